"""Page: a header, one scrolling body and an action bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Line, Margins
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import labelled, title, wrapped

#: a page less high than this, in pixels at 100% text, lets its header and tabs scroll with the rest
SHORT = 440


class PageHeader(QWidget):
    """The title, one sentence that sums up the page, and its actions with the main one last."""

    def __init__(self, words: str, sentence: str = "", actions: Iterable[QWidget] = ()) -> None:
        super().__init__()
        across = Line(self, (24, 18, 24, 14), 12)
        texts = Column(gap=4)
        self._title = title(words)
        self._sentence = wrapped(sentence, tone="muted")
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        across.addLayout(texts, 1)
        self._actions = across
        for action in actions:
            self.add_action(action)
        self.say(words, sentence)

    def add_action(self, action: QWidget) -> None:
        """Put an action at the right, after the others."""
        self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, words: str, sentence: str = "") -> None:
        """Change the title and the sentence."""
        self._title.setText(words)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(words)
        self.setAccessibleDescription(sentence)

    @property
    def title(self) -> str:
        """The title in words."""
        return self._title.text()


class ActionBar(QFrame):
    """The bar at the foot of a page, always in view: the main action at left, words at right.

    Where there is no room for all on one line it goes on to the next, so that it never widens the window.
    """

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="action_bar")
        whole = Line(self, (24, 10, 24, 10), 0)
        self._line = Flow(None, 12, last_at_right=True)
        whole.addLayout(self._line, 1)
        self._note = labelled("", "caption", tone="muted")
        self._note.hide()
        self._line.addWidget(self._note)

    def add(self, widget: QWidget) -> None:
        """Put a button after the others at the left."""
        self._line.removeWidget(self._note)
        self._line.addWidget(widget)
        self._line.addWidget(self._note)
        self.show()

    def say(self, words: str) -> None:
        """The words at the right."""
        self._note.setText(words)
        self._note.setVisible(bool(words))


class _Within(QWidget):
    """What scrolls: as tall as its contents are at its width, without what they would need in a narrower one."""

    def minimumSizeHint(self) -> QSize:
        """No least height of its own while the height follows from the width; it would leave a blank tail."""
        least, inside = super().minimumSizeHint(), self.layout()
        follows = inside is not None and inside.hasHeightForWidth()
        return QSize(least.width(), 0) if follows else least


class Scrolled(QScrollArea):
    """The one scroll area of a page, vertical only; its contents never hide focus behind a bar.

    Attributes:
        top: before the body and without its margins, for what scrolls only while the page is short.
        body: the column that scrolls.
        foot: the same after the body.
    """

    def __init__(self, margins: Margins = (24, 4, 24, 24), gap: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Within()
        dress(inner, role="scrolled")
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        whole = Column(inner, gap=0)
        self.top = Column(None, (0, 4, 0, 0), 0)
        whole.addLayout(self.top)
        self.body = Column(None, margins, gap)
        whole.addLayout(self.body, 1)
        self.foot = Column(gap=0)
        whole.addLayout(self.foot)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """A line of it at least, so that large text leaves the bars above and below in a small window."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme.px(40)))


class Page(QWidget):
    """A screen.

    Args:
        bar_folds: whether the action bar comes after the body while the page is short, and leaves it its room.

    Signals:
        folded: the page has become too short for its header to stay in view, or tall enough again.

    Attributes:
        header: its title, sentence and actions.
        body: the column inside the scroll area; add things, and a stretch last if wanted.
        action_bar: hidden until something is added to it.
        above: a column above the header, for the child's banner; it never scrolls away.
        folding: the column that holds the header, and tabs where there are some; it scrolls with the
            body while the page is short, as at 200%.
    """

    folded = Signal(bool)

    def __init__(
        self,
        words: str = "",
        sentence: str = "",
        actions: Iterable[QWidget] = (),
        margins: Margins = (24, 4, 24, 24),
        *,
        bar_folds: bool = False,
    ) -> None:
        super().__init__()
        self._bar_folds = bar_folds
        dress(self, role="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._whole = whole = Column(self, gap=0)
        self.above = Column(gap=0)
        whole.addLayout(self.above)
        self._folds = QWidget()
        self.folding = Column(self._folds, gap=0)
        whole.addWidget(self._folds)
        self.header = PageHeader(words, sentence, actions)
        self.folding.addWidget(self.header)
        # Only now: a widget shown before it has a parent is a window of its own.
        self.header.setVisible(bool(words))
        self.scrolled = Scrolled(margins)
        self.body = self.scrolled.body
        whole.addWidget(self.scrolled, 1)
        self.action_bar = ActionBar()
        self.action_bar.hide()
        whole.addWidget(self.action_bar)
        self.setAccessibleName(words)
        self.is_short = False
        theme.source().changed.connect(self._settle_fold)

    def say(self, words: str, sentence: str = "") -> None:
        """Change the title and the sentence that sums up the page."""
        self.header.say(words, sentence)
        self.header.show()
        self.setAccessibleName(words)

    def show_from(self, widget: QWidget) -> None:
        """Scroll until a widget is in view."""
        self.scrolled.ensureWidgetVisible(widget, 8, theme.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or unfold, when the height passes the mark."""
        super().resizeEvent(event)
        self._settle_fold()

    def _settle_fold(self) -> None:
        is_short = self.height() < theme.px(SHORT)
        if is_short == self.is_short:
            return
        self.is_short = is_short
        focused: QWidget | None = self.focusWidget()
        if focused is not None and not any(
            one.isAncestorOf(focused) for one in (self._folds, self.action_bar)
        ):
            focused = None
        if is_short:
            self.scrolled.top.addWidget(self._folds)
        else:
            self._whole.insertWidget(1, self._folds)
        if self._bar_folds:
            (self.scrolled.foot if is_short else self._whole).addWidget(self.action_bar)
        self._folds.show()
        self.folded.emit(is_short)
        if focused is not None:
            focused.setFocus()
