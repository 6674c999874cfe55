"""Clashes are told in words and lead to the booking."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.gui.pages.planner.steps import TODAY, booked, open_page


def test_clashes_are_told_in_words_and_lead_to_the_booking(qtbot, context, store, child_id):
    booked(store, context, child_id, TODAY, "10:00")
    booked(store, context, None, TODAY, "10:30", "meeting")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.clashes.isVisible())
    assert (
        "Visit, Otis and Panel: Two things are booked at once, 10:30 to 11:00."
        in page.clashes.accessibleName()
    )
    page.clashes.links[0].click()
    assert page.grid.booking is not None and page.grid.booking.words == "Panel"
    assert "booked at once" in page.grid.accessibleName()


def test_many_clashes_take_three_lines_until_all_are_asked_for(qtbot, context, store, child_id):
    for _ in range(4):
        booked(store, context, None, TODAY, "10:30", "meeting")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.clashes.isVisible())
    assert len(page.clashes.links) == 2 and page.clashes.accessibleName().startswith("6 clashes")
    next(b for b in page.clashes.findChildren(QPushButton) if b.text() == "Show 4 more clashes").click()
    assert len(page.clashes.links) == 6 and page.clashes.links[2].hasFocus()
