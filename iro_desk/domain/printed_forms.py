"""The printed forms asked before and after a review: their questions, and which answers each may have."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from iro_desk.domain.codes import Code, PlanKind

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


class Adult(Code):
    """A plain answer about how a review went."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Chaired(Code):
    """How well a review was run."""

    VERY_WELL = "very_well", "Very well"
    WELL = "well", "Well"
    NOT_VERY_WELL = "not_very_well", "Not very well"
    BADLY = "badly", "Badly"
    DO_NOT_KNOW = "do_not_know", "I don’t know"


class Contributed(Code):
    """Whether somebody could say what they wanted."""

    BY_MYSELF = "by_myself", "Yes, by myself"
    WITH_HELP = "with_help", "Yes, with help"
    NO = "no", "No"
    DO_NOT_KNOW = "do_not_know", "I don’t know"
    NOT_SAID = "not_said", "I don’t want to say"


class AskedFor(Code):
    """Whether something a child asked for happened."""

    YES = "yes", "Yes"
    PART = "part", "Part of it"
    TOLD_WHY = "told_why", "No, and I was told why"
    NOT_TOLD_WHY = "not_told_why", "No, and I was not told why"
    DID_NOT_ASK = "did_not_ask", "I didn’t ask for anything"
    NOT_SAID = "not_said", "I don’t want to say"


class Maybe(Code):
    """Whether somebody would come again."""

    YES = "yes", "Yes"
    MAYBE = "maybe", "Maybe"
    NO = "no", "No"


class PapersInTime(Code):
    """Whether the papers came in time to be read."""

    YES = "yes", "Yes"
    SOME = "some", "Some"
    NO = "no", "No"
    NONE = "none", "I did not get any"


class Able(Code):
    """Whether a parent could say what they wanted."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    CHOSE_NOT = "chose_not", "I chose not to"


class Respected(Code):
    """Whether a parent felt respected."""

    YES = "yes", "Yes"
    MOSTLY = "mostly", "Mostly"
    NOT_REALLY = "not_really", "Not really"
    NO = "no", "No"
    NOT_SAID = "not_said", "I don’t want to say"


CHOICES: dict[str, type[Code]] = {
    "childY": ChildY,
    "face5": Face,
    "adult3": Adult,
    "chair4": Chaired,
    "contribute": Contributed,
    "asked": AskedFor,
    "maybe": Maybe,
    "papers": PapersInTime,
    "able": Able,
    "respect": Respected,
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
        is_date: whether the answer is a day, which stands in its words as YYYY-MM-DD.
        plan: whose date that is; None for any other answer.
    """

    id: str
    label: str
    choices: type[Code] | None
    has_words: bool
    in_places: bool
    is_private: bool
    is_date: bool = False
    plan: PlanKind | None = None


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form.

    Args:
        is_feedback: asked after a review; the others are asked before one.
        share_after: the child says who may see it; their words are kept as the child's own.
        hint: how to fill it in; empty for none.
    """

    id: str
    is_feedback: bool
    title: str
    reader: str
    hint: str
    share_after: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PrintedForms:
    """Every form, and the lines they share; ``Ros`` stands for the officer."""

    forms: tuple[PrintedForm, ...]
    top_line: str
    share_line: str
    helper_line: str
    why_line: str

    def form(self, form_id: str) -> PrintedForm:
        """Return the form with this id."""
        return next(form for form in self.forms if form.id == form_id)


def read_forms(text: str) -> PrintedForms:
    """Read the forms from their table."""
    table = tomllib.loads(text)
    rows = {row["id"]: row for row in table["form"]}
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
        is_feedback=row["kind"] == "feedback",
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
        is_date=answer == "date",
        plan=PlanKind(row["plan"]) if "plan" in row else None,
    )
