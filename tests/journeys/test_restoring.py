"""A restore from the open desk: it locks, and the fresh process at the door opens the desk of then (F12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from iro_desk.app.outside import Outside
from iro_desk.app.programme import Programme
from iro_desk.domain.backups import RESTORING
from iro_desk.storage import backups
from tests.conftest import QUICK
from tests.journeys import steps
from tests.journeys.conftest import NOW, LaidOutPrompts
from tests.journeys.officer import Officer

Start = Callable[[], Programme]


@pytest.fixture
def fresh() -> list[tuple[str, ...]]:
    """The fresh processes that were left at the door."""
    return []


@pytest.fixture
def start(
    desk_with_one_child: Path, prompts: LaidOutPrompts, fresh: list[tuple[str, ...]], qapp: QApplication
) -> Iterator[Start]:
    """Starts the program as a fresh process would, and closes it when the day is over."""
    started: list[Programme] = []

    def begin() -> Programme:
        outside = Outside(
            home=desk_with_one_child, now=lambda: NOW, prompts=prompts, start_again=fresh.append, cost=QUICK
        )
        started.append(Programme(outside=outside))
        started[-1].begin()
        return started[-1]

    yield begin
    for programme in started:
        programme.close()
    assert not prompts.told, "no trouble was told of"


def test_a_restore_locks_the_desk_and_the_next_start_is_the_desk_of_then(
    start: Start, officer: Officer, passphrase: str, desk_with_one_child: Path, fresh: list[tuple[str, ...]]
) -> None:
    """F12: made ready beside the desk, changed over when it is locked, and the desk from before is kept."""
    start()
    steps.unlock(officer, passphrase)
    officer.waits_to_read("To finish writing")
    officer.presses("Ctrl+,")
    officer.waits_to_read("Everything here is kept as you change it.")
    page = officer.window().screen_now
    page.show_part("backups")
    officer.waits_to_read("No backup yet")
    page.part._back_up.click()
    officer.waits_to_read("Backed up, opened and counted.")
    page.part._open_list.click()
    officer.waits_to_read("Choose one to see what putting it back would change.")
    (backup,) = backups.found_in(desk_with_one_child / "backups")
    page.part._restore._choose(str(backup.folder))
    page.part._restore._ask(page.part._restore._seen[str(backup.folder)])
    officer.waits_until(lambda: bool(fresh), "a fresh process at the door")
    assert not (desk_with_one_child / f"caseload{RESTORING}").exists()
    assert (desk_with_one_child / "caseload.before-restore" / "vault.db").is_file()

    start()
    steps.unlock(officer, passphrase)
    officer.waits_to_read("To finish writing")
    officer.presses("Ctrl+,")
    officer.waits_to_read("Everything here is kept as you change it.")
    officer.window().screen_now.show_part("backups")
    officer.waits_to_read("You restored a backup")
