"""The places she goes to, the one she sets out from, and the drives she has measured."""

from __future__ import annotations

from sqlmodel import Session, col, or_, select

from iro_desk.errors import Refusal
from iro_desk.records import Appointment, Leg, LegFields, Spot, SpotFields
from iro_desk.services.entering import copy, fetch, insert, key
from iro_desk.services.planner.rows import LegRow, SpotRow


def spots(session: Session) -> tuple[SpotRow, ...]:
    """Return every place, the base first and then by name."""
    rows = session.exec(select(Spot)).all()
    ordered = sorted(rows, key=lambda row: (not row.is_base, row.name.casefold(), key(row)))
    return tuple(SpotRow(key(row), row.name, row.postcode, row.is_base) for row in ordered)


def add_spot(session: Session, draft: SpotFields) -> int:
    """Add a place; raises Refusal when its name is blank or taken."""
    _check_name(session, draft.name, None)
    spot_id = key(insert(session, Spot, draft))
    if draft.is_base:
        mark_base(session, spot_id)
    return spot_id


def change_spot(session: Session, spot_id: int, draft: SpotFields) -> None:
    """Change what is said of a place."""
    _check_name(session, draft.name, spot_id)
    copy(draft, fetch(session, Spot, spot_id))
    if draft.is_base:
        mark_base(session, spot_id)


def mark_base(session: Session, spot_id: int) -> None:
    """Make one place the base, and no other."""
    fetch(session, Spot, spot_id)
    for row in session.exec(select(Spot)).all():
        if row.is_base != (row.id == spot_id):
            row.is_base = row.id == spot_id
    session.flush()


def remove_spot(session: Session, spot_id: int) -> None:
    """Take a place away with its drives; bookings there stay, held nowhere in particular."""
    spot = fetch(session, Spot, spot_id)
    for row in session.exec(select(Appointment).where(Appointment.spot_id == spot_id)).all():
        row.spot_id = None
    for leg in session.exec(select(Leg).where(or_(Leg.from_id == spot_id, Leg.to_id == spot_id))).all():
        session.delete(leg)
    session.flush()
    session.delete(spot)
    session.flush()


def measure(session: Session, from_id: int, to_id: int, draft: LegFields) -> int:
    """Keep how far and how long it is between two places, either way; a newer measure takes its place."""
    if from_id == to_id:
        raise Refusal("Choose two different places.", field="to_id")
    for spot_id in (from_id, to_id):
        fetch(session, Spot, spot_id)
    between = session.exec(
        select(Leg)
        .where(col(Leg.from_id).in_((from_id, to_id)), col(Leg.to_id).in_((from_id, to_id)))
        .order_by(col(Leg.id))
    ).first()
    if between is None:
        return key(insert(session, Leg, draft, from_id=from_id, to_id=to_id))
    copy(draft, between)
    return key(between)


def legs(session: Session) -> tuple[LegRow, ...]:
    """Return every drive she has measured, by the names of its places."""
    names = {key(spot): spot.name for spot in session.exec(select(Spot)).all()}
    rows = [
        LegRow(key(leg), names.get(leg.from_id, ""), names.get(leg.to_id, ""), leg.miles, leg.minutes)
        for leg in session.exec(select(Leg)).all()
    ]
    return tuple(sorted(rows, key=lambda row: (row.from_name, row.to_name, row.leg_id)))


def _check_name(session: Session, name: str, spot_id: int | None) -> None:
    if not name.strip():
        raise Refusal("Enter the name of the place.", field="name")
    for row in session.exec(select(Spot)).all():
        if row.id != spot_id and row.name.strip().casefold() == name.strip().casefold():
            raise Refusal("There is a place of that name already.", field="name")
