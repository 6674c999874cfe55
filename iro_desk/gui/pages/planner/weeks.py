"""Puts the weeks ahead into rows: words, the figure against the usual, and how many have a time."""

from __future__ import annotations

from collections.abc import Iterable

from iro_desk.domain.wording import counted, day_month
from iro_desk.gui.widgets.rows import ListRow
from iro_desk.services.planner import WeekRow


def week_rows(weeks: Iterable[WeekRow]) -> tuple[ListRow, ...]:
    """One row a week; more than usual is said in words, not in colour alone."""
    return tuple(_row(week) for week in weeks)


def _row(week: WeekRow) -> ListRow:
    count = counted(week.reviews, "review") if week.reviews else "No reviews"
    badge = f"{count}, usual {week.usual}" if week.usual else count
    if week.is_over:
        badge = f"{badge}: more"
    return ListRow(
        key=week.week_on.isoformat(),
        main=f"Week of {day_month(week.week_on)}",
        detail=f"{week.words}.",
        tone="soon" if week.is_over else "none" if week.reviews else "",
        badge=badge,
        date_words=f"{week.booked} with a time" if week.reviews or week.booked else "",
    )
