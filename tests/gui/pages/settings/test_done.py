"""Settings, What was done: the audit trail as the officer reads it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.domain.deeds import Deed
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.done import DonePart
from iro_desk.records import ChildFields, Setting
from iro_desk.services import children
from iro_desk.services.audit_trail import Group
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.pages.settings.steps import BORN, Opened, read_off


@pytest.fixture
def worked(store: Store) -> Store:
    """A desk where a child was added, a setting changed, and that undone."""
    draft = ChildFields(preferred_name="Zorblatt", born_on=BORN)
    store.note(Deed.UNLOCKED)
    store.write(
        "Add a child",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    store.write("Choose the outbox folder", lambda s: s.add(Setting(key="test", value="x")))
    store.undo()
    return store


def shown(part: DonePart) -> list[str]:
    model = part.list.model()
    return [" ".join(str(model.index(row, n).data()) for n in range(3)) for row in range(model.rowCount())]


def part_of(qtbot: QtBot, opened: Opened, lines: int) -> DonePart:
    part = opened("done").part
    assert isinstance(part, DonePart)
    qtbot.waitUntil(lambda: part.list.model().rowCount() == lines)
    return part


def test_the_newest_comes_first_in_plain_words(qtbot: QtBot, worked: Store, opened: Opened) -> None:
    """S35: what, about whom, and when."""
    part = part_of(qtbot, opened, 4)
    said = shown(part)
    assert "Undone: Choose the outbox folder" in said[0]
    assert "Setting changed" in said[1]
    assert "Recorded: Add a child" in said[2] and "Zorblatt" in said[2]
    assert "Unlocked with the passphrase" in said[3]
    assert "4 lines in all" in read_off(part)


def test_it_is_narrowed_by_kind_and_by_words(qtbot: QtBot, worked: Store, opened: Opened) -> None:
    part = part_of(qtbot, opened, 4)
    part.group.set_value(Group.ENTRY.name)
    part.group.edited.emit()
    qtbot.waitUntil(lambda: part.list.model().rowCount() == 1)
    part.group.set_value(Group.ALL.name)
    part.text.setText("zorb")
    qtbot.waitUntil(lambda: "Add a child" in "".join(shown(part)) and part.list.model().rowCount() == 1)
    part.text.setText("nobody of that name")
    qtbot.waitUntil(lambda: part.none.isVisible())


def test_it_is_saved_without_a_name_and_the_saving_is_noted(
    qtbot: QtBot, worked: Store, opened: Opened, prompts: FakePrompts, tmp_path: Path, said: list[str]
) -> None:
    """S35, S29, S37, S57: codes, numbers and seals, and where the trail ended; a file that left is noted itself."""
    part = part_of(qtbot, opened, 4)
    prompts.new_file = tmp_path / "list"
    part.save.click()
    qtbot.waitUntil(lambda: bool(said))
    content = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert "child:1" in content and "setting-changed" in content
    assert "Zorblatt" not in content
    rows = list(csv.reader(content.splitlines()))
    assert len(rows) == 6
    count, digest = rows[-1][6], rows[-1][8]
    assert (count, digest) == (rows[-2][0], rows[-2][8])
    qtbot.waitUntil(lambda: "Written to a file" in shown(part)[0])


class TamperedKeys:
    """Keys of a vault whose trail was altered."""

    def audit_faults(self) -> tuple[str, ...]:
        return ("audit missing: 5 to 7",)


def test_tampering_is_said_with_its_rows(
    qtbot: QtBot, worked: Store, context: Context, opened: Opened
) -> None:
    """S36."""
    context.keys = TamperedKeys()  # type: ignore[assignment]
    part = part_of(qtbot, opened, 4)
    qtbot.waitUntil(lambda: "missing: 5 to 7" in part.sealed.text())
