"""Windows: SetWindowDisplayAffinity, which leaves a window out of every capture of the screen."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import c_uint32, c_void_p
from typing import Any

from iro_desk.gui.company.shield import Shield

SHOWN, BLACK, LEFT_OUT = 0x00, 0x01, 0x11


def over(set_affinity: Callable[[Any, Any], int]) -> Shield:
    """Return what hides or shows a window by its number.

    Args:
        set_affinity: Windows's own function; 0 when it refuses. Before version 2004 of Windows 10 a window
            cannot be left out, only shown black.
    """

    def hide(window: int, hidden: bool) -> None:
        wanted = LEFT_OUT if hidden else SHOWN
        if not set_affinity(c_void_p(window), c_uint32(wanted)) and hidden:
            set_affinity(c_void_p(window), c_uint32(BLACK))

    return hide
