"""My year: every figure with its numbers, the cases behind each one key away, and a report without names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.year.cases import CasesView
from iro_desk.gui.pages.year.report import ReportView
from iro_desk.gui.pages.year_page import YearPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.bars import StackedBars, step_of
from iro_desk.gui.widgets.figure_table import FigureTable
from iro_desk.records import Concern, Feedback, FeedbackAnswer
from iro_desk.storage.store import Store
from tests.services.figures.conftest import a_child, a_review, lay


def lay_down(session: Session) -> None:
    """Two children: eight reviews on time and two late, a concern, and feedback that may and may not be quoted."""
    quill = a_child(session, preferred_name="Quill")
    wren = a_child(session, preferred_name="Wren")
    rows = [a_review(quill, date(2026, 4, 7), participation="PN1") for _ in range(8)]
    rows += [
        a_review(wren, date(2026, 5, 12), due_on=date(2026, 5, 11), participation="PN0") for _ in range(2)
    ]
    lay(session, rows, 9)
    session.add(Concern.model_validate({
        "child_id": wren, "raised_on": date(2026, 5, 13), "theme": "PEP_LATE", "theme_words": "School plan late",
    }))  # fmt: skip
    for share, words in (
        ("may_share", "They laughed at my joke"),
        ("private", "Only for you"),
        ("may_share", ""),
    ):
        given = Feedback.model_validate({
            "child_id": quill, "review_id": rows[0].id, "form": "feedback_8_11", "who": "child",
            "sent_on": date(2026, 4, 8), "received_on": date(2026, 4, 9) if words else None, "share": share,
        })  # fmt: skip
        session.add(given)
        session.flush()
        if words:
            answer = {"feedback_id": given.id, "child_id": quill, "question": "best", "words": words}
            session.add(FeedbackAnswer.model_validate(answer))
    session.flush()


@pytest.fixture
def reviewed(store: Store) -> Store:
    store.write("Test", lay_down)
    return store


def opened(qtbot: QtBot, context: Context, part: str = "reviews") -> YearPage:
    page = YearPage(context, Place("year", part=part))
    qtbot.addWidget(page)
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.found is not None)
    return page


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [made.text() for made in widget.findChildren(QPushButton) if made.isVisible()])


def table(page: YearPage, name: str) -> FigureTable:
    return next(one for one in page.findChildren(FigureTable) if one.accessibleName() == name)


def cells(made: FigureTable) -> list[tuple[str, ...]]:
    return [made.rows.row(at).cells for at in range(made.rows.rowCount())]


def test_with_nothing_held_it_says_when_figures_will_come(qtbot: QtBot, context: Context) -> None:
    page = opened(qtbot, context)
    assert "Not enough to show" in read_on(page) and not page.report_button.isVisible()


def test_every_share_stands_with_both_its_numbers_and_the_chart_with_its_table(
    qtbot: QtBot, context: Context, reviewed: Store
) -> None:
    page = opened(qtbot, context)
    said = read_on(page)
    assert "80.0%" in said and "8 of 10" in said and "90.0%" in said and "9 of 10" in said
    assert "100.0%, 8 of 8, aged four and over; 80.0%, 8 of 10, of all reviews" in said
    assert cells(table(page, "Reviews on time"))[0] == ("Apr–Jun", "8", "10", "80.0%")
    chart = page.findChild(StackedBars)
    assert chart is not None and "Apr–Jun: 8 on time, 2 late" in chart.accessibleName()


def test_enter_on_a_figure_lists_its_cases_and_enter_opens_the_review(
    qtbot: QtBot, context: Context, reviewed: Store, gone: list[Place]
) -> None:
    """Numerator, the others and those left out; Esc goes back to the figures."""
    page = opened(qtbot, context)
    on_time = table(page, "Reviews on time")
    on_time.setFocus()
    on_time.setCurrentIndex(on_time.rows.index(0, 3))
    QTest.keyClick(on_time, Qt.Key.Key_Return)
    cases = page.opened
    assert isinstance(cases, CasesView)
    assert "80.0%, 8 of 10" in read_on(cases) and "The others (2)" in read_on(cases)
    QTest.keyClick(cases.which.buttons[0], Qt.Key.Key_Right)
    assert cases.list.rows.row(0).title.startswith("Wren")
    cases.list.setCurrentIndex(cases.list.rows.index(0))
    QTest.keyClick(cases.list, Qt.Key.Key_Return)
    assert gone[-1].page == "review" and gone[-1].child_id == 2
    again = opened(qtbot, context, page.here().part)
    assert isinstance(again.opened, CasesView)
    QTest.keyClick(again.opened.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Were reviews held on time?" in read_on(again))
    assert again.opened is None


def test_a_press_on_a_theme_opens_the_concern_behind_it(
    qtbot: QtBot, context: Context, reviewed: Store, gone: list[Place]
) -> None:
    page = opened(qtbot, context, "themes")
    themes = table(page, "What were concerns about?")
    spot = themes.visualRect(themes.rows.index(0, 2)).center()
    QTest.mouseClick(themes.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(page.opened, CasesView)
    page.opened.list.opened.emit("0")
    assert (gone[-1].page, gone[-1].child_id) == ("concern", 2)


@pytest.mark.parametrize(("scale", "at"), [(1.0, (0, 2)), (2.0, (2, 1))])
def test_a_grade_opens_the_reviews_it_was_given_at(
    qtbot: QtBot, context: Context, reviewed: Store, qapp: QApplication, scale: float, at: tuple[int, int]
) -> None:
    """Across the table at the usual size, down it at twice the text (U48); the ninth form is of the other child."""
    theme.source().follow(qapp, "light", scale)
    page = opened(qtbot, context, "plans")
    grades = table(page, "Grades by plan")
    assert "100.0%" in cells(grades)[at[0]][
        at[1]
    ] and "They are counted, and no mean is made of them." in read_on(page)
    grades.setCurrentIndex(grades.rows.index(*at))
    QTest.keyClick(grades, Qt.Key.Key_Return)
    assert isinstance(page.opened, CasesView)
    assert [page.opened.list.rows.row(row).title[:4] for row in (0, 8)] == ["Quil", "Wren"]


def test_comments_are_quoted_only_where_the_child_said_they_may_be(
    qtbot: QtBot, context: Context, reviewed: Store
) -> None:
    """S: private words are counted and not shown."""
    page = opened(qtbot, context, "feedback")
    said = read_on(page)
    assert "“They laughed at my joke”" in said and "Only for you" not in said
    assert "Kept back: 1 comment that nobody said may be shared." in said
    assert cells(table(page, "Forms that came back"))[0] == ("Apr–Jun", "2", "3", "66.7%")


def test_a_quarter_without_reviews_shows_noughts_and_the_choice_comes_back(
    qtbot: QtBot, context: Context, reviewed: Store
) -> None:
    page = opened(qtbot, context)
    QTest.keyClick(page.narrowing.quarter.buttons[0], Qt.Key.Key_Right)
    QTest.keyClick(page.narrowing.quarter.buttons[1], Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.found is not None and page.found.wanted.quarter == 1)
    assert "None to count" in read_on(page)
    assert opened(qtbot, context, page.here().part).narrowing.wanted().quarter == 1


def test_the_report_has_no_names_and_is_copied_or_saved(
    qtbot: QtBot, context: Context, reviewed: Store, prompts, tmp_path: Path
) -> None:
    """Small numbers are hidden in it: two late reviews are not told."""
    page = opened(qtbot, context)
    page.report_button.click()
    report = page.opened
    assert isinstance(report, ReportView)
    qtbot.waitUntil(lambda: bool(report.text.toPlainText()))
    said = report.text.toPlainText()
    assert (
        "Reviews held: 10" in said
        and "Reviews on time: hidden" in said
        and "Informal concerns: hidden" in said
    )
    assert "Quill" not in said and "Wren" not in said and "They laughed" not in said
    QTest.keyClick(report.copy, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == said and prompts.told == ["The text is copied."]
    prompts.new_file = tmp_path / "figures"
    next(one for one in report.findChildren(QPushButton) if "spreadsheet" in one.text()).click()
    qtbot.waitUntil(lambda: bool(prompts.shown))
    assert "Reviews held" in (tmp_path / "figures.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (4, 1), (5, 2), (8, 2), (9, 5), (53, 20), (217, 100)])
def test_an_axis_has_at_most_four_steps(highest: int, step: int) -> None:
    assert step_of(highest) == step
