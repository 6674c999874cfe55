"""Two texts for one thing, side by side, until the officer says which stands. Neither is ever thrown away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.case_package import Kept
from iro_desk.domain.codes import ReviewState, SheetState
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.records import (
    Consultation,
    Decision,
    DecisionFields,
    Feedback,
    GivenOut,
    HeldUp,
    LegalPeriod,
    Letter,
    OtherText,
    Person,
    Placement,
    Review,
    ReviewVersion,
    Sheet,
    SheetVersion,
    Visit,
)
from iro_desk.records.base import Record
from iro_desk.records.plain_rows import plain, typed
from iro_desk.services.case_package import texts
from iro_desk.services.case_package.rows import record_of
from iro_desk.services.entering import fetch, key
from iro_desk.services.sheet_forms import form_of

FOLLOWED = (Decision, Consultation, Feedback, GivenOut, HeldUp)
WHERE = {
    "child": "The child’s details",
    "person": "Somebody around the child",
    "placement": "A home",
    "legal_period": "A legal status",
    "childs_words": "The child’s words",
    "promise": "A promise",
    "ask": "What the child asked for",
    "decision": "A decision",
    "concern": "A concern",
    "letter": "A letter",
    "letter_part": "A part of a letter",
    "plan": "A plan",
    "plan_answer": "What was seen in a plan",
    "plan_score": "A grade of a plan",
    "event": "Something that happened",
    "jot": "A jot",
    "appointment": "A booking",
    "circumstances": "What applies to the child",
    "review_section": "A section of a review",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts.

    Args:
        where: what they stand in, such as "Visit of Thu 4 June 2026".
        about: the question they answer.
        ours, theirs: in words.
        may_take: whether the one that came may be taken; False where what is here is finished and locked.
        may_join: whether one may be put under the other.
        settled: what was chosen; None while both wait.
    """

    pair_id: int
    where: str
    about: str
    ours: str
    theirs: str
    may_take: bool
    may_join: bool
    arrived_at: datetime
    settled: Kept | None


def pairs(session: Session, child_id: int) -> tuple[Pair, ...]:
    """Return every pair of texts of a child: those that wait first, then those settled, newest first."""
    rows = session.exec(
        select(OtherText).where(OtherText.child_id == child_id).order_by(col(OtherText.id).desc())
    ).all()
    found = [pair for row in rows if (pair := _pair(session, row)) is not None]
    return tuple(sorted(found, key=lambda pair: pair.settled is not None))


def waiting(session: Session, child_id: int) -> int:
    """Return how many pairs of a child wait for the officer."""
    return sum(pair.settled is None for pair in pairs(session, child_id))


def settle(session: Session, pair_id: int, choice: Kept, now: datetime) -> None:
    """Say which of two texts stands; the other stays to be read beside it.

    Raises:
        Refusal: what is here is finished, or the two cannot be joined.
    """
    pair_row = fetch(session, OtherText, pair_id)
    row = _row(session, pair_row)
    if row is None:
        raise Refusal("What this text belonged to is no longer here.", "It is kept on this page to be read.")
    if choice is not Kept.OURS:
        if _is_finished(session, row, pair_row.field):
            raise Refusal("What is here is finished.", "Open it again to change it, then choose.")
        ours, theirs = json.loads(_now(row, pair_row.field)), json.loads(pair_row.theirs)
        _put(row, pair_row.field, theirs if choice is Kept.THEIRS else _joined(ours, theirs))
    pair_row.settled, pair_row.settled_at = choice, now
    session.flush()


def _pair(session: Session, row: OtherText) -> Pair | None:
    here = _row(session, row)
    ours = row.here if here is None or row.settled is not None else _now(here, row.field)
    form = here.form if isinstance(here, Sheet) else ""
    finished = here is not None and _is_finished(session, here, row.field)
    both = all(isinstance(one, str) and one.strip() for one in (json.loads(ours), json.loads(row.theirs)))
    return Pair(
        pair_id=key(row),
        where=_where(row.kind, here),
        about=texts.label(row.kind, row.field, form),
        ours=texts.words(row.kind, row.field, ours),
        theirs=texts.words(row.kind, row.field, row.theirs),
        may_take=here is not None and not finished,
        may_join=here is not None and not finished and both and _is_free(row.kind, row.field),
        arrived_at=row.arrived_at,
        settled=row.settled,
    )


def _row(session: Session, pair: OtherText) -> Record | None:
    return session.get(record_of(pair.kind), pair.row_id)


def _where(kind: str, row: Record | None) -> str:
    if isinstance(row, Visit):
        return f"Visit of {dated(row.visit_on)}"
    if isinstance(row, Review):
        return f"Review of {dated(row.review_on)}"
    if isinstance(row, Sheet):
        return form_of(row.form).title
    if isinstance(row, Person):
        return f"{row.name}, around the child"
    if isinstance(row, Placement | LegalPeriod):
        return f"{WHERE[kind]} from {dated(row.started_on)}"
    return WHERE.get(kind, kind.replace("_", " ").capitalize())


def _is_finished(session: Session, row: Record, field: str) -> bool:
    """Whether the text is, or is part of, something finished that only its own page may change."""
    if isinstance(row, ReviewVersion | SheetVersion):
        return True
    if isinstance(row, Sheet):
        return row.state is SheetState.FINISHED
    letter_id = row.id if isinstance(row, Letter) else getattr(row, "letter_id", None)
    letter = session.get(Letter, letter_id) if letter_id else None
    if letter is not None:
        return letter.finished_at is not None
    if isinstance(row, FOLLOWED) and field not in DecisionFields.model_fields:
        return False  # what became of it is followed after the review is finished
    review_id = row.id if isinstance(row, Review) else getattr(row, "review_id", None)
    review = session.get(Review, review_id) if review_id else None
    return review is not None and review.state is ReviewState.FINISHED and review.reopened_at is None


def _is_free(kind: str, field: str) -> bool:
    """Whether a text is written freely, so that one may stand under the other."""
    if ":" in field:
        return True
    column = SQLModel.metadata.tables[kind].columns[field]
    return type(column.type).__name__ in ("AutoString", "String", "Text")


def _now(row: Record, field: str) -> str:
    name, _, question = field.partition(":")
    value = getattr(row, name)
    if question:
        return json.dumps(json.loads(value).get(question), ensure_ascii=False)
    return json.dumps(plain(value), ensure_ascii=False)


def _put(row: Record, field: str, value: Any) -> None:
    name, _, question = field.partition(":")
    if question:
        held = json.loads(getattr(row, name))
        held[question] = value
        setattr(row, name, json.dumps(held, ensure_ascii=False))
        return
    table = SQLModel.metadata.tables[str(type(row).__tablename__)]
    checked = type(row).model_validate({**row.model_dump(), **typed(table, {name: value})})
    setattr(row, name, getattr(checked, name))


def _joined(ours: Any, theirs: Any) -> str:
    if not isinstance(ours, str) or not isinstance(theirs, str):
        raise Refusal("These two cannot stand one under the other.", "Choose one of them.")
    return f"{ours.rstrip()}\n\n{theirs.lstrip()}"
