"""The desk locks with a paper open that is about to be printed: nothing of it stays on the screen (S10)."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from iro_desk.gui.pages.paper_view import PaperView
from iro_desk.gui.place import Place
from iro_desk.gui.put_away import put_away
from tests.gui.fake_printers import FakePrinters
from tests.gui.window.test_locking_by_itself import FIVE


def looked_at(qtbot, desk, printers: FakePrinters) -> PaperView:
    """The planner's week, as it would be printed, and a printer chosen."""
    desk.window.context.printers = printers
    desk.window.go(Place("planner"))
    desk.window.screen_now.side.print_week()
    qtbot.waitUntil(lambda: desk.window.findChild(PaperView) is not None)
    view = desk.window.findChild(PaperView)
    qtbot.waitUntil(lambda: view.picker.choice.count() == 3)
    view.picker.choice.set_value("Office 2")
    view.picker.choice.edited.emit()
    return view


def test_left_alone_while_a_paper_is_looked_at_it_locks(qtbot, opened):
    """S10, S53: what is over the window goes with it."""
    desk = opened()
    view = looked_at(qtbot, desk, FakePrinters())
    assert view.isVisible()
    desk.is_left_alone(FIVE)
    assert desk.locked == [True]
    put_away()
    assert not view.isVisible() and not any(top.isVisible() for top in QApplication.topLevelWidgets())
