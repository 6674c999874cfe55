"""Tabs: the parts of one page, side by side; arrow keys move between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import OneOf
from iro_desk.gui.widgets.text import rule


class _Tab(QPushButton):
    """One tab, as wide as its bold words so that choosing never shifts the others."""

    def sizeHint(self) -> QSize:
        """Room for the words in bold."""
        bold = QFontMetrics(theme.font("body", bold=True))
        words = self.text().replace("&&", "&")
        return QSize(bold.horizontalAdvance(words) + theme.px(26), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()


class Tabs(OneOf):
    """The parts of a page; one is always chosen, and they flow on to a new line in large text.

    Args:
        options: the parts in their order.
    """

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__(options, clearable=False)
        flow = Flow(self, 0)
        for option in self.options:
            made = _Tab(option.words.replace("&", "&&"))
            made.setAutoDefault(False)
            dress(made, role="tab")
            flow.addWidget(made)
            self._adopt(made, option)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_value(self.options[0].value)
        theme.source().changed.connect(self._draw)

    def _draw(self) -> None:
        for made in self.buttons:
            made.updateGeometry()


class TabStrip(QWidget):
    """Tabs across the top of a page with a line beneath them.

    Args:
        words_by_key: the words of each tab, in their order.
        about: what the tabs are, as a screen reader says it.

    Attributes:
        tabs: the tabs.
        above: a column over them; empty unless something is put there.
    """

    def __init__(self, words_by_key: Mapping[str, str], about: str) -> None:
        super().__init__()
        self.tabs = Tabs(tuple(Option(key, words) for key, words in words_by_key.items()))
        self.tabs.setAccessibleName(about)
        whole = Column(self, gap=0)
        self.above = Column(gap=0)
        whole.addLayout(self.above)
        self._across = Line(None, (12, 0, 24, 0), 12)
        self._across.addWidget(self.tabs, 1)
        whole.addLayout(self._across)
        whole.addWidget(rule())

    def add(self, widget: QWidget) -> None:
        """Put something at the right of the tabs."""
        self._across.addWidget(widget)
