"""A concern the officer has raised about a child's plan or care, and what she notes when she raises it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.codes.concern import ChildsView, ConcernAnswer, ConcernOutcome, Happened
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code

TALK = "The conversation"
MORE = "More about it"


class ConcernFields(Fields):
    """What is noted of an informal conversation, and what may be added to it later."""

    raised_with: Annotated[
        str, FormField("Who you raised it with", TALK, "Their name and what they are.")
    ] = Field("", max_length=200)
    raised_on: Annotated[date | None, FormField("Day you raised it", TALK)] = None
    theme: Annotated[str, FormField("What it is about", TALK)] = Field("", max_length=40)
    about: Annotated[
        str,
        FormField("What has happened, or not happened", TALK, "One line: facts and dates, without blame."),
    ] = Field("", max_length=300)
    effect: Annotated[
        str,
        FormField("What this means for the child", TALK, "It is the reason to raise it.", narrative=True),
    ] = Field("", max_length=2000)
    asked_for: Annotated[
        str, FormField("What you are asking for", TALK, "Who is to do what.", narrative=True)
    ] = Field("", max_length=2000)
    respond_by: Annotated[date | None, FormField("Answer wanted by", TALK)] = None
    agreed: Annotated[
        str, FormField("What was agreed in the conversation", TALK, narrative=True, optional=True)
    ] = Field("", max_length=2000)
    also: Annotated[str, FormField("Anything else it is about", MORE, optional=True)] = Field(
        "", max_length=40
    )
    facts: Annotated[
        str,
        FormField("More of what happened", MORE, "Dates and facts that a line cannot hold.", narrative=True,
                  optional=True),
    ] = Field("", max_length=4000)  # fmt: skip
    plan: Annotated[PlanKind | None, FormField("The plan it is about", MORE, optional=True)] = code(
        PlanKind, None
    )
    decision_id: Annotated[
        int | None,
        FormField("The decision it is about", MORE, "So that its effect can be followed.", optional=True),
    ] = None
    words_id: Annotated[
        int | None,
        FormField("In the child’s own words", MORE, "Only words they said may be shared.", optional=True),
    ] = None
    childs_view: Annotated[
        ChildsView | None,
        FormField("What the child thinks about your raising it", MORE, "You may need to go on even so.",
                  optional=True),
    ] = code(ChildsView, None)  # fmt: skip
    childs_view_why: Annotated[
        str,
        FormField("What they said about it, or why they are not told", MORE, narrative=True, optional=True),
    ] = Field("", max_length=2000)
    going_well: Annotated[
        str,
        FormField("What is going well with this team", MORE, "A fair concern is heard sooner.", narrative=True,
                  optional=True),
    ] = Field("", max_length=2000)  # fmt: skip


class Concern(ConcernFields, Record, table=True):
    """An informal or formal concern; what was done about it is in its steps.

    Args:
        theme_words, also_words: the labels when they were chosen, so that a changed list leaves them as they were.
        stage: 0 while informal, then the number of the formal stage.
        formal_on, stage_on: when it was made formal, and when this stage began; None while informal.
        answered_on, answer: the answer at this stage; None while there is none.
        look_again_on: when a referral to Cafcass is to be thought of again; None for no such day.
        settled_on, outcome: None while it is open.
        settled_how: what was agreed, or why it ended; ``put_right_by`` the day it was to be done by.
        changed: what changed for the child, once that is known.
        happened, checked_on: whether what was agreed has happened, and when the officer looked.
        told_on: the day the child was last told of it.
        together: the number of the first of the concerns raised at once for brothers and sisters; None for one alone.
        sheet_id: the short form it was noticed in; None when it was raised by itself.
        review_id: the review it was raised at; None when it was not.
    """

    __tablename__ = "concern"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    raised_on: date
    theme_words: str = Field("", max_length=160)
    also_words: str = Field("", max_length=160)
    stage: int = 0
    formal_on: date | None = None
    stage_on: date | None = None
    answered_on: date | None = None
    answer: ConcernAnswer | None = code(ConcernAnswer, None)
    look_again_on: date | None = None
    settled_on: date | None = None
    outcome: ConcernOutcome | None = code(ConcernOutcome, None)
    settled_how: str = Field("", max_length=2000)
    put_right_by: date | None = None
    changed: str = Field("", max_length=2000)
    happened: Happened | None = code(Happened, None)
    checked_on: date | None = None
    told_on: date | None = None
    together: int | None = None
    plan: PlanKind | None = code(PlanKind, None)
    childs_view: ChildsView | None = code(ChildsView, None)
    sheet_id: int | None = Field(None, foreign_key="sheet.id", ondelete="SET NULL")
    review_id: int | None = Field(None, foreign_key="review.id", ondelete="SET NULL")
    decision_id: int | None = Field(None, foreign_key="decision.id", ondelete="SET NULL")
    words_id: int | None = Field(None, foreign_key="childs_words.id", ondelete="SET NULL")
