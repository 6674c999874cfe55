"""Sends everything in the outbox that may go, one after another, where there is no window to do it from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlmodel import Session

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import opening, sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.protecting.sealing import seal
from iro_desk.exports.sending import Held, Outgoing, Sent
from iro_desk.services import settings
from iro_desk.services.sending import leaving, sealing, servers
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.sending.sealing import ToSeal
from iro_desk.services.sending.servers import Server

T = TypeVar("T")

NOWHERE = "No place for papers is chosen yet."


class Caseload(Protocol):
    """What reads and writes the file."""

    def read(self, fn: Callable[[Session], T]) -> T:
        """Read."""

    def write(self, label: str, fn: Callable[[Session], Any]) -> Any:
        """Write, as one operation."""


def send_waiting(
    caseload: Caseload,
    now: Callable[[], datetime],
    place: Callable[[Outgoing, Path], Sent] = sending.place,
    journey: Callable[[Server], Journey] = Journey,
) -> Iterator[Sent]:
    """Send what was looked at, in the order it was put in, and tell of each; what was not looked at is left.

    It may be killed at any point and run again: what is there already, byte for byte, is not sent twice (F49).

    Args:
        place, journey: carry one file to a folder, and make the journey to a server.

    Raises:
        Refusal: no place is chosen.
    """
    into = caseload.read(settings.current).outbox_folder
    if not into:
        raise Refusal(NOWHERE, "Choose one in Settings, Where papers go.")
    ready = [number for number, told in caseload.read(leaving.waiting).items() if not told]
    server = caseload.read(servers.in_use) if ready else None
    if server is None:
        for item_id in ready:
            yield _send(caseload, now, item_id, lambda going: place(going, Path(into)))
        return
    host = opening.host_of(server.address)
    note = partial(servers.note_connection, host=host, reason=ConnectionReason.SEND, now=now())
    caseload.write("Send to the server", note)
    going_there = journey(server)
    try:
        for item_id in ready:
            yield _send(caseload, now, item_id, going_there.place)
    finally:
        going_there.close()


def _send(
    caseload: Caseload, now: Callable[[], datetime], item_id: int, place: Callable[[Outgoing], Sent]
) -> Sent:
    """Send one thing; what stops it is written on it, and comes back in words."""
    try:
        sent = place(_outgoing(caseload, now, item_id))
    except WaitsItsTurn as turn:
        sent = Held(item_id, str(turn))
    except (Refusal, FileTrouble) as trouble:
        sent = Sent(item_id, str(trouble))
    told: Sent = caseload.write(
        "Send from the outbox", partial(sending.write_down, sent=sent, now=now())
    ).value
    return told


def _outgoing(caseload: Caseload, now: Callable[[], datetime], item_id: int) -> Outgoing:
    """Take one file's bytes, sealed first where that is how papers leave; the sealed copy is kept before it goes."""
    take = partial(sending.outgoing, item_id=item_id, on=now().date())
    going = caseload.read(take)
    if isinstance(going, ToSeal):
        sealed = seal(going)
        caseload.write("Seal a paper", partial(sealing.keep, sealed=sealed, now=now()))
        going = caseload.read(take)
    if isinstance(going, ToSeal):
        raise Refusal("This file changed while it was being sealed.", "Send it again.")
    return going
