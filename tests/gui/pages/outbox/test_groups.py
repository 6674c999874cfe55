"""What needs the officer, what is ready and what went, as she reads it (U61, U62)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt

from iro_desk.domain.after_review import paper_limit
from iro_desk.domain.codes import ReviewPaper
from iro_desk.domain.sending.standing import Group, badge
from iro_desk.domain.wording import short_date
from iro_desk.gui.place import Place
from iro_desk.records import Person
from iro_desk.services import outbox
from iro_desk.services.sending import laid_out
from tests.gui.conftest import NOW
from tests.gui.pages.outbox.conftest import queue, shown, try_and_send, use_folder, words_on


def test_an_empty_outbox_says_what_will_be_here(context, qtbot, children):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: "Nothing waiting" in words_on(page))
    assert not page.send.isVisible()


def test_the_keyboard_is_on_the_first_thing_that_waits(context, qtbot, store, children):
    """U33: she comes here from a letter she has just put in it."""
    queue(store)
    page = shown(context, qtbot)
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists) and page.focusWidget() is page.lists[Group.READY])


def test_all_that_is_ready_goes_unless_she_takes_its_tick_away(
    context, qtbot, store, gone, children, tmp_path
):
    """By the space bar; what is not ticked stays as it is (U61)."""
    stays = queue(store)
    queue(store, child=2)
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.READY in page.lists)
    ready = page.lists[Group.READY]
    assert all(ready.row(number).is_ticked for number in range(2))
    ready.choose(str(stays))
    qtbot.keyClick(ready, Qt.Key.Key_Space)
    assert "Not ticked, " in ready.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    try_and_send(page, qtbot)
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert [row.item_id for row in store.read(outbox.rows) if row.placed_at is None] == [stays]
    assert page.lists[Group.READY].row(0).is_ticked is False, "and stays unticked"


def test_a_press_on_the_box_ticks_and_opens_nothing(context, qtbot, store, children):
    queue(store)
    other = queue(store, child=2)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None and page.item_card.item_id == other)
    ready = page.lists[Group.READY]
    at = ready.visualRect(ready.rows.index(1)).center()
    qtbot.mouseClick(ready.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, at.y()))
    assert ready.row(1).is_ticked is False and page.item_card.item_id == other
    qtbot.mouseClick(ready.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.item_card.item_id != other


def test_what_changed_since_it_was_read_needs_her_and_says_what_changed(
    context, qtbot, store, children, tmp_path
):
    """S50, U61: it is asked for again, and is not red: nothing is wrong with it."""
    queue(store)
    use_folder(store, tmp_path)
    store.write("Change", lambda session: setattr(session.get(Person, 1), "telephone", "01632 960 118"))
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.NEEDS_YOU in page.lists)
    row = page.lists[Group.NEEDS_YOU].row(0)
    assert (row.badge, row.tone, row.is_ticked) == ("Look again", "soon", None)
    assert "Bev Okafor’s telephone or e-mail changed after you looked at this" in row.detail
    assert "One needs you." in words_on(page)


def test_the_day_a_paper_is_due_stands_on_it(context, qtbot, store, children):
    """REC-1: five working days after the review of 5 June are over on the 12th; on the 11th it is not said."""
    queue(store)
    calendar, rules = context.calendar, context.rules
    read = partial(laid_out.lines, calendar=calendar, rules=rules, since=None)
    due = paper_limit(ReviewPaper.DECISIONS, date(2026, 6, 5), calendar, rules)
    words = [
        badge(store.read(partial(read, today=day))[0].standing, day).words
        for day in (due - timedelta(days=1), due, due + timedelta(days=1))
    ]
    assert words == ["Not read yet", "Due today", f"Was due {short_date(due, due)}"]


def test_what_left_more_than_a_week_ago_stands_with_all_that_ever_left(context, qtbot, store, gone, children):
    for child, days in ((1, 2), (2, 12)):
        item = queue(store, child)
        store.write(
            "Send",
            lambda session, item=item, days=days: outbox.mark_placed(
                session, item, "H:", NOW - timedelta(days=days)
            ),
        )
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert [page.lists[Group.GONE].row(n).name for n in range(page.lists[Group.GONE].rows.rowCount())] == [
        "Maisie"
    ]
    page.groups.all_asked.emit()
    page.went.click()
    assert gone == [Place("went"), Place("went")]
