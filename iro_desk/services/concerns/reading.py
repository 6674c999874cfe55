"""Reads concerns: in lists by quarter, theme and stage, as they are counted, and one with its whole history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks.disputes import WHOLE_WORKING_DAYS
from iro_desk.domain.codes import Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.concerns.counting import Raised
from iro_desk.domain.concerns.ladder import Ladder, day_of_whole, planned_ends
from iro_desk.domain.concerns.standing import Stands, stands
from iro_desk.domain.wording import dated, day_month
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, ChildsWords, Concern, ConcernStep, Decision, Review
from iro_desk.services.closed import is_open
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.cafcass import cafcass
from iro_desk.services.concerns.rows import ConcernLine, ConcernPageView, StageRow, StepRow, Together
from iro_desk.services.concerns.steps import needs_a_look
from iro_desk.services.concerns.stored import beside
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import ChildBrief, briefs

BEGINS = (StepKind.MADE_FORMAL, StepKind.MOVED_UP)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which concerns to list; None leaves a question out.

    Args:
        first, last: the days it is counted on, both included.
        is_open: True for those not ended, False for those that have.
        in_hand: leaves out the concerns of children whose case is closed.
        settled_within: ended in so many calendar days of being made formal, or else raised.
    """

    child_id: int | None = None
    is_open: bool | None = None
    first: date | None = None
    last: date | None = None
    theme: str | None = None
    is_formal: bool | None = None
    settled_within: int | None = None
    in_hand: bool = False


EVERY = Wanted()


def listed(
    session: Session, today: date, calendar: Calendar, wanted: Wanted = EVERY
) -> tuple[ConcernLine, ...]:
    """Return the concerns wanted: the open ones by when an answer is due, then those that ended, newest first."""
    query = select(Concern)
    if wanted.child_id is not None:
        query = query.where(Concern.child_id == wanted.child_id)
    if wanted.in_hand:
        query = query.where(is_open(Concern.child_id))
    if wanted.theme is not None:
        query = query.where(Concern.theme == wanted.theme)
    children, ladder, written = briefs(session), lists.ladder(session), _written(session)
    rows = session.exec(query.order_by(col(Concern.id))).all()
    found = [
        _line(row, children[row.child_id], _stands(row, ladder, today, calendar, key(row) in written))
        for row in rows
        if _is_wanted(row, wanted)
    ]
    return tuple(sorted(found, key=_order))


def raised(session: Session) -> tuple[Raised, ...]:
    """Return every concern as it is counted, the first raised first."""
    rows = session.exec(select(Concern).order_by(col(Concern.raised_on), col(Concern.id))).all()
    return tuple(
        Raised(
            key(row), row.child_id, row.raised_on, formal_day(row), row.settled_on, row.theme,
            has_changed=bool(row.changed.strip()),
        )
        for row in rows
    )  # fmt: skip


def formal_day(row: Concern) -> date | None:
    """The day it was made formal; for one kept before that day was, the day its stage began or it was raised."""
    return row.formal_on or ((row.stage_on or row.raised_on) if row.stage else None)


def view(session: Session, concern_id: int, today: date, calendar: Calendar) -> ConcernPageView:
    """Return one concern with its history, its stages and what its page offers."""
    row = fetch(session, Concern, concern_id)
    child = fetch(session, Child, row.child_id)
    ladder = lists.ladder(session)
    steps = tuple(_step(one) for one in steps_of(session, concern_id))
    formal_on, upper = formal_day(row), ladder.after(row.stage)
    ends = None if formal_on is None else calendar.add_working_days(formal_on, WHOLE_WORKING_DAYS)
    until = row.settled_on or today
    return ConcernPageView(
        concern_id=concern_id,
        child=briefs(session)[row.child_id],
        called=child.preferred_name.strip() or "the child",
        about=row.about,
        facts=_facts(session, row, formal_on),
        stands=_stands(row, ladder, today, calendar, concern_id in _written(session)),
        is_open=row.settled_on is None,
        stage=row.stage,
        effect=row.effect,
        asked_for=row.asked_for,
        raised_with=row.raised_with,
        more=_more(row),
        said=_said(session, row),
        stages=_stages(session, row, ladder, calendar),
        day=(max(day_of_whole(formal_on, until, calendar), 0), WHOLE_WORKING_DAYS) if formal_on else None,
        whole_ends_on=ends,
        steps=steps,
        told=tuple(one for one in steps if one.kind is StepKind.TOLD_CHILD),
        cafcass=cafcass(session, concern_id),
        together=tuple(_together(session, one) for one in beside(session, row)),
        next_title=upper.title if upper is not None else "",
        is_answered=row.answered_on is not None,
        changed=row.changed,
        needs_a_look=needs_a_look(row),
        review_id=row.review_id,
        sheet_id=row.sheet_id,
    )


def steps_of(session: Session, concern_id: int) -> list[ConcernStep]:
    """Return the history, newest first."""
    query = select(ConcernStep).where(ConcernStep.concern_id == concern_id)
    return list(
        session.exec(query.order_by(col(ConcernStep.happened_on).desc(), col(ConcernStep.id).desc())).all()
    )


def answer_due(row: Concern, ladder: Ladder, calendar: Calendar) -> date | None:
    """The last day for the answer at the stage it stands at; None when none was asked for."""
    if row.stage and row.stage_on is not None:
        return calendar.add_working_days(row.stage_on, ladder.stage(row.stage).working_days)
    return row.respond_by


def _written(session: Session) -> frozenset[int]:
    """The concerns that were put in writing while informal."""
    query = select(ConcernStep.concern_id).where(ConcernStep.kind == StepKind.WRITTEN)
    return frozenset(session.exec(query).all())


def _stands(row: Concern, ladder: Ladder, today: date, calendar: Calendar, in_writing: bool) -> Stands:
    due_on, ended = answer_due(row, ladder, calendar), (row.settled_on, row.outcome)
    return stands(row.stage, due_on, row.answered_on, ended, today, calendar, in_writing=in_writing)


def _line(row: Concern, child: ChildBrief, standing: Stands) -> ConcernLine:
    return ConcernLine(
        key(row), child, row.about, row.theme_words, row.theme, row.stage, row.raised_on,
        formal_day(row) or row.raised_on, row.settled_on, standing,
    )  # fmt: skip


def _is_wanted(row: Concern, wanted: Wanted) -> bool:
    on = formal_day(row) or row.raised_on
    is_open = row.settled_on is None
    days = None if row.settled_on is None else (row.settled_on - on).days
    return (
        (wanted.is_open is None or wanted.is_open is is_open)
        and (wanted.first is None or on >= wanted.first)
        and (wanted.last is None or on <= wanted.last)
        and (wanted.is_formal is None or wanted.is_formal is bool(row.stage))
        and (wanted.settled_within is None or (days is not None and days <= wanted.settled_within))
    )


def _order(line: ConcernLine) -> tuple[bool, int, int]:
    if line.settled_on is not None:
        return True, -line.settled_on.toordinal(), line.concern_id
    due = line.stands.due_on or date.max
    return False, due.toordinal(), line.concern_id


def _step(row: ConcernStep) -> StepRow:
    title = f"{row.kind.label}: {row.whom}" if row.whom else row.kind.label
    return StepRow(key(row), row.kind, row.happened_on, title, row.words, row.due_on, row.share)


def _facts(session: Session, row: Concern, formal_on: date | None) -> tuple[str, ...]:
    found = [f"Formal since {dated(formal_on)}" if formal_on else f"Raised {dated(row.raised_on)}"]
    if row.plan is not None:
        found.append(row.plan.label)
    for words in (row.theme_words, row.also_words):
        if words:
            found.append(f"Theme: {words[:1].lower()}{words[1:]}")
    decision = session.get(Decision, row.decision_id) if row.decision_id else None
    review = session.get(Review, decision.review_id if decision is not None else row.review_id or 0)
    if decision is not None and review is not None:
        found.append(
            f"From decision {decision.position + 1}, review of {day_month(review.review_on)} {review.review_on.year}"
        )
    elif review is not None:
        found.append(f"From the review of {dated(review.review_on)}")
    return tuple(found)


def _more(row: Concern) -> str:
    view = row.childs_view.label if row.childs_view is not None else ""
    parts = (
        row.facts,
        f"Raised with {row.raised_with}." if row.raised_with else "",
        f"What they think of its being raised: {view[:1].lower()}{view[1:]}. {row.childs_view_why}".strip()
        if view
        else "",
        f"Going well: {row.going_well}" if row.going_well.strip() else "",
    )
    return "\n".join(part.strip() for part in parts if part.strip())


def _said(session: Session, row: Concern) -> tuple[str, date] | None:
    words = session.get(ChildsWords, row.words_id) if row.words_id else None
    if words is None or words.share is not Share.MAY_SHARE:
        return None
    return words.words, words.said_on


def _stages(session: Session, row: Concern, ladder: Ladder, calendar: Calendar) -> tuple[StageRow, ...]:
    steps = list(reversed(steps_of(session, key(row))))
    begun = {one.stage: one.happened_on for one in steps if one.kind in BEGINS}
    titles = {one.stage: one.whom for one in steps if one.kind in BEGINS}
    if row.stage and row.stage not in begun:
        begun[row.stage] = row.stage_on or row.raised_on
    answered = {one.stage: one.happened_on for one in steps if one.kind is StepKind.ANSWERED}
    ends = planned_ends(ladder, begun, row.stage, calendar)
    found = []
    for stage in ladder.formal:
        state = "now" if stage.number == row.stage else ("passed" if stage.number < row.stage else "later")
        words = "Not reached"
        if stage.number in answered and stage.number in begun:
            day = calendar.working_days_between(begun[stage.number], answered[stage.number])
            words = f"Answered on day {day}." + (" Not settled." if state == "passed" else "")
        elif state == "passed":
            words = "No answer" if stage.number in begun else "Skipped"
        elif state == "now":
            words = ""
        title = titles.get(stage.number) or stage.title
        found.append(StageRow(stage.number, title, stage.working_days, state, ends.get(stage.number), words))
    return tuple(found)


def _together(session: Session, row: Concern) -> Together:
    child = fetch(session, Child, row.child_id)
    return Together(
        key(row), row.child_id, child.preferred_name.strip() or "Brother or sister", row.settled_on is None
    )
