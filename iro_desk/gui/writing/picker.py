"""PhrasePicker: one line that finds a phrase and puts it where the caret stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.finder import Finder
from iro_desk.gui.widgets.rows import ListRow
from iro_desk.services import phrases
from iro_desk.services.phrases import PhraseRow

MOST = 8
SHOWN_LETTERS = 110
NONE_YET = "You have no phrases yet."
NONE_FOUND = "No phrase holds these words."
HOW = "Select words in what you write, and make a phrase of them from the menu (Ctrl+.)."


class PhrasePicker(Finder):
    """The finder, over phrases.

    Signals:
        chosen(str): the words to put in; the keyboard is back where it was.
    """

    asks = "Which phrase?"
    chosen = Signal(str)

    def open_over(self, opener: QWidget) -> None:
        """Show it; the keyboard goes back to ``opener``."""
        self.home = lambda: opener
        self._found: dict[str, PhraseRow] = {}
        self.open()

    def _search(self, typed: str) -> None:
        self._context.ops.read(partial(phrases.found, text=typed), partial(self._show_phrases, typed), self)

    def _show_phrases(self, typed: str, found: tuple[PhraseRow, ...]) -> None:
        if typed != self.line.text():
            return
        self._found = {str(row.phrase_id): row for row in found[:MOST]}
        rows = [ListRow(key, main=row.title, detail=_begun(row.text)) for key, row in self._found.items()]
        nothing = ListRow("", main=NONE_FOUND if typed.strip() else NONE_YET, detail=HOW)
        self.list.show_rows(tuple(rows) or (nothing,))
        self.list.setCurrentIndex(self.list.rows.index(0))
        self._place()

    def _choose(self, key: str) -> None:
        row = self._found.get(key)
        if row is not None:
            self.shut()
            self.chosen.emit(row.text)


def _begun(text: str) -> str:
    """The first words of a phrase on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LETTERS else f"{line[:SHOWN_LETTERS].rsplit(' ', 1)[0]} …"
