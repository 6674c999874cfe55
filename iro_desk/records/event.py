"""What happened to or for a child that moves a date, and what the officer answered when asked about it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import EarlyReviewReason, EventKind, YesNo
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code


class EventFields(Fields):
    """One thing that happened."""

    kind: Annotated[EventKind, FormField("What happened", "What happened")] = code(EventKind)
    happened_on: Annotated[date, FormField("On", "What happened")]
    note: Annotated[str, FormField("Note", "What happened", optional=True)] = Field("", max_length=500)


class Event(EventFields, Record, table=True):
    """Something that happened to or for one child, beside reviews, visits, homes and orders.

    Args:
        sheet_id: the short form that told of it; None when it was noted by itself.
    """

    __tablename__ = "event"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    sheet_id: int | None = Field(None, foreign_key="sheet.id", index=True, ondelete="CASCADE")
    kind: EventKind = code(EventKind)


class EarlyReviewFields(Fields):
    """Whether something that happened calls for a review before its time."""

    needed: Annotated[YesNo | None, FormField("Is an early review needed?", "Early review")] = code(
        YesNo, None
    )
    why: Annotated[
        str, FormField("Why?", "Early review", "A no is kept with its reason.", narrative=True, optional=True)
    ] = Field("", max_length=1000)


class EarlyReview(EarlyReviewFields, Record, table=True):
    """The officer's answer.

    Args:
        anchor: what was asked about, such as "home:5"; it is asked once.
        asked_about: the day that happened.
    """

    __tablename__ = "early_review"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    reason: EarlyReviewReason = code(EarlyReviewReason)
    anchor: str = Field(max_length=60)
    asked_about: date
    answered_on: date
    needed: YesNo | None = code(YesNo, None)
