"""Gathers what the officer did for one child: visits, reviews, concerns with their entries, and dates told.

Nothing private is gathered: no entry that is kept off the page, no words said in confidence, nothing of a visit but
its day and how the child was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DecisionState, ReviewState, Share, SheetState, YesNo
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.footprint import FootprintConcern, FootprintLine, FootprintPaper
from iro_desk.domain.wording import counted, joined
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, ChildsWords, Concern, ConcernStep, Decision, Review, Sheet, Visit
from iro_desk.services import commendations, settings
from iro_desk.services.concerns.reading import Wanted, listed
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name
from iro_desk.services.sheet_forms import all_forms


def paper(session: Session, child_id: int, today: date, calendar: Calendar) -> FootprintPaper:
    """Return everything the page says of one child."""
    child, officer = fetch(session, Child, child_id), settings.current(session)
    concerns = _concerns(session, child_id, today, calendar)
    visits, reviews = _visits(session, child_id, today), _reviews(session, child_id, today)
    midways = _midways(session, child_id, today)
    told = _told(session, child_id)
    thanks = tuple(
        FootprintLine(one.given_on, f"Thanked {one.whom}", one.effect)
        for one in reversed(commendations.listed(session, child_id))
    )
    contact = (officer.officer_telephone, officer.officer_email)
    return FootprintPaper(
        child_name=display_name(child),
        called=child.preferred_name.strip() or "the child",
        born_on=child.born_on,
        local_code=child.local_code,
        made_on=today,
        officer=officer.officer_name or "The reviewing officer",
        officer_contact=" · ".join(part for part in contact if part),
        authority=officer.authority_name,
        in_short=_in_short(visits, reviews, midways, concerns, told),
        concerns=concerns,
        seen=tuple(sorted((*visits, *reviews, *midways), key=lambda one: one.on)),
        told=told,
        thanks=thanks,
        is_demonstration=child.is_demonstration,
    )


def _visits(session: Session, child_id: int, today: date) -> tuple[FootprintLine, ...]:
    query = select(Visit).where(Visit.child_id == child_id, Visit.visit_on <= today)
    rows = session.exec(query.order_by(col(Visit.visit_on), col(Visit.id))).all()
    return tuple(
        FootprintLine(
            row.visit_on,
            "Went to see them, and they were not seen" if row.seen is YesNo.NO else "Visited",
            f"Seen alone: {row.seen_alone.label.lower()}" if row.seen_alone is not None else "",
        )
        for row in rows
    )


def _reviews(session: Session, child_id: int, today: date) -> tuple[FootprintLine, ...]:
    finished = Review.state == ReviewState.FINISHED
    query = select(Review).where(Review.child_id == child_id, finished, Review.review_on <= today)
    rows = session.exec(query.order_by(col(Review.review_on), col(Review.id))).all()
    return tuple(FootprintLine(row.review_on, row.kind.label, _decisions(session, key(row))) for row in rows)


def _midways(session: Session, child_id: int, today: date) -> tuple[FootprintLine, ...]:
    """The midway reviews held: their day only, for what was answered in them is not for this page."""
    titles = {form.id: form.title for form in all_forms() if form.is_midway}
    query = select(Sheet).where(Sheet.child_id == child_id, col(Sheet.form).in_(titles))
    rows = session.exec(query.order_by(col(Sheet.held_on), col(Sheet.id))).all()
    return tuple(
        FootprintLine(row.held_on, titles[row.form])
        for row in rows
        if row.held_on is not None and row.held_on <= today and row.state is not SheetState.WRITING
    )


def _decisions(session: Session, review_id: int) -> str:
    states = session.exec(select(Decision.state).where(Decision.review_id == review_id)).all()
    if not states:
        return ""
    return f"{counted(len(states), 'decision')}, {sum(one is DecisionState.DONE for one in states)} done"


def _concerns(
    session: Session, child_id: int, today: date, calendar: Calendar
) -> tuple[FootprintConcern, ...]:
    standing = {one.concern_id: one.stands for one in listed(session, today, calendar, Wanted(child_id))}
    query = select(Concern).where(Concern.child_id == child_id)
    rows = session.exec(query.order_by(col(Concern.raised_on), col(Concern.id))).all()
    found = []
    for row in rows:
        steps = _steps(session, key(row))
        shared = [
            one for one in steps if one.share is Share.MAY_SHARE and one.kind is not StepKind.TOLD_CHILD
        ]
        found.append(
            FootprintConcern(
                about=row.about,
                standing=standing[key(row)].words,
                theme=row.theme_words,
                effect=row.effect.strip(),
                asked_for=row.asked_for.strip(),
                changed=row.changed.strip(),
                said=_said(session, row.words_id),
                entries=tuple(_line(one) for one in shared)
                or (FootprintLine(row.raised_on, "Raised"),) * (not steps),
                left_off=sum(one.share is Share.PRIVATE for one in steps),
            )
        )
    return tuple(found)


def _steps(session: Session, concern_id: int) -> Sequence[ConcernStep]:
    query = select(ConcernStep).where(ConcernStep.concern_id == concern_id)
    return session.exec(query.order_by(col(ConcernStep.happened_on), col(ConcernStep.id))).all()


def _line(row: ConcernStep) -> FootprintLine:
    return FootprintLine(
        row.happened_on, f"{row.kind.label}: {row.whom}" if row.whom else row.kind.label, row.words
    )


def _told(session: Session, child_id: int) -> tuple[FootprintLine, ...]:
    query = select(ConcernStep).where(
        ConcernStep.child_id == child_id,
        ConcernStep.kind == StepKind.TOLD_CHILD,
        ConcernStep.share == Share.MAY_SHARE,
    )
    rows = session.exec(query.order_by(col(ConcernStep.happened_on), col(ConcernStep.id))).all()
    return tuple(FootprintLine(row.happened_on, row.whom, row.words) for row in rows)


def _said(session: Session, words_id: int | None) -> str:
    row = session.get(ChildsWords, words_id) if words_id else None
    return row.words if row is not None and row.share is Share.MAY_SHARE else ""


def _in_short(
    visits: Sequence[FootprintLine],
    reviews: Sequence[FootprintLine],
    midways: Sequence[FootprintLine],
    concerns: Sequence[FootprintConcern],
    told: Sequence[FootprintLine],
) -> str:
    counts = [
        counted(len(visits), "visit"),
        counted(len(reviews), "review"),
        *((counted(len(midways), "midway review"),) if midways else ()),
        counted(len(concerns), "concern"),
    ]
    changed = sum(bool(one.changed) for one in concerns)
    words = f"{joined(counts)}."
    if concerns:
        words += f" Something changed for the child in {changed} of {len(concerns)}."
    if told:
        words += f" Told of it {counted(len(told), 'time')}."
    return words
