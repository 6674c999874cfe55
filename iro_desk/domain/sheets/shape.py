"""The parts of a short form: sections, questions, the answers offered and the rules on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iro_desk.domain.codes import EventKind

About = Literal["child", "carer", "case"]
To = Literal["C", "P", "O"]

PLAIN_KINDS = frozenset({"text", "long", "number", "date"})
ROW_KINDS = frozenset({"rows", "actions"})
KINDS = PLAIN_KINDS | ROW_KINDS | {"choice", "choices", "list", "lines", "person", "people"}
CELL_KINDS = PLAIN_KINDS | {"choice", "person", "grade"}
FILLED_FROM = frozenset(
    {
        "",
        "decisions",
        "actions",
        "people",
        "routes",
        "plans",
        "grades",
        "worker_visits",
        "promises",
        "dates",
        "open",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen.

    Args:
        because: the label of a box opened by choosing it; empty for none.
        stop: what is said while that box is blank; empty when it may stay so.
    """

    label: str
    because: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said when a condition holds.

    Args:
        each: asked of every row.
        n, m: expressions for the numbers in the sentence; empty for none.
    """

    when: str
    say: str
    each: bool = False
    n: str = ""
    m: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A last or first day: an expression, used when its condition holds."""

    day: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a row; ``shown`` is filled in and not typed, ``needed`` is said while it is blank."""

    id: str
    label: str
    kind: str
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    needed: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a form asks; the meaning of each part is told in ``questions``."""

    id: str
    label: str
    kind: str
    hint: str = ""
    why: str = ""
    to: To = "P"
    when: str = ""
    feeds: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    because: str = ""
    because_stop: str = ""
    columns: tuple[Column, ...] = ()
    items: tuple[str, ...] = ()
    filled_from: str = ""
    needed: str = ""
    stops: tuple[Rule, ...] = ()
    asks: tuple[Rule, ...] = ()
    limits: tuple[Limit, ...] = ()
    begins_as: str = ""
    book: str = ""
    clocks: tuple[str, ...] = ()

    @property
    def has_rows(self) -> bool:
        """Whether it is answered by rows of cells."""
        return self.kind in ROW_KINDS


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; ``when`` hides them all."""

    id: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What finishing a sheet records as having happened, on the day another question gives."""

    event: EventKind
    on: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One short form.

    Args:
        records: what finishing it records, the form's own event first.
        is_midway: whether it is the midway of the last review held.
        fits, only: conditions on facts alone: for whom it is offered first, and for whom at all.
        told: the questions whose answers say in a line what came of it.
        concerns: what finishing it offers to raise.
        early_review: the question whose Yes, with its box, calls for a review before its time; empty for none.
        answers, booked_as: the clocks it answers, and what a booking of it is called in the planner.
        names_no_other: whether another child's name in it is worth a look.
        with_review: whether a looked-after review may be held in the same sitting.

    Attributes:
        questions: every question, in order.
    """

    id: str
    title: str
    purpose: str
    about: About
    dated_by: str
    sections: tuple[Section, ...]
    records: tuple[Recorded, ...] = ()
    is_midway: bool = False
    clock: str = ""
    fits: str = ""
    only: str = ""
    told: tuple[str, ...] = ()
    concerns: tuple[Rule, ...] = ()
    early_review: str = ""
    answers: tuple[str, ...] = ()
    booked_as: tuple[str, ...] = ()
    names_no_other: bool = False
    with_review: bool = False
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the questions in a row once: each is asked for many times while a form is filled in."""
        questions = tuple(question for section in self.sections for question in section.questions)
        object.__setattr__(self, "questions", questions)

    def question(self, question_id: str) -> Question:
        """Return one question; KeyError when the form does not ask it."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
