"""What was answered in a form: typed values, read from and written to JSON.

A draft and a record keep the same JSON, by the id of each question: words, numbers, days as YYYY-MM-DD (or the
text itself while it is not yet a day), lists of words, ``{"words", "share"}`` for each line of a child's, and a
row's cells by column with ``_source`` for a row that was filled in. The box of a choice is ``id.because``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from iro_desk.domain.codes import Share
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.shape import Column, Form, Question

BECAUSE = ".because"
SOURCE = "_source"
ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the child's own words, with what may happen to it."""

    words: str
    share: Share


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``source`` says what it was filled in from, such as "decision:4", and is empty for most."""

    cells: Mapping[str, Any]
    source: str = ""

    def cell(self, column: str) -> Any:
        """Return one cell; None when it is blank."""
        return self.cells.get(column)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in it."""
        return all(is_blank(cell) for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Misread:
    """Something typed that is not what its question asks for, such as a day that is not one.

    Args:
        field: where it stands: ``ended``, or ``timeline[0].on``.
        kind: what was asked for: "date" or "number".
    """

    question_id: str
    field: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything answered in one form.

    Args:
        values: by question; what is blank is not there. Words, numbers, days, lists of words, Lines and Rows.
        misread: what could not be read; its question counts as blank.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    misread: tuple[Misread, ...] = ()

    def get(self, name: str) -> Any:
        """Return one answer; None when it is blank."""
        return self.values.get(name)

    def because(self, question_id: str) -> str:
        """Return what was written in a question's box; empty when nothing was."""
        return str(self.values.get(question_id + BECAUSE, ""))

    def rows(self, question_id: str) -> tuple[Row, ...]:
        """Return the rows of one question."""
        return self.values.get(question_id) or ()

    def lines(self, question_id: str) -> tuple[Line, ...]:
        """Return the child's lines of one question."""
        return self.values.get(question_id) or ()

    def day(self, question_id: str) -> date | None:
        """Return the day answered; None when it is blank."""
        found = self.values.get(question_id)
        return found if isinstance(found, date) else None


def read_answers(form: Form, kept: Mapping[str, Any]) -> Answers:
    """Give every answer its type; what cannot be read is told of and counts as blank."""
    values: dict[str, Any] = {}
    misread: list[Misread] = []
    for question in form.questions:
        found = _answer(question, kept.get(question.id), misread)
        if not is_blank(found):
            values[question.id] = found
        because = str(kept.get(question.id + BECAUSE) or "").strip()
        if because:
            values[question.id + BECAUSE] = because
    return Answers(values, tuple(misread))


def to_json(answers: Answers) -> str:
    """Write answers as they are kept."""
    return json.dumps({name: _kept(value) for name, value in answers.values.items()}, ensure_ascii=False)


def _kept(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Line):
        return {"words": value.words, "share": value.share.value}
    if isinstance(value, Row):
        cells = {name: _kept(cell) for name, cell in value.cells.items()}
        return {**cells, SOURCE: value.source} if value.source else cells
    return [_kept(part) for part in value] if isinstance(value, tuple) else value


def _answer(question: Question, kept: Any, misread: list[Misread]) -> Any:
    match question.kind:
        case "rows" | "actions":
            return tuple(_rows(question, kept, misread))
        case "lines":
            return tuple(_lines(kept))
        case "choices" | "list" | "people":
            listed = kept if isinstance(kept, list) else []
            found = tuple(str(part).strip() for part in listed if str(part).strip())
            offered = [choice.label for choice in question.choices]
            return tuple(word for word in offered if word in found) if offered else found
    return _one(question, kept, question.id, question.id, misread)


def _lines(kept: Any) -> Iterator[Line]:
    for part in kept if isinstance(kept, list) else []:
        words = str(part.get("words") or "").strip()
        if words:
            may_share = part.get("share") == Share.MAY_SHARE.value
            yield Line(words, Share.MAY_SHARE if may_share else Share.PRIVATE)


def _rows(question: Question, kept: Any, misread: list[Misread]) -> Iterator[Row]:
    listed = [part for part in kept if isinstance(part, dict)] if isinstance(kept, list) else []
    if question.items:
        by_item = {part.get(ITEM): part for part in listed}
        listed = [{**by_item.get(item, {}), ITEM: item} for item in question.items]
    number = 0
    for part in listed:
        unread: list[Misread] = []
        cells = {
            column.id: _one(
                column, part.get(column.id), question.id, f"{question.id}[{number}].{column.id}", unread
            )
            for column in question.columns
        }
        if ITEM in part:
            cells[ITEM] = part[ITEM]
        row = Row(
            {name: cell for name, cell in cells.items() if not is_blank(cell)}, str(part.get(SOURCE) or "")
        )
        if row.is_blank and not unread:
            continue
        misread.extend(unread)
        number += 1
        yield row


def _one(asked: Question | Column, kept: Any, question_id: str, where: str, misread: list[Misread]) -> Any:
    if kept is None or (isinstance(kept, str) and not kept.strip()):
        return None
    if asked.kind == "date":
        try:
            return date.fromisoformat(str(kept))
        except ValueError:
            misread.append(Misread(question_id, where, asked.label, "date"))
            return None
    if asked.kind == "number":
        try:
            return _number(kept)
        except ValueError:
            misread.append(Misread(question_id, where, asked.label, "number"))
            return None
    found = str(kept).strip()
    if asked.choices and found not in [choice.label for choice in asked.choices]:
        return None
    return found


def _number(kept: Any) -> int | float:
    found = float(kept)
    return int(found) if found.is_integer() else found
