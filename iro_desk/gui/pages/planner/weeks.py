"""Puts the weeks ahead into rows: words, the figure against the usual, and how many have a time."""

from __future__ import annotations

from collections.abc import Iterable

from iro_desk.domain.wording import counted
from iro_desk.gui.widgets.rows import ListRow
from iro_desk.services.planner import WeekRow


def week_rows(weeks: Iterable[WeekRow]) -> tuple[ListRow, ...]:
    """One row a week; more than usual is said in words, not in colour alone."""
    return tuple(_row(week) for week in weeks)


def _row(week: WeekRow) -> ListRow:
    figure = f"{week.reviews}, usual {week.usual}" if week.usual else str(week.reviews)
    booked = f"{counted(week.booked, 'review')} with a time" if week.booked else "None with a time yet"
    return ListRow(
        key=week.week_on.isoformat(),
        main=f"{week.words}.",
        detail=booked if week.reviews or week.booked else "",
        tone="soon" if week.is_over else "",
        badge=f"{figure}: more" if week.is_over else figure,
    )
