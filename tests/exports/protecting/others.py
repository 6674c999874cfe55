"""Other people's programs that open what we seal; without one its test says so and is skipped."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def program(*names: str) -> str:
    """The first of these that is on this computer."""
    found = next((shutil.which(name) for name in names if shutil.which(name)), None)
    if found is None:
        pytest.skip(
            f"{names[0]} is not on this computer: it would open the sealed file as another program does"
        )
    return found


def ran(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """What a program said, whatever it ended with."""
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, timeout=60
    )
