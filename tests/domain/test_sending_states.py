"""Where a thing of the outbox may get to from each state, and by what."""

from __future__ import annotations

import pytest

from iro_desk.domain.codes import OutboxState
from iro_desk.domain.sending.states import NoSuchStep, SendingEvent, next_state

S, E = OutboxState, SendingEvent
WAITS = "taken→sending given→done bundled→placed trouble→needs_you doubt→needs_you arrived→placed again→ready"
BY_STATE = {
    S.READY: WAITS,
    S.NEEDS_YOU: WAITS,
    S.SENDING: "taken→sending put_off→ready settled→placed read_back→verified trouble→needs_you doubt→needs_you "
    "arrived→placed again→ready",
    S.PLACED: "read_back→verified receipt→done",
    S.VERIFIED: "read_back→verified receipt→done",
    S.DONE: "receipt→done",
}
"""Written out by hand, and not taken from the code."""
LEGAL = {
    (state, E(step.split("→")[0])): S(step.split("→")[1])
    for state, steps in BY_STATE.items()
    for step in steps.split()
}


@pytest.mark.parametrize("state", OutboxState)
@pytest.mark.parametrize("event", SendingEvent)
def test_every_step_gets_where_it_should_or_is_refused(state: OutboxState, event: SendingEvent):
    """F49."""
    if (state, event) in LEGAL:
        assert next_state(state, event) is LEGAL[state, event]
    else:
        with pytest.raises(NoSuchStep):
            next_state(state, event)


def test_what_has_left_never_waits_again():
    """F49: nothing that has left can be sent a second time."""
    left = {state for state in OutboxState if state.has_left}
    assert all(next_state(state, event) in left for state, event in LEGAL if state in left)
