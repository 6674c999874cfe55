"""ErrorSummary, LookFirst and WorthALook: what stops the officer, what makes her wait, and what does neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, labelled, wrapped
from iro_desk.gui.widgets.wrapped_link import WrappedLink

TITLE = "There is a problem"
PREFIX = "Error: "
LOOK = "Worth a look first"


class ErrorSummary(QFrame):
    """One underlined line per problem, each going to its field; it takes the focus when it appears.

    Signals:
        chosen: the name of the field whose line was pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="problem_box")
        self.setProperty("ringed", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = Line(self, (16, 12, 16, 12), 10)
        across.addWidget(Icon("circle-alert", "late", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(labelled(TITLE, "heading", tone="late"))
        self._lines = Column(gap=4)
        texts.addLayout(self._lines)
        across.addLayout(texts, 1)
        self.links: tuple[Link, ...] = ()
        self.hide()

    def show_problems(self, problems: Iterable[tuple[str, str]], *, take_focus: bool = True) -> None:
        """Show (message, field) lines, hiding when there are none; the window's title says so too."""
        found = tuple(problems)
        emptied(self._lines)
        links = []
        for message, field in found:
            made = WrappedLink(message, "late")
            made.clicked.connect(lambda _on, name=field: self.chosen.emit(name))
            self._lines.addWidget(made, 0, LEFT)
            links.append(made)
        self.links = tuple(links)
        for before, after in pairwise((self, *links)):
            QWidget.setTabOrder(before, after)
        self.setAccessibleName(
            " ".join(f"{words.rstrip('.')}." for words in (TITLE, *(message for message, _field in found)))
        )
        self.setVisible(bool(found))
        self._mark_window(wrong=bool(found))
        if found and take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_window(self, *, wrong: bool) -> None:
        window = self.window()
        bare = window.windowTitle().removeprefix(PREFIX)
        if bare:
            window.setWindowTitle(f"{PREFIX}{bare}" if wrong else bare)


class LookFirst(QFrame):
    """A warning that waits: nothing is wrong, and pressing the button again goes on; it takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="worth_a_look")
        self.setProperty("ringed", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = Line(self, (16, 12, 16, 12), 10)
        across.addWidget(Icon("triangle-alert", "soon", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(labelled(LOOK, "heading"))
        self._told = wrapped("")
        texts.addWidget(self._told)
        across.addLayout(texts, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it waits for nothing."""
        return "" if self.isHidden() else self._told.text()

    def show_words(self, words: str) -> None:
        """Say what is unusual, or hide when there is nothing to say."""
        self._told.setText(words)
        self.setAccessibleName(f"{LOOK}. {words}")
        self.setVisible(bool(words))
        if words:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class WorthALook(QFrame):
    """A soft check: unusual, not wrong; the officer can still go on.

    Args:
        words: what is unusual.
        action: words of a link at the right, or None.
        on_press: what the link does.
    """

    def __init__(
        self, words: str, action: str | None = None, on_press: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        dress(self, role="worth_a_look")
        across = Line(self, (14, 10, 14, 10), 10)
        across.addWidget(Icon("triangle-alert", "soon", 18), 0, TOP)
        said = f"Worth a look: {words} You can still go on."
        told = wrapped("")
        told.setTextFormat(Qt.TextFormat.RichText)
        told.setText(f"<b>Worth a look:</b> {escape(words)} You can still go on.")
        across.addWidget(told, 1)
        if action is not None:
            made: QWidget = Link(action, on_press)
            across.addWidget(made)
        self.setAccessibleName(said)
