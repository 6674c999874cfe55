"""Reads a time of day as people type it, and says in one sentence why it cannot."""

from __future__ import annotations

import re
from datetime import time

HOW_TO = "Type it like 9:30, 14:00 or 2pm."
FIRST_HOUR = 7
NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|o'?clock)?")
_PAST = re.compile(r"(half past|quarter past|quarter to)\s+(.+)")
MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


class TimeNotUnderstood(ValueError):
    """What was typed is not a time. ``message`` says why, and never repeats what was typed."""

    def __init__(self, message: str = f"That was not understood as a time. {HOW_TO}") -> None:
        super().__init__(message)
        self.message = message


def read_time(text: str) -> time:
    """Return the time that was typed.

    An hour from 1 to 6 without "am" is in the afternoon: nobody books a visit at 3 in the morning.

    Args:
        text: such as "9", "9.30", "0930", "14:00", "2pm", "half past 2", "noon".

    Raises:
        TimeNotUnderstood: with one sentence for the officer.
    """
    words = " ".join(text.strip().lower().replace("’", "'").split()).removeprefix("at ")
    if not words:
        raise TimeNotUnderstood(f"Enter a time. {HOW_TO}")
    if words in NAMED:
        return NAMED[words]
    if past := _PAST.fullmatch(words):
        whole = read_time(past[2])
        minute = whole.hour * 60 + whole.minute + MINUTES[past[1]]
        return time(minute // 60 % 24, minute % 60)
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise TimeNotUnderstood
    return _clock(int(found[1]), int(found[2] or 0), found[3] or "", typed_whole=len(found[1]) == 2)


def _clock(hour: int, minute: int, half: str, *, typed_whole: bool) -> time:
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    elif not half.startswith("a") and 0 < hour < FIRST_HOUR and not typed_whole:
        hour += 12
    if hour > 23 or minute > 59:
        raise TimeNotUnderstood("There is no such time: hours go to 23 and minutes to 59.")
    return time(hour, minute)
