"""The places papers may go to, as they stand: which is the usual one, and where one paper goes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.sending.policies import DestinationKind
from iro_desk.domain.sending.protection import Protection
from iro_desk.domain.sending.status import place_called
from iro_desk.records import Destination, OutboxItem, Secret, Setting
from iro_desk.services.entering import key
from iro_desk.services.sending.servers import Server

OLD_PLACE, OLD_MARK, OLD_PROTECTION = "outbox.folder", "outbox.mark", "outbox.protection"
"""Preferences of before there were several places: where papers go, its mark, and how they are sealed."""
BETWEEN = "\n"
"""Between a mark and the folder it was found in, in the old preference."""


@dataclass(frozen=True, slots=True)
class Destined:
    """One place.

    Args:
        destination_id: None for one that was chosen before there were several, and is not kept as one yet.
        server: how it is reached, a folder too.
        protection: how papers that go there are sealed.
    """

    destination_id: int | None
    name: str
    server: Server
    protection: Protection
    is_usual: bool

    @property
    def kind(self) -> DestinationKind:
        """By which way it is reached."""
        return self.server.kind

    @property
    def address(self) -> str:
        """A folder's path, or a server's address."""
        return self.server.address

    @property
    def words(self) -> str:
        """What the officer calls it."""
        return self.name or self.address

    @property
    def called(self) -> str:
        """What it is called where papers wait for it."""
        named = place_called(self.name, is_usual=self.is_usual, is_server=self.kind.is_server)
        return named or self.address


def listed(session: Session) -> tuple[Destined, ...]:
    """Every place, the usual one first, then as they were added."""
    rows = session.exec(select(Destination).order_by(col(Destination.id))).all()
    found = [_destined(session, row) for row in rows]
    first = usual(session)
    rest = [one for one in found if first is None or one.destination_id != first.destination_id]
    return tuple(rest if first is None else [first, *rest])


def usual(session: Session) -> Destined | None:
    """Where papers go unless something else is said; None while no place is chosen."""
    row = session.exec(select(Destination).where(col(Destination.is_usual))).first()
    if row is not None:
        return _destined(session, row)
    place = _old(session, OLD_PLACE)
    if not place:
        return None
    row = session.exec(select(Destination).where(Destination.address == place)).first()
    if row is not None:
        found = _destined(session, row)
        return Destined(found.destination_id, found.name, found.server, found.protection, is_usual=True)
    mark, _, folder = _old(session, OLD_MARK).partition(BETWEEN)
    server = Server(place, "", "", mark if folder == place else "")
    return Destined(None, "", server, _protection(session, None), is_usual=True)


def of_item(session: Session, item: OutboxItem) -> Destined | None:
    """Where one paper goes; None while no place is chosen."""
    row = None if item.destination_id is None else session.get(Destination, item.destination_id)
    return usual(session) if row is None else _destined(session, row)


def halfway(session: Session, address: str) -> tuple[str, ...]:
    """The names of files that are about to be given their name in a place, or were when the program ended."""
    query = select(OutboxItem.going_name).where(
        OutboxItem.going_to == address, OutboxItem.going_name != "", col(OutboxItem.placed_at).is_(None)
    )
    return tuple(session.exec(query).all())


def secret_of(row_id: int) -> str:
    """What the password of a place is kept for."""
    return f"destination:{row_id}"


def _destined(session: Session, row: Destination) -> Destined:
    server = Server(row.address, row.user_name, _password(session, key(row)), row.marker, row.pinned)
    return Destined(row.id, row.name, server, _protection(session, row), row.is_usual)


def _protection(session: Session, row: Destination | None) -> Protection:
    if row is not None and row.protection is not None:
        return row.protection
    return Protection(_old(session, OLD_PROTECTION) or Protection.CLEAR.value)


def _password(session: Session, row_id: int) -> str:
    secret = session.exec(select(Secret).where(Secret.purpose == secret_of(row_id))).first()
    return "" if secret is None else bytes.fromhex(secret.value).decode("utf-8")


def _old(session: Session, name: str) -> str:
    row = session.exec(select(Setting).where(Setting.key == name)).first()
    return "" if row is None else row.value
