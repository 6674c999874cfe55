"""Whether the computer's date can be right, judged by what has been written in the vault (F35)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, func, select

from iro_desk.domain.working_days import add_months
from iro_desk.records import JournalEntry, Setting
from iro_desk.services.settings import store

TRUSTED = "date.trusted_to"
MONTHS_AWAY = 60


def seems_wrong(session: Session, today: date) -> bool:
    """Whether today is before the newest thing written, or more than five years after it."""
    newest = session.exec(
        select(func.max(col(JournalEntry.at))).where(col(JournalEntry.operation) > _trusted_to(session))
    ).one()
    return newest is not None and not newest.date() <= today <= add_months(newest.date(), MONTHS_AWAY)


def trust(session: Session) -> None:
    """Take the computer's date as right: what was written under another date no longer counts against it."""
    latest = session.exec(select(func.max(col(JournalEntry.operation)))).one()
    store(session, TRUSTED, str(latest or 0))


def _trusted_to(session: Session) -> int:
    row = session.exec(select(Setting).where(Setting.key == TRUSTED)).first()
    return int(row.value) if row else 0
