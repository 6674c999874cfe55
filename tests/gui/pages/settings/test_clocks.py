"""Every clock is listed with its source, and its limit is set by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks import ALL_CLOCKS, MonthRule, limits
from iro_desk.gui.context import Context
from iro_desk.services import settings
from iro_desk.services.preferences import limit_key
from iro_desk.storage.store import Store
from tests.gui.pages.settings.steps import RETURN, SPACE, Opened, clocks_of, read_off


def test_every_clock_is_listed_with_its_source_force_and_whose_it_is(opened: Opened):
    part = clocks_of(opened("clocks"))
    assert sorted(part.rows) == sorted(clock.id for clock in ALL_CLOCKS)
    for clock in ALL_CLOCKS:
        shown = read_off(part.rows[clock.id])
        for words in (clock.name, clock.id, clock.source, clock.force.value.capitalize(), clock.whose.value):
            assert words in shown
        assert (part.rows[clock.id].switch is not None) == clock.can_be_off
        assert ("the law sets it" in shown) != clock.can_be_off


def test_every_limit_has_its_field_unit_and_start(opened: Opened):
    part = clocks_of(opened("clocks"))
    assert set(part.fields) == {"months", *(limit_key(limit.field) for limit in limits())}
    for limit in limits():
        row = part.rows[limit.limit.clock_ids[0]]
        assert f"{limit.limit.unit}, starts as {limit.default}" in read_off(row)


def test_a_limit_is_changed_by_keys_and_put_back(qtbot: QtBot, opened: Opened, store: Store):
    field = clocks_of(opened("clocks")).fields["clock.disruption_weeks"]
    assert not field.reset.isVisible()
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "12")
    QTest.keyClick(field.editor, RETURN)
    qtbot.waitUntil(field.reset.isVisible)
    assert store.read(settings.current).rules.disruption_weeks == 12
    QTest.keyClick(field.reset, RETURN)
    qtbot.waitUntil(lambda: store.read(settings.current).rules.disruption_weeks == 10)
    qtbot.waitUntil(lambda: not field.reset.isVisible())


def test_a_limit_that_is_no_number_is_refused_above_it(qtbot: QtBot, opened: Opened, store: Store):
    field = clocks_of(opened("clocks")).fields["clock.pep_working_days"]
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "ten")
    QTest.keyClick(field.editor, RETURN)
    qtbot.waitUntil(lambda: field.row.problem == "First school plan must be a whole number from 1 to 400.")
    assert store.read(settings.current).rules.pep_working_days == 10


def test_counting_in_days_is_warned_of(qtbot: QtBot, opened: Opened, store: Store):
    part = clocks_of(opened("clocks"))
    assert not part.comparing.isVisible()
    months = part.fields["months"].editor
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: store.read(settings.current).rules.months is MonthRule.DAYS)
    page = opened("clocks")
    qtbot.waitUntil(clocks_of(page).comparing.isVisible)


def test_undo_elsewhere_shows_at_once_and_leaves_what_is_half_typed(
    qtbot: QtBot, opened: Opened, store: Store, context: Context
):
    page = opened("clocks")
    part = clocks_of(page)
    switch = part.rows["MK-5"].switch
    assert switch is not None
    switch.setFocus()
    QTest.keyClick(switch, SPACE)
    qtbot.waitUntil(lambda: store.read(settings.clocks_off) == {"MK-5"})
    half = part.fields["clock.pep_from_age"].editor
    half.selectAll()
    QTest.keyClicks(half, "4")
    context.ops.undo(lambda _: None, page)
    qtbot.waitUntil(switch.isChecked)
    assert half.value() == "4"


def test_a_place_may_name_a_clock_and_its_limit_has_the_keyboard_and_is_in_view(qtbot, opened):
    """From the working of a date: far down the page, and shared limits stand under their first clock."""
    for named, home in (("MK-5", "MK-5"), ("E-2", "E-1"), ("LAC-1", "LAC-1")):
        page = opened(f"clocks:{named}")
        row = clocks_of(page).rows[home]
        qtbot.waitUntil(lambda p=page, r=row: p.focusWidget() is not None and holds(r, p.focusWidget()))
        view = page.page.scrolled.viewport()
        qtbot.waitUntil(lambda v=view, r=row: v.rect().contains(r.first.mapTo(v, r.first.rect().center())))


def holds(row, focused) -> bool:
    return row is focused or row.isAncestorOf(focused)
