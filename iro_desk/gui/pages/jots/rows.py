"""A jot as a line of a list."""

from __future__ import annotations

from iro_desk.domain.wording import counted
from iro_desk.gui.widgets.rows import ListRow
from iro_desk.services.jots import JotRow


def jot_row(row: JotRow, day: str) -> ListRow:
    """A jot as a line of a list."""
    first = row.text.strip().splitlines()[0] if row.text.strip() else ""
    badge = f"{counted(row.days_old, 'day')} old" if row.is_old else ""
    detail = row.became if row.state else ("" if row.child_name else "Not about one child yet")
    return ListRow(
        key=str(row.jot_id), initials=row.initials, colour=row.identity_colour, title=row.child_name,
        main=first, detail=detail, tone="soon" if badge else "none", badge=badge, date_words=day,
    )  # fmt: skip
