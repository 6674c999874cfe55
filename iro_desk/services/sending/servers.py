"""What is needed to reach a place papers go to, and every line that was opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.domain.sending.policies import ConnectionReason, DestinationKind
from iro_desk.errors import Refusal
from iro_desk.records import Connection
from iro_desk.records.audit import note
from iro_desk.services.entering import insert, key

MOST_PASSWORD = 64


@dataclass(frozen=True, slots=True)
class Server:
    """What is needed to reach a folder, on a server or here.

    Args:
        password: as it is; never shown and never logged.
        marker: empty while the folder has not been marked.
        halfway: names of files that are about to be given theirs there.
        pinned: SHA-256 of the certificate or key the officer compared; empty to trust whom the computer trusts.
    """

    address: str
    user_name: str
    password: str = field(repr=False)
    marker: str = ""
    pinned: str = ""
    halfway: tuple[str, ...] = ()

    @property
    def kind(self) -> DestinationKind:
        """By which way it is reached."""
        return DestinationKind.of(self.address)


@dataclass(frozen=True, slots=True)
class ConnectionLine:
    """One time a line was opened."""

    at: datetime
    host: str
    why: str


def is_address(place: str) -> bool:
    """Whether where papers go is a server's address rather than a folder's path."""
    return DestinationKind.of(place).is_server


def check_password(password: str) -> None:
    """Raise Refusal for a password that cannot be kept."""
    if len(password.encode("utf-8")) > MOST_PASSWORD:
        raise Refusal(
            f"IRO Desk keeps passwords of up to {MOST_PASSWORD} letters.",
            "Ask the office for a shorter one, made for this program alone.",
            field="password",
        )


def note_connection(session: Session, host: str, reason: ConnectionReason, now: datetime) -> None:
    """Write down that a line to another computer is about to be opened, and why."""
    row = insert(session, Connection, at=now, host=host, reason=reason)
    note(session, Deed.CONNECTED, ("connection", key(row)))


def connections(session: Session, most: int) -> tuple[ConnectionLine, ...]:
    """The newest lines that were opened, at most so many."""
    query = select(Connection).order_by(col(Connection.id).desc()).limit(most)
    return tuple(ConnectionLine(row.at, row.host, row.reason.label) for row in session.exec(query).all())
