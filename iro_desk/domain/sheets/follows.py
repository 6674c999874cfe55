"""What follows from a finished form: what came of it in a line, concerns to offer, days to book, a review wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.sheets.answer_sets import YES
from iro_desk.domain.sheets.conditions import holds, value
from iro_desk.domain.sheets.filled import Filled, in_words
from iro_desk.domain.sheets.shape import Question


@dataclass(frozen=True, slots=True)
class ToBook:
    """A day to come that was agreed.

    Args:
        words: what it is, as the planner is to call it.
        clocks: the clocks it answers.
    """

    question_id: str
    words: str
    on: date
    clocks: tuple[str, ...]


def told(filled: Filled) -> str:
    """Return what came of a form in a line; empty when nothing it tells by was answered."""
    return ". ".join(_told(filled))


def concerns(filled: Filled) -> tuple[str, ...]:
    """Return what the answers offer to raise as a concern, a sentence each."""
    found = []
    for rule in filled.form.concerns:
        if holds(rule.when, filled.scope):
            numbers = {
                name: value(text, filled.scope) for name, text in (("n", rule.n), ("m", rule.m)) if text
            }
            found.append(filled.say(rule.say, None, numbers))
    return tuple(found)


def early_review(filled: Filled) -> str | None:
    """Return why a review is needed before its time; None when it is not."""
    asked = filled.form.early_review
    if not asked or asked not in filled.shown() or filled.answers.get(asked) != YES:
        return None
    return filled.answers.because(asked)


def to_book(filled: Filled) -> tuple[ToBook, ...]:
    """Return the days that were agreed and can be put in the planner."""
    return tuple(
        ToBook(question.id, question.book, day, question.clocks)
        for question in _shown(filled)
        if question.book and (day := filled.answers.day(question.id)) is not None
    )


def _told(filled: Filled) -> Iterator[str]:
    shown = filled.shown()
    for name in filled.form.told:
        found = filled.answers.get(name)
        if name not in shown or found is None:
            continue
        question = filled.form.question(name)
        label = filled.say(question.label, question)
        words = in_words(found).rstrip(".")
        yield f"{label} {words}" if label.endswith("?") else f"{label}: {words}"


def _shown(filled: Filled) -> Iterator[Question]:
    shown = filled.shown()
    return (question for question in filled.form.questions if question.id in shown)
