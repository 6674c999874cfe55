"""What an answer was before: every earlier wording of one answer, from the journal of what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.codes import Code, YesNo
from iro_desk.domain.fields import FormField
from iro_desk.records import (
    AttendanceFields,
    DecisionFields,
    FamilyTimeFields,
    JournalEntry,
    PlanScore,
    PlanScoreFields,
    Review,
    ReviewFields,
)
from iro_desk.records.base import Record
from iro_desk.records.forms import Asked, asked
from iro_desk.records.review import CONSIDERED, DECISIONS, FAMILY, MONITORING, START, WHO
from iro_desk.services.entering import key
from iro_desk.services.reviews.answers import in_words
from iro_desk.services.reviews.columns import COLUMNS, stored_section
from iro_desk.services.reviews.family import stored_time
from iro_desk.services.reviews.lists import lists_of, stored_rows
from iro_desk.services.reviews.parts import attended, stored, stored_papers

#: the answers about a paper, which no form asks by their record
PAPER = (
    Asked("received", YesNo, True, None, FormField("Received before the review?", START)),
    Asked("dated_on", date, True, None, FormField("Its date", START)),
)
COLUMNS_ASKED = tuple(Asked(name, str, False, "", FormField(words)) for name, words in COLUMNS)
Kept = tuple[str, Record, tuple[Asked, ...], str]


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What an answer once was.

    Args:
        words: the answer in words.
        value: the same as a form holds it: text, number, true or false.
        written_at: when it was written; when it was replaced if the journal does not go back so far.
    """

    words: str
    value: object
    written_at: datetime


@dataclass(frozen=True, slots=True)
class FieldHistory:
    """One answer and what it was before, newest first.

    Args:
        field: its name on the review, or ``decisions[0].what`` for an answer in a row of a list.
    """

    field: str
    earlier: tuple[EarlierAnswer, ...]


def histories(session: Session, review: Review, section: str) -> tuple[FieldHistory, ...]:
    """Every answer of a section that was once something else."""
    found = _of_row(session, "review", review, asked(ReviewFields, section), "")
    for listed in lists_of(section):
        called = listed.record.__tablename__
        rows = stored_rows(session, key(review), listed)
        for kind, row, fields, prefix in _listed(called, rows, asked(listed.fields), listed.name):
            found += _of_row(session, kind, row, fields, prefix)
    if section in CONSIDERED:
        mark = stored_section(session, key(review), section)
        found += () if mark is None else _of_row(session, "review_section", mark, COLUMNS_ASKED, "columns.")
    for kind, row, fields, prefix in _rows(session, key(review), section):
        found += _of_row(session, kind, row, fields, prefix)
    return tuple(found)


def _rows(session: Session, review_id: int, section: str) -> Iterable[Kept]:
    """The rows of a section's lists: the journal's name for them, their questions, and where their answers are."""
    if section == DECISIONS:
        return _listed("decision", stored(session, review_id), asked(DecisionFields), "decisions")
    if section == FAMILY:
        return _listed("family_time", stored_time(session, review_id), asked(FamilyTimeFields), "family")
    if section == WHO:
        return _listed("attendance", attended(session, review_id), asked(AttendanceFields), "attendance")
    if section == START:
        papers = stored_papers(session, review_id)
        return [("paper_received", row, PAPER, f"paper.{row.plan.value}.") for row in papers]
    if section == MONITORING:
        scores = session.exec(select(PlanScore).where(PlanScore.review_id == review_id)).all()
        return [("plan_score", row, asked(PlanScoreFields), f"{row.plan.value}.") for row in scores]
    return ()


def _listed(kind: str, rows: Sequence[Record], fields: tuple[Asked, ...], called: str) -> list[Kept]:
    return [(kind, row, fields, f"{called}[{at}].") for at, row in enumerate(rows)]


def _of_row(
    session: Session, kind: str, row: Record, fields: tuple[Asked, ...], prefix: str
) -> tuple[FieldHistory, ...]:
    if not fields:
        return ()
    query = select(JournalEntry).where(JournalEntry.kind == kind, JournalEntry.row_id == row.id)
    entries = [
        (json.loads(one.before or "{}"), json.loads(one.after or "{}"), one.at)
        for one in session.exec(query.order_by(col(JournalEntry.id))).all()
    ]
    found = []
    for field in fields:
        earlier = _earlier(field, entries, _kept(row, field.name))
        if earlier:
            found.append(FieldHistory(f"{prefix}{field.name}", earlier))
    return tuple(found)


def _earlier(
    field: Asked, entries: list[tuple[dict[str, Any], dict[str, Any], datetime]], now: object
) -> tuple[EarlierAnswer, ...]:
    found: dict[str, EarlierAnswer] = {}
    written_at: datetime | None = None
    for before, after, at in entries:
        was, became = before.get(field.name), after.get(field.name)
        if was == became:
            continue
        words = _words(field, was)
        if words and was != now:
            found.pop(words, None)
            found[words] = EarlierAnswer(words, was, written_at or at)
        written_at = at
    return tuple(reversed(found.values()))


def _words(field: Asked, value: Any) -> str:
    """An answer of the journal in words; a code that is no longer in its list says nothing."""
    if value in (None, "", False):
        return ""
    if issubclass(field.kind, Code):
        return next((one.label for one in field.kind if one.value == value), "")
    if issubclass(field.kind, date):
        return in_words(date.fromisoformat(value))
    return in_words(value)


def _kept(row: SQLModel, name: str) -> object:
    return row.model_dump(mode="json", include={name})[name]
