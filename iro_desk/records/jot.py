"""A jot: what the officer noted down in ten seconds, to be filed later."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import JotState
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code, moment

JOT = "Jot"


class JotFields(Fields):
    """A jot as it is filed; nothing of it ever enters a document."""

    text: Annotated[str, FormField("What you jotted down", JOT, narrative=True, private=True)] = Field(
        min_length=1
    )
    jotted: Annotated[
        str, FormField("When it was", JOT, "A day and a time, like 11 June 2026 14:30.", private=True)
    ] = Field(min_length=1, max_length=40)
    state: Annotated[JotState | None, FormField("What became of it", JOT, private=True)] = code(
        JotState, None
    )
    passed_to: Annotated[
        str, FormField("Who you passed it to", JOT, "Their name, and who they are.", private=True)
    ] = Field("", max_length=160)
    what_became: Annotated[
        str, FormField("Anything to add", JOT, narrative=True, optional=True, private=True)
    ] = Field("", max_length=1000)


class Jot(Record, table=True):
    """A jot.

    Args:
        child_id: whose it is about; None while that is not said.
        state, filed_at: None while it is open.
    """

    __tablename__ = "jot"

    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    text: str
    jotted_at: datetime = moment(...)
    state: JotState | None = code(JotState, None)
    passed_to: str = Field("", max_length=160)
    what_became: str = Field("", max_length=1000)
    filed_at: datetime | None = moment()
