"""Collects what each row says about each child, with a finding for every row that does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from iro_desk.domain.codes import Code, EventKind, LegalStatus, PlacementType, Sex
from iro_desk.domain.return_rules import Episode, return_date
from iro_desk.domain.typed_dates import DateNotUnderstood, read_date
from iro_desk.services.imports.rows import Finding, IncomingMissing, IncomingReview
from iro_desk.services.imports.source import Row, TableKind

LEFT_OUT = "This row is left out."
WITHOUT_CODE = "The row comes in without the code."
WITHOUT_END = "It comes in without an end."
CODE_LENGTH, NAME_LENGTH = 60, 120
_SEXES = {
    "1": Sex.MALE,
    "2": Sex.FEMALE,
    "M": Sex.MALE,
    "F": Sex.FEMALE,
    "MALE": Sex.MALE,
    "FEMALE": Sex.FEMALE,
}
_UNSAID_SEXES = ("", "U", "0", "9")
_ENDS_IN_YEAR = re.compile(r"\w[\s,./-]+\w+[\s,./-]+(\d{4}|\d{2})$")
CodeT = TypeVar("CodeT", bound=Code)


@dataclass(slots=True)
class HomeAndOrder:
    """An episode of the return, still as one."""

    episode: Episode
    status: LegalStatus | None
    home: PlacementType | None
    provider: str
    postcode: str


@dataclass(slots=True)
class Gathered:
    """What has been said of one child so far.

    Args:
        statuses: every legal status as written, for check 399.
        mother_said: whether the return's MOTHER field is filled, which check 399 also looks at.
    """

    code: str
    born_on: date
    row: int
    sex: Sex = Sex.UNKNOWN
    ethnicity: str = ""
    unaccompanied: bool = False
    preferred_name: str = ""
    surname: str = ""
    mother_said: bool = False
    looked_after_from: date | None = None
    looked_after_until: date | None = None
    next_review_on: date | None = None
    statuses: list[str] = field(default_factory=list)
    episodes: dict[date, HomeAndOrder] = field(default_factory=dict)
    orders: dict[date, LegalStatus | None] = field(default_factory=dict)
    homes: dict[date, tuple[PlacementType | None, str, str]] = field(default_factory=dict)
    reviews: dict[date, IncomingReview] = field(default_factory=dict)
    missing: dict[date, IncomingMissing] = field(default_factory=dict)
    events: dict[EventKind, date] = field(default_factory=dict)


@dataclass(slots=True)
class Reader:
    """Reads cells of one file, noting what does not fit.

    Args:
        today: nothing in a return can have happened after it.
    """

    today: date
    children: dict[str, Gathered] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def note(self, rule: str, kind: TableKind, row: Row, code: str, message: str, consequence: str) -> None:
        """Keep one finding."""
        self.findings.append(Finding(rule, kind.value, row.number, code[:CODE_LENGTH], message, consequence))

    def day(
        self, kind: TableKind, row: Row, code: str, column: str, what: str, consequence: str, *,
        needed: bool = False, after: date | None = None, may_be_ahead: bool = False,
    ) -> date | None:  # fmt: skip
        """The day in one cell; None when there is none or it is impossible, which is noted.

        Args:
            what: how a sentence names it, such as "end of the episode".
            needed: whether a blank is itself a finding.
            after: the earliest day it can be; None for any.
            may_be_ahead: whether it can be later than today.
        """
        text = row.get(column)
        read = self._read(kind, text)
        trouble = ""
        if not text:
            trouble = f"The {what} is blank." if needed else ""
        elif read is None:
            trouble = f"The {what} is not a day in the calendar."
        elif after is not None and read < after:
            trouble = f"The {what} is too early to be true."
        elif read > self.today and not may_be_ahead:
            trouble = f"The {what} has not come yet."
        if trouble:
            self.note("DATE", kind, row, code, trouble, consequence)
            return None
        return read

    def coded(
        self, kind: TableKind, row: Row, code: str, column: str, codes: type[CodeT], what: str
    ) -> CodeT | None:
        """The code in one cell; None when it is blank or unknown, and an unknown one is noted.

        Annex A cells may carry words after the code, such as "C2 - Full care order"; in the caseload sheet
        the words the program shows for a code do as well.
        """
        text = row.get(column)
        if not text:
            return None
        if kind is TableKind.CASELOAD and (named := _by_label(text, codes)) is not None:
            return named
        try:
            return codes(text.split()[0].strip("-–:,;)(").upper())
        except ValueError:
            self.note("CODE", kind, row, code, f"The {what} is not one of the return's codes.", WITHOUT_CODE)
            return None

    def sex(self, kind: TableKind, row: Row, code: str) -> Sex:
        """The child's sex, from the codes of any year or from words."""
        text = row.get("SEX").upper()
        leading = text.split()[0].strip(").-") if text else ""
        found = _SEXES.get(leading) or _SEXES.get(leading[1:2])
        if found is None and text not in _UNSAID_SEXES:
            self.note("CODE", kind, row, code, "The sex is not one of the return's codes.", WITHOUT_CODE)
        return found or Sex.UNKNOWN

    def new_child(self, kind: TableKind, row: Row, code: str, born_column: str) -> Gathered | None:
        """Begin a child; None when the row cannot be one, which is noted."""
        trouble = ""
        if not code:
            self.note("CHILD", kind, row, "", "The row has no child's code.", LEFT_OUT)
        elif len(code) > CODE_LENGTH:
            trouble = f"The child's code is longer than {CODE_LENGTH} characters."
            self.note("LONG", kind, row, code, trouble, LEFT_OUT)
        elif code in self.children:
            trouble = "The child is in this table already."
            self.note("TWICE", kind, row, code, trouble, "The first row is used.")
        else:
            born = self._birthday(kind, row, code, born_column)
            if born is not None:
                self.children[code] = Gathered(code, born, row.number)
                return self.children[code]
        return None

    def _read(self, kind: TableKind, text: str) -> date | None:
        """The day in a cell; an officer fills the caseload sheet by hand, so there any way with a year will do."""
        read = return_date(text)
        if read is not None or kind is not TableKind.CASELOAD or not _ENDS_IN_YEAR.search(text):
            return read
        try:
            return read_date(text, self.today)
        except DateNotUnderstood:
            return None

    def _birthday(self, kind: TableKind, row: Row, code: str, column: str) -> date | None:
        text = row.get(column)
        read = self._read(kind, text)
        if read is not None and read <= self.today:
            return read
        what = "blank" if not text else "in the future" if read else "not a day in the calendar"
        self.note("BORN", kind, row, code, f"The date of birth is {what}.", "The child cannot come in.")
        return None


def _by_label(text: str, codes: type[CodeT]) -> CodeT | None:
    return next((code for code in codes if code.label.casefold() == text.casefold()), None)
