"""What is stored of a letter: its parts, its child's wishes, and the words that stand in a part."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.records import LetterDecision, LetterPart, LetterWishes


def parts(session: Session, letter_id: int) -> list[LetterPart]:
    """The parts of a letter, in the order they are read."""
    query = select(LetterPart).where(LetterPart.letter_id == letter_id)
    return list(session.exec(query.order_by(col(LetterPart.position), col(LetterPart.id))).all())


def text_of(part: LetterPart) -> str:
    """What stands in a part: the officer's own words, or those drawn from the record."""
    return part.composed if part.written is None else part.written


def wishes_of(session: Session, child_id: int) -> LetterWishes:
    """What is kept of how a child wants letters; a new row, not yet stored, when nothing was said."""
    found = session.exec(select(LetterWishes).where(LetterWishes.child_id == child_id)).first()
    return found or LetterWishes.model_validate({"child_id": child_id})


def said_of_decisions(session: Session, letter_id: int | None) -> dict[int, LetterDecision]:
    """What was said of each decision in one letter, by the decision; empty for a letter not begun."""
    query = select(LetterDecision).where(LetterDecision.letter_id == letter_id)
    return {row.decision_id: row for row in session.exec(query).all()}
