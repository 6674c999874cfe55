"""Where the officer was when she last looked, so that the program opens there again."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field

from iro_desk.records.base import Record


class Place(Record, table=True):
    """The last page, form field and caret. One row; not journalled, for looking changes nothing.

    Args:
        child_id: None when the page belongs to no one child.
        subject_id: the record the page showed; 0 for none.
    """

    __tablename__ = "place"
    journalled: ClassVar[bool] = False

    page: str = Field(max_length=80)
    child_id: int | None = Field(None, foreign_key="child.id", ondelete="CASCADE")
    subject_id: int = 0
    field: str = Field("", max_length=80)
    caret: int = 0
