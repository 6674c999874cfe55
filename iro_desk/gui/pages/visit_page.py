"""A visit: what was seen, the child's own words apart from the officer's view, and whether all is safe."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.codes import YesNo
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.entry import problems_of
from iro_desk.gui.pages.visit.last_time import LastTime
from iro_desk.gui.pages.visit.pictures import PicturesEditor
from iro_desk.gui.pages.visit.words import SaidLine, WordsEditor
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import Column, Stack
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.records import VisitFields
from iro_desk.records.forms import asked
from iro_desk.services import children, drafts, filing, said_before, visits
from iro_desk.services.children import BannerRow
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.visits import WordsLine

VISIT, VIEW, SAFETY = "The visit", "Your view", "Safety"
WORDS, PICTURES = "words", "pictures"
START = "Start with what they said: one thought a line, as they said it. Ask about each: may I share this?"


class VisitPage(Screen):
    """One visit, new or opened again."""

    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.child_id, self.visit_id = place.child_id or 0, place.subject_id or 0
        self.page = Page("What did they say?", START)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.problems = ErrorSummary()
        self.words = WordsEditor()
        self.pictures = PicturesEditor(context, self.child_id, self.visit_id)
        self.last_time = LastTime()
        self.forms = {section: self._form(section) for section in (VISIT, VIEW, SAFETY)}
        self._lay()
        self._autosave = Autosave(
            context.ops, context.now, filing.VISIT, self.visit_id, self.child_id, self.values, self._caret, self
        )  # fmt: skip
        self._connect()

    def load(self) -> None:
        """Read the child, the visit, what was said last time, and the draft last of all."""
        ops, child_id = self.context.ops, self.child_id
        ops.read(
            partial(children.banner, child_id=child_id, today=self.context.today()), self._show_child, self
        )
        last = partial(said_before.last_words, child_id=child_id, not_visit=self.visit_id)
        ops.read(last, self.last_time.show_words, self)
        if self.visit_id:
            ops.read(partial(visits.fields, visit_id=self.visit_id), self._show_fields, self)
            ops.read(partial(visits.words, visit_id=self.visit_id), self._show_words, self)
        else:
            self._show_values({"visit_on": self.context.today().isoformat()})
        self.pictures.load()
        find = partial(drafts.find, form=filing.VISIT, subject_id=self.visit_id, child_id=child_id)
        ops.read(find, self._overlay, self)

    def flush(self) -> None:
        """Keep what is typed."""
        self._autosave.flush()

    def values(self) -> dict[str, object]:
        """Everything on the page, as the draft keeps it."""
        found: dict[str, object] = {}
        for form in self.forms.values():
            found |= form.values()
        return {**found, WORDS: self.words.kept(), PICTURES: self.pictures.kept()}

    def record(self) -> None:
        """Record the visit, or say what is still to be answered."""
        self._autosave.flush()
        write = partial(
            filing.record_visit,
            values=self.values(),
            words=self.words.stored(),
            child_id=self.child_id,
            visit_id=self.visit_id,
            today=self.context.today(),
            pictures=self.pictures.marks(),
        )
        self.context.ops.write("Record a visit", write, self._recorded, self, self._refused)

    def _form(self, section: str) -> RecordForm:
        context = self.context
        return RecordForm(
            asked(VisitFields, section), lambda text: read_date(text, context.today(), context.calendar)
        )

    def _lay(self) -> None:
        both = QWidget()
        across = Stack(both, 860, gap=20)
        main, margin = Column(gap=12), Column(gap=12)
        main.addWidget(self.problems)
        main.addWidget(self.words)
        main.addWidget(_card(VISIT, self.forms[VISIT]))
        main.addWidget(_card(VIEW, self.forms[VIEW], "Kept apart from their words, always."))
        main.addWidget(_card(SAFETY, self.forms[SAFETY]))
        main.addWidget(self.pictures)
        main.addStretch(1)
        margin.addWidget(self.last_time)
        margin.addStretch(1)
        across.addLayout(main, 5)
        across.addLayout(margin, 2)
        self.page.body.addWidget(both)
        self.page.body.addStretch(1)
        bar = self.page.action_bar
        bar.add(button("Record the visit", "main", "check", "Alt+Return", self.record))
        bar.add(button("Come back later", on_press=self.context.back))
        bar.say("Every line is kept as you type")

    def _connect(self) -> None:
        for form in self.forms.values():
            form.edited.connect(self._edited)
        self.words.edited.connect(self._autosave.touched)
        self.pictures.edited.connect(self._autosave.touched)
        self.problems.chosen.connect(self._go_to)

    def _edited(self, field: str) -> None:
        if field == "worry":
            self._ask_worry()
        self._autosave.touched()

    def _ask_worry(self) -> None:
        """The second question is asked when there is a worry, and is then no longer optional."""
        form = self.forms[SAFETY]
        row = form.rows["worry_told"]
        worried = form.value("worry") == YesNo.YES.value
        row.setVisible(worried or bool(form.value("worry_told")))
        words = row.label.text().removesuffix(" (optional)")
        row.label.setText(words if worried else f"{words} (optional)")

    def _show_child(self, row: BannerRow) -> None:
        show_child(self.banner, row)
        name = row.preferred_name or "they"
        self.page.say(f"What did {name} say?", START)

    def _show_fields(self, fields: VisitFields) -> None:
        self._show_values(fields.model_dump(mode="json"))

    def _show_words(self, lines: tuple[WordsLine, ...]) -> None:
        self.words.show_lines(SaidLine(line.words_id, line.words, line.share) for line in lines)

    def _show_values(self, values: Mapping[str, object]) -> None:
        for form in self.forms.values():
            form.set_values(values)
        self._ask_worry()

    def _overlay(self, kept: KeptDraft | None) -> None:
        if kept is None:
            if self.may_take_focus():
                self.words.put_caret(0, 0)
            return
        content = json.loads(kept.content)
        self._show_values({**self.values(), **content})
        self.words.show_kept(content.get(WORDS, ()))
        self.pictures.show_kept(content.get(PICTURES, ()))
        if self.may_take_focus():
            self._go_to(kept.field or WORDS, kept.caret)

    def _caret(self) -> tuple[str, int]:
        line = self.words.caret()
        if line is not None:
            return f"{WORDS}[{line[0]}]", line[1]
        picture = self.pictures.caret()
        if picture is not None:
            return picture
        for form in self.forms.values():
            here = form.caret()
            if here is not None:
                return here.field, here.place
        return WORDS, 0

    def _go_to(self, field: str, place: int = 0) -> None:
        if field.startswith(PICTURES):
            self.pictures.go_to(field, place)
            return
        if field.startswith(WORDS):
            number = field.removeprefix(WORDS).strip("[]")
            self.words.put_caret(int(number) if number else 0, place)
            return
        form = next((f for f in self.forms.values() if field in f.rows), self.forms[VISIT])
        form.put_caret(Caret(field if field in form.rows else "visit_on", place))

    def _recorded(self, _visit_id: int) -> None:
        self._autosave.let_go()
        self.context.toast("Visit recorded")
        self.context.go(Place("child", self.child_id))

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        messages = problems_of(trouble)
        for form in self.forms.values():
            form.show_errors({field: words for words, field in messages})
        self.pictures.show_problems(field for _words, field in messages)
        self.problems.show_problems(messages)
        self.page.show_from(self.problems)
        return True


def _card(words: str, form: RecordForm, note: str = "") -> Card:
    card = Card(margins=(20, 16, 20, 16), gap=8)
    card.body.addWidget(heading(words))
    if note:
        card.body.addWidget(caption(note))
    card.body.addWidget(form)
    return card
