"""What an answer was before: every earlier wording of one answer, from the journal of what changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.codes import Code
from iro_desk.records import (
    Decision,
    DecisionFields,
    FamilyTime,
    FamilyTimeFields,
    JournalEntry,
    Review,
    ReviewFields,
)
from iro_desk.records.forms import Asked, asked
from iro_desk.records.review import DECISIONS, FAMILY
from iro_desk.services.entering import key
from iro_desk.services.reviews.answers import in_words
from iro_desk.services.reviews.family import stored_time
from iro_desk.services.reviews.parts import stored


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
        field: its name on the review, or ``decisions[0].what`` for a decision.
    """

    field: str
    earlier: tuple[EarlierAnswer, ...]


def histories(session: Session, review: Review, section: str) -> tuple[FieldHistory, ...]:
    """Every answer of a section that was once something else."""
    found = _of_row(session, "review", review, asked(ReviewFields, section), "")
    if section == DECISIONS:
        for at, decision in enumerate(stored(session, key(review))):
            found += _of_row(session, "decision", decision, asked(DecisionFields), f"decisions[{at}].")
    if section == FAMILY:
        for at, row in enumerate(stored_time(session, key(review))):
            found += _of_row(session, "family_time", row, asked(FamilyTimeFields), f"family[{at}].")
    return found


def _of_row(
    session: Session, kind: str, row: Review | Decision | FamilyTime, fields: tuple[Asked, ...], prefix: str
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
