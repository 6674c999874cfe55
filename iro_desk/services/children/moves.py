"""Where a child has lived and under what law, and what else has happened: the facts that move the dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlmodel import Session, col, select

from iro_desk.domain.wording import dated, joined
from iro_desk.errors import Refusal
from iro_desk.records import (
    Child,
    Event,
    EventFields,
    LegalPeriod,
    LegalPeriodFields,
    Placement,
    PlacementFields,
)
from iro_desk.services.children.rows import EventRow, Filed, HomeRow, OrderRow
from iro_desk.services.entering import copy, extract, fetch, insert, key

Period = Placement | LegalPeriod
PeriodFields = PlacementFields | LegalPeriodFields
P = TypeVar("P", Placement, LegalPeriod)
HOME, ORDER = "home", "legal status"
BEGAN = {HOME: "Moved in", ORDER: "From"}
ENDED = {HOME: "Moved out", ORDER: "Until"}


def homes(session: Session, child_id: int) -> tuple[HomeRow, ...]:
    """Where the child has lived, newest first."""
    return tuple(
        HomeRow(
            placement_id=key(row),
            started_on=row.started_on,
            ended_on=row.ended_on,
            label="" if row.kind is None else row.kind.label,
            described=row.described,
            is_unregistered=row.is_unregistered,
            was_planned=row.was_planned,
            lasts_to_18=row.lasts_to_18,
            before_assessment=row.before_assessment,
            authority=row.authority,
        )
        for row in reversed(_of_child(session, Placement, child_id))
    )


def orders(session: Session, child_id: int) -> tuple[OrderRow, ...]:
    """The child's legal statuses, newest first."""
    return tuple(
        OrderRow(
            order_id=key(row),
            started_on=row.started_on,
            ended_on=row.ended_on,
            label="Not recorded" if row.status is None else f"{row.status.label} ({row.status.value})",
            note=row.note,
        )
        for row in reversed(_of_child(session, LegalPeriod, child_id))
    )


def events(session: Session, child_id: int) -> tuple[EventRow, ...]:
    """What else has happened, newest first."""
    rows = session.exec(
        select(Event)
        .where(Event.child_id == child_id)
        .order_by(col(Event.happened_on).desc(), col(Event.id).desc())
    ).all()
    return tuple(EventRow(key(row), row.happened_on, row.kind.label, row.note) for row in rows)


def home_fields(session: Session, home_id: int) -> PlacementFields:
    """A home as a form edits it."""
    return extract(PlacementFields, fetch(session, Placement, home_id))


def order_fields(session: Session, order_id: int) -> LegalPeriodFields:
    """A legal status as a form edits it."""
    return extract(LegalPeriodFields, fetch(session, LegalPeriod, order_id))


def event_fields(session: Session, event_id: int) -> EventFields:
    """Something that happened, as a form edits it."""
    return extract(EventFields, fetch(session, Event, event_id))


def file_home(session: Session, child_id: int, home_id: int, draft: PlacementFields, today: date) -> Filed:
    """Add a home (``home_id`` 0) or change one; a new home ends the one before on the same day.

    Raises:
        Refusal: the days cannot be, or fall within another home. Times away (T codes) fall within a home.
    """
    _check_days(fetch(session, Child, child_id), draft, HOME, today)
    others = [
        row for row in _of_child(session, Placement, child_id) if row.id != home_id and not _is_away(row)
    ]
    stored = fetch(session, Placement, home_id) if home_id else None
    said = "" if _is_away(draft) or _same_days(stored, draft) else _make_room(others, draft, HOME)
    if stored is not None:
        copy(draft, stored)
        return Filed(home_id, said)
    return Filed(key(insert(session, Placement, draft, child_id=child_id)), said)


def file_order(
    session: Session, child_id: int, order_id: int, draft: LegalPeriodFields, today: date
) -> Filed:
    """Add a legal status (``order_id`` 0) or change one; a new one ends the one before on the same day.

    Raises:
        Refusal: it is not chosen, its days cannot be, or they fall within another.
    """
    if draft.status is None:
        raise Refusal("Select the legal status.", field="status")
    _check_days(fetch(session, Child, child_id), draft, ORDER, today)
    others = [row for row in _of_child(session, LegalPeriod, child_id) if row.id != order_id]
    stored = fetch(session, LegalPeriod, order_id) if order_id else None
    said = "" if _same_days(stored, draft) else _make_room(others, draft, ORDER)
    if stored is not None:
        copy(draft, stored)
        return Filed(order_id, said)
    return Filed(key(insert(session, LegalPeriod, draft, child_id=child_id)), said)


def file_event(session: Session, child_id: int, event_id: int, draft: EventFields, today: date) -> Filed:
    """Add something that happened (``event_id`` 0) or change it."""
    child = fetch(session, Child, child_id)
    if draft.happened_on > today:
        raise Refusal("The day it happened must be today or earlier.", field="happened_on")
    if draft.happened_on < child.born_on:
        raise Refusal("The day it happened must be on or after the date of birth.", field="happened_on")
    if event_id:
        copy(draft, fetch(session, Event, event_id))
        return Filed(event_id)
    return Filed(key(insert(session, Event, draft, child_id=child_id)))


def remove_home(session: Session, home_id: int) -> None:
    """Take a home out of the record."""
    _remove(session, fetch(session, Placement, home_id))


def remove_order(session: Session, order_id: int) -> None:
    """Take a legal status out of the record."""
    _remove(session, fetch(session, LegalPeriod, order_id))


def remove_event(session: Session, event_id: int) -> None:
    """Take something that happened out of the record."""
    _remove(session, fetch(session, Event, event_id))


def _remove(session: Session, row: Period | Event) -> None:
    session.delete(row)
    session.flush()


def _of_child(session: Session, record: type[P], child_id: int) -> list[P]:
    """Oldest first."""
    owner, start, number = (getattr(record, name) for name in ("child_id", "started_on", "id"))
    return list(session.exec(select(record).where(owner == child_id).order_by(start, number)).all())


def _is_away(home: PlacementFields) -> bool:
    """Whether the child is only away for a while (T0 to T4) and still has their home."""
    return home.kind is not None and home.kind.value.startswith("T")


def _same_days(stored: Period | None, draft: PeriodFields) -> bool:
    return stored is not None and (stored.started_on, stored.ended_on) == (draft.started_on, draft.ended_on)


def _check_days(child: Child, draft: PeriodFields, what: str, today: date) -> None:
    if draft.started_on > today:
        raise Refusal(f"{BEGAN[what]} must be today or earlier.", field="started_on")
    if draft.started_on < child.born_on:
        raise Refusal(f"{BEGAN[what]} must be on or after the date of birth.", field="started_on")
    if draft.ended_on is not None and draft.ended_on < draft.started_on:
        words = f"{ENDED[what]} must be on or after {BEGAN[what].lower()}."
        raise Refusal(words, field="ended_on")


def _make_room(others: Sequence[Period], draft: PeriodFields, what: str) -> str:
    """End what was open when this began, on the same day, and refuse what still overlaps.

    Returns:
        What was ended, in words; empty when nothing was.
    """
    open_before = [row for row in others if row.ended_on is None and row.started_on < draft.started_on]
    for row in others:
        if row not in open_before and _overlap(row, draft):
            raise _overlapping(row, draft, what)
    for row in open_before:
        row.ended_on = draft.started_on
    if not open_before:
        return ""
    began = joined([dated(row.started_on) for row in open_before])
    return f"The {what} from {began} now ends on {dated(draft.started_on)}."


def _overlap(row: Period, draft: PeriodFields) -> bool:
    """Whether two share a day; the day one ends is the day the next begins."""
    if row.started_on == row.ended_on or draft.started_on == draft.ended_on:
        return False
    if row.started_on == draft.started_on:
        return True
    first, second = (row, draft) if row.started_on < draft.started_on else (draft, row)
    return first.ended_on is None or first.ended_on > second.started_on


def _overlapping(row: Period, draft: PeriodFields, what: str) -> Refusal:
    if draft.ended_on is None and row.started_on > draft.started_on:
        return Refusal(
            f"Enter the day it ended: another {what} began on {dated(row.started_on)}.", field="ended_on"
        )
    until = f"to {dated(row.ended_on)}" if row.ended_on is not None else "and goes on"
    return Refusal(
        f"These days overlap with the {what} from {dated(row.started_on)} {until}. Change one of the two.",
        field="started_on" if row.started_on <= draft.started_on else "ended_on",
    )
