"""The server papers may go to: kept with its password, used in place of a folder, and forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.domain.sending.policies import ConnectionReason, DestinationKind
from iro_desk.errors import Refusal
from iro_desk.records import Connection, Destination, Secret
from iro_desk.records.audit import note
from iro_desk.services import settings
from iro_desk.services.entering import insert, key

FOLDER = "outbox.folder"
"""The preference that holds where papers go: a folder's path, or the address of a server."""
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
    return place.startswith(("https://", "http://", "sftp://"))


def known(session: Session) -> Server | None:
    """The server that was last taken, whether papers go there or to a folder now; None when there is none."""
    row = _row(session)
    if row is None:
        return None
    return Server(row.address, row.user_name, _password(session, row), row.marker, row.pinned)


def in_use(session: Session) -> Server | None:
    """The server papers go to; None when they go to a folder, or nowhere yet."""
    server = known(session)
    goes = settings.current(session).outbox_folder
    return server if server is not None and server.address == goes else None


def check_password(password: str) -> None:
    """Raise Refusal for a password that cannot be kept."""
    if len(password.encode("utf-8")) > MOST_PASSWORD:
        raise Refusal(
            f"IRO Desk keeps passwords of up to {MOST_PASSWORD} letters.",
            "Ask the office for a shorter one, made for this program alone.",
            field="password",
        )


def use(session: Session, server: Server) -> None:
    """Keep a server in place of the one before, and let papers go there from now on."""
    check_password(server.password)
    if not server.marker:
        raise Refusal("This server has not been tried.", "Try it first.")
    forget(session)
    row = insert(
        session, Destination, kind=server.kind, address=server.address, user_name=server.user_name,
        marker=server.marker, pinned=server.pinned,
    )  # fmt: skip
    secret = Secret(purpose=_purpose(key(row)), value=server.password.encode("utf-8").hex())
    session.add(secret)
    settings.change(session, FOLDER, server.address)
    session.flush()


def forget(session: Session) -> None:
    """Keep the server and its password no longer; papers for it wait until a place is chosen."""
    for row in session.exec(select(Destination)).all():
        secret = session.exec(select(Secret).where(Secret.purpose == _purpose(key(row)))).first()
        if secret is not None:
            session.delete(secret)
        if settings.current(session).outbox_folder == row.address:
            settings.change(session, FOLDER, "")
        session.delete(row)
    session.flush()


def note_connection(session: Session, host: str, reason: ConnectionReason, now: datetime) -> None:
    """Write down that a line to another computer is about to be opened, and why."""
    row = insert(session, Connection, at=now, host=host, reason=reason)
    note(session, Deed.CONNECTED, ("connection", key(row)))


def connections(session: Session, most: int) -> tuple[ConnectionLine, ...]:
    """The newest lines that were opened, at most so many."""
    query = select(Connection).order_by(col(Connection.id).desc()).limit(most)
    return tuple(ConnectionLine(row.at, row.host, row.reason.label) for row in session.exec(query).all())


def _row(session: Session) -> Destination | None:
    return session.exec(select(Destination).order_by(col(Destination.id).desc())).first()


def _purpose(row_id: int) -> str:
    return f"destination:{row_id}"


def _password(session: Session, row: Destination) -> str:
    secret = session.exec(select(Secret).where(Secret.purpose == _purpose(key(row)))).first()
    return "" if secret is None else bytes.fromhex(secret.value).decode("utf-8")
