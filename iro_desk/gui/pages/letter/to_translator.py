"""The English out to a translator and the translation back: numbered lines, by the clipboard or by a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import clipboard
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption
from iro_desk.services.letters import translations
from iro_desk.services.letters.translation_file import read_translation

NOTE = "Ask for the same numbers back, one to a line. Send it only the way your authority allows."
TEXT, TEXT_OR_WORD = "Plain text (*.txt)", "Text and Word files (*.txt *.docx)"
NOTHING = "Nothing was copied that can be pasted. Copy the translation first."
OUTSIDE = "It leaves the encrypted desk: anybody who opens the file can read it. Delete it when it is sent."


class ToTranslator(QWidget):
    """Four buttons, and what went wrong.

    Signals:
        taken(int): a translation was taken in; how many lines are still without one.
        language_wanted(): the language has to be said first.
    """

    taken = Signal(int)
    language_wanted = Signal()

    def __init__(self, context: Context, letter_id: int) -> None:
        super().__init__()
        self._context, self._letter_id = context, letter_id
        self.copy = button("Copy the numbered English", on_press=self._copy)
        self.save = button("Save the numbered English…", icon="download", on_press=self._save)
        self.paste = button("Paste the translation", on_press=self._paste)
        self.open = button("Open a file…", icon="folder-open", on_press=self._open)
        self.open.setAccessibleName("Open a file with the translation")
        self.problem = Problem()
        whole = Column(self, gap=6)
        whole.addWidget(caption(NOTE))
        for pair in ((self.copy, self.save), (self.paste, self.open)):
            holder = QWidget()
            flow = Flow(holder, 10)
            for made in pair:
                flow.addWidget(made)
            whole.addWidget(holder)
        whole.addWidget(self.problem)

    def _copy(self) -> None:
        read = partial(translations.for_translator, letter_id=self._letter_id)
        self._context.ops.read(read, self._copied, self)

    def _copied(self, text: str) -> None:
        clipboard.copy(text)
        self._context.toast("The numbered English is copied.")

    def _save(self) -> None:
        prompts = self._context.prompts
        if not prompts.confirm(
            self, "Save the letter outside the desk?", OUTSIDE, "Save the file", "Not now"
        ):
            return
        path = prompts.choose_new_file(self, "Save the numbered English", "numbered-english.txt", TEXT)
        if path is not None:
            read = partial(translations.for_translator, letter_id=self._letter_id)
            self._context.ops.read(read, partial(self._write, path), self)

    def _write(self, path: Path, text: str) -> None:
        self._context.ops.beside(partial(_put, path, text), self._saved, self, self._refused)

    def _saved(self, _nothing: None) -> None:
        self.problem.say("")
        self._context.toast("The numbered English is saved.")

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._take_in(text)
        else:
            self.problem.say(NOTHING)

    def _open(self) -> None:
        path = self._context.prompts.choose_file(self, "Open the translation", TEXT_OR_WORD)
        if path is not None:
            self._context.ops.beside(partial(read_translation, path), self._take_in, self, self._refused)

    def _take_in(self, text: str) -> None:
        take = partial(translations.take_in, letter_id=self._letter_id, text=text)
        self._context.ops.write("Take in a translation", take, self._done, self, self._refused)

    def _done(self, missing: int) -> None:
        self.problem.say("")
        self.taken.emit(missing)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self.problem.say(str(trouble))
        if isinstance(trouble, Refusal) and trouble.field == "language":
            self.language_wanted.emit()
        return True


def _put(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\r\n")
    except OSError as trouble:
        raise FileTrouble("The file could not be saved.", "Choose another folder.") from trouble
