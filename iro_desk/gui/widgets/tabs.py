"""Tabs: the parts of one page, side by side; arrow keys move between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from iro_desk.gui import theme
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import OneOf


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
