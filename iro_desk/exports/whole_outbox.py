"""Sends everything in the outbox that may go, one after another, where there is no window to do it from."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlmodel import Session

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.journeys import Journeys
from iro_desk.exports.protecting.sealing import seal
from iro_desk.exports.sending import NOWHERE, Held, Outgoing, Sent, Settling, Unsure
from iro_desk.services import settings
from iro_desk.services.sending import leaving, sealing
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.sending.sealing import ToSeal
from iro_desk.services.sending.servers import Server

T = TypeVar("T")

LABEL = "Send from the outbox"


class Caseload(Protocol):
    """What reads and writes the file."""

    def read(self, fn: Callable[[Session], T]) -> T:
        """Read."""

    def write(self, label: str, fn: Callable[[Session], Any]) -> Any:
        """Write, as one operation."""


def send_waiting(
    caseload: Caseload, now: Callable[[], datetime], journey: Callable[[Server], Journey] = Journey
) -> Iterator[Sent]:
    """Send what was looked at, in the order it was put in, and tell of each; what was not looked at is left.

    It may be killed at any point and run again: what is there already, byte for byte, is not sent twice (F49).

    Args:
        journey: makes the journey to one place.

    Raises:
        Refusal: no place is chosen.
    """
    if not caseload.read(settings.current).outbox_folder:
        raise Refusal(NOWHERE, "Choose one in Settings, Where papers go.")
    ready = [number for number, told in caseload.read(leaving.waiting).items() if not told]
    whole = _Sending(caseload, now, Journeys(journey))
    try:
        for item_id in caseload.read(leaving.unread):
            whole.read_back(item_id)
        for item_id in ready:
            yield whole.send(item_id)
    finally:
        whole.journeys.close()


class _Sending:
    """One sending of the whole outbox."""

    def __init__(self, caseload: Caseload, now: Callable[[], datetime], journeys: Journeys) -> None:
        self._caseload, self._now, self.journeys = caseload, now, journeys

    def read_back(self, item_id: int) -> None:
        """Read one thing that was given its name and never read back; whatever comes of it holds up nothing."""
        with contextlib.suppress(Refusal, FileTrouble):
            going = self._write(partial(sending.take_unread, item_id=item_id, noted=self.journeys.noted))
            sent = None if going is None else self.journeys.place(going)
            if isinstance(sent, Sent) and not sent.trouble:
                self._write(partial(sending.write_down, sent=sent))

    def send(self, item_id: int) -> Sent:
        """Send one thing; what stops it is written on it, and comes back in words."""
        try:
            going = self._taken(item_id)
            sent = going if isinstance(going, Unsure) else self._carried(going)
        except WaitsItsTurn as turn:
            sent = Held(item_id, str(turn))
        except (Refusal, FileTrouble) as trouble:
            sent = Sent(item_id, str(trouble))
        told: Sent = self._write(partial(sending.write_down, sent=sent))
        return told

    def _carried(self, going: Outgoing) -> Sent:
        """Each name it is given is written down before it gets it."""
        far = self.journeys.place(going)
        while isinstance(far, Settling):
            self._caseload.write(LABEL, partial(sending.settling, item_id=far.item_id, name=far.name))
            going = replace(going, going_name=far.name)
            far = self.journeys.place(going)
        return far

    def _taken(self, item_id: int) -> Outgoing | Unsure:
        """Take one file's bytes, sealed first where papers leave so; the sealed copy is kept before it goes."""
        take = partial(sending.take, item_id=item_id, noted=self.journeys.noted)
        going: Outgoing | ToSeal | Unsure = self._write(take)
        if isinstance(going, ToSeal):
            sealed = seal(going)
            self._caseload.write("Seal a paper", partial(sealing.keep, sealed=sealed, now=self._now()))
            going = self._write(take)
        if isinstance(going, ToSeal):
            raise Refusal("This file changed while it was being sealed.", "Send it again.")
        return going

    def _write(self, act: Callable[..., Any]) -> Any:
        return self._caseload.write(LABEL, partial(act, now=self._now())).value
