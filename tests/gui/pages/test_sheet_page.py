"""Any short form by its keys: shown as it is answered, checked, finished, sent, and changed with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import EventKind, Role, SheetState
from iro_desk.domain.sheets.filled import Known
from iro_desk.domain.sheets.shape import ROW_KINDS, Form
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.sheet.answers_view import AnswersView
from iro_desk.gui.pages.sheet.form_view import FormView
from iro_desk.gui.pages.sheet.rows import RowsEditor
from iro_desk.gui.pages.sheet_page import CHECK, SheetPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import ChildFields, PersonFields
from iro_desk.services import children, outbox, sheets
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)
WHOLE: dict[str, Any] = {
    "ended": "2026-02-02",
    "held_on": "2026-06-02",
    "chair": "Dee Moss",
    "child": [{"words": "Nobody told me why", "share": "may_share"}],
    "learned_child": ["He needs to be told early"],
    "needs": [{"what": "Story book", "owner": "Bev Hall", "by": "2026-06-05", "measure": "He has it"}],
    "story": "You moved because your carers could not keep you safe.",
}


@pytest.fixture
def child_id(store: Store) -> int:
    """A child with two people on the list."""
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4), looked_after_from=date(2024, 1, 8))
    added = store.write(
        "Add", lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY)
    ).value
    for name, role in (("Dee Moss", Role.TEAM_MANAGER), ("Bev Hall", Role.SOCIAL_WORKER)):
        store.write(
            "Add", lambda s, n=name, r=role: children.add_person(s, added, PersonFields(name=n, role=r))
        )
    return added


@pytest.fixture
def opened(qtbot: QtBot, context: Context, store: Store, child_id: int) -> Callable[..., SheetPage]:
    """Opens a disruption meeting with these answers typed."""

    def open_it(values: dict[str, Any] | None = None) -> SheetPage:
        begin = partial(
            sheets.begin, form_id="disruption", child_id=child_id, today=TODAY, calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        sheet_id = store.write("Begin", lambda s: begin(s)).value
        page = SheetPage(context, Place("sheet", child_id, sheet_id))
        qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
        page.resize(1100, 700)
        page.show()
        page.load()
        qtbot.waitUntil(lambda: page.form is not None and page.form.isVisible())
        if values is not None:
            assert page.form is not None
            page.form.show_values(values)
            page.form.edited.emit()
            needs = page.form.fields["needs"]
            qtbot.waitUntil(lambda: all(card.isVisible() for card in needs.editor.cards))
        return page

    return open_it


def said(widget: QWidget) -> str:
    """Everything that can be read."""
    shown = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(label.text() for label in shown)


def press(widget: QWidget, name: str) -> None:
    """Press a button by its name, as the keyboard does."""
    found = next(one for one in widget.findChildren(QPushButton) if one.accessibleName().startswith(name))
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def type_in(page: SheetPage, name: str, words: str) -> None:
    """Type into a question as the keyboard does."""
    assert page.form is not None
    page.form.focus_place(name)
    here = page.focusWidget()
    assert here is not None
    QTest.keyClicks(here, words)


def hidden(page: SheetPage, name: str) -> bool:
    assert page.form is not None
    return page.form.fields[name].isHidden()


def finished(qtbot: QtBot, page: SheetPage) -> None:
    """Through the check to the locked form, by its own keys."""
    page.check()
    assert page.answers is not None
    QTest.keyClick(page.finish_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.finished is not None)


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
    qtbot: QtBot, opened: Any, prompts: Any, store: Store, tmp_path: Path
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
    put = [b for b in page.finished.findChildren(QPushButton) if b.accessibleName() == "Put in the outbox"][
        -1
    ]
    QTest.keyClick(put, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "waits in the outbox" in said(page.finished))
    (item,) = store.read(outbox.rows)
    assert (item.recipient, item.kind_label) == ("Dee Moss", "Meeting or short form")


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


def test_meetings_are_started_and_followed_from_the_childs_page(
    qtbot: QtBot, opened: Any, context: Context, child_id: int, gone: list[Place]
) -> None:
    """The tab lists them newest first, starts those that fit, and says what is still to be done."""
    page = opened(WHOLE)
    finished(qtbot, page)
    child = ChildPage(context, Place("child", child_id, None, "meetings"))
    qtbot.addWidget(child, before_close_func=lambda closing: closing.flush())
    child.resize(1100, 700)
    child.show()
    child.load()
    qtbot.waitUntil(lambda: "Story book" in said(child))
    assert "by Fri 5 June 2026, which has passed" in said(child)
    press(child, "Done: Story book")
    qtbot.waitUntil(lambda: "Done on Thu 11 June 2026" in said(child))
    qtbot.waitUntil(lambda: (child.focusWidget() or child).accessibleName() == "Still to be done: Story book")
    press(child, "Start a meeting or form")
    qtbot.waitUntil(lambda: child.part.offers is not None)
    offers: RowList = child.part.offers
    assert offers.hasFocus()
    QTest.keyClick(offers, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[-1].page == "sheet"


@pytest.mark.parametrize("form", sheets.all_forms(), ids=lambda form: form.id)
def test_every_form_can_be_shown_and_keeps_what_is_typed(qtbot: QtBot, context: Context, form: Form) -> None:
    """Each kind of answer has its editor, and gives back what it was given."""
    known = Known({"today": TODAY, "child_name": "Wren", "age": 11, "officer": "Una Bell"}, context.calendar)
    view = FormView(form, known, ("Dee Moss",), date.fromisoformat)
    qtbot.addWidget(view)
    view.show()
    given = {question.id: sample(question) for question in form.questions}
    view.show_values(given)
    kept = view.values()
    assert {name for name in given if name not in kept} == set()
    assert {name: kept[name] for name in given if form.question(name).kind not in ROW_KINDS} == {
        name: value for name, value in given.items() if form.question(name).kind not in ROW_KINDS
    }
    view.try_to_finish()


def sample(question: Any) -> Any:
    """An answer of the kind a question asks for."""
    match question.kind:
        case "date":
            return "2026-06-01"
        case "number":
            return 3.0
        case "choice":
            return question.choices[-1].label
        case "choices":
            return [question.choices[0].label]
        case "list" | "people":
            return ["Dee Moss"]
        case "lines":
            return [{"words": "I like it", "share": "private"}]
        case "rows" | "actions":
            cells = {column.id: sample(column) for column in question.columns}
            return [{**cells, "item": item} for item in question.items] or [cells]
    return "Something"


def test_today_lists_what_is_not_finished_and_what_has_passed_its_day(
    qtbot: QtBot, opened: Any, context: Context, child_id: int, gone: list[Place]
) -> None:
    """U3: a form being written once, by its title; an action until somebody says what became of it."""
    finished(qtbot, opened(WHOLE))
    page = opened()
    type_in(page, "match", "Nobody had met him")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    today = TodayPage(context, Place("today"))
    qtbot.addWidget(today)
    today.resize(1200, 700)
    today.show()
    today.load()
    qtbot.waitUntil(lambda: len(listed(today)) > 1)
    told = " | ".join(listed(today))
    assert told.count("Disruption meeting") == 1
    assert "Wren, Story book" in told
    assert "Bev Hall, by Fri 5 June, 6 days ago" in told


def listed(page: QWidget) -> list[str]:
    """Every row that can be opened, in words."""
    return [
        f"{row.main} {row.detail}"
        for one in page.findChildren(RowList)
        for row in (one.rows.row(number) for number in range(one.rows.rowCount()))
    ]
