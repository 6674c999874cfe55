"""What each system is told, so that a window is left out of recordings (S22)."""

from __future__ import annotations

import sys

import pytest

from iro_desk.app import capture
from iro_desk.app.capture import macos, windows


@pytest.mark.parametrize(
    ("answers", "hidden", "told"),
    [
        ([1], True, [(7, 0x11)]),
        ([0, 1], True, [(7, 0x11), (7, 0x01)]),
        ([1], False, [(7, 0)]),
        ([0], False, [(7, 0)]),
    ],
)
def test_windows_leaves_it_out_or_shows_it_black_where_it_cannot(answers, hidden, told):
    """S22: 0x11 is WDA_EXCLUDEFROMCAPTURE, 0x01 WDA_MONITOR, 0 WDA_NONE (winuser.h)."""
    heard: list[tuple[int, int]] = []

    def set_affinity(window, affinity) -> int:
        heard.append((window.value, affinity.value))
        return answers.pop(0)

    windows.over(set_affinity)(7, hidden)
    assert heard == told


@pytest.mark.parametrize(("hidden", "kind"), [(True, 0), (False, 1)])
def test_a_mac_is_told_the_windows_sharing_type(hidden, kind):
    """S22: NSWindowSharingNone and NSWindowSharingReadOnly (NSWindow.h)."""
    heard: list[tuple[int, bytes, int | None]] = []

    def send(thing: int, message: bytes, number: int | None) -> int:
        heard.append((thing, message, number))
        return 99

    macos.over_views(send)(7, hidden)
    assert heard == [(7, b"window", None), (99, b"setSharingType:", kind)]


def test_a_view_without_a_window_yet_is_left_alone():
    """S22."""
    heard: list[bytes] = []
    macos.over_views(lambda thing, message, number: heard.append(message) or 0)(7, True)
    assert heard == [b"window"]


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux allows")
def test_linux_gives_no_program_a_way():
    """S22: so none is claimed."""
    assert capture.shield() is None
