"""What went to the wrong person: where each version is, the note about it, and the hours that run (S52)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.domain.findings import Finding
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.domain.sending.wrong_reader import Clock, FirstHour, clock
from iro_desk.errors import Refusal
from iro_desk.records import Child, GivenOut, Looked, OutboxItem, WrongReader, WrongReaderFields
from iro_desk.records.audit import note
from iro_desk.records.wrong_reader import NOTE
from iro_desk.services import drafts, names, settings
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sending_preferences import BREACH_HOURS
from iro_desk.services.typed import drafted

FORM = "wrong"
AGAIN = "Something went to the wrong person. Look again before it goes."
NEEDED = (
    ("who_has_it", "Say who has it."),
    ("what_happened", "Say what happened."),
    ("what_was_in_it", "Say what kinds of things were in it."),
)


@dataclass(frozen=True, slots=True)
class Went:
    """One copy of the paper: who was to have it, in which version, when and where.

    Args:
        is_this: whether it is the one asked about.
    """

    reader: str
    role: str
    what: str
    on: date
    where: str
    is_wrong: bool
    is_this: bool


@dataclass(frozen=True, slots=True)
class Recall:
    """One paper that left, with what is known of it going wrong.

    Args:
        wrong_id, clock: None while it is not marked.
        values: the note as a form shows it.
        steps: the moment each step of the first hour was done.
    """

    child_id: int
    item_id: int
    paper: str
    reader: str
    role: str
    file_name: str
    placed_at: datetime
    placed_in: str
    went: tuple[Went, ...]
    wrong_id: int | None
    values: Mapping[str, object]
    clock: Clock | None
    steps: Mapping[str, datetime]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Running:
    """A note whose hours still run, for Today."""

    child_id: int
    item_id: int
    initials: str
    identity_colour: int
    display_name: str
    paper: str
    clock: Clock
    is_told: bool


@dataclass(frozen=True, slots=True)
class BreachNote:
    """What information governance is given: no name of the child, and nothing of what the paper said.

    Args:
        meant_role: what the reader it was meant for is to the child.
    """

    case_number: str
    paper: str
    file_name: str
    sha256: str
    meant_role: str
    placed_at: datetime
    placed_in: str
    who_has_it: str
    what_happened: str
    what_was_in_it: str
    harm: str
    copies: str
    told_on: date | None
    told_whom: str
    clock: Clock
    steps: Mapping[str, datetime]
    officer: str
    authority: str


def breach_note(session: Session, wrong_id: int, now: datetime) -> BreachNote:
    """Gather the note about one paper."""
    row = fetch(session, WrongReader, wrong_id)
    officer = settings.current(session)
    return BreachNote(
        case_number=fetch(session, Child, row.child_id).local_code.strip(),
        paper=row.paper,
        file_name=row.file_name,
        sha256=row.sha256,
        meant_role=row.meant_for,
        placed_at=row.placed_at or row.noticed,
        placed_in=row.placed_in,
        who_has_it=row.who_has_it,
        what_happened=row.what_happened,
        what_was_in_it=row.what_was_in_it,
        harm=row.harm,
        copies=row.copies,
        told_on=row.told_on,
        told_whom=row.told_whom,
        clock=clock(row.noticed, _hours(session), now),
        steps={one: datetime.fromisoformat(at) for one, at in row.steps.items()},
        officer=officer.officer_name,
        authority=officer.authority_name,
    )


def recall(session: Session, item_id: int, now: datetime) -> Recall:
    """Read one paper that has left; raises Refusal for one that has not."""
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is None:
        raise Refusal("This has not gone yet.", "Take it out of the outbox instead.")
    row = _marked(session, item_id)
    return Recall(
        child_id=item.child_id,
        item_id=item_id,
        paper=_paper(item),
        reader=item.recipient,
        role=item.recipient_role,
        file_name=item.file_name,
        placed_at=item.placed_at,
        placed_in=item.placed_in,
        went=_went(session, item),
        wrong_id=None if row is None else key(row),
        values={} if row is None else _values(row),
        clock=None if row is None else clock(row.noticed, _hours(session), now),
        steps={} if row is None else {one: datetime.fromisoformat(at) for one, at in row.steps.items()},
        ended_at=None if row is None else row.ended_at,
    )


def mark(session: Session, values: Mapping[str, object], item_id: int, now: datetime) -> int:
    """Mark a paper as gone to the wrong person, or change the note about it; returns the note's number.

    Everything that still waits for a reader of the same child is to be looked at again.

    Raises:
        Incomplete: one finding for each thing still to be said.
    """
    item = fetch(session, OutboxItem, item_id)
    draft, noticed = _checked(values, now)
    row = _marked(session, item_id)
    if row is None:
        row = insert(
            session, WrongReader, draft, child_id=item.child_id, item_id=item_id, paper=_paper(item),
            file_name=item.file_name, sha256=item.sha256, placed_at=item.placed_at, placed_in=item.placed_in,
            meant_for=item.recipient_role, noticed=noticed, marked_at=now,
        )  # fmt: skip
        _stop_what_waits(session, item.child_id)
        note(session, Deed.WENT_WRONG, ("child", item.child_id), ("outbox_item", item_id))
    else:
        copy(draft, row)
        row.noticed = noticed
    session.flush()
    drafts.let_go(session, FORM, item_id, item.child_id)
    return key(row)


def tick(session: Session, wrong_id: int, step: FirstHour, now: datetime | None) -> None:
    """Say that a step of the first hour was done now, or was not after all (None)."""
    row = fetch(session, WrongReader, wrong_id)
    steps = {one: at for one, at in row.steps.items() if one != step.value}
    row.steps = steps if now is None else {**steps, step.value: now.isoformat()}
    session.flush()


def end(session: Session, wrong_id: int, now: datetime) -> None:
    """Say that all that was the officer's to do is done; the note stays, and Today shows it no longer."""
    row = fetch(session, WrongReader, wrong_id)
    if row.told_on is None:
        raise Refusal("Say on which day information governance was told.", field="told_on")
    if not row.copies.strip():
        raise Refusal("Say what became of the copies.", field="copies")
    row.ended_at = now
    session.flush()


def running(session: Session, now: datetime) -> tuple[Running, ...]:
    """Every note that has not ended, the one whose hours end first at the top."""
    hours = _hours(session)
    query = select(WrongReader, Child).join(Child, col(Child.id) == WrongReader.child_id)
    rows = session.exec(
        query.where(col(WrongReader.ended_at).is_(None)).order_by(col(WrongReader.noticed))
    ).all()
    return tuple(
        Running(
            row.child_id, row.item_id, names.initials(child), child.identity_colour, names.display_name(child),
            row.paper, clock(row.noticed, hours, now), row.told_on is not None,
        )
        for row, child in rows
        if row.item_id is not None
    )  # fmt: skip


def _checked(values: Mapping[str, object], now: datetime) -> tuple[WrongReaderFields, datetime]:
    draft = drafted(WrongReaderFields, values)
    found = [(name, words) for name, words in NEEDED if not getattr(draft, name).strip()]
    noticed = now
    if draft.noticed_on is None:
        found.insert(0, ("noticed_on", "Enter the day it was noticed."))
    try:
        at = read_time(draft.noticed_at)
    except TimeNotUnderstood as trouble:
        found.insert(1 if draft.noticed_on is None else 0, ("noticed_at", trouble.message))
    else:
        draft.noticed_at = f"{at:%H:%M}"
        if draft.noticed_on is not None:
            noticed = datetime.combine(draft.noticed_on, at, now.tzinfo)
            if noticed > now:
                found.append(("noticed_at", "Enter a moment that has been."))
    if draft.told_on is not None and draft.told_on > now.date():
        found.append(("told_on", "Enter the day, today or earlier."))
    if found:
        raise Incomplete(tuple(Finding(f"{FORM}.{name}", words, NOTE, name) for name, words in found))
    return draft, noticed


def _values(row: WrongReader) -> dict[str, object]:
    return extract(WrongReaderFields, row).model_dump(mode="json")


def _marked(session: Session, item_id: int) -> WrongReader | None:
    return session.exec(select(WrongReader).where(WrongReader.item_id == item_id)).first()


def _hours(session: Session) -> int:
    return int(settings.values(session)[BREACH_HOURS])


def _paper(item: OutboxItem) -> str:
    return (
        item.kind.label
        if item.review_version is None
        else f"{item.kind.label}, version {item.review_version}"
    )


def _stop_what_waits(session: Session, child_id: int) -> None:
    query = (
        select(Looked)
        .join(OutboxItem, col(OutboxItem.id) == Looked.item_id)
        .where(Looked.child_id == child_id, Looked.undone == "", col(OutboxItem.placed_at).is_(None))
    )
    for looked in session.exec(query).all():
        looked.undone = AGAIN


def _went(session: Session, item: OutboxItem) -> tuple[Went, ...]:
    """Every copy of the same paper that has left, in the order it left."""
    same = OutboxItem.review_id == item.review_id if item.review_id is not None else OutboxItem.id == item.id
    if item.letter_id is not None:
        same = OutboxItem.letter_id == item.letter_id
    elif item.sheet_id is not None:
        same = OutboxItem.sheet_id == item.sheet_id
    query = select(OutboxItem).where(
        same, OutboxItem.kind == item.kind, col(OutboxItem.placed_at).is_not(None)
    )
    wrong = set(session.exec(select(WrongReader.item_id).where(WrongReader.child_id == item.child_id)).all())
    left = [
        Went(
            one.recipient, one.recipient_role, f"{_paper(one)} ({one.file_format.upper()})", one.placed_at.date(),
            one.placed_in, one.id in wrong, one.id == item.id,
        )
        for one in session.exec(query.order_by(col(OutboxItem.placed_at))).all()
        if one.placed_at is not None
    ]  # fmt: skip
    given = (
        session.exec(select(GivenOut).where(GivenOut.review_id == item.review_id)).all()
        if item.review_id
        else []
    )
    by_hand = [
        Went(
            one.recipient, one.recipient_role, f"The record, version {one.version}", one.given_on,
            one.how.label if one.how else "Not through the outbox", False, False,
        )
        for one in given
        if one.given_on is not None
    ]  # fmt: skip
    return tuple(sorted((*left, *by_hand), key=lambda one: one.on))
