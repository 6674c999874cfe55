"""The power fails at a moment drawn at random, and what the disk had not been forced to keep is lost (F14).

The production program is recorded as it works; its calls are replayed on a disk that drops, tears and reorders what
was not forced, and every disk so left is opened as the officer would open it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from iro_desk.storage import vault
from tests.faults import later, recording
from tests.faults.desk import NEW_PASSPHRASE, PASSPHRASE, Desk, made
from tests.faults.disks import MODES, Disk
from tests.faults.invariants import Tally, cleared
from tests.faults.officer import Asked, Officer
from tests.faults.recording import Step
from tests.faults.working_day import PAPER

WORDS = 3
RETURN = (
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
    "9001,F,14/05/2012,WBRI,UN5,,\n9002,1,02/09/2024,MWBC,UN1,,\n9003,2,20/01/2015,BAFR,UN5,,\n"
)


@dataclass(frozen=True, slots=True)
class Recording:
    """What one piece of work did to the disk.

    Args:
        before: the home as it was.
    """

    work: str
    before: Path
    steps: tuple[Step, ...]


def recorded(folder: Path, working: Officer, work: str, control: str = "") -> Recording:
    """Let the work be done once, and record it."""
    before, home = folder / "before", folder / "home"
    if work == "beginning":
        before.mkdir(parents=True)
    else:
        made(before, WORDS)
    out(before)
    Desk(before).copied(home)
    steps = recording.recorded(home, working, Asked(work, str(home), WORDS, control))
    return Recording(work, before, tuple(steps))


def out(home: Path) -> None:
    """Make the folder for finished files; a council's return lies in it."""
    (home / "out" / "return").mkdir(parents=True)
    (home / "out" / "return" / "extract.csv").write_text(RETURN, "utf-8")


def run(
    folder: Path, working: Officer, rng: random.Random, work: str, count: int, control: str = ""
) -> Tally:
    """Let the power fail ``count`` times while the work is done, and assert the invariants after each."""
    name = f"power loss: {work}"
    tally = Tally(f"{name}, {control}" if control else name)
    found = recorded(folder, working, work, control)
    with later.in_force(later.laid_out(folder)) if work == "migrate" else nullcontext():
        for at, kept, disk in _cuts(found, rng, count):
            desk, mode, names = Desk(folder / f"cut-{tally.states}"), rng.choice(MODES), rng.choice(MODES[:3])
            disk.left(desk.home, mode, names, rng)
            state = f"step {at} of {len(found.steps)}, writes {mode}, names {names}"
            _add(tally, state, desk, kept)
            cleared(desk)
    return tally


def control(folder: Path, working: Officer, rng: random.Random, bad: str, count: int) -> Tally:
    """Let the power fail on a program that forces too little to the disk: the harness must find that out."""
    work = "typing" if bad == "no forcing" else "a few words"
    found = run(folder, working, rng, work, count, bad)
    tally = Tally(f"negative control: {bad}", caught=len(found.broken))
    if not found.broken:
        tally.broken.append(f"{tally.name}: nothing was found, so the harness proves nothing")
    return tally


def _cuts(found: Recording, rng: random.Random, count: int) -> Iterator[tuple[int, dict[str, int], Disk]]:
    """The disk at moments drawn at random, with what was acknowledged by then."""
    drawn = Counter(rng.choice(rng.choice(_moments(found))) for _ in range(count))
    made_before = {"words": WORDS, "backups": 1} if found.work != "beginning" else {}
    disk, kept = Disk(found.before), made_before
    for at, step in enumerate(found.steps):
        disk.take(step)
        kept = recording.said(step) if step.what == "said" else kept
        for _ in range(drawn[at]):
            yield at, kept, disk


def _moments(found: Recording) -> list[list[int]]:
    """Where to cut: just after something was called kept, after a write, and after anything else."""
    kinds = ({"said"}, {"write"}, {step.what for step in found.steps} - {"said", "write"})
    return [[at for at, step in enumerate(found.steps) if step.what in kind] for kind in kinds]


def _add(tally: Tally, state: str, desk: Desk, kept: dict[str, int]) -> None:
    """A desk that was not yet said to be made may be wholly absent, never half there."""
    if "words" not in kept and vault.is_new(desk.vault):
        tally.states += 1
        return
    passphrases = (NEW_PASSPHRASE,) if kept.get("new passphrase") else (PASSPHRASE, NEW_PASSPHRASE)
    add_letter(tally, state, desk, kept)
    tally.add(
        state, desk, kept.get("words", 0), passphrases=passphrases,
        backed_up=bool(kept.get("backups", 0)), pictures=kept.get("pictures", 0),
        children=(1,) if "words" in kept else (0, 1),
    )  # fmt: skip


def add_letter(tally: Tally, state: str, desk: Desk, kept: dict[str, int]) -> None:
    """A letter that was brought out is there, and whole under its name."""
    letter = desk.home / "out" / "IRO-2026-0611.pdf"
    if kept.get("letters") and not letter.exists():
        tally.words_lost += 1
        tally.broken.append(f"{tally.name}, {state}: I1 the letter is not there")
    elif letter.exists() and letter.read_bytes() != PAPER:
        tally.broken.append(f"{tally.name}, {state}: I6 the letter is not whole")
