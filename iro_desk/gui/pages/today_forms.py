"""Short forms on Today: those still being written, and what was agreed in them and has passed its day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iro_desk.domain.wording import counted, short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services.sheets import ActionRow, SheetRow

PAST = "Agreed, and past its day"


def unfinished_row(row: SheetRow) -> ListRow:
    """One form as a line of the work to finish."""
    child = row.child
    said = f"{child.name}, {row.title}" if child else row.title
    detail = "Opened again to be changed" if row.is_amended else "Begun, not yet finished"
    return ListRow(
        f"sheet:{row.sheet_id}", child.initials if child else "", child.identity_colour if child else 0, "", "",
        said, detail,
    )  # fmt: skip


def place_of_sheet(row: SheetRow) -> Place:
    """Where one form is written."""
    return Place("sheet", row.child.child_id if row.child else None, row.sheet_id)


def agreed_card(context: Context, rows: Sequence[ActionRow], go: Callable[[Place], None]) -> Card:
    """What was agreed and should have been done by now; a line opens the child's meetings."""
    card = Card(PAST)
    places = {str(row.action_id): _place(row) for row in rows}
    listed = RowList(f"{PAST}, {len(rows)}", tuple(_row(context, row) for row in rows))
    listed.setProperty("role", "plain")
    listed.opened.connect(lambda key: go(places[key]))
    card.body.addWidget(listed)
    return card


def _place(row: ActionRow) -> Place:
    if row.child is None:
        return Place("sheet", None, row.sheet_id)
    return Place("child", row.child.child_id, None, "meetings")


def _row(context: Context, row: ActionRow) -> ListRow:
    today = context.today()
    days = (today - row.by_when).days if row.by_when else 0
    by = f"by {short_date(row.by_when, today)}, {counted(days, 'day')} ago" if row.by_when else ""
    child = row.child
    return ListRow(
        str(row.action_id), child.initials if child else "", child.identity_colour if child else 0, "", "",
        f"{child.name}, {row.what}" if child else row.what, ", ".join(part for part in (row.owner, by) if part),
    )  # fmt: skip
