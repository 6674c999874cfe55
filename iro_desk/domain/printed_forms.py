"""The printed forms asked before a review: their questions, and which answers each may have."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from iro_desk.domain.codes import Code

PLACES = (("home", "at home"), ("school", "at school"), ("online", "online"))


class ChildY(Code):
    """A child's plain answer."""

    YES = "yes", "Yes"
    A_BIT = "a_bit", "A bit"
    NO = "no", "No"
    DO_NOT_KNOW = "do_not_know", "I don’t know"
    NOT_SAID = "not_said", "I don’t want to say"


class Face(Code):
    """Five faces, each with its words."""

    VERY_HAPPY = "very_happy", "Very happy"
    HAPPY = "happy", "Happy"
    MIDDLE = "middle", "In the middle"
    SAD = "sad", "A bit sad or worried"
    VERY_SAD = "very_sad", "Very sad or worried"


class CanStay(Code):
    """Whether a child can stay as long as they need."""

    YES = "yes", "Yes"
    WITH_HELP = "with_help", "Yes, with help"
    NOT_SURE = "not_sure", "Not sure"
    NO = "no", "No"


class Progress(Code):
    """Where a pupil is against where they should be."""

    ABOVE = "above", "Above"
    AT = "at", "At"
    BELOW = "below", "Below"
    WELL_BELOW = "well_below", "Well below"


CHOICES: dict[str, type[Code]] = {
    "childY": ChildY,
    "face5": Face,
    "Yes / Yes, with help / Not sure / No": CanStay,
    "Above / At / Below / Well below": Progress,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        choices: the answers to choose from; None when it is answered in words alone.
        has_words: whether there is room to write.
        in_places: asked once for home, once for school and once online.
        is_private: for the officer only, whatever else is shared.
    """

    id: str
    label: str
    choices: type[Code] | None
    has_words: bool
    in_places: bool
    is_private: bool


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form.

    Args:
        share_after: the child says who may see it; their words are kept as the child's own.
        hint: how to fill it in; empty for none.
    """

    id: str
    title: str
    reader: str
    hint: str
    share_after: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PrintedForms:
    """Every form asked before a review, and the lines they share; ``Ros`` stands for the officer."""

    forms: tuple[PrintedForm, ...]
    top_line: str
    share_line: str
    helper_line: str
    why_line: str

    def form(self, form_id: str) -> PrintedForm:
        """Return the form with this id."""
        return next(form for form in self.forms if form.id == form_id)


def read_forms(text: str) -> PrintedForms:
    """Read the forms asked before a review from their table."""
    table = tomllib.loads(text)
    rows = {row["id"]: row for row in table["form"] if row["kind"] == "consultation"}
    meta = table["meta"]
    return PrintedForms(
        tuple(_form(row, rows) for row in rows.values()),
        meta["top_line"],
        meta["share_line"],
        meta["helper_line"],
        meta["why_line"],
    )


def _form(row: dict[str, Any], rows: dict[str, dict[str, Any]]) -> PrintedForm:
    first = rows[row["starts_with"]]["questions"] if "starts_with" in row else []
    share_after = bool(row.get("share_after"))
    return PrintedForm(
        id=row["id"],
        title=row["title"],
        reader=row["reader"],
        hint=row.get("hint", ""),
        share_after=share_after,
        questions=tuple(_question(one, share_after) for one in (*first, *row["questions"])),
    )


def _question(row: dict[str, Any], share_after: bool) -> Question:
    answer = row["answer"]
    kind = next((one for name, one in CHOICES.items() if answer.startswith(name)), None)
    return Question(
        id=row["id"],
        label=row["label"],
        choices=kind,
        has_words=kind is None or "words" in answer,
        in_places="three times" in answer,
        is_private=row["to"] == "O" and not share_after,
    )
