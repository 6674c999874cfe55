"""Card: a surface with a hairline that groups things; not itself a button."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from iro_desk.gui.widgets.layouts import Column, Line, Margins
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import card_heading

PADDING: Margins = (16, 14, 16, 14)


class Card(QFrame):
    """A group on the page.

    Args:
        heading: its heading, or None.
        sunken: on the sunken tone, for what is already known.
        margins: its padding at 100% text.

    Attributes:
        body: the column its contents go in.
        top: the line that holds the heading, for a link at its right; None without a heading.
    """

    def __init__(
        self, heading: str | None = None, *, sunken: bool = False, margins: Margins = PADDING, gap: int = 8
    ) -> None:
        super().__init__()
        dress(self, role="sunken" if sunken else "card")
        self.body = Column(self, margins, gap)
        self.top: Line | None = None
        if heading is not None:
            self.top = Line()
            self.top.addWidget(card_heading(heading), 1)
            self.body.addLayout(self.top)
            self.setAccessibleName(heading)
