"""Reads the tables of an SSDA903 return, row by row, into the children they are about."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.codes import LegalStatus, Participation, PlacementType
from iro_desk.domain.participation import breaks_rule_440, breaks_rule_441
from iro_desk.domain.return_rules import Episode, has_only_short_breaks, return_date
from iro_desk.services.imports.gathering import LEFT_OUT, WITHOUT_END, Gathered, HomeAndOrder, Reader
from iro_desk.services.imports.rows import IncomingMissing, IncomingReview
from iro_desk.services.imports.source import Row, Source, TableKind

KEPT_AND_ASKED = "The review comes in as it is; put the code right when you can."
_MISSING_KINDS = ("M", "A")
_CODES = {code.value: code for code in Participation}


def gather(source: Source, reader: Reader) -> None:
    """Read every table of the return in ``source``."""
    _children(source, reader)
    for row in source.rows(TableKind.UASC):
        if (child := _known(TableKind.UASC, row, reader)) is not None:
            child.unaccompanied = True
    for row in source.rows(TableKind.EPISODES):
        if (child := _known(TableKind.EPISODES, row, reader)) is not None:
            _episode(row, child, reader)
    has_header = source.has(TableKind.HEADER)
    for row in source.rows(TableKind.REVIEWS):
        if (child := _known(TableKind.REVIEWS, row, reader, "INT08" if has_header else "CHILD")) is not None:
            _review(row, child, reader)
    for row in source.rows(TableKind.MISSING):
        if (child := _known(TableKind.MISSING, row, reader)) is not None:
            _missing(row, child, reader)
    _short_breaks(source, reader)


def _children(source: Source, reader: Reader) -> None:
    for row in source.rows(TableKind.HEADER):
        child = reader.new_child(TableKind.HEADER, row, row.get("CHILD"), "DOB")
        if child is not None:
            child.sex = reader.sex(TableKind.HEADER, row, child.code)
            child.ethnicity = row.get("ETHNIC")[:8]
            child.mother_said = bool(row.get("MOTHER"))
    if source.has(TableKind.HEADER):
        return
    for kind in (TableKind.UASC, TableKind.REVIEWS, TableKind.MISSING):
        for row in source.rows(kind):
            code = row.get("CHILD")
            if code not in reader.children and row.get("DOB"):
                reader.new_child(kind, row, code, "DOB")


def _known(kind: TableKind, row: Row, reader: Reader, rule: str = "CHILD") -> Gathered | None:
    code = row.get("CHILD")
    child = reader.children.get(code)
    if child is None:
        reader.note(rule, kind, row, code, "The child is not in the file's list of children.", LEFT_OUT)
    return child


def _episode(row: Row, child: Gathered, reader: Reader) -> None:
    kind = TableKind.EPISODES
    child.statuses.append(row.get("LS").upper())
    started = reader.day(
        kind, row, child.code, "DECOM", "start of the episode", LEFT_OUT, needed=True, after=child.born_on
    )
    if started is None:
        return
    ended = reader.day(kind, row, child.code, "DEC", "end of the episode", WITHOUT_END, after=started)
    earlier = child.episodes.get(started)
    if earlier is not None and (ended is None or earlier.episode.ended_on is not None):
        reader.note("TWICE", kind, row, child.code, "Two episodes start on one day.", LEFT_OUT)
        return
    child.episodes[started] = HomeAndOrder(
        Episode(started, ended, row.get("RNE").upper(), row.get("REC").upper()),
        reader.coded(kind, row, child.code, "LS", LegalStatus, "legal status"),
        reader.coded(kind, row, child.code, "PLACE", PlacementType, "kind of home"),
        row.get("PLACE_PROVIDER")[:8],
        row.get("PL_POST")[:12],
    )


def _review(row: Row, child: Gathered, reader: Reader) -> None:
    kind = TableKind.REVIEWS
    _same_birthday(row, child, reader)
    text = row.get("REVIEW")
    held_on = return_date(text)
    if held_on is None:
        what = "is not a day in the calendar" if text else "is blank"
        reader.note("166", kind, row, child.code, f"The date of the review {what}.", LEFT_OUT)
        return
    code = _participation(row, child, held_on, reader)
    if held_on < child.born_on:
        reader.note("DATE", kind, row, child.code, "The review is before the child was born.", LEFT_OUT)
    elif held_on in child.reviews:
        reader.note("TWICE", kind, row, child.code, "The child has two reviews on one day.", LEFT_OUT)
    else:
        if held_on > reader.today:
            consequence = "It comes in as a planned review, without the code."
            reader.note("DATE", kind, row, child.code, "The day of the review has not come yet.", consequence)
            code = None
        child.reviews[held_on] = IncomingReview(held_on, code, row.number)


def _same_birthday(row: Row, child: Gathered, reader: Reader) -> None:
    born_on = return_date(row.get("DOB"))
    if born_on is not None and born_on != child.born_on:
        message = "The date of birth is not the one in the Header table."
        consequence = "The review comes in; the Header's date of birth is used."
        reader.note("INT17", TableKind.REVIEWS, row, child.code, message, consequence)


def _participation(row: Row, child: Gathered, held_on: date, reader: Reader) -> Participation | None:
    kind = TableKind.REVIEWS
    text = row.get("REVIEW_CODE").upper()
    code = _CODES.get(text)
    if code is None:
        what = "is not one of PN0 to PN7" if text else "is blank"
        consequence = "The review comes in without a code."
        reader.note("167", kind, row, child.code, f"The participation code {what}.", consequence)
        return None
    born_on = return_date(row.get("DOB")) or child.born_on
    if breaks_rule_440(born_on, held_on, code):
        message = "PN0 is for a child under four, and this child was older."
        reader.note("440", kind, row, child.code, message, KEPT_AND_ASKED)
    if breaks_rule_441(born_on, held_on, code):
        message = "PN1 to PN7 are for a child of four or over, and this child was younger."
        reader.note("441", kind, row, child.code, message, KEPT_AND_ASKED)
    return code


def _missing(row: Row, child: Gathered, reader: Reader) -> None:
    kind = TableKind.MISSING
    started = reader.day(
        kind, row, child.code, "MIS_START", "start of the absence", LEFT_OUT, needed=True, after=child.born_on
    )
    if started is None:
        return
    if started in child.missing:
        reader.note("TWICE", kind, row, child.code, "Two absences start on one day.", LEFT_OUT)
        return
    ended = reader.day(kind, row, child.code, "MIS_END", "end of the absence", WITHOUT_END, after=started)
    sort = row.get("MISSING").upper()
    if sort not in _MISSING_KINDS:
        message = "The kind of absence is neither M nor A."
        reader.note("CODE", kind, row, child.code, message, "It comes in as missing.")
        sort = "M"
    child.missing[started] = IncomingMissing(started, ended, sort)


def _short_breaks(source: Source, reader: Reader) -> None:
    """SSDA903 check 399, on every row of the three tables it touches."""
    reviewed = {row.get("CHILD") for row in source.rows(TableKind.REVIEWS) if _says_review(row)}
    caught = {
        code
        for code, child in reader.children.items()
        if has_only_short_breaks(child.statuses) and (child.mother_said or code in reviewed)
    }
    message = "Every episode of this child is short breaks (V3 or V4), which return no reviews."
    for kind in (TableKind.HEADER, TableKind.EPISODES, TableKind.REVIEWS):
        for row in source.rows(kind):
            if row.get("CHILD") in caught:
                reader.note(
                    "399", kind, row, row.get("CHILD"), message, "It comes in; check the legal status."
                )


def _says_review(row: Row) -> bool:
    return bool(row.get("REVIEW") or row.get("REVIEW_CODE"))
