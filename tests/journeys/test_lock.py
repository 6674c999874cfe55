"""Locking and being told to stop: every word is kept, and the process that held plaintext ends (F05, S13)."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from iro_desk.app.programme import Programme
from iro_desk.services import drafts
from iro_desk.storage.vault import Surroundings, unlock
from tests.conftest import QUICK
from tests.journeys import steps
from tests.journeys.conftest import NOW, TypingProcess
from tests.journeys.officer import PATIENCE_WITH_A_PROCESS, Officer
from tests.journeys.typing_process import KEPT, MORE

Start = Callable[..., TypingProcess]


def words_kept(home: Path, passphrase: str) -> str:
    """The one draft in the vault, read by a process that did not write it."""
    vault = unlock(home / "caseload", passphrase, Surroundings(now=lambda: NOW, cost=QUICK, floor=QUICK))
    (row,) = vault.store.read(drafts.unfinished)
    found = vault.store.read(
        lambda session: drafts.find(session, form=row.form, subject_id=row.subject_id, child_id=row.child_id)
    )
    vault.lock()
    assert found is not None
    return found.content


@pytest.mark.parametrize("how", [("lock",), ("alone",), ("alone", "asked")])
def test_locking_keeps_the_draft_ends_the_process_and_leaves_a_fresh_one_at_the_door(
    typing_process: Start, desk_with_one_child: Path, passphrase: str, how: tuple[str, ...]
) -> None:
    """S10, S13: by Ctrl+L, left alone, or left with a question open; Python cannot wipe what it has read."""
    process = typing_process(*how)
    said, trouble = process.communicate(timeout=PATIENCE_WITH_A_PROCESS)
    assert (process.returncode, said) == (0, "locks\nfresh process ended 0\n"), trouble
    assert KEPT in words_kept(desk_with_one_child, passphrase)


def test_after_locking_by_itself_she_is_back_at_her_word(
    typing_process: Start, start_the_program: Callable[[], Programme], officer: Officer, passphrase: str
) -> None:
    """S14: the same child, form, field, text and caret."""
    typing_process("alone").communicate(timeout=PATIENCE_WITH_A_PROCESS)
    start_the_program()
    steps.unlock(officer, passphrase)
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret back in its field")
    assert officer.text_here() == KEPT
    officer.types(MORE)
    assert officer.text_here() == KEPT + MORE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_being_told_to_stop_keeps_every_word_and_ends_well(
    typing_process: Start, desk_with_one_child: Path, passphrase: str
) -> None:
    """F05: SIGTERM."""
    process = typing_process()
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(2)] == ["saved\n", "typed more\n"]
    process.send_signal(signal.SIGTERM)
    trouble = process.communicate(timeout=PATIENCE_WITH_A_PROCESS)[1]
    assert process.returncode == 0, trouble
    assert KEPT + MORE in words_kept(desk_with_one_child, passphrase)
