"""Says who has only an earlier version of a finished review, so that the newest can be sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iro_desk.domain.wording import short_date
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, card_heading, link, wrapped
from iro_desk.services.papers_out import OldCopy

TITLE = "A newer version has not gone to everyone"


class OldCopies(QFrame):
    """One line for each paper.

    Signals:
        opened(int, int): the child and the review.
    """

    opened = Signal(int, int)

    def __init__(self, found: Sequence[OldCopy], today: date) -> None:
        super().__init__()
        dress(self, role="worth_a_look")
        across = Line(self, (16, 12, 16, 12), 10)
        across.addWidget(Icon("triangle-alert", "soon", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(card_heading(TITLE))
        lines = []
        for copy in found:
            what = f"{copy.display_name}, {copy.kind_label.lower()} of {short_date(copy.review_on, today)}"
            texts.addWidget(wrapped(f"{what}. {copy.sentence}"))
            go = partial(self.opened.emit, copy.child_id, copy.review_id)
            texts.addWidget(link(f"Open the review of {short_date(copy.review_on, today)}", go), 0, LEFT)
            lines.append(f"{what}. {copy.sentence}")
        across.addLayout(texts, 1)
        self.lines = tuple(lines)
        self.setAccessibleName(". ".join([TITLE, *lines]))
