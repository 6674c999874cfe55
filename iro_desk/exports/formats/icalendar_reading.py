"""Reads when the officer is busy from a calendar file that Outlook, Google or another program wrote.

Only times are read; the title is read when asked for, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from iro_desk.domain.planning.recurrence import days_from
from iro_desk.errors import Refusal
from iro_desk.exports.formats.icalendar import LONDON
from iro_desk.exports.formats.icalendar_repeats import Repeating, repeating_of

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_BYTES = 5_000_000
FIRST_YEAR, LAST_YEAR = 1970, 2100
MOST_OCCURRENCES = 200_000
TITLE_LENGTH = 200
MINUTES_IN_A_DAY = 24 * 60
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAVE_AGAIN = "Save it again from your calendar as an .ics file."
NOT_A_CALENDAR = "This is not a calendar file, or it is damaged."
TOO_MUCH = "This calendar repeats too often to be read."
SHORTER = "Save a shorter period from your calendar and choose that file."


@dataclass(frozen=True, slots=True)
class Busy:
    """A time the officer's own calendar is taken, as London's clocks show it.

    Args:
        ends_at: for whole days, midnight after the last of them.
        title: empty unless titles were asked for.
    """

    starts_at: datetime
    ends_at: datetime
    is_all_day: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class DiaryRead:
    """What a calendar file held in a period.

    Args:
        first_only: entries whose way of repeating is not read, so only their first time is here.
        unreadable: entries whose times could not be understood.
    """

    busy: tuple[Busy, ...]
    first_only: int
    unreadable: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What the officer should know about what is missing; empty when nothing is."""
        said = []
        if self.first_only:
            plural = "entry repeats" if self.first_only == 1 else "entries repeat"
            said.append(
                f"{self.first_only:,} {plural} in a way that is not read; only the first time is used."
            )
        if self.unreadable:
            plural = "entry has times" if self.unreadable == 1 else "entries have times"
            said.append(f"{self.unreadable:,} {plural} that could not be read.")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as the file has it; ``starts`` is a date and no moment for whole days."""

    uid: str
    starts: date
    minutes: int
    title: str
    replaces: datetime | None
    is_cancelled: bool
    is_free: bool
    without: frozenset[datetime]
    repeating: Repeating | None
    is_first_only: bool

    @property
    def starts_at(self) -> datetime:
        """When it first starts, as London's clocks show it."""
        return local(self.starts)


def read_calendar(content: bytes, first_on: date, last_on: date, *, with_titles: bool = False) -> DiaryRead:
    """Return the times taken from ``first_on`` to ``last_on``; cancelled and free entries are left out.

    Raises:
        Refusal: the file is too large, not text, or not a calendar.
    """
    entries, unreadable = _entries(_text(content), with_titles)
    replaced = {(entry.uid, entry.replaces) for entry in entries if entry.replaces}
    found: set[Busy] = set()
    first_only = looked_at = 0
    for entry in entries:
        if entry.is_cancelled or entry.is_free:
            continue
        first_only += entry.is_first_only and entry.starts_at.date() <= last_on
        for busy in _times(entry, replaced, first_on, last_on):
            looked_at += 1
            if looked_at > MOST_OCCURRENCES:
                raise Refusal(TOO_MUCH, SHORTER)
            if busy.starts_at.date() <= last_on and busy.ends_at > datetime.combine(first_on, time()):
                found.add(busy)
    ordered = sorted(found, key=lambda busy: (busy.starts_at, busy.ends_at, busy.is_all_day, busy.title))
    return DiaryRead(tuple(ordered), first_only, unreadable)


def _text(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        raise Refusal("This calendar file is larger than 5 MB.", SHORTER)
    encoding = next((name for mark, name in BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal("This file is not written in UTF-8, as calendar files are.", SAVE_AGAIN) from None
    # A file cut short would otherwise pass for a quiet calendar.
    if "BEGIN:VCALENDAR" not in text[:2000].upper() or not text.rstrip().upper().endswith("END:VCALENDAR"):
        raise Refusal(NOT_A_CALENDAR, SAVE_AGAIN)
    return text


def _entries(text: str, with_titles: bool) -> tuple[list[_Entry], int]:
    """Return the entries of a file and how many made no sense."""
    # icalendar takes 0.1 s to import, and a calendar file is seldom read.
    from icalendar import Calendar
    from icalendar import Event as FileEvent
    from icalendar.timezone import tzp

    # It remembers the zones of the last file, and Outlook calls each of its own the same.
    tzp.use_zoneinfo()
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise Refusal(NOT_A_CALENDAR, SAVE_AGAIN) from None
    entries: list[_Entry] = []
    unreadable = 0
    for component in (event for calendar in calendars for event in calendar.walk("VEVENT")):
        try:
            if isinstance(component, FileEvent):
                entries.append(_entry(component, with_titles))
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError):
            # A file from elsewhere: one entry that makes no sense must not hide the others.
            unreadable += 1
    return entries, unreadable


def _entry(event: Event, with_titles: bool) -> _Entry:
    starts = _moment(_held(event, "DTSTART"))
    replaces = _held(event, "RECURRENCE-ID")
    repeating, is_first_only = repeating_of(event, starts)
    return _Entry(
        uid=str(event.get("UID", "")),
        starts=starts,
        minutes=_minutes(event, starts),
        title=str(event.get("SUMMARY", ""))[:TITLE_LENGTH] if with_titles else "",
        replaces=local(_moment(replaces)) if replaces is not None else None,
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        is_free=_is_free(event),
        without=frozenset(local(_moment(day)) for day in _left_out(event)),
        repeating=repeating,
        is_first_only=is_first_only,
    )


def _held(event: Event, name: str) -> object:
    """Return the time a property holds; None when there is no such property, or it is no time."""
    return getattr(event.get(name), "dt", None)


def _moment(value: object) -> date:
    """Return a day or a moment that is near enough to now to be meant.

    Raises:
        ValueError: it is neither.
    """
    if not isinstance(value, date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("not a day of these times")
    return value


def local(moment: date) -> datetime:
    """Return a moment as London's clocks show it; a whole day begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment if moment.tzinfo is None else moment.astimezone(LONDON).replace(tzinfo=None)


def _minutes(event: Event, starts: date) -> int:
    """Return how long an entry lasts: to its end, for its duration, or for the whole day."""
    if "DTEND" in event:
        length = local(_moment(_held(event, "DTEND"))) - local(starts)
    elif "DURATION" in event:
        duration = _held(event, "DURATION")
        if not isinstance(duration, timedelta):
            raise ValueError("not a length of time")
        length = duration
    else:
        length = timedelta() if isinstance(starts, datetime) else timedelta(days=1)
    minutes = int(length.total_seconds() // 60)
    if minutes < 0:
        raise ValueError("it ends before it starts")
    return minutes


def _is_free(event: Event) -> bool:
    busy = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    return busy == "FREE" or str(event.get("TRANSP", "")).upper() == "TRANSPARENT"


def _left_out(event: Event) -> Iterator[object]:
    """Yield the days a repeating entry leaves out."""
    listed: object = event.get("EXDATE", [])
    for line in listed if isinstance(listed, list) else [listed]:
        yield from (day.dt for day in getattr(line, "dts", ()))


def _times(
    entry: _Entry, replaced: set[tuple[str, datetime]], first_on: date, last_on: date
) -> Iterator[Busy]:
    """Yield each time an entry takes, but those left out or moved elsewhere."""
    if entry.minutes == 0:
        return
    for starts_at in _starts(
        entry, first_on - timedelta(days=2 + entry.minutes // MINUTES_IN_A_DAY), last_on
    ):
        moved = entry.replaces is None and (entry.uid, starts_at) in replaced
        if not moved and starts_at not in entry.without:
            ends_at = starts_at + timedelta(minutes=entry.minutes)
            yield Busy(starts_at, ends_at, not isinstance(entry.starts, datetime), entry.title)


def _starts(entry: _Entry, from_on: date, last_on: date) -> Iterator[datetime]:
    """Yield the starts of an entry, keeping its hour on its own clocks when they change."""
    repeating = entry.repeating
    if repeating is None:
        yield entry.starts_at
        return
    starts = entry.starts
    first_on = starts.date() if isinstance(starts, datetime) else starts
    until = None
    if repeating.until is not None:
        until = local(repeating.until)
        if not isinstance(repeating.until, datetime):
            until += timedelta(days=1) - timedelta(microseconds=1)
    # A day either side: the entry's own day may be another one in London.
    for on in days_from(first_on, repeating.repeats, from_on, last_on + timedelta(days=1)):
        own = datetime.combine(on, starts.timetz()) if isinstance(starts, datetime) else on
        if until is not None and local(own) > until:
            return
        yield local(own)
