"""Facts: what is known of one thing, a line each, with its name at the left."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.text import Icon, caption, labelled, rule, wrapped

NAMES = 100


class Facts(Column):
    """A column of facts under hairlines.

    Attributes:
        lines: each fact's value, by its name.
    """

    def __init__(self) -> None:
        self._names: list[QLabel] = []
        super().__init__(gap=8)
        self.lines: dict[str, str] = {}

    def _measure(self) -> None:
        super()._measure()
        for name in self._names:
            name.setFixedWidth(theme.px(NAMES))

    def tell(self, name: str, value: str, *details: str, icon: str = "", ink: str = "ok") -> Column:
        """Add one fact; returns the column of its words, for what belongs beneath them.

        Args:
            icon: drawn before the value, or empty.
        """
        self.lines[name] = value
        if self.count():
            self.addWidget(rule())
        across = Line(gap=12)
        label = labelled(name, "body", tone="muted")
        label.setFixedWidth(theme.px(NAMES))
        self._names.append(label)
        across.addWidget(label, 0, TOP)
        if icon:
            across.addWidget(Icon(icon, ink), 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(wrapped(value))
        for detail in details:
            if detail:
                texts.addWidget(caption(detail))
        across.addLayout(texts, 1)
        self.addLayout(across)
        return texts
