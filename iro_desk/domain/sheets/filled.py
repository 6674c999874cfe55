"""A form with its answers and the facts about its child: what it shows, and its sentences filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.sheets.answers import Answers, Line, Row
from iro_desk.domain.sheets.conditions import Scope, holds, value
from iro_desk.domain.sheets.shape import Choice, Form, Question, Section
from iro_desk.domain.sheets.soundness import SLOT
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar

_OF_ONE = {"are": "is", "do": "does", "have": "has"}
_ONE = re.compile(r"\b1 (are|do|have)\b")


@dataclass(frozen=True)
class Known:
    """What is known when a form is filled in.

    Args:
        facts: by the names in ``facts``; what is not known is not there.
        roles: what each person on the child's list is, in words, by name.
        others: what the other children on the desk are called.
        grades: what a plan may be graded, in words: the scale in use, then what stands outside every scale.
    """

    facts: Mapping[str, Any]
    calendar: Calendar
    roles: Mapping[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    grades: tuple[str, ...] = ()

    def begins_as(self, question: Question) -> Any:
        """Return what a new sheet starts with; None for nothing."""
        scope = Scope(self.facts, self.calendar, self.roles)
        return value(question.begins_as, scope) if question.begins_as else None

    def holds(self, condition: str) -> bool:
        """Whether a condition on facts alone holds."""
        return holds(condition, Scope(self.facts, self.calendar, self.roles))


@dataclass(frozen=True)
class Filled:
    """One form as it stands.

    Args:
        frozen: the questions that were shown when it was finished; None while it is being written.
    """

    form: Form
    answers: Answers
    known: Known
    frozen: frozenset[str] | None = None

    @cached_property
    def scope(self) -> Scope:
        """Where conditions find answers and facts; rows and lines are looked through by their cells."""
        values = {name: _looked_through(found) for name, found in self.answers.values.items()}
        return Scope({**self.known.facts, **values}, self.known.calendar, self.known.roles)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that are shown: those with a question that is."""
        return tuple(section for section in self.form.sections if any(True for _ in self.questions(section)))

    def questions(self, section: Section) -> Iterator[Question]:
        """Yield the questions of a section that are shown."""
        if self.frozen is not None:
            yield from (question for question in section.questions if question.id in self.frozen)
        elif holds(section.when, self.scope):
            yield from (question for question in section.questions if holds(question.when, self.scope))

    def shown(self) -> frozenset[str]:
        """Return the ids of every question that is shown."""
        return frozenset(
            question.id for section in self.form.sections for question in self.questions(section)
        )

    def limit(self, question: Question) -> date | None:
        """Return the last or first day of a question; None when it has none that can be worked out."""
        for limit in question.limits:
            if holds(limit.when, self.scope):
                found = value(limit.day, self.scope)
                return found if isinstance(found, date) else None
        return None

    def scope_of(self, question: Question) -> Scope:
        """Return the scope of a question's own rules, which know its limit."""
        return self.scope.within({"limit": self.limit(question)})

    def because(self, question: Question) -> Choice | None:
        """Return the box that is open under a question; None when none is."""
        chosen = self.answers.get(question.id)
        picked = chosen if isinstance(chosen, tuple) else (chosen,)
        for choice in question.choices:
            if choice.because and choice.label in picked:
                return choice
        if question.because:
            return Choice("", question.because, question.because_stop if chosen is not None else "")
        return None

    def say(self, words: str, question: Question | None = None, more: Mapping[str, Any] | None = None) -> str:
        """Return a sentence with its slots filled; one without a value is left out with its space."""
        slots = {**self.scope.values, "child": self.known.facts.get("child_name")}
        if question is not None:
            answer = self.answers.get(question.id)
            slots |= {"date": answer, "name": answer, "limit": self.limit(question)}
        slots |= more or {}
        said = " ".join(SLOT.sub(lambda found: in_words(slots.get(found[1])), words).split())
        return _ONE.sub(lambda found: f"1 {_OF_ONE[found[1]]}", said)


def in_words(found: Any) -> str:
    """Return an answer as a sentence holds it."""
    if isinstance(found, date):
        return dated(found)
    if isinstance(found, tuple):
        return joined([in_words(part) for part in found])
    if isinstance(found, Mapping):
        return str(found.get("words") or next(iter(found.values()), ""))
    return "" if found is None else str(found)


def _looked_through(found: Any) -> Any:
    if isinstance(found, tuple):
        return tuple(_looked_through(part) for part in found)
    if isinstance(found, Row):
        return dict(found.cells)
    if isinstance(found, Line):
        return {"words": found.words, "share": found.share.value}
    return found
