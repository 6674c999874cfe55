"""One preference of the officer, by key; what keys there are is said in iro_desk.services.settings."""

from __future__ import annotations

from sqlmodel import Field

from iro_desk.records.base import Record


class Setting(Record, table=True):
    """A preference, stored as text."""

    __tablename__ = "setting"

    key: str = Field(max_length=80, unique=True)
    value: str = ""
