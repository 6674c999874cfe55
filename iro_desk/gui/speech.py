"""Speaks words aloud with the computer's own voices, without a network; None where it has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MISSING = "This computer has no voice the program can read with."
HOW = (
    "On Linux, install the packages libpulse0, speech-dispatcher and espeak-ng, then open the program again. "
    "On Windows, add an English voice in Settings, Time and language, Speech."
)


class Speech(Protocol):
    """What speaks, one stretch of words at a time."""

    def say(self, words: str, done: Callable[[], None]) -> None:
        """Speak, and call ``done`` once when the words are at an end; never after ``stop``."""

    def pause(self) -> None:
        """Be quiet in the middle of the words."""

    def go_on(self) -> None:
        """Go on from there."""

    def stop(self) -> None:
        """Be quiet for good."""


class SystemSpeech:
    """The voices of the system, through Qt.

    Args:
        engine: Qt's own; speaking has ended when it is ready again after it was speaking.
    """

    def __init__(self, engine: QTextToSpeech) -> None:
        self._engine = engine
        self._done: Callable[[], None] | None = None
        self._has_begun = False
        engine.stateChanged.connect(lambda state: self._moved(state.name))

    def say(self, words: str, done: Callable[[], None]) -> None:
        """Speak, and call ``done`` once at the end."""
        self._done, self._has_begun = done, False
        self._engine.say(words)

    def pause(self) -> None:
        """Be quiet in the middle of the words."""
        self._engine.pause()

    def go_on(self) -> None:
        """Go on from there."""
        self._engine.resume()

    def stop(self) -> None:
        """Be quiet for good."""
        self._done = None
        self._engine.stop()

    def _moved(self, state: str) -> None:
        if state == "Speaking":
            self._has_begun = True
        elif state == "Ready" and self._has_begun and self._done is not None:
            done, self._done = self._done, None
            done()


def system_speech() -> Speech | None:
    """The system's voices; None where its libraries are missing or it has no voice."""
    try:  # only when asked for: the sound libraries take long to load, and are not on every computer
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    engine = QTextToSpeech()
    if engine.state() == QTextToSpeech.State.Error or not engine.availableVoices():
        return None
    return SystemSpeech(engine)
