"""Adds, changes and removes the places papers may go to, and says where one paper goes."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session, col, select

from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import Refusal
from iro_desk.records import Destination, OutboxItem, Secret, Setting
from iro_desk.services import outbox
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.sending import binding, places
from iro_desk.services.sending.places import Destined
from iro_desk.services.sending.servers import Server, check_password

NEW_PLACE = "A new place for papers that leave"
NOT_SEALED = "Let papers leave without being sealed"
"""What the passphrase is asked for again (S17)."""
LONGEST_NAME, LONGEST_ADDRESS = 60, 400


def listed(session: Session) -> tuple[Destined, ...]:
    """Every place, the usual one first."""
    return places.listed(session)


def usual(session: Session) -> Destined | None:
    """Where papers go unless something else is said; None while no place is chosen."""
    return places.usual(session)


def add(session: Session, server: Server, name: str = "", protection: Protection = Protection.CLEAR) -> int:
    """Keep one more place, or what has changed of one that is kept; the first one is the usual one.

    Raises:
        Refusal: it is too long, its password cannot be kept, or a server that was not tried.
    """
    carry_over(session)
    check_password(server.password)
    if server.kind.is_server and not server.marker:
        raise Refusal("This server has not been tried.", "Try it first.")
    if len(server.address) > LONGEST_ADDRESS:
        raise Refusal("This address is too long.", "Choose a folder nearer the top.", field="address")
    row = session.exec(select(Destination).where(Destination.address == server.address)).first()
    if row is None:
        is_first = session.exec(select(Destination)).first() is None
        row = insert(
            session, Destination, kind=server.kind, address=server.address, name=_named(name),
            protection=protection, is_usual=is_first,
        )  # fmt: skip
    row.user_name, row.marker, row.pinned = server.user_name, server.marker, server.pinned
    if server.kind.is_server:
        _keep_password(session, key(row), server.password)
    return _done(session, row)


def use_folder(session: Session, folder: str) -> int:
    """Let papers go to a folder from now on; chosen again, it is known by whatever mark it has now (F46)."""
    number = add(session, Server(str(Path(folder)), "", ""))
    make_usual(session, number)
    return number


def change(session: Session, destination_id: int, name: str, protection: Protection) -> None:
    """Call a place something else, or seal what goes there another way; a look at what waits for it ends (S50)."""
    row = fetch(session, Destination, _number(session, destination_id))
    row.name, row.protection = _named(name), protection
    _done(session, row)


def make_usual(session: Session, destination_id: int) -> None:
    """Let papers go there unless something else is said."""
    chosen = fetch(session, Destination, _number(session, destination_id))
    for row in session.exec(select(Destination)).all():
        row.is_usual = row.id == chosen.id
    _done(session, chosen)


def remove(session: Session, destination_id: int) -> None:
    """Keep a place and its password no longer; what waits for it waits for the usual place, and is looked at again.

    Raises:
        Refusal: something that was going there may have arrived, and nothing says so yet.
    """
    row = fetch(session, Destination, _number(session, destination_id))
    if places.halfway(session, row.address):
        raise Refusal(
            "A paper that was going there may have arrived.",
            "Send it, or say on its card in the outbox what you know. Then remove the place.",
        )
    for item in session.exec(select(OutboxItem).where(OutboxItem.destination_id == row.id)).all():
        item.destination_id = None
    _forget_password(session, key(row))
    session.flush()
    session.delete(row)
    session.flush()
    binding.settle_all(session)


def send_by(session: Session, item_id: int, destination_id: int | None) -> None:
    """Say that one paper goes to this place; the look at it ends when that is another than before (S50).

    Args:
        destination_id: None for the usual place.

    Raises:
        Refusal: it has left, is in a bundle, or may have arrived where it was going.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is not None:
        raise Refusal("This has already gone.", "The outbox keeps what left and when.")
    if item.bundle_id is not None:
        raise Refusal("This is in a bundle.", "Take the bundle apart first.")
    outbox.require_not_halfway(item)
    item.destination_id = None if destination_id is None else fetch(session, Destination, destination_id).id
    item.is_kept_back = False
    session.flush()


def carry_over(session: Session) -> int | None:
    """Keep the one place of before there were several as a place like every other; returns its number, if any."""
    old = places.usual(session)
    if old is None or session.exec(select(Destination).where(col(Destination.is_usual))).first() is not None:
        return None
    if old.destination_id is None:
        row = insert(session, Destination, kind=old.kind, address=old.address, marker=old.server.marker)
    else:
        row = fetch(session, Destination, old.destination_id)
    for one in (row, *session.exec(select(Destination).where(col(Destination.protection).is_(None))).all()):
        one.protection = old.protection
    row.is_usual = True
    for name in (places.OLD_PLACE, places.OLD_MARK, places.OLD_PROTECTION):
        for kept in session.exec(select(Setting).where(Setting.key == name)).all():
            session.delete(kept)
    session.flush()
    return row.id


def _number(session: Session, destination_id: int) -> int:
    """The number of a place; 0 stands for the one that is carried over now."""
    carried = carry_over(session)
    return destination_id or carried or destination_id


def _done(session: Session, row: Destination) -> int:
    session.flush()
    binding.settle_all(session)
    return key(row)


def _named(name: str) -> str:
    kept = " ".join(name.split())
    if len(kept) > LONGEST_NAME:
        raise Refusal(f"Shorten this to {LONGEST_NAME} characters or fewer.", field="name")
    return kept


def _keep_password(session: Session, row_id: int, password: str) -> None:
    _forget_password(session, row_id)
    session.add(Secret(purpose=places.secret_of(row_id), value=password.encode("utf-8").hex()))


def _forget_password(session: Session, row_id: int) -> None:
    secret = session.exec(select(Secret).where(Secret.purpose == places.secret_of(row_id))).first()
    if secret is not None:
        session.delete(secret)
        session.flush()
