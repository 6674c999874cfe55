"""What the screens about the time after a review are given: frozen rows; and what its services share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.after_review import PaperDay
from iro_desk.domain.codes import LetterGiven, ManagerAnswer, ReviewPaper
from iro_desk.domain.findings import Finding
from iro_desk.records import Review
from iro_desk.records.base import Fields, Record
from iro_desk.services.incomplete import Incomplete

MANAGER, LETTER, HELD = "child:reviews:manager", "child:reviews:letter", "child:reviews:held_up"
GIVEN = "child:reviews:given"
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HeldUpRow:
    """What held one paper up: the words as they were chosen, and whose day it was."""

    paper: ReviewPaper
    words: str
    whose: str
    note: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One paper of a review that one person was given.

    Args:
        words: what it was and how it went, such as "Decisions, version 1, from the outbox".
        given_id: 0 when it went through the outbox, which keeps its own record.
        is_newest: whether there is no newer version than the one they had.
    """

    who: str
    words: str
    on: date
    given_id: int
    is_newest: bool


@dataclass(frozen=True, slots=True)
class AfterRow:
    """What came after one review.

    Args:
        papers: how each paper stands.
        answer_by: the last day for the manager's answer; None when the decisions are not sent.
        answer: None while there is none.
        agreed: whether the decisions are agreed today.
        held_up: what made a paper late, for those answered.
        given: who was given a paper of it, the first given first.
        letter: None while nobody has said how the child got it.
    """

    review_id: int
    held_on: date
    label: str
    papers: tuple[PaperDay, ...]
    answer: ManagerAnswer | None
    answered_on: date | None
    answer_by: date | None
    agreed: bool
    said: str
    next_step: str
    held_up: tuple[HeldUpRow, ...]
    letter: LetterGiven | None
    letter_on: date | None
    letter_note: str
    letter_lines: int
    given: tuple[GivenRow, ...]


def held_on(review: Review) -> date:
    """Return the day a review was held; an adjourned one when it went on."""
    return review.adjourned_to or review.review_on


def stop(findings: tuple[Finding, ...]) -> None:
    """Raise Incomplete when there is anything still to be answered."""
    if findings:
        raise Incomplete(findings)


def shown(fields: type[Fields], row: Record) -> Values:
    """Return what a record holds as a form shows it; a question that is not kept is left out."""
    values = {name: getattr(row, name) for name in fields.model_fields if hasattr(row, name)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
