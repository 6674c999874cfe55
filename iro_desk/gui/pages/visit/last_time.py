"""What the child said last time, beside the visit being written."""

from __future__ import annotations

from iro_desk.domain.codes import Share
from iro_desk.domain.wording import day_month
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.text import wrapped
from iro_desk.gui.widgets.voice import VoiceBox
from iro_desk.services.said_before import LastWords


class LastTime(Card):
    """Every line of the visit before, shared or private, each saying which."""

    def __init__(self) -> None:
        super().__init__("They told you last time")
        self._lines = Column(gap=8)
        self.body.addLayout(self._lines)
        self.show_words(None)

    def show_words(self, last: LastWords | None) -> None:
        """Show the last visit's lines; None when there are none."""
        emptied(self._lines)
        if last is None:
            self._lines.addWidget(wrapped("Nothing is written from an earlier visit.", "body", "muted"))
            return
        day = f"{day_month(last.said_on)} {last.said_on.year}"
        for line in last.lines:
            private = line.share is Share.PRIVATE
            mark = "private" if private else "may be shared"
            self._lines.addWidget(VoiceBox(line.words, "", f"{day}, {mark}", private=private))
