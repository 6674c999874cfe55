"""PlacingPanel: what has no time yet, and where the one chosen would fit."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted, short_date
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.services.planner import Fit, PlaceList, Suggested, ToPlaceRow

MOST_SHOWN = 5
SUGGESTED = (
    "They keep within every clock that can still be kept, and clear of each other. Choose one to place it."
)
NOTHING = "Everything due in the next six weeks has a time."
NO_FIT = "Nothing fits before the last day. Move something, or add it yourself at the time you choose."


class PlacingPanel(QWidget):
    """The cards at the side of the week.

    Signals:
        chosen(str): the key of what is to be placed.
        placed(str, date, time): where it is to go.
        looked_at(object): the Fit shown, or None.
        suggest_asked(): dates for everything are wanted.
        all_asked(): every suggestion that is in time is to be booked.
    """

    chosen = Signal(str)
    placed = Signal(str, object, object)
    looked_at = Signal(object)
    suggest_asked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self, gap=12)
        self._holder = Column(gap=0)
        whole.addLayout(self._holder)
        self._listed = Card("To place")
        self._said = caption("Choose one to see where it fits")
        self._listed.body.addWidget(self._said)
        self.list = RowList("To place")
        self.list.setProperty("role", "plain")
        self._listed.body.addWidget(self.list)
        self._more = link("Show all", self._show_all, small=True)
        self._listed.body.addWidget(self._more)
        self.suggest = link("Suggest dates for all of them", self.suggest_asked.emit, small=True)
        self._listed.body.addWidget(self.suggest)
        whole.addWidget(self._listed)
        self.list.opened.connect(self.chosen)
        self._rows: tuple[ToPlaceRow, ...] = ()
        self._later, self._all = 0, False
        self._fits: tuple[Fit, ...] = ()
        self._at = 0
        self.key = ""

    def show_list(self, found: PlaceList) -> None:
        """Show what is to be placed."""
        self._rows, self._later = found.rows, found.later
        if self.key and self.key not in {row.key for row in self._rows}:
            self.put_away()
        self._draw()

    def _draw(self) -> None:
        shown = self._rows if self._all else self._rows[:MOST_SHOWN]
        self.list.show_rows(tuple(_row(row) for row in shown))
        self.list.setVisible(bool(shown))
        self._more.setVisible(len(shown) < len(self._rows))
        self._more.setText(f"Show all {len(self._rows)}")
        self.suggest.setVisible(bool(self._rows))
        later = f" {counted(self._later, 'other date')} further away." if self._later else ""
        self._said.setText(f"Choose one to see where it fits.{later}" if shown else f"{NOTHING}{later}")

    def _show_all(self) -> None:
        self._all = True
        self._draw()
        self.list.setFocus()

    def show_fits(self, key: str, fits: tuple[Fit, ...], today: date) -> None:
        """Show where the one chosen fits, the best first."""
        self.key, self._fits, self._at = key, fits, 0
        self._show_fit(today)

    def _show_fit(self, today: date) -> None:
        emptied(self._holder)
        row = next((row for row in self._rows if row.key == self.key), None)
        fit = self._fits[self._at] if self._fits else None
        self.looked_at.emit(fit)
        if row is None:
            return
        if fit is None:
            card = Card(row.words)
            card.body.addWidget(wrapped(NO_FIT, "body", "muted"))
            self._holder.addWidget(card)
            return
        card = Card(f"{short_date(fit.on, today)} at {fit.starts:%H:%M}")
        place = f" {fit.place}." if fit.place else ""
        card.body.addWidget(wrapped(f"{row.words}.{place} {fit.sentence}", "caption", "muted"))
        holder = QWidget()
        buttons = Flow(holder, 8)
        self.place = button("Place it here", "main", on_press=lambda: self._place(fit.on, fit.starts))
        buttons.addWidget(self.place)
        if len(self._fits) > 1:
            self.next_gap = button("Next gap", on_press=lambda: self._next(today))
            buttons.addWidget(self.next_gap)
        card.body.addWidget(holder)
        self._holder.addWidget(card)
        self.place.setFocus()

    def _place(self, on: date, starts: time) -> None:
        self.placed.emit(self.key, on, starts)

    def _next(self, today: date) -> None:
        self._at = (self._at + 1) % len(self._fits)
        self._show_fit(today)
        self.next_gap.setFocus()

    def put_away(self) -> None:
        """Stop placing."""
        self.key, self._fits = "", ()
        emptied(self._holder)
        self.looked_at.emit(None)

    def show_suggested(self, made: tuple[Suggested, ...], today: date) -> None:
        """Show a time for each of them; pressing one places it."""
        self.key, self._fits = "", ()
        emptied(self._holder)
        self.looked_at.emit(None)
        if not made:
            self._said.setText(NOTHING)
            return
        card = Card("Suggested dates")
        card.body.addWidget(caption(SUGGESTED))
        listed = RowList("Suggested dates", tuple(_suggested(one, today) for one in made))
        listed.setProperty("role", "plain")
        fits = {one.row.key: one.fit for one in made}
        listed.opened.connect(lambda key: self._take(key, fits[key]))
        card.body.addWidget(listed)
        self.all_of_them = button("Place all that are in time", "main", on_press=self.all_asked.emit)
        card.body.addWidget(self.all_of_them)
        card.body.addWidget(link("Put these away", self.put_away, small=True))
        self._holder.addWidget(card)
        listed.setFocus()

    def _take(self, key: str, fit: Fit | None) -> None:
        if fit is not None:
            self.placed.emit(key, fit.on, fit.starts)


def _row(row: ToPlaceRow) -> ListRow:
    return ListRow(key=row.key, initials=row.initials, colour=row.colour, main=row.words, detail=row.detail)


def _suggested(one: Suggested, today: date) -> ListRow:
    fit = one.fit
    when = f"{short_date(fit.on, today)} at {fit.starts:%H:%M}. {fit.sentence}" if fit else one.words
    return ListRow(
        key=one.row.key, initials=one.row.initials, colour=one.row.colour, main=one.row.words, detail=when
    )
