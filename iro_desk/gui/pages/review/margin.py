"""The margin of a section: what the child said, and what was written last time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import day_month
from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption, card_heading, link
from iro_desk.gui.widgets.voice import VoiceBox
from iro_desk.records.review import WISHES
from iro_desk.services.reviews import SectionSheet

MOST = 3


class Margin(QWidget):
    """Beside the form, never in it.

    Args:
        brief: the child's words only where they are asked about, and nothing said of what there is not.

    Attributes:
        is_empty: there is nothing in it.

    Signals:
        used(str, str): a field, and last time's words to begin from.
    """

    used = Signal(str, str)

    def __init__(self, sheet: SectionSheet, *, brief: bool = False) -> None:
        super().__init__()
        column = Column(self, gap=12)
        name = sheet.banner.preferred_name
        most = 0 if brief else MOST
        words = sheet.words if sheet.section == WISHES else sheet.words[:most]
        self.is_empty = brief and not words and not sheet.last_time
        for said in words:
            mark = "private, stays with you" if said.is_private else "may be shared"
            when = f"{day_month(said.said_on)}, {mark}"
            column.addWidget(VoiceBox(said.words, f"{name}’s words", when, private=said.is_private))
        if not sheet.words and not brief:
            column.addWidget(caption(f"Nothing {name} said is kept since the last review."))
        for last in sheet.last_time:
            group = Column(gap=4)
            group.addWidget(card_heading("Last time, you wrote"))
            if len(sheet.last_time) > 1:
                group.addWidget(caption(last.label))
            group.addWidget(caption(f"“{last.words}”"))
            group.addWidget(self._use(last.field, last.words), 0, LEFT)
            column.addLayout(group)
        column.addStretch(1)
        theme.source().changed.connect(self._measure)
        self._measure()

    def _use(self, field: str, words: str) -> QWidget:
        return link("Use as a start", lambda: self.used.emit(field, words), small=True)

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(362))
        self.setMinimumWidth(theme.px(240))
