"""Carries papers of the outbox to a server: each whole, once, and read back before it counts as there.

What a journey did not bring about because the server could not be reached waits as it was, with nothing written
against it; what only the officer can put right is written on the thing itself, as for a folder.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from iro_desk.carriers.carrier import PART, Carrier, Found, NameTaken, SendingTrouble
from iro_desk.exports.opening import carrier_to
from iro_desk.exports.sending import Held, Outgoing, Sent
from iro_desk.services.sending.servers import Server

PAUSES: Final = (1.0, 4.0)
"""Seconds before each further try within one journey."""
PATIENCE: Final = 20.0
"""Seconds of one paper's tries after which the journey ends."""
MOST_SAME_NAMES: Final = 99
FULL_OF_NAMES: Final = "The server already holds many other files under this name."
NOT_THE_SAME: Final = "What the server keeps under the name is not what was sent."


class Journey:
    """One journey to a server, with one line for all its papers.

    Args:
        open_carrier: handed in so that every fault can be tried.
        pause, clock: waits, and tells seconds; handed in for the same reason.
    """

    def __init__(
        self,
        server: Server,
        open_carrier: Callable[[Server], Carrier] | None = None,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server = server
        self._open = open_carrier or carrier_to
        self._pause, self._clock = pause, clock
        self._carrier: Carrier | None = None
        self._is_reached = False
        self._ended_by = ""

    def place(self, going: Outgoing) -> Sent:
        """Carry one paper; trouble comes back in words, so that what can still go does.

        Once the server is out of reach, the rest of the journey is not tried: it waits.
        """
        if self._ended_by:
            return Held(going.item_id, self._ended_by)
        begun = self._clock()
        for pause in (*PAUSES, None):
            try:
                self._carry(going)
            except SendingTrouble as trouble:
                self._is_reached = False
                if not trouble.again:
                    return Sent(going.item_id, str(trouble))
                if pause is None or self._clock() - begun > PATIENCE:
                    self._ended_by = str(trouble)
                    return Held(going.item_id, self._ended_by)
                self._pause(pause)
            else:
                break
        return Sent(going.item_id, placed_in=self._server.address)

    def close(self) -> None:
        """Let the line go."""
        if self._carrier is not None:
            self._carrier.close()
            self._carrier = None

    def _carry(self, going: Outgoing) -> None:
        if self._carrier is None:
            self._carrier = self._open(self._server)
        if not self._is_reached:
            self._carrier.reach()
            self._is_reached = True
        carry(self._carrier, going.file_name, going.content)


def carry(carrier: Carrier, file_name: str, content: bytes) -> str:
    """Bring one file to its name, or to the first free numbered one; returns the name it has there.

    The same bytes under the name are left as they are, so what was done and not heard of is not done twice (F44).

    Raises:
        SendingTrouble: it is not there; nothing half is under any name.
    """
    whole = Found(len(content), hashlib.sha256(content).hexdigest())
    part = f"{file_name}{PART}"
    for number in range(1, MOST_SAME_NAMES + 1):
        name = _numbered(file_name, number)
        there = carrier.found(name)
        if there == whole:
            carrier.remove_part(part)
            return name
        if there is None and _takes_name(carrier, part, name, content):
            if carrier.found(name) != whole:
                raise SendingTrouble(NOT_THE_SAME, "Tell whoever looks after it at the office.", again=False)
            return name
    raise SendingTrouble(FULL_OF_NAMES, "Have the older files moved away.", again=False)


def _takes_name(carrier: Carrier, part: str, name: str, content: bytes) -> bool:
    """Put a part there and give it a name; False when somebody was quicker."""
    carrier.put_part(part, content)
    try:
        carrier.settle(part, name)
    except NameTaken:
        return False
    return True


def _numbered(file_name: str, number: int) -> str:
    if number == 1:
        return file_name
    path = PurePosixPath(file_name)
    return f"{path.stem}-{number}{path.suffix}"
