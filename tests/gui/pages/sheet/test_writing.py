"""Any short form by its keys: shown as it is answered, kept as it is typed, and checked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.sheet.rows import RowsEditor
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.services import sheets
from iro_desk.storage.store import Store
from tests.gui.pages.sheet.steps import WHOLE, hidden, press, type_in


def test_a_question_shows_when_its_condition_holds_and_hides_without_losing_its_words(opened: Any) -> None:
    """Typed once, it is there again when the condition holds again."""
    page = opened()
    assert hidden(page, "sooner")
    type_in(page, "ended", "2 2 2026")
    type_in(page, "held_on", "10 3 2026")
    assert not hidden(page, "sooner")
    type_in(page, "sooner", "He asked for it")
    page.form.fields["held_on"].editor.set_value("2026-06-02")
    page.form.fields["held_on"].edited.emit()
    assert hidden(page, "sooner")
    assert page.form.values()["sooner"] == "He asked for it"


def test_each_section_says_how_far_it_has_got(opened: Any) -> None:
    """U13: in words, beside the form; any may be opened in any order."""
    page = opened()
    states = {task.key: task.state for task in page.form.tasks()}
    assert set(states.values()) == {"not_started"}
    type_in(page, "ended", "2 2 2026")
    assert page.form.tasks()[0].state == "in_progress"
    page.form.show_values(WHOLE)
    assert page.form.tasks()[0].state == "done"
    page.side.opened.emit("looking_back")
    assert page.form.caret()[0] == "match"


def test_what_is_left_is_said_above_and_at_its_question(qtbot: QtBot, opened: Any) -> None:
    """U24: each line goes to its field."""
    page = opened()
    page.check()
    messages = [link.accessibleName() for link in page.problems.links]
    assert "Enter the date the home ended." in messages
    assert "Write at least one thing learned for this child." in messages
    assert page.form.fields["ended"].row.problem == "Enter the date the home ended."
    assert page.form.tasks()[0].state == "problem"
    page.problems.chosen.emit("learned_child")
    assert page.form.caret()[0] == "learned_child"
    type_in(page, "ended", "2 2 2026")
    assert page.form.fields["ended"].row.problem == ""


def test_a_row_at_fault_is_told_at_its_cell(opened: Any) -> None:
    """Rows, each with its own sentence."""
    page = opened({**WHOLE, "needs": [{"what": "Story book"}]})
    page.check()
    needs = page.form.fields["needs"].editor
    assert isinstance(needs, RowsEditor)
    assert needs.cards[0].cells["by"].problem == "Enter the date this will be done by."
    page.problems.chosen.emit("needs[0].by")
    assert page.form.caret()[0] == "needs[0].by"


def test_a_name_on_the_childs_list_is_completed_as_it_is_typed(opened: Any) -> None:
    """Two letters and Tab are enough."""
    page = opened()
    type_in(page, "chair", "De")
    assert page.form.values()["chair"] == "Dee Moss"
    page.check()
    assert "Dee Moss manages this case" in " ".join(link.accessibleName() for link in page.looks.links)


def test_half_written_words_and_the_caret_come_back(qtbot: QtBot, opened: Any, context: Context) -> None:
    """U18: back to the same cell."""
    page = opened(WHOLE)
    page.form.put_caret("needs[0].measure", 0)
    QTest.keyClicks(page.focusWidget(), "Yes: ")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    again = opened()
    qtbot.waitUntil(lambda: again.form.caret()[0] == "needs[0].measure")
    assert again.form.values()["needs"][0]["measure"] == "Yes: He has it"
    here = again.focusWidget()
    assert isinstance(here, QLineEdit) and here.cursorPosition() == 5


def test_a_form_is_removed_and_undo_brings_it_back_with_its_words(
    qtbot: QtBot, opened: Any, store: Store, child_id: int, gone: list[Place]
) -> None:
    """Nothing that was typed is lost by a slip."""
    page = opened()
    type_in(page, "match", "Nobody had met him")
    press(page, "Remove this form")
    qtbot.waitUntil(lambda: gone == [Place("child", child_id, None, "meetings")])
    assert store.read(lambda s: sheets.of_child(s, child_id)) == ()
    store.undo()
    again = opened()
    assert again.form.values()["match"] == "Nobody had met him"


def test_tab_goes_through_the_form_in_the_order_it_is_read(opened: Any) -> None:
    """Every question by keyboard, rows and all."""
    page = opened(WHOLE)
    page.form.focus_place("carer")
    seen = []
    for _ in range(30):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        place = page.form.caret()[0].partition("[")[0]
        if place and (not seen or seen[-1] != place):
            seen.append(place)
    wanted = ["worker", "parent", "timeline", "match", "signs", "support", "family", "ending"]
    assert seen[: len(wanted)] == wanted
    assert isinstance(page.form.fields["match"].editor, NarrativeEdit)


def test_tab_finishes_a_row_with_its_date_before_it_goes_on_to_the_next(opened: Any) -> None:
    """A day typed under the wrong person is worse than none."""
    met = [{"person": name, "how": "Phone call", "on": "2026-06-09"} for name in ("Bev Hall", "Dee Moss")]
    page = opened({"met": met}, "midway")
    page.form.focus_place("met[0].person")
    seen = ["met[0].person"]
    while page.form.caret()[0] not in ("met[1].on", "spoken"):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        place = page.form.caret()[0]
        if place and place != seen[-1]:
            seen.append(place)
    rows = [place for place in seen if "[" in place]
    assert rows == [f"met[{row}].{cell}" for row in (0, 1) for cell in ("person", "how", "on")]
