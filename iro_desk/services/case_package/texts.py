"""Where two versions of one row say something else, text by text, and each text in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.types import Date
from sqlmodel import SQLModel

from iro_desk.domain.codes.code import Code
from iro_desk.domain.sheets.answers import SOURCE
from iro_desk.domain.wording import dated
from iro_desk.records.base import CodeType, UtcDateTime
from iro_desk.records.forms import asked
from iro_desk.services.case_package.rows import record_of
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.visits.guide import visit_form

ANSWERS = "answers"
NOT_TEXTS = frozenset(
    {"position", "identity_colour", "family_key", "byte_count", "sha256", "small", "content", "journey", "uid",
     "is_demonstration",
     "due_on"}
)  # fmt: skip
"""Columns that nobody reads as words."""

STAGES = {"review": ("state",), "sheet": ("state",)}
"""How far a thing has got is never taken from a package: it is finished here, with everything that finishing does."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One text; ``ours`` and ``theirs`` are JSON."""

    field: str
    ours: str
    theirs: str


def differing(kind: str, ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[Differing]:
    """Yield every text of a row that the two say otherwise."""
    for name in _compared(kind):
        mine, other = ours.get(name), theirs.get(name)
        if mine == other or name not in theirs:
            continue
        if name == ANSWERS:
            yield from _answers(str(mine), str(other))
        else:
            yield Differing(name, _json(mine), _json(other))


def label(kind: str, field: str, form: str = "") -> str:
    """What a text is the answer to.

    Args:
        form: of a short form, its id.
    """
    name, _, question = field.partition(":")
    if question:
        return _question(kind, form, question)
    found = next((one.form.label for one in asked(record_of(kind)) if one.name == name), "")
    return found or name.replace("_", " ").capitalize()


def words(kind: str, field: str, text: str) -> str:
    """A value in words; "Blank" when nothing stands there."""
    value = json.loads(text)
    column = SQLModel.metadata.tables[kind].columns.get(field)
    if value in (None, "", [], {}):
        return "Blank"
    if column is not None and isinstance(column.type, CodeType):
        member = column.type.codes(value)
        return member.label if isinstance(member, Code) else str(value)
    if column is not None and isinstance(column.type, Date):
        return dated(date.fromisoformat(value))
    return "\n".join(_lines(value))


def _question(kind: str, form_id: str, question: str) -> str:
    plain = question.partition(".")[0]
    form = visit_form() if kind == "visit" else form_of(form_id) if form_id else None
    found = next((one.label for one in form.questions if one.id == plain), "") if form else ""
    return found or plain.replace("_", " ").capitalize()


def _compared(kind: str) -> Iterator[str]:
    table = SQLModel.metadata.tables[kind]
    for column in table.columns:
        is_stamp = isinstance(column.type, UtcDateTime)
        skipped = column.name in NOT_TEXTS or column.name in STAGES.get(kind, ())
        if not (column.primary_key or column.foreign_keys or is_stamp or skipped):
            yield column.name


def _answers(ours: str, theirs: str) -> Iterator[Differing]:
    mine, other = json.loads(ours), json.loads(theirs)
    for question in dict.fromkeys((*mine, *other)):
        if not question.startswith("_") and mine.get(question) != other.get(question):
            yield Differing(f"{ANSWERS}:{question}", _json(mine.get(question)), _json(other.get(question)))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield "Yes" if value else "No"
    elif isinstance(value, list):
        for one in value:
            yield ", ".join(_lines(one))
    elif isinstance(value, dict):
        for name, one in value.items():
            if name != SOURCE and one not in (None, ""):
                yield from _lines(one)
    elif value not in (None, ""):
        yield str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
