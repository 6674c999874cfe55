"""A short form that is finished: locked, sent, read and changed with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import EventKind, SheetState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.sheet.answers_view import AnswersView
from iro_desk.gui.pages.sheet_page import CHECK
from iro_desk.gui.place import Place
from iro_desk.services import children, drafts, sheets
from iro_desk.storage.store import Store
from tests.gui.pages.sheet.steps import WHOLE, finished, press, said, type_in


def test_answers_are_checked_before_they_are_locked(qtbot: QtBot, opened: Any, store: Store) -> None:
    """U30: every answer with its Change, which goes to its question with nothing lost."""
    page = opened(WHOLE)
    QTest.keyClick(page.check_button, Qt.Key.Key_Return)
    assert page.page.header.title == CHECK
    assert page.finish_button.hasFocus()
    assert "Monday 2 February 2026" in said(page.answers)
    press(page.answers, "Change: Chair")
    assert page.answers is None
    assert page.form.caret()[0] == "chair"
    QTest.keyClicks(page.focusWidget(), "!")
    finished(qtbot, page)
    assert "Dee Moss!" in said(page.answers)
    qtbot.waitUntil(lambda: "This is finished" in said(page))


def test_finishing_locks_it_and_moves_the_clock(
    qtbot: QtBot, opened: Any, store: Store, child_id: int
) -> None:
    """The event is recorded with its day, and the row says Finished."""
    page = opened(WHOLE)
    finished(qtbot, page)
    (row,) = store.read(lambda s: sheets.of_child(s, child_id))
    assert (row.state, row.on) == (SheetState.FINISHED, date(2026, 6, 2))
    events = store.read(lambda s: children.moves.events(s, child_id))
    assert EventKind.DISRUPTION_MEETING.label in [event.label for event in events]
    assert page.finished.save_pdf.hasFocus()


def test_the_reason_for_a_change_is_there_again_when_she_comes_back(
    qtbot: QtBot, opened: Any, context: Context
) -> None:
    """F01: half typed and left at once; when it is filed nothing of it is kept."""
    page = opened(WHOLE)
    finished(qtbot, page)
    press(page.finished, "Change with a reason")
    QTest.keyClicks(page.finished.why, "The day was")
    page.keep_typed()
    before = page.finished
    page.load()
    qtbot.waitUntil(lambda: page.finished not in (None, before))
    qtbot.waitUntil(lambda: page.finished.why.value() == "The day was")
    QTest.keyClicks(page.finished.why, "!")
    press(page.finished, "Open it to be changed")
    qtbot.waitUntil(lambda: page.form is not None)
    kept: list[Any] = []
    context.ops.read(drafts.unfinished, kept.append, page)
    qtbot.waitUntil(lambda: bool(kept))
    assert sheets.REOPENING not in {row.form for row in kept[0]}


def test_undo_opens_a_finished_form_again_with_every_word(
    qtbot: QtBot, opened: Any, context: Context
) -> None:
    """U21: a form finished by a slip."""
    page = opened(WHOLE)
    finished(qtbot, page)
    context.ops.undo(lambda _changes: None, page)
    qtbot.waitUntil(lambda: page.form is not None)
    assert page.form.values()["story"] == WHOLE["story"]
    assert page.form.values()["needs"] == WHOLE["needs"]


def test_it_is_changed_with_a_reason_and_the_earlier_text_is_read(qtbot: QtBot, opened: Any) -> None:
    """U20: finished means finished."""
    page = opened(WHOLE)
    finished(qtbot, page)
    press(page.finished, "Change with a reason")
    press(page.finished, "Open it to be changed")
    qtbot.waitUntil(lambda: "Say why it is changed." in said(page.finished))
    QTest.keyClicks(page.finished.why, "The day was wrong")
    press(page.finished, "Open it to be changed")
    qtbot.waitUntil(lambda: page.form is not None)
    qtbot.waitUntil(lambda: "The day was wrong" in said(page))
    type_in(page, "match", "Nobody had met him")
    finished(qtbot, page)
    qtbot.waitUntil(lambda: "Changed because: The day was wrong" in said(page.finished))
    press(page.finished, "Read the text finished")
    qtbot.waitUntil(lambda: "An earlier text" in said(page))
    assert isinstance(page.answers, AnswersView)
    assert "Nobody had met him" not in said(page.answers)
    press(page, "Back to the text as it stands")
    qtbot.waitUntil(lambda: page.finished is not None)
    assert "Nobody had met him" in said(page.answers)


def test_a_change_begun_by_mistake_is_left(qtbot: QtBot, opened: Any, store: Store, child_id: int) -> None:
    """Leave it as it was: the finished text stands."""
    page = opened(WHOLE)
    finished(qtbot, page)
    press(page.finished, "Change with a reason")
    QTest.keyClicks(page.finished.why, "By mistake")
    press(page.finished, "Open it to be changed")
    qtbot.waitUntil(lambda: page.form is not None)
    press(page, "Leave it as it was")
    qtbot.waitUntil(lambda: page.finished is not None)
    assert store.read(lambda s: sheets.of_child(s, child_id))[0].state is SheetState.FINISHED


def test_it_is_saved_and_put_in_the_outbox(
    qtbot: QtBot, opened: Any, prompts: Any, gone: list[Place], tmp_path: Path
) -> None:
    """As a page to print, and as a file for somebody on the list."""
    page = opened(WHOLE)
    finished(qtbot, page)
    prompts.new_file = tmp_path / "form.pdf"
    press(page.finished, "Save as PDF")
    qtbot.waitUntil(lambda: prompts.new_file.exists())
    assert prompts.new_file.read_bytes()[:5] == b"%PDF-"
    press(page.finished, "Put in the outbox")
    qtbot.waitUntil(lambda: bool(page.finished.people))
    QTest.keyClick(next(iter(page.finished.people.values())), Qt.Key.Key_Space)
    press(page.finished, "See what each gets")
    (place,) = gone
    assert (place.page, place.subject_id) == ("versions", page.place.subject_id)
    assert place.part.startswith("form|pdf|")
