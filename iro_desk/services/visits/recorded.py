"""Visits to a child, with the child's own words kept line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from iro_desk.domain import visit_checks
from iro_desk.domain.codes import EventKind, SaidHow, SeenAlone, Share, VisitPlace, YesNo
from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal
from iro_desk.records import Child, ChildsWords, Event, Placement, Visit, VisitFields
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.incomplete import Incomplete

WORRY_NOTED = "Noted at your visit"


@dataclass(frozen=True, slots=True)
class WordsLine:
    """One thought of the child.

    Args:
        words_id: None for a line not stored yet.
        topic: the question of the guide it answered; empty for the child's own lines.
        said_how: None when nobody said how.
        may_know: the only people who may know it, while it is private; None when it is for nobody by name.
        not_asked: whether it is private because the child has not been asked yet.
    """

    words_id: int | None
    words: str
    share: Share
    topic: str = ""
    said_how: SaidHow | None = None
    may_know: str | None = None
    not_asked: bool = False


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A line the child said may be shared, and the day it was said."""

    words: str
    said_on: date


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit in a list; ``line_count`` counts the child's own lines."""

    visit_id: int
    visit_on: date
    place: VisitPlace | None
    seen: YesNo | None
    seen_alone: SeenAlone | None
    line_count: int


def record(
    session: Session,
    child_id: int,
    draft: VisitFields,
    words: tuple[WordsLine, ...],
    today: date,
    more: tuple[Finding, ...] = (),
) -> int:
    """Record a visit; raises Incomplete with every finding when an answer is still to be given.

    Args:
        more: what is still to be answered elsewhere on the same page.
    """
    _check(fetch(session, Child, child_id), draft, words, today, more)
    visit = insert(session, Visit, draft, child_id=child_id)
    _set_words(session, visit, words)
    _tell_worry(session, child_id, visit.visit_on)
    return key(visit)


def amend(
    session: Session,
    visit_id: int,
    draft: VisitFields,
    words: tuple[WordsLine, ...],
    today: date,
    more: tuple[Finding, ...] = (),
) -> None:
    """Change a visit and its lines; lines left out of ``words`` are taken away, ``more`` as in record."""
    visit = fetch(session, Visit, visit_id)
    _check(fetch(session, Child, visit.child_id), draft, words, today, more)
    was_on = visit.visit_on
    copy(draft, visit)
    _set_words(session, visit, words)
    for day in {was_on, visit.visit_on}:
        _tell_worry(session, visit.child_id, day)


def fields(session: Session, visit_id: int) -> VisitFields:
    """The visit as a form edits it."""
    return extract(VisitFields, fetch(session, Visit, visit_id))


def words(session: Session, visit_id: int) -> tuple[WordsLine, ...]:
    """The child's lines of one visit, in the order they were written."""
    return tuple(
        WordsLine(
            key(row), row.words, row.share, row.topic, row.said_how, row.may_know or None, row.not_asked
        )
        for row in _lines(session, visit_id)
    )


def of_child(session: Session, child_id: int) -> tuple[VisitRow, ...]:
    """The child's visits, newest first."""
    counts: dict[int | None, int] = dict(
        session.exec(
            select(ChildsWords.visit_id, func.count())
            .where(ChildsWords.child_id == child_id)
            .group_by(col(ChildsWords.visit_id))
        ).all()
    )
    visits = session.exec(
        select(Visit)
        .where(Visit.child_id == child_id)
        .order_by(col(Visit.visit_on).desc(), col(Visit.id).desc())
    ).all()
    return tuple(
        VisitRow(key(v), v.visit_on, v.place, v.seen, v.seen_alone, counts.get(v.id, 0)) for v in visits
    )


def child_of(session: Session, visit_id: int) -> int:
    """Whose visit it is."""
    return fetch(session, Visit, visit_id).child_id


def sharable_words(session: Session, child_id: int, since: date | None) -> tuple[SharedWords, ...]:
    """Only the lines the child said may be shared, oldest first; ``since`` None means all of them."""
    query = select(ChildsWords).where(ChildsWords.child_id == child_id, ChildsWords.share == Share.MAY_SHARE)
    if since is not None:
        query = query.where(ChildsWords.said_on >= since)
    rows = session.exec(query.order_by(col(ChildsWords.said_on), col(ChildsWords.position))).all()
    return tuple(SharedWords(row.words, row.said_on) for row in rows)


def _check(
    child: Child,
    draft: VisitFields,
    words: tuple[WordsLine, ...],
    today: date,
    more: tuple[Finding, ...],
) -> None:
    findings = visit_checks.check(
        visit_checks.VisitFacts(
            visit_on=draft.visit_on,
            today=today,
            born_on=child.born_on,
            place=draft.place,
            seen=draft.seen,
            seen_alone=draft.seen_alone,
            worry=draft.worry,
            worry_told=draft.worry_told,
            word_count=sum(1 for line in words if line.words.strip()),
        )
    )
    if any(finding.severity == "stop" for finding in (*findings, *more)):
        raise Incomplete((*findings, *more))


def _tell_worry(session: Session, child_id: int, day: date) -> None:
    """Note one worry for a day on which a visit to an unregistered home found one, and none otherwise.

    It starts the two weeks and the 72 hours of MK-2 and MK-3 (Milton Keynes IRO annual report 2024-25, local).
    """
    noted = session.exec(
        select(Event).where(
            Event.child_id == child_id, Event.kind == EventKind.WELFARE_CONCERN, Event.happened_on == day,
            Event.note == WORRY_NOTED,
        )
    ).first()  # fmt: skip
    found = _was_worried(session, child_id, day) and _is_unregistered(session, child_id, day)
    if found and noted is None:
        kind = EventKind.WELFARE_CONCERN
        insert(session, Event, child_id=child_id, kind=kind, happened_on=day, note=WORRY_NOTED)
    elif noted is not None and not found:
        session.delete(noted)
        session.flush()


def _was_worried(session: Session, child_id: int, day: date) -> bool:
    query = select(Visit.id).where(
        Visit.child_id == child_id, Visit.visit_on == day, Visit.worry == YesNo.YES
    )
    return session.exec(query).first() is not None


def _is_unregistered(session: Session, child_id: int, day: date) -> bool:
    """Whether the child lived in a home that is not registered on the day."""
    query = select(Placement).where(
        Placement.child_id == child_id, col(Placement.is_unregistered), Placement.started_on <= day
    )
    return any(home.ended_on is None or day < home.ended_on for home in session.exec(query).all())


def _lines(session: Session, visit_id: int) -> list[ChildsWords]:
    query = select(ChildsWords).where(ChildsWords.visit_id == visit_id)
    return list(session.exec(query.order_by(col(ChildsWords.position), col(ChildsWords.id))).all())


def _set_words(session: Session, visit: Visit, words: tuple[WordsLine, ...]) -> None:
    stored = {key(row): row for row in _lines(session, key(visit))}
    said = [line for line in words if line.words.strip()]
    for position, line in enumerate(said):
        values: dict[str, Any] = {
            "words": line.words,
            "share": line.share,
            "said_on": visit.visit_on,
            "position": position,
            "topic": line.topic,
            "said_how": line.said_how,
            "may_know": (line.may_know or "") if line.share is Share.PRIVATE else "",
            "not_asked": line.not_asked and line.share is Share.PRIVATE,
        }
        if line.words_id is None:
            insert(session, ChildsWords, child_id=visit.child_id, visit_id=visit.id, **values)
            continue
        row = stored.pop(line.words_id, None)
        if row is None:
            raise Refusal("One of these lines belongs to another visit.", "Open the visit again.")
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    for row in stored.values():
        session.delete(row)
    session.flush()
