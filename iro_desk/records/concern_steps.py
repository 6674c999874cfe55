"""What was done about a concern: dated entries that stay as they were written, and what each form of them asks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import Share, YesNo
from iro_desk.domain.codes.concern import (
    ConcernAnswer,
    ConcernOutcome,
    Ground,
    Happened,
    InformalStage,
    Referral,
    StepKind,
)
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code

STEP = "What was done"
GROUNDS = "Is a referral right?"
WEIGHED = "What was weighed"
DECISION = "Your decision"


class ConcernStep(Record, table=True):
    """One entry in the history of a concern; a later entry never changes it.

    Args:
        whom: who it was with or to, as they stood that day: a title or a name.
        words: what was said, asked or agreed.
        stage: the stage it stood at; 0 while informal.
        due_on: the day an answer was then wanted by; None for none.
        share: whether it may stand on the page of what was done for the child; private words stay here.
        for_letter: words to the child that stand in their next letter; empty for none.
    """

    __tablename__ = "concern_step"

    concern_id: int = Field(foreign_key="concern.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: StepKind = code(StepKind)
    happened_on: date
    whom: str = Field("", max_length=200)
    words: str = Field("", max_length=4000)
    stage: int = 0
    due_on: date | None = None
    share: Share = code(Share, Share.MAY_SHARE)
    for_letter: str = Field("", max_length=2000)


class WrittenFields(Fields):
    """What was talked about is put in writing, and is informal still."""

    happened_on: Annotated[date | None, FormField("Day it was put in writing", STEP)] = None
    whom: Annotated[str, FormField("To whom", STEP, "Their name and what they are.")] = Field(
        "", max_length=200
    )
    words: Annotated[
        str,
        FormField("What you ask for now", STEP, "One thing to a line, each with its day.", narrative=True),
    ] = Field("", max_length=2000)
    respond_by: Annotated[date | None, FormField("Answer wanted by", STEP)] = None


class MadeFormalFields(Fields):
    """An informal concern is made formal, or goes straight to a stage."""

    happened_on: Annotated[date | None, FormField("Day it was made formal", STEP)] = None
    stage: Annotated[str, FormField("Who answers", STEP, "From your authority’s ladder.")] = Field(
        "1", max_length=2
    )
    informal: Annotated[
        InformalStage | None,
        FormField("Was it talked about first?", STEP, "You may go straight to formal, or skip a stage."),
    ] = code(InformalStage, None)
    why_skipped: Annotated[str, FormField("Why a stage was skipped", STEP, narrative=True, optional=True)] = (
        Field("", max_length=1000)
    )
    words: Annotated[str, FormField("What you ask for now", STEP, narrative=True)] = Field(
        "", max_length=2000
    )


class ChasedFields(Fields):
    """The answer was asked for again."""

    happened_on: Annotated[date | None, FormField("Day you chased", STEP)] = None
    whom: Annotated[str, FormField("Who you wrote or spoke to", STEP)] = Field("", max_length=200)
    words: Annotated[str, FormField("What was said", STEP, narrative=True, optional=True)] = Field(
        "", max_length=2000
    )


class AnsweredFields(Fields):
    """What was answered, by whom."""

    happened_on: Annotated[date | None, FormField("Day of the answer", STEP)] = None
    whom: Annotated[str, FormField("Who answered", STEP)] = Field("", max_length=200)
    answer: Annotated[ConcernAnswer | None, FormField("What they said", STEP)] = code(ConcernAnswer, None)
    words: Annotated[str, FormField("In their words", STEP, narrative=True, optional=True)] = Field(
        "", max_length=2000
    )


class MovedUpFields(Fields):
    """A formal concern goes to the next stage, or further."""

    happened_on: Annotated[date | None, FormField("Day it was moved up", STEP)] = None
    stage: Annotated[str, FormField("To whom", STEP)] = Field("", max_length=2)
    words: Annotated[str, FormField("Why, and what you ask for now", STEP, narrative=True)] = Field(
        "", max_length=2000
    )


class NotedFields(Fields):
    """A meeting, another conversation, or anything else that belongs in the history."""

    happened_on: Annotated[date | None, FormField("Day", STEP)] = None
    whom: Annotated[str, FormField("Who with", STEP, optional=True)] = Field("", max_length=200)
    words: Annotated[str, FormField("What was said or done", STEP, narrative=True)] = Field(
        "", max_length=4000
    )


class ToldChildFields(Fields):
    """What the child was told, how, and what was promised."""

    happened_on: Annotated[date | None, FormField("Day they were told", STEP)] = None
    whom: Annotated[str, FormField("How", STEP, "Such as by phone, or in a letter.")] = Field(
        "", max_length=200
    )
    words: Annotated[
        str, FormField("What they were told", STEP, "If they were not told, say why.", narrative=True)
    ] = Field("", max_length=2000)
    promise: Annotated[
        str,
        FormField(
            "What you promised them",
            STEP,
            "It goes with your other promises until it is kept.",
            optional=True,
        ),
    ] = Field("", max_length=500)
    promise_by: Annotated[date | None, FormField("Kept by", STEP, optional=True)] = None
    in_letter: Annotated[
        YesNo | None,
        FormField(
            "Say it in their next letter too?",
            STEP,
            "In the words above, so write them to the child.",
            optional=True,
        ),
    ] = code(YesNo, None)


class SettledFields(Fields):
    """How a concern ended."""

    settled_on: Annotated[date | None, FormField("Day it ended", STEP)] = None
    outcome: Annotated[ConcernOutcome | None, FormField("How it ended", STEP)] = code(ConcernOutcome, None)
    settled_how: Annotated[
        str, FormField("What was agreed, and by whom", STEP, "Or why it ended.", narrative=True)
    ] = Field("", max_length=2000)
    put_right_by: Annotated[date | None, FormField("To be done by", STEP, optional=True)] = None
    changed: Annotated[
        str,
        FormField(
            "What changed for the child", STEP, "It may be added later.", narrative=True, optional=True
        ),
    ] = Field("", max_length=2000)


class CheckedFields(Fields):
    """Whether what was agreed has happened."""

    happened: Annotated[Happened | None, FormField("Has it happened?", STEP)] = code(Happened, None)
    checked_on: Annotated[date | None, FormField("Day you looked", STEP)] = None
    changed: Annotated[str, FormField("What changed for the child", STEP, narrative=True, optional=True)] = (
        Field("", max_length=2000)
    )


class CafcassFields(Fields):
    """What was weighed before the officer decided whether to refer (Regulations 2010, reg 45)."""

    ground_plan: Annotated[Ground | None, FormField("The plan has not been prepared properly", GROUNDS)] = (
        code(Ground, None)
    )
    ground_review: Annotated[Ground | None, FormField("The case has not been reviewed properly", GROUNDS)] = (
        code(Ground, None)
    )
    ground_decision: Annotated[
        Ground | None, FormField("A review decision has not been carried out", GROUNDS)
    ] = code(Ground, None)
    ground_other: Annotated[
        Ground | None,
        FormField("Another serious breach of duty to this child", GROUNDS, "Check the wording locally."),
    ] = code(Ground, None)
    told_senior: Annotated[
        str, FormField("Who senior was told, and when", WEIGHED, "The test usually needs it.", optional=True)
    ] = Field("", max_length=500)
    reasonable_time: Annotated[
        Ground | None, FormField("They have had a reasonable time to put it right", WEIGHED)
    ] = code(Ground, None)
    timetable: Annotated[
        str,
        FormField(
            "The child’s timetable", WEIGHED, "What will be lost by waiting, and by when.", narrative=True
        ),
    ] = Field("", max_length=2000)
    advice: Annotated[
        str, FormField("Advice taken", WEIGHED, "Legal advice of your own, or the duty line.", optional=True)
    ] = Field("", max_length=1000)
    childs_wish: Annotated[
        str,
        FormField("What the child wants", WEIGHED,
                  "And whether they were helped to find a solicitor; or why they were not asked.", narrative=True),
    ] = Field("", max_length=2000)  # fmt: skip
    decision: Annotated[Referral | None, FormField("Your decision", DECISION, "It is yours alone.")] = code(
        Referral, None
    )
    decided_on: Annotated[date | None, FormField("Day you decided", DECISION)] = None
    why: Annotated[str, FormField("Why", DECISION, narrative=True)] = Field("", max_length=2000)
    look_again_on: Annotated[date | None, FormField("Look again on", DECISION, optional=True)] = None


class CafcassWeighing(CafcassFields, Record, table=True):
    """One time a referral was weighed; each keeps its own day, and none replaces another."""

    __tablename__ = "cafcass_weighing"

    concern_id: int = Field(foreign_key="concern.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    ground_plan: Ground | None = code(Ground, None)
    ground_review: Ground | None = code(Ground, None)
    ground_decision: Ground | None = code(Ground, None)
    ground_other: Ground | None = code(Ground, None)
    reasonable_time: Ground | None = code(Ground, None)
    decision: Referral | None = code(Referral, None)
