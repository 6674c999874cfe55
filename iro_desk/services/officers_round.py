"""What comes round for the officer herself: when each was last done, and when it comes round again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks.recurring import OFFICERS_ROUND, Recurring
from iro_desk.errors import Refusal
from iro_desk.records.setting import Setting
from iro_desk.services import settings

KEPT_AS = "round."


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One thing that comes round.

    Args:
        how_often: such as "every 6 weeks".
        source: the document the interval comes from.
        last_on: the day it was last done; None when none is noted.
        next_on: the day it comes round again; None while no day is noted.
        days_left: to ``next_on``, below 0 when it is past; None while no day is noted.
    """

    id: str
    name: str
    how_often: str
    source: str
    last_on: date | None
    next_on: date | None
    days_left: int | None


def rows(session: Session, today: date) -> tuple[RoundRow, ...]:
    """Everything that comes round, in its order (local practice, so nothing is ever called late)."""
    query = select(Setting).where(col(Setting.key).startswith(KEPT_AS))
    kept = {row.key.removeprefix(KEPT_AS): date.fromisoformat(row.value) for row in session.exec(query).all()}
    return tuple(_row(one, kept.get(one.id), today) for one in OFFICERS_ROUND)


def note(session: Session, round_id: str, on: date | None, today: date) -> None:
    """Note the day something was done; it comes round again from there.

    Raises:
        Refusal: there is no day, or it has not come yet.
    """
    if on is None:
        raise Refusal("Enter the day it was done.", field=round_id)
    if on > today:
        raise Refusal("This day must be today or earlier.", field=round_id)
    one = next(one for one in OFFICERS_ROUND if one.id == round_id)
    settings.store(session, f"{KEPT_AS}{one.id}", on.isoformat())


def _row(one: Recurring, last_on: date | None, today: date) -> RoundRow:
    next_on = one.every.after(last_on, 1) if last_on else None
    left = (next_on - today).days if next_on else None
    return RoundRow(one.id, one.name, one.every.words, one.source, last_on, next_on, left)
