"""Runs the revisions over a connection handed in by ``storage.migrate``; there is no ini file."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import DateTime, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

import iro_desk.records  # noqa: F401  # fills SQLModel.metadata for autogenerate


def plainly(kind: str, item: Any, autogenerate: Any) -> str | Literal[False]:
    """Write our column types as what the file holds: an old revision must not need today's classes."""
    plain = item.impl if kind == "type" and isinstance(item, TypeDecorator) else None
    if isinstance(plain, String):
        return f"sa.String(length={plain.length})" if plain.length else "sa.String()"
    return "sa.DateTime()" if isinstance(plain, DateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=plainly,
    transactional_ddl=False,
)
context.run_migrations()
