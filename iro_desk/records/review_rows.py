"""The rows of a review that may be many: disagreements, numbers on the scale, parents' views, reports."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.domain.review_row_codes import PaperCame, PaperCurrent, ReportKind, ViewsSought
from iro_desk.records.base import Fields, Record, code
from iro_desk.records.review_basics import DECISIONS, SAFE, START, WHO, maybe


class DisagreementFields(Fields):
    """One matter on which people did not agree, in fair words."""

    matter: Annotated[str, FormField("What could not be agreed?", DECISIONS)] = Field("", max_length=300)
    views: Annotated[
        str, maybe("Who thought what, and why?", DECISIONS, "In fair words.", narrative=True)
    ] = ""
    what_next: Annotated[str, maybe("What happens next?", DECISIONS)] = Field("", max_length=500)
    child_may_see: Annotated[bool, FormField("The letter may say that not everyone agreed", DECISIONS)] = (
        False
    )


class Disagreement(DisagreementFields, Record, table=True):
    """A row of what could not be agreed at a review."""

    __tablename__ = "disagreement"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    position: int = 0


class ScaleFields(Fields):
    """One person's number from 0 to 10."""

    who: Annotated[str, FormField("Who?", SAFE)] = Field("", max_length=160)
    number: Annotated[int | None, maybe("Number, 0 to 10", SAFE)] = Field(None, ge=0, le=10)
    why: Annotated[str, maybe("Why this number?", SAFE)] = Field("", max_length=500)
    one_up: Annotated[str, maybe("What would move it up one?", SAFE)] = Field("", max_length=500)


class ReviewScale(ScaleFields, Record, table=True):
    """A row of the scale at a review."""

    __tablename__ = "review_scale"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    position: int = 0


class ParentViewsFields(Fields):
    """How the views of one person with parental responsibility were sought."""

    person: Annotated[str, FormField("Who has parental responsibility?", WHO)] = Field("", max_length=160)
    how: Annotated[ViewsSought | None, maybe("How were their views sought?", WHO)] = code(ViewsSought, None)
    why_not: Annotated[str, maybe("Why were they not sought?", WHO, when="how=not_sought")] = Field(
        "", max_length=300
    )
    said: Annotated[str, maybe("What they think", WHO, when="how=meeting|separate|phone|written|through")] = (
        Field("", max_length=1000)
    )


class ParentViews(ParentViewsFields, Record, table=True):
    """A row of the views of those with parental responsibility."""

    __tablename__ = "parent_views"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    how: ViewsSought | None = code(ViewsSought, None)
    position: int = 0


class ReportFields(Fields):
    """One paper beside the plans: did it come, and is it up to date?"""

    report: Annotated[ReportKind | None, FormField("Which paper?", START)] = code(ReportKind, None)
    came: Annotated[PaperCame | None, maybe("Received before the review?", START)] = code(PaperCame, None)
    dated_on: Annotated[date | None, maybe("Its date", START, when="came=yes|on_day")] = None
    current: Annotated[PaperCurrent | None, maybe("Up to date?", START, when="came=yes|on_day")] = code(
        PaperCurrent, None
    )
    chased_on: Annotated[date | None, maybe("Chased on", START, when="came=no|on_day")] = None
    chased: Annotated[str, maybe("Who was asked, and the answer", START, when="came=no|on_day")] = Field(
        "", max_length=300
    )


class ReportReceived(ReportFields, Record, table=True):
    """A row of the reports read before a review."""

    __tablename__ = "report_received"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    report: ReportKind | None = code(ReportKind, None)
    came: PaperCame | None = code(PaperCame, None)
    current: PaperCurrent | None = code(PaperCurrent, None)
    position: int = 0
