"""Settings > Backups: what it says of the last backup, the second place, the rehearsal and a restore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.errors import FileTrouble
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.backups import NONE_MADE, BackupsPart
from iro_desk.gui.safe_keeping import CHANGED, GONE, Tending
from iro_desk.records import Child
from iro_desk.storage import backups, vault
from iro_desk.storage.backups_second import FOLDER
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.vault import Surroundings, Vault
from tests.gui.conftest import NOW


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


@pytest.fixture
def opened(vault_folder: Path, passphrase: str, around: Surroundings) -> Iterator[Vault]:
    found = vault.unlock(vault_folder, passphrase, replace(around, now=lambda: NOW))
    found.store.write("Add child", add_child)
    yield found
    found.lock()


@pytest.fixture
def keeping(opened: Vault, around: Surroundings) -> SafeKeeping:
    return SafeKeeping(opened, replace(around, now=lambda: NOW))


@pytest.fixture
def locked() -> list[datetime]:
    return []


@pytest.fixture
def part(context: Context, keeping: SafeKeeping, qtbot: QtBot, locked: list[datetime]) -> BackupsPart:
    context.backups = keeping
    context.lock = lambda: locked.append(NOW)
    made = BackupsPart(context)
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.load()
    return made


@pytest.fixture
def reads(part: BackupsPart) -> Callable[[], str]:
    return lambda: " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def press(part: BackupsPart, words: str) -> None:
    found = [b for b in part.findChildren(QPushButton) if b.isVisible() and b.text().strip() == words]
    found[0].click()


def test_before_the_first_backup_it_says_so_and_makes_one(qtbot: QtBot, part, reads, said: list[str]):
    qtbot.waitUntil(lambda: "No backup yet" in reads())
    press(part, "Back up now")
    qtbot.waitUntil(lambda: "Made and checked today at 14:32. It holds 1 child" in reads())
    assert said == ["Backed up, opened and counted."]


def test_a_second_place_is_chosen_used_and_missed(
    qtbot: QtBot, part, reads, prompts, tmp_path: Path, keeping: SafeKeeping
):
    keeping.back_up()
    prompts.folder = tmp_path / "stick"
    prompts.folder.mkdir()
    qtbot.waitUntil(lambda: "No second place chosen" in reads())
    press(part, "Choose a second place")
    qtbot.waitUntil(lambda: "A backup last reached it today at 14:32." in reads())
    assert len(backups.found_in(prompts.folder / FOLDER)) == 1
    prompts.folder.rename(tmp_path / "away")
    part.load()
    qtbot.waitUntil(lambda: "It is not connected. Backups are still made on this computer." in reads())
    press(part, "Stop using it")
    qtbot.waitUntil(lambda: "No second place chosen" in reads())


def test_a_restore_is_tried_from_the_window(qtbot: QtBot, part, reads, said: list[str], keeping: SafeKeeping):
    keeping.back_up()
    qtbot.waitUntil(lambda: "No restore has been tried yet." in reads())
    press(part, "Try a restore now")
    qtbot.waitUntil(lambda: "A restore worked today at 14:32." in reads())
    assert said == ["The restore worked. It held 1 child, 0 reviews and 0 visits. Your desk was not touched."]


def test_a_backup_is_shown_with_what_differs_and_put_back_when_she_says_so(
    qtbot: QtBot, part, reads, prompts, keeping: SafeKeeping, opened: Vault, locked: list[datetime]
):
    keeping.back_up()
    opened.store.write("Add child", add_child)
    part.load()
    qtbot.waitUntil(lambda: "Made and checked" in reads())
    press(part, "Restore…")
    listed = part._restore.list
    qtbot.waitUntil(lambda: listed.model().rowCount() == 1)
    listed.opened.emit(str(keeping.listed()[0].where))
    qtbot.waitUntil(lambda: "Beside your desk now: 1 child fewer, 1 later change missing." in reads())
    prompts.answer = False
    press(part, "Put my desk back to this")
    assert not locked
    prompts.answer = True
    press(part, "Put my desk back to this")
    qtbot.waitUntil(lambda: bool(locked))
    assert prompts.asked[-1] == "Put your desk back to this backup, made today at 14:32?"
    assert keeping.standing().paused


def test_after_a_restore_she_says_that_the_desk_is_right(
    qtbot: QtBot, part, reads, prompts, keeping: SafeKeeping
):
    keeping.back_up()
    keeping.make_ready(keeping.listed()[0].where)
    part.load()
    qtbot.waitUntil(lambda: "You restored a backup" in reads())
    prompts.answer = False
    press(part, "The restored desk is right")
    assert keeping.standing().paused
    prompts.answer = True
    press(part, "The restored desk is right")
    qtbot.waitUntil(lambda: "You restored a backup" not in reads())
    assert not keeping.standing().paused


def test_how_long_they_are_kept_is_chosen(qtbot: QtBot, part, reads, keeping: SafeKeeping):
    qtbot.waitUntil(lambda: "No backup yet" in reads())
    part._plan.set_value("longer")
    part._plan.edited.emit()
    qtbot.waitUntil(lambda: keeping.standing().plan.days == 14)


def test_the_window_tends_them_by_itself_and_says_a_thing_once(
    qtbot: QtBot, context: Context, keeping: SafeKeeping, part, said: list[str], tmp_path: Path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    keeping.choose_second(stick)
    stick.rename(tmp_path / "away")
    tending = Tending(context, part)
    tending.tend()
    sentence = "The second backup place is not connected. Backups are still made on this computer."
    qtbot.waitUntil(lambda: said == [sentence])
    done: list[object] = []
    tending.tend()
    context.ops.beside(keeping.standing, done.append, part)
    qtbot.waitUntil(lambda: bool(done))
    assert said == [sentence]


def test_invented_children_have_no_backups(context: Context, qtbot: QtBot):
    made = BackupsPart(context)
    qtbot.addWidget(made)
    made.load()
    assert [label.text() for label in made.findChildren(QLabel)] == [NONE_MADE]


@pytest.mark.parametrize("how", ["renamed", "deleted", "replaced", "written over"])
def test_a_vault_that_goes_while_it_is_open_is_rescued_and_told_once(
    how: str, qtbot: QtBot, context: Context, keeping: SafeKeeping, part, prompts, opened: Vault
):
    """F24: writing stops, and what the open file still holds goes into a backup."""
    path = opened.folder / vault.DATABASE
    tending = Tending(context, part)
    tending.look()
    assert not prompts.told
    old = path.read_bytes()
    if how == "deleted":
        path.unlink()
    elif how == "written over":
        path.write_bytes(old)
    else:
        path.rename(path.with_name("moved.db"))
    if how == "replaced":
        path.write_bytes(b"another file" * 1000)
    tending.look()
    tending.look()
    written_over = how == "written over"
    qtbot.waitUntil(lambda: prompts.told == [CHANGED if written_over else GONE])
    (found,) = backups.found_in(place_beside(opened.folder))
    assert backups.proved(found.folder, opened.data_key, found.digest).children == 1
    with pytest.raises(FileTrouble, match="has changed" if written_over else "moved or replaced"):
        opened.store.write("Add child", add_child)
