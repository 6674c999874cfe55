"""Reads Annex A list 8 and the caseload sheet: one row for each child, as the child stands today."""

from __future__ import annotations

import re
from dataclasses import replace

from iro_desk.domain.codes import EventKind, LegalStatus, Participation, PermanencePlan, PlacementType
from iro_desk.services.imports.gathering import NAME_LENGTH, WITHOUT_END, Gathered, Reader
from iro_desk.services.imports.rows import IncomingReview
from iro_desk.services.imports.source import Row, Source, TableKind

_LIST_LETTER = re.compile(r"[a-z]{1,2}\)\s*", re.IGNORECASE)
_WITHOUT_DAY = "The child comes in without it."
_LAST = (
    (EventKind.SOCIAL_WORKER_VISIT, "SEEN", "last social worker visit"),
    (EventKind.HEALTH_ASSESSMENT, "HEALTH", "last health assessment"),
)


def gather(source: Source, reader: Reader) -> None:
    """Read every row of both kinds of sheet in ``source``."""
    for row in source.rows(TableKind.ANNEX_A):
        _annex_a(_without_letters(row), reader)
    for row in source.rows(TableKind.CASELOAD):
        _caseload(row, reader)


def _without_letters(row: Row) -> Row:
    """The row without the letters that Annex A numbers its answers by: "a) Yes" becomes "Yes"."""
    return Row(
        row.number,
        {
            name: _LIST_LETTER.sub("", text, count=1) if _LIST_LETTER.match(text) else text
            for name, text in row.cells.items()
        },
    )


def _annex_a(row: Row, reader: Reader) -> None:
    kind = TableKind.ANNEX_A
    code = row.get("CODE")
    child = reader.children.get(code)
    if child is None:
        child = reader.new_child(kind, row, code, "BORN")
        if child is None:
            return
        child.sex = reader.sex(kind, row, code)
        child.ethnicity = row.get("ETHNIC").split(" ")[0].strip("-:")[:8]
        child.unaccompanied = row.get("UASC").upper() in ("Y", "YES", "1", "TRUE")
    _in_care(kind, row, child, reader, "STARTED")
    if child.looked_after_from is not None:
        child.looked_after_until = reader.day(
            kind, row, code, "ENDED", "day the child left care", WITHOUT_END, after=child.looked_after_from
        )
    ordered_on = reader.day(kind, row, code, "ORDER_FROM", "start of the legal status", _WITHOUT_DAY)
    status = reader.coded(kind, row, code, "ORDER", LegalStatus, "legal status")
    if status is not None and (since := ordered_on or child.looked_after_from) is not None:
        child.orders[since] = status
    moved_on = reader.day(kind, row, code, "HOME_FROM", "start of the placement", _WITHOUT_DAY)
    home = reader.coded(kind, row, code, "HOME", PlacementType, "kind of home")
    if home is not None and (since := moved_on or child.looked_after_from) is not None:
        child.homes[since] = (home, row.get("PROVIDER").split(" ")[0][:8], row.get("POSTCODE")[:12])
    _review(kind, row, child, reader, "REVIEW", "")
    _permanence(row, child, reader)
    for happened, column, what in _LAST:
        last_on = reader.day(kind, row, code, column, what, _WITHOUT_DAY, after=child.born_on)
        if last_on is not None:
            child.events[happened] = last_on


def _permanence(row: Row, child: Gathered, reader: Reader) -> None:
    """The plan for permanence goes with the latest review, where the program keeps it."""
    plan = reader.coded(
        TableKind.ANNEX_A, row, child.code, "PERMANENCE", PermanencePlan, "plan for permanence"
    )
    if plan is None:
        return
    latest = max(child.reviews, default=None)
    if latest is None:
        message = "The plan for permanence needs the day of the latest review."
        reader.note("DATE", TableKind.ANNEX_A, row, child.code, message, _WITHOUT_DAY)
    else:
        child.reviews[latest] = replace(child.reviews[latest], permanence=plan)


def _caseload(row: Row, reader: Reader) -> None:
    kind = TableKind.CASELOAD
    code = row.get("case_number")
    child = reader.new_child(kind, row, code, "date_of_birth")
    if child is None:
        return
    child.preferred_name = _name(row, code, "preferred_name", reader)
    child.surname = _name(row, code, "family_name", reader)
    _in_care(kind, row, child, reader, "looked_after_from")
    status = reader.coded(kind, row, code, "legal_status", LegalStatus, "legal status")
    home = reader.coded(kind, row, code, "placement_type", PlacementType, "kind of home")
    since = child.looked_after_from
    if since is not None and status is not None:
        child.orders[since] = status
    if since is not None and home is not None:
        child.homes[since] = (home, "", "")
    if since is None and (status or home):
        message = "The legal status and home need the day the child came into care."
        reader.note("DATE", kind, row, code, message, _WITHOUT_DAY)
    _review(kind, row, child, reader, "last_review", "participation_code")
    child.next_review_on = reader.day(
        kind, row, code, "next_review", "next review", _WITHOUT_DAY, after=child.born_on, may_be_ahead=True
    )


def _in_care(kind: TableKind, row: Row, child: Gathered, reader: Reader, column: str) -> None:
    child.looked_after_from = reader.day(
        kind, row, child.code, column, "day the child came into care", _WITHOUT_DAY, after=child.born_on
    )


def _review(kind: TableKind, row: Row, child: Gathered, reader: Reader, day: str, code: str) -> None:
    held_on = reader.day(
        kind, row, child.code, day, "date of the review", "The review is left out.", after=child.born_on
    )
    if held_on is not None and held_on not in child.reviews:
        code_read = (
            reader.coded(kind, row, child.code, code, Participation, "participation code") if code else None
        )
        child.reviews[held_on] = IncomingReview(held_on, code_read, row.number)


def _name(row: Row, code: str, column: str, reader: Reader) -> str:
    text = row.get(column)
    if len(text) > NAME_LENGTH:
        message = f"A name is longer than {NAME_LENGTH} characters."
        reader.note("LONG", TableKind.CASELOAD, row, code, message, "The child comes in without it.")
        return ""
    return text
