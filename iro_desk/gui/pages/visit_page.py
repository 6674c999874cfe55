"""A visit: what was seen, the child's own words apart from the officer's view, and whether all is safe."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain import visit_guide
from iro_desk.domain.codes import SaidHow
from iro_desk.domain.feeling_cards import FeelingCard, pointed_to
from iro_desk.domain.findings import Finding
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.exports import visit_files
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import show_child
from iro_desk.gui.pages.paper_view import print_own
from iro_desk.gui.pages.sheet.frame import SheetFrame
from iro_desk.gui.pages.sheet.side import SheetSide
from iro_desk.gui.pages.visit.cards_view import CardsView
from iro_desk.gui.pages.visit.companions import Companions
from iro_desk.gui.pages.visit.last_time import LastTime
from iro_desk.gui.pages.visit.pictures import PicturesEditor
from iro_desk.gui.pages.visit.said import SaidEditor
from iro_desk.gui.pages.visit.visit_form import VisitForm
from iro_desk.gui.pages.visit.walk import others_of, place_of
from iro_desk.gui.pages.visit.words import SaidLine
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.in_turn import InTurn
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.task_list import Task
from iro_desk.gui.widgets.text import caption
from iro_desk.services import children, drafts, filing, said_before, visits
from iro_desk.services.children import BannerRow
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.visits import VisitView
from iro_desk.services.visits.journeys import JOURNEY

WORDS, PICTURES, SAFETY, WHOLE = "words", "pictures", "safety", "_whole"
START = "Start with what they said: one thought a line, as they said it. Ask about each: may I share this?"
EXACT = "Write what they said or showed, not what it meant. Your own view has its own box."
UNSAFE = (
    "If keeping this back would leave a child unsafe, tell the child what you have to pass on, to whom and when, "
    "and record it under Worries about safety."
)


class VisitPage(Screen):
    """One visit, new or opened again."""

    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.child_id, self.visit_id = place.child_id or 0, place.subject_id or 0
        self.frame = SheetFrame()
        self.page, self.problems = self.frame.page, self.frame.problems
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.words = SaidEditor()
        self.companions = Companions()
        self.pictures = PicturesEditor(context, self.child_id, self.visit_id)
        self.last_time, self.looks = LastTime(), Looks()
        self._form: VisitForm | None = None
        self._turns = InTurn(self)
        self.side: SheetSide | None = None
        self.cards: CardsView | None = None
        self._journey = ""
        self._told: tuple[tuple[str, str], ...] = ()
        self._autosave: Autosave | None = None
        self._lay()
        self._connect()

    @property
    def form(self) -> VisitForm | None:
        """The questions, every part of them made; None until the visit has been read."""
        self._turns.finish()
        return self._form

    def load(self) -> None:
        """Read the child, what was said last time, the pictures, and last of all the visit with its draft.

        Those two come in one answer: words typed between them would go under the draft.
        """
        context, child_id = self.context, self.child_id
        banner = partial(children.banner, child_id=child_id, today=context.today())
        context.ops.read(banner, self._show_child, self)
        last = partial(said_before.last_words, child_id=child_id, not_visit=self.visit_id)
        context.ops.read(last, self.last_time.show_words, self)
        read = partial(
            visits.opened, child_id=child_id, visit_id=self.visit_id, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        find = partial(drafts.find, form=filing.VISIT, subject_id=self.visit_id, child_id=child_id)
        self.pictures.load()
        context.ops.read(lambda session: (read(session), find(session)), self._show, self)

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def values(self) -> dict[str, object]:
        """Everything on the page, as the draft keeps it."""
        answers = self.form.values() if self.form is not None else {}
        journey: dict[str, object] = {JOURNEY: self._journey} if self._journey else {}
        return {
            **answers, **journey, **self.companions.values(), WORDS: self.words.kept(),
            PICTURES: self.pictures.kept(), WHOLE: True,
        }  # fmt: skip

    def record(self) -> None:
        """Record the visit, or say what is still to be answered."""
        if self.form is None:
            return
        self.flush()
        if self.companions.chosen() and not self._journey:
            self._journey = self.context.reference()
        write = partial(
            filing.record_visit,
            values=self.values(),
            words=self.words.stored(),
            child_id=self.child_id,
            visit_id=self.visit_id,
            now=self.context.now(),
            calendar=self.context.calendar,
            rules=self.context.rules,
            pictures=self.pictures.marks(),
        )
        self.context.ops.write("Record a visit", write, self._recorded, self, self._refused)

    def act_now(self) -> None:
        """Go to what cannot wait, wherever she is on the page."""
        self._open_part(SAFETY)

    def save(self) -> None:
        """Save the visit as it was last recorded, without anything private, as a PDF."""
        context = self.context
        name = visit_files.name(context.reference(), context.today())
        path = context.prompts.choose_new_file(self, "Save the visit", name, "PDF (*.pdf)")
        if path is None:
            return

        def keep(content: bytes) -> None:
            context.ops.beside(
                partial(visit_files.save, content, path), lambda _path: context.toast("Saved"), self
            )

        context.ops.read(self._on_paper(), keep, self)

    def print(self) -> None:
        """Show the visit as it is printed, without anything private."""
        if self.print_button.isVisible():
            print_own(self.context, self, "the visit", self._on_paper(), self.save)

    def _on_paper(self) -> Callable[..., bytes]:
        context = self.context
        return partial(
            visit_files.made, visit_id=self.visit_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip

    def write_letter(self) -> None:
        """Begin the letter after a visit, or go on with the one that was begun."""
        self.context.go(Place("letter", self.child_id, None, f"kind:{LetterKind.AFTER_VISIT.value}"))

    def show_cards(self) -> None:
        """Lay the feelings cards over the window for the child to point at."""
        self.cards = CardsView(self.context, self.window(), self.words.cards_button)
        self.cards.chosen.connect(self._keep_cards)

    def _keep_cards(self, chosen: tuple[FeelingCard, ...]) -> None:
        for card in chosen:
            self.words.say_shown(pointed_to(card), SaidHow.SYMBOL)

    def _lay(self) -> None:
        both = QWidget()
        across = Stack(both, 860, gap=20)
        self._main, margin = Column(gap=12), Column(gap=12)
        self._main.addWidget(self.words)
        self._main.addWidget(caption(EXACT))
        self._main.addWidget(caption(UNSAFE))
        self._form_holder = Column(gap=12)
        self._main.addLayout(self._form_holder)
        self._main.addWidget(self.companions)
        self._main.addWidget(self.pictures)
        self._main.addStretch(1)
        margin.addWidget(self.looks)
        margin.addWidget(self.last_time)
        if self.visit_id:
            words = "Letter after this visit"
            margin.addWidget(button(words, icon="mail", on_press=self.write_letter), 0, LEFT)
        margin.addStretch(1)
        across.addLayout(self._main, 5)
        across.addLayout(margin, 2)
        self.frame.body.addWidget(both)
        record = self.frame.add_button("Record the visit", "main", self.record)
        self.now_button = self.frame.add_button("Something needs acting on now", "other", self.act_now)
        later = self.frame.add_button("Come back later", "other", self.context.back)
        self.save_button = self.frame.add_button("Save as PDF…", "other", self.save)
        self.print_button = self.frame.add_button("Print…", "other", self.print)
        self.frame.offer(
            record, self.now_button, later, *((self.print_button, self.save_button) if self.visit_id else ())
        )
        self.page.action_bar.say("Every line is kept as you type")

    def _connect(self) -> None:
        for part in (self.words, self.pictures, self.companions):
            part.edited.connect(self._touched)
        self.words.cards_wanted.connect(self.show_cards)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print)
        self.problems.chosen.connect(self._go_to)
        self.looks.chosen.connect(self._go_to)

    def _touched(self) -> None:
        if self._autosave is not None:
            self._autosave.touched()
        if self._turns.is_whole:
            self._show_tasks()

    def _show_child(self, row: BannerRow) -> None:
        show_child(self.frame.banner, row)
        name = row.preferred_name or "they"
        self.page.say(f"What did {name} say?", START)

    def _show(self, found: tuple[VisitView, KeptDraft | None]) -> None:
        """Their words can be written at once; the questions are made beneath them a piece at a turn."""
        if self._form is not None:
            return  # what is being typed is newer
        context, (view, kept) = self.context, found
        form = VisitForm(
            view.form, view.known, view.people, lambda text: read_date(text, context.today(), context.calendar),
            self.words.cards_button, self._form_holder.parentWidget(), self._turns,
        )  # fmt: skip
        self._form = form
        form.afterwards = (self.companions, self.pictures)
        form.hide()
        self._form_holder.addWidget(form)
        form.edited.connect(self._touched)
        self.companions.show_companions(view.companions)
        self.words.show_lines(
            SaidLine(line.words_id, line.words, line.share, line.said_how, line.may_know, line.not_asked)
            for line in view.lines
        )
        self.side = SheetSide("The visit")
        self.side.opened.connect(self._open_part)
        self.frame.show_side(self.side)
        self._turns.add(partial(form.show_values, view.values), form.put_in_turn, form.show)
        self._autosave = Autosave(
            context.ops, context.now, filing.VISIT, self.visit_id, self.child_id, self.values, self._caret, self
        )  # fmt: skip
        self._overlay(kept)

    def _overlay(self, kept: KeptDraft | None) -> None:
        field, place = WORDS, 0
        if kept is not None:
            field, place = kept.field or WORDS, kept.caret
            self._show_kept(json.loads(kept.content))
        self._turns.add(self._show_tasks)
        if field.startswith((WORDS, PICTURES)):
            self._take_keyboard(field, place)
        else:
            self._turns.add(partial(self._take_keyboard, field, place))

    def _take_keyboard(self, field: str, place: int) -> None:
        if self.may_take_focus():
            self._go_to(field, place)

    def _show_kept(self, content: Mapping[str, Any]) -> None:
        """A draft of this page stands whole; one begun from a brother's or sister's visit adds to what is proposed."""
        self.companions.show_values(content)
        self._journey = str(content.get(JOURNEY) or "")
        self.words.show_kept(content.get(WORDS, ()))
        self.pictures.show_kept(content.get(PICTURES, ()))
        self._turns.add(partial(self._show_answers, content))

    def _show_answers(self, content: Mapping[str, Any]) -> None:
        if self._form is not None:
            self._form.show_values(content if content.get(WHOLE) else {**self._form.values(), **content})

    def _show_tasks(self) -> None:
        """The parts at the side, and what is worth a look, as they stand now."""
        if self._form is None or self.side is None:
            return
        said = bool(self.words.lines())
        pictured = bool(self.pictures.rows)
        tasks = (
            Task(WORDS, "Their own words", "done" if said else "not_started"),
            *self._form.tasks(),
            Task(PICTURES, "Photos, drawings and scans", "done" if pictured else "not_started"),
        )
        field = self._caret()[0]
        here = WORDS if field.startswith(WORDS) else self._form.section_of(field) or PICTURES
        self.side.show_tasks(tasks, here)
        seen = self._form.filled.answers.get("seen") == "Yes"
        of_lines = visits.findings_of(self.words.stored(), was_seen=seen)
        found = (*of_lines, *self._form.findings())
        looks = [f for f in found if f.severity == "look" and not visit_guide.is_for_later(f)]
        told = tuple((f.message, f.field) for f in looks)
        if told != self._told:
            self._told = told
            self.looks.show_looks(told)

    def _caret(self) -> tuple[str, int]:
        line = self.words.caret()
        if line is not None:
            return f"{WORDS}[{line[0]}]", line[1]
        picture = self.pictures.caret()
        if picture is not None:
            return picture
        field, place = self._form.caret() if self._form is not None else ("", 0)
        return field or WORDS, place

    def _go_to(self, field: str, place: int = 0) -> None:
        if self._form is None:
            return
        if field.startswith(PICTURES):
            self.pictures.go_to(field, place)
        elif field.startswith(WORDS):
            number = field.removeprefix(WORDS).strip("[]")
            self.words.put_caret(int(number) if number else 0, place)
        elif self.form is not None:
            self.form.put_caret(field, place)

    def _open_part(self, part: str) -> None:
        if self.form is None:
            return
        if part in (WORDS, PICTURES):
            self._go_to(part)
            self._bring_up(self.words if part == WORDS else self.pictures)
            return
        self.form.focus_section(part)
        self._bring_up(self.form.cards[part])

    def _bring_up(self, part: QWidget) -> None:
        """Bring the head of a part to the top, once what was just opened has its size."""
        seen = self.page.scrolled.viewport()
        bar = self.page.scrolled.verticalScrollBar()
        QTimer.singleShot(0, part, lambda: bar.setValue(bar.value() + part.mapTo(seen, QPoint(0, 0)).y()))

    def _recorded(self, _visit_id: int) -> None:
        if self._autosave is not None:
            self._autosave.let_go()
        chosen = self.companions.chosen()
        waiting = (*chosen, *(number for number in others_of(self.place) if number not in chosen))
        self.context.toast("Visit recorded")
        if waiting:
            self.context.go(place_of(waiting))
        else:
            self.context.go(Place("child", self.child_id))

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal) or self.form is None:
            return False
        field = trouble.field or ""
        found: tuple[Finding, ...] = (Finding("refused", str(trouble), "", field),)
        if isinstance(trouble, Incomplete):
            found = trouble.findings
        self.form.try_to_finish()
        stops = [finding for finding in found if finding.severity == "stop"]
        for finding in stops:
            self.form.open(self.form.section_of(finding.field))
        self.form.show_findings(found)
        self.words.show_problems({finding.field: finding.message for finding in stops})
        self.pictures.show_problems(finding.field for finding in stops)
        self.problems.show_problems((finding.message, finding.field) for finding in stops)
        self._show_tasks()
        self.page.show_from(self.problems)
        return True
