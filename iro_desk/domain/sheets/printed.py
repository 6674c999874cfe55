"""What of a finished form may be printed: answered questions that were shown, no private line, no officer's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from iro_desk.domain.rights.parts import Part, part_of_title
from iro_desk.domain.sharing import SaidLine, sharable
from iro_desk.domain.sheets.answers import ITEM, Row
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.shape import Column, Question
from iro_desk.domain.wording import long_date

NOT_PRINTED = "O"
SEVERAL = frozenset({"list", "choices", "people"})


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """One question with its answer; of ``words``, ``said``, ``points`` and ``rows`` one is filled.

    Args:
        said: the child's own lines that may be shared.
        headers, rows: a table of cells in words.
        question_id: of the question it answers; what was typed beside an answer has its question's.
    """

    question: str
    words: str = ""
    said: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section with what was answered in it; ``part`` is what a reader must have to be told it."""

    title: str
    answers: tuple[PrintedAnswer, ...]
    part: Part = Part.SOS
    section_id: str = ""


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """A finished form for the people who may read it.

    Args:
        child_name: empty for a form that is not about one child.
        dated_on: None only when the form was kept without its day.
        amended_why: why it was changed after it was first finished; empty when it never was.
    """

    title: str
    purpose: str
    child_name: str
    local_code: str
    dated_on: date | None
    officer: str
    officer_contact: str
    authority: str
    sections: tuple[PrintedSection, ...]
    amended_why: str = ""
    is_demonstration: bool = False


def printed_sections(filled: Filled, left: frozenset[str] = frozenset()) -> tuple[PrintedSection, ...]:
    """Return every section that has something to print, in order.

    Args:
        left: the ids of questions that are not printed, whoever reads.
    """
    found = []
    for section in filled.sections():
        answers = tuple(
            replace(answer, question_id=question.id)
            for question in filled.questions(section)
            if question.to != NOT_PRINTED and question.id not in left
            for answer in _printed(filled, question)
        )
        if answers:
            found.append(PrintedSection(section.title, answers, part_of_title(section.title), section.id))
    return tuple(found)


def _printed(filled: Filled, question: Question) -> Iterator[PrintedAnswer]:
    answer = filled.answers.get(question.id)
    if is_blank(answer):
        return
    label = filled.say(question.label, question)
    if question.kind == "lines":
        lines = [SaidLine(line.words, date.min, line.share) for line in filled.answers.lines(question.id)]
        said = sharable(lines)
        if said:
            yield PrintedAnswer(label, said=said)
    elif question.has_rows:
        yield _table(label, question, filled.answers.rows(question.id))
    elif question.kind in SEVERAL and len(answer) > 1:
        yield PrintedAnswer(label, points=answer)
    else:
        yield PrintedAnswer(label, words=_in_words(answer))
    box, because = filled.because(question), filled.answers.because(question.id)
    if box is not None and because:
        yield PrintedAnswer(filled.say(box.because, question), words=because)


def _table(label: str, question: Question, rows: tuple[Row, ...]) -> PrintedAnswer:
    columns = [
        column for column in question.columns if any(not is_blank(row.cell(column.id)) for row in rows)
    ]
    named = bool(question.items)
    headers = tuple(column.label for column in columns)
    cells = tuple(_cells(row, columns, named=named) for row in rows)
    return PrintedAnswer(label, headers=("", *headers) if named else headers, rows=cells)


def _cells(row: Row, columns: list[Column], *, named: bool) -> tuple[str, ...]:
    words = tuple(_in_words(row.cell(column.id)) for column in columns)
    return (str(row.cell(ITEM)), *words) if named else words


def _in_words(answer: Any) -> str:
    if isinstance(answer, date):
        return long_date(answer)
    if isinstance(answer, tuple):
        return ", ".join(str(part) for part in answer)
    return "" if answer is None else str(answer)
