"""DueRow: a date that shows its working: what started it, what was counted, and the rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.badge import Badge, Tone
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import LEFT, MIDDLE, RIGHT, TOP, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, caption, labelled, rule, strong, wrapped

After = Callable[[str], QWidget | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sum: what, and its value."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class DueView:
    """One thing due and how it was worked out.

    Args:
        key: what it is known by.
        words: what is due.
        tone: the badge's tone.
        badge: how long is left, in words.
        date_words: the date as a list shows it.
        steps: the sum, in order.
        last: the result, such as "Not after" with the long date.
        source: the rule it comes from.
        sentence: the whole sum in one sentence; empty leaves it out.
    """

    key: str
    words: str
    tone: Tone
    badge: str
    date_words: str
    steps: tuple[Step, ...]
    last: Step
    source: str
    sentence: str = ""


class DueRow(QFrame):
    """Closed, it is one line; pressed, or with Enter or Right, it opens its working beneath.

    Args:
        view: what is due.
        read_rule: called with the key when "Read the rule" is pressed; None leaves the link out.
        after: makes what stands beneath the working, such as a way to say it is done; None for nothing.

    Signals:
        opened: its key, when its working is opened.
    """

    opened = Signal(str)

    def __init__(
        self, view: DueView, read_rule: Callable[[str], object] | None = None, after: After | None = None
    ) -> None:
        super().__init__()
        self.view = view
        self._read_rule = read_rule
        self._after = after
        self._working: QWidget | None = None
        whole = Column(self, (8, 0, 14, 0), 0)
        across = Line(margins=(0, 4, 0, 4), gap=8)
        self.button = QPushButton(" " + view.words.replace("&", "&&"))
        self.button.setAutoDefault(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda _on: self.turn())
        self.button.installEventFilter(self)
        dress(self.button, kind="due")
        across.addWidget(self.button, 1)
        when = QWidget()
        flow = Flow(when, 12)
        flow.addWidget(Badge(view.tone, view.badge))
        flow.addWidget(labelled(view.date_words, "caption", tone="muted"))
        across.addWidget(when, 0, MIDDLE)
        whole.addLayout(across)
        self._whole = whole
        theme.source().changed.connect(self._draw)
        dress(self, role="due", state="closed")
        self._draw()

    @property
    def is_open(self) -> bool:
        """Whether its working shows."""
        return self._working is not None and not self._working.isHidden()

    def turn(self, *, to_open: bool | None = None) -> None:
        """Open or close the working; with no choice given, the other of the two."""
        wanted = not self.is_open if to_open is None else to_open
        if wanted == self.is_open:
            return
        if wanted and self._working is None:
            self._working = self._made()
            self._whole.addWidget(self._working)
            tab_in_turn(self.button, self._working)
        if self._working is not None:
            self._working.setVisible(wanted)
        dress(self, state="open" if wanted else "closed")
        self._draw()
        if wanted:
            self.opened.emit(self.view.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right opens, Left closes, Enter turns."""
        if watched is self.button and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
                self.turn(to_open=key == Qt.Key.Key_Right)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.turn()
                return True
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        self.button.setIcon(theme.icon("chevron-down" if self.is_open else "chevron-right", "text", 16))
        self.button.setIconSize(QSize(theme.px(16), theme.px(16)))
        dress(self.button, state="open" if self.is_open else "closed")
        now = "open" if self.is_open else "closed"
        self.button.setAccessibleName(
            f"{self.view.words}, {self.view.badge}, {self.view.last.value}, working {now}"
        )

    def _made(self) -> QWidget:
        made = QWidget()
        whole = Column(made, (30, 4, 0, 12), 6)
        if self.view.sentence:
            whole.addWidget(wrapped(self.view.sentence))
        sums = QGridLayout()
        sums.setVerticalSpacing(theme.px(4))
        sums.setColumnStretch(0, 1)
        for number, step in enumerate(self.view.steps):
            sums.addWidget(caption(step.words), number, 0, TOP)
            sums.addWidget(wrapped_value(step.value), number, 1, RIGHT | TOP)
        whole.addLayout(sums)
        whole.addWidget(rule(strong_line=True))
        result = Line()
        result.addWidget(wrapped(self.view.last.words, "strong"), 1)
        result.addWidget(strong(self.view.last.value))
        whole.addLayout(result)
        source = Line(gap=6)
        source.addWidget(Icon("scale", "text_muted", 16), 0, TOP)
        source.addWidget(caption(self.view.source), 1)
        whole.addLayout(source)
        read = self._read_rule
        if read is not None:
            whole.addWidget(Link("Read the rule", lambda: read(self.view.key), small=True), 0, LEFT)
        beneath = self._after(self.view.key) if self._after is not None else None
        if beneath is not None:
            whole.addWidget(beneath)
        return made


def wrapped_value(words: str) -> QWidget:
    """A value at the right of a sum."""
    return labelled(words, "caption")


class DueList(Card):
    """Things due, one working open at a time.

    Args:
        views: what is due, soonest first.
        read_rule: called with the key when a rule is asked for, or None.
        after: called with the key of a row that opens, for what stands beneath its working; or None.
    """

    def __init__(
        self,
        views: tuple[DueView, ...],
        read_rule: Callable[[str], object] | None = None,
        after: After | None = None,
    ) -> None:
        super().__init__(margins=(1, 1, 1, 1), gap=0)
        self.rows = tuple(DueRow(view, read_rule, after) for view in views)
        for number, row in enumerate(self.rows):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(row)
            row.opened.connect(self._close_others)

    def _close_others(self, key: str) -> None:
        for row in self.rows:
            if row.view.key != key:
                row.turn(to_open=False)
