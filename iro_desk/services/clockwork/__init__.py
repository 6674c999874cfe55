"""Clockwork: keeps every child's dates true to the facts, with the history of each."""

from __future__ import annotations

from iro_desk.services.clockwork.own_dates import choose_own_date, leave_own_date, own_date_fields
from iro_desk.services.clockwork.reckoning import begin_day, settle
from iro_desk.services.clockwork.standing import (
    PastDate,
    StandingDate,
    history,
    of_child,
    standing,
)

__all__ = [
    "PastDate", "StandingDate", "begin_day", "choose_own_date", "history", "leave_own_date", "of_child",
    "own_date_fields", "settle", "standing",
]  # fmt: skip
