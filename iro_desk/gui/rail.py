"""The desk's rail: its places with their icons, keys and counts, or a menu button where there is no room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.rail import NavigationRail
from iro_desk.gui.widgets.rail import Place as RailPlace
from iro_desk.services.waiting import Waiting, looked_after, waiting

PLACES = (
    RailPlace("today", "Today", "sun"),
    RailPlace("planner", "Planner", "calendar-days"),
    RailPlace("caseload", "Caseload", "users"),
    RailPlace("plans", "Plans", "clipboard-check"),
    RailPlace("reviews", "Reviews", "clipboard-list"),
    RailPlace("letters", "Letters", "mail"),
    RailPlace("concerns", "Concerns", "messages-square"),
    RailPlace("outbox", "Outbox", "send"),
    RailPlace("year", "My year", "chart-column"),
)
FOOT = (
    RailPlace("help", "Help", "circle-question-mark", "F1"),
    RailPlace("settings", "Settings", "settings"),
    RailPlace("lock", "Lock", "lock", "Ctrl L"),
)
FIND = RailPlace("find", "Find", "search", "Ctrl K", boxed=True)
UNDER = {
    "child": "caseload",
    "add_child": "caseload",
    "import": "caseload",
    "workload": "caseload",
    "bundle": "outbox",
    "versions": "outbox",
    "send": "outbox",
    "file": "outbox",
    "went": "outbox",
    "wrong": "outbox",
    "visit": "caseload",
}
UNDER |= {"review": "reviews", "letter": "letters", "concern": "concerns"}


class DeskRail(QWidget):
    """The way round the program, in the form that fits.

    Signals:
        chosen(str): the id of a place or an action.
    """

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rail = NavigationRail(PLACES, FOOT, FIND)
        self.bar = QFrame()
        leave_shown(self)
        leave_shown(self.bar)
        dress(self.bar, role="top_bar")
        across = Line(self.bar, (12, 6, 12, 6), 8)
        self.menu_button = button("Menu", icon="menu")
        self._menu = QMenu(self.menu_button)
        for place in (FIND, *PLACES, *FOOT):
            self._menu.addAction(place.words, partial(self.chosen.emit, place.key))
        self.menu_button.setMenu(self._menu)
        across.addWidget(self.menu_button)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        self.bar.hide()
        self.rail.chosen.connect(self.chosen)
        context.ops.changed.connect(lambda *_: self.count())
        self.count()

    def show_place(self, place: Place) -> None:
        """Mark where the officer is."""
        self.rail.show_place(UNDER.get(place.page, place.page))

    def fit(self, form: str) -> None:
        """Be ``full``, ``compact`` or a ``menu`` button in the bar above the screen."""
        self.rail.setVisible(form != "menu")
        self.setVisible(form != "menu")
        self.bar.setVisible(form == "menu")
        if form != "menu" and self.rail.is_compact != (form == "compact"):
            self.rail.be_compact(compact=form == "compact")

    def height_as(self, form: str) -> int:
        """How high the window must be for the rail to be ``full`` or ``compact``."""
        return self.rail.height_of(compact=form == "compact")

    def count(self) -> None:
        """Count again what waits at each place."""
        context = self._context
        context.ops.read(waiting, self._show_counts, self)
        context.ops.read(partial(looked_after, today=context.today()), self._show_children, self)

    def _show_children(self, count: int) -> None:
        self.rail.show_count("caseload", count)

    def _show_counts(self, counts: Waiting) -> None:
        for key, number in (
            ("reviews", counts.reviews),
            ("letters", counts.letters),
            ("outbox", counts.outbox),
        ):
            self.rail.show_count(key, number)
