"""The plain questions of a section, made from the review record itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes import PermanencePlan
from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.domain.consideration_checks import ROUTE_OF
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.pages.review.typed import read_fields
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.gui.widgets.segments import Radios
from iro_desk.records import ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import PERMANENCE, START
from iro_desk.services.reviews import FieldHistory, SectionAnswers, SectionSheet

TOOK_PART = "participation"
RARE = {START: ("kind_chosen", "kind_why", "early_reason")}
RARE_ASKS = {START: "Another kind of review, or held early"}
REST = "The other routes: not yet considered"


class FieldsPart(Part):
    """The questions of one section; how the child took part is offered by their age only.

    Args:
        sheet: the section; its child's name goes into the questions.
        reader: turns typed text into a date.
        beside: labels beside their fields, as in expert mode.
    """

    key = "fields"

    def __init__(self, sheet: SectionSheet, reader: Reader, *, beside: bool = False) -> None:
        super().__init__()
        name = sheet.banner.preferred_name
        self._held, self._section = sheet.fields, sheet.section
        self._names = tuple(field.name for field in asked(ReviewFields, sheet.section))
        questions = [f for f in asked(ReviewFields, sheet.section) if f.name != TOOK_PART]
        labels = {f.name: f.form.label.replace("the child", name) for f in questions}
        column = Column(self, gap=10)
        self.took_part: Radios | None = None
        self._row: FieldRow | None = None
        if TOOK_PART in self._names:
            self._ask_took_part(sheet, name, beside=beside)
            column.addWidget(cast(FieldRow, self._row))
        self.form = RecordForm(questions, reader, beside=beside, labels=labels)
        column.addWidget(self.form)
        self.rare = self._put_away(sheet.section, column)
        self.histories: dict[str, EarlierAnswers] = {}
        for history in sheet.histories:
            if history.field in self.form.rows:
                self._offer_earlier(history, labels[history.field], locked=sheet.review.is_read_only)
        if sheet.section == PERMANENCE and not sheet.review.is_read_only:
            column.addWidget(button(REST, on_press=self._answer_other_routes), 0, LEFT)
        self._questions, self._known = tuple(questions), sheet.known
        self.form.edited.connect(lambda _field: self._changed())

    def _put_away(self, section: str, column: Column) -> More | None:
        """Put what is rarely asked behind one link; None when the section has nothing of the kind."""
        names = RARE.get(section, ())
        if not names:
            return None
        rare = More(RARE_ASKS[section])
        for name in names:
            rare.body.addWidget(self.form.rows[name])
        column.addWidget(rare)
        return rare

    def _open_rare(self, field: str) -> None:
        if self.rare is not None and self.rare.isAncestorOf(self.form.rows[field]):
            self.rare.show_open(is_open=True)

    def _offer_earlier(self, history: FieldHistory, question: str, *, locked: bool) -> None:
        made = EarlierAnswers(history, question, locked=locked)
        made.put_back.connect(self.put_back_asked)
        self.form.rows[history.field].add_below(made)
        self.histories[history.field] = made

    def _ask_took_part(self, sheet: SectionSheet, name: str, *, beside: bool) -> None:
        options = [Option(code.value, f"{code.label} ({code.value})") for code in sheet.offered]
        self.took_part = Radios(options, clearable=True)
        label = f"How did {name} take part?"
        hint = "Only the answers that fit the age on the day are here."
        self._row = FieldRow(label, self.took_part, hint, beside=beside)
        self.took_part.edited.connect(self.edited)

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what the review holds."""
        self._held = sheet.fields
        held = sheet.fields.model_dump(mode="json")
        self.put_back({name: held[name] for name in self._names})

    def kept(self) -> object:
        """Every answer."""
        return self.values()

    def values(self) -> dict[str, object]:
        """Every answer by field."""
        values = self.form.values()
        if self.took_part is not None:
            values[TOOK_PART] = self.took_part.value()
        return values

    def put_back(self, kept: object) -> None:
        """Show answers by field."""
        values = cast(dict[str, Any], kept) if isinstance(kept, dict) else {}
        self.form.set_values(values)
        for name in RARE.get(self._section, ()):
            if values.get(name) not in (None, "", False):
                self._open_rare(name)
        self._fit()
        if self.took_part is not None:
            self.took_part.set_value(values.get(TOOK_PART))

    def use(self, field: str, value: object) -> None:
        """Put an offered answer in a field, as if the officer had typed it."""
        if field not in self.form.rows:
            return
        self.form.set_value(field, value)
        self._changed()
        self.form.focus(field)

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _answer_other_routes(self) -> None:
        """Every route still without an answer, but the plan's own, has not yet been considered."""
        plan = self.form.value("permanence_plan")
        chosen = ROUTE_OF.get(PermanencePlan(str(plan))) if plan else None
        for field in self._questions:
            if field.kind is RouteAnswer and self.form.value(field.name) is None and field.name != chosen:
                self.form.set_value(field.name, RouteAnswer.NOT_YET.value)
        self._changed()

    def _fit(self) -> None:
        """Show only what can apply; an answer already given stays in its field."""
        answers = self.form.values()
        for field in self._questions:
            if field.form.when:
                self.form.rows[field.name].setVisible(is_asked(field.form.when, answers, self._known))

    def problems(self) -> tuple[Problem, ...]:
        """Dates that are not dates, and numbers outside their bounds."""
        _, messages = read_fields(ReviewFields, self._held.model_dump() | self.values())
        self.show_findings(messages)
        return tuple((words, field) for field, words in messages.items())

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """The section's own fields, over the others as they are held."""
        from_form, _ = read_fields(ReviewFields, self._held.model_dump() | self.values())
        assert from_form is not None, "asked for answers that have problems"
        return replace(answers, fields=from_form)

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each field what is missing."""
        self.form.show_errors(messages)
        for field in messages:
            if field in self.form.rows:
                self._open_rare(field)
        if self._row is not None:
            self._row.show_problem(messages.get(TOOK_PART, ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a field."""
        if field == TOOK_PART and self._row is not None:
            self._row.focus()
        elif field in self.form.rows:
            self._open_rare(field)
            self.form.focus(field)
        else:
            return False
        return True

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        here = self.window().focusWidget()
        if self._row is not None and here is not None and self._row.isAncestorOf(here):
            return TOOK_PART, 0
        found = self.form.caret()
        return None if found is None else (found.field, found.place)

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        if field not in self.form.rows:
            return self.focus_field(field)
        self.form.put_caret(Caret(field, place))
        return True

    def lock(self) -> None:
        """No answer can be changed."""
        self.form.set_read_only(locked=True)
        if self.took_part is not None:
            self.took_part.setEnabled(False)
