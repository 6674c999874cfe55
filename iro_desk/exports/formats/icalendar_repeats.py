"""Turns the repeat rule of a calendar file into one the planner can count, when it is of a usual kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from iro_desk.domain.planning.recurrence import Every, OnWeekday, Repeats

if TYPE_CHECKING:
    from icalendar import Event

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
READ = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", "BYMONTHDAY", "BYMONTH", "BYSETPOS"})
MOST_INTERVAL = 1000
_ON = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True, slots=True)
class Repeating:
    """How an entry repeats, and the day or moment it stops; None when it has no such end."""

    repeats: Repeats
    until: date | None


def repeating_of(event: Event, starts: date) -> tuple[Repeating | None, bool]:
    """Return how an entry repeats, and whether it does so in a way that is not read here."""
    rule = event.get("RRULE")
    could_not_be_parsed = any(name == "RRULE" for name, _ in event.errors)
    if rule is None and not could_not_be_parsed:
        return None, "RDATE" in event
    if not isinstance(rule, Mapping) or could_not_be_parsed or "RDATE" in event:
        return None, True
    read = _read(rule, starts)
    return read, read is None


def _read(rule: Mapping[str, Sequence[object]], starts: date) -> Repeating | None:
    """Return the rule; None when it is not one of the usual kinds, read exactly."""
    parts = {name.upper(): list(values) for name, values in rule.items()}
    every = str(parts.get("FREQ", [""])[0]).upper()
    interval, times, until = (_only(parts, name) for name in ("INTERVAL", "COUNT", "UNTIL"))
    week_starts = str(_only(parts, "WKST") or "MO").upper()
    if not (set(parts) <= READ and every in set(Every) and week_starts in WEEKDAYS):
        return None
    weekdays = _weekdays(parts, every)
    if weekdays is None or not _same_day(parts, starts, every, bool(weekdays)):
        return None
    step = interval if isinstance(interval, int) else 1
    if not 1 <= step <= MOST_INTERVAL or (every == Every.DAY and weekdays and step > 1):
        return None
    count = times if isinstance(times, int) else None
    ends = until if isinstance(until, date) else None
    if (count is not None and count < 1) or (until is not None and ends is None):
        return None
    return Repeating(Repeats(Every(every), step, count, weekdays, WEEKDAYS.index(week_starts)), ends)


def _only(parts: Mapping[str, Sequence[object]], name: str) -> object:
    """Return the one value of a part; None when it is not there."""
    values = parts.get(name, ())
    return values[0] if len(values) == 1 else None


def _weekdays(parts: Mapping[str, Sequence[object]], every: str) -> tuple[OnWeekday, ...] | None:
    """Return the weekdays of a rule, empty for none; None when they are not read."""
    found = []
    place = _only(parts, "BYSETPOS")
    for value in parts.get("BYDAY", ()):
        match = _ON.fullmatch(str(value).upper())
        if match is None or (match[1] and every != Every.MONTH):
            return None
        found.append(OnWeekday(WEEKDAYS.index(match[2]), int(match[1]) if match[1] else None))
    if every == Every.YEAR and found:
        return None
    if "BYSETPOS" in parts:
        # Outlook writes "the second Tuesday" as TU with the second place.
        if every != Every.MONTH or len(found) != 1 or found[0].nth or not isinstance(place, int):
            return None
        if not (1 <= place <= 5 or -5 <= place <= -1):
            return None
        found = [OnWeekday(found[0].weekday, place)]
    return tuple(found)


def _same_day(parts: Mapping[str, Sequence[object]], starts: date, every: str, has_weekdays: bool) -> bool:
    """Whether a day or month named in the rule is the one the entry starts on."""
    allowed = {Every.MONTH: {"BYMONTHDAY"}, Every.YEAR: {"BYMONTHDAY", "BYMONTH"}}.get(Every(every), set())
    for name, own in (("BYMONTHDAY", starts.day), ("BYMONTH", starts.month)):
        if name in parts and (name not in allowed or has_weekdays or _only(parts, name) != own):
            return False
    return True
