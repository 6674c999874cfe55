"""What is gathered before a review: the checklist, who was asked, what they said, and the child's choices."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.checklist import Mark
from iro_desk.domain.codes import YesNo
from iro_desk.domain.consulting import AskedHow, Consulted, TakingPart, UsedIn, WhoChairs
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code, json_list

CHOICES = "The child's choices"
ASKING = "Asking before the review"
APPLIES = "What applies to this child"


class ChecklistAnswer(Record, table=True):
    """What was answered to one item of the checklist, once for each review.

    Args:
        review_id: the review it belongs to; None while that review has not begun.
        item: the item's id in the checklist.
        note: what is known to the questions that follow a No.
    """

    __tablename__ = "checklist_answer"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="SET NULL")
    item: str = Field(max_length=60)
    answer: Mark = code(Mark)
    answered_on: date
    note: str = ""


class CircumstancesFields(Fields):
    """What decides which items of the checklist are asked, and is recorded nowhere else."""

    is_disabled: Annotated[bool, FormField("Disabled", APPLIES)] = False
    has_health_need: Annotated[bool, FormField("A long-term health need", APPLIES)] = False
    has_special_needs: Annotated[
        bool, FormField("Special educational needs, known or suspected", APPLIES)
    ] = False
    uses_another_language: Annotated[bool, FormField("First language is not English, or signs", APPLIES)] = (
        False
    )
    not_british: Annotated[bool, FormField("Not British, or nationality not known", APPLIES)] = False
    age_questioned: Annotated[bool, FormField("Age has been questioned", APPLIES)] = False
    age_settled: Annotated[bool, FormField("The council has accepted an age", APPLIES)] = False
    leave_granted: Annotated[bool, FormField("Leave or settled status granted", APPLIES)] = False
    sees_little_family: Annotated[bool, FormField("Sees little of their family", APPLIES)] = False
    liberty_limited: Annotated[bool, FormField("Limits on liberty", APPLIES)] = False
    is_parent: Annotated[bool, FormField("Is a parent", APPLIES)] = False
    passport_ends: Annotated[
        date | None,
        FormField("The passport ends on", APPLIES, "A new one is asked about a year before.", optional=True),
    ] = None


class Circumstances(CircumstancesFields, Record, table=True):
    """What applies to one child; one row a child."""

    __tablename__ = "circumstances"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")


class ReviewChoicesFields(Fields):
    """How the child wants the review to be."""

    place: Annotated[str, FormField("Where would they like it?", CHOICES, optional=True)] = Field(
        "", max_length=200
    )
    at_time: Annotated[
        str, FormField("When would they like it?", CHOICES, "Such as not in lessons.", optional=True)
    ] = Field("", max_length=200)
    who_comes: Annotated[str, FormField("Who would they like there?", CHOICES, optional=True)] = Field(
        "", max_length=300
    )
    who_does_not: Annotated[
        str, FormField("Who would they rather not have there?", CHOICES, optional=True)
    ] = Field("", max_length=300)
    chairs: Annotated[WhoChairs | None, FormField("Who leads it?", CHOICES, optional=True)] = code(
        WhoChairs, None
    )
    takes_part: Annotated[
        TakingPart | None, FormField("How do they want to take part?", CHOICES, optional=True)
    ] = code(TakingPart, None)


class ReviewChoices(ReviewChoicesFields, Record, table=True):
    """The child's choices about one review.

    Args:
        review_id: the review; None while it has not begun.
    """

    __tablename__ = "review_choices"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="SET NULL")
    chosen_on: date
    chairs: WhoChairs | None = code(WhoChairs, None)
    takes_part: TakingPart | None = code(TakingPart, None)


class ConsultationFields(Fields):
    """Somebody who is asked before a review."""

    who: Annotated[Consulted, FormField("Who is asked?", ASKING)] = code(Consulted)
    name: Annotated[str, FormField("Their name", ASKING, optional=True)] = Field("", max_length=160)
    how: Annotated[AskedHow | None, FormField("How are they asked?", ASKING)] = code(AskedHow, None)
    sent_on: Annotated[date | None, FormField("Asked on", ASKING, optional=True)] = None
    due_on: Annotated[date | None, FormField("Wanted back by", ASKING, optional=True)] = None
    received_on: Annotated[
        date | None, FormField("Answered on", ASKING, "Leave blank until it comes.", optional=True)
    ] = None
    may_read_out: Annotated[
        YesNo | None, FormField("May their answers be read out?", ASKING, optional=True)
    ] = code(YesNo, None)
    used_in: Annotated[UsedIn | None, FormField("Where was what they said used?", ASKING, optional=True)] = (
        code(UsedIn, None)
    )
    used_note: Annotated[
        str, FormField("What came of it", ASKING, "Such as which decision.", optional=True)
    ] = Field("", max_length=500)


class Consultation(ConsultationFields, Record, table=True):
    """One person asked before one review.

    Args:
        review_id: the review; None while it has not begun.
        form: the printed form that goes with it.
    """

    __tablename__ = "consultation"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="SET NULL")
    form: str = Field("", max_length=40)
    who: Consulted = code(Consulted)
    how: AskedHow | None = code(AskedHow, None)
    may_read_out: YesNo | None = code(YesNo, None)
    used_in: UsedIn | None = code(UsedIn, None)


class ConsultationAnswer(Record, table=True):
    """The answer to one question of a form.

    Args:
        question: its id in the form.
        choices: what was chosen, in words; more than one where it is asked of several places.
        words: what was written; empty for a child's, which are kept once, among the child's words.
    """

    __tablename__ = "consultation_answer"

    consultation_id: int = Field(foreign_key="consultation.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    question: str = Field(max_length=40)
    choices: list[str] = json_list()
    words: str = ""


class SentWords(Record, table=True):
    """Which answer a child's line came from; the line itself is among the child's words."""

    __tablename__ = "sent_words"

    consultation_id: int = Field(foreign_key="consultation.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    question: str = Field(max_length=40)
    words_id: int = Field(foreign_key="childs_words.id", ondelete="CASCADE")
