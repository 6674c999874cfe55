"""Changing: moves, lengthens, cancels and places bookings, asking first past a legal limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import short_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.services import planner
from iro_desk.services.planner import PastTheLimit


class Changing(QObject):
    """Every write on a booking.

    Args:
        page: the planner's page, which is also the widget its questions belong to.
    """

    def __init__(self, context: Context, page: Any) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._owner: QWidget = page
        self._moves = 0

    def move_booking(self, appointment_id: int, on: date, starts: time) -> None:
        """Move a booking, and its review with it."""
        row = self._page.booking(appointment_id)
        what = row.words if row is not None else "The booking"
        when = f"{short_date(on, self._context.today())} at {starts:%H:%M}"
        write = partial(planner.move, appointment_id=appointment_id, on=on, starts=starts)
        self._moves += 1
        this = self._moves

        def moved(_: object) -> None:
            if this == self._moves:
                self._page.show_at(on, starts)

        self.write("Move a booking", write, f"{what} moved to {when}", moved)

    def lengthen(self, appointment_id: int, by_minutes: int) -> None:
        """Make a booking longer or shorter."""
        write = partial(planner.lengthen, appointment_id=appointment_id, by_minutes=by_minutes)
        self._moves += 1
        this = self._moves

        def changed(_: object) -> None:
            if this == self._moves:
                self._page.load()

        self._context.ops.write("Change how long a booking is", write, changed, self._owner, self._refused)

    def cancel(self, appointment_id: int) -> None:
        """Take a booking away; Undo brings it back."""
        row = self._page.booking(appointment_id)
        what = row.words if row is not None else "The booking"

        def gone(_: object) -> None:
            self._context.toast(f"{what} cancelled")
            self._page.side.close_form()
            self._page.load()

        write = partial(planner.cancel, appointment_id=appointment_id, today=self._context.today())
        self._context.ops.write("Cancel a booking", write, gone, self._owner, self._refused)

    def place_here(self, key: str, on: date, starts: time) -> None:
        """Book what was chosen at the time shown."""
        write = partial(planner.place_suggested, key=key, on=on, starts=starts)
        when = f"{short_date(on, self._context.today())} at {starts:%H:%M}"

        def placed(_: object) -> None:
            self._page.placing.put_away()
            self._page.show_at(on, starts)
            self._page.grid.setFocus()

        self.write("Book a time", write, f"Booked for {when}", placed)

    def write(
        self,
        label: str,
        write: Callable[..., Any],
        said: str,
        then: Callable[[Any], None],
        refused: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Write a booking; past the legal limit only after its last day was named and she says so."""
        context = self._context
        whole = partial(write, today=context.today(), calendar=context.calendar, rules=context.rules)

        def done(value: Any) -> None:
            context.toast(said)
            then(value)

        def late(trouble: Exception) -> bool:
            if not isinstance(trouble, PastTheLimit):
                return refused(trouble) if refused is not None else self._refused(trouble)
            asked = "Book it after the last day?"
            if context.prompts.confirm(
                self._owner, asked, str(trouble), "Book it all the same", "Choose another day"
            ):
                context.ops.write(
                    label, partial(whole, after_limit=True), done, self._owner, refused or self._refused
                )
            else:
                self._page.load()
            return True

        context.ops.write(label, whole, done, self._owner, late)

    def _refused(self, trouble: Exception) -> bool:
        """Say it, and show the days as they are."""
        self._page.load()
        if isinstance(trouble, Refusal):
            self._context.prompts.tell(self._owner, trouble.what, trouble.next_step)
            return True
        return False
