"""The places she drives between."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.services import planner
from tests.gui.pages.planner.steps import open_page, read_on


def test_places_are_added_marked_measured_and_taken_away(qtbot, context, store):
    page = open_page(qtbot, context)
    page.side.open_places()
    form = page.side.places
    for name in ("The office", "The school"):
        form.name.setFocus()
        QTest.keyClicks(form.name, name)
        QTest.keyClick(form.add, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=name: n in {spot.name for spot in store.read(planner.spots)})
        qtbot.waitUntil(lambda: form.name.text() == "")
    form.base_chosen.emit(store.read(planner.spots)[0].spot_id)
    qtbot.waitUntil(lambda: "You set out from here" in read_on(form))
    office, school = (str(spot.spot_id) for spot in store.read(planner.spots))
    form.start.set_value(office)
    form.end.set_value(office)
    form.keep.click()
    assert "Choose two different places." in read_on(form)
    form.end.set_value(school)
    QTest.keyClicks(form.miles, "12")
    QTest.keyClicks(form.minutes, "25")
    QTest.keyClick(form.keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "12 miles, 25 minutes" in read_on(form))
