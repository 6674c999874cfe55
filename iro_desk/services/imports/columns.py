"""Knows a table by its columns, whatever the file is called, and gives each cell its one column name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.errors import Refusal
from iro_desk.services.imports.source import Limits, Row, Table, TableKind

# Column sets of the SSDA903 tables: the community validator's configuration. Needed first, then optional.
_RETURN: dict[TableKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    TableKind.EPISODES: (
        ("CHILD", "DECOM", "LS"),
        ("RNE", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE", "HOME_POST",
         "PL_POST", "URN"),
    ),
    TableKind.REVIEWS: (("CHILD", "REVIEW", "REVIEW_CODE"), ("DOB",)),
    TableKind.MISSING: (("CHILD", "MIS_START"), ("DOB", "MISSING", "MIS_END")),
    TableKind.UASC: (("CHILD", "DOB", "DUC"), ("SEX",)),
    TableKind.HEADER: (("CHILD", "DOB", "SEX", "ETHNIC"), ("UPN", "MOTHER", "MC_DOB")),
}  # fmt: skip

# Headings of Ofsted's Annex A list 8 and the ways councils vary them: folded heading to our column.
_ANNEX_A = {
    "childuniqueid": "CODE",
    "dateofbirth": "BORN",
    "gender": "SEX",
    "sex": "SEX",
    "ethnicity": "ETHNIC",
    "datestartedtobelookedafter": "STARTED",
    "dateceasedtobelookedafter": "ENDED",
    "startdateofcurrentlegalstatus": "ORDER_FROM",
    "childslegalstatus": "ORDER",
    "legalstatus": "ORDER",
    "dateoflateststatutoryreview": "REVIEW",
    "dateoflastsocialworkvisit": "SEEN",
    "dateoflastsocialworkervisit": "SEEN",
    "dateoflatestsocialworkvisit": "SEEN",
    "dateoflasthealthassessment": "HEALTH",
    "dateoflatesthealthassessment": "HEALTH",
    "permanenceplan": "PERMANENCE",
    "whatisthepermanenceplanforthischild": "PERMANENCE",
    "startdateofmostrecentplacement": "HOME_FROM",
    "placementtype": "HOME",
    "placementprovider": "PROVIDER",
    "placementpostcode": "POSTCODE",
}
_ANNEX_A_PREFIXES = {"unaccompaniedasylumseekingchild": "UASC", "uasc": "UASC"}
_ANNEX_A_NEEDED = frozenset({"CODE", "BORN", "STARTED"})

# The caseload sheet, in the order the program writes it.
CASELOAD_COLUMNS = (
    "case_number", "preferred_name", "family_name", "date_of_birth", "looked_after_from", "legal_status",
    "placement_type", "last_review", "participation_code", "next_review",
)  # fmt: skip
_CASELOAD_NEEDED = frozenset({"case_number", "date_of_birth"})
# Columns that hold a day: a number there is one that a spreadsheet counted from its first day.
_DAYS = frozenset(
    {
        "DOB", "DECOM", "DEC", "REVIEW", "MIS_START", "MIS_END", "DUC", "MC_DOB",
        "BORN", "STARTED", "ENDED", "ORDER_FROM", "HOME_FROM", "SEEN", "HEALTH",
        "date_of_birth", "looked_after_from", "last_review", "next_review",
    }
)  # fmt: skip
_DAY_NUMBER = re.compile(r"([1-9]\d{4})(?:\.\d+)?")
FROM_1900 = date(1899, 12, 30)  # a spreadsheet's day nought; Excel counts a 29 February 1900 that never was


@dataclass(frozen=True, slots=True)
class Headings:
    """A recognised heading row.

    Args:
        names: our column for each place across; empty for a column not used.
        unknown: how many headings are not part of the table.
    """

    kind: TableKind
    names: tuple[str, ...]
    unknown: int


def recognise(cells: Sequence[str], limits: Limits) -> Headings | None:
    """The table these headings belong to; None when they belong to none.

    Raises:
        Refusal: a used heading stands twice, or there are more headings than any table has.
    """
    if len(cells) > limits.columns:
        raise Refusal("A table here has more columns than the program reads.", "Ask for the plain return.")
    folded = [fold(cell) for cell in cells]
    for kind, names in _readings(folded):
        used = [name for name in names if name]
        if len(used) != len(set(used)):
            raise Refusal(
                f"A column heading stands twice in the {kind.value} table, so its rows cannot be told apart.",
                "Take one of the two columns out and choose the file again.",
            )
        known = sum(1 for name, text in zip(names, folded, strict=True) if not name and text)
        return Headings(kind, tuple(names), known)
    return None


def is_other_return_table(cells: Sequence[str]) -> bool:
    """Whether these are headings of another table of the return, which the program has no use for."""
    folded = {fold(cell) for cell in cells}
    return {"child", "dob"} <= folded


def table(
    headings: Headings,
    file_label: str,
    records: Iterable[Sequence[str]],
    limits: Limits,
    *,
    first: int = 2,
    day_nought: date = FROM_1900,
) -> Table:
    """The rows under recognised headings; blank rows are passed over but still counted in the numbering.

    Args:
        first: the number of the row below the headings.
        day_nought: the day that numbered days are counted from.
    """
    rows = []
    for number, record in enumerate(records, start=first):
        if number > limits.rows:
            raise Refusal(
                "A table here has more rows than a council has children.", "Ask for a smaller file."
            )
        cells = {
            name: _day(text, day_nought) if name in _DAYS else text
            for name, text in zip(headings.names, map(str.strip, record), strict=False)
            if name and text
        }
        if cells:
            rows.append(Row(number, cells))
    return Table(headings.kind, file_label, tuple(rows))


def fold(heading: str) -> str:
    """A heading without case, spaces or punctuation: "Child's Legal Status" becomes "childslegalstatus"."""
    return "".join(character for character in heading.casefold() if character.isalnum())


def _day(text: str, day_nought: date) -> str:
    """A numbered day, such as 45800, as its date; anything else as it is."""
    found = _DAY_NUMBER.fullmatch(text)
    return (day_nought + timedelta(days=int(found[1]))).isoformat() if found else text


def _readings(folded: Sequence[str]) -> Iterable[tuple[TableKind, list[str]]]:
    for kind, (needed, optional) in _RETURN.items():
        known = {fold(name): name for name in (*needed, *optional)}
        names = [known.get(text, "") for text in folded]
        if set(needed) <= set(names):
            yield kind, names
    known = {fold(name): name for name in CASELOAD_COLUMNS}
    names = [known.get(text, "") for text in folded]
    if set(names) >= _CASELOAD_NEEDED:
        yield TableKind.CASELOAD, names
    names = [_annex_a(text) for text in folded]
    if set(names) >= _ANNEX_A_NEEDED:
        yield TableKind.ANNEX_A, names


def _annex_a(folded: str) -> str:
    if folded in _ANNEX_A:
        return _ANNEX_A[folded]
    return next((name for prefix, name in _ANNEX_A_PREFIXES.items() if folded.startswith(prefix)), "")
