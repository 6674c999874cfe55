"""Every check, in one command: forms fresh, lint, format, types, contracts, tests. The summary comes last."""

from __future__ import annotations

import os
import shutil
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
WORKERS = min((os.cpu_count() or 1) + 1, 4)
"""One more than there are cores: half of a window's test is waiting for a timer or the disk."""
TESTS = [
    sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", str(WORKERS), "--dist", "worksteal",
    "--durations=5",
]  # fmt: skip
COMPILED = ROOT / ".venv" / "compiled"
MEMORY, ROOM = Path("/dev/shm"), 2_000_000_000
"""A disk that is memory, where there is one, and the bytes it must have free for what the tests write."""


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
    """Windows are drawn in memory, so that no check opens one; what is compiled is kept, outside the tree.

    Some computers are told to keep nothing compiled: then each of the some forty processes of a check compiles
    the program and all it stands on again, for two seconds each, and each worker every test for eight. What the
    tests write goes to memory where there is room: a vault waits for the disk at every word, and it is no test of it.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"QT_QPA_PLATFORM": "offscreen", "COLUMNS": "110", "PYTHONPYCACHEPREFIX": str(COMPILED)}
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        ours["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    return {**ours, **kept}


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


def _told(name: str) -> Outcome:
    outcome = quick(name)
    if not outcome.passed:
        print(f"--- {outcome.name}\n{outcome.said}", flush=True)
    return outcome


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
    """Run everything, then say how each went; arguments are passed to the tests.

    The quick checks run one after another beside the tests, and what one of them found is said at once.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        quick_ones = pool.map(_told, QUICK)
        tested = tests(arguments)
        outcomes = [*quick_ones, tested]
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    print("\nChecks")
    print("\n".join(str(outcome) for outcome in outcomes))
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
