"""This went to the wrong person: where every copy is, the first hour, the note, and the hours that run (S52)."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.sending.wrong_reader import FirstHour, at_words
from iro_desk.domain.wording import dated
from iro_desk.exports import wrong_reader_files
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.outbox.rows import capital
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import caption, rule, wrapped
from iro_desk.gui.widgets.tick import Tick, explained
from iro_desk.records import WrongReaderFields
from iro_desk.records.forms import asked
from iro_desk.services import children
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sending import recalls
from iro_desk.services.sending.recalls import Recall, Went

SIDE = 400
LATE = 24
MARK, KEEP = "Mark it as gone to the wrong person", "Keep the note"
FEWEST = 3
TICKED_LATER = "Once it is marked, each of these is ticked here as you do it."


class WrongPage(Screen):
    """One paper that has left; ``place.subject_id`` is its number in the outbox."""

    watches = frozenset({"wrong_reader", "outbox_item", "given_out"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("This went to the wrong person", bar_folds=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.page.folded.connect(self.banner.be_brief)
        self.problem = Problem()
        self.page.body.addWidget(self.problem)
        holder = QWidget()
        across = Stack(holder, 900, gap=20)
        side = QWidget()
        self._left, self._side = Column(gap=12), Column(side, gap=12)
        across.addLayout(self._left, 1)
        across.addWidget(side)
        across.hold(side, SIDE)
        self.page.body.addWidget(holder)
        self.page.body.addStretch(1)
        self.entry: Entry | None = None
        self.steps: dict[FirstHour, Tick] = {}
        self._found: Recall | None = None
        self._return_to: FirstHour | None = None
        self.mark: Button = button(MARK, "main", "triangle-alert", on_press=self._mark)
        self.save: Button = button("Save the note as PDF", icon="download", on_press=self._save)
        self.end: Button = button("All is done", icon="check", on_press=self._end)
        for part in (self.mark, self.save, self.end):
            self.page.action_bar.add(part)
            part.hide()
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._mark)

    def load(self) -> None:
        """Read the paper and what is noted about it."""
        if self.place.subject_id is None or self.place.child_id is None:
            return
        context = self.context
        row = partial(children.banner, child_id=self.place.child_id, today=context.today())
        context.ops.read(row, partial(show_child, self.banner), self)
        read = partial(recalls.recall, item_id=self.place.subject_id, now=context.now())
        context.ops.read(read, self._show, self, self._gone)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.entry is not None:
            self.entry.flush()

    def _show(self, found: Recall) -> None:
        self._found = found
        is_marked = found.wrong_id is not None
        said = f"{found.paper}, for {found.reader}, left on {self._at(found)}."
        self.page.say("This went to the wrong person", said)
        if self.entry is None:
            self._lay_form(found)
        self._lay_side(found)
        self.mark.setText(f" {KEEP if is_marked else MARK}")
        self.mark.setAccessibleName(KEEP if is_marked else MARK)
        self.mark.show()
        self.save.setVisible(is_marked)
        self.end.setVisible(is_marked and found.ended_at is None)

    def _at(self, found: Recall) -> str:
        return at_words(found.placed_at.astimezone(self.context.now().tzinfo))

    def _lay_form(self, found: Recall) -> None:
        context, item = self.context, found.item_id
        self.entry = Entry(
            context,
            DraftKey(recalls.FORM, item, found.child_id),
            asked(WrongReaderFields),
            MARK,
            lambda session, values: recalls.mark(session, values, item, context.now()),
            takes_focus=self.may_take_focus(),
            lines=FEWEST,
        )
        card = Card("The note", margins=(20, 16, 20, 16))
        card.body.addWidget(self.entry)
        self._left.addWidget(card)
        self._left.addStretch(1)
        self.entry.filed.connect(lambda _number: self.load())
        now = context.now()
        begins = {"noticed_on": now.date().isoformat(), "noticed_at": f"{now:%H:%M}"}
        self.entry.begin(found.values or begins)

    def _lay_side(self, found: Recall) -> None:
        emptied(self._side)
        cards = [self._first_hour(found), self._where(found.went)]
        if found.clock is not None:
            cards.insert(0, self._hours(found))
        for card in cards:
            self._side.addWidget(card)
        self._side.addStretch(1)
        if self._return_to in self.steps:
            self.steps[self._return_to].setFocus()
        self._return_to = None

    def _hours(self, found: Recall) -> Card:
        card = Card("The hours to report it")
        if found.clock is not None:
            late = found.clock.left < LATE and found.ended_at is None
            card.body.addWidget(wrapped(f"{found.clock.in_short}.", "strong", "late" if late else ""))
            card.body.addWidget(wrapped(found.clock.working, "caption", "muted"))
        if found.ended_at is not None:
            card.body.addWidget(
                wrapped(f"You had done all that was yours by {dated(found.ended_at.date())}.")
            )
        return card

    def _first_hour(self, found: Recall) -> Card:
        card = Card("The first hour")
        self.steps = {}
        if found.wrong_id is None:
            card.body.addWidget(caption(TICKED_LATER))
        for step in FirstHour:
            if found.wrong_id is None:
                card.body.addWidget(wrapped(f"{step.label}. {step.how}"))
                continue
            at = found.steps.get(step.value)
            tick = Tick(step.label, ticked=at is not None)
            tick.setAccessibleDescription(step.how)
            tick.edited.connect(partial(self._tick, found.wrong_id, step, tick))
            self.steps[step] = tick
            done = f"Done {at_words(at.astimezone(self.context.now().tzinfo))}. " if at else ""
            card.body.addLayout(explained(tick, f"{done}{step.how}"))
        return card

    def _where(self, went: tuple[Went, ...]) -> Card:
        card = Card("Where every copy went")
        for one in went:
            card.body.addWidget(rule())
            which = " (this one)" if one.is_this else ""
            card.body.addWidget(wrapped(f"{one.reader}, {one.role.lower()}{which}", "strong"))
            wrong = ". Marked as gone wrong" if one.is_wrong else ""
            card.body.addWidget(wrapped(f"{one.what}, {dated(one.on)}{wrong}", "body"))
            card.body.addWidget(wrapped(capital(one.where), "caption", "muted"))
        return card

    def _mark(self) -> None:
        if self.entry is not None:
            self.problem.say("")
            self.entry.file()

    def _tick(self, wrong_id: int, step: FirstHour, tick: Tick) -> None:
        at = self.context.now() if tick.value() else None
        done = partial(recalls.tick, wrong_id=wrong_id, step=step, now=at)
        self.context.ops.write("Tick a step of the first hour", done, lambda _none: self._ticked(step), self)

    def _ticked(self, step: FirstHour) -> None:
        self._return_to = step
        self.load()

    def _save(self) -> None:
        context, found = self.context, self._found
        if found is None or found.wrong_id is None:
            return
        name = wrong_reader_files.name(context.reference(), context.today())
        path = context.prompts.choose_new_file(self, "Save the note", name, "PDF (*.pdf)")
        if path is None:
            return
        make = partial(wrong_reader_files.made, wrong_id=found.wrong_id, now=context.now())

        def save(content: bytes) -> None:
            context.ops.beside(
                partial(wrong_reader_files.save, content, path),
                lambda _path: self._saved(),
                self,
                self._refused,
            )

        context.ops.write("Save the note for information governance", make, save, self, self._refused)

    def _saved(self) -> None:
        self.page.action_bar.say("The note is saved. It is not sealed: give it to nobody else.")

    def _end(self) -> None:
        if self._found is None or self._found.wrong_id is None:
            return
        end = partial(recalls.end, wrong_id=self._found.wrong_id, now=self.context.now())
        self.context.ops.write("End the note", end, lambda _none: self._ended(), self, self._refused)

    def _ended(self) -> None:
        self.problem.say("")
        self.load()

    def _refused(self, trouble: Exception) -> bool:
        self.problem.say(str(trouble))
        self.page.show_from(self.problem)
        return True

    def _gone(self, trouble: Exception) -> bool:
        emptied(self._side)
        back = button("Open the outbox", "main", on_press=partial(self.context.go, Place("outbox")))
        ways = QWidget()
        Flow(ways, 0).addWidget(back)
        self._side.addWidget(EmptyState("There is nothing here to recall", str(trouble), (ways,)))
        return True
