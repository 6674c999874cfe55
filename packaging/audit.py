"""Asks whether anything in the locks has a known weakness (S62). Needs ``uv`` and a network, so it is no check.

``uv`` runs ``pip-audit`` in an environment of its own: nothing is installed beside the program.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
LOCKS = ("requirements.lock", "requirements-check.lock")
ASK = (
    "uv",
    "tool",
    "run",
    "pip-audit",
    "--require-hashes",
    "--disable-pip",
    "--strict",
    "--progress-spinner",
    "off",
)


def asked(lock: str) -> list[str]:
    """The command that asks about one lock."""
    return [*ASK, "--requirement", str(PACKAGING / lock)]


def main() -> int:
    """Ask about both locks; 1 when anything was found or could not be asked."""
    ended = [subprocess.run(asked(lock), check=False).returncode for lock in LOCKS]
    return int(any(ended))


if __name__ == "__main__":
    sys.exit(main())
