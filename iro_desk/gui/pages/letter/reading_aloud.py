"""Reads a letter aloud sentence by sentence; the sentence that is read stands in this bar and is marked on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from iro_desk.domain.writing.stretches import spans
from iro_desk.gui.speech import Speech
from iro_desk.gui.widgets.buttons import Button, button, icon_button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import announce, caption, wrapped

PLAY_KEYS, NEXT_KEYS = "F8", "Shift+F8"


def sentences(texts: Sequence[str]) -> tuple[str, ...]:
    """Every sentence in order; a line without a full stop, such as a heading or a quotation, is one."""
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    return tuple(
        line[start:end].strip() for line in lines for start, end in spans(line) if line[start:end].strip()
    )


class ReadingAloud(QFrame):
    """Play, pause, next and stop, with what is being read.

    Args:
        find_speech: finds what speaks, when first asked; None where nothing can.

    Signals:
        reading(str): the sentence that is read now; empty when nothing is.
        silent(): nothing on this computer can speak.
    """

    reading = Signal(str)
    silent = Signal()

    def __init__(self, find_speech: Callable[[], Speech | None]) -> None:
        super().__init__()
        self._find_speech = find_speech
        self._speech: Speech | None = None
        self._sentences: tuple[str, ...] = ()
        self._at = 0
        self.is_playing = False
        dress(self, role="action_bar")
        whole = Column(self, (20, 8, 12, 8), 4)
        top = Line(gap=8)
        self.sentence = wrapped("")
        top.addWidget(self.sentence, 1)
        top.addWidget(icon_button("x", "Stop reading", self.stop), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(top)
        flow = Flow(None, 8)
        self.play = button("Pause", icon="pause", on_press=self.turn, hint=PLAY_KEYS)
        self.next = button("Next sentence", icon="skip-forward", on_press=self.skip, hint=NEXT_KEYS)
        self.count = caption("")
        for made in (self.play, self.next, self.count):
            flow.addWidget(made)
        whole.addLayout(flow)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a letter is being read, or waits in the middle."""
        return bool(self._sentences)

    def begin(self, texts: Sequence[str]) -> None:
        """Read from the beginning."""
        self.stop()
        self._speech = self._speech or self._find_speech()
        if self._speech is None:
            self.silent.emit()
            return
        self._sentences, self._at = sentences(texts), 0
        if self._sentences:
            self.show()
            self._say()
            self.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """Pause, or go on."""
        if self._speech is None or not self.is_open:
            return
        self.is_playing = not self.is_playing
        if self.is_playing:
            self._speech.go_on()
        else:
            self._speech.pause()
        self._show_state()

    def skip(self) -> None:
        """Go to the next sentence."""
        if self._speech is None or not self.is_open:
            return
        self._speech.stop()
        self._next()

    def stop(self) -> None:
        """Be quiet, and put the bar away."""
        if self._speech is not None and self.is_open:
            self._speech.stop()
        was_open, self._sentences, self.is_playing = self.is_open, (), False
        self.hide()
        if was_open:
            self.reading.emit("")

    def _next(self) -> None:
        self._at += 1
        if self._at >= len(self._sentences):
            self.stop()
        else:
            self._say()

    def _say(self) -> None:
        if self._speech is None:
            return
        words = self._sentences[self._at]
        self.is_playing = True
        self._show_state()
        self.reading.emit(words)
        self._speech.say(words, self._next)

    def _show_state(self) -> None:
        self.sentence.setText(self._sentences[self._at])
        self.count.setText(f"{self._at + 1} of {len(self._sentences)}")
        _say_verb(self.play, "Pause" if self.is_playing else "Go on", "pause" if self.is_playing else "play")
        announce(self.count, self.count.text())


def _say_verb(made: Button, words: str, icon: str) -> None:
    made.setText(f" {words}  {PLAY_KEYS}")
    made.setAccessibleName(words)
    made.show_icon(icon)
