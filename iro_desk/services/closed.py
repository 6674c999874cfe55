"""Leaves closed children out of what the officer is asked to do; what is theirs stays in the file."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, or_, select

from iro_desk.records import Child


def is_open(child_id: Any) -> Any:
    """A condition for a query: the row belongs to an open case, or to no child.

    Args:
        child_id: the column that names the child.
    """
    closed = select(Child.id).where(col(Child.closed_on).is_not(None))
    return or_(col(child_id).is_(None), col(child_id).not_in(closed))
