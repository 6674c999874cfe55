"""A paper of her own is looked at as it is printed, and printed on the printer the button names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from reportlab.pdfgen.canvas import Canvas
from sqlmodel import select

from iro_desk.errors import Refusal
from iro_desk.gui.pages.letter.preview import PagePicture
from iro_desk.gui.pages.paper_view import PRINTED, SAVE, PaperView, print_own
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.gui.pages.prepare_page import PreparePage
from iro_desk.gui.place import Place
from iro_desk.gui.printing import picker
from iro_desk.gui.printing.printers import WORDS, Amiss, Printer
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.records import AuditEntry, Child
from tests.gui.fake_printers import FakePrinters

TITLE = "the week"


@pytest.fixture
def paper(tmp_path) -> bytes:
    canvas = Canvas(str(tmp_path / "own.pdf"))
    for number in range(2):
        canvas.drawString(80, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return (tmp_path / "own.pdf").read_bytes()


@pytest.fixture
def printers(context) -> FakePrinters:
    context.printers = FakePrinters()
    return context.printers


@pytest.fixture
def saves() -> list[bool]:
    return []


@pytest.fixture
def view(qtbot, context, printers, paper, saves) -> Iterator[PaperView]:
    """Over a window in which a line has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1170, 700)
    window.line = LineEdit()
    window.line.setParent(window)
    window.show()
    window.line.setFocus()
    print_own(context, window, TITLE, lambda _session: paper, lambda: saves.append(True))
    yield found(qtbot, window)


def found(qtbot, window: QWidget) -> PaperView:
    qtbot.waitUntil(lambda: window.window().findChild(PaperView) is not None)
    made = window.window().findChild(PaperView)
    qtbot.waitUntil(lambda: made.picker.told.text() != picker.LOOKING)
    return made


def choose(view: PaperView, printer: str) -> None:
    view.picker.choice.set_value(printer)
    view.picker.choice.edited.emit()


def words_on(view: PaperView) -> str:
    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_every_page_is_there_and_the_button_names_the_printer(qtbot, view):
    """S53, U58: drawn by the same reader of the same bytes."""
    assert len(view.findChildren(PagePicture)) == 2 and view.name.text() == "Print the week?"
    assert view.print.is_waiting and picker.CHOOSE in words_on(view)
    choose(view, "Office 2")
    assert view.print.accessibleName() == "Print the week on Office 2"


def test_by_keys_it_is_printed_under_a_name_that_says_nothing_and_closes(
    qtbot, view, printers, paper, said, store
):
    """S35, S53: and the trail has it."""
    choose(view, "Office 2")
    view.area.setFocus()
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: PRINTED in said)
    (job,) = printers.jobs
    assert (job.content, job.printer, job.name) == (paper, "Office 2", "Document K7F3")
    qtbot.waitUntil(lambda: not shiboken6.isValid(view))
    deeds = store.read(lambda s: [row.deed for row in s.exec(select(AuditEntry)).all()])
    assert deeds[-2:].count("printed") == 1


def test_escape_gives_the_keyboard_back_and_tab_stays_in_it(qtbot, view):
    window = view.parentWidget()
    for _ in range(9):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert view.isAncestorOf(window.focusWidget())
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible() and window.focusWidget() is window.line


@pytest.mark.parametrize("amiss", [Amiss.PAUSED, Amiss.REFUSED, Amiss.BROKE_OFF])
def test_what_is_amiss_is_said_and_it_stays_open(qtbot, view, printers, amiss):
    """F52."""
    printers.amiss = amiss
    choose(view, "Office 2")
    view.print.click()
    qtbot.waitUntil(lambda: WORDS[amiss][0] in words_on(view))
    qtbot.waitUntil(lambda: not view.print.is_waiting)


def test_a_paused_printer_is_said_to_be_before_it_is_tried(qtbot, view, printers):
    """F52."""
    printers.there = (Printer("Office 2", is_ready=False),)
    view.picker.look()
    qtbot.waitUntil(lambda: view.picker.choice.count() == 2)
    choose(view, "Office 2")
    assert view.print.is_waiting and WORDS[Amiss.PAUSED][0] in words_on(view)


def test_it_is_stopped_before_the_printer_has_it(qtbot, view, printers):
    printers.slow = True
    choose(view, "Office 2")
    view.print.click()
    qtbot.waitUntil(lambda: "Drawing page 1 of 2" in words_on(view))
    view.halt.click()
    qtbot.waitUntil(lambda: WORDS[Amiss.STOPPED][0] in words_on(view))


def test_without_a_printer_it_is_saved_instead(qtbot, view, printers, saves):
    """F52."""
    printers.there = ()
    view.picker.look()
    qtbot.waitUntil(lambda: picker.NONE in words_on(view))
    assert view.save.accessibleName() == SAVE
    view.save.click()
    assert saves == [True] and not view.isVisible()


def test_a_paper_that_cannot_be_made_is_told_in_words(qtbot, context, prompts):
    owner = QWidget()
    qtbot.addWidget(owner)

    def refuse(_session) -> bytes:
        raise Refusal("There is no review to prepare.")

    print_own(context, owner, TITLE, refuse, lambda: None)
    qtbot.waitUntil(lambda: prompts.told == ["There is no review to prepare."])


@pytest.fixture
def child_id(store) -> int:
    def add(session) -> int:
        session.add(Child.model_validate({"preferred_name": "Wren", "born_on": "2016-03-01"}))
        session.flush()
        return 1

    return store.write("Add", add).value


@pytest.mark.parametrize(("page", "called"), [(PlannerPage, "the week"), (PreparePage, "the page to read")])
def test_the_pages_that_save_a_paper_print_it_with_ctrl_p(qtbot, context, printers, child_id, page, called):
    """U58: the planner's week and the page for the train."""
    shown = page(context, Place("planner") if page is PlannerPage else Place("prepare", child_id))
    qtbot.addWidget(shown)
    shown.resize(1170, 700)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.load()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    view = found(qtbot, shown)
    assert view.name.text() == f"Print {called}?" and view.pages.count >= 1
    assert "Wren" not in view.pages.text() or page is PreparePage


def test_a_form_for_somebody_is_printed_from_where_it_is_saved(qtbot, context, printers, paper):
    files = FormFiles(context, QWidget(), "Before", lambda _session, as_: paper)
    qtbot.addWidget(files)
    files._owner = files
    files.show()
    files.print()
    assert found(qtbot, files).name.text() == "Print the form?"
