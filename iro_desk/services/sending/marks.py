"""The mark by which the folder for papers is known again, kept beside the folder it was found in (F46).

Choosing the folder again forgets it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from iro_desk.records import Destination
from iro_desk.services.sending import destinations, places


@dataclass(frozen=True, slots=True)
class Marked:
    """A folder papers went to, and the mark it held then."""

    folder: str
    mark: str


def kept(session: Session) -> Marked | None:
    """The usual place and its mark; None when nothing went there since it was chosen."""
    place = places.usual(session)
    return Marked(place.address, place.server.marker) if place is not None and place.server.marker else None


def keep(session: Session, marked: Marked) -> None:
    """Know a place again by its mark from now on; nothing is written when it is known already."""
    row = session.exec(select(Destination).where(Destination.address == marked.folder)).first()
    if row is not None:
        if row.marker != marked.mark:
            row.marker = marked.mark
            session.flush()
    elif kept(session) != marked:
        place = places.usual(session)
        if place is not None and place.destination_id is None and place.address == marked.folder:
            destinations.carry_over(session)
            keep(session, marked)
