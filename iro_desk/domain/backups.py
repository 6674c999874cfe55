"""What is said and decided about backups: what one holds, how two differ, and which of them may go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

NEWEST_KEPT = 3
"""Of whatever age, so that a bad hour never costs the last good one."""

RESTORING = ".restoring"
"""How the name of a folder ends that waits beside the vault to take its place."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a vault holds.

    Args:
        changes: operations in its journal, which only ever grow.
        rows: rows of every table together.
    """

    children: int
    reviews: int
    visits: int
    changes: int
    rows: int


@dataclass(frozen=True, slots=True)
class Plan:
    """For how many days, weeks and months the newest backup of each is kept."""

    days: int = 7
    weeks: int = 4
    months: int = 12

    def gone_by(self, today: date) -> date:
        """Return the day by which a backup of today has gone, while newer ones go on being made (S31)."""
        return today + timedelta(days=max(self.days, 7 * self.weeks, 31 * (self.months + 1)))


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """One backup, as a list shows it.

    Args:
        number: rises with every backup of a vault, whatever the clock says.
        where: its folder.
        counts: what it holds; None when it has not been opened, or would not open.
        trouble: why it did not open; empty when it did, or was not tried.
        is_copy: a vault's own folder that somebody copied, not a backup this program made and checked.
    """

    number: int
    made_at: datetime
    where: Path
    counts: Counts | None = None
    trouble: str = ""
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How trying a restore went.

    Args:
        trouble: empty when it went well.
    """

    at: datetime
    made_at: datetime | None
    counts: Counts | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the work is now.

    Args:
        newest: the newest backup on this computer; None when there is none yet.
        count: how many there are.
        second: the second place; None when none was chosen.
        second_newest: when the newest backup there was made; None when there is none or it is not connected.
        second_worked: when a backup last reached it.
        second_missing: the place is not connected.
        paused: nothing old is removed, because a restored desk has not been called right yet.
        trouble: why the last try failed; empty when it did not.
    """

    newest: datetime | None
    checked: Counts | None
    count: int
    folder: Path
    second: Path | None
    second_newest: datetime | None
    second_worked: datetime | None
    second_missing: bool
    plan: Plan
    paused: bool
    rehearsed: datetime | None
    rehearsal_trouble: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a backup in the order they were made, and what the clock said."""

    number: int
    made_at: datetime


def thinned(marks: Iterable[Mark], now: datetime, plan: Plan) -> tuple[Mark, ...]:
    """Return the backups that may go, oldest first.

    The order is that of their numbers, and the days, weeks and months are those that have a backup: a clock
    that leaps ahead removes nothing by itself. While it stands before the newest backup nothing goes (F35).
    """
    newest_first = sorted(marks, key=lambda mark: mark.number, reverse=True)
    if not newest_first or now < max(mark.made_at for mark in newest_first):
        return ()
    kept = set(newest_first[:NEWEST_KEPT])
    for most, span in (
        (plan.days, lambda at: at.date()),
        (plan.weeks, lambda at: at.isocalendar()[:2]),
        (plan.months, lambda at: (at.year, at.month)),
    ):
        kept |= _newest_of_each(newest_first, most, span)
    return tuple(mark for mark in reversed(newest_first) if mark not in kept)


def _newest_of_each(marks: list[Mark], most: int, span: Callable[[datetime], Hashable]) -> set[Mark]:
    found: dict[Hashable, Mark] = {}
    for mark in marks:
        found.setdefault(span(mark.made_at), mark)
    return set(list(found.values())[:most])


def is_due(newest: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether another is due; also when the clock stands before the newest, which says nothing of its age."""
    return newest is None or not timedelta() <= now - newest < every


def is_far_smaller(new: Counts, before: Counts) -> bool:
    """Whether so much is gone since the backup before that nothing older should be removed."""
    return new.children * 2 < before.children or new.changes < before.changes


def counted(counts: Counts) -> str:
    """Return what it holds in words: "24 children, 61 reviews and 130 visits"."""
    return (
        f"{_many(counts.children, 'child', 'children')}, {_many(counts.reviews, 'review', 'reviews')} "
        f"and {_many(counts.visits, 'visit', 'visits')}"
    )


def differs(then: Counts, today: Counts, beside: str = "your desk now") -> str:
    """Say what a backup has fewer or more of than the desk has today, or than another backup."""
    if then == today:
        return f"The same as {beside}."
    parts = [
        _compared(before, now, one, many)
        for before, now, one, many in (
            (then.children, today.children, "child", "children"),
            (then.reviews, today.reviews, "review", "reviews"),
            (then.visits, today.visits, "visit", "visits"),
        )
        if before != now
    ]
    later = today.changes - then.changes
    if later > 0:
        parts.append(f"{_many(later, 'later change', 'later changes')} missing")
    if not parts:
        return f"As many children, reviews and visits as {beside}; small things differ."
    return f"Beside {beside}: {', '.join(parts)}."


def _compared(before: int, now: int, one: str, many: str) -> str:
    gap = abs(before - now)
    return f"{_many(gap, one, many)} {'fewer' if before < now else 'more'}"


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def when(at: datetime, now: datetime) -> str:
    """Say when something was, as seen from now: "today at 08:10", "on 4 May at 14:32"."""
    here = at.astimezone(now.tzinfo)
    clock = f"{here:%H:%M}"
    days = (now.date() - here.date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'yesterday'} at {clock}"
    year = "" if here.year == now.year else f" {here.year}"
    return f"on {here.day} {here:%B}{year} at {clock}"


def in_full(at: datetime) -> str:
    """Say when something was, wherever it is read: "8 June 2026 at 08:32"."""
    return f"{at.day} {at:%B %Y} at {at:%H:%M}"
