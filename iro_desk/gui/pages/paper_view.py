"""PaperView: a paper of her own over the window, page by page, and the button that prints it on a named printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.printing import job_name, print_own_words
from iro_desk.domain.sending.wording import count_words
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.letter.preview import PagePicture
from iro_desk.gui.printing.picker import PrinterPicker
from iro_desk.gui.printing.printers import Job
from iro_desk.gui.printing.running import BUSY, progress_words, running_of
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack
from iro_desk.gui.widgets.over_window import OverWindow
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import announce, caption, heading

PRINTED = "The printer has it."
SAVE = "Save it as a PDF instead"
SIDE = 360
STACKED = 800


def print_own(
    context: Context, owner: QWidget, title: str, read: Callable[[Any], bytes], save: Callable[[], object]
) -> None:
    """Show a paper of her own as it would be printed.

    Args:
        title: what it is, within a sentence, such as "the week"; it names nobody.
        read: a service that takes a session, or nothing where none is needed, and returns a PDF.
        save: asks where to save it instead.
    """

    def show(content: bytes) -> None:
        PaperView(context, owner, title, content, save)

    def in_words(trouble: Exception) -> bool:
        if isinstance(trouble, Refusal | FileTrouble):
            context.prompts.tell(owner, trouble.what, trouble.next_step)
            return True
        return False

    context.ops.read(read, show, owner, in_words)


class PaperView(OverWindow):
    """Every page of one PDF, drawn from the bytes that are printed (U58). Esc closes it; a printing goes on."""

    def __init__(
        self, context: Context, owner: QWidget, title: str, content: bytes, save: Callable[[], object]
    ) -> None:
        super().__init__(owner.window(), owner.window().focusWidget())
        self._context, self._title, self._content, self._save = context, title, content, save
        self.running = running_of(context.ops, context.printers, context.now)
        self.pages = FinishedPages(content, self)
        self.picker = PrinterPicker(context)
        self.print = button("Print it", "main", "printer", hint="Ctrl+P", on_press=self._print)
        self.halt = button("Stop", icon="x", on_press=self.running.stop)
        self.save = button(SAVE, icon="download", on_press=self._save_instead)
        self.close_button = icon_button("x", "Close (Esc)", self.shut)
        self.state, self.problem = caption(""), Problem()
        self._job: Job | None = None
        self._lay()
        self.picker.edited.connect(self._weigh)
        self.running.moved.connect(self._weigh)
        self.running.ended.connect(self._ended)
        self.lie_over(self.area)
        self._weigh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it; Ctrl+P prints it, or goes to what is missing."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_P and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._print()

    def _lay(self) -> None:
        whole = Column(self._panel, (20, 14, 20, 16), 10)
        top = Line(gap=12)
        self.name = heading(f"Print {self._title}?")
        top.addWidget(self.name, 1)
        top.addWidget(self.close_button, 0, TOP)
        whole.addLayout(top)
        self.area = Scrolled((8, 8, 8, 8), 12)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder = QWidget()
        across = Stack(holder, STACKED, gap=20)
        self.area.body.addWidget(holder)
        whole.addWidget(self.area, 1)
        beside = QWidget()
        side, sheets = Column(beside, gap=10), Column(gap=12)
        side.addWidget(caption(count_words(self.pages.count, "page", "pages").capitalize()))
        side.addWidget(self.picker)
        for part in (self.print, self.halt, self.save):
            side.addWidget(part, 0, LEFT)
        side.addWidget(self.state)
        side.addWidget(self.problem)
        side.addStretch(1)
        for number in range(self.pages.count):
            sheets.addWidget(PagePicture(self.pages, number))
        across.addWidget(beside)
        across.addLayout(sheets, 1)
        across.hold(beside, SIDE)
        again, choice = self.picker.again, self.picker.choice
        self._stops = (
            self.area, choice, again, self.print, self.halt, self.save, self.close_button,
        )  # fmt: skip
        announce(self.area, f"{self.name.text()} {count_words(self.pages.count, 'page', 'pages')}")

    def _weigh(self) -> None:
        """Name the printer on the button, and say what is missing or how far it has come."""
        job, printer = self.running.job, self.picker.printer
        words = print_own_words(self._title, printer) if printer else "Print it"
        self.print.setText(f" {words}  Ctrl+P".replace("&", "&&"))
        self.print.setAccessibleName(words)
        is_mine = job is not None and job is self._job
        waits = self.picker.why_not if job is None else progress_words(job) if is_mine else BUSY
        self.print.wait_for(waits, self._to_missing)
        self.halt.setVisible(is_mine and job is not None and not job.is_handed_over)
        told = "" if waits == self.picker.told.text() else waits
        self.state.setText(told)
        self.state.setVisible(bool(told))

    def _to_missing(self) -> None:
        if self.running.job is None:
            self.picker.choice.setFocus()

    def _print(self) -> None:
        if self.print.is_waiting:
            self._to_missing()
            return
        self.problem.say("")
        self.picker.keep()
        self._job = Job(self._content, self.picker.printer, job_name(self._context.reference()))
        self.running.print_own(self._job)

    def _ended(self, trouble: Exception | None) -> None:
        mine, self._job = self._job, None
        if mine is None:
            return
        if trouble is None:
            self._context.toast(PRINTED)
            self.shut()
            return
        self.problem.say(str(trouble))
        self.area.ensureWidgetVisible(self.problem)
        self.picker.look()

    def _save_instead(self) -> None:
        self.shut()
        self._save()
