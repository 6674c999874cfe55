"""The officer's week on paper: a day at a time, with initials in place of names."""

from __future__ import annotations

from iro_desk.domain.calendar_names import DAYS, MONTHS
from iro_desk.exports import looks
from iro_desk.exports.days import short_day
from iro_desk.exports.document import Block, Document, Heading, Paragraph, Run, Table
from iro_desk.exports.documents import frame
from iro_desk.services.planner import BookingRow, DayRow, Span

TITLE = "The week"
NOTE = "Children are shown by initials only."
WORK_DAYS = 5
HEADERS = ("Time", "What", "Who", "Where")
WIDTHS = (17, 20, 11, 52)


def build(week: Span, *, is_demonstration: bool = False) -> Document:
    """The week as a tree; what the officer called a booking stays on her screen, as it may hold a name."""
    blocks: list[Block] = [Heading(1, f"{TITLE} of {short_day(week.first_on)}")]
    if week.words:
        blocks.append(Paragraph((Run(week.words),)))
    for day in week.days:
        if day.on.weekday() < WORK_DAYS or day.bookings:
            blocks += _day(day)
    blocks.append(Paragraph((Run(NOTE),), quiet=True))
    return Document(TITLE, tuple(blocks), looks.record(), note=frame.note(is_demonstration=is_demonstration))


def _day(day: DayRow) -> list[Block]:
    name = f"{DAYS[day.on.weekday()]} {day.on.day} {MONTHS[day.on.month - 1]}"
    heading = Heading(2, f"{name}: {day.holiday}" if day.holiday else name)
    due = Paragraph((Run(f"{len(day.due)} due this day.", bold=True),))
    blocks: list[Block] = [heading, due] if day.due else [heading]
    lines = [(booking.starts, _row(booking)) for booking in day.bookings]
    ordered = sorted(
        [*lines, *((drive.starts, (f"{drive.starts:%H:%M}", drive.words, "", "")) for drive in day.drives)],
        key=lambda line: line[0],
    )
    if not ordered:
        return [*blocks, Paragraph((Run("Nothing booked."),), quiet=True)]
    return [*blocks, Table(f"Bookings of {name}", HEADERS, tuple(row for _, row in ordered), WIDTHS)]


def _row(booking: BookingRow) -> tuple[str, str, str, str]:
    where = booking.place
    if booking.clashes:
        where = "\n".join(part for part in (where, *(f"Clash: {said}" for said in booking.clashes)) if part)
    return booking.hours, booking.kind.label, booking.initials, where
