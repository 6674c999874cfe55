"""What stops a form being finished, and what is worth a look, each with its question and row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from iro_desk.domain.findings import Finding, Severity
from iro_desk.domain.sheets.answers import Line, Row
from iro_desk.domain.sheets.conditions import Scope, holds, is_blank, value
from iro_desk.domain.sheets.filled import Filled, in_words
from iro_desk.domain.sheets.shape import Column, Question, Rule, Section
from iro_desk.domain.wording import dated

BEFORE_BIRTH = "This is before {child} was born, {born_on}. Change it, or carry on if it is right."
NAMED = (
    "This may name another child. Write “another child” in place of the name, or carry on if it is not one."
)
TO_COME = "{what} must be today or earlier. Put a meeting still to come in the planner."


def check(filled: Filled) -> tuple[Finding, ...]:
    """Every finding, in the order of the form; only what is shown is looked at."""
    return tuple(
        finding
        for section in filled.sections()
        for question in filled.questions(section)
        for finding in _Checked(filled, section, question).findings()
    )


class _Checked:
    """One question, being looked at."""

    def __init__(self, filled: Filled, section: Section, question: Question) -> None:
        self.filled = filled
        self.section = section
        self.question = question
        self.answer = filled.answers.get(question.id)
        self.scope = filled.scope_of(question)

    def findings(self) -> Iterator[Finding]:
        """Everything there is to say about it."""
        unread = [one for one in self.filled.answers.misread if one.question_id == self.question.id]
        for one in unread:
            yield self._stop(f"{one.label} must be a {_real(one.kind)}.", one.field)
        if not unread and self.question.needed and is_blank(self.answer):
            yield self._stop(self.question.needed)
        yield from self._box()
        yield from self._cells()
        yield from self._day()
        yield from self._names()
        for rule in self.question.stops:
            yield from self._rule(rule, "stop")
        for rule in self.question.asks:
            yield from self._rule(rule, "look")

    def _stop(self, words: str, field: str = "", more: dict[str, object] | None = None) -> Finding:
        return self._found(words, "stop", field, more)

    def _found(
        self, words: str, severity: Severity, field: str = "", more: dict[str, object] | None = None
    ) -> Finding:
        said = self.filled.say(words, self.question, more)
        code = f"{self.filled.form.id}.{self.question.id}"
        return Finding(code, said, self.section.title, field or self.question.id, severity)

    def _box(self) -> Iterator[Finding]:
        box = self.filled.because(self.question)
        if box is not None and box.stop and not self.filled.answers.because(self.question.id):
            yield self._stop(box.stop, f"{self.question.id}.because")

    def _cells(self) -> Iterator[Finding]:
        """What each row must hold; a sentence with {n} is said once for all of them."""
        rows = self.filled.answers.rows(self.question.id) if self.question.has_rows else ()
        counted: set[str] = set()
        unread = {one.field for one in self.filled.answers.misread}
        for number, row in enumerate(rows):
            for column in self.question.columns:
                field = f"{self.question.id}[{number}].{column.id}"
                if not column.needed or not is_blank(row.cell(column.id)) or field in unread:
                    continue
                if "{n}" not in column.needed:
                    yield self._stop(_of_row(column.needed, row, number, len(rows)), field)
                elif column.id not in counted:
                    counted.add(column.id)
                    yield self._stop(column.needed, field, {"n": _blank_in(rows, column)})

    def _day(self) -> Iterator[Finding]:
        """The day of the form has come, and in the child's life."""
        facts = self.filled.known.facts
        day, today, born_on = self.answer, facts.get("today"), facts.get("born_on")
        if self.question.id != self.filled.form.dated_by or not isinstance(day, date):
            return
        if isinstance(today, date) and day > today:
            yield self._stop(TO_COME.replace("{what}", self.question.label))
        if isinstance(born_on, date) and day < born_on:
            yield self._found(BEFORE_BIRTH, "look", more={"born_on": dated(born_on)})

    def _names(self) -> Iterator[Finding]:
        """Another child named where the form is about one child's care."""
        if self.filled.form.names_no_other and self.filled.known.others:
            text = f"{in_words(self.answer)} {self.filled.answers.because(self.question.id)}"
            if isinstance(self.answer, tuple):
                text += " ".join(_all_words(part) for part in self.answer)
            if words_of(text) & self.filled.known.others:
                yield self._found(NAMED, "look")

    def _rule(self, rule: Rule, severity: Severity) -> Iterator[Finding]:
        if not rule.each:
            if holds(rule.when, self.scope):
                yield self._found(rule.say, severity, more=_numbers(rule, self.scope))
            return
        rows = self.filled.answers.rows(self.question.id)
        wrong = [
            (number, row, scope)
            for number, row in enumerate(rows)
            if holds(rule.when, scope := self.scope.within(row.cells))
        ]
        if wrong and "{n}" in rule.say and not rule.n:
            yield self._found(rule.say, severity, f"{self.question.id}[{wrong[0][0]}]", {"n": len(wrong)})
            return
        for number, row, scope in wrong:
            more = {**scope.values, **_numbers(rule, scope)}
            words = _of_row(rule.say, row, number, len(rows))
            yield self._found(words, severity, f"{self.question.id}[{number}]", more)


def words_of(text: str) -> frozenset[str]:
    """Every word of a text in small letters, without what stands round it."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def _all_words(part: Any) -> str:
    if isinstance(part, Row):
        return " ".join(str(cell) for cell in part.cells.values())
    return part.words if isinstance(part, Line) else str(part)


def _numbers(rule: Rule, scope: Scope) -> dict[str, object]:
    given = {"n": rule.n, "m": rule.m}
    return {name: value(text, scope) for name, text in given.items() if text}


def _blank_in(rows: tuple[Row, ...], column: Column) -> int:
    return sum(1 for row in rows if is_blank(row.cell(column.id)))


def _of_row(words: str, row: Row, number: int, count: int) -> str:
    item = row.cell("item")
    if item:
        return f"{item}: {words}"
    return f"Row {number + 1}: {words}" if count > 1 else words


def _real(kind: str) -> str:
    return "real date, like 27 3 2026" if kind == "date" else "number"
