"""What a file adds to one child: rows for days not yet known, and blanks filled, nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.return_rules import review_kinds
from iro_desk.records import Child, ChildFields, Event, LegalPeriod, MissingEpisode, Placement, Review
from iro_desk.services.imports.rows import HeldChild, IncomingChild


def rows(child_id: int, incoming: IncomingChild, known: HeldChild | None, today: date) -> Iterator[SQLModel]:
    """The rows the file adds, leaving out every day already known.

    Args:
        known: the child on the desk; None for a new one.
    """
    nothing: frozenset[date] = frozenset()
    yield from _reviews(child_id, incoming, known.reviews if known else nothing, today)
    for home in incoming.homes:
        if home.started_on not in (known.homes if known else nothing):
            said = {"kind": home.kind, "provider": home.provider, "postcode": home.postcode}
            yield Placement.model_validate(_span(child_id, home.started_on, home.ended_on) | said)
    for order in incoming.orders:
        if order.started_on not in (known.orders if known else nothing):
            span = _span(child_id, order.started_on, order.ended_on)
            yield LegalPeriod.model_validate(span | {"status": order.status})
    for absence in incoming.missing:
        if absence.started_on not in (known.missing if known else nothing):
            span = _span(child_id, absence.started_on, absence.ended_on)
            yield MissingEpisode.model_validate(span | {"kind": absence.kind})
    for kind, happened_on in incoming.events:
        if known is None or (kind, happened_on) not in known.events:
            yield Event.model_validate({"child_id": child_id, "kind": kind, "happened_on": happened_on})


def _span(child_id: int, started_on: date, ended_on: date | None) -> dict[str, object]:
    return {"child_id": child_id, "started_on": started_on, "ended_on": ended_on}


def _reviews(child_id: int, incoming: IncomingChild, known: frozenset[date], today: date) -> Iterator[Review]:
    days = known | {review.held_on for review in incoming.reviews}
    kinds = review_kinds(incoming.period_starts, days)
    latest = max((day for day in days if day <= today), default=None)
    for review in incoming.reviews:
        if review.held_on not in known:
            yield Review.model_validate(
                {
                    "child_id": child_id,
                    "review_on": review.held_on,
                    "participation": review.participation,
                    "permanence_plan": review.permanence,
                    "kind": kinds[review.held_on],
                    "state": ReviewState.FINISHED if review.held_on <= today else ReviewState.PLANNED,
                    "next_review_on": incoming.next_review_on if review.held_on == latest else None,
                    "is_imported": True,
                }
            )
    if incoming.next_review_on is not None and latest is None and incoming.next_review_on not in days:
        planned = {"review_on": incoming.next_review_on, "state": ReviewState.PLANNED, "is_imported": True}
        kind = review_kinds(incoming.period_starts, (incoming.next_review_on,))
        yield Review.model_validate({"child_id": child_id, "kind": kind[incoming.next_review_on]} | planned)


def fill_blanks(session: Session, incoming: IncomingChild, known: HeldChild) -> bool:
    """Fill what is blank on the desk from the file; what is filled already is never touched."""
    child = session.get_one(Child, known.id)
    offered: dict[str, object] = {
        name: getattr(incoming, name)
        for name in ("preferred_name", "surname", "ethnicity", "looked_after_from")
        if not getattr(child, name) and getattr(incoming, name)
    }
    same_period = known.looked_after_from in (None, incoming.looked_after_from)
    if same_period and child.looked_after_until is None and incoming.looked_after_until is not None:
        offered["looked_after_until"] = incoming.looked_after_until
    ChildFields.model_validate(child.model_dump(include=set(ChildFields.model_fields)) | offered)
    for name, value in offered.items():
        setattr(child, name, value)
    homes = session.exec(select(Placement).where(Placement.child_id == known.id)).all()
    orders = session.exec(select(LegalPeriod).where(LegalPeriod.child_id == known.id)).all()
    absences = session.exec(select(MissingEpisode).where(MissingEpisode.child_id == known.id)).all()
    ended = (
        _end_open(homes, {home.started_on: home.ended_on for home in incoming.homes}),
        _end_open(orders, {order.started_on: order.ended_on for order in incoming.orders}),
        _end_open(absences, {absence.started_on: absence.ended_on for absence in incoming.missing}),
    )
    return bool(offered) or any(ended) or _fill_permanence(session, incoming, known.id)


def _fill_permanence(session: Session, incoming: IncomingChild, child_id: int) -> bool:
    """Give a review brought in before the plan for permanence that the file says it ended with."""
    plans = {review.held_on: review.permanence for review in incoming.reviews}
    filled = False
    for row in session.exec(select(Review).where(Review.child_id == child_id, col(Review.is_imported))).all():
        plan = plans.get(row.review_on)
        if row.permanence_plan is None and plan is not None:
            row.permanence_plan = plan
            filled = True
    return filled


def _end_open(
    held: Iterable[Placement | LegalPeriod | MissingEpisode], ends: dict[date, date | None]
) -> bool:
    """Give an end to what is open on the desk and has ended in the file."""
    closed = False
    for row in held:
        ended_on = ends.get(row.started_on)
        if row.ended_on is None and ended_on is not None:
            row.ended_on = ended_on
            closed = True
    return closed
