"""What the SSDA903 return means: its dates, the period of care it shows, and which review was which.

Participation checks 440 and 441 are in iro_desk.domain.participation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from iro_desk.domain.codes import LegalStatus, ReviewKind

FIRST_YEAR = 1900
NEW_PERIOD = "S"  # RNE: started to be looked after
CONTINUES = "X1"  # REC: the episode ended and another began the same day
# A first review is due within 20 working days and a second within 3 months of it (statutory: Care Planning,
# Placement and Case Review (England) Regulations 2010, reg 33). A return shows one year only, so the earliest
# review in it is taken for the first or second only when it was held near enough to the start.
FIRST_WITHIN = timedelta(days=60)
SECOND_WITHIN = timedelta(days=150)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")


def return_date(text: str) -> date | None:
    """The day written as 27/03/2008 or 2008-03-27; None when it is neither or there is no such day."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return read if read.year >= FIRST_YEAR else None


def has_only_short_breaks(statuses: Collection[str]) -> bool:
    """SSDA903 check 399: every episode is V3 or V4, so no review is returned. False when none is known."""
    short = {LegalStatus.SHORT_BREAKS_EACH.value, LegalStatus.SHORT_BREAKS_AGREEMENT.value}
    return bool(statuses) and set(statuses) <= short


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode's days and reasons.

    Args:
        ended_on: None while it lasts.
        why_begun: RNE, empty when not given.
        why_ended: REC, empty when not given.
    """

    started_on: date
    ended_on: date | None
    why_begun: str
    why_ended: str

    @property
    def ends_care(self) -> bool:
        """Whether the child stopped being looked after when it ended."""
        return self.ended_on is not None and self.why_ended not in ("", CONTINUES)


@dataclass(frozen=True, slots=True)
class TimeInCare:
    """The latest period of care shown.

    Args:
        started_on: the first day the return shows; None when it shows no episode.
        ended_on: None while it lasts.
        start_is_shown: False when the child was already looked after on ``started_on``.
        starts: the first day of every period whose beginning is shown, earliest first.
    """

    started_on: date | None = None
    ended_on: date | None = None
    start_is_shown: bool = False
    starts: tuple[date, ...] = ()


def time_in_care(episodes: Iterable[Episode]) -> TimeInCare:
    """Work out the latest period of care.

    A new period begins after an episode that ended care, after a gap, or at RNE S unless the episode before
    it says it continues (X1) to that very day.
    """
    ordered = sorted(episodes, key=lambda episode: (episode.started_on, episode.ended_on or date.max))
    if not ordered:
        return TimeInCare()
    begun = [ordered[0]]
    begun += [now for before, now in pairwise(ordered) if _starts_afresh(before, now)]
    last = ordered[-1]
    current = begun[-1]
    shown = begun if begun[0].why_begun == NEW_PERIOD else begun[1:]
    return TimeInCare(
        started_on=current.started_on,
        ended_on=last.ended_on if last.ends_care else None,
        start_is_shown=current in shown,
        starts=tuple(dict.fromkeys(episode.started_on for episode in shown)),
    )


def _starts_afresh(before: Episode, now: Episode) -> bool:
    if before.ends_care or (before.ended_on is not None and before.ended_on < now.started_on):
        return True
    return now.why_begun == NEW_PERIOD and before.why_ended != CONTINUES


def review_kinds(starts: Sequence[date], held_on: Iterable[date]) -> dict[date, ReviewKind]:
    """Which review each day's was, counted within its own period of care.

    Args:
        starts: the first day of every period of care whose beginning is known, earliest first. Reviews before
            the first of them cannot be counted from the beginning, so they are later reviews.
        held_on: every review known, in any order.
    """
    kinds: dict[date, ReviewKind] = {}
    counted: dict[int, int] = {0: 2}
    for day in sorted(set(held_on)):
        period = bisect_right(starts, day)
        before = counted.get(period)
        if before is None:
            before = _already_held(day - starts[period - 1])
        kinds[day] = (ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.LATER)[min(before, 2)]
        counted[period] = before + 1
    return kinds


def _already_held(since_start: timedelta) -> int:
    """How many reviews must have come before one held this long after the start."""
    if since_start <= FIRST_WITHIN:
        return 0
    return 1 if since_start <= SECOND_WITHIN else 2
