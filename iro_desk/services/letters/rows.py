"""One letter as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.forms import LetterForm, LetterTheme
from iro_desk.records import Letter
from iro_desk.services.entering import fetch, key
from iro_desk.services.letters.drawing import composed
from iro_desk.services.letters.stored import parts


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a letter; ``written`` is None while the composed text stands.

    Args:
        changed_since: the record would now compose it differently.
    """

    part_id: int
    slot: str
    heading: str
    composed: str
    written: str | None
    left_out: bool
    changed_since: bool


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter with its parts in the order they are read; ``review_id`` is None when it is about no review."""

    letter_id: int
    child_id: int
    review_id: int | None
    kind: LetterKind
    voice: Voice
    form: LetterForm
    theme: LetterTheme | None
    dated_on: date
    finished: bool
    parts: tuple[PartRow, ...]


def letter(session: Session, letter_id: int) -> LetterRow:
    """One letter."""
    return _row(session, fetch(session, Letter, letter_id))


def of_child(session: Session, child_id: int) -> tuple[LetterRow, ...]:
    """Every letter to a child, newest first."""
    query = select(Letter).where(Letter.child_id == child_id)
    rows = session.exec(query.order_by(col(Letter.dated_on).desc(), col(Letter.id).desc())).all()
    return tuple(_row(session, row) for row in rows)


def _row(session: Session, row: Letter) -> LetterRow:
    fresh = {part.slot: (part.heading, part.text) for part in composed(session, row)}
    made = tuple(
        PartRow(
            part_id=key(part),
            slot=part.slot,
            heading=part.heading,
            composed=part.composed,
            written=part.written,
            left_out=part.left_out,
            changed_since=fresh.get(part.slot, (part.heading, part.composed))
            != (part.heading, part.composed),
        )
        for part in parts(session, key(row))
    )
    return LetterRow(
        letter_id=key(row),
        child_id=row.child_id,
        review_id=row.review_id,
        kind=row.kind,
        voice=row.voice,
        form=LetterForm(row.form, row.fold, row.tinted),
        theme=row.theme,
        dated_on=row.dated_on,
        finished=row.finished_at is not None,
        parts=made,
    )
