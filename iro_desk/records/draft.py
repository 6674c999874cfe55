"""Unsaved work, kept from the first keystroke. Drafts are not journalled: they are not yet said."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from iro_desk.records.base import Record, moment


class Draft(Record, table=True):
    """What has been typed into one form and not yet gone into its record.

    Args:
        form: which form, such as "visit" or "review:Home".
        subject_id: the record being edited; 0 for one that does not exist yet.
        child_id: None while the form is about a child not yet added.
        content: the fields as typed, as JSON; anything at all, checked only when it enters the record.
        field, caret: where the officer was.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("form", "subject_id", "child_id"),)
    journalled: ClassVar[bool] = False

    form: str = Field(max_length=80)
    subject_id: int = 0
    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    content: str
    field: str = Field("", max_length=80)
    caret: int = 0
    kept_at: datetime = moment(...)
