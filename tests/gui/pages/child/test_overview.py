"""A child's page shows what is due with its sum, and its people can be added, changed and removed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlmodel import Session

from iro_desk.domain.codes import ReviewKind, ReviewState
from iro_desk.gui.pages.child.noting import Noting
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.due import DueRow
from iro_desk.records import Child, ChildFields, Review
from iro_desk.services import children, facts
from iro_desk.storage.store import Store
from tests.gui.pages.child.steps import opened, read_on

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1))
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value


def test_a_child_known_by_code_only_is_asked_for_a_name_and_never_stopped(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "Start the review" in read_on(page))
    assert "Child 440127" in read_on(page) and "Give the name they are called by" in read_on(page)


def test_what_is_due_opens_its_working(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: bool(page.findChildren(DueRow)))
    row = page.findChildren(DueRow)[0]
    qtbot.waitUntil(row.isVisible)
    row.button.click()
    assert "not after" in read_on(row) and "Monday 29 June 2026" in read_on(row)


@pytest.fixture
def reviewed_id(store: Store, child_id: int) -> int:
    """A child whose second review was held and written up, so that papers and a midway are due."""

    def lay(session: Session) -> None:
        for held_on in (date(2025, 11, 5), date(2026, 5, 6)):
            session.add(
                Review(
                    child_id=child_id, review_on=held_on, kind=ReviewKind.LATER, state=ReviewState.FINISHED,
                    is_imported=held_on.year == 2025, record_completed_on=held_on,
                )
            )  # fmt: skip
        child = session.get_one(Child, child_id)
        child.looked_after_from = date(2025, 7, 1)

    store.write("Lay", lay)
    return child_id


def due_row(page: ChildPage, words: str) -> DueRow | None:
    return next((row for row in page.findChildren(DueRow) if row.view.words == words), None)


@pytest.mark.parametrize(
    ("task", "verb", "label"),
    [
        ("Send decisions to the team manager", "Sent", "Day the decisions were sent"),
        ("Send the record to everyone", "Sent", "Day the record was sent"),
        ("Midway review", "Midway held", "Day of the midway review"),
    ],
)
def test_what_is_due_is_noted_as_done_by_keyboard_alone(
    qtbot, context, store, reviewed_id, said, task, verb, label
):
    """F8: open the line, say the day, press Enter; the line is gone and the keyboard stays on the list."""
    page = opened(qtbot, context, reviewed_id)
    qtbot.waitUntil(lambda: due_row(page, task) is not None)
    row = due_row(page, task)
    qtbot.waitUntil(row.isVisible)
    row.button.setFocus()
    QTest.keyClick(row.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: label in read_on(row) and verb in read_on(row))
    QTest.keyClick(row.button, Qt.Key.Key_Tab)
    entry = page.focusWidget()
    assert entry.accessibleName() == label and entry.text() == "11 June 2026"
    entry.selectAll()
    QTest.keyClicks(entry, "12 May 2026")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said == ["Noted"] and due_row(page, task) is None)
    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), QPushButton))
    known = store.read(lambda s: facts.child_facts(s, reviewed_id))
    last = known.reviews[-1]
    assert date(2026, 5, 12) in (last.outcomes_sent_on, last.record_distributed_on, known.midway_held_on)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12 June 2026", "This day must be today or earlier."),
        ("5 May 2026", "This day must be on or after the review."),
        ("", "Enter the day."),
    ],
)
def test_a_day_that_cannot_be_is_not_noted(qtbot, context, reviewed_id, said, typed, words):
    page = opened(qtbot, context, reviewed_id)
    task = "Send the record to everyone"
    qtbot.waitUntil(lambda: due_row(page, task) is not None)
    row = due_row(page, task)
    row.turn(to_open=True)
    noting = row.findChild(Noting)
    noting.day.entry.selectAll()
    QTest.keyClick(noting.day.entry, Qt.Key.Key_Delete)
    QTest.keyClicks(noting.day.entry, typed)
    noting.button.click()
    qtbot.waitUntil(lambda: noting.row.problem == words)
    assert not said and due_row(page, task) is row


def test_the_next_review_is_answered_by_holding_it(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: bool(page.findChildren(DueRow)))
    row = page.findChildren(DueRow)[0]
    row.turn(to_open=True)
    assert row.findChildren(Noting) == []


def test_a_name_given_later_is_in_the_banner(qtbot, context, child_id, said):
    page = opened(qtbot, context, child_id, "details")
    qtbot.waitUntil(lambda: page.part.entry is not None and page.part.entry.form.caret() is not None)
    QTest.keyClicks(page.part.entry.form.editor("preferred_name"), "Wren")
    page.part.entry.file()
    qtbot.waitUntil(lambda: "Wren" in page.banner.accessibleName())
    assert said == ["Details changed"]


def test_a_person_is_added_and_removed(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "people")
    page.part.add()
    qtbot.waitUntil(lambda: page.part.entry.form.caret() is not None)
    QTest.keyClicks(page.part.entry.form.editor("name"), "Denise")
    page.part.entry.file()
    qtbot.waitUntil(lambda: said == ["Person added"])
    person = store.read(lambda s: children.people(s, child_id))[0]
    assert person.name == "Denise"
    page.part.remove(person.person_id)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert store.read(lambda s: children.people(s, child_id)) == ()


def test_removing_a_child_asks_first(qtbot, context, store, child_id, prompts, gone):
    prompts.answer = False
    page = opened(qtbot, context, child_id, "closing")
    page.part.remove_child()
    assert prompts.asked and not gone
    prompts.answer = True
    page.part.remove_child()
    qtbot.waitUntil(lambda: gone == [Place("caseload")])
    with pytest.raises(Exception, match="no longer"):
        store.read(lambda s: children.banner(s, child_id, TODAY))


def test_in_a_low_window_the_banner_is_small_and_the_actions_scroll_but_still_work(
    qtbot, context, child_id, gone
):
    """U48: at 200% the banner and tabs took half the window."""
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "Start the review" in read_on(page))
    full = page.banner.height()
    page.resize(1170, 330)
    qtbot.waitUntil(lambda: page.banner.height() < full)
    start = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Start the review")
    qtbot.waitUntil(start.isVisible)
    assert page.page.scrolled.isAncestorOf(start) and page.banner.isVisible()
    start.click()
    assert gone[-1] == Place("review", child_id)
    page.resize(1170, 706)
    qtbot.waitUntil(lambda: page.banner.isAncestorOf(start) and page.banner.height() == full)
