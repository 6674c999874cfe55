"""The rows of a review on the screen: added and put away by keyboard, stored as they were typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.review.columns_part import ColumnsPart
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review.rows_part import RowsPart
from iro_desk.gui.pages.review.summary_part import BUILD, SummaryPart
from iro_desk.records.review import HEALTH, SAFE
from iro_desk.services import reviews
from iro_desk.services.reviews import Columns, SectionAnswers
from iro_desk.services.reviews.lists import DISAGREEMENTS, list_rows
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import Opened, part, press, state_of


def test_what_could_not_be_agreed_is_typed_row_by_row_and_kept(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, "Decisions")
    rows = part(page, RowsPart)
    press(page, "Add something that was not agreed")
    assert rows.cards[0].form.editor("matter").hasFocus()
    qtbot.waitUntil(rows.cards[0].form.editor("views").isVisible)
    QTest.keyClicks(page.focusWidget(), "Seeing Dad")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(page.focusWidget(), "Weekly, or not.")
    page.open("Next review")
    read = partial(list_rows, review_id=review, kind=DISAGREEMENTS)
    qtbot.waitUntil(lambda: len(store.read(read)) == 1)
    [kept] = store.read(read)
    assert (kept.matter, kept.views) == ("Seeing Dad", "Weekly, or not.")


def test_the_summary_is_built_of_what_the_sections_say_and_no_line_twice(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    held = store.read(partial(reviews.fields, review_id=review))
    answers = SectionAnswers(
        HEALTH, state_of(store, review, HEALTH), held, columns=Columns("Eats well.", "Sleeps badly.", "")
    )
    store.write("c", partial(reviews.file_section, review_id=review, answers=answers))
    page = opened(review, SAFE)
    assert part(page, SummaryPart).isVisible()
    press(page, BUILD)
    press(page, BUILD)
    values = part(page, FieldsPart).values()
    assert (values["working_well"], values["worried_about"]) == ("Eats well.", "Sleeps badly.")


def test_the_three_columns_are_made_when_they_are_asked_for(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    columns = part(opened(review, HEALTH), ColumnsPart)
    assert columns.editors == {}
    columns.more.ask.click()
    assert columns.editors["well"].hasFocus()
