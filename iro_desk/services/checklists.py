"""The checklist of a review: what is due for a child, answering it, and the decision a No may lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlmodel import Session, col, select

from iro_desk.domain.checklist import (
    LEFT_CODE,
    SECTION,
    AskedAbout,
    Checklist,
    DueItem,
    Given,
    Item,
    Mark,
    due_items,
    left_words,
    read_checklist,
)
from iro_desk.domain.checklist_conditions import Known, Ticked, holding
from iro_desk.domain.codes import PermanencePlan, Role
from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import (
    ChecklistAnswer,
    Child,
    Circumstances,
    CircumstancesFields,
    Decision,
    DecisionFields,
    Person,
    Placement,
    Review,
)
from iro_desk.services import checklist_beside, drafts, settings
from iro_desk.services.checklist_beside import Beside
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.typed import drafted
from iro_desk.services.upcoming import Upcoming, upcoming

TABLE = "data/checklist.toml"
APPLIES = "prepare:applies"


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """An item that is due, with what is known to the questions that follow a No.

    Args:
        last_words: the answer before, with its day; empty for the first time.
        offered: the decision it offers.
        is_decided: that decision is in the open review already.
        held: what is held of it here, such as the date of a plan; empty for nothing.
        look: why a Yes is worth a look beside that; empty for any other answer.
    """

    due: DueItem
    note: str
    last_words: str
    offered: str
    is_decided: bool
    held: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class DueChecklist:
    """What is due at the review being prepared.

    Args:
        review_id: the open review; None while it has not begun, and then no decision can be added.
    """

    child_id: int
    review_id: int | None
    rows: tuple[ChecklistRow, ...]

    @property
    def left(self) -> int:
        """How many have no answer yet."""
        return sum(row.due.answer is None for row in self.rows)


@cache
def checklist() -> Checklist:
    """Return the shipped checklist."""
    return read_checklist(resource(TABLE).read_text(encoding="utf-8"))


def due(session: Session, child_id: int, today: date) -> DueChecklist:
    """Return the items due at the review this child is being prepared for."""
    review = upcoming(session, child_id)
    child = fetch(session, Child, child_id)
    rows = _answers(session, child_id)
    on = max(today, review.on) if review.on else today
    ends_on = circumstances(session, child_id).passport_ends
    holds = holding(_known(session, child, review, on))
    about = AskedAbout(child.born_on, on, review.number, holds, ends_on)
    given = [
        Given(row.item, row.answer, row.answered_on, review.number_of(row.review_id, row.answered_on))
        for row in rows
    ]
    notes = {
        row.item: row.note
        for row in rows
        if review.number_of(row.review_id, row.answered_on) == review.number
    }
    decided = _decided(session, review.review_id)
    beside = Beside(review.facts, checklist_beside.limits(session, child_id, today), ends_on, today)
    found = (_row(one, notes, decided, beside) for one in due_items(checklist(), about, given))
    return DueChecklist(child_id, review.review_id, tuple(found))


def answer(session: Session, child_id: int, item: str, mark: Mark | None, today: date) -> None:
    """Answer an item at the review being prepared, or take the answer back with None."""
    review = upcoming(session, child_id)
    row = _current(session, child_id, item, review)
    if mark is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        insert(
            session,
            ChecklistAnswer,
            child_id=child_id,
            review_id=review.review_id,
            item=item,
            answer=mark,
            answered_on=today,
        )
    else:
        row.answer, row.answered_on, row.review_id = mark, today, review.review_id
    session.flush()


def note(session: Session, child_id: int, item: str, words: str, today: date) -> None:
    """Keep what is known to the questions that follow; nothing happens to an item without an answer."""
    row = _current(session, child_id, item, upcoming(session, child_id))
    if row is not None:
        row.note = words
    session.flush()


def decide(session: Session, child_id: int, item: str, today: date) -> int:
    """Add the decision an item offers to the open review, with its words for the child; returns its number.

    Raises:
        Refusal: no review is open.
    """
    review_id = upcoming(session, child_id).review_id
    if review_id is None:
        raise Refusal("The review has not begun.", "Start the review, and then add the decision.")
    offered = next(one for one in checklist().items if one.id == item)
    what = _offer(offered)
    mine = _decisions(session, review_id)
    held = next((one for one in mine if one.what == what), None)
    if held is not None:
        return key(held)
    draft = DecisionFields.model_validate({"what": what, "for_child": offered.child_words})
    made = insert(session, Decision, draft, review_id=review_id, child_id=child_id, position=len(mine))
    return key(made)


def left(session: Session, child_id: int, review_id: int, today: date) -> int:
    """Return how many items of an open review have no answer; 0 for one that is finished."""
    found = due(session, child_id, today)
    return found.left if found.review_id == review_id else 0


def findings(session: Session, child_id: int, review_id: int, today: date) -> tuple[Finding, ...]:
    """Say what is left of the checklist; whether that stops the review is for the authority to set."""
    count = left(session, child_id, review_id, today)
    if not count:
        return ()
    stops = settings.values(session)[settings.CHECKLIST_FINISH] == settings.STOPS
    return (Finding(LEFT_CODE, left_words(count), SECTION, "", "stop" if stops else "look"),)


def circumstances(session: Session, child_id: int) -> CircumstancesFields:
    """What the officer has said applies to a child."""
    row = _circumstances(session, child_id)
    return CircumstancesFields.model_validate({}) if row is None else extract(CircumstancesFields, row)


def file_circumstances(session: Session, values: Mapping[str, object], child_id: int) -> None:
    """Write what applies to a child."""
    draft = drafted(CircumstancesFields, values)
    row = _circumstances(session, child_id)
    if row is None:
        insert(session, Circumstances, draft, child_id=child_id)
    else:
        copy(draft, row)
    session.flush()
    drafts.let_go(session, APPLIES, 0, child_id)


def _known(session: Session, child: Child, review: Upcoming, on: date) -> Known:
    number = key(child)
    home = session.exec(
        select(Placement)
        .where(Placement.child_id == number, col(Placement.ended_on).is_(None))
        .order_by(col(Placement.started_on).desc())
    ).first()
    return Known(
        facts=review.facts,
        born_on=child.born_on,
        on=on,
        review=review.number,
        last_review_on=review.last_on,
        ticked=Ticked(**circumstances(session, number).model_dump(exclude={"passport_ends"})),
        is_unaccompanied=child.unaccompanied,
        has_siblings=_has_siblings(session, child),
        is_away=bool(home and home.authority.strip()),
        miles=home.miles_from_home if home else None,
        permanence=_permanence(session, review),
    )


def _row(due: DueItem, notes: Mapping[str, str], decided: frozenset[str], beside: Beside) -> ChecklistRow:
    held = beside.held(due.item)
    return ChecklistRow(
        due=due,
        note=notes.get(due.item.id, ""),
        last_words=_last_words(due.last),
        offered=_offer(due.item),
        is_decided=_offer(due.item) in decided,
        held=held.words,
        look=held.look if due.answer is Mark.YES else "",
    )


def _has_siblings(session: Session, child: Child) -> bool:
    """Whether a brother or sister is on the caseload or on the child's list."""
    listed = select(Person.id).where(Person.child_id == child.id, Person.role == Role.SIBLING)
    if session.exec(listed).first() is not None:
        return True
    if not child.family_key:
        return False
    others = select(Child.id).where(Child.family_key == child.family_key, Child.id != child.id)
    return session.exec(others).first() is not None


def _permanence(session: Session, review: Upcoming) -> tuple[PermanencePlan, ...]:
    """The plans said at the open review, or else at the last one."""
    for review_id in (review.review_id, review.last_review_id):
        if review_id is not None:
            row = fetch(session, Review, review_id)
            said = (row.permanence_plan, row.permanence_parallel)
            if any(said):
                return tuple(plan for plan in said if plan is not None)
    return ()


def _answers(session: Session, child_id: int) -> list[ChecklistAnswer]:
    query = select(ChecklistAnswer).where(ChecklistAnswer.child_id == child_id)
    return list(session.exec(query.order_by(col(ChecklistAnswer.id))).all())


def _current(session: Session, child_id: int, item: str, review: Upcoming) -> ChecklistAnswer | None:
    rows = [row for row in _answers(session, child_id) if row.item == item]
    return next(
        (
            row
            for row in reversed(rows)
            if review.number_of(row.review_id, row.answered_on) == review.number
        ),
        None,
    )  # fmt: skip


def _circumstances(session: Session, child_id: int) -> Circumstances | None:
    return session.exec(select(Circumstances).where(Circumstances.child_id == child_id)).first()


def _decided(session: Session, review_id: int | None) -> frozenset[str]:
    return frozenset() if review_id is None else frozenset(row.what for row in _decisions(session, review_id))


def _decisions(session: Session, review_id: int) -> list[Decision]:
    query = select(Decision).where(Decision.review_id == review_id)
    return list(session.exec(query.order_by(col(Decision.position), col(Decision.id))).all())


def _offer(item: Item) -> str:
    return item.decision or f"Put this right: {item.question}"


def _last_words(last: Given | None) -> str:
    return "" if last is None else f"Last time: {last.mark.label}"
