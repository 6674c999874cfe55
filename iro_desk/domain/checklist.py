"""The checklist of a review: what its items are, which are due for a child, and how long one has been No."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from iro_desk.domain.ages import months_on
from iro_desk.domain.codes import Code
from iro_desk.domain.plan_currency import Currency, Standing
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import add_months

SECTION = "Checklist"
LEFT_CODE = "checklist.left"
AGE = re.compile(r"(\d+)y(?:(\d+)m)?")
ASKED_AGAIN_MONTHS = 12
PASSPORT = "passport"
CARRY_ON = "Change it, or carry on if it is right."


class Mark(Code):
    """An answer to an item; nothing answered is none of these."""

    YES = "yes", "Yes"
    NO = "no", "No"
    IN_HAND = "in_hand", "In hand"
    NOT_KNOWN = "not_known", "Not known"
    NOT_ASKED = "not_asked", "Not asked"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


SETTLED = (Mark.YES, Mark.NOT_APPLICABLE)
CARRIED = (Mark.NO, Mark.IN_HAND)
FOLLOWED_UP = (Mark.NO, Mark.NOT_KNOWN)


class Again(StrEnum):
    """When an item comes back."""

    EVERY = "every"
    UNTIL_YES = "until_yes"
    UNTIL_YES_THEN_YEARLY = "until_yes_then_yearly"
    SECOND_UNTIL_YES = "second_until_yes"
    FIRST_THEN_YEARLY = "first_then_yearly"
    SECOND_THEN_YEARLY = "second_then_yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the checklist.

    Args:
        when: conditions that must all hold; of ``when_any`` one is enough.
        from_months, before_months: the ages it is asked between; None for no limit.
        ask_next: what to ask after a No or a Not known.
        decision, child_words: the decision it offers; empty for none.
        shows: the plan whose date is shown beside it, or "passport"; empty for none.
        force: statutory, guidance, local or good_practice; a local one may be turned off.
    """

    id: str
    area: str
    question: str
    due: str
    again: Again
    when: tuple[str, ...]
    when_any: tuple[str, ...]
    from_months: int | None
    before_months: int | None
    ask_next: tuple[str, ...]
    decision: str
    child_words: str
    shows: str
    force: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every item in order, and the words of each area."""

    items: tuple[Item, ...]
    areas: dict[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given before.

    Args:
        review: which review it belongs to, counted from the first; the one being prepared is the highest.
    """

    item: str
    mark: Mark
    answered_on: date
    review: int


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """The child, as far as the checklist asks.

    Args:
        review: the number of the review being prepared, counted from 1 in this time in care.
        conditions: those of the checklist that hold.
        passport_ends: None when there is none, or nobody has said.
    """

    born_on: date
    on: date
    review: int
    conditions: frozenset[str]
    passport_ends: date | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """An item that is due.

    Args:
        answer: the answer at this review; None while it has none.
        last: the answer before, at an earlier review; None for the first time.
        no_times: at how many reviews in a row it has been No, this one counted.
    """

    item: Item
    area: str
    answer: Mark | None
    last: Given | None
    no_times: int

    @property
    def last_mark(self) -> Mark | None:
        """The answer before; None for the first time."""
        return self.last.mark if self.last else None

    @property
    def third_time(self) -> str:
        """Say that it has been No three times or more; empty before that."""
        if self.no_times < 3:
            return ""
        named = self.item.question.rstrip("?")
        return f"{named}: No at {self.no_times} reviews in a row. Think about raising a concern."


def read_checklist(text: str) -> Checklist:
    """Read the checklist from its table."""
    table = tomllib.loads(text)
    areas = {row["id"]: row["label"] for row in table["area"]}
    order = list(areas)
    items = sorted((_item(row) for row in table["item"]), key=lambda item: order.index(item.area))
    return Checklist(tuple(items), areas)


def due_items(
    checklist: Checklist, child: AskedAbout, given: Iterable[Given], off: Iterable[str] = ()
) -> tuple[DueItem, ...]:
    """Return what is due at this review, answered or not, in the order of the areas.

    Args:
        given: every answer for this child, in any order; one for each item and review.
        off: items the authority does not use.
    """
    answers: dict[str, list[Given]] = {}
    for one in sorted(given, key=lambda one: (one.review, one.answered_on)):
        answers.setdefault(one.item, []).append(one)
    without = frozenset(off)
    found = []
    for item in checklist.items:
        of_item = answers.get(item.id, [])
        now = next((one for one in reversed(of_item) if one.review == child.review), None)
        before = [one for one in of_item if one.review < child.review]
        last = before[-1] if before else None
        if item.id not in without and (now is not None or _is_due(item, child, last)):
            mark = now.mark if now else None
            found.append(
                DueItem(item, checklist.areas[item.area], mark, last, _no_times(mark, before, child.review))
            )
    return tuple(found)


def plan_look(plan: str, currency: Currency) -> str:
    """Say why a Yes is worth a look beside what is held of a plan; empty when the two agree.

    Args:
        plan: its label.
    """
    if currency.standing is Standing.NO_DATE:
        return f"No date of the {plan} is held here. Add it to the plans, or carry on."
    if currency.standing is Standing.OVERDUE:
        return f"The {plan} held here is {currency.words}. {CARRY_ON}"
    return ""


def passport_look(ends_on: date, on: date) -> str:
    """Say why a Yes is worth a look when the passport has ended by a day; empty while it is in date."""
    return f"The passport ended on {dated(ends_on)}. {CARRY_ON}" if ends_on < on else ""


def left_words(left: int) -> str:
    """Say how many items are still to be answered."""
    verb = "is" if left == 1 else "are"
    return (
        f"Answer each checklist item that is due. {left} {verb} left. "
        "Not known and Not applicable are answers."
    )


def _is_due(item: Item, child: AskedAbout, last: Given | None) -> bool:
    if last is not None and last.mark in CARRIED:
        return True
    if item.shows == PASSPORT and child.passport_ends is not None:
        return child.passport_ends <= add_months(child.on, ASKED_AGAIN_MONTHS)
    return _fits(item, child) and _comes_back(item.again, child, last)


def _fits(item: Item, child: AskedAbout) -> bool:
    months = months_on(child.born_on, child.on)
    return (
        (item.from_months is None or months >= item.from_months)
        and (item.before_months is None or months < item.before_months)
        and all(condition in child.conditions for condition in item.when)
        and (not item.when_any or any(condition in child.conditions for condition in item.when_any))
    )


def _comes_back(again: Again, child: AskedAbout, last: Given | None) -> bool:
    settled = last is not None and last.mark in SETTLED
    a_year_ago = last is None or add_months(last.answered_on, ASKED_AGAIN_MONTHS) <= child.on
    match again:
        case Again.UNTIL_YES:
            return not settled
        case Again.UNTIL_YES_THEN_YEARLY:
            return not settled or a_year_ago
        case Again.SECOND_UNTIL_YES:
            return child.review >= 2 and not settled
        case Again.FIRST_THEN_YEARLY | Again.YEARLY:
            return not settled or a_year_ago
        case Again.SECOND_THEN_YEARLY:
            return child.review >= 2 and (not settled or a_year_ago)
        case Again.EVERY:
            return True


def _no_times(now: Mark | None, before: Sequence[Given], review: int) -> int:
    """Count the reviews in a row up to this one at which it was No; one not yet answered goes on from the last."""
    if now is not None and now is not Mark.NO:
        return 0
    count = 1 if now is Mark.NO else 0
    expected = review - 1
    for one in reversed(before):
        if one.mark is not Mark.NO or one.review != expected:
            break
        count, expected = count + 1, expected - 1
    return count


def _item(row: dict[str, Any]) -> Item:
    before = _months(row.get("age_to"))
    return Item(
        id=row["id"],
        area=row["area"],
        question=row["question"],
        due=row["due"],
        again=Again(row["again"]),
        when=tuple(row.get("when", ())),
        when_any=tuple(row.get("when_any", ())),
        from_months=_months(row.get("age_from")),
        before_months=None if before is None else before + 12,
        ask_next=tuple(row["ask_next"]),
        decision=row.get("decision", ""),
        child_words=row.get("child_words", ""),
        shows=row.get("shows", ""),
        force=row["force"],
    )


def _months(words: str | None) -> int | None:
    found = AGE.fullmatch(words or "")
    return None if found is None else int(found[1]) * 12 + int(found[2] or 0)
