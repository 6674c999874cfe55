"""The system refuses the Nth call of a program at work: an error of the disk, or no room; once or from then on.

It is the production program, its driver included, and the system's own tracer refuses (F15 to F18): no seam of ours.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.faults import later, power
from tests.faults.desk import NEW_PASSPHRASE, PASSPHRASE, Desk, made
from tests.faults.invariants import Tally, cleared
from tests.faults.officer import Asked, Done, Officer
from tests.faults.working_day import FELL_OVER

WORKS = ("a few words", "export", "backup", "restore", "migrate", "keys", "import")
REFUSALS = (
    ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("fsync", "EIO"), ("write", "ENOSPC"), ("ftruncate", "EIO"),
    ("rename", "EIO"), ("link", "ENOSPC"), ("unlink", "EIO"), ("mkdir", "ENOSPC"),
)  # fmt: skip
CHILDREN = {"import": (1, 4)}


@dataclass(frozen=True, slots=True)
class Refused:
    """Which call is refused.

    Args:
        number: counted for each thread, from 1.
        for_good: every later one too.
    """

    call: str
    error: str
    number: int
    for_good: bool

    def __str__(self) -> str:
        return f"{self.call} {self.number} {self.error} {'for good' if self.for_good else 'once'}"

    def tracing(self, trace: Path) -> list[str]:
        """What the tracer is told."""
        when = f"{self.number}{'+' if self.for_good else ''}"
        inject = f"inject={self.call}:error={self.error}:when={when}"
        return ["-e", f"trace={self.call}", "-e", inject, "-s", "0", "-o", str(trace)]


def run(
    folder: Path, working: Officer, rng: random.Random, work: str, each: int,
    refusals: Sequence[tuple[str, str]] = REFUSALS,
) -> Tally:  # fmt: skip
    """Refuse calls of each kind in turn, and assert the invariants after each.

    Args:
        each: how many numbers are drawn for each kind of call, error and length of time.
    """
    tally, whole = Tally(f"refused calls: {work}"), made(folder / "whole", power.WORDS)
    power.out(whole.home)
    with later.in_force(later.laid_out(folder)) if work == "migrate" else nullcontext():
        counted = _counted(folder, working, work, whole.copied(folder / "undisturbed"))
        for refused in _drawn(rng, counted, each, refusals):
            _try(tally, working, work, refused, whole.copied(folder / f"refused-{tally.states}"))
    return tally


def one(folder: Path, working: Officer, work: str, refused: Refused) -> Tally:
    """Refuse one call, and assert the invariants after it."""
    tally, desk = Tally(f"refused call: {work}"), made(folder / "desk", power.WORDS)
    power.out(desk.home)
    _try(tally, working, work, refused, desk)
    return tally


def _try(tally: Tally, working: Officer, work: str, refused: Refused, desk: Desk) -> None:
    asked = Asked(work, str(desk.home), power.WORDS, patient=True)
    done = working.works(asked, refused.tracing(desk.home.with_name("trace")))
    _add(tally, refused, desk, done, work)
    cleared(desk)


def _drawn(
    rng: random.Random, counted: Counter[str], each: int, refusals: Sequence[tuple[str, str]]
) -> Iterator[Refused]:
    """Draw among the calls that the work makes when it is left alone."""
    for call, error in refusals:
        for for_good in (False, True):
            numbers = range(1, counted[call] + 1)
            for number in sorted(rng.sample(numbers, min(each, len(numbers)))):
                yield Refused(call, error, number, for_good)


def _counted(folder: Path, working: Officer, work: str, desk: Desk) -> Counter[str]:
    """How often the busiest thread makes each call when nothing is refused."""
    trace = folder / "trace"
    calls = ",".join(sorted({call for call, _ in REFUSALS}))
    working.works(
        Asked(work, str(desk.home), power.WORDS), ["-e", f"trace={calls}", "-s", "0", "-o", str(trace)]
    )
    cleared(desk)
    found: Counter[tuple[str, str]] = Counter()
    for line in trace.read_text("ascii", "replace").splitlines():
        thread, _, rest = line.partition(" ")
        found[thread, rest.strip().partition("(")[0]] += 1
    most: Counter[str] = Counter()
    for (_, call), count in found.items():
        most[call] = max(most[call], count)
    return most


def _add(tally: Tally, refused: Refused, desk: Desk, done: Done, work: str) -> None:
    kept = done.kept or {"words": power.WORDS, "backups": 1}
    state = str(refused)
    if done.code == FELL_OVER:
        tally.broken.append(f"{tally.name}, {state}: the program fell over")
    if work == "a few words" and done.kept and done.code and not refused.for_good:
        tally.broken.append(f"{tally.name}, {state}: it did not go on by itself")
    power.add_letter(tally, state, desk, kept)
    passphrases = (NEW_PASSPHRASE,) if kept.get("new passphrase") else (PASSPHRASE, NEW_PASSPHRASE)
    children = CHILDREN.get(work, (1,))
    if done.kept and done.kept["children"] > 1:
        children = (done.kept["children"],)
    tally.add(state, desk, kept["words"], passphrases=passphrases, children=children)
