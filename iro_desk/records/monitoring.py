"""The monitoring form of a review: a grade for each plan on the authority's scale, with its analysis."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code


class PlanScoreFields(Fields):
    """One plan's grade. ``grade`` is a value of the scale, or ``not_applicable`` or ``not_available``."""

    available: Annotated[
        YesNo | None, FormField("Was it there before the review, and up to date?", "Plan", heading="In time")
    ] = code(YesNo, None)
    grade: Annotated[str, FormField("Your grade", "Plan")] = Field("", max_length=40)
    analysis: Annotated[
        str, FormField("What makes you say so?", "Plan", narrative=True, heading="Analysis")
    ] = ""
    would_be_good: Annotated[
        str, FormField("What would make it good?", "Plan", narrative=True, optional=True)
    ] = ""


class PlanScore(PlanScoreFields, Record, table=True):
    """A grade given at one review.

    Args:
        scale_id: the scale it was given on; grades of different scales are never averaged.
        proposed: the grade the questions pointed to when it was given; empty for none.
        points, possible: what their answers came to; None when none was answered.
        because: the reasons of the proposal, one to a line.
    """

    __tablename__ = "plan_score"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    plan: PlanKind = code(PlanKind, PlanKind.CARE)
    scale_id: str = Field("words-2021", max_length=40)
    available: YesNo | None = code(YesNo, None)
    proposed: str = Field("", max_length=40)
    points: float | None = None
    possible: int | None = None
    because: str = ""


class PlanAnswer(Record, table=True):
    """What the officer saw in a plan, to one plain question.

    Args:
        question: the question, or "fact:" with what she was asked besides.
        answer: a ``CriterionAnswer``, or "yes" or "no" to what was asked besides.
    """

    __tablename__ = "plan_answer"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    plan: PlanKind = code(PlanKind, PlanKind.CARE)
    question: str = Field(max_length=60)
    answer: str = Field(max_length=20)
