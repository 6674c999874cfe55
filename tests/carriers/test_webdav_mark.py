"""A folder on a server is known again, and another in its place is told (F46)."""

from __future__ import annotations

import pytest

from iro_desk.carriers import marker
from iro_desk.carriers.carrier import SendingTrouble

OURS, THEIRS = "0" * 31 + "1", "0" * 31 + "2"


def test_a_marked_folder_is_known_again(server, carry):
    """F46."""
    assert carry(server.address).leave_mark(OURS) == OURS
    carry(server.address, mark=OURS).reach()
    assert server.methods <= {"PUT", "MOVE", "GET", "PROPFIND"} and server.parts() == []


def test_a_folder_another_officer_marked_keeps_their_mark(server, carry):
    """F45: two desks may use one folder."""
    carry(server.address).leave_mark(THEIRS)
    assert carry(server.address).leave_mark(OURS) == THEIRS


@pytest.mark.parametrize("held", [None, b"", b"mark: nothing", marker.content(THEIRS)])
def test_an_emptied_or_another_folder_is_told_and_gets_nothing(server, carry, held):
    """F46."""
    if held is not None:
        (server.folder / marker.NAME).write_bytes(held)
    with pytest.raises(SendingTrouble, match="another folder, or it was emptied") as met:
        carry(server.address, mark=OURS).reach()
    assert not met.value.again and "PUT" not in server.methods
