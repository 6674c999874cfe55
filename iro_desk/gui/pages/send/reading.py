"""FileRead: shows a file as it will leave and notes which of its pages have been in view (S48)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.letter.preview import PagePicture
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import announce, caption, wrapped

BANDS = 4
"""How many parts of a page are looked for: a page is seen when the middle of each has been in view."""
LINE = 60
REST = 100
"""Milliseconds a page rests in view before it counts, so that nothing counts while it is being laid out."""


class FileRead(QWidget):
    """The pages of one file, or its words where it has no pages. Arrow and Page keys move through it.

    Signals:
        seen_more(): another page has been seen to its end.
    """

    seen_more = Signal()

    def __init__(self, scrolled: Scrolled) -> None:
        super().__init__()
        self._scrolled = scrolled
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = Column(self, gap=12)
        self.sheets: list[PagePicture] = []
        self._bands: set[tuple[int, int]] = set()
        bar = scrolled.verticalScrollBar()
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.setInterval(REST)
        self.resting.timeout.connect(self._note)
        bar.valueChanged.connect(self.resting.start)
        bar.rangeChanged.connect(self.resting.start)

    @property
    def count(self) -> int:
        """How many pages it has; 0 for a file without pages."""
        return len(self.sheets)

    @property
    def seen(self) -> int:
        """How many of them have been in view from top to bottom."""
        return sum(all((page, band) in self._bands for band in range(BANDS)) for page in range(self.count))

    @property
    def is_seen(self) -> bool:
        """Whether every page has been; never for a file without pages."""
        return 0 < self.count == self.seen

    def show_pages(self, pages: FinishedPages) -> None:
        """Show the pages of a finished file."""
        pages.setParent(self)
        self.sheets = [PagePicture(pages, number) for number in range(pages.count)]
        for number, sheet in enumerate(self.sheets):
            self._column.addWidget(caption(f"Page {number + 1} of {pages.count}"))
            self._column.addWidget(sheet)
        self._column.addStretch(1)
        self._show_keyboard()
        announce(self, f"The file as it will leave, {self.count} of its pages")
        self.resting.start()

    def show_words(self, told: str, words: str) -> None:
        """Show the words of a file that has no pages of its own."""
        self._column.addWidget(caption(told))
        for block in words.split("\n\n"):
            self._column.addWidget(wrapped(block))
        self._column.addStretch(1)
        announce(self, told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may be in view."""
        super().resizeEvent(event)
        self.resting.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The first page is in view."""
        super().showEvent(event)
        self.resting.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its pages show that the keyboard moves through them."""
        super().focusInEvent(event)
        self._show_keyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._show_keyboard()

    def _show_keyboard(self) -> None:
        for sheet in self.sheets:
            sheet.show_keyboard(is_here=self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a little, Page Down and Space a screenful, Home and End to the ends."""
        bar = self._scrolled.verticalScrollBar()
        screenful = max(theme.px(LINE), bar.pageStep() - theme.px(LINE))
        steps = {
            Qt.Key.Key_Down: theme.px(LINE), Qt.Key.Key_Up: -theme.px(LINE), Qt.Key.Key_PageDown: screenful,
            Qt.Key.Key_Space: screenful, Qt.Key.Key_PageUp: -screenful,
            Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _note(self) -> None:
        view, before = self._scrolled.viewport(), self.seen
        if not self.isVisible() or not view.isAncestorOf(self):
            return
        for page, sheet in enumerate(self.sheets):
            for band in range(BANDS):
                middle = QPoint(0, sheet.height() * (2 * band + 1) // (2 * BANDS))
                if sheet.width() > 1 and 0 <= sheet.mapTo(view, middle).y() <= view.height():
                    self._bands.add((page, band))
        if self.seen != before:
            self.seen_more.emit()
