"""A process killed in the middle of a word loses at most the last second, and the words are found again (F01)."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from iro_desk.app.programme import Programme
from tests.journeys import steps
from tests.journeys.conftest import TypingProcess
from tests.journeys.officer import Officer
from tests.journeys.typing_process import KEPT, MORE


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_was_said_to_be_saved_is_there_after_a_kill(
    typing_process: Callable[..., TypingProcess],
    desk_with_one_child: Path,
    start_the_program: Callable[[], Programme],
    officer: Officer,
    passphrase: str,
) -> None:
    """F01, U18: what was kept is named, and the program is back at that child, form and field."""
    process = typing_process()
    assert process.stdout is not None
    assert process.stdout.readline() == "saved\n", process.communicate()[1]
    assert process.stdout.readline() == "typed more\n"
    process.send_signal(signal.SIGKILL)
    assert process.wait(10) == -signal.SIGKILL

    start_the_program()
    steps.unlock(officer, passphrase)
    officer.waits_to_read("We kept your unfinished work from 14:32: ")
    officer.waits_to_read("What did Wren say?")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret back in its field")
    kept = officer.text_here()
    assert kept.startswith(KEPT) and (KEPT + MORE).startswith(kept)
