"""macOS: a window's sharing type, set through the Objective-C runtime."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes.util import find_library
from typing import Any

from iro_desk.gui.company.shield import Shield

NOBODY, ANYBODY = 0, 1
"""NSWindowSharingNone and NSWindowSharingReadOnly."""

Send = Callable[[int, bytes, int | None], int]
"""Sends an object a message, with a number where it takes one, and returns what it answers."""


def over_views(send: Send) -> Shield:
    """Return what hides or shows the window of a view, whose number Qt gives as the window's."""

    def hide(view: int, hidden: bool) -> None:
        window = send(view, b"window", None)
        if window:
            send(window, b"setSharingType:", NOBODY if hidden else ANYBODY)

    return hide


def runtime() -> Send:
    """The Objective-C runtime of this computer."""
    objc: Any = ctypes.CDLL(find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = (ctypes.c_char_p,)
    at = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    assert at is not None
    plain = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(at)
    numbered = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(at)

    def send(thing: int, message: bytes, number: int | None) -> int:
        name = objc.sel_registerName(message)
        return (plain(thing, name) if number is None else numbered(thing, name, number)) or 0

    return send
