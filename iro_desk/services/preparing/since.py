"""What has changed for a child since the last review, what they said, and what is waiting from it."""

from __future__ import annotations

import json
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DecisionState, Share
from iro_desk.domain.wording import Tone, counted, dated, short_date
from iro_desk.records import ChildsWords, Concern, Decision, Jot, JournalEntry, Review, Visit, VisitFields
from iro_desk.records.forms import asked
from iro_desk.services import agreement, children, jots
from iro_desk.services.entering import fetch, key
from iro_desk.services.preparing.rows import Changed, OpenConcern, Owed, PrivateNote, Said, Waiting
from iro_desk.services.reviews.parts import stored
from iro_desk.services.upcoming import Upcoming
from iro_desk.services.visits.promises import open_asks, open_promises

TONES = {
    DecisionState.DONE: Tone.OK,
    DecisionState.NOT_NEEDED: Tone.OK,
    DecisionState.PARTLY: Tone.SOON,
    DecisionState.NOT_DONE: Tone.LATE,
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: reviews and the papers that left are not news; visits are told with her own view; a jot never goes on paper
PLAN = "plan"
PASSED_OVER = ("review", "letter", "visit", "jot", PLAN)


def changes(session: Session, child_id: int, review: Upcoming, today: date) -> tuple[Changed, ...]:
    """Return what has happened since the last review, newest first, with her own view of each visit."""
    since = review.last_on or date.min
    told = [one for one in children.timeline(session, child_id, today) if one.on > since]
    found = [Changed(one.on, one.text, one.detail) for one in told if one.kind not in PASSED_OVER]
    plans: dict[date, list[str]] = {}
    for one in told:
        if one.kind == PLAN:
            plans.setdefault(one.on, []).append(one.text)
    found += [Changed(on, "Plans that carry this date", ", ".join(names)) for on, names in plans.items()]
    query = select(Visit).where(Visit.child_id == child_id, Visit.visit_on > since, Visit.visit_on <= today)
    for visit in session.exec(query.order_by(col(Visit.visit_on).desc())).all():
        found.append(Changed(visit.visit_on, "Your visit", _view(visit)))
    midway = _midway(session, review)
    if midway is not None and midway > since:
        found.append(Changed(midway, "Midway review held", ""))
    found += [one for one in _settled(session, review) if since < one.on <= today]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def decisions(session: Session, review: Upcoming, today: date) -> tuple[Waiting, ...]:
    """Return the decisions of the last review, those that have waited longest first."""
    if review.last_review_id is None:
        return ()
    rows = sorted(stored(session, review.last_review_id), key=lambda row: -row.times_carried)
    states = agreement.states(session, fetch(session, Review, review.last_review_id), today)
    found = []
    for row in rows:
        by = f"by {short_date(row.by_when, today)}" if row.by_when else "no day set"
        late = row.by_when is not None and row.by_when < today and row.state not in TONES
        tone = Tone.LATE if late else TONES.get(row.state, Tone.NONE)
        state = "Day passed, not marked" if late else states[key(row)].label
        if row.done_on is not None and row.state is DecisionState.DONE:
            state += f", {short_date(row.done_on, today)}"
        detail = f"{row.owner or 'Nobody named'}, {by}" + _meant(row)
        found.append(Waiting(row.what, detail, state, tone, waited(row.times_carried)))
    return tuple(found)


def _meant(row: Decision) -> str:
    """What its waiting has meant for the child, as a sentence of its own; empty when nobody wrote it."""
    return f". What it has meant: {row.effect.strip()}" if row.effect.strip() else ""


def waited(times_carried: int) -> str:
    """Say at how many reviews in a row a decision comes up; empty when it comes up for the first time."""
    if not times_carried:
        return ""
    at = times_carried + 1
    ordinal = ORDINALS[at - 1] if at <= len(ORDINALS) else f"{at}th"
    return f"{ordinal} review in a row"


def said(session: Session, child_id: int, review: Upcoming, share: Share) -> tuple[Said, ...]:
    """Return the child's lines since the last review, newest first."""
    since = review.last_on or date.min
    query = select(ChildsWords).where(
        ChildsWords.child_id == child_id, ChildsWords.share == share, ChildsWords.said_on > since
    )
    newest = query.order_by(col(ChildsWords.said_on).desc(), col(ChildsWords.position))
    return tuple(Said(row.words, row.said_on) for row in session.exec(newest).all())


def owed(session: Session, child_id: int, today: date) -> tuple[Owed, ...]:
    """Return the promises still to keep, and what the child asked for and has had no answer to."""
    found = []
    for promise in open_promises(session, child_id):
        by = f", by {short_date(promise.by_when, today)}" if promise.by_when else ""
        late = promise.by_when is not None and promise.by_when < today
        badge, tone = ("Day passed", Tone.LATE) if late else ("Promised", Tone.NONE)
        detail = f"You promised {short_date(promise.made_on, today)}{by}"
        found.append(Owed(promise.what, detail, badge, tone, promise.share is not Share.MAY_SHARE))
    for ask in open_asks(session, child_id):
        by = f", by {short_date(ask.by_when, today)}" if ask.by_when else ""
        of = f" of {ask.of_whom}" if ask.of_whom.strip() else ""
        detail = f"Asked{of} {short_date(ask.asked_on, today)}{by}"
        found.append(Owed(ask.what, detail, "No answer yet", Tone.SOON, ask.share is not Share.MAY_SHARE))
    return tuple(found)


def notes(session: Session, child_id: int, review: Upcoming) -> tuple[PrivateNote, ...]:
    """Return what the officer wrote for herself since the last review: private answers and open jots."""
    since = review.last_on or date.min
    query = select(Visit).where(Visit.child_id == child_id, Visit.visit_on > since)
    private = [field for field in asked(VisitFields) if field.form.private and field.kind is str]
    found = [
        PrivateNote(visit.visit_on, field.form.label, words)
        for visit in session.exec(query).all()
        for field in private
        if (words := str(getattr(visit, field.name) or "").strip())
    ]
    jotted = session.exec(select(Jot).where(Jot.child_id == child_id)).all()
    found += [
        PrivateNote(day, "A jot" if jot.filed_at is None else f"A jot. {jots.became_words(jot)}", jot.text)
        for jot in jotted
        if (day := jots.day_of(jot.jotted_at)) > since or jot.filed_at is None
    ]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def concerns(session: Session, child_id: int) -> tuple[OpenConcern, ...]:
    """Return the concerns that are not settled, oldest first."""
    query = select(Concern).where(Concern.child_id == child_id, col(Concern.settled_on).is_(None))
    return tuple(
        OpenConcern(
            row.about or "Not described",
            f"{'Informal' if not row.stage else f'Formal, stage {row.stage}'}, raised {dated(row.raised_on)}"
            + (f", answer wanted by {dated(row.respond_by)}" if row.respond_by else ""),
        )
        for row in session.exec(query.order_by(col(Concern.raised_on))).all()
    )


def _settled(session: Session, review: Upcoming) -> list[Changed]:
    """What became of the last decisions, on the day it was done, or marked by the journal; the newest mark of each."""
    rows = (
        {}
        if review.last_review_id is None
        else {row.id: row for row in stored(session, review.last_review_id)}
    )
    query = select(JournalEntry).where(JournalEntry.kind == "decision", col(JournalEntry.row_id).in_(rows))
    found: dict[int, Changed] = {}
    for one in session.exec(query.order_by(col(JournalEntry.id))).all():
        row = rows[one.row_id]
        was, became = (json.loads(kept or "{}").get("state") for kept in (one.before, one.after))
        if one.before and was != became == row.state.value and row.state in TONES:
            words = f"Decision {row.state.label[:1].lower()}{row.state.label[1:]}: {row.what}"
            day = row.done_on or jots.day_of(one.at)
            found[one.row_id] = Changed(day, words, row.outcome_note.strip())
    return list(found.values())


def _view(visit: Visit) -> str:
    seen = "" if visit.seen_alone is None else f"Seen alone: {visit.seen_alone.label.lower()}. "
    return f"{seen}{visit.officer_view.strip()}".strip()


def _midway(session: Session, review: Upcoming) -> date | None:
    if review.last_review_id is None:
        return None
    row = session.get(Review, review.last_review_id)
    return row.midway_held_on if row else None


def since_words(review: Upcoming, today: date) -> str:
    """Say how long ago the last review was; empty before the first."""
    if review.last_on is None:
        return "No review has been held yet."
    return f"Last review {dated(review.last_on)}, {counted((today - review.last_on).days, 'day')} ago."
