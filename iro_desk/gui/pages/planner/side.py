"""Side: what opens beside the week: the booking form, places and drives, and files in and out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import planner_files
from iro_desk.exports.planner_files import OwnCalendar
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.pages.paper_view import print_own
from iro_desk.gui.pages.planner.booking_form import BookingForm
from iro_desk.gui.pages.planner.changing import Changing
from iro_desk.gui.pages.planner.places_form import PlacesForm
from iro_desk.gui.pages.planner.placing_panel import PlacingPanel
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import link
from iro_desk.records import LegFields, SpotFields
from iro_desk.services import planner, sheets
from iro_desk.services.drafts import DraftKey
from iro_desk.services.planner import BookableChild, BookingEntry, SpotRow

PLACES = "planner:places"
CALENDARS = "Calendar files (*.ics)"


class Week(Protocol):
    """The page beside it."""

    placing: PlacingPanel
    changing: Changing
    on: date

    def show_at(self, on: date, starts: time) -> None:
        """Show where something came to."""

    def load(self) -> None:
        """Read again."""


class Side(QObject):
    """Opens and closes what stands beside the week.

    Args:
        page: the page, which is also the widget its questions belong to.

    Attributes:
        holder: where forms open.
        papers: the card of files in and out.
    """

    def __init__(self, context: Context, page: Any) -> None:
        super().__init__(page)
        self._context = context
        self._page: Week = page
        self._owner: QWidget = page
        self.holder = QWidget()
        self._column = Column(self.holder, gap=0)
        self.holder.hide()
        self.form: BookingForm | None = None
        self.places: PlacesForm | None = None
        QShortcut(QKeySequence("Ctrl+P"), page, self.print_week)
        self.papers = Card("Your calendar, places and paper")
        for words, on_press in (
            ("Bring in your calendar…", self.bring_in),
            ("Send to your calendar…", self.send_out),
            ("Print the week…", self.print_week),
            ("Save the week as a PDF…", self.save_week),
            ("Places and drives", self.open_places),
        ):
            self.papers.body.addWidget(link(words, on_press), 0, LEFT)

    def fit(self, width: int | None) -> None:
        """Be as wide as the design's column, or as wide as the page when it stands under the week."""
        for widget in (self.holder, self._page.placing, self.papers):
            if width is None:
                widget.setMinimumWidth(0)
                widget.setMaximumWidth(16_777_215)
            else:
                widget.setFixedWidth(width)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.form is not None:
            self.form.flush()

    def close_form(self) -> None:
        """Put away what is open; what was typed stays as a draft."""
        self.flush()
        self.form = self.places = None
        emptied(self._column)
        self.holder.hide()

    def open_new(self, on: date | None = None, starts: time | None = None) -> None:
        """Open the form for a new booking."""
        values: dict[str, object] = {"booked_on": on.isoformat()} if on is not None else {}
        if starts is not None:
            values["starts"] = f"{starts:%H:%M}"
        self._open(0, values)

    def open_booking(self, appointment_id: int, child_id: int | None = None) -> None:
        """Open the form on one booking; 0 for a new one, for a child when one is given."""
        if not appointment_id:
            self._open(0, {"child": child_id} if child_id is not None else {})
            return
        read = partial(planner.entry_of, appointment_id=appointment_id)
        self._context.ops.read(read, self._open_entry, self._owner)

    def _open_entry(self, entry: BookingEntry) -> None:
        values: dict[str, object] = {
            "kind": entry.kind.value,
            "child": entry.child_id,
            "booked_on": entry.on.isoformat(),
            "starts": f"{entry.starts:%H:%M}",
            "minutes": entry.minutes,
            "spot": entry.spot_id,
            "title": entry.title,
            "is_fixed": entry.is_fixed,
        }
        form_id = sheets.form_of_booking(entry.kind, entry.title) if entry.child_id is not None else ""
        self._open(entry.appointment_id, values, form_id)

    def _open(self, appointment_id: int, values: dict[str, object], form_id: str = "") -> None:
        context = self._context

        def with_children(children: tuple[BookableChild, ...]) -> None:
            context.ops.read(planner.spots, lambda spots: show(children, spots), self._owner)

        def show(children: tuple[BookableChild, ...], spots: tuple[SpotRow, ...]) -> None:
            self.close_form()
            form = BookingForm(context, appointment_id, children, spots)
            form.filed.connect(self._file)
            form.put_away.connect(self.close_form)
            form.cancelled.connect(lambda: self._page.changing.cancel(appointment_id))
            if form_id:
                written = Place("sheet", int(str(values["child"])), None, form_id)
                form.offer_form(f"Write up: {sheets.form_of(form_id).title}", partial(context.go, written))
            self.form = form
            self._column.addWidget(form)
            self.holder.show()
            form.begin(values)

        context.ops.read(partial(planner.bookable, today=context.today()), with_children, self._owner)

    def _file(self) -> None:
        form = self.form
        if form is None:
            return
        form.flush()
        values = form.values()
        write = partial(planner.file_booking, values=values, appointment_id=form.appointment_id)
        said = "Booking changed" if form.appointment_id else "Booked"
        label = "Change a booking" if form.appointment_id else "Book"
        self._page.changing.write(label, write, said, self._filed, self._not_filed)

    def _filed(self, appointment_id: int) -> None:
        if self.form is not None:
            self.form.let_go()
            self.form = None
        self.close_form()
        read = partial(planner.entry_of, appointment_id=appointment_id)
        self._context.ops.read(read, lambda entry: self._page.show_at(entry.on, entry.starts), self._owner)

    def _not_filed(self, trouble: Exception) -> bool:
        if self.form is None or not isinstance(trouble, Refusal):
            return False
        self.form.refuse(trouble)
        return True

    def look_for_times(self, key: str) -> None:
        """Show where something to place would fit."""
        context = self._context
        now = context.now().replace(tzinfo=None)
        read = partial(planner.times_for, key=key, now=now, calendar=context.calendar)
        show = partial(self._page.placing.show_fits, key, today=context.today())
        context.ops.read(read, lambda fits: show(fits=fits), self._owner)

    def suggest(self) -> None:
        """Propose a time for everything to place."""
        context = self._context
        now = context.now().replace(tzinfo=None)
        read = partial(planner.suggestions, now=now, calendar=context.calendar)
        show = self._page.placing.show_suggested
        context.ops.read(read, lambda made: show(made, context.today()), self._owner)

    def place_all(self) -> None:
        """Book every suggestion that is in time, as one thing that Undo takes back."""
        context = self._context
        write = partial(
            planner.place_all,
            now=context.now().replace(tzinfo=None),
            today=context.today(),
            calendar=context.calendar,
            rules=context.rules,
        )

        def told(counts: tuple[int, int]) -> None:
            placed, left = counts
            words = f"{counted(placed, 'date')} placed."
            if left:
                words += f" {left} left to place one by one."
            context.toast(words)
            self._page.placing.put_away()
            self._page.load()

        context.ops.write("Place the suggested dates", write, told, self._owner, self._in_words)

    def open_places(self) -> None:
        """Open places and drives."""
        self.close_form()
        form = PlacesForm()
        typed = KeptBoxes(self._context, DraftKey(PLACES, 0, None), {"name": form.name}, form)

        def clear() -> None:
            form.name.clear()
            typed.filed()

        def added(name: str) -> None:
            self._spot("Add a place", typed.filing(_added(name)), clear)

        form.added.connect(added)
        form.base_chosen.connect(
            lambda spot: self._spot("Set out from here", partial(planner.mark_base, spot_id=spot))
        )
        form.removed.connect(
            lambda spot: self._spot("Take away a place", partial(planner.remove_spot, spot_id=spot))
        )
        form.measured.connect(self._measure)
        form.put_away.connect(self.close_form)
        self.places = form
        self._column.addWidget(form)
        self.holder.show()
        form.name.setFocus()
        typed.begin()
        self._show_places(None)

    def _measure(self, start: int, end: int, miles: int, minutes: int) -> None:
        draft = LegFields(miles=miles, minutes=minutes)
        self._spot("Keep a drive", partial(planner.measure, from_id=start, to_id=end, draft=draft))

    def _spot(self, label: str, write: Callable[..., Any], then: Callable[[], object] = lambda: None) -> None:
        def done(value: object) -> None:
            then()
            self._show_places(value)

        self._context.ops.write(label, write, done, self._owner, self._not_placed)

    def _show_places(self, _: object) -> None:
        context = self._context

        def with_spots(spots: tuple[SpotRow, ...]) -> None:
            context.ops.read(planner.legs, lambda legs: show(spots, legs), self._owner)

        def show(spots: tuple[SpotRow, ...], legs: tuple[planner.LegRow, ...]) -> None:
            if self.places is not None:
                self.places.show_places(spots, legs)

        context.ops.read(planner.spots, with_spots, self._owner)
        self._page.load()

    def _not_placed(self, trouble: Exception) -> bool:
        if self.places is None or not isinstance(trouble, Refusal):
            return False
        self.places.refuse(str(trouble))
        return True

    def bring_in(self) -> None:
        """Show when she is busy from a file her own calendar saved."""
        context = self._context
        path = context.prompts.choose_file(self._owner, "Choose the file your calendar saved", CALENDARS)
        if path is None:
            return
        with_titles = context.prompts.confirm(
            self._owner,
            "Keep the titles of your own calendar too?",
            "Times are always shown. Titles may hold names, and can stay in your own calendar.",
            "Keep titles",
            "Times only",
        )
        read = partial(planner_files.read_own, path, context.today(), with_titles=with_titles)
        context.ops.beside(read, self._take_in, self._owner, self._in_words)

    def _take_in(self, own: OwnCalendar) -> None:
        def told(count: int) -> None:
            times = "1 time" if count == 1 else f"{count:,} times"
            self._context.toast(" ".join((f"{times} from your own calendar.", *own.notes)))
            self._page.load()

        write = partial(planner_files.bring_in, own=own)
        self._context.ops.write("Bring in your calendar", write, told, self._owner, self._in_words)

    def send_out(self) -> None:
        """Write what is booked for her own calendar, with nobody's name."""
        context = self._context
        path = context.prompts.choose_new_file(
            self._owner, "Send to your calendar", planner_files.CALENDAR_NAME, CALENDARS
        )
        if path is not None:
            write = partial(planner_files.bookings_out, fresh_secret=secrets.token_hex(16), now=context.now())
            said = "The calendar file is written. It holds times and kinds, and no names."
            context.ops.write(
                "Send to your calendar", write, lambda content: self._save(content, path, said), self._owner
            )

    def print_week(self) -> None:
        """Show the week as it is printed, with initials in place of names."""
        print_own(self._context, self._owner, "the week", self._week_on_paper(), self.save_week)

    def save_week(self) -> None:
        """Write the week on paper to a file."""
        context = self._context
        monday = self._page.on - timedelta(days=self._page.on.weekday())
        name = planner_files.WEEK_NAME.format(on=monday.isoformat())
        path = context.prompts.choose_new_file(self._owner, "Save the week", name, "PDF (*.pdf)")
        if path is not None:
            said = "The week is written, ready to print. It shows initials, and no names."
            save = partial(self._save, path=path, said=said)
            context.ops.read(self._week_on_paper(), save, self._owner, self._in_words)

    def _week_on_paper(self) -> Callable[..., bytes]:
        context = self._context
        return partial(
            planner_files.week_on_paper,
            on=self._page.on,
            today=context.today(),
            calendar=context.calendar,
        )

    def _save(self, content: bytes, path: Path, said: str) -> None:
        def saved(_: Path) -> None:
            self._context.toast(said)

        self._context.ops.beside(
            partial(planner_files.save, content, path), saved, self._owner, self._in_words
        )

    def _in_words(self, trouble: Exception) -> bool:
        if isinstance(trouble, Refusal | FileTrouble):
            self._context.prompts.tell(self._owner, trouble.what, trouble.next_step)
            return True
        return False


def _added(name: str) -> Callable[..., Any]:
    """A new place by its name; a blank one is refused in words."""

    def add(session: Any) -> int:
        draft = SpotFields.model_construct(name=name[:120], postcode="", is_base=False)
        return planner.add_spot(session, draft)

    return add
