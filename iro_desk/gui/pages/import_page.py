"""Bringing in a caseload: choose a file, choose the children, and nothing is kept until the officer says so."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.importing.preview_view import PreviewView
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.progress import ProgressBar
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.services.imports import looking, taking, template
from iro_desk.services.imports.held import held
from iro_desk.services.imports.rows import HeldChild, Preview
from iro_desk.services.imports.taking import Cancelled, Taken

KINDS = "Caseload files (*.zip *.xml *.xlsx *.xlsm *.csv *.txt *.tsv)"
SAFE = "Nothing is changed until you say so."


class ImportPage(Screen):
    """Three steps on one page: choose a file, choose children, bring them in."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Bring in a caseload", SAFE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.setAcceptDrops(True)
        self.problems = ErrorSummary()
        self.page.body.addWidget(self.problems)
        self._step = Column(gap=12)
        self.page.body.addLayout(self._step)
        self.page.body.addStretch(1)
        self.preview: PreviewView | None = None
        self.bring_in: Button | None = None
        self._bar = Column(gap=0)
        self.page.action_bar.add(_holding(self._bar))
        self.page.action_bar.hide()
        self._looks = 0
        self._taking = False
        self._stop = threading.Event()
        self._progress = _Progress()
        self._looking = QTimer(self)
        self._looking.setInterval(100)
        self._looking.timeout.connect(self._show_progress)
        self.problems.chosen.connect(lambda _field: self.choose.setFocus())
        self.show_choosing()

    def load(self) -> None:
        """There is nothing to read until a file is chosen."""
        self.choose.setFocus()

    def show_choosing(self) -> None:
        """The first step."""
        self._begin_step("Bring in a caseload", SAFE)
        self.choose = button("Choose a file", "main", "file-text", on_press=self._choose_file)
        folder = button("Choose a folder", icon="folder-open", on_press=self._choose_folder)
        sheet = button("Save a blank template", "quiet", on_press=self._save_sheet)
        self._step.addWidget(
            EmptyState(
                "Choose a file to look at",
                "An SSDA903 return as a folder, ZIP or XML, an Annex A list 8 workbook, or the caseload sheet. "
                "You can also drop a file or folder here.",
                (self.choose, folder, sheet),
            )
        )
        go = partial(self.context.go, Place("take_in"))
        self._step.addWidget(link("Take in a case package from another officer", go), 0, LEFT)

    def look(self, path: Path) -> None:
        """Read a file or folder beside everything else, and show what it holds."""
        self.problems.show_problems(())
        self._looks += 1
        self.await_focus()
        self._begin_step("Bring in a caseload", SAFE)
        card = Card()
        card.body.addWidget(wrapped("Reading. A large return takes a few seconds."))
        card.body.addWidget(caption("Nothing has been changed."))
        self.stop_reading = button("Stop reading", on_press=self._choose_again)
        card.body.addWidget(self.stop_reading, 0, LEFT)
        self._step.addWidget(card)
        self.context.ops.read(held, partial(self._look_beside, self._looks, path), self)

    def _look_beside(self, number: int, path: Path, known: tuple[HeldChild, ...]) -> None:
        read = partial(looking.look, path=path, today=self.context.today(), held=known)
        self.context.ops.beside(
            read, partial(self._looked, number), self, lambda trouble: self._not_read(number, trouble)
        )

    def _looked(self, number: int, found: Preview) -> None:
        """Show what was found, unless the officer has turned to something else."""
        if number == self._looks:
            self.show_preview(found)

    def show_preview(self, found: Preview) -> None:
        """The second step: which of these children are yours?"""
        had_focus = self.focusWidget() is not None
        self._begin_step(
            "Which of these children are yours?", "Nothing is kept until you say so, and one undo takes it all back."
        )  # fmt: skip
        self._step.addWidget(link("Choose another file", self._choose_again), 0, LEFT)
        self.preview = PreviewView(found)
        self._step.addWidget(self.preview)
        self.preview.chosen_changed.connect(self._count)
        self._count(0)
        self.page.action_bar.say(next((n for n in found.notes if n.startswith("Names are not")), SAFE))
        if self.may_take_focus() or had_focus:
            self.preview.filter.setFocus()

    def take(self) -> None:
        """The third step: bring the chosen children in, as one operation."""
        if self.preview is None or not self.preview.chosen:
            return
        found, codes = self.preview.found, self.preview.chosen
        self._stop.clear()
        self._taking = True
        self._progress = _Progress(whole=len(codes))
        self._show_taking(len(codes))
        take = partial(
            taking.take,
            preview=found,
            codes=codes,
            today=self.context.today(),
            progress=self._progress.told,
            cancelled=self._stop.is_set,
        )
        label = f"Bring in {_children(len(codes))}"
        self.context.ops.write(label, take, self._taken, self, self._not_taken)

    def stop(self) -> None:
        """Ask the worker to stop; what it had begun is put back."""
        self._stop.set()
        self._words.setText("Stopping. Nothing will be kept.")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder may be dropped, but not while children are coming in."""
        urls = event.mimeData().urls()
        if not self._taking and len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.look(Path(event.mimeData().urls()[0].toLocalFile()))

    def _begin_step(self, words: str, sentence: str) -> None:
        self._end_taking()
        self.preview = None
        emptied(self._step)
        emptied(self._bar)
        self.page.action_bar.hide()
        self.page.say(words, sentence)

    def _choose_file(self) -> None:
        self._look_at(self.context.prompts.choose_file(self, "Choose a file to look at", KINDS))

    def _choose_folder(self) -> None:
        self._look_at(self.context.prompts.choose_folder(self, "Choose the folder of the return", None))

    def _look_at(self, path: Path | None) -> None:
        if path is not None:
            self.look(path)

    def _choose_again(self) -> None:
        self._looks += 1
        self.show_choosing()
        self.choose.setFocus()

    def _save_sheet(self) -> None:
        path = self.context.prompts.choose_new_file(
            self, "Save a blank template", template.FILE_NAME, "Comma-separated (*.csv)"
        )
        if path is not None:
            save = partial(looking.save_sheet, path=path)
            self.context.ops.beside(save, self._sheet_saved, self, self._refused)

    def _sheet_saved(self, path: Path) -> None:
        self.problems.show_problems(())
        self.context.prompts.show_folder(path.parent)

    def _count(self, count: int) -> None:
        """The main button names what it will do; it waits while nobody is chosen."""
        emptied(self._bar)
        words = f"Bring in {_children(count)}" if count else "Bring in children"
        self.bring_in = button(words, "main", "download", on_press=self.take)
        if not count and self.preview is not None:
            self.bring_in.wait_for("Choose at least one child first.", self.preview.table.setFocus)
        self._bar.addWidget(self.bring_in)
        self.page.action_bar.show()

    def _show_taking(self, count: int) -> None:
        kept = self.preview
        self.page.say(f"Bringing in {_children(count)}", "You can stop, and nothing will be kept.")
        if kept is not None:
            kept.setEnabled(False)
        emptied(self._bar)
        self._words = wrapped(f"0 of {_children(count)}")
        self._gauge = ProgressBar(0, count)
        self._gauge.setMinimumWidth(self.context.theme.theme.px(240))
        for widget in (self._words, self._gauge):
            self._bar.addWidget(widget)
        self.cancel = button("Stop. Nothing will be kept", on_press=self.stop)
        self._bar.addWidget(self.cancel)
        self._looking.start()

    def _show_progress(self) -> None:
        done, whole = self._progress.done, self._progress.whole
        self._gauge.show_progress(done, whole)
        if not self._stop.is_set():
            self._words.setText(f"{done:,} of {_children(whole)}")

    def _end_taking(self) -> None:
        self._looking.stop()
        self._taking = False

    def _taken(self, taken: Taken) -> None:
        self._end_taking()
        parts = [f"{_children(taken.children)} brought in"] if taken.children else []
        if taken.updated:
            parts.append(f"{_children(taken.updated)} brought up to date")
        words = ", ".join(parts) or "Nothing new was in the file"
        if self._stop.is_set():
            words += ". It was too late to stop; Undo takes it back"
        self.context.toast(words)
        self.context.go(Place("caseload"))

    def _not_taken(self, trouble: Exception) -> bool:
        self._end_taking()
        if self.preview is not None:
            self.preview.setEnabled(True)
            self.page.say("Which of these children are yours?", "Nothing has been kept.")
            self._count(len(self.preview.chosen))
        if isinstance(trouble, Cancelled):
            self.page.action_bar.say("Stopped. Nothing was brought in.")
            return True
        return self._refused(trouble)

    def _not_read(self, number: int, trouble: Exception) -> bool:
        if number != self._looks:
            return True
        self.show_choosing()
        return self._refused(trouble)

    def _refused(self, trouble: Exception) -> bool:
        self.problems.show_problems(((str(trouble), ""),))
        return True


class _Progress:
    """How far the worker has got; written there, read here."""

    def __init__(self, whole: int = 0) -> None:
        self.done, self.whole = 0, whole

    def told(self, done: int, whole: int) -> None:
        """Called on the worker."""
        self.done, self.whole = done, whole


def _holding(column: Column) -> QWidget:
    holder = QWidget()
    holder.setLayout(column)
    return holder


def _children(count: int) -> str:
    return f"{count:,} {'child' if count == 1 else 'children'}"
