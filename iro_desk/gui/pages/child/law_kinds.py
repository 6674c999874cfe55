"""The three kinds of fact on Home and law, with the words and the services of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from iro_desk.domain.wording import counted, dated
from iro_desk.gui.widgets.rows import ListRow
from iro_desk.records import EventFields, LegalPeriodFields, PlacementFields
from iro_desk.records.base import Fields
from iro_desk.services import children, moving
from iro_desk.services.children import EventRow, HomeRow, OrderRow


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    Args:
        key: how the page names it.
        form: which draft keeps it.
        owner: what the services call its number.
        read: every row, newest first; fields: one row as its form edits it.
        file, remove: the services that write.
        row: a row as the list shows it, on a day.
        nothing: what to say when there is none.
    """

    key: str
    form: str
    owner: str
    record: type[Fields]
    heading: str
    add: str
    change: str
    drop: str
    added: str
    changed: str
    removed: str
    read: Callable[..., tuple[Any, ...]]
    fields: Callable[..., Fields]
    file: Callable[..., Any]
    remove: Callable[..., None]
    row: Callable[[Any, date], ListRow]
    nothing: str


def _home(row: HomeRow, today: date) -> ListRow:
    marks = [row.label] if row.described and row.label else []
    marks += [] if row.was_planned else ["The move was not planned"]
    marks += ["Meant to last until 18"] if row.lasts_to_18 else []
    marks += ["Before the assessment is complete"] if row.before_assessment else []
    marks += [row.authority] if row.authority else []
    tone, badge = ("late", "Not registered") if row.is_unregistered else ("none", "")
    return ListRow(
        key=str(row.placement_id),
        main=row.described or row.label or "Kind of home not recorded",
        detail=". ".join([_span(row.started_on, row.ended_on, today), *marks]),
        tone=tone,
        badge=badge or ("Lives here now" if _goes_on(row.ended_on, today) else ""),
        date_words=_length(row.started_on, row.ended_on, today),
    )


def _order(row: OrderRow, today: date) -> ListRow:
    return ListRow(
        key=str(row.order_id),
        main=row.label,
        detail=". ".join(part for part in (_span(row.started_on, row.ended_on, today), row.note) if part),
        badge="Now" if _goes_on(row.ended_on, today) else "",
        date_words=_length(row.started_on, row.ended_on, today),
    )


def _event(row: EventRow, today: date) -> ListRow:
    return ListRow(
        key=str(row.event_id), main=row.label, detail=row.note, badge="", date_words=dated(row.happened_on)
    )


def _goes_on(ended_on: date | None, today: date) -> bool:
    return ended_on is None or ended_on > today


def _span(started_on: date, ended_on: date | None, today: date) -> str:
    if ended_on is None:
        return f"Since {dated(started_on)}"
    return f"{dated(started_on)} to {dated(ended_on)}"


def _length(started_on: date, ended_on: date | None, today: date) -> str:
    last = today if ended_on is None or ended_on > today else ended_on
    return counted((last - started_on).days, "day")


KINDS = (
    Kind(
        "home", moving.HOME, "home_id", PlacementFields, "Where the child lives",
        "Add a home", "Change this home", "Remove this home",
        "Home added", "Home changed", "Home removed",
        children.homes, children.home_fields, moving.file_home, children.remove_home, _home,
        "No home recorded. Each one moves the dates by itself.",
    ),
    Kind(
        "order", moving.ORDER, "order_id", LegalPeriodFields, "Legal status",
        "Add a legal status", "Change this legal status", "Remove this legal status",
        "Legal status added", "Legal status changed", "Legal status removed",
        children.orders, children.order_fields, moving.file_order, children.remove_order, _order,
        "No legal status recorded.",
    ),
    Kind(
        "event", moving.EVENT, "event_id", EventFields, "What happened",
        "Something happened", "Change what happened", "Remove this",
        "What happened is noted", "What happened is changed", "Removed",
        children.events, children.event_fields, moving.file_event, children.remove_event, _event,
        "Nothing noted yet: a social worker’s visit, a health assessment, a worry or a change of plan.",
    ),
)  # fmt: skip
BY_KEY = {kind.key: kind for kind in KINDS}


def filing(kind: Kind, child_id: int, row_id: int, today: date) -> Callable[..., Any]:
    """The write of one form, with everything but its session and its values given."""
    return partial(kind.file, child_id=child_id, today=today, **{kind.owner: row_id})
