"""Where a thing of the outbox may get to from where it is, and by what; everything else is refused (F49)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from iro_desk.domain.codes import OutboxState


class SendingEvent(Enum):
    """What can happen to a thing of the outbox.

    ``TAKEN``: its bytes are about to go. ``PUT_OFF``: the place is out of reach. ``SETTLED``: it has its name there.
    ``READ_BACK``: it was read there, and is the same by length and hash. ``RECEIPT``: somebody says that it was given
    out. ``GIVEN``: the officer gave it herself, on paper or from her own mail program. ``BUNDLED``: it lies there
    inside a sealed bundle. ``TROUBLE``: only the officer can put right what stops it. ``DOUBT``: only she can say
    whether it arrived; ``ARRIVED`` and ``AGAIN`` are her answers.
    """

    TAKEN = "taken"
    PUT_OFF = "put_off"
    SETTLED = "settled"
    READ_BACK = "read_back"
    RECEIPT = "receipt"
    GIVEN = "given"
    BUNDLED = "bundled"
    TROUBLE = "trouble"
    DOUBT = "doubt"
    ARRIVED = "arrived"
    AGAIN = "again"


class NoSuchStep(ValueError):
    """A thing cannot do this from where it is; what asks for it is a bug."""


_WAITS: Final = {
    SendingEvent.TAKEN: OutboxState.SENDING,
    SendingEvent.GIVEN: OutboxState.DONE,
    SendingEvent.BUNDLED: OutboxState.PLACED,
    SendingEvent.TROUBLE: OutboxState.NEEDS_YOU,
    SendingEvent.DOUBT: OutboxState.NEEDS_YOU,
    SendingEvent.ARRIVED: OutboxState.PLACED,
    SendingEvent.AGAIN: OutboxState.READY,
}
STEPS: Final[Mapping[OutboxState, Mapping[SendingEvent, OutboxState]]] = {
    OutboxState.READY: _WAITS,
    OutboxState.NEEDS_YOU: _WAITS,
    OutboxState.SENDING: {
        SendingEvent.TAKEN: OutboxState.SENDING,
        SendingEvent.PUT_OFF: OutboxState.READY,
        SendingEvent.SETTLED: OutboxState.PLACED,
        SendingEvent.READ_BACK: OutboxState.VERIFIED,
        SendingEvent.TROUBLE: OutboxState.NEEDS_YOU,
        SendingEvent.DOUBT: OutboxState.NEEDS_YOU,
        SendingEvent.ARRIVED: OutboxState.PLACED,
        SendingEvent.AGAIN: OutboxState.READY,
    },
    OutboxState.PLACED: {
        SendingEvent.READ_BACK: OutboxState.VERIFIED,
        SendingEvent.RECEIPT: OutboxState.DONE,
    },
    OutboxState.VERIFIED: {
        SendingEvent.READ_BACK: OutboxState.VERIFIED,
        SendingEvent.RECEIPT: OutboxState.DONE,
    },
    OutboxState.DONE: {SendingEvent.RECEIPT: OutboxState.DONE},
}
"""Every step there is. A thing that waits for the officer may do what one that is ready may do."""


def next_state(state: OutboxState, event: SendingEvent) -> OutboxState:
    """Return where a thing gets to; raises NoSuchStep."""
    try:
        return STEPS[state][event]
    except KeyError:
        raise NoSuchStep(f"{event.value} from {state.value}") from None
