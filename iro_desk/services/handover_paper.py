"""Builds the hand-over pack: the child-centred summary, with promises still to keep and what is open as of today.

Addresses, protected people, and what the child keeps private never reach it: they go with the case itself, and the
pack says so where the next officer reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind, Role, SheetState
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection, Shape
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sheets.answers import SOURCE, Answers, read_answers
from iro_desk.domain.wording import age_words, dated, long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Person, Sheet
from iro_desk.services import clockwork, settings
from iro_desk.services.entering import fetch, key
from iro_desk.services.filed_form import filed_sections
from iro_desk.services.names import display_name
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets import handing_on
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.paper import paper
from iro_desk.services.sheets.stored import held

TITLE = "Hand-over pack"
FORM = "handover"
NO_SUMMARY = "The summary for the next officer is not finished."
LIVE = ("promises", "open")
PROMISES = ("Promise", "By", "What will happen to it", "To whom, or how they will be told")
OPEN = ("Kind", "What", "Who", "By", "What the next officer needs to know")
NOT_HERE = "What is not in this pack"
IN_THE_PACKAGE = (
    "Addresses and telephone numbers, people who are kept safe from others, and who must not be told where the child "
    "lives are not in this pack. They are in the case package, which opens in IRO Desk: read them there before "
    "anything is sent to anybody."
)
_OF_OPEN = {"Concern": (Part.OFFICER_VIEW,)}


def handover(
    session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> FiledPaper:
    """The pack of one child as it stands today, from the newest finished summary.

    Raises:
        Refusal: there is no finished summary.
    """
    sheet = _summary(session, child_id)
    child, officer = fetch(session, Child, child_id), settings.current(session)
    told = paper(session, key(sheet), today, calendar, rules)
    form = form_of(FORM)
    answers = read_answers(form, held(sheet.answers))
    knows = known(session, child_id, today, calendar, rules)
    live = {name: handing_on.HANDED_ON[name](session, child_id, knows) for name in LIVE}
    contact = (officer.officer_telephone, officer.officer_email)
    sections = (
        *filed_sections(told, frozenset({*LIVE, form.dated_by})),
        _promises(_merged(live["promises"], answers, "promises")),
        _open(_merged(live["open"], answers, "open")),
        _dates(session, child_id, today),
        _people(session, child_id),
        FiledSection(NOT_HERE, (FiledLine((IN_THE_PACKAGE,), (Part.ATTENDANCE,)),)),
    )
    return FiledPaper(
        kind=DocumentKind.HANDOVER,
        title=TITLE,
        facts=tuple(_facts(child, sheet, today, officer.officer_name, officer.authority_name)),
        sections=tuple(one for one in sections if one.lines),
        officer=officer.officer_name,
        officer_contact=" · ".join(one for one in contact if one),
        is_demonstration=child.is_demonstration,
    )


def _summary(session: Session, child_id: int) -> Sheet:
    query = select(Sheet).where(
        Sheet.child_id == child_id, Sheet.form == FORM, Sheet.state == SheetState.FINISHED
    )
    sheet = session.exec(query.order_by(col(Sheet.finished_at).desc(), col(Sheet.id).desc())).first()
    if sheet is None:
        raise Refusal(NO_SUMMARY, "Finish it, and then put the pack in the outbox.")
    return sheet


def _facts(child: Child, sheet: Sheet, today: date, officer: str, authority: str) -> Iterator[FiledLine]:
    yield FiledLine(("Child", display_name(child)))
    yield FiledLine(("Born", f"{long_date(child.born_on)}, {age_words(child.born_on, today)}"))
    if child.local_code:
        yield FiledLine(("Local reference", child.local_code), is_number=True)
    yield FiledLine(("Officer handing over", officer))
    yield FiledLine(("Authority", authority))
    if sheet.held_on is not None:
        yield FiledLine(("Summary written", long_date(sheet.held_on)))
    yield FiledLine(("Promises and open work as of", long_date(today)))


def _merged(live: Iterable[Mapping[str, Any]], answers: Answers, question: str) -> list[Mapping[str, Any]]:
    """What stands today, each with what the summary says of it, then what was typed into the summary by hand.

    A row the summary took from the record that is settled since is not told again.
    """
    rows = answers.rows(question)
    written = {row.source: row.cells for row in rows if row.source}
    return [
        *({**written.get(row.get(SOURCE, ""), {}), **row} for row in live),
        *(row.cells for row in rows if not row.source),
    ]


def _cells(row: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(_words(row.get(name)) for name in names)


def _words(cell: Any) -> str:
    if isinstance(cell, str) and _is_day(cell):
        return dated(date.fromisoformat(cell))
    return dated(cell) if isinstance(cell, date) else str(cell or "")


def _is_day(cell: str) -> bool:
    return len(cell) == len("2026-06-11") and cell[:4].isdigit() and cell[4::3] == "--"


def _promises(rows: Iterable[Mapping[str, Any]]) -> FiledSection:
    lines = tuple(
        FiledLine(_cells(row, "what", "by", "becomes", "to_whom"), (Part.CHILD_SHARED,)) for row in rows
    )
    return FiledSection("Promises to the child still to keep", lines, Shape.TABLE, PROMISES, (34, 20, 20, 26))


def _open(rows: Iterable[Mapping[str, Any]]) -> FiledSection:
    lines = tuple(
        FiledLine(
            _cells(row, "kind", "what", "owner", "by", "note"),
            _OF_OPEN.get(str(row.get("kind") or ""), (Part.DECISIONS_ALL,)),
        )
        for row in rows
    )
    return FiledSection("What is still open", lines, Shape.TABLE, OPEN, (12, 30, 14, 20, 24))


def _dates(session: Session, child_id: int, today: date) -> FiledSection:
    """What is due from today on, the first first."""
    coming = sorted(clockwork.of_child(session, child_id, today), key=lambda one: one.on)
    lines = tuple(FiledLine((dated(one.on), one.due.task), (Part.NEXT,)) for one in coming)
    return FiledSection("What is due, and when", lines, Shape.TABLE, ("Day", "What"), (25, 75))


def _people(session: Session, child_id: int) -> FiledSection:
    """Who is around the child, without those kept safe from others and without how to reach anybody."""
    query = select(Person).where(Person.child_id == child_id).order_by(col(Person.id))
    rows = [one for one in session.exec(query).all() if not one.is_protected]
    lines = tuple(FiledLine((one.name, _who(one)), (Part.ATTENDANCE,)) for one in rows)
    return FiledSection("Who is around the child", lines, Shape.TABLE, ("Name", "Who they are"), (50, 50))


def _who(person: Person) -> str:
    """Who somebody is; what the officer said they are for papers, where the list says no more than somebody else."""
    if person.role is Role.OTHER and person.paper_role is not None:
        return person.paper_role.label
    return person.role.label
