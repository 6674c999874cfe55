"""A child's time in care, newest first: reviews, visits, orders, homes, absences, letters, plans and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState, Share, SheetState, YesNo
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.wording import counted, dated
from iro_desk.records import (
    Child,
    ChildsWords,
    Concern,
    ConcernStep,
    EarlyReview,
    Event,
    Jot,
    LegalPeriod,
    Letter,
    MissingEpisode,
    Placement,
    Plan,
    Review,
    ReviewMeeting,
    Sheet,
    Visit,
)
from iro_desk.services import jots
from iro_desk.services.children.rows import Happening
from iro_desk.services.children.standing import home_words, meeting_words, order_words
from iro_desk.services.entering import fetch, key
from iro_desk.services.sheet_forms import form_of

OF_CONCERNS = (
    StepKind.RAISED,
    StepKind.TALKED,
    StepKind.WRITTEN,
    StepKind.MADE_FORMAL,
    StepKind.MOVED_UP,
    StepKind.SETTLED,
    StepKind.REOPENED,
)
GATHERED = (ReviewState.PLANNED, ReviewState.CANCELLED)


def timeline(session: Session, child_id: int, today: date) -> tuple[Happening, ...]:
    """Everything that has happened up to ``today``, newest first."""
    fetch(session, Child, child_id)
    parts = (
        _reviews,
        _adjournments,
        _visits,
        _orders,
        _homes,
        _absences,
        _letters,
        _plans,
        _sheets,
        _events,
        _answers,
        _concerns,
        _jots,
    )
    found = [happening for part in parts for happening in part(session, child_id)]
    past = [happening for happening in found if happening.on <= today]
    return tuple(sorted(past, key=lambda h: (h.on, h.subject_id), reverse=True))


def _reviews(session: Session, child_id: int) -> Iterator[Happening]:
    """Every review that was begun; of one held as a series each meeting on its own day, the last with the review."""
    meetings: dict[int, dict[date, ReviewMeeting]] = defaultdict(dict)
    for meeting in session.exec(select(ReviewMeeting).where(ReviewMeeting.child_id == child_id)):
        meetings[meeting.review_id][meeting.held_on] = meeting
    for row in session.exec(select(Review).where(Review.child_id == child_id)):
        if row.state in GATHERED:
            continue
        detail = "" if row.participation is None else row.participation.label
        if row.state is ReviewState.WRITING:
            detail = "Being written up"
        held = meetings[key(row)]
        last = held.pop(row.review_on, None)
        if last is not None and (words := meeting_words(last)):
            detail = f"{words}. {detail}".strip()
        yield Happening(row.review_on, "review", row.kind.label, detail, (), key(row))
        for on, one in held.items():
            yield Happening(
                on, "review", f"{row.kind.label}, a meeting of it", meeting_words(one), (), key(row)
            )


def _adjournments(session: Session, child_id: int) -> Iterator[Happening]:
    """A review that began and goes on another day, with why."""
    for row in session.exec(select(Review).where(Review.child_id == child_id)):
        if row.adjourned_on is not None and row.adjourned_to is not None:
            detail = f"Goes on {dated(row.adjourned_to)}. {row.adjourned_why}".strip()
            yield Happening(row.adjourned_on, "review", f"{row.kind.label}, adjourned", detail, (), key(row))


def _visits(session: Session, child_id: int) -> Iterator[Happening]:
    shared: dict[int | None, list[str]] = defaultdict(list)
    lines = select(ChildsWords).where(ChildsWords.child_id == child_id, ChildsWords.share == Share.MAY_SHARE)
    for line in session.exec(lines.order_by(col(ChildsWords.position))):
        shared[line.visit_id].append(line.words)
    for row in session.exec(select(Visit).where(Visit.child_id == child_id)):
        text = "Visit, not seen" if row.seen is YesNo.NO else "Visit"
        detail = "" if row.seen_alone is None else f"Seen alone: {row.seen_alone.label.lower()}"
        yield Happening(row.visit_on, "visit", text, detail, tuple(shared[row.id]), key(row))


def _orders(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(LegalPeriod).where(LegalPeriod.child_id == child_id)):
        text = order_words(row) or "Legal status not recorded"
        yield Happening(row.started_on, "order", text, row.note, (), key(row))


def _homes(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(Placement).where(Placement.child_id == child_id)):
        detail = "The home is not registered" if row.is_unregistered else ""
        if not detail and row.kind is not None and row.described:
            detail = row.kind.label
        yield Happening(
            row.started_on, "home", f"New home: {home_words(row) or 'not recorded'}", detail, (), key(row)
        )


def _absences(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(MissingEpisode).where(MissingEpisode.child_id == child_id)):
        text = "Missing" if row.kind == "M" else "Away without leave"
        detail = "Not yet back"
        if row.ended_on is not None:
            detail = f"Back after {counted((row.ended_on - row.started_on).days, 'day')}"
        yield Happening(row.started_on, "missing", text, detail, (), key(row))


def _letters(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(Letter).where(Letter.child_id == child_id)):
        detail = "Finished" if row.finished_at is not None else "Being written"
        yield Happening(row.dated_on, "letter", "Letter to the child", detail, (), key(row))


def _plans(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(Plan).where(Plan.child_id == child_id)):
        if row.dated_on is not None:
            text = row.kind.label
            yield Happening(
                row.dated_on, "plan", text, row.note or f"Dated {dated(row.dated_on)}", (), key(row)
            )


def _sheets(session: Session, child_id: int) -> Iterator[Happening]:
    """Meetings and other short forms, each with the child's words that may be shared."""
    shared: dict[int | None, list[str]] = defaultdict(list)
    lines = select(ChildsWords).where(ChildsWords.child_id == child_id, ChildsWords.share == Share.MAY_SHARE)
    for line in session.exec(lines.order_by(col(ChildsWords.position))):
        shared[line.sheet_id].append(line.words)
    for row in session.exec(select(Sheet).where(Sheet.child_id == child_id)):
        detail = row.state.label if row.state is SheetState.WRITING else row.told
        title = form_of(row.form).title
        yield Happening(row.held_on or row.begun_on, "sheet", title, detail, tuple(shared[row.id]), key(row))


def _events(session: Session, child_id: int) -> Iterator[Happening]:
    """What was noted; a meeting that has its own form is told by that."""
    days = {row.id: row.held_on for row in session.exec(select(Sheet).where(Sheet.child_id == child_id))}
    for row in session.exec(select(Event).where(Event.child_id == child_id)):
        if row.sheet_id is not None and days.get(row.sheet_id) == row.happened_on:
            continue
        yield Happening(row.happened_on, "event", row.kind.label, row.note, (), key(row))


def _answers(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(EarlyReview).where(EarlyReview.child_id == child_id)):
        reason = f"{row.reason.label[:1].lower()}{row.reason.label[1:]}"
        said = "needed" if row.needed is YesNo.YES else "not needed"
        yield Happening(row.answered_on, "event", f"Early review {said}: {reason}", row.why, (), key(row))


def _concerns(session: Session, child_id: int) -> Iterator[Happening]:
    """Where each concern began, went and ended; one raised before its history was kept shows when it was raised."""
    steps: dict[int, list[ConcernStep]] = defaultdict(list)
    for step in session.exec(select(ConcernStep).where(ConcernStep.child_id == child_id)):
        if step.kind in OF_CONCERNS:
            steps[step.concern_id].append(step)
    for row in session.exec(select(Concern).where(Concern.child_id == child_id)):
        number = key(row)
        for step in steps[number]:
            text = f"{step.kind.label}: {step.whom}" if step.whom else step.kind.label
            yield Happening(step.happened_on, "concern", f"Concern. {text}", row.about, (), number)
        if not steps[number]:
            yield Happening(row.raised_on, "concern", "Concern raised", row.about, (), number)


def _jots(session: Session, child_id: int) -> Iterator[Happening]:
    for row in session.exec(select(Jot).where(Jot.child_id == child_id)):
        became = "Not filed yet" if row.state is None else row.state.label
        yield Happening(jots.day_of(row.jotted_at), "jot", f"Jot: {row.text}", became, (), key(row))
