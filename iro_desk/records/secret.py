"""A random secret the program made for itself, and what it is for."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field

from iro_desk.records.base import Record


class Secret(Record, table=True):
    """Made once; Undo never takes it back, because what was written with it has left.

    Args:
        purpose: what it is for, such as "calendar".
        value: the bytes, as hexadecimal digits.
    """

    __tablename__ = "secret"
    journalled: ClassVar[bool] = False

    purpose: str = Field(max_length=40, unique=True)
    value: str = Field(max_length=128)
