"""SheetFrame: what stands round a short form: whose it is, its sections at the side, what is said, and its buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui import theme
from iro_desk.gui.pages.child.banner import empty_banner
from iro_desk.gui.pages.sheet.side import SheetSide
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.page import Page

NARROW = 820
Press = Callable[[], object]


class SheetFrame(QWidget):
    """The frame of one form.

    Attributes:
        body: where the form, its answers or a finished text are put.
        notes: captions under the title.
        side: the sections; None while nothing is being written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.banner = empty_banner(compact=True)
        self.page = Page(margins=(0, 0, 0, 24), bar_folds=True)
        self.page.folded.connect(self.banner.be_brief)
        self.problems, self.looks = ErrorSummary(), Looks()
        self.side: SheetSide | None = None
        self.body, self.notes = Column(gap=12), Column(gap=4)
        self._side_holder = Line(gap=0)
        self._buttons: list[Button] = []
        self._lay()

    def add_button(self, words: str, kind: str, press: Press) -> Button:
        """Another button of the form, unseen until it is offered."""
        keys = "Alt+Return" if kind == "main" else None
        made = button(words, kind, shortcut=keys, on_press=press)  # type: ignore[arg-type]
        self._buttons.append(made)
        self.page.action_bar.add(made)
        made.hide()
        return made

    def buttons(self) -> tuple[Button, ...]:
        """Every button, in the order of the keyboard."""
        return tuple(self._buttons)

    def offer(self, *offered: Button) -> None:
        """Show these buttons and no others."""
        for made in self._buttons:
            made.setVisible(made in offered)
        self.page.action_bar.setVisible(bool(offered))

    def show_side(self, side: SheetSide) -> None:
        """Put the sections at the side."""
        self.side = side
        self._side_holder.addWidget(side)
        self._fit_side()

    def clear(self) -> None:
        """Take out everything that is about one text of the form."""
        for holder in (self.body, self.notes, self._side_holder):
            emptied(holder)
        self.side = None
        self.problems.show_problems((), take_focus=False)
        self.looks.show_looks(())

    def scroll_up(self) -> None:
        """After the layout has settled, so that the title and what is said beneath it come into view."""
        QTimer.singleShot(0, self, lambda: self.page.scrolled.verticalScrollBar().setValue(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of sections gives way when there is no room for both."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        if self.side is not None:
            self.side.setVisible(self.width() >= theme.px(NARROW))

    def _lay(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        across = Line(gap=0)
        across.addLayout(self._side_holder)
        across.addWidget(self.page, 1)
        whole.addLayout(across, 1)
        # The title scrolls away with the form: at large text a fixed one would leave no room to write in.
        self.page.body.addWidget(self.page.header)
        within = Column(margins=(24, 0, 24, 0), gap=12)
        self.page.body.addLayout(within, 1)
        within.addLayout(self.notes)
        within.addWidget(self.problems)
        within.addWidget(self.looks)
        within.addLayout(self.body)
        within.addStretch(1)
