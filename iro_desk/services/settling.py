"""Brings up, inside each write, what rests on the facts: the dates, and what was looked at before it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from iro_desk.domain.changes import Changes
from iro_desk.domain.working_days import Calendar
from iro_desk.services import clockwork
from iro_desk.services.sending import binding


def settle(session: Session, changes: Changes, *, calendar: Calendar, now: Callable[[], datetime]) -> bool:
    """Settle what an operation changed; returns whether anything moved.

    Args:
        calendar: the bank holidays that are shipped.
    """
    ended = binding.settle(session, changes)
    return clockwork.settle(session, changes, calendar=calendar, now=now) or ended
