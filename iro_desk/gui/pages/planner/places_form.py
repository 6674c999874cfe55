"""PlacesForm: the places the officer goes to, the one she sets out from, and the drives she has measured."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.line import LineEdit, NumberEdit
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.services.planner import LegRow, SpotRow


class PlacesForm(Card):
    """Places and drives.

    Signals:
        added(str): the name of a new place.
        base_chosen(int), removed(int): a place.
        measured(int, int, int, int): two places, the miles and the minutes.
        put_away(): it is closed.
    """

    added = Signal(str)
    base_chosen = Signal(int)
    removed = Signal(int)
    measured = Signal(int, int, int, int)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__("Places and drives", gap=8)
        self.problems = ErrorSummary()
        self.body.addWidget(self.problems)
        self._spots = Column(gap=6)
        self.body.addLayout(self._spots)
        self.name = LineEdit()
        self.body.addWidget(FieldRow("A new place", self.name, "Such as the school."))
        self.add = button("Add the place", on_press=lambda: self.added.emit(self.name.text().strip()))
        self.body.addWidget(self.add)
        self._legs = Column(gap=4)
        self.body.addLayout(self._legs)
        self._drive = Column(gap=6)
        self.body.addLayout(self._drive)
        self.body.addWidget(button("Close", on_press=self.put_away.emit))
        self.problems.chosen.connect(lambda _field: self.name.setFocus())

    def show_places(self, spots: tuple[SpotRow, ...], legs: tuple[LegRow, ...]) -> None:
        """Show them."""
        self.problems.show_problems(())
        emptied(self._spots)
        for spot in spots:
            self._spots.addWidget(self._line(spot))
        if not spots:
            self._spots.addWidget(wrapped("No places yet. Add the one you set out from first.", tone="muted"))
        emptied(self._legs)
        for leg in legs:
            miles = f"{leg.miles:g} {'mile' if leg.miles == 1 else 'miles'}, {leg.minutes} minutes"
            self._legs.addWidget(caption(f"{leg.from_name} to {leg.to_name}: {miles}"))
        self._ask_drive(spots)

    def _line(self, spot: SpotRow) -> QWidget:
        holder = QWidget()
        across = Line(holder, gap=10)
        words = f"{spot.name}. You set out from here." if spot.is_base else spot.name
        across.addWidget(wrapped(words), 1)
        links = QWidget()
        flow = Flow(links, 8)
        if not spot.is_base:
            flow.addWidget(
                self._link("Set out from here", spot, partial(self.base_chosen.emit, spot.spot_id))
            )
        flow.addWidget(self._link("Take away", spot, partial(self.removed.emit, spot.spot_id)))
        column = Column(gap=0)
        column.addWidget(holder)
        column.addWidget(links)
        whole = QWidget()
        whole.setLayout(column)
        return whole

    def _link(self, words: str, spot: SpotRow, on_press: partial[None]) -> QWidget:
        made = link(words, on_press, small=True)
        made.setAccessibleName(f"{words}: {spot.name}")
        return made

    def _ask_drive(self, spots: tuple[SpotRow, ...]) -> None:
        emptied(self._drive)
        if len(spots) < 2:
            return
        options = [Option(str(spot.spot_id), spot.name) for spot in spots]
        self.start, self.end = Choice(options), Choice(options)
        self.miles, self.minutes = NumberEdit(), NumberEdit()
        for label, editor in (
            ("A drive you have measured, from", self.start),
            ("To", self.end),
            ("Miles", self.miles),
            ("Minutes by car", self.minutes),
        ):
            self._drive.addWidget(FieldRow(label, editor))
        self.keep = button("Keep the drive", on_press=self._measure)
        self._drive.addWidget(self.keep)

    def _measure(self) -> None:
        start, end, miles, minutes = (e.value() for e in (self.start, self.end, self.miles, self.minutes))
        if not start or not end or start == end:
            self.refuse("Choose two different places.")
        elif not isinstance(miles, int) or not isinstance(minutes, int) or not 0 <= miles <= 1000:
            self.refuse("Enter the miles and the minutes as whole numbers.")
        else:
            self.measured.emit(int(start), int(end), miles, minutes)

    def refuse(self, words: str) -> None:
        """Say what is still to be put right."""
        self.problems.show_problems(((words, "name"),))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)
