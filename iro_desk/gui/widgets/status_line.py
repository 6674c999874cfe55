"""StatusLine: what is saved, what waits, and how the window shows; its left place never moves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, labelled

SAVING_SHOWN_AFTER_MS = 300


class _QuietButton(QPushButton):
    """Words with an icon, in caption ink, 24 pixels high."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAutoDefault(False)
        dress(self, kind="status")
        theme.source().changed.connect(self._draw)
        self.say(words)
        self._draw()

    def say(self, words: str, spoken: str = "") -> None:
        self.setText(f" {words}")
        self.setAccessibleName(spoken or words)

    def show_icon(self, name: str) -> None:
        self._icon = name
        self._draw()

    def _draw(self) -> None:
        self.setIcon(theme.icon(self._icon, "text_muted", 16))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))


class _QuietMark(QWidget):
    """An icon and words in caption ink; takes no room without words."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        inside = Line(self, (0, 0, 16, 0), 6)
        inside.addWidget(Icon(icon, "text_muted", 16))
        self._words = labelled("", "caption", tone="muted")
        inside.addWidget(self._words)
        self.hide()

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class StatusLine(QFrame):
    """The foot of the window.

    Signals:
        text_size_asked: the text size was pressed.
        privacy_asked: the words about names were pressed.
        help_asked: "What to do" was pressed after something was not saved.
    """

    text_size_asked = Signal()
    privacy_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="status_line")
        across = Line(self, (24, 3, 24, 3), 8)
        self._icon = Icon("check", "ok", 16)
        self._saved = labelled("Nothing to save", "caption_ink")
        self._what_to_do = Link("What to do", self.help_asked.emit, small=True)
        self._what_to_do.hide()
        self._network = labelled("", "caption", tone="muted")
        self._network.setContentsMargins(theme.px(16), 0, 0, 0)
        for part in (self._icon, self._saved, self._what_to_do, self._network):
            across.addWidget(part)
        across.addStretch(1)
        self._sharing = _QuietMark("eye")
        across.addWidget(self._sharing)
        self._months = _QuietMark("info")
        across.addWidget(self._months)
        self._demonstration = self._mark(across)
        self._privacy = _QuietButton("eye", "Names shown")
        self._privacy.clicked.connect(self.privacy_asked)
        across.addWidget(self._privacy)
        self._is_hiding = False
        self._size = _QuietButton("a-large-small", "100%")
        self._size.clicked.connect(self.text_size_asked)
        across.addWidget(self._size)
        theme.source().changed.connect(self._measure)
        self._measure()

    def _mark(self, across: Line) -> QWidget:
        mark = QWidget()
        inside = Line(mark, gap=6)
        inside.addWidget(Icon("flask-conical", "text_muted", 16))
        inside.addWidget(
            labelled("Demonstration \N{EN DASH} every child is invented", "caption", tone="muted")
        )
        across.addWidget(mark)
        mark.hide()
        return mark

    @property
    def words(self) -> str:
        """What the left place says."""
        return self._saved.text()

    def show_saved(self, at: str) -> None:
        """Saved at a time such as 14:32."""
        self._say("check", "ok", f"Saved {at}", wrong=False)

    def show_saving(self) -> None:
        """Saving; shown only by a caller that has waited ``SAVING_SHOWN_AFTER_MS``."""
        self._say("loader", "text_muted", "Saving\N{HORIZONTAL ELLIPSIS}", wrong=False)

    def show_not_saved(self, why: str) -> None:
        """Not saved, and why, with a way to what can be done."""
        self._say("circle-alert", "late", f"Not saved: {why}", wrong=True)

    def _say(self, icon: str, role: str, words: str, *, wrong: bool) -> None:
        self._icon.show_icon(icon, role)
        self._saved.setText(words)
        self._saved.setAccessibleName(words)
        dress(self._saved, role="problem_caption" if wrong else "caption_ink")
        self._what_to_do.setVisible(wrong)

    def show_network(self, words: str) -> None:
        """Network and outbox in plain muted ink, such as "Offline. 3 things in the outbox"."""
        self._network.setText(words)

    def show_sharing(self, words: str) -> None:
        """Say how long the screen may be shared; empty words take that away."""
        self._sharing.say(words)

    def show_months(self, words: str) -> None:
        """Say how months are counted, when it is not as the law counts them; empty words take that away."""
        self._months.say(words)

    def show_demonstration(self, *, on: bool) -> None:
        """Mark a vault whose children are invented."""
        self._demonstration.setProperty("wanted", on)
        self._measure()

    def show_privacy(self, *, hiding: bool) -> None:
        """Say whether names and words are hidden."""
        self._is_hiding = hiding
        words = "Names hidden" if hiding else "Names shown"
        self._privacy.show_icon("eye-off" if hiding else "eye")
        self._privacy.say(words, f"{words}. F9 {'shows' if hiding else 'hides'} them")
        self._measure()

    def _measure(self) -> None:
        self.setMinimumHeight(theme.size("status_line"))
        percent = f"{round(theme.current().scale * 100)}%"
        self._size.say(f"Text {percent}" if theme.current().is_large else percent, f"Text size {percent}")
        roomy = not theme.current().is_large
        self._demonstration.setVisible(roomy and bool(self._demonstration.property("wanted")))
        self._network.setVisible(roomy)
        self._privacy.setVisible(roomy or self._is_hiding)
        self._network.setAlignment(Qt.AlignmentFlag.AlignVCenter)
