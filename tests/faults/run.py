"""The fault harness: power loss, kills, failing disks and flipped bytes, with eight invariants asserted after each.

``python tests/faults/run.py`` takes a minute; ``--full`` takes the counts that a release is judged by. Anyone may
give another ``--seed``. The last lines say how many states were tried, words lost and files corrupted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.faults import failures, flips, kills, officer, power, refusing, sending
from tests.faults.invariants import Tally

POWER = {"typing": 300, "keys": 80, "beginning": 60, "restore": 40, "migrate": 40}
SENDINGS, HISTORIES = 10, 1_000
CONTROLS = ("OFF", "NORMAL", "no forcing")
KILLS = {"save": 200, "backup": 100, "restore": 100, "migrate": 50, "passphrase change": 50, "rekey": 50}


def every(folder: Path, seed: int, *, full: bool) -> Iterator[Callable[[], Tally]]:
    """Return the parts of the harness, each to be called."""
    share = 1 if full else 10
    yield partial(flips.run, folder / "flips", random.Random(seed), 200 // share)
    yield from traced(folder, seed, share)
    for work in failures.WORKS:
        yield partial(failures.run, folder / f"nth-{work}", work, step=1 if full else 5)
    if hasattr(signal, "SIGKILL"):
        for work, count in KILLS.items():
            yield partial(
                kills.run, folder / f"kill-{work}", random.Random(f"{seed} {work}"), work, count // share
            )
        for kind in sending.KINDS:
            rng = random.Random(f"{seed} {kind}")
            yield partial(sending.run, folder / f"send-{kind}", rng, kind, SENDINGS // share)
    yield partial(sending.histories, seed, HISTORIES // share)


def traced(folder: Path, seed: int, share: int) -> Iterator[Callable[[], Tally]]:
    """Return the parts in which the power fails or the system refuses, where it lets a program be traced."""
    if officer.why_not():
        say(f"power loss and refused calls are not tried: {officer.why_not()}")
        return
    with officer.officer() as working:
        for work, count in POWER.items():
            rng = random.Random(f"{seed} {work}")
            yield partial(power.run, folder / f"power-{work}", working, rng, work, count // share)
        for work in refusing.WORKS:
            rng = random.Random(f"{seed} {work}")
            yield partial(
                refusing.run, folder / f"refused-{work}", working, rng, work, 3 if share == 1 else 1
            )
        for bad in CONTROLS:
            rng = random.Random(f"{seed} {bad}")
            yield partial(
                power.control, folder / f"control-{bad}", working, rng, bad, 80 if share == 1 else 40
            )


def room() -> str | None:
    """A folder in memory where there is one: what a disk keeps is simulated, or proved by another process."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 1 << 30 else None


def say(words: str) -> None:
    """Print at once, for whoever waits."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Run every part and print its figures; 1 when an invariant did not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="the counts that a release is judged by")
    parser.add_argument("--seed", type=int, default=20260611, help="another order of kills and flips")
    chosen = parser.parse_args(arguments)
    began, tallies = time.monotonic(), []
    say(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory(prefix="iro-desk-faults-", dir=room()) as scratch:
        for part in every(Path(scratch), chosen.seed, full=chosen.full):
            tallies.append(part())
            say(str(tallies[-1]))
    broken = [words for tally in tallies for words in tally.broken]
    for words in broken:
        say(f"BROKEN  {words}")
    total = Tally(
        "all", sum(t.states for t in tallies), sum(t.words_lost for t in tallies),
        sum(t.corruptions for t in tallies), sum(t.refused for t in tallies),
    )  # fmt: skip
    say(f"{total}\n{len(broken)} invariants broken, {time.monotonic() - began:.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
