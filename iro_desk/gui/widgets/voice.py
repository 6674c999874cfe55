"""VoiceBox and ToChildBox: words from the child and words to the child, never dressed alike."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel

from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, labelled, wrapped

OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def quoted(words: str) -> str:
    """The child's words in quotation marks, with no marks of their own doubled."""
    return f"{OPEN}{words.strip().strip(OPEN + CLOSE)}{CLOSE}"


class VoiceBox(QFrame):
    """What the child said: heather, a bar and quotation marks, which nothing else may use.

    Args:
        words: the child's own words.
        whose: such as "Maya's words".
        when: such as "3 June, may be shared"; empty for none.
        private: shows a lock beside it.
    """

    def __init__(self, words: str, whose: str = "", when: str = "", *, private: bool = False) -> None:
        super().__init__()
        dress(self, role="voice")
        whole = Column(self, (15, 10, 12, 10), 4)
        if whose or when:
            top = Line(gap=6)
            if private:
                top.addWidget(Icon("lock", "voice", 15), 0, TOP)
            top.addWidget(_caption(whose, when), 1)
            whole.addLayout(top)
        self._words: QLabel = wrapped(quoted(words))
        whole.addWidget(self._words)
        said = ", ".join(part for part in (whose, when) if part)
        self.setAccessibleName(f"{said}: {quoted(words)}" if said else quoted(words))

    def say(self, words: str) -> None:
        """Change the words."""
        self._words.setText(quoted(words))


def _caption(whose: str, when: str) -> QLabel:
    return labelled(", ".join(part for part in (whose, when) if part), "caption", tone="voice", wrap=True)


class ToChildBox(QFrame):
    """What is written to the child: soft teal, no bar, no marks.

    Args:
        words: the words.
        heading: such as "For Maya, in her letter"; empty for none.
    """

    def __init__(self, words: str, heading: str = "") -> None:
        super().__init__()
        dress(self, role="to_child")
        whole = Column(self, (12, 10, 12, 10), 4)
        if heading:
            whole.addWidget(labelled(heading, "caption", tone="accent", wrap=True))
        self._words = wrapped(words)
        whole.addWidget(self._words)
        self.setAccessibleName(f"{heading}: {words}" if heading else words)

    def say(self, words: str) -> None:
        """Change the words."""
        self._words.setText(words)
