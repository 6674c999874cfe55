"""The base of every record: a naming convention, enums by value, and whether a row is journalled."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = MetaData(naming_convention=NAMING).naming_convention


class CodeType(TypeDecorator[Any]):
    """Stores a code by its value: SQLModel would store the member's name, which must stay free to change."""

    impl = String
    cache_ok = True

    def __init__(self, codes: type[Enum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Refuse anything that is not one of the codes, then store its value."""
        return None if value is None else str(self.codes(value).value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the member."""
        return None if value is None else self.codes(value)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and always returned aware (SQLite keeps no zone)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC; a moment without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment aware, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def code(codes: type[Enum], default: Any = ..., **options: Any) -> Any:
    """A column holding one of ``codes``; None is allowed when ``default`` is None."""
    return Field(default, sa_type=CodeType(codes), nullable=default is None, **options)


def moment(default: Any = None) -> Any:
    """A column holding an aware moment; None when it has not happened."""
    return Field(default, sa_type=UtcDateTime, nullable=default is None)


def json_list() -> Any:
    """A column holding a list of strings, never None."""
    return Field(default_factory=list, sa_type=JSON, nullable=False)


class Fields(SQLModel):
    """What a form edits: validated on creation and on every assignment, never stored itself."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid", str_strip_whitespace=False)  # type: ignore[assignment]


class Record(SQLModel):
    """A stored row.

    Args:
        journalled: whether it takes part in audit and undo; drafts do not.
        restored: not journalled, and yet brought back by Undo when a removal took it, under a new number.
        lasting: whether work that touched it stays done, because papers have left the desk.
    """

    journalled: ClassVar[bool] = True
    restored: ClassVar[bool] = False
    lasting: ClassVar[bool] = False

    id: int | None = Field(default=None, primary_key=True)
