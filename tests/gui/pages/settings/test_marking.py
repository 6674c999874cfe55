"""What papers for adults are marked with is set beside the letterhead, and stands in the next file made."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.sending.marking import STANDARD_MARKING
from iro_desk.exports import tracking_list
from iro_desk.exports.tracking_list import Form
from iro_desk.gui.context import Context
from iro_desk.services.plans_tracker import Wanted
from iro_desk.services.sending_preferences import MARKING
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.pages.settings.steps import Opened


def pasted(store: Store) -> str:
    read = partial(tracking_list.text, today=TODAY, wanted=Wanted(), full_names=False)
    return store.read(read)


def test_the_words_are_hers_to_change_and_stand_on_the_next_paper(
    qtbot: QtBot, context: Context, store: Store, opened: Opened
):
    page = opened("letterhead")
    field = page.fields[MARKING]
    qtbot.waitUntil(lambda: field.is_read)
    assert field.editor.value() == STANDARD_MARKING and pasted(store).startswith(STANDARD_MARKING)
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "OFFICIAL")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pasted(store).startswith("OFFICIAL\n"))
    assert STANDARD_MARKING not in pasted(store)


def test_the_file_of_the_list_has_the_same_words(store: Store):
    rows = store.read(
        partial(tracking_list.made, form=Form.PAGE, today=TODAY, wanted=Wanted(), full_names=False)
    )
    assert b"OFFICIAL-SENSITIVE" in rows
