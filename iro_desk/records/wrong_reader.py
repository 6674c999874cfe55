"""A paper that went to the wrong person, and what was done about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlalchemy import JSON
from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, moment

NOTE = "What went wrong"


class WrongReaderFields(Fields):
    """What is known of it, without more of the child than is needed."""

    noticed_on: Annotated[date | None, FormField("Day it was noticed", NOTE)] = None
    noticed_at: Annotated[str, FormField("Time it was noticed", NOTE, "Such as 14:32.")] = Field(
        "", max_length=20
    )
    who_has_it: Annotated[
        str, FormField("Who has it", NOTE, "A name, or what they are. Whoever may have read it too.")
    ] = Field("", max_length=300)
    what_happened: Annotated[
        str, FormField("What happened", NOTE, "How it went there, and who noticed.", narrative=True)
    ] = Field("", max_length=2000)
    what_was_in_it: Annotated[
        str,
        FormField(
            "What was in it",
            NOTE,
            "Kinds of things, such as an address, health, the child’s words. Never the words themselves.",
            narrative=True,
        ),
    ] = Field("", max_length=2000)
    harm: Annotated[
        str,
        FormField("Who could be harmed, and what was done for them", NOTE, optional=True, narrative=True),
    ] = Field("", max_length=2000)
    copies: Annotated[str, FormField("What became of the copies", NOTE, optional=True, narrative=True)] = (
        Field("", max_length=2000)
    )
    told_on: Annotated[date | None, FormField("Day information governance was told", NOTE, optional=True)] = (
        None
    )
    told_whom: Annotated[str, FormField("Whom you told, and their reference", NOTE, optional=True)] = Field(
        "", max_length=200
    )


class WrongReader(WrongReaderFields, Record, table=True):
    """One paper marked as gone to the wrong person. Undo does not take it back: it has left.

    Args:
        item_id: the thing of the outbox; None once that is gone.
        paper, file_name, sha256, placed_at, placed_in: as they stood when it was marked.
        meant_for: what the reader it was meant for is to the child.
        noticed: the moment the hours are counted from.
        steps: the moment each step of the first hour was ticked, by its code, as ISO text.
        ended_at: when the officer had done all that was hers; None until then.
    """

    __tablename__ = "wrong_reader"
    lasting: ClassVar[bool] = True

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    item_id: int | None = Field(None, foreign_key="outbox_item.id", index=True, ondelete="SET NULL")
    paper: str = Field("", max_length=160)
    file_name: str = Field("", max_length=120)
    sha256: str = Field("", max_length=64)
    meant_for: str = Field("", max_length=60)
    placed_at: datetime | None = moment()
    placed_in: str = ""
    noticed: datetime = moment(...)
    marked_at: datetime = moment(...)
    steps: dict[str, str] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    ended_at: datetime | None = moment()
