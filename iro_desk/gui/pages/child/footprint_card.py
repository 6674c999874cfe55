"""The way to the one dated page of what the officer did for a child, once nobody else is on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.exports import DOCX, PDF, footprint_files
from iro_desk.exports.footprint_files import FootprintPage
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.gui.widgets.tick import Tick

KINDS = {PDF.name: "PDF (*.pdf)", DOCX.name: "Word (*.docx)"}
WORDS = (
    "One dated page for the file or for court: visits, reviews, each concern with what was done and what changed, "
    "and what the child was told. What you keep off it stays off."
)
NOTHING = "Challenges and what they changed will gather on one dated page."
LOOK = "Look at these first. Keep the entry off the page, or change the words, where it is somebody else’s child."
LOOKED = "I have looked: none of these is another child"


class FootprintCard(Card):
    """What it says in short, what is to be looked at, the two files, and the way to the outbox.

    Signals:
        outbox(): the page is to go to somebody.
    """

    outbox = Signal()

    def __init__(self, context: Context, child_id: int) -> None:
        super().__init__("What you did for this child", gap=10)
        self._context, self._child_id = context, child_id
        self._found = Column(gap=6)
        self.looked: Tick | None = None
        self._short = wrapped(NOTHING)
        self.body.addWidget(self._short)
        self.body.addWidget(caption(WORDS))
        self.body.addLayout(self._found)
        self.problem = Problem()
        self.body.addWidget(self.problem)
        holder = QWidget()
        flow = Flow(holder, 10)
        self.save_pdf = button("Save as PDF", icon="download", on_press=partial(self._save, PDF.name))
        self.save_word = button("Save as Word", icon="download", on_press=partial(self._save, DOCX.name))
        flow.addWidget(self.save_pdf)
        flow.addWidget(self.save_word)
        self.to_outbox = button("Put the page in the outbox", icon="send", on_press=self.outbox.emit)
        flow.addWidget(self.to_outbox)
        self.body.addWidget(holder)
        self._wants_focus = False

    def load(self) -> None:
        """Read it again."""
        context = self._context
        read = partial(
            footprint_files.page, child_id=self._child_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(read, self.show_page, self)

    def take_focus(self) -> None:
        """Put the keyboard on the first way to save it."""
        self.save_pdf.setFocus()

    def show_page(self, page: FootprintPage) -> None:
        """Show what it would say, and what must be looked at."""
        emptied(self._found)
        self.looked = None
        self.problem.say("")
        self._short.setText(NOTHING if page.is_empty else page.in_short)
        for made in (self.save_pdf, self.save_word, self.to_outbox):
            made.wait_for("Nothing is recorded for this child yet." if page.is_empty else "")
        if not page.found:
            return
        self._found.addWidget(wrapped(LOOK, "strong"))
        for one in page.found:
            self._found.addWidget(wrapped(f"“{one.found}”: {one.whose}"))
        self.looked = Tick(LOOKED)
        self._found.addWidget(self.looked, 0, LEFT)

    def _save(self, format_name: str) -> None:
        context = self._context
        if self.looked is not None and not self.looked.value():
            self.problem.say("Look at what is found, and tick that you have.")
            self.looked.setFocus()
            return
        self.problem.say("")
        name = footprint_files.name(format_name, context.reference(), context.today())
        path = context.prompts.choose_new_file(self, "Save the page", name, KINDS[format_name])
        if path is None:
            return
        make = partial(
            footprint_files.made, child_id=self._child_id, format_name=format_name, today=context.today(),
            calendar=context.calendar,
        )  # fmt: skip
        whole = path if path.suffix else path.with_suffix(Path(name).suffix)
        context.ops.read(make, partial(self._write, whole), self)

    def _write(self, path: Path, content: bytes) -> None:
        saved = partial(self._context.toast, "Page saved")
        self._context.ops.beside(partial(footprint_files.save, content, path), lambda _path: saved(), self)
