"""SectionView: one section of a review: its parts, its margin, and whether it is completed."""

from __future__ import annotations

from collections.abc import Iterable
from json import loads

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SectionState, YesNo
from iro_desk.domain.findings import Finding
from iro_desk.gui.pages.review.attendance_part import AttendancePart
from iro_desk.gui.pages.review.columns_part import ColumnsPart
from iro_desk.gui.pages.review.decisions_part import DecisionsPart
from iro_desk.gui.pages.review.earlier_part import EarlierPart
from iro_desk.gui.pages.review.ending_part import EndingPart
from iro_desk.gui.pages.review.family_part import FamilyPart
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review.margin import Margin
from iro_desk.gui.pages.review.next_part import NextPart
from iro_desk.gui.pages.review.papers_part import PapersPart
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.pages.review.plans_part import PlansPart
from iro_desk.gui.pages.review.row_specs import LOOKS
from iro_desk.gui.pages.review.rows_part import RowsPart
from iro_desk.gui.pages.review.summary_part import SummaryPart
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.segments import Radios
from iro_desk.records.review import (
    CONSIDERED,
    DECISIONS,
    ENDING,
    FAMILY,
    LAST,
    MONITORING,
    NEXT,
    SAFE,
    START,
    WHO,
)
from iro_desk.services.reviews import SectionAnswers, SectionRow, SectionSheet, lists_of

COMPLETED = "Have you completed this section?"
ANSWERS = (Option("yes", "Yes, completed"), Option("no", "No, I will come back to it"))
NOT_HERE = Option("not_here", "It does not apply, because…")
WHY_NOT, SAY_WHY = "Why does it not apply?", "Say why it does not apply."
FIRST_DECISION = "decisions[0].what"
DONE_KEY, WHY_KEY = "completed", "not_applicable_why"


class SectionView(QWidget):
    """The form of one section with its margin.

    Args:
        compact: one of many on a page, as in expert mode; nothing is said to be completed beforehand.
        beside: labels beside their fields.

    Signals:
        edited(): an answer changed.
        put_back(): an earlier answer has been put in its field.
    """

    edited = Signal()
    put_back = Signal()

    def __init__(
        self, sheet: SectionSheet, reader: Reader, *, compact: bool = False, beside: bool = False
    ) -> None:
        super().__init__()
        self.sheet = sheet
        self.compact = compact
        across = Stack(self, 760, gap=32)
        column = Column(gap=12)
        across.addLayout(column, 1)
        self.parts = parts_of(sheet, reader, beside=beside)
        for part in self.parts:
            part.show_sheet(sheet)
            column.addWidget(part)
        applies = sheet.section not in CONSIDERED
        self.next_part = next((part for part in self.parts if isinstance(part, NextPart)), None)
        self.ending_part = next((part for part in self.parts if isinstance(part, EndingPart)), None)
        self.plans_part = next((part for part in self.parts if isinstance(part, PlansPart)), None)
        if self.next_part is not None and not sheet.review.is_read_only:
            column.addWidget(self.next_part.planner_card())
        self.completed = Radios(ANSWERS if applies else (*ANSWERS, NOT_HERE), clearable=False, across=applies)
        self._completed_row = FieldRow(COMPLETED, self.completed, beside=beside)
        self.why = LineEdit()
        self._why_row = FieldRow(WHY_NOT, self.why, beside=beside)
        column.addWidget(self._completed_row)
        column.addWidget(self._why_row)
        self._show_completed()
        column.addStretch(1)
        self.margin = Margin(sheet, brief=compact)
        across.addWidget(self.margin, 0, TOP)
        self.margin.setVisible(sheet.section not in (DECISIONS, MONITORING) and not self.margin.is_empty)
        self._put_back()
        self._connect()
        self._fit_ending()

    def _show_completed(self) -> None:
        """Offer Yes, also for one left unfinished before: Save then says what is missing, if anything is."""
        offered = None if self.compact and self.stored_state is not SectionState.COMPLETED else "yes"
        self.completed.set_value("not_here" if self._row.not_applicable_why else offered)
        self.why.set_value(self._row.not_applicable_why)
        self._fit_why()

    @property
    def _row(self) -> SectionRow:
        return next(one for one in self.sheet.sections if one.section == self.sheet.section)

    @property
    def stored_state(self) -> SectionState:
        """How far it had got when it was read."""
        return self._row.state

    def _fit_ending(self) -> None:
        fields = next((part for part in self.parts if isinstance(part, FieldsPart)), None)
        if self.ending_part is not None and fields is not None:
            ends = fields.values().get("ending_expected") == YesNo.YES.value
            self.ending_part.setVisible(ends and not self.sheet.review.is_read_only)

    def _fit_why(self) -> None:
        self._why_row.setVisible(self.completed.value() == NOT_HERE.value)

    def _connect(self) -> None:
        self.completed.edited.connect(self._fit_why)
        self.edited.connect(self._fit_ending)
        self.why.edited.connect(self.edited)
        for part in self.parts:
            part.edited.connect(self.edited)
            part.put_back_asked.connect(self._put_back_earlier)
        self.completed.edited.connect(self.edited)
        fields = next((part for part in self.parts if isinstance(part, FieldsPart)), None)
        if fields is None:
            return
        for part in self.parts:
            if isinstance(part, AttendancePart):
                fields.edited.connect(lambda came=part: came.follow(fields.values()))
        self.margin.used.connect(lambda field, words: self._begin_from(fields, field, words))
        for part in self.parts:
            if isinstance(part, NextPart):
                part.chosen.connect(lambda field, day: fields.use(field, day))
            elif isinstance(part, SummaryPart):
                part.used.connect(lambda field, words: self._add_lines(fields, field, words))

    def _put_back_earlier(self, field: str, value: object) -> None:
        for part in self.parts:
            part.use(field, value)
        self.put_back.emit()

    def _add_lines(self, fields: FieldsPart, field: str, words: str) -> None:
        """Add the lines that are not there yet."""
        typed = str(fields.values().get(field) or "").rstrip()
        there = {line.strip() for line in typed.splitlines()}
        more = [line for line in words.splitlines() if line not in there]
        if more:
            fields.use(field, "\n".join([typed, *more] if typed else more))

    def _begin_from(self, fields: FieldsPart, field: str, words: str) -> None:
        typed = str(fields.values().get(field) or "")
        fields.use(field, f"{typed.rstrip()}\n{words}" if typed.strip() else words)

    @property
    def state(self) -> SectionState:
        """How far the officer says it has got."""
        done = self.completed.value() not in (None, "no")
        return SectionState.COMPLETED if done else SectionState.IN_PROGRESS

    def complete(self) -> None:
        """Say that it is completed, when nothing else has been said."""
        if self.completed.value() is None:
            self.completed.set_value("yes")

    def adopt(self, sheet: SectionSheet) -> None:
        """Learn how it stands now that it is filed; nothing that was typed since is touched."""
        self.sheet = sheet
        for part in self.parts:
            part.adopt(sheet)

    def kept(self) -> dict[str, object]:
        """Everything typed, for the draft."""
        found: dict[str, object] = {part.key: part.kept() for part in self.parts if part.key}
        return found | {DONE_KEY: self.completed.value(), WHY_KEY: self.why.value()}

    def _put_back(self) -> None:
        if self.sheet.draft is None:
            return
        kept = loads(self.sheet.draft.content)
        for part in self.parts:
            if part.key in kept:
                part.put_back(kept[part.key])
        self.completed.set_value(kept.get(DONE_KEY, self.completed.value()))
        self.why.set_value(kept.get(WHY_KEY, self.why.value()))
        self._fit_why()

    def problems(self) -> tuple[Problem, ...]:
        """What cannot be stored as it is typed."""
        found = tuple(problem for part in self.parts for problem in part.problems())
        missing = self.completed.value() == NOT_HERE.value and not self._not_applicable_why
        self._why_row.show_problem(SAY_WHY if missing else "")
        return (*found, (SAY_WHY, WHY_KEY)) if missing else found

    @property
    def _not_applicable_why(self) -> str:
        words = str(self.why.value() or "").strip()
        return words if self.completed.value() == NOT_HERE.value else ""

    def answers(self, state: SectionState) -> SectionAnswers:
        """The section as it is filed."""
        answers = SectionAnswers(
            self.sheet.section, state, self.sheet.fields, not_applicable_why=self._not_applicable_why
        )
        for part in self.parts:
            answers = part.put_into(answers)
        return answers

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say at each field what is missing."""
        messages = {f.field: f.message for f in findings if f.section == self.sheet.section}
        for part in self.parts:
            part.show_findings(messages)

    def focus_field(self, field: str) -> None:
        """Put the keyboard in a field; the first when it is not here."""
        if field == WHY_KEY:
            self._why_row.focus()
        elif field == DONE_KEY:
            self._completed_row.focus()
        elif not any(part.focus_field(field) for part in self.parts):
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard in the first field, or where it is said that the section is completed."""
        if any(part.focus_field(FIRST_DECISION) for part in self.parts if isinstance(part, DecisionsPart)):
            return
        for within in (*self.parts, self._completed_row, self.margin):
            found = None if within.isHidden() else first_within(within)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def caret(self) -> tuple[str, int]:
        """The field with the keyboard and the caret's place in it."""
        return next((found for part in self.parts if (found := part.caret()) is not None), ("", 0))

    def put_caret(self, field: str, place: int) -> bool:
        """Back to a field and a place in it; False when it is not here."""
        return bool(field) and any(part.put_caret(field, place) for part in self.parts)

    def return_to_draft(self) -> None:
        """Back to the field and the place in it where the draft was left."""
        draft = self.sheet.draft
        if draft is None or not self.put_caret(draft.field, draft.caret):
            self.focus_first()

    def lock(self) -> None:
        """Show a review that is locked."""
        for part in self.parts:
            part.lock()
        self._completed_row.hide()
        self._why_row.setVisible(bool(self._not_applicable_why))
        self.why.setReadOnly(True)


def parts_of(sheet: SectionSheet, reader: Reader, *, beside: bool = False) -> tuple[Part, ...]:
    """The parts of one section, in the order they are asked."""
    section, name = sheet.section, sheet.banner.preferred_name
    if section == LAST:
        return (EarlierPart(name, reader),)
    if section == MONITORING:
        return (PlansPart(sheet),)
    fields = FieldsPart(sheet, reader, beside=beside)
    lists = tuple(RowsPart(kind, name, reader) for kind in lists_of(section) if kind.name in LOOKS)
    if section == DECISIONS:
        return (DecisionsPart(name, reader), *lists, fields)
    if section == SAFE:
        return (SummaryPart(), fields, *lists)
    if section == START:
        return (fields, PapersPart(reader, whole=True), *lists)
    if section == WHO:
        return (fields, AttendancePart(), *lists)
    if section == NEXT:
        return (NextPart(sheet), fields)
    columns = (ColumnsPart(),) if section in CONSIDERED else ()
    if section == FAMILY:
        return (FamilyPart(name, reader, beside=beside), fields, *columns)
    return (fields, *columns, EndingPart()) if section == ENDING else (fields, *columns)


def first_within(part: QWidget) -> QWidget | None:
    """The first widget within this one that Tab comes to; None when there is none."""
    here: QWidget | None = part.nextInFocusChain()
    while here is not None and here is not part:
        tabbed = bool(here.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if part.isAncestorOf(here) and tabbed and here.isVisibleTo(part) and here.isEnabled():
            return here
        here = here.nextInFocusChain()
    return None
