"""The tracker is read, narrowed and brought up to date by keyboard, and the list for the meeting leaves whole."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PlanKind
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.plans.detail import PlanDetail
from iro_desk.gui.pages.plans.meeting import MeetingPanel
from iro_desk.gui.pages.plans_page import PlansPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, PlanFields
from iro_desk.services import children, drafts, plans_tracker
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


def add(store: Store, name: str, surname: str, code: str, social_worker: str) -> int:
    draft = ChildFields(
        preferred_name=name, surname=surname, local_code=code, born_on=date(2015, 3, 4),
        looked_after_from=date(2026, 2, 2),
    )  # fmt: skip
    return store.write(
        "Add",
        lambda s: children.add(
            s, draft, legal_status=None, home=None, social_worker=social_worker, today=TODAY
        ),
    ).value


def see(store: Store, child_id: int, kind: PlanKind, on: date) -> None:
    draft = PlanFields(kind=kind, dated_on=on)
    store.write("See", lambda s: children.record_plan(s, child_id, draft))


@pytest.fixture
def ada(store: Store, context: Context) -> int:
    """Her care plan is from before this time in care: overdue since Mon 16 February 2026 (PL-1)."""
    child_id = add(store, "Ada", "Vole", "440127", "Dee Marsh")
    see(store, child_id, PlanKind.CARE, date(2024, 5, 1))
    return child_id


@pytest.fixture
def bram(store: Store, context: Context) -> int:
    """His school plan was for the autumn term: overdue since the end of the spring term (E-2)."""
    child_id = add(store, "=Bram", "Otter", "440128", "Abe Reed")
    see(store, child_id, PlanKind.CARE, date(2026, 2, 10))
    see(store, child_id, PlanKind.PEP, date(2026, 1, 8))
    see(store, child_id, PlanKind.PEP, date(2025, 11, 8))
    return child_id


def opened(qtbot: QtBot, context: Context, place: Place = Place("plans"), width: int = 1170) -> PlansPage:  # noqa: B008
    page = PlansPage(context, place)
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(width, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.list.rows.rowCount() > 0 or "No children yet" in read_on(page))
    return page


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def rows(page: PlansPage) -> list[tuple[str, str, str]]:
    found = [page.list.rows.row(number) for number in range(page.list.rows.rowCount())]
    return [(row.title, row.main, row.badge) for row in found]


def typing(qtbot: QtBot, page: PlansPage, plan: PlanKind) -> PlanDetail:
    """The panel of a plan, once its form has the keyboard."""

    def ready() -> bool:
        panel = page.panel
        return (
            isinstance(panel, PlanDetail)
            and panel.line.plan is plan
            and panel.entry is not None
            and panel.entry.form.caret() is not None
        )

    qtbot.waitUntil(ready)
    assert isinstance(page.panel, PlanDetail)
    return page.panel


def test_what_is_overdue_comes_first_with_its_sum(qtbot: QtBot, context: Context, ada, bram):
    page = opened(qtbot, context)
    said = page.page.header.accessibleDescription()
    assert said.startswith("1 plan is overdue, for 1 child. ") and "have no date here." in said
    assert rows(page) == [("Ada Vole", "Care plan", "115 days overdue")]
    words = read_on(page.side)
    assert "Not after Monday 16 February 2026" in words and "reg 4" in words
    assert "No review held yet" in words and "Social worker: Dee Marsh" in words


def test_enter_opens_the_childs_plans(qtbot: QtBot, context: Context, ada, gone):
    page = opened(qtbot, context)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert gone == [Place("child", ada, None, "plans")]


def test_a_panel_note_starts_from_the_plan_that_is_tracked(qtbot: QtBot, context: Context, store, ada, gone):
    """What the panel promised about it is written from where it was looked up."""
    page = opened(qtbot, context)
    assert isinstance(page.panel, PlanDetail)
    page.panel.to_panel.setFocus()
    QTest.keyClick(page.panel.to_panel, Qt.Key.Key_Return)
    assert gone == [Place("sheet", ada, None, "panel")]


def test_dates_are_recorded_one_after_another(qtbot: QtBot, context: Context, store, ada, said):
    page = opened(qtbot, context)
    page.filters.which.buttons[-1].click()
    before = [row[1] for row in rows(page)]
    assert before[:3] == ["Care plan", "Placement plan", "Permanence plan"] or "Care plan" in before
    page.list.setCurrentIndex(page.list.rows.index(0))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    typing(qtbot, page, PlanKind.CARE)
    QTest.keyClicks(page.focusWidget(), "9 Feb 2026")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said == ["Date recorded"])
    second = PlanKind(next(plan for plan in PlanKind if plan.label == before[1]))
    typing(qtbot, page, second)
    QTest.keyClicks(page.focusWidget(), "3 Feb 2026")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(said) == 2)
    found = {one.plan: one for one in store.read(lambda s: plans_tracker.tracker(s, TODAY)).lines}
    assert found[PlanKind.CARE].currency.words == "In date"
    assert found[second].dated_on == date(2026, 2, 3)


def test_a_date_to_come_is_told_over_the_form_and_nothing_is_lost(qtbot: QtBot, context: Context, store, ada):
    page = opened(qtbot, context)
    page.record()
    panel = typing(qtbot, page, PlanKind.CARE)
    QTest.keyClicks(page.focusWidget(), "12 June 2026")
    assert panel.entry is not None
    panel.entry.file()
    qtbot.waitUntil(lambda: "Enter a date that is not after today." in read_on(page.side))
    page.flush()
    form = plans_tracker.form_of(PlanKind.CARE)
    qtbot.waitUntil(lambda: store.read(lambda s: drafts.find(s, form, 0, ada)) is not None)
    again = opened(qtbot, context, Place("plans", ada, None, "care"))
    panel = typing(qtbot, again, PlanKind.CARE)
    qtbot.waitUntil(lambda: panel.entry is not None and panel.entry.form.value("dated_on") == "2026-06-12")


def test_a_form_in_use_stays_when_the_rows_above_it_change(qtbot: QtBot, context: Context, store, ada):
    page = opened(qtbot, context)
    page.record()
    panel = typing(qtbot, page, PlanKind.CARE)
    QTest.keyClicks(page.focusWidget(), "9 Feb")
    see_old = PlanFields(kind=PlanKind.CARE, dated_on=date(2020, 1, 1))
    third = add(store, "Cerys", "Ember", "551000", "Dee Marsh")
    context.ops.write("See", lambda s: children.record_plan(s, third, see_old))
    qtbot.waitUntil(lambda: page.list.rows.rowCount() > 1)
    assert page.panel is panel and panel.entry is not None
    assert panel.entry.form.caret() is not None


def test_it_is_narrowed_by_plan_and_by_social_worker(qtbot: QtBot, context: Context, ada, bram):
    page = opened(qtbot, context)
    page.filters.which.buttons[-1].click()
    page.filters.worker.set_value("Abe Reed")
    page.filters.edited.emit()
    assert {row[0] for row in rows(page)} == {"=Bram Otter"}
    page.filters.plan.set_value(PlanKind.CARE.value)
    page.filters.edited.emit()
    assert rows(page) == [("=Bram Otter", "Care plan", "In date")]
    page.filters.which.buttons[0].click()
    qtbot.waitUntil(lambda: "Nothing here is overdue" in read_on(page))


def test_where_it_is_narrow_the_working_takes_the_place_of_the_list(qtbot: QtBot, context: Context, ada):
    page = opened(qtbot, context, width=600)
    assert page.page.isVisible() and not page.side.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.side.isVisible() and not page.page.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.page.isVisible() and not page.side.isVisible()


def test_beside_each_other_at_200_percent_both_still_fit_a_smaller_window(
    qtbot: QtBot, qapp, context: Context, ada
):
    """U48: a window of 1920 may be made as small as one of 1290."""
    theme.source().follow(qapp, "light", 2.0)
    try:
        page = opened(qtbot, context, width=1920)
        qtbot.waitUntil(lambda: page.side.isVisible() and page.page.isVisible())
        assert page.minimumSizeHint().width() <= 1290
        assert page.side.width() == 760, "and where there is room the side has all it wants"
    finally:
        theme.source().follow(qapp, "light", 1.0)


def test_the_list_for_the_meeting_is_saved_and_copied(
    qtbot: QtBot, context: Context, ada, prompts, tmp_path: Path
):
    """MK-8 (local)."""
    page = opened(qtbot, context)
    page.show_meeting()
    panel = page.panel
    assert isinstance(panel, MeetingPanel)
    qtbot.waitUntil(lambda: "1 plan is overdue, for 1 child." in read_on(panel))
    prompts.new_file = tmp_path / "list.pdf"
    next(b for b in panel.findChildren(QPushButton) if "PDF" in b.text()).click()
    qtbot.waitUntil(lambda: prompts.shown == [tmp_path])
    words = "".join(p.extract_text() for p in PdfReader(BytesIO(prompts.new_file.read_bytes())).pages)
    assert "OFFICIAL-SENSITIVE" in words and "AV, 440127" in words and "Vole" not in words
    prompts.new_file = tmp_path / "list"
    panel.shown_by.set_value("names")
    next(b for b in panel.findChildren(QPushButton) if "spreadsheet" in b.text()).click()
    qtbot.waitUntil(lambda: len(prompts.shown) == 2)
    assert "Ada Vole" in (tmp_path / "list.csv").read_text("utf-8-sig")
    next(b for b in panel.findChildren(QPushButton) if "Copy" in b.text()).click()
    qtbot.waitUntil(lambda: prompts.told == ["The list is copied."])
    assert "Ada Vole: Care plan, was due 16 February 2026" in QGuiApplication.clipboard().text()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert isinstance(page.panel, PlanDetail)


def test_an_empty_desk_says_how_to_begin(qtbot: QtBot, context: Context, gone):
    page = opened(qtbot, context)
    next(b for b in page.findChildren(QPushButton) if "Add a child" in b.text()).click()
    assert gone == [Place("add_child")]
