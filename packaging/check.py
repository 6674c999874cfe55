"""Every check, in one command: forms fresh, lint, format, types, contracts, tests. The summary comes last."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sysconfig.get_path("scripts"))
QUICK = {
    "forms fresh": [sys.executable, "packaging/build_forms.py", "--check"],
    "lint": [str(TOOLS / "ruff"), "check", "--no-cache"],
    "format": [str(TOOLS / "ruff"), "format", "--check", "--no-cache"],
    "types": [str(TOOLS / "mypy")],
    "contracts": [str(TOOLS / "lint-imports"), "--no-cache"],
}
TESTS = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--durations=5"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one check went.

    Args:
        seconds: how long it took.
        closing: the last line it printed.
    """

    name: str
    passed: bool
    seconds: float
    closing: str
    said: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.passed else 'FAIL'}  {self.name:12} {self.seconds:6.1f} s  {self.closing}"


def environment() -> dict[str, str]:
    """Windows are drawn in memory, so that no check opens one."""
    return {"QT_QPA_PLATFORM": "offscreen", "COLUMNS": "110", **os.environ}


def _outcome(name: str, code: int, started: float, said: str) -> Outcome:
    lines = [line for line in said.splitlines() if line.strip()]
    return Outcome(name, code == 0, time.monotonic() - started, lines[-1] if lines else "", said)


def quick(name: str) -> Outcome:
    """Run one of the quick checks and keep what it said."""
    started = time.monotonic()
    done = subprocess.run(
        QUICK[name], cwd=ROOT, env=environment(), check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    return _outcome(name, done.returncode, started, done.stdout)


def tests(arguments: list[str]) -> Outcome:
    """Run the tests, showing them as they go."""
    started, said = time.monotonic(), []
    running = subprocess.Popen(
        [*TESTS, *arguments], cwd=ROOT, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert running.stdout is not None
    for line in running.stdout:
        print(line, end="", flush=True)
        said.append(line)
    return _outcome("tests", running.wait(), started, "".join(said))


def main(arguments: list[str]) -> int:
    """Run everything, then say how each went; arguments are passed to the tests."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(quick, QUICK))
    for outcome in outcomes:
        if not outcome.passed:
            print(f"--- {outcome.name}\n{outcome.said}", flush=True)
    outcomes.append(tests(arguments))
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    print("\nChecks")
    print("\n".join(str(outcome) for outcome in outcomes))
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
