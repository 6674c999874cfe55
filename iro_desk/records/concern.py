"""A concern the officer has raised about a plan, followed to its end."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from iro_desk.records.base import Record


class Concern(Record, table=True):
    """An informal or formal dispute.

    Args:
        stage: 0 while informal, then the number of the formal stage.
        formal_on, stage_on: when it was made formal, and when this stage began; None while informal.
        settled_on: None while it is open.
        sheet_id: the short form it was noticed in; None when it was raised by itself.
        review_id: the review it was raised at; None when it was not.
        decision_id: the decision that was not carried out; None when it is about something else.
    """

    __tablename__ = "concern"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    raised_on: date
    about: str = Field("", max_length=300)
    stage: int = 0
    formal_on: date | None = None
    stage_on: date | None = None
    respond_by: date | None = None
    settled_on: date | None = None
    sheet_id: int | None = Field(None, foreign_key="sheet.id", ondelete="SET NULL")
    review_id: int | None = Field(None, foreign_key="review.id", ondelete="SET NULL")
    decision_id: int | None = Field(None, foreign_key="decision.id", ondelete="SET NULL")
