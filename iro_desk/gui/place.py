"""A place in the program: which screen, about whom, and where in it. Back, Forward and unlock return to one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go.

    Args:
        page: the screen's id, such as "today", "child" or "review".
        child_id: the child it is about; None for screens about everyone.
        subject_id: the visit, review or letter; None when there is none yet.
        part: a section, tab or field within the screen; empty for its beginning.
    """

    page: str
    child_id: int | None = None
    subject_id: int | None = None
    part: str = ""
