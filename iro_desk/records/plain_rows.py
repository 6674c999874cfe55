"""Rows as JSON and back: dates in ISO, codes by value, bytes in base 64."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, LargeBinary, Table
from sqlalchemy.types import Date, DateTime

from iro_desk.records.base import CodeType, UtcDateTime


def plain(value: Any) -> Any:
    """Return a column's value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return JSON values as the table's columns take them; columns it does not have are left out."""
    return {c.name: _typed(c, row[c.name]) for c in table.columns if c.name in row}


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, CodeType):
        return kind.codes(value)
    if isinstance(kind, DateTime | UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    return value
