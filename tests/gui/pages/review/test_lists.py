"""The lists of a review: the papers, who came, and what became of earlier decisions."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import (
    DecisionState,
    PlanKind,
    SectionState,
    YesNo,
)
from iro_desk.domain.codes.considerations import PlanArea, WishMatch
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.attendance_part import AttendancePart
from iro_desk.gui.pages.review.earlier_part import EarlierPart
from iro_desk.gui.pages.review.papers_part import PapersPart
from iro_desk.records import DecisionFields
from iro_desk.records.review import (
    LAST,
    SAFE,
    START,
    WHO,
)
from iro_desk.services import reviews
from iro_desk.services.reviews import DecisionRow
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    HELD,
    TODAY,
    Opened,
    answer_everything,
    part,
    press,
    problems,
    state_of,
)


def _earlier(store: Store, child: int, context: Context) -> None:
    """A finished review with two decisions."""
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    first = store.write(
        "b", partial(reviews.begin, child_id=child, review_on=date(2026, 2, 5), **clock)
    ).value
    answer_everything(store, first)
    rows = tuple(
        DecisionRow(
            None,
            DecisionFields(
                what=what,
                for_child="You will.",
                owner="Tom",
                by_when=date(2026, 3, 2),
                measure="Seen",
                area=PlanArea.HOME,
                wish=WishMatch.ASKED,
            ),
        )
        for what in ("Meet Leo", "Mend the bunk")
    )
    store.write("d", partial(reviews.set_decisions, review_id=first, rows=rows))
    store.write("f", partial(reviews.finish, review_id=first, now=context.now(), **clock))


def test_papers_are_marked_received_or_not_with_the_date_they_carry(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, START)
    papers = part(page, PapersPart)
    care, health, school = PlanKind.CARE, PlanKind.HEALTH, PlanKind.PEP
    assert not papers.dated[care].isVisible()
    QTest.mouseClick(papers.received[care].buttons[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(papers.received[health].buttons[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(papers.received[school].buttons[0], Qt.MouseButton.LeftButton)
    assert [papers.dated[plan].isVisible() for plan in (care, health, school)] == [True, False, True]
    QTest.keyClicks(papers.dated[care].entry, "12 may 2026")
    QTest.keyClicks(papers.dated[school].entry, "soon")
    press(page, "Save and continue")
    assert problems(page) == ["School plan (PEP): enter a day, such as 27 March 2026."]
    papers.dated[school].entry.clear()
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = {row.plan: row for row in store.read(partial(reviews.papers, review_id=review))}
    assert (held[care].received, held[care].dated_on) == (YesNo.YES, date(2026, 5, 12))
    assert (held[health].received, held[health].dated_on) == (YesNo.NO, None)
    assert (held[school].received, held[school].dated_on) == (YesNo.YES, None)
    assert held[PlanKind.LEISURE].received is None


def test_any_number_of_people_can_have_come(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(review, WHO)
    came = part(page, AttendancePart)
    press(page, "Tom Ferrier, social worker")
    for number in range(1, 13):
        came.add_button.click()
        QTest.keyClicks(page.focusWidget(), f"Person {number}")
    came.lines[1].took_part.click()
    came.lines[2].came.click()
    came.lines[12].remove.click()
    assert not [b for b in page.findChildren(QPushButton) if b.text() == "Tom Ferrier, social worker"]
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.attendance, review_id=review))
    assert [row.name for row in held] == ["Tom Ferrier", *(f"Person {n}" for n in range(1, 12))]
    assert [(row.attended, row.contributed) for row in held[:3]] == [
        (True, True),
        (True, False),
        (False, True),
    ]


def test_a_person_without_a_name_is_asked_for_it_or_taken_off(review: int, opened: Opened) -> None:
    page = opened(review, WHO)
    part(page, AttendancePart).add_button.click()
    press(page, "Save and continue")
    assert problems(page) == ["Enter the name, or take this line off the list."]


def test_what_became_of_each_earlier_decision_is_marked_before_new_ones_are_made(
    store: Store, child: int, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    """Schedule 7 para 1: done or not, and why not."""
    _earlier(store, child, context)
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    second = store.write("b", partial(reviews.begin, child_id=child, review_on=HELD, **clock)).value
    page = opened(second, LAST)
    leo, bunk = part(page, EarlierPart).cards
    QTest.mouseClick(leo.state.buttons[0], Qt.MouseButton.LeftButton)
    assert not leo.why.isVisible()
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Earlier decision 2: select what happened to this decision from last time."]
    QTest.mouseClick(bunk.state.buttons[2], Qt.MouseButton.LeftButton)
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: problems(page) == ["Earlier decision 2: say why this decision was not done."])
    bunk.why.setFocus()
    QTest.keyClicks(bunk.why, "The joiner never came.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != LAST)
    held = store.read(partial(reviews.earlier_decisions, review_id=second))
    assert [(row.what, row.state, row.outcome_note) for row in held] == [
        ("Meet Leo", DecisionState.DONE, ""),
        ("Mend the bunk", DecisionState.NOT_DONE, "The joiner never came."),
    ]
    assert state_of(store, second, LAST) is SectionState.COMPLETED
