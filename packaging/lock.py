"""Writes the two lock files from pyproject.toml: every package, every platform, every hash, no host.

Needs ``uv`` (``pip install uv``) and a network; run it only when a dependency in pyproject.toml changes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.lock": ("setup",), "requirements-check.lock": ("setup", "check")}
HEADING = "# Written by packaging/lock.py from pyproject.toml. Do not edit.\n"


def without_hosts(text: str) -> str:
    """The lock without comments or any line naming where a package was found."""
    kept = [
        line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "-i", "--index"))
    ]
    kept = [line for line in kept if not line.startswith(("--extra-index", "--find-links", "--trusted-host"))]
    return HEADING + "\n".join(kept) + "\n"


def locked(extras: tuple[str, ...]) -> str:
    """What ``uv`` resolves for Python 3.11 and later with ``extras``."""
    wanted = [part for extra in extras for part in ("--extra", extra)]
    command = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--no-annotate", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11", "--quiet"]
    return subprocess.run(
        [*command, *wanted, "pyproject.toml"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def main() -> int:
    """Write both locks."""
    for name, extras in LOCKS.items():
        (ROOT / "packaging" / name).write_text(without_hosts(locked(extras)), encoding="utf-8")
        print(f"wrote packaging/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
