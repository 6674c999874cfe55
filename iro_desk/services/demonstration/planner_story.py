"""Lays in a believable week of the officer: places, drives she knows, and bookings round today."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from iro_desk.records import Appointment, Child, Leg, Review, Setting, Spot
from iro_desk.services.demonstration.days import Days
from iro_desk.services.entering import insert, key

Story = dict[str, Any]
UID_PREFIX = "demonstration:"
PLACES_LAID = "demonstration.places"


def lay_planner(session: Session, told: Story, days: Days) -> None:
    """Lay in the places, the drives between them and the bookings; a place she already has stays hers."""
    spots = _lay_spots(session, told["spot"])
    for leg in told["leg"]:
        insert(
            session,
            Leg,
            from_id=spots[leg["from"]],
            to_id=spots[leg["to"]],
            miles=leg["miles"],
            minutes=leg["minutes"],
        )
    children = {
        row.preferred_name: key(row)
        for row in session.exec(select(Child).where(col(Child.is_demonstration).is_(True))).all()
    }
    for number, booking in enumerate(told["booking"]):
        values = {
            "child_id": children[booking["child"]] if "child" in booking else None,
            "spot_id": spots[booking["at"]] if "at" in booking else None,
            "uid": f"{UID_PREFIX}{number}",
        }
        _lay_booking(session, booking, values, days)
    session.flush()


def take_out(session: Session) -> None:
    """Take out every invented booking and place; a place the officer has used for her own work stays."""
    for row in session.exec(select(Appointment).where(col(Appointment.uid).startswith(UID_PREFIX))).all():
        session.delete(row)
    session.flush()
    note = session.exec(select(Setting).where(Setting.key == PLACES_LAID)).first()
    if note is None:
        return
    laid = set(json.loads(note.value))
    used = {row.spot_id for row in session.exec(select(Appointment)).all()}
    gone = laid - used
    ends = or_(col(Leg.from_id).in_(gone), col(Leg.to_id).in_(gone))
    for leg in session.exec(select(Leg).where(ends)).all():
        session.delete(leg)
    session.flush()
    for spot in session.exec(select(Spot).where(col(Spot.id).in_(gone))).all():
        session.delete(spot)
    session.delete(note)
    session.flush()


def _lay_spots(session: Session, told: list[Story]) -> dict[str, int]:
    has_base = session.exec(select(Spot).where(col(Spot.is_base).is_(True))).first() is not None
    spots = {
        each["name"]: key(
            insert(session, Spot, name=each["name"], is_base=each.get("base", False) and not has_base)
        )
        for each in told
    }
    laid = json.dumps(sorted(spots.values()))
    session.add(Setting.model_validate({"key": PLACES_LAID, "value": laid}))
    return spots


def _lay_booking(session: Session, booking: Story, values: Story, days: Days) -> None:
    """Lay in one booking; a review stands on the day its child's story gives, and falls away without one."""
    on = days.working(booking["day"])
    if booking["kind"] == "review":
        agreed = _agreed(session, values["child_id"])
        if not agreed:
            return
        on = min(agreed, key=lambda day: (abs((day - on).days), day))
    insert(
        session,
        Appointment,
        kind=booking["kind"],
        booked_on=on,
        starts=booking["starts"],
        minutes=booking["minutes"],
        title=booking.get("title", ""),
        **values,
    )


def _agreed(session: Session, child_id: int) -> list[date]:
    """Return the days a child's reviews were held or are to be held on."""
    rows = session.exec(select(Review).where(Review.child_id == child_id)).all()
    agreed = [row.next_review_on for row in rows if row.next_review_on is not None]
    return [row.review_on for row in rows] + agreed
