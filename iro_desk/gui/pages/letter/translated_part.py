"""One part of a letter in both languages, line by line: the English at left, the other language to be put right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.layouts import TOP, Column, Stack, emptied
from iro_desk.gui.widgets.text import labelled, wrapped
from iro_desk.gui.widgets.translated_edit import TranslatedEdit
from iro_desk.services.letters.translations import TranslatedRow

PAUSE_MS, BESIDE = 700, 380


class TranslatedPart(QWidget):
    """The lines of one part.

    Signals:
        changed(str, tuple): the heading and the lines as they were put right.
    """

    changed = Signal(str, tuple)

    def __init__(self, row: TranslatedRow, number: int, language: str, *, right_to_left: bool) -> None:
        super().__init__()
        self.row, self.language, self.right_to_left = row, language, right_to_left
        self.heading: TranslatedEdit | None = None
        self.lines: list[TranslatedEdit] = []
        self.waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._whole = Column(self, gap=8)
        self._number = number
        self._lay()
        self.show_row(row)

    def fits(self, row: TranslatedRow, number: int, language: str, *, right_to_left: bool) -> bool:
        """Whether it shows the same English lines in the same language, so that it can stay."""
        english = (row.heading, row.english) == (self.row.heading, self.row.english)
        same = (number, language, right_to_left) == (self._number, self.language, self.right_to_left)
        return english and same

    def show_row(self, row: TranslatedRow) -> None:
        """Show what is stored; what is being typed stays."""
        self.row = row
        if self.waiting:
            return
        if self.heading is not None:
            self.heading.set_value(row.translated_heading)
        for made, words in zip(self.lines, row.translated, strict=True):
            made.set_value(words)

    def keep(self) -> None:
        """Hand over what was typed."""
        self._pause.stop()
        if self.waiting:
            self.waiting = False
            heading = self.heading.value() if self.heading is not None else ""
            self.changed.emit(heading, tuple(made.value() for made in self.lines))

    def first_missing(self) -> TranslatedEdit | None:
        """The first line without a translation; None when there is none."""
        return next((made for made in self.lines if not made.value()), None)

    def _lay(self) -> None:
        emptied(self._whole)
        at = self._number
        if self.row.heading:
            self.heading = self._pair(f"{at}. {self.row.heading}", "label")
            at += 1
        for line in self.row.english:
            self.lines.append(self._pair(f"{at}. {line}", "body"))
            at += 1

    def _pair(self, english: str, role: str) -> TranslatedEdit:
        holder = QWidget()
        across = Stack(holder, BESIDE, gap=12)
        label = wrapped(english) if role == "body" else labelled(english, role, wrap=True)
        made = TranslatedEdit(right_to_left=self.right_to_left)
        made.setAccessibleName(f"{self.language}, line {english}")
        label.setBuddy(made)
        across.addWidget(label, 1, TOP)
        across.addWidget(made, 1, TOP)
        self._whole.addWidget(holder)
        made.edited.connect(self._touched)
        made.left.connect(self.keep)
        return made

    def _touched(self) -> None:
        self.waiting = True
        self._pause.start()
