"""Page: a header, one scrolling body and an action bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import Column, Line, Margins
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import labelled, title, wrapped


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
    """The bar at the foot of a page, always in view: the main action at left, words at right."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="action_bar")
        self._line = Line(self, (24, 10, 24, 10), 12)
        self._line.addStretch(1)
        self._note = labelled("", "caption", tone="muted")
        self._line.addWidget(self._note)
        self._count = 0

    def add(self, widget: QWidget) -> None:
        """Put a button after the others at the left."""
        self._line.insertWidget(self._count, widget)
        self._count += 1
        self.show()

    def say(self, words: str) -> None:
        """The words at the right."""
        self._note.setText(words)


class Scrolled(QScrollArea):
    """The one scroll area of a page, vertical only; its contents never hide focus behind a bar."""

    def __init__(self, margins: Margins = (24, 4, 24, 24), gap: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        dress(inner, role="scrolled")
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = Column(inner, margins, gap)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """A line of it at least, so that large text leaves the bars above and below in a small window."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme.px(40)))


class Page(QWidget):
    """A screen.

    Attributes:
        header: its title, sentence and actions.
        body: the column inside the scroll area; add things, and a stretch last if wanted.
        action_bar: hidden until something is added to it.
        above: a column above the header, for the child's banner.
    """

    def __init__(
        self,
        words: str = "",
        sentence: str = "",
        actions: Iterable[QWidget] = (),
        margins: Margins = (24, 4, 24, 24),
    ) -> None:
        super().__init__()
        dress(self, role="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = Column(self, gap=0)
        self.above = Column(gap=0)
        whole.addLayout(self.above)
        self.header = PageHeader(words, sentence, actions)
        whole.addWidget(self.header)
        # Only now: a widget shown before it has a parent is a window of its own.
        self.header.setVisible(bool(words))
        self.scrolled = Scrolled(margins)
        self.body = self.scrolled.body
        whole.addWidget(self.scrolled, 1)
        self.action_bar = ActionBar()
        self.action_bar.hide()
        whole.addWidget(self.action_bar)
        self.setAccessibleName(words)

    def say(self, words: str, sentence: str = "") -> None:
        """Change the title and the sentence that sums up the page."""
        self.header.say(words, sentence)
        self.header.show()
        self.setAccessibleName(words)

    def show_from(self, widget: QWidget) -> None:
        """Scroll until a widget is in view."""
        self.scrolled.ensureWidgetVisible(widget, 8, theme.px(24))
