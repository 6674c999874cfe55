"""PaperCard: the way out on paper: which printer, the button that names it, and whose hands it went into (S53)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from iro_desk.domain.sending.printing import job_name, print_words
from iro_desk.domain.sending.wrong_reader import at_words
from iro_desk.exports.whole_file import write_whole
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.send.given_part import GivenPart
from iro_desk.gui.printing.picker import PrinterPicker
from iro_desk.gui.printing.printers import Job
from iro_desk.gui.printing.running import BUSY, progress_words, running_of
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.folded_button import FoldedButton
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import announce, caption, link
from iro_desk.services.sending import printing
from iro_desk.services.sending.leaving import ToSend
from iro_desk.services.sending.printing import PrintedRow

PRINT = "Print it"
SAVE = "Save the PDF and print it elsewhere"
SAVED = "The file is saved. Print it, then delete it there: anybody who finds it can read it."
KINDS = "PDF (*.pdf)"
LINE = 270
"""How wide a line of the button that names reader and printer may be in the card."""


class PaperCard(Card):
    """One thing of the outbox on its way to paper.

    Args:
        is_seen: whether every page has been in view, rather than said to be read.

    Signals:
        printed(QWidget): it came out, and this part asks whose hands it went into.
        given(): it is noted whose hands it is in.
    """

    printed = Signal(object)
    given = Signal()

    def __init__(self, context: Context, found: ToSend, pages: int, is_seen: Callable[[], bool]) -> None:
        super().__init__("On paper", gap=8)
        self._context, self._found, self._pages, self._is_seen = context, found, pages, is_seen
        self._waits = ""
        self._go_on: Callable[[], object] = is_seen
        self.running = running_of(context.ops, context.printers, context.now)
        self.picker = PrinterPicker(context)
        self.print = FoldedButton(PRINT, LINE, "printer")
        self.halt = button("Stop", icon="x", on_press=self.running.stop)
        self.save = link(SAVE, self._save)
        self.state, self.problem = caption(""), Problem()
        self.entry: Entry | None = None
        self._printed: PrintedRow | None = None
        self._is_saving = self._is_fresh = False
        self._below = Column(gap=8)
        for part in (self.picker, self.print, self.state, self.halt, self.problem, self.save):
            if part in (self.print, self.halt, self.save):
                self.body.addWidget(part, 0, LEFT)
            else:
                self.body.addWidget(part)
        self.body.addLayout(self._below)
        self.print.clicked.connect(lambda: self._print())
        self.picker.edited.connect(self._weigh)
        self.running.moved.connect(self._weigh)
        self.running.ended.connect(self._ended)
        self.show_thing(found)

    def show_thing(self, found: ToSend) -> None:
        """Show it as it stands now."""
        self._found = found
        read = partial(printing.standing, item_id=found.item_id)
        self._context.ops.read(read, self._show_printed, self)
        self._weigh()

    def wait_for(self, reason: str, go_on: Callable[[], object]) -> None:
        """Say why it may not be printed yet; empty when it may, and a printer is all that is missing."""
        self._waits, self._go_on = reason, go_on
        self._weigh()

    def press(self) -> None:
        """Print it, or go to what is missing."""
        if self.print.is_waiting:
            self._to_missing()
        else:
            self._print()

    def flush(self) -> None:
        """Keep what is typed about whose hands it is in."""
        if self.entry is not None:
            self.entry.flush()

    @property
    def _is_mine(self) -> bool:
        return self.running.job is not None and self.running.item_id == self._found.item_id

    def _weigh(self) -> None:
        job, printer = self.running.job, self.picker.printer
        self.print.say(self._words(printer))
        waits = self._waits or self.picker.why_not
        if job is not None:
            waits = progress_words(job) if self._is_mine else BUSY
        self.print.wait_for(waits, self._to_missing)
        self.save.setEnabled(not self._waits and job is None)
        self.halt.setVisible(job is not None and self._is_mine and not job.is_handed_over)
        told = "" if waits == self.picker.told.text() else waits
        self.state.setText(told)
        self.state.setVisible(bool(told))

    def _words(self, printer: str) -> str:
        return print_words(self._found.going, printer) if printer else PRINT

    def _to_missing(self) -> None:
        if self._waits:
            self._go_on()
        elif self.running.job is None:
            self.picker.choice.setFocus()

    def _begin(self, printer: str) -> Callable[..., int]:
        found = self._found
        return partial(
            printing.begin, item_id=found.item_id, sha256=found.sha256, printer=printer, now=self._context.now(),
            pages=self._pages, by_saying=not self._is_seen(), shown=found.bound,
        )  # fmt: skip

    def _print(self) -> None:
        if self.print.is_waiting:
            return
        self.problem.say("")
        self.picker.keep()
        printer = self.picker.printer
        job = Job(self._found.content, printer, job_name(self._context.reference()))
        self.running.print_thing(self._found.item_id, job, self._begin(printer))

    def _ended(self, trouble: Exception | None) -> None:
        if trouble is not None:
            self.problem.say(str(trouble))
            self.picker.look()
        self._is_fresh = trouble is None
        self.show_thing(self._found)

    def _save(self) -> None:
        """The same bytes after the same look, for a printer that is not here (F52)."""
        path = self._context.prompts.choose_new_file(self, SAVE, self._found.file_name, KINDS)
        if path is not None:
            self._is_saving = True
            then = partial(self._write, path)
            self._context.ops.write("Save a paper to print", self._begin(""), then, self, self._refused)

    def _write(self, path: Path, printed_id: int) -> None:
        write = partial(write_whole, path, self._found.content)
        failed = partial(self._not_saved, printed_id)
        self._context.ops.beside(write, partial(self._saved, printed_id), self, failed)

    def _saved(self, printed_id: int, _path: Path) -> None:
        note = partial(printing.note_printed, printed_id=printed_id, now=self._context.now())
        self._is_saving, self._is_fresh = False, True
        self._context.toast(SAVED)
        self._context.ops.write("Save a paper to print", note, lambda _: self.show_thing(self._found), self)

    def _not_saved(self, printed_id: int, trouble: Exception) -> bool:
        undo = partial(printing.note_not_printed, printed_id=printed_id)
        self._context.ops.write("Save a paper to print", undo, None, self)
        return self._refused(trouble)

    def _refused(self, trouble: Exception) -> bool:
        self._is_saving = False
        self.problem.say(str(trouble))
        return True

    def _show_printed(self, row: PrintedRow | None) -> None:
        if row == self._printed or self.running.job is not None or self._is_saving:
            return
        self.flush()
        self._printed, self.entry = row, None
        emptied(self._below)
        if row is None:
            return
        at = at_words(row.begun_at.astimezone(self._context.now().tzinfo))
        part = GivenPart(self._context, row, self._found.going.reader, at)
        self.entry = part.entry
        part.noted.connect(self.given)
        self._below.addWidget(part)
        announce(self, part.told.text())
        if self._is_fresh:
            self._is_fresh = False
            self.printed.emit(part)
