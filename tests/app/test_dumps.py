"""The program's memory is never written out: an abort leaves no core (S19)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from iro_desk.app import dumps

LOOK = """
import ctypes, resource
from iro_desk.app import dumps
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
dumps.forbid()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the switches are Linux's own")
def test_no_core_may_be_written_and_nothing_else_may_read_the_memory():
    said = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stdout.strip() == "(0, 0) 0"


def test_a_way_the_system_will_not_turn_off_leaves_the_others_off():
    done: list[str] = []

    def refused() -> None:
        raise OSError

    def unknown() -> None:
        raise AttributeError

    dumps.forbid((refused, unknown, lambda: done.append("off")))
    assert done == ["off"]
