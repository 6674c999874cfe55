"""A paper on its way through a printer: begun, printed, and then in whose hands it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, moment

GIVEN = "Given by hand"


class GivenFields(Fields):
    """Into whose hands a printed paper went."""

    given_to: Annotated[str, FormField("Who has it now", GIVEN, "The reader, or who takes it to them.")] = (
        Field("", max_length=120)
    )
    given_on: Annotated[date | None, FormField("Day you gave it", GIVEN)] = None
    read_with: Annotated[
        str, FormField("Read together with", GIVEN, "Blank if nobody read it with you there.")
    ] = Field("", max_length=120)


class Printed(GivenFields, Record, table=True):
    """One printing of one thing of the outbox, or the saving of its file to be printed elsewhere.

    Args:
        printer: its name on the computer that printed; empty when the file was saved instead.
        printed_at: when the printer had all of it; None while it has not, and for good where the desk ended first.
    """

    __tablename__ = "printed"
    lasting: ClassVar[bool] = True

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    item_id: int = Field(foreign_key="outbox_item.id", index=True, ondelete="CASCADE")
    printer: str = Field("", max_length=200)
    begun_at: datetime = moment(...)
    printed_at: datetime | None = moment()
