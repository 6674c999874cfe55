"""The figures of a year leaving the desk: rows for a spreadsheet, or text for the quarterly report."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from io import BytesIO
from itertools import chain

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.sending.marking import without_names
from iro_desk.domain.working_days import Calendar
from iro_desk.exports.documents.frame import DEMONSTRATION
from iro_desk.exports.formats import delimited
from iro_desk.services import settings
from iro_desk.services.figures.leaving import Leaving, Row, beside, leaving
from iro_desk.services.figures.wanted import Wanted
from iro_desk.services.figures.year import YearFigures, figures

HEADERS = ("Marking", "Measure", "Period", "Number", "Out of", "Per cent", "Method", "Note")
Cell = str | float | int


class Form(StrEnum):
    """How the table leaves, by the suffix of its file."""

    ROWS = ".csv"
    WORKBOOK = ".xlsx"


def file_name(form: Form, wanted: Wanted) -> str:
    """A name with the year and nothing about anyone."""
    return f"Figures-{wanted.year.begins}-{(wanted.year.begins + 1) % 100:02}{form.value}"


def made(
    session: Session, form: Form, wanted: Wanted, today: date, calendar: Calendar, rules: ClockRules
) -> bytes:
    """The table by quarter as the bytes of a file. Raises Refusal for the figures of one child."""
    found = figures(session, wanted, today, calendar, rules)
    ready = leaving(found, beside(session, wanted, today, calendar, rules))
    rows = _rows(ready, _marking(session, found))
    return _workbook(rows) if form is Form.WORKBOOK else delimited.write(HEADERS, _texts(rows))


def text(session: Session, wanted: Wanted, today: date, calendar: Calendar, rules: ClockRules) -> str:
    """The figures of the period as text to paste. Raises Refusal for the figures of one child."""
    found = figures(session, wanted, today, calendar, rules)
    ready = leaving(found, beside(session, wanted, today, calendar, rules))
    about = (f"{name}: {words}" for name, words in ready.about)
    marking = _marking(session, found)
    head = (marking, ready.title, "") if marking else (ready.title, "")
    return "\n".join(chain(head, ready.sentences, ("",), about))


def _marking(session: Session, found: YearFigures) -> str:
    behind = {one.child_id for one in found.reviews} | {one.child_id for one in found.raised}
    is_invented = any(found.children[child_id].is_demonstration for child_id in behind)
    marking = without_names(settings.marking(session))
    return f"{marking} {DEMONSTRATION}".strip() if is_invented else marking


def _rows(ready: Leaving, marking: str) -> list[tuple[Cell, ...]]:
    table = [(marking, *_cells(row)) for row in ready.rows]
    return [*table, *((marking, name, "", "", "", "", words, "") for name, words in ready.about)]


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.measure,
        row.period,
        "" if row.of is None else row.of,
        "" if row.out_of is None else row.out_of,
        "" if row.percent is None else float(row.percent),
        row.method,
        row.note,
    )


def _texts(rows: list[tuple[Cell, ...]]) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row) for row in rows]


def _workbook(rows: list[tuple[Cell, ...]]) -> bytes:
    from openpyxl import Workbook  # slow to import, and needed only here

    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Figures"
    sheet.append(HEADERS)
    for row in rows:
        sheet.append([delimited.guarded(cell) if isinstance(cell, str) else cell for cell in row])
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFGH", (22, 40, 24, 10, 10, 10, 60, 26), strict=True):
        sheet.column_dimensions[column].width = width
    out = BytesIO()
    book.save(out)
    return out.getvalue()
