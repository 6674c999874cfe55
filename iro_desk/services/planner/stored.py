"""Reads the bookings, places and drives of the file into the values a week is judged by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from sqlmodel import Session, col, select

from iro_desk.domain.planning.appointments import Appointment as Booked
from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.journeys import Leg as Drive
from iro_desk.domain.planning.journeys import Roads
from iro_desk.domain.planning.journeys import Spot as Stop
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Appointment, Leg, Spot
from iro_desk.services import settings
from iro_desk.services.entering import key
from iro_desk.services.facts import ChildBrief


def called(brief: ChildBrief | None) -> str:
    """What a child is called in a narrow space: the first name, or all of what stands in for one."""
    if brief is None:
        return ""
    return brief.name if brief.name.startswith("Child ") else brief.name.split(" ")[0]


def booked_between(session: Session, first_on: date, last_on: date) -> tuple[Appointment, ...]:
    """Return the bookings of these days, and those of the day before that may run into them."""
    query = select(Appointment).where(
        Appointment.booked_on >= first_on - timedelta(days=1), Appointment.booked_on <= last_on
    )
    return tuple(session.exec(query.order_by(col(Appointment.booked_on), col(Appointment.starts))).all())


def as_booked(row: Appointment) -> Booked:
    """Return a stored booking as the rules of planning know it."""
    return Booked(
        id=key(row),
        child_id=row.child_id,
        kind=row.kind,
        on=row.booked_on,
        starts=time.fromisoformat(row.starts),
        minutes=row.minutes,
        place_id=row.spot_id,
        title=row.title,
        is_fixed=row.is_fixed,
    )


def diary(session: Session, rows: Iterable[Appointment], calendar: Calendar) -> Diary:
    """Return these bookings with the roads she knows, the place she sets out from and the habits of her week."""
    spots = session.exec(select(Spot).order_by(col(Spot.id))).all()
    legs = session.exec(select(Leg).order_by(col(Leg.id))).all()
    roads = Roads(
        tuple(Stop(key(spot), spot.name) for spot in spots),
        tuple(Drive(leg.from_id, leg.to_id, leg.miles, leg.minutes) for leg in legs),
        settings.current(session).planning,
    )
    base_id = next((key(spot) for spot in spots if spot.is_base), None)
    return Diary(tuple(as_booked(row) for row in rows), roads, calendar, base_id)


def places(session: Session) -> dict[int, str]:
    """Return the name of every place by its number."""
    return {key(spot): spot.name for spot in session.exec(select(Spot)).all()}


def usual_spots(session: Session) -> dict[int, int]:
    """Return where each child was last booked to be seen, by the child's number."""
    rows = session.exec(
        select(Appointment.child_id, Appointment.spot_id)
        .where(col(Appointment.child_id).is_not(None), col(Appointment.spot_id).is_not(None))
        .order_by(col(Appointment.booked_on), col(Appointment.starts))
    ).all()
    return {child_id: spot_id for child_id, spot_id in rows if child_id is not None and spot_id is not None}
