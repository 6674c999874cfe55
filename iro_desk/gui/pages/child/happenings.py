"""What has happened to a child, put into the timeline's words."""

from __future__ import annotations

from collections.abc import Iterable

from iro_desk.domain.wording import day_month
from iro_desk.gui.widgets.timeline import Event
from iro_desk.services.children import Happening

ICONS = {
    "review": "users",
    "visit": "footprints",
    "order": "scale",
    "home": "house",
    "missing": "triangle-alert",
    "letter": "mail",
    "plan": "file-text",
    "event": "circle-dot",
    "sheet": "messages-square",
    "concern": "messages-square",
    "jot": "pencil",
}


def events(rows: Iterable[Happening], *, years: bool) -> tuple[Event, ...]:
    """The rows as the timeline draws them; ``years`` heads each year."""
    return tuple(_event(row, years=years) for row in rows)


def _event(row: Happening, *, years: bool) -> Event:
    day = day_month(row.on)
    return Event(
        date_words=day if years else f"{day} {row.on.year}",
        icon=ICONS.get(row.kind, "info"),
        words=row.text,
        detail=row.detail,
        voice=" ".join(row.words),
        year=str(row.on.year) if years else "",
    )
