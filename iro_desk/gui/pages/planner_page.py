"""Planner: the officer's days, weeks, months and year, and what is still to be given a time."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.planner import spans
from iro_desk.gui.pages.planner.booking_form import DRAFT
from iro_desk.gui.pages.planner.changing import Changing
from iro_desk.gui.pages.planner.clash_strip import ClashStrip
from iro_desk.gui.pages.planner.geometry import minute_of
from iro_desk.gui.pages.planner.hour_grid import KEYS, HourGrid
from iro_desk.gui.pages.planner.months import MonthGrid
from iro_desk.gui.pages.planner.placing_panel import PlacingPanel
from iro_desk.gui.pages.planner.side import Side
from iro_desk.gui.pages.planner.weeks import week_rows
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Stack
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption
from iro_desk.services import planner
from iro_desk.services.planner import BookingRow, Span, WeekRow

ROOM_FOR_TOOLS, STACKED_BELOW = 1040, 860
MINUTE_MS = 60_000
TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PlannerPage(Screen):
    """The planner.

    ``place.part`` is the view and the day, such as "week:2026-06-08"; ``booking`` opens the form,
    on the child of the place when there is one, and ``places`` the places and drives.
    """

    watches = frozenset({"appointment", "spot", "leg", "child", "review", "due_date", "setting"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.view, self.on = _told(place.part, context.today())
        self._opens_form = place.part == DRAFT.partition(":")[2]
        self.page = Page("Planner")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.tools = self._make_tools()
        self.page.header.add_action(self.tools)
        self.grid, self.month = HourGrid(), MonthGrid()
        self.year, self.ahead = RowList("The year in weeks"), RowList("The weeks ahead")
        self.clashes = ClashStrip()
        self.empty = self._make_empty()
        self.placing, self.changing = PlacingPanel(), Changing(context, self)
        self.side = Side(context, self)
        self._lay_out()
        self._span: Span | None = None
        self._go_to: tuple[date, int] | None = None
        self._is_here = False
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE_MS)
        self._minutes.start()
        self._connect()

    def _make_tools(self) -> QWidget:
        holder = QWidget()
        line = Flow(holder, 10)
        self.back = icon_button("chevron-left", "Before", lambda: self.turn(-1))
        self.now_button = button("Today", on_press=lambda: self.turn(0))
        self.onward = icon_button("chevron-right", "After", lambda: self.turn(1))
        self.views = Segments(spans.VIEWS, clearable=False)
        self.views.setAccessibleName("View")
        self.views.set_value(self.view)
        self.add = button("Add to the week", "main", "plus", on_press=lambda: self.side.open_new())
        for widget in (self.back, self.now_button, self.onward, self.views, self.add):
            line.addWidget(widget)
        return holder

    def _make_empty(self) -> EmptyState:
        suggest = button("Suggest dates", on_press=lambda: self.side.suggest())
        found = EmptyState("Nothing booked this week", "Suggested dates keep within every clock.", (suggest,))
        found.hide()
        return found

    def _lay_out(self) -> None:
        self._both = both = QWidget()
        across = Stack(both, STACKED_BELOW, gap=20)
        both.installEventFilter(self)
        main = Column(gap=12)
        main.addWidget(self.clashes)
        main.addWidget(self.empty)
        self._framed = Card(margins=(1, 1, 1, 1))
        for view in (self.grid, self.month):
            self._framed.body.addWidget(view)
        main.addWidget(self._framed)
        self._keys = caption(KEYS)
        main.addWidget(self._keys)
        main.addWidget(self.year)
        self._ahead_card = Card("The weeks ahead")
        self.ahead.setProperty("role", "plain")
        self._ahead_card.body.addWidget(self.ahead)
        main.addWidget(self._ahead_card)
        main.addStretch(1)
        across.addLayout(main, 1)
        self._beside = Column(gap=12)
        for widget in (self.side.holder, self.placing, self.side.papers):
            self._beside.addWidget(widget)
        self._beside.addStretch(1)
        across.addLayout(self._beside)
        self.page.body.addWidget(both)
        self.page.body.addStretch(1)

    def _connect(self) -> None:
        self.views.edited.connect(lambda: self.show_view(str(self.views.value())))
        self.clashes.chosen.connect(self._go_to_booking)
        self.grid.opened.connect(self.side.open_booking)
        self.grid.add_asked.connect(self.side.open_new)
        self.grid.moved.connect(self.changing.move_booking)
        self.grid.lengthened.connect(self.changing.lengthen)
        self.grid.cancelled.connect(self.changing.cancel)
        self.grid.child_asked.connect(lambda child_id: self.context.go(Place("child", child_id)))
        self.grid.prepare_asked.connect(lambda child_id: self.context.go(Place("prepare", child_id)))
        self.grid.form_asked.connect(
            lambda child_id, form_id: self.context.go(Place("sheet", child_id, None, form_id))
        )
        self.grid.turned.connect(self.turn)
        self.month.turned.connect(self.turn)
        for view in (self.grid, self.month):
            view.walked.connect(partial(self._keep_in_view, view))
        self.month.opened.connect(lambda on: self.show_view(spans.DAY, on))
        for listed in (self.year, self.ahead):
            listed.opened.connect(lambda key: self.show_view(spans.WEEK, date.fromisoformat(key)))
        self.placing.chosen.connect(self.side.look_for_times)
        self.placing.placed.connect(self.changing.place_here)
        self.placing.looked_at.connect(self._show_fit)
        self.placing.suggest_asked.connect(self.side.suggest)
        self.placing.all_asked.connect(self.side.place_all)
        self._minutes.timeout.connect(lambda: self.grid.show_now(self.context.now().replace(tzinfo=None)))
        self.context.theme.changed.connect(self._fit_tools)

    def load(self) -> None:
        """Read the days shown, what is to be placed, and the weeks ahead."""
        context, today = self.context, self.context.today()
        first_on, last_on = spans.days_of(self.view, self.on)
        read = partial(
            planner.read_span, first_on=first_on, last_on=last_on, today=today, calendar=context.calendar
        )
        context.ops.read(read, self._show, self)
        listed = partial(planner.to_place, today=today, calendar=context.calendar)
        context.ops.read(listed, self.placing.show_list, self)
        weeks = 52 if self.view == spans.YEAR else spans.WEEKS_AHEAD
        start = self.on if self.view == spans.YEAR else today
        ahead = partial(
            planner.year_ahead, today=today, calendar=context.calendar, weeks=weeks, from_on=start
        )
        context.ops.read(ahead, self._show_weeks, self)

    def flush(self) -> None:
        """Keep what is typed into the form."""
        self.side.flush()

    def here(self) -> Place:
        """The view and the day, or what is open beside them."""
        if self.side.form is not None:
            return Place("planner", None, self.side.form.appointment_id or None, DRAFT.partition(":")[2])
        if self.side.places is not None:
            return Place("planner", part="places")
        return Place("planner", None, None, f"{self.view}:{self.on.isoformat()}")

    def show_view(self, view: str, on: date | None = None) -> None:
        """Show the days another way, or another day."""
        self.view, self.on = view, on or self.on
        self.views.set_value(view)
        self.load()

    def turn(self, by: int) -> None:
        """Go a span back or on; 0 comes back to today."""
        self.on = spans.turned(self.view, self.on, by) if by else self.context.today()
        self.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the page from anywhere on it; Home comes back to today."""
        if event.key() in TURNS:
            self.turn(TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.turn(0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools stand beside the title where there is room, and under it where there is none."""
        super().resizeEvent(event)
        self._fit_tools()

    def _keep_in_view(self, view: QWidget, box: QRect) -> None:
        """Scroll until the cursor is seen."""
        inner = self.page.scrolled.widget()
        if view.hasFocus() and inner is not None:
            at = view.mapTo(inner, box.center())
            room = box.height() // 2 + self.context.theme.theme.px(24)
            self.page.scrolled.ensureVisible(at.x(), at.y(), 0, room)

    def _fit_tools(self) -> None:
        px = self.context.theme.theme.px
        narrow = self.width() < px(ROOM_FOR_TOOLS)
        if narrow and self.page.body.indexOf(self.tools) < 0:
            self.page.body.insertWidget(0, self.tools)
        elif not narrow and self.page.body.indexOf(self.tools) >= 0:
            self.page.header.add_action(self.tools)
        self._fit_side()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands beside the days follows them when they take the whole width."""
        if watched is self._both and event.type() == QEvent.Type.Resize:
            self._fit_side()
        return super().eventFilter(watched, event)

    def _fit_side(self) -> None:
        px = self.context.theme.theme.px
        is_stacked = self._both.width() < px(STACKED_BELOW)
        self.side.fit(None if is_stacked else px(276))
        body, holder = self.page.body, self.side.holder  # a form stands above the days when they are stacked
        if is_stacked and body.indexOf(holder) < 0:
            body.insertWidget(body.indexOf(self._both), holder)
        elif not is_stacked and self._beside.indexOf(holder) < 0:
            self._beside.insertWidget(0, holder)

    def _show(self, span: Span) -> None:
        today, context = self.context.today(), self.context
        self._span = span
        is_grid, is_month = self.view in (spans.DAY, spans.WEEK), self.view == spans.MONTH
        words = span.words or ("Nothing booked." if is_grid or is_month else "")
        title = spans.title_of(self.view, self.on, today)
        self.page.say(title, "" if self.view == spans.YEAR else words)
        is_here = spans.days_of(self.view, today) == spans.days_of(self.view, self.on)
        now_words = {spans.WEEK: "This week", spans.MONTH: "This month", spans.YEAR: "From now"}
        self.now_button.setText(now_words.get(self.view, "Today"))
        self.now_button.setAccessibleDescription("You are here" if is_here else "")
        self.grid.setVisible(is_grid)
        self._keys.setVisible(is_grid)
        self.month.setVisible(is_month)
        self._framed.setVisible(is_grid or is_month)
        self.year.setVisible(self.view == spans.YEAR)
        self._ahead_card.setVisible(self.view == spans.WEEK)
        self.empty.setVisible(self.view == spans.WEEK and not span.bookings)
        if is_grid:
            now = context.now().replace(tzinfo=None)
            self.grid.show_span(span, spans.shown(span.days), today, now)
            if self._go_to is not None:
                self.grid.put_cursor(*self._go_to)
                self._go_to = None
        elif is_month:
            self.month.show_month(span, self.on.replace(day=1), today)
        self._show_clashes(span)
        self._arrive()

    def _arrive(self) -> None:
        """The first time: open the form that was asked for, or put the keyboard in the days."""
        if self._is_here:
            return
        self._is_here = True
        if self._opens_form:
            self.side.open_booking(self.place.subject_id or 0, self.place.child_id)
        elif self.place.part == "places":
            self.side.open_places()
        elif self.view != spans.YEAR:
            (self.month if self.view == spans.MONTH else self.grid).setFocus()

    def _show_clashes(self, span: Span) -> None:
        if self.view not in (spans.DAY, spans.WEEK):
            self.clashes.show_clashes(())
            return
        named = {booking.appointment_id: booking.words for booking in span.bookings}
        said = []
        for clash in span.clashes:
            who = " and ".join(named[each] for each in clash.appointment_ids if each in named)
            day = short_date(clash.on, self.context.today())
            said.append((f"{day}, {who}: {clash.sentence}", str(clash.appointment_ids[-1])))
        self.clashes.show_clashes(said)

    def _show_weeks(self, weeks: tuple[WeekRow, ...]) -> None:
        (self.year if self.view == spans.YEAR else self.ahead).show_rows(week_rows(weeks))

    def _show_fit(self, fit: planner.Fit | None) -> None:
        words = "" if fit is None else f"Free, {fit.hours}"
        self.grid.show_fit(fit, words)
        if fit is not None:
            first_on, last_on = spans.days_of(self.view, self.on)
            if self.view in (spans.MONTH, spans.YEAR) or not first_on <= fit.on <= last_on:
                self.show_view(spans.WEEK if self.view != spans.DAY else spans.DAY, fit.on)

    def _go_to_booking(self, key: str) -> None:
        booking = self.booking(int(key))
        if booking is not None:
            self.grid.put_cursor(booking.on, minute_of(booking.starts))
            self.grid.setFocus()

    def booking(self, appointment_id: int) -> BookingRow | None:
        """A booking of the days shown."""
        rows = self._span.bookings if self._span is not None else ()
        return next((row for row in rows if row.appointment_id == appointment_id), None)

    def show_at(self, on: date, starts: time) -> None:
        """Show the day something came to, with the cursor on it."""
        self._go_to = (on, minute_of(starts))
        first_on, last_on = spans.days_of(self.view, self.on)
        if self.view not in (spans.DAY, spans.WEEK):
            self.view = spans.WEEK
            self.views.set_value(self.view)
        if not first_on <= on <= last_on or self.view == spans.DAY:
            self.on = on
        self.load()


def _told(part: str, today: date) -> tuple[str, date]:
    view, _, day = part.partition(":")
    if view not in {option.value for option in spans.VIEWS}:
        return spans.WEEK, today
    try:
        return view, date.fromisoformat(day)
    except ValueError:
        return view, today
