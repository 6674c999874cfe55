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
    """

    __tablename__ = "plan_score"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    plan: PlanKind = code(PlanKind, PlanKind.CARE)
    scale_id: str = Field("words-2021", max_length=40)
    available: YesNo | None = code(YesNo, None)
