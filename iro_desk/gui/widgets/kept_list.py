"""KeptList: a short list of what was kept, from which each thing can be taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import link


class KeptList(QWidget):
    """Rows; opening one offers to remove it.

    Signals:
        chosen(str): the key of the row that was opened.
        left(): the officer leaves it as it is.
        remove_asked(str): she wants it gone.
    """

    chosen = Signal(str)
    left = Signal()
    remove_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        whole = Column(self, gap=8)
        self.list = RowList(name)
        self.list.opened.connect(self._choose)
        self._offer = Column(gap=0)
        self._words: dict[str, str] = {}
        whole.addWidget(self.list)
        whole.addLayout(self._offer)
        self.hide()

    def show_kept(self, kept: Mapping[str, tuple[str, str]]) -> None:
        """Show what is kept.

        Args:
            kept: by key, the words and what is said below them.
        """
        emptied(self._offer)
        self._words = {key: words for key, (words, _) in kept.items()}
        self.setVisible(bool(kept))
        self.list.show_rows(
            tuple(ListRow(key, main=words, detail=detail) for key, (words, detail) in kept.items())
        )

    def _choose(self, key: str) -> None:
        emptied(self._offer)
        holder = QWidget()
        across = Flow(holder, 12)
        ask = partial(self.remove_asked.emit, key)
        take_out = button(f"Remove “{self._words[key]}”", icon="trash-2", on_press=ask)
        across.addWidget(take_out)
        across.addWidget(link("Leave it", self._leave))
        self._offer.addWidget(holder)
        take_out.setFocus()
        self.chosen.emit(key)

    def _leave(self) -> None:
        emptied(self._offer)
        self.list.setFocus()
        self.left.emit()
