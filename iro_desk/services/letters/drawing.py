"""Draws a letter's parts from the record as it stands, and keeps them in the order they are read."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.letters.composing import ComposedPart, compose
from iro_desk.records import Letter, LetterPart
from iro_desk.services.entering import insert, key
from iro_desk.services.letters.facts import gather
from iro_desk.services.letters.phrases import grammar
from iro_desk.services.letters.stored import parts


def composed(session: Session, letter: Letter) -> tuple[ComposedPart, ...]:
    """Every part as the record would now have it."""
    return compose(grammar(letter.kind, letter.voice).parts, gather(session, letter), letter.voice)


def draw(session: Session, letter: Letter) -> None:
    """Compose every part again; what the officer wrote stays as it is, and so does a part no longer offered."""
    held = {part.slot: part for part in parts(session, key(letter))}
    for position, drawn in enumerate(composed(session, letter)):
        part = held.pop(drawn.slot, None)
        if part is None:
            insert(
                session, LetterPart, letter_id=key(letter), slot=drawn.slot, position=position,
                heading=drawn.heading, composed=drawn.text,
            )  # fmt: skip
            letter.finished_at = None
            continue
        if part.position != position:
            part.position = position
        if (part.composed, part.heading) != (drawn.text, drawn.heading):
            part.composed, part.heading = drawn.text, drawn.heading
            letter.finished_at = None
    session.flush()
