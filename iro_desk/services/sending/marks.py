"""The mark by which a folder for papers is known again, kept with the place it was found in (F46).

Choosing the folder again forgets it.
"""

from __future__ import annotations

from sqlmodel import Session, select

from iro_desk.records import Destination
from iro_desk.services.sending import destinations, places


def known(session: Session, address: str) -> str:
    """The mark a place held when papers last went there; empty for none, and for a place that is not kept."""
    return next((one.server.marker for one in places.listed(session) if one.address == address), "")


def keep(session: Session, address: str, mark: str) -> None:
    """Know a place again by its mark from now on; nothing is written when it is known already, or is not kept."""
    row = session.exec(select(Destination).where(Destination.address == address)).first()
    if row is not None:
        if row.marker != mark:
            row.marker = mark
            session.flush()
        return
    usual = places.usual(session)
    if usual is not None and usual.address == address and usual.server.marker != mark:
        destinations.carry_over(session)
        keep(session, address, mark)
