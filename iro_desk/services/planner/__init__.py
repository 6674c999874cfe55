"""Planner: what is booked, what is still to be placed, and the places and drives between."""

from __future__ import annotations

from iro_desk.services.planner.ahead import year_ahead
from iro_desk.services.planner.booking import PastTheLimit, amend, book, cancel, lengthen, move
from iro_desk.services.planner.calendars import (
    BusyTime,
    bring_in,
    from_calendar,
    kept_bookings,
    outgoing_secret,
    take_out,
)
from iro_desk.services.planner.entry import BookingEntry, bookable, entry_of, file_booking
from iro_desk.services.planner.placing import place_all, place_suggested, suggestions, times_for, to_place
from iro_desk.services.planner.reading import read_span
from iro_desk.services.planner.rows import (
    BookableChild,
    BookingRow,
    ClashRow,
    DayRow,
    DriveRow,
    DueMark,
    Fit,
    LegRow,
    PlaceList,
    Span,
    SpotRow,
    Suggested,
    ToPlaceRow,
    WeekRow,
)
from iro_desk.services.planner.spots import (
    add_spot,
    change_spot,
    legs,
    mark_base,
    measure,
    remove_spot,
    spots,
)

__all__ = [
    "BookableChild", "BookingEntry", "BookingRow", "BusyTime", "ClashRow", "DayRow", "DriveRow", "DueMark", "Fit",
    "LegRow", "PastTheLimit", "PlaceList", "Span", "SpotRow", "Suggested", "ToPlaceRow", "WeekRow", "add_spot",
    "amend", "book", "bookable", "bring_in", "cancel", "change_spot", "entry_of", "file_booking", "from_calendar",
    "kept_bookings", "legs", "lengthen", "mark_base", "measure", "move", "outgoing_secret", "place_all",
    "place_suggested", "read_span", "remove_spot", "spots", "suggestions", "take_out", "times_for", "to_place",
    "year_ahead",
]  # fmt: skip
