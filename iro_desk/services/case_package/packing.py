"""Gathers one child's whole record, with the summary for the next officer and the promises still to keep (S32)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table
from sqlmodel import Session, SQLModel, col, func, select

from iro_desk.domain.case_package import (
    OF_THE_DESK,
    POINTING,
    Case,
    PackedRow,
    Promised,
    repointed,
    without_private,
)
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import PromiseState, Share, SheetState
from iro_desk.domain.deeds import Deed
from iro_desk.domain.sheets.printed import PrintedAnswer
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Draft, Jot, OutboxItem, PackageMade, Promise, Sheet
from iro_desk.records.audit import note
from iro_desk.records.base import Record
from iro_desk.records.plain_rows import plain
from iro_desk.services import settings
from iro_desk.services.case_package.origins import Key, desk_secret, uids
from iro_desk.services.case_package.rows import CHILD, rows_of
from iro_desk.services.entering import insert, key
from iro_desk.services.papers_out import OF_THE_RECORD
from iro_desk.services.sheets.paper import paper as finished_paper

SUMMARY = "handover"
PRIVATE = frozenset({Share.PRIVATE.value, Share.PRIVATE.label})


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A package made before."""

    made_at: datetime
    file_name: str
    row_count: int
    sha256: str
    for_whom: str


@dataclass(frozen=True, slots=True)
class ToGo:
    """What a package of a child would be made of, and what would stay.

    Args:
        summary_id: the newest summary for the next officer; None when there is none.
        summary_state: None without one.
        private: how many lines the child asked to keep private, with the officer's own jots.
        half_written: forms begun and not filed, which never go.
        papers: papers of this child in the outbox, which never go.
    """

    reviews: int
    visits: int
    words: int
    pictures: int
    summary_id: int | None
    summary_state: SheetState | None
    private: int
    half_written: int
    papers: int
    made: tuple[MadeRow, ...]


def to_go(session: Session, child_id: int) -> ToGo:
    """Return what would go, without gathering it."""
    rows = rows_of(session, child_id)
    summary = _summary(session, child_id)
    made = session.exec(
        select(PackageMade).where(PackageMade.child_id == child_id).order_by(col(PackageMade.id).desc())
    ).all()
    return ToGo(
        reviews=len(rows["review"]),
        visits=len(rows["visit"]),
        words=len(rows["childs_words"]),
        pictures=len(rows["attachment"]),
        summary_id=summary.id if summary else None,
        summary_state=summary.state if summary else None,
        private=sum(_stays(row) for several in rows.values() for row in several),
        half_written=_count(session, Draft, child_id),
        papers=_count(session, OutboxItem, child_id),
        made=tuple(
            MadeRow(row.made_at, row.file_name, row.row_count, row.sha256, row.for_whom) for row in made
        ),
    )


def pack(
    session: Session,
    child_id: int,
    *,
    private_stays: bool,
    now: datetime,
    random: Callable[[int], bytes],
    calendar: Calendar,
    rules: ClockRules,
) -> Case:
    """Gather the record; inside a write, because the desk's secret may have to be made.

    Args:
        private_stays: leave out what the child asked to keep private, and the officer's jots.
        random: so many unguessable bytes.
    """
    secret = desk_secret(session, lambda: random(32))
    rows = rows_of(session, child_id)
    if private_stays:
        rows = {kind: [row for row in several if not _stays(row)] for kind, several in rows.items()}
    sent = _sent(session, child_id)
    keys = [(kind, key(row)) for kind, several in rows.items() for row in several]
    names = uids(session, [*keys, *(("outbox_item", key(item)) for item in sent)], secret)
    packed = [
        _packed(row, names, private_stays=private_stays) for several in rows.values() for row in several
    ]
    officer = settings.current(session)
    return Case(
        package=random(16).hex(),
        made_at=now,
        sender=", ".join(part for part in (officer.officer_name, officer.authority_name) if part),
        child=names[(CHILD, child_id)],
        rows=(*(row for row in packed if row is not None), *_given_out(sent, names)),
        summary=_summary_words(session, child_id, now.date(), calendar, rules),
        promises=_promises(session, child_id, private_stays=private_stays),
        without_private=private_stays,
    )


def note_made(
    session: Session, child_id: int, case: Case, *, file_name: str, sha256: str, for_whom: str, now: datetime
) -> None:
    """Keep that a package was written, and seal it in the audit trail."""
    insert(
        session, PackageMade, child_id=child_id, package=case.package, file_name=file_name, sha256=sha256,
        row_count=len(case.rows), for_whom=for_whom.strip()[:200], made_at=now,
    )  # fmt: skip
    note(session, Deed.PACKAGE_MADE, (CHILD, child_id))


def compared_values(row: Record, names: dict[Key, str]) -> dict[str, Any] | None:
    """Return a row's columns as a package has them; None when a row it cannot be without is not among ``names``."""
    table: Table = SQLModel.metadata.tables[str(type(row).__tablename__)]
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id" or column.name in OF_THE_DESK:
            continue
        value = plain(getattr(row, column.name))
        foreign = next(iter(column.foreign_keys), None)
        if foreign is not None and value is not None:
            value = names.get((foreign.column.table.name, value))
            if value is None and not column.nullable:
                return None
        values[column.name] = value
    for column_name in POINTING.get(table.name, ()):
        values[column_name] = repointed(
            column_name, values[column_name], lambda kind, number: _name_of(names, kind, number)
        )
    return values


def _packed(row: Record, names: dict[Key, str], *, private_stays: bool) -> PackedRow | None:
    kind = str(type(row).__tablename__)
    values = compared_values(row, names)
    if values is None:
        return None
    if private_stays and "answers" in values:
        values["answers"] = json.dumps(
            without_private(json.loads(values["answers"]), PRIVATE), ensure_ascii=False
        )
    return PackedRow(kind, names[(kind, key(row))], values)


def _name_of(names: dict[Key, str], kind: str, number: str) -> str | None:
    return names.get((kind, int(number))) if number.isdigit() else None


def _stays(row: Record) -> bool:
    return isinstance(row, Jot) or getattr(row, "share", None) is Share.PRIVATE


def _sent(session: Session, child_id: int) -> list[OutboxItem]:
    """The papers of the record that have left: who had them, and when, goes with the case."""
    query = select(OutboxItem).where(
        OutboxItem.child_id == child_id,
        col(OutboxItem.placed_at).is_not(None),
        col(OutboxItem.kind).in_(OF_THE_RECORD),
        col(OutboxItem.review_id).is_not(None),
    )
    return list(session.exec(query).all())


def _given_out(sent: list[OutboxItem], names: dict[Key, str]) -> list[PackedRow]:
    return [
        PackedRow(
            "given_out",
            names[("outbox_item", key(item))],
            {
                "review_id": names[("review", item.review_id)],
                "child_id": names[(CHILD, item.child_id)],
                "recipient": item.recipient,
                "recipient_role": item.recipient_role,
                "given_on": item.placed_at.date().isoformat() if item.placed_at else None,
                "how": None,
                "version": item.review_version or 1,
            },
        )
        for item in sent
        if item.review_id is not None and ("review", item.review_id) in names
    ]


def _summary(session: Session, child_id: int) -> Sheet | None:
    query = select(Sheet).where(Sheet.child_id == child_id, Sheet.form == SUMMARY)
    return session.exec(query.order_by(col(Sheet.begun_on).desc(), col(Sheet.id).desc())).first()


def _summary_words(
    session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[tuple[str, str], ...]:
    """The newest finished summary as the child may read it: each question with its words."""
    query = select(Sheet).where(
        Sheet.child_id == child_id, Sheet.form == SUMMARY, Sheet.state == SheetState.FINISHED
    )
    sheet = session.exec(query.order_by(col(Sheet.finished_at).desc(), col(Sheet.id).desc())).first()
    if sheet is None:
        return ()
    told = finished_paper(session, key(sheet), today, calendar, rules)
    answers = [answer for section in told.sections for answer in section.answers]
    return tuple((answer.question, words) for answer in answers if (words := _words(answer)))


def _words(answer: PrintedAnswer) -> str:
    lines = [answer.words, *answer.said, *answer.points]
    lines += [", ".join(cell for cell in row if cell) for row in answer.rows]
    return "\n".join(line for line in lines if line)


def _promises(session: Session, child_id: int, *, private_stays: bool) -> tuple[Promised, ...]:
    query = select(Promise).where(Promise.child_id == child_id, Promise.state == PromiseState.OPEN)
    rows = session.exec(query.order_by(col(Promise.made_on), col(Promise.id))).all()
    return tuple(
        Promised(row.what, dated(row.by_when) if row.by_when else "")
        for row in rows
        if not (private_stays and _stays(row))
    )


def _count(session: Session, record: type[Draft] | type[OutboxItem], child_id: int) -> int:
    return session.exec(select(func.count()).select_from(record).where(record.child_id == child_id)).one()
