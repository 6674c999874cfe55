"""Carries papers of the outbox to where they go: each whole, once, and read back before it counts as there.

What a journey did not bring about because the place could not be reached waits as it was, with nothing written
against it; what only the officer can put right is written on the thing itself.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from iro_desk.carriers.carrier import PART, Carrier, Found, NameTaken, SendingTrouble
from iro_desk.exports.opening import carrier_to
from iro_desk.exports.sending import COLLECTED, Held, Outgoing, Sent, Settling, Unsure
from iro_desk.services.sending.servers import Server

PAUSES: Final = (1.0, 4.0)
"""Seconds before each further try within one journey."""
PATIENCE: Final = 20.0
"""Seconds of one paper's tries after which the journey ends."""
MOST_SAME_NAMES: Final = 99
FULL_OF_NAMES: Final = "There are already many other files under this name."
NOT_THE_SAME: Final = "What is kept there under the name is not what was sent."


@dataclass(frozen=True, slots=True)
class Stands:
    """How one file stands at the far side.

    Args:
        name: the name it has there, or can be given.
        is_there: whether it has the name; otherwise its whole part is there.
    """

    name: str
    is_there: bool


class Journey:
    """One journey to one place, with one line for all its papers.

    Args:
        open_carrier: handed in so that every fault can be tried.
        pause, clock: waits, and tells seconds; handed in for the same reason.
    """

    def __init__(
        self,
        to: Server,
        open_carrier: Callable[[Server], Carrier] = carrier_to,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._to, self._open = to, open_carrier
        self._pause, self._clock = pause, clock
        self._carrier: Carrier | None = None
        self._is_reached = False
        self._ended_by = ""
        self._put: tuple[int, str] | None = None
        self._taken: set[str] = set()

    def place(self, going: Outgoing) -> Sent | Settling:
        """Carry one paper as far as it goes; trouble comes back in words, so that what can still go does.

        Settling is what is to be written down before it is placed again with that name, and only then gets it. Once
        the place is out of reach, the rest of the journey is not tried: it waits.
        """
        if self._ended_by:
            return Held(going.item_id, self._ended_by)
        begun, was_settled = self._clock(), going.is_settled
        for pause in (*PAUSES, None):
            try:
                return self._step(going)
            except SettledUnread as unread:
                going, trouble = replace(going, is_settled=True), unread.trouble
            except SendingTrouble as told:
                trouble = told
            self._is_reached, self._put = False, None
            if not trouble.again or pause is None or self._clock() - begun > PATIENCE:
                return self._given_up(going, trouble, is_new=not was_settled)
            self._pause(pause)
        raise AssertionError("the last try has no pause")

    def close(self) -> None:
        """Let the line go."""
        if self._carrier is not None:
            self._carrier.close()
            self._carrier = None

    def _given_up(self, going: Outgoing, trouble: SendingTrouble, *, is_new: bool) -> Sent:
        """What was given its name just now has left; what was to be read back alone is read another time."""
        if trouble.waits:
            self._ended_by = str(trouble)
        if going.is_settled and is_new:
            return self._arrived(going, going.going_name, is_read_back=False)
        return Held(going.item_id, str(trouble)) if trouble.waits else Sent(going.item_id, str(trouble))

    def _step(self, going: Outgoing) -> Sent | Settling:
        carrier = self._reached()
        if going.is_settled:
            return self._read_back(carrier, going)
        if not going.going_name:
            stands = put(carrier, going.file_name, going.content, self._taken)
        elif self._put == (going.item_id, going.going_name):
            stands = Stands(going.going_name, is_there=False)
        else:
            found = go_on(carrier, going.going_name, going.file_name, going.content, self._taken)
            if found is None:
                return Unsure(going.item_id, COLLECTED)
            stands = found
        if stands.is_there:
            return self._arrived(going, stands.name)
        if stands.name != going.going_name:
            self._put = (going.item_id, stands.name)
            return Settling(going.item_id, stands.name)
        return self._settle(carrier, going)

    def _settle(self, carrier: Carrier, going: Outgoing) -> Sent | Settling:
        self._put = None
        try:
            carrier.settle(part_of(going.file_name, going.content), going.going_name)
        except NameTaken:
            # What cannot be read there, such as a link to nothing, has its name all the same.
            self._taken.add(going.going_name)
            return self._step(going)
        try:
            return self._read_back(carrier, going)
        except SendingTrouble as trouble:
            raise SettledUnread(trouble) from trouble

    def _read_back(self, carrier: Carrier, going: Outgoing) -> Sent:
        there = carrier.found(going.going_name)
        if there is None:
            carrier.reach()
            # Somebody took it up before it could be read; it was given its name, so it is not sent again.
            return self._arrived(going, going.going_name, is_read_back=False)
        if there != _whole(going.content):
            return Sent(
                going.item_id, f"{NOT_THE_SAME} Ask the office who changed it.", name=going.going_name
            )
        return self._arrived(going, going.going_name)

    def _arrived(self, going: Outgoing, name: str, *, is_read_back: bool = True) -> Sent:
        mark = self._carrier.mark if self._carrier is not None else ""
        return Sent(
            going.item_id, placed_in=self._to.address, mark=mark, name=name, is_read_back=is_read_back
        )

    def _reached(self) -> Carrier:
        if self._carrier is None:
            self._carrier = self._open(self._to)
        if not self._is_reached or not self._to.kind.is_server:
            # A drive can be pulled out and another put in between two papers (F46).
            self._carrier.reach()
            self._is_reached = True
        return self._carrier


class SettledUnread(Exception):
    """A file was given its name, and then the line broke off before it was read back."""

    def __init__(self, trouble: SendingTrouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


def part_of(file_name: str, content: bytes) -> str:
    """The name of a file's part: another file under the same name has another."""
    return f"{file_name}.{hashlib.sha256(content).hexdigest()[:12]}{PART}"


def put(carrier: Carrier, file_name: str, content: bytes, taken: Collection[str] = ()) -> Stands:
    """Bring a whole part there, for its name or the first free numbered one.

    The same bytes under the name are left as they are, so what was done and not heard of is not done twice (F44).

    Args:
        taken: names that were refused, although nothing could be read under them.
    """
    part = part_of(file_name, content)
    for number in range(1, MOST_SAME_NAMES + 1):
        name = _numbered(file_name, number)
        there = carrier.found(name)
        if there == _whole(content):
            carrier.remove_part(part)
            return Stands(name, is_there=True)
        if there is None and name not in taken:
            carrier.put_part(part, content)
            return Stands(name, is_there=False)
    raise SendingTrouble(FULL_OF_NAMES, "Have the older files moved away.")


def go_on(
    carrier: Carrier, name: str, file_name: str, content: bytes, taken: Collection[str] = ()
) -> Stands | None:
    """See what became of a file that was about to be given a name (F44, F49).

    Returns:
        None when neither it nor its part is there: it may have got its name, and been collected since. A part that was
        emptied is as good as none: that is done once the file has its name.
    """
    there = carrier.found(name)
    part = part_of(file_name, content)
    if there == _whole(content):
        carrier.remove_part(part)
        return Stands(name, is_there=True)
    left = carrier.found(part)
    if left is None or not left.length:
        carrier.reach()
        return None
    if there is not None or name in taken:
        return put(carrier, file_name, content, taken)
    carrier.put_part(part, content)
    return Stands(name, is_there=False)


def carry_whole(carrier: Carrier, file_name: str, content: bytes) -> str:
    """Bring one file to its name, or to the first free numbered one; returns the name it has there.

    Raises:
        SendingTrouble: it is not there; nothing half is under any name.
    """
    part, taken = part_of(file_name, content), set[str]()
    for _ in range(MOST_SAME_NAMES):
        stands = put(carrier, file_name, content, taken)
        if not stands.is_there:
            try:
                carrier.settle(part, stands.name)
            except NameTaken:
                taken.add(stands.name)
                continue
            if carrier.found(stands.name) != _whole(content):
                raise SendingTrouble(NOT_THE_SAME, "Tell whoever looks after it at the office.")
        return stands.name
    raise SendingTrouble(FULL_OF_NAMES, "Have the older files moved away.")


def _whole(content: bytes) -> Found:
    return Found(len(content), hashlib.sha256(content).hexdigest())


def _numbered(file_name: str, number: int) -> str:
    if number == 1:
        return file_name
    path = PurePosixPath(file_name)
    return f"{path.stem}-{number}{path.suffix}"
