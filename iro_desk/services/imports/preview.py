"""Shows what a file would bring in - children, findings, counts, duplicates - before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from iro_desk.domain.codes import EventKind, LegalStatus
from iro_desk.domain.return_rules import TimeInCare, time_in_care
from iro_desk.services.imports import return_tables, sheets
from iro_desk.services.imports.gathering import Gathered, HomeAndOrder, Reader
from iro_desk.services.imports.rows import (
    Counts,
    Duplicate,
    Finding,
    HeldChild,
    IncomingChild,
    IncomingHome,
    IncomingOrder,
    Preview,
)
from iro_desk.services.imports.source import Source, TableKind


def build(source: Source, today: date, held: tuple[HeldChild, ...] = ()) -> Preview:
    """Work out what ``source`` would bring in beside the children already held. Nothing is written."""
    reader = Reader(today)
    return_tables.gather(source, reader)
    sheets.gather(source, reader)
    children = tuple(_assembled(child) for child in reader.children.values())
    duplicates = _duplicates(children, held)
    findings = (*reader.findings, *_held_findings(duplicates))
    return Preview(
        children,
        findings,
        _counts(source, children, duplicates),
        duplicates,
        (*source.notes, *_notes(children)),
        source.left_alone,
    )


def _counts(source: Source, children: tuple[IncomingChild, ...], duplicates: tuple[Duplicate, ...]) -> Counts:
    def read(kind: TableKind) -> int:
        return len(source.rows(kind))

    in_sheets = sum(len(c.reviews) for c in children) if not source.has(TableKind.REVIEWS) else 0
    return Counts(
        children=len(children),
        episodes=read(TableKind.EPISODES),
        reviews=read(TableKind.REVIEWS) or in_sheets,
        unaccompanied=sum(child.unaccompanied for child in children),
        missing=read(TableKind.MISSING),
        already_held=len(duplicates),
        visits=_events(children, EventKind.SOCIAL_WORKER_VISIT),
        health=_events(children, EventKind.HEALTH_ASSESSMENT),
        permanence=sum(review.permanence is not None for child in children for review in child.reviews),
    )


def _events(children: tuple[IncomingChild, ...], kind: EventKind) -> int:
    return sum(happened is kind for child in children for happened, _ in child.events)


def _notes(children: tuple[IncomingChild, ...]) -> Iterable[str]:
    unseen = sum(1 for child in children if child.looked_after_from and not child.start_is_shown)
    if unseen:
        yield (
            "Some children were in care before the first day the return shows, and that first day is used: "
            f"{unseen:,}."
        )
    if children and not any(child.preferred_name or child.surname for child in children):
        yield "Names are not in this file. You add each child's own name as you go."


def _assembled(child: Gathered) -> IncomingChild:
    episodes = sorted(child.episodes.values(), key=lambda one: one.episode.started_on)
    shown = time_in_care(one.episode for one in episodes)
    if not episodes and child.looked_after_from is not None:
        started = child.looked_after_from
        shown = TimeInCare(started, child.looked_after_until, True, (started,))
    return IncomingChild(
        code=child.code,
        born_on=child.born_on,
        sex=child.sex,
        ethnicity=child.ethnicity,
        unaccompanied=child.unaccompanied,
        preferred_name=child.preferred_name,
        surname=child.surname,
        looked_after_from=shown.started_on,
        looked_after_until=shown.ended_on,
        start_is_shown=shown.start_is_shown,
        period_starts=shown.starts,
        orders=_orders(child, episodes, shown.ended_on),
        homes=_homes(child, episodes, shown.ended_on),
        reviews=tuple(sorted(child.reviews.values(), key=lambda review: review.held_on)),
        missing=tuple(sorted(child.missing.values(), key=lambda absence: absence.started_on)),
        next_review_on=child.next_review_on,
        events=tuple(child.events.items()),
        row=child.row,
    )


def _orders(child: Gathered, episodes: list[HomeAndOrder], until: date | None) -> tuple[IncomingOrder, ...]:
    """Legal statuses, with episodes that only changed the home run together."""
    if not episodes:
        return _since(child.orders, until)
    found: list[IncomingOrder] = []
    for one in episodes:
        began, ended = one.episode.started_on, one.episode.ended_on
        if one.status is None:
            continue
        if found and found[-1].status is one.status and found[-1].ended_on == began:
            began = found.pop().started_on
        found.append(IncomingOrder(began, ended, one.status))
    return tuple(found)


def _since(orders: dict[date, LegalStatus | None], until: date | None) -> tuple[IncomingOrder, ...]:
    return tuple(IncomingOrder(began, until, status) for began, status in sorted(orders.items()))


def _homes(child: Gathered, episodes: list[HomeAndOrder], until: date | None) -> tuple[IncomingHome, ...]:
    """Homes, with episodes that only changed the legal status run together."""
    if not episodes:
        return tuple(IncomingHome(began, until, *home) for began, home in sorted(child.homes.items()))
    found: list[IncomingHome] = []
    for one in episodes:
        began, ended = one.episode.started_on, one.episode.ended_on
        where = (one.home, one.provider, one.postcode)
        if not any(where):
            continue
        before = found[-1] if found else None
        same = before is not None and (before.kind, before.provider, before.postcode) == where
        if before is not None and same and before.ended_on == began:
            began = found.pop().started_on
        found.append(IncomingHome(began, ended, *where))
    return tuple(found)


def _duplicates(children: tuple[IncomingChild, ...], held: tuple[HeldChild, ...]) -> tuple[Duplicate, ...]:
    on_desk = {child.code: child for child in held if child.code}
    return tuple(_beside(child, on_desk[child.code]) for child in children if child.code in on_desk)


def _beside(incoming: IncomingChild, held: HeldChild) -> Duplicate:
    return Duplicate(
        incoming,
        held,
        incoming.born_on != held.born_on,
        sum(1 for review in incoming.reviews if review.held_on not in held.reviews),
        sum(1 for home in incoming.homes if home.started_on not in held.homes),
        sum(1 for order in incoming.orders if order.started_on not in held.orders),
        sum(1 for absence in incoming.missing if absence.started_on not in held.missing),
        sum(1 for event in incoming.events if event not in held.events),
    )


def _held_findings(duplicates: tuple[Duplicate, ...]) -> Iterable[Finding]:
    for duplicate in duplicates:
        if duplicate.birthdays_differ:
            yield Finding(
                "HELD",
                "Already on your desk",
                duplicate.incoming.row,
                duplicate.incoming.code,
                "The date of birth is not the one on your desk.",
                "Yours stays; make sure it is the same child before you bring it in.",
            )
