"""What can be done with a finished form: saved, sent, changed with a reason, and its earlier texts read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import dated
from iro_desk.exports import DOCX, PDF, TEXT, sheet_files
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.pages.versions.wanted import Wanted
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow, Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption, labelled, link, wrapped
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import drafts, outbox, sheets
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.services.outbox import Recipient
from iro_desk.services.sheets import REOPENING, SentRow, SheetView, VersionRow

KINDS = {PDF.name: "PDF (*.pdf)", DOCX.name: "Word (*.docx)"}
REASON = "Why is it changed?"
LOCKED = "It is locked. A change is made with its reason, and this text stays readable."


class FinishedCard(Card):
    """The way on from a finished form.

    Signals:
        opened_again(): it may be changed now.
        version_asked(int): the number of an earlier text to read.
    """

    opened_again = Signal()
    version_asked = Signal(int)

    def __init__(self, context: Context, view: SheetView) -> None:
        super().__init__("This is finished", gap=12)
        self._context, self._view = context, view
        self.body.addWidget(wrapped(_told(context, view), tone="muted"))
        holder = QWidget()
        flow = Flow(holder, 10)
        self.save_pdf = button("Save as PDF to print", icon="printer", on_press=partial(self._save, PDF.name))
        self.save_word = button("Save as Word", icon="download", on_press=partial(self._save, DOCX.name))
        self.send = button("Put in the outbox", icon="send", on_press=self._show_people)
        self.change = button("Change with a reason", icon="pencil", on_press=self._ask_why)
        for made in (self.save_pdf, self.save_word, self.send, self.change):
            flow.addWidget(made)
        self.send.setVisible(view.child_id is not None)
        self.body.addWidget(holder)
        self._more = Column(gap=10)
        self.body.addLayout(self._more)
        self._sent, self._earlier = Column(gap=2), Column(gap=4)
        self.body.addLayout(self._sent)
        self.body.addLayout(self._earlier)
        self.people: dict[int, Tick] = {}
        self.formats = _formats()
        self.why = NarrativeEdit(lines=2)
        self.kept: KeptBoxes | None = None
        find = partial(drafts.find, form=REOPENING, subject_id=view.sheet_id, child_id=view.child_id)
        context.ops.read(find, self._bring_back, self)
        context.ops.read(partial(sheets.sent, sheet_id=view.sheet_id), self._show_sent, self)
        if view.earlier:
            context.ops.read(partial(sheets.versions, sheet_id=view.sheet_id), self._show_earlier, self)

    def _save(self, format_name: str) -> None:
        context = self._context
        name = sheet_files.name(format_name, context.reference(), context.today())
        path = context.prompts.choose_new_file(self, "Save the form", name, KINDS[format_name])
        if path is None:
            return
        make = partial(
            sheet_files.made, sheet_id=self._view.sheet_id, format_name=format_name, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip

        def save(content: bytes) -> None:
            context.ops.beside(
                partial(sheet_files.save, content, path), lambda _path: context.toast("Saved"), self
            )

        context.ops.read(make, save, self)

    def _show_people(self) -> None:
        read = partial(outbox.recipients, child_id=self._view.child_id or 0)
        self._context.ops.read(read, self._offer, self)

    def _offer(self, found: tuple[Recipient, ...]) -> None:
        self.formats = _formats()
        people = [one for one in found if one.person_id is not None]
        self.people = {}
        column = self._begin_more("Who is it for?")
        holder = QWidget()
        flow = Flow(holder, 14)
        for one in people:
            tick = Tick(f"{one.name}, {one.role_label.lower()}")
            self.people[one.person_id or 0] = tick
            flow.addWidget(tick)
        column.addWidget(holder)
        if not people:
            column.addWidget(caption("Nobody is on this child’s list yet. Add people on the child’s page."))
            return
        column.addWidget(labelled("As", "label"))
        for tick in self.formats.values():
            column.addWidget(tick, 0, LEFT)
        problem = Problem()
        column.addWidget(problem)
        put = button(
            "See what each gets", "main", "arrow-right", "Alt+Return", partial(self._queue, problem.say)
        )
        column.addWidget(put, 0, LEFT)
        next(iter(self.people.values())).setFocus()

    def _queue(self, say: Callable[[str], None]) -> None:
        people = tuple(number for number, tick in self.people.items() if tick.value())
        formats = tuple(name for name, tick in self.formats.items() if tick.value())
        missing = "" if people else "Tick who it is for"
        say(missing or ("" if formats else "Tick what it is made as"))
        if not people or not formats:
            return
        self._context.go(Wanted(self._view.child_id or 0, self._view.sheet_id, (), formats, people).place)

    def _bring_back(self, kept: KeptDraft | None) -> None:
        """A reason that was begun stands open again."""
        if kept is not None:
            self._lay_why()

    def _ask_why(self) -> None:
        self._lay_why()
        self.why.setFocus()

    def _lay_why(self) -> None:
        column = self._begin_more("")
        self.why = NarrativeEdit(lines=2)
        row = FieldRow(REASON, self.why, "It is kept with the text as it stands now.")
        column.addWidget(row)
        open_it = button(
            "Open it to be changed", "main", shortcut="Alt+Return", on_press=partial(self._amend, row)
        )
        column.addWidget(open_it, 0, LEFT)
        key = DraftKey(REOPENING, self._view.sheet_id, self._view.child_id)
        self.kept = KeptBoxes(self._context, key, {"why": self.why}, self.why)
        self.kept.begin()

    def _amend(self, row: FieldRow) -> None:
        row.show_problem("" if self.why.value().strip() else "Say why it is changed.")
        if not self.why.value().strip():
            row.focus()
            return
        if self.kept is not None:
            self.kept.flush()
        amend = partial(
            sheets.amend, sheet_id=self._view.sheet_id, why=self.why.value(), now=self._context.now()
        )
        words = f"Open {self._view.form.title} to be changed"
        self._context.ops.write(words, amend, self._amended, self)

    def _amended(self, _none: object) -> None:
        if self.kept is not None:
            self.kept.filed()
        self.opened_again.emit()

    def _begin_more(self, words: str) -> Column:
        emptied(self._more)
        holder = QWidget()
        column = Column(holder, gap=6)
        if words:
            column.addWidget(labelled(words, "label"))
        self._more.addWidget(holder)
        return column

    def _show_sent(self, rows: tuple[SentRow, ...]) -> None:
        emptied(self._sent)
        for row in rows:
            where = f"sent {dated(row.placed_at.date())}" if row.placed_at else "waits in the outbox"
            which = "; they have the text from before it was changed" if row.is_earlier else ""
            self._sent.addWidget(caption(f"{row.recipient}: {where}{which}"))

    def _show_earlier(self, rows: tuple[VersionRow, ...]) -> None:
        emptied(self._earlier)
        zone = self._context.now().tzinfo
        for row in rows:
            on = row.finished_at.astimezone(zone)
            words = f"Read the text finished {dated(on.date())} at {on:%H:%M}"
            self._earlier.addWidget(link(words, partial(self.version_asked.emit, row.version_id)), 0, LEFT)
            self._earlier.addWidget(caption(f"Changed because: {row.why}"))


def _told(context: Context, view: SheetView) -> str:
    if view.finished_at is None:
        return LOCKED
    on = view.finished_at.astimezone(context.now().tzinfo)
    return f"Finished {dated(on.date())} at {on:%H:%M}. {LOCKED}"


def _formats() -> dict[str, Tick]:
    return {PDF.name: Tick("PDF", ticked=True), DOCX.name: Tick("Word"), TEXT.name: Tick("Plain text")}
