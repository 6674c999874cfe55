"""Which way a review is read: one section, all of it in words to be checked, or an earlier version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from iro_desk.gui.context import Context
from iro_desk.services import reviews

CHECK, VERSION = "check", "version:"


def clocked(context: Context, review_id: int) -> dict[str, Any]:
    """What every reading and finishing of a review is handed."""
    return {
        "review_id": review_id, "today": context.today(), "calendar": context.calendar, "rules": context.rules,
    }  # fmt: skip


def reading_of(part: str) -> str:
    """The reading a place's part names; empty for a section."""
    return part if part == CHECK or part.removeprefix(VERSION).isdecimal() else ""


def read_of(
    context: Context, review_id: int, reading: str, section: str, *, is_expert: bool | None
) -> Callable[..., Any]:
    """The service that reads it.

    Args:
        is_expert: every section, rather than one; None leaves it to the officer's preference.
    """
    if reading.startswith(VERSION):
        number = int(reading.removeprefix(VERSION))
        return partial(reviews.read_version, review_id=review_id, number=number, today=context.today())
    if reading == CHECK:
        return partial(reviews.check_sheet, **clocked(context, review_id))
    return partial(reviews.open_sheets, section=section, is_expert=is_expert, **clocked(context, review_id))
