"""The quick tier of the fault harness, and proof that the harness bites: what is broken on purpose is found."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, select

from iro_desk.records import Jot, OutboxItem
from iro_desk.storage import keyfile, vault
from tests.faults import failures, flips, kills
from tests.faults.desk import CANARY, Desk, made, newest_backup
from tests.faults.invariants import broken


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A sound desk of four words, copied by every test that breaks one."""
    return made(tmp_path_factory.mktemp("faults") / "whole", words=4)


def test_a_sound_desk_breaks_no_invariant(whole: Desk, tmp_path: Path):
    assert list(broken(whole.copied(tmp_path / "desk"), 4)) == []


def _lose_a_word(desk: Desk) -> None:
    held = desk.opened()
    held.store.write("Lose", lambda s: s.delete(_last(s)))
    held.lock()


def _last(session: Session) -> Jot:
    return session.exec(select(Jot).order_by(Jot.id.desc())).first()  # type: ignore[union-attr,return-value]


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _lose_a_deed(desk: Desk) -> None:
    held = desk.opened()
    held.store.write("Tamper", lambda s: s.connection().exec_driver_sql("DELETE FROM audit WHERE id = 2"))
    held.lock()


def _send_twice(desk: Desk) -> None:
    held = desk.opened()

    def again(session: Session) -> None:
        first = session.exec(select(OutboxItem)).first()
        assert first is not None
        values = first.model_dump(exclude={"id"})
        session.add(OutboxItem.model_validate(values))

    held.store.write("Again", again)
    held.lock()


def _half_a_key_file(desk: Desk) -> None:
    path = newest_backup(desk) / keyfile.COPY_NAME
    path.write_bytes(path.read_bytes()[:50])


CONTROLS: dict[str, Callable[[Desk], None]] = {
    "I1": _lose_a_word,
    "I3": _lose_a_deed,
    "I4": lambda desk: _spoil(newest_backup(desk) / vault.DATABASE),
    "I5": lambda desk: (desk.home / "left.txt").write_text(CANARY) and None,
    "I6": _half_a_key_file,
    "I7": lambda desk: _spoil(desk.vault / vault.DATABASE),
    "I8": _send_twice,
}


@pytest.mark.parametrize("code", CONTROLS)
def test_the_harness_finds_what_is_broken_on_purpose(code: str, whole: Desk, tmp_path: Path):
    """The negative controls: a harness that finds nothing proves nothing."""
    desk = whole.copied(tmp_path / "desk")
    CONTROLS[code](desk)
    assert code in {found for found, _ in broken(desk, 4)}


def test_flipped_bytes_are_caught_or_harmless(tmp_path: Path):
    """F20, F21: a few here, 200 in the full tier."""
    tally = flips.run(tmp_path, random.Random(1), 4)
    assert (tally.broken, tally.states) == ([], 4)
    assert tally.refused


@pytest.mark.parametrize(("work", "step"), [("backup", 11), ("restore", 11), ("migrate", 9)])
def test_a_disk_that_fails_at_some_operation_costs_nothing(work: str, step: int, tmp_path: Path):
    """F09, F10, F12, F17: every seventh operation or so here, every one in the full tier."""
    tally = failures.run(tmp_path, work, step=step)
    assert tally.broken == []
    assert tally.states >= 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_worker_costs_no_acknowledged_word(tmp_path: Path):
    """F01, F10: a few here, hundreds in the full tier."""
    tally = kills.run(tmp_path, random.Random(1), "backup", 2)
    assert (tally.broken, tally.states) == ([], 2)
