"""Marking the papers of a review as they come."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.gui.pages.prepare.papers_part import PapersPart
from iro_desk.gui.place import Place
from iro_desk.services import (
    reviews,
)
from tests.gui.pages.prepare.steps import KEY, TODAY, checklist, opened, reads, settled


def test_a_paper_is_marked_as_it_comes_in_the_review_itself(qtbot, context, store, child_id):
    """The same record as the review's own section: one key and a date, and nothing to press after."""
    review_id = store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules)
    ).value
    page = opened(qtbot, context, child_id, "papers")
    part = page.part
    assert isinstance(part, PapersPart)
    qtbot.waitUntil(lambda: part.papers is not None)
    care = part.papers.received[PlanKind.CARE]
    qtbot.waitUntil(lambda: care.isAncestorOf(page.focusWidget()) or care.hasFocus())
    QTest.keyClick(page.focusWidget(), KEY.Key_Space)
    dated = part.papers.dated[PlanKind.CARE].entry
    qtbot.waitUntil(dated.isVisible)
    dated.setFocus()
    QTest.keyClicks(dated, "1 June 2026")
    part.flush()
    settled(qtbot, context)
    kept = next(
        row for row in store.read(lambda s: reviews.papers(s, review_id)) if row.plan is PlanKind.CARE
    )
    assert (kept.received, kept.dated_on) == (YesNo.YES, date(2026, 6, 1))
    QTest.keyClicks(dated, "9")
    part.flush()
    settled(qtbot, context)
    assert store.read(lambda s: reviews.papers(s, review_id))[0].dated_on == date(2026, 6, 1)
    page.show_part("read")
    qtbot.waitUntil(lambda: "Dated Mon 1 June 2026" in reads(page))


def test_a_paper_dated_in_days_to_come_is_refused_in_words(qtbot, context, store, child_id):
    store.write("Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules))
    page = opened(qtbot, context, child_id, "papers")
    part = page.part
    qtbot.waitUntil(lambda: part.papers is not None)
    part.papers.received[PlanKind.PEP].set_value("yes")
    part.papers.dated[PlanKind.PEP].set_value(date(2026, 7, 1))
    part.flush()
    qtbot.waitUntil(lambda: "School plan (PEP): This day must be today or earlier." in reads(part))


def test_without_an_open_review_the_papers_lead_to_it(qtbot, context, child_id, gone):
    page = opened(qtbot, context, child_id, "papers")
    qtbot.waitUntil(lambda: "No review is open" in reads(page.part))
    start = next(one for one in page.part.findChildren(QPushButton) if "Start the review" in one.text())
    start.setFocus()
    QTest.keyClick(start, KEY.Key_Return)
    assert gone == [Place("review", child_id)]


def test_arrows_along_the_tabs_pass_the_papers_without_marking_one(qtbot, context, store, child_id):
    """The keyboard stays with the tabs until Tab (U33): an arrow meant for them would answer for a paper."""
    review_id = store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules)
    ).value
    page = opened(qtbot, context, child_id, "read")
    page.tabs.setFocus()
    QTest.keyClick(page.focusWidget(), KEY.Key_Right)
    qtbot.waitUntil(lambda: isinstance(page.part, PapersPart) and page.part.papers is not None)
    QTest.keyClick(page.focusWidget(), KEY.Key_Right)
    part = checklist(qtbot, page)
    assert not part.listed.hasFocus() and page.tabs.isAncestorOf(page.focusWidget())
    settled(qtbot, context)
    assert not [row for row in store.read(lambda s: reviews.papers(s, review_id)) if row.received]
