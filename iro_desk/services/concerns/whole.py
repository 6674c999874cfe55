"""Everything the page of one concern needs, in one reading: nothing on it is of another moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from iro_desk.domain.working_days import Calendar
from iro_desk.services.children import BannerRow, banner
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.concerns.offered import Offered, offered, sums
from iro_desk.services.concerns.reading import view
from iro_desk.services.concerns.rows import ConcernPageView


@dataclass(frozen=True, slots=True)
class WholeConcern:
    """A concern, the child it is about, what its forms offer, and the dates that stand for it."""

    view: ConcernPageView
    banner: BannerRow
    offered: Offered
    dates: tuple[StandingDate, ...]


def whole(session: Session, concern_id: int, today: date, calendar: Calendar) -> WholeConcern:
    """Return one concern with everything around it."""
    found = view(session, concern_id, today, calendar)
    child_id = found.child.child_id
    return WholeConcern(
        found, banner(session, child_id, today), offered(session, child_id), sums(session, concern_id, today)
    )
