"""A letter is read aloud sentence by sentence, offline, by a voice handed in; every word stays in its order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from iro_desk.gui import speech
from iro_desk.gui.pages.letter.reading_aloud import sentences
from iro_desk.gui.speech import SystemSpeech
from tests.gui.pages.letter.studio import editor, shown


class HeardSpeech:
    """A voice that is heard by the test, which says when a sentence has ended."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.state = "silent"
        self._done: Callable[[], None] | None = None

    def say(self, words: str, done: Callable[[], None]) -> None:
        self.heard.append(words)
        self.state, self._done = "speaking", done

    def pause(self) -> None:
        self.state = "paused"

    def go_on(self) -> None:
        self.state = "speaking"

    def stop(self) -> None:
        self.state, self._done = "silent", None

    def ends(self) -> None:
        done, self._done = self._done, None
        assert done is not None
        done()


@pytest.fixture
def heard(context) -> HeardSpeech:
    voice = HeardSpeech()
    context.speech = lambda: voice
    return voice


def test_the_whole_letter_is_read_in_order_with_the_childs_words_in_their_place(
    context, qtbot, review_id, heard
):
    page = shown(context, qtbot, review_id)
    page.left.head.aloud.setFocus()
    qtbot.keyClick(page.left.head.aloud, Qt.Key.Key_Space)
    while page.aloud.is_open:
        heard.ends()
    said = heard.heard
    assert said[0].startswith("Hello Maisie") or said[0].startswith("Dear Maisie")
    quoted, decided = (
        said.index("“I picked the green room.”"),
        next(n for n, words in enumerate(said) if words.startswith("You will swim every week")),
    )
    assert said.index("You told me") < quoted < decided
    assert heard.state == "silent" and not page.aloud.isVisible()


def test_the_sentence_that_is_read_is_shown_and_marked_on_the_page(context, qtbot, review_id, heard):
    page = shown(context, qtbot, review_id)
    page.left.head.aloud.click()
    while "green room" not in heard.heard[-1]:
        heard.ends()
    assert page.aloud.sentence.text() == "“I picked the green room.”"
    assert page.preview.sheets[0]._marked
    page.aloud.stop()
    assert not page.preview.sheets[0]._marked


def test_keys_pause_go_on_and_go_to_the_next_sentence(context, qtbot, review_id, heard):
    page = shown(context, qtbot, review_id)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert heard.state == "speaking" and page.aloud.play.accessibleName() == "Pause"
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert heard.state == "paused" and page.aloud.play.accessibleName() == "Go on"
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert heard.state == "speaking" and len(heard.heard) == 1, "it goes on, and does not begin again"
    qtbot.keyClick(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert len(heard.heard) == 2


def test_a_part_left_out_is_not_read(context, qtbot, review_id, heard):
    page = shown(context, qtbot, review_id)
    editor(page, "you_told_me").leave_out.click()
    page.left.head.aloud.click()
    while page.aloud.is_open:
        heard.ends()
    assert not any("green room" in words for words in heard.heard)


def test_leaving_or_locking_ends_the_reading(context, qtbot, review_id, heard):
    """S14: nothing is heard in a room once the screen is left."""
    page = shown(context, qtbot, review_id)
    page.left.head.aloud.click()
    page.flush()
    assert heard.state == "silent" and not page.aloud.is_open


def test_a_computer_without_a_voice_is_told_what_it_lacks(context, qtbot, prompts, review_id):
    context.speech = lambda: None
    page = shown(context, qtbot, review_id)
    page.left.head.aloud.click()
    assert prompts.told == [speech.MISSING]
    assert not page.aloud.isVisible()


def test_a_heading_a_quotation_and_each_sentence_are_stretches_of_their_own():
    texts = ["You told me\n“I like it.”\n“It is loud.”", "You swam. It was cold! Mr Lund saw."]
    assert sentences(texts) == (
        "You told me", "“I like it.”", "“It is loud.”", "You swam.", "It was cold!", "Mr Lund saw.",
    )  # fmt: skip


class Engine(QObject):
    """What Qt's engine does, without a sound."""

    stateChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        self.moves("Ready")

    def moves(self, state: str) -> None:
        self.stateChanged.emit(type("State", (), {"name": state})())


def test_the_systems_voice_tells_once_when_it_has_ended_and_never_after_it_was_stopped(qapp):
    engine, ended = Engine(), []
    voice = SystemSpeech(engine)
    voice.say("You swam.", lambda: ended.append(1))
    engine.moves("Ready")
    assert ended == [], "it has not begun"
    engine.moves("Speaking")
    engine.moves("Ready")
    engine.moves("Ready")
    assert ended == [1] and engine.said == ["You swam."]
    voice.say("Well done.", lambda: ended.append(2))
    engine.moves("Speaking")
    voice.stop()
    assert ended == [1]
