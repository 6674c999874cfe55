"""What was seen before a paper goes, what stood then, and who else has read it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import JSON
from sqlmodel import Field

from iro_desk.records.base import Record, moment


class Looked(Record, table=True):
    """The officer has read one thing of the outbox and means it to go: to this reader, as everything stood then.

    Not journalled: Undo may bring a fact back, and never a look that the change of it ended.

    Args:
        sha256: of the bytes that were shown, hexadecimal.
        person_id: the reader on the child's list; None for the child. Not a link: a person who is removed
            must be missed.
        facts: for each fact the look depends on, the digest of what it was.
        destination: where it was to go, as the screen said it.
        pages: how many were shown; 0 for a file without pages.
        by_saying: the officer said she has read every page, rather than going through them on the screen.
        undone: what has changed since, as a sentence; empty while the look stands.
    """

    __tablename__ = "looked"
    journalled: ClassVar[bool] = False

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    item_id: int = Field(foreign_key="outbox_item.id", index=True, unique=True, ondelete="CASCADE")
    sha256: str = Field(max_length=64)
    person_id: int | None = None
    facts: dict[str, str] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    destination: str = ""
    pages: int = 0
    by_saying: bool = False
    seen_at: datetime = moment(...)
    undone: str = ""


class SecondCheck(Record, table=True):
    """Another person has read one thing at the desk and says it may go; it holds for those bytes alone.

    Args:
        sha256: of the bytes that were read, hexadecimal.
        initials: of the other person, as they typed them.
        statement: what they checked, in their own words.
    """

    __tablename__ = "second_check"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    item_id: int = Field(foreign_key="outbox_item.id", index=True, ondelete="CASCADE")
    sha256: str = Field(max_length=64)
    initials: str = Field(max_length=6)
    statement: str = Field(max_length=500)
    checked_at: datetime = moment(...)
