"""No picture of this program's memory is ever written to the disk, nor read by another program (S19)."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4


def _no_core_file() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_other_readers() -> None:
    """Only Linux has this switch; the system then keeps this process's memory from the officer's other programs."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


WAYS: tuple[Callable[[], None], ...] = (_no_core_file, _no_other_readers)


def forbid(ways: tuple[Callable[[], None], ...] = WAYS) -> None:
    """Turn every way off; one that the system will not turn off does not keep the others on.

    Args:
        ways: each turns one way off, and may raise OSError, ValueError or AttributeError.
    """
    for way in ways:
        with suppress(OSError, ValueError, AttributeError):
            way()
