"""Settings, who may see what: proposed rights that an authority changes and puts back, by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import PaperType, Right, RoleRights
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.readers import NEVER, ReadersPart
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from iro_desk.services import rights
from iro_desk.storage.store import Store

MUM = ReaderRole.PARENT_PR


def shown(context: Context, qtbot: QtBot, role: ReaderRole) -> ReadersPart:
    page = SettingsPage(context, Place("settings", part=f"readers:{role.value}"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    part = page.part  # the page is kept alive by the test
    assert isinstance(part, ReadersPart)
    qtbot.waitUntil(lambda: part.role.value() == role.value and bool(part.note.text()))
    return part


def kept(store: Store) -> RoleRights:
    return store.read(partial(rights.rights_of, role=MUM))


def test_a_right_and_a_part_are_changed_by_keyboard_and_put_back(
    context: Context, qtbot: QtBot, store: Store
) -> None:
    part = shown(context, qtbot, MUM)
    choice = part.papers[PaperType.FULL_RECORD]
    assert choice.words() == Right.ASK.label and not part.reset.isVisible()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: kept(store).right(PaperType.FULL_RECORD) is Right.NONE)
    QTest.keyClick(part.parts[Part.HOME], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: Part.HOME in kept(store).parts)
    qtbot.waitUntil(part.reset.isVisible)
    part.reset.click()
    qtbot.waitUntil(lambda: kept(store) == rights.usual(MUM))
    qtbot.waitUntil(lambda: choice.words() == Right.ASK.label)


def test_the_proposed_right_chosen_again_is_no_change(store: Store) -> None:
    change = partial(rights.change_right, role=MUM, paper=PaperType.OUTCOMES)
    store.write("Change", partial(change, right=Right.NONE))
    assert kept(store).right(PaperType.OUTCOMES) is Right.NONE
    store.write("Change", partial(change, right=Right.PART))
    assert kept(store) == rights.usual(MUM)


def test_a_brother_or_sister_has_nothing_and_nothing_can_be_chosen(context: Context, qtbot: QtBot) -> None:
    part = shown(context, qtbot, ReaderRole.SIBLING)
    qtbot.waitUntil(lambda: part.note.text() == NEVER)
    assert not any(choice.isEnabled() for choice in part.papers.values()) and part.parts_card.isHidden()
