"""A disk that takes nothing: she types on, is told what to do, and it mends by itself (F15, F16, F27)."""

from __future__ import annotations

import itertools
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.changes import Changes
from iro_desk.gui.not_saved import COPY_STAYS, SAVED, NotSavedLine
from iro_desk.gui.operations import WAITS
from iro_desk.services import drafts, settings
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts
from tests.gui.window.steps import CTRL, Desk, fill, make_room, settled

LONG = "She asked for a key. " * 6_000
SLOW = 0.5
"""Seconds the disk takes over one write."""


def line_of(desk: Desk) -> NotSavedLine | None:
    return desk.window.findChild(NotSavedLine)


def jotted(desk: Desk, words: str) -> None:
    """Type into the box for a jot."""
    desk.press(Qt.Key.Key_J, CTRL)
    desk.window.jot.text.setPlainText(words)
    QTest.keyClicks(desk.window.jot.text, " ok")


def stuck(qtbot: QtBot, desk: Desk, store: Store) -> NotSavedLine:
    settled(qtbot, desk)
    fill(store)
    jotted(desk, LONG)
    qtbot.waitUntil(lambda: (found := line_of(desk)) is not None and found.isVisible())
    found = line_of(desk)
    assert found is not None
    return found


def test_three_failures_are_told_above_the_screen_with_what_to_free(qtbot: QtBot, opened, store: Store):
    """F15, F16: what happened, how much to free, that typing goes on; and typing does go on."""
    desk = opened()
    line = stuck(qtbot, desk, store)
    words = line.words.text()
    assert words.startswith("The disk is full, so this was not saved. Free at least ")
    assert " MB on it. " in words and "Go on typing" in words
    assert desk.window.status.words == "Not saved: The disk is full, so this was not saved."
    assert desk.window.width() == 1366, "what is said does not widen the window"
    assert line.what_to_do.isVisible() and line.copy.isVisible()
    assert desk.window.focusWidget() is desk.window.jot.text
    QTest.keyClicks(desk.window.jot.text, " and more")
    assert desk.window.jot.text.toPlainText().startswith(" ok and more")


def test_nothing_else_is_changed_while_words_wait(qtbot: QtBot, opened, store: Store):
    """F15: read-only, but for what she types."""
    desk = opened()
    stuck(qtbot, desk, store)
    said: list[Exception] = []

    def take(trouble: Exception) -> bool:
        said.append(trouble)
        return True

    desk.window.ops.write("Change", partial(settings.change, key="officer.name", value="A"), otherwise=take)
    qtbot.waitUntil(lambda: bool(said))
    assert str(said[0]).startswith(WAITS)
    assert store.read(settings.values)["officer.name"] == ""


def test_all_is_saved_by_itself_when_there_is_room_again(qtbot: QtBot, opened, store: Store):
    """F16: nobody presses anything; the newest words are the ones kept, and the desk may be changed again."""
    desk = opened()
    stuck(qtbot, desk, store)
    QTest.keyClicks(desk.window.jot.text, " and more")
    make_room(store)
    qtbot.waitUntil(lambda: line_of(desk) is None)
    qtbot.waitUntil(lambda: desk.window.status.words.startswith("Saved"))
    assert SAVED in desk.toasts
    kept = store.read(lambda s: [row.what for row in drafts.unfinished(s)])
    assert kept
    done: list[object] = []
    desk.window.ops.write(
        "Change", partial(settings.change, key="officer.name", value="A"), done.append, desk.window
    )
    qtbot.waitUntil(lambda: bool(done))


def test_her_words_can_be_copied_elsewhere_meanwhile(
    qtbot: QtBot, opened, store: Store, prompts: FakePrompts, tmp_path: Path
):
    """F15: she is told that the copy is open to anybody, and afterwards to delete it; its name says nothing."""
    desk = opened()
    line = stuck(qtbot, desk, store)
    prompts.new_file = tmp_path / "stick" / "IRO-words.txt"
    prompts.new_file.parent.mkdir()
    QTest.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(prompts.new_file.exists)
    qtbot.waitUntil(lambda: any("IRO-words.txt" in words for words in desk.toasts))
    assert LONG.strip() in prompts.new_file.read_text("utf-8")
    assert prompts.asked == ["Anybody who opens the copy can read your words.", "A copy of your words"]
    assert prompts.named == ["IRO-words-2026-06-11-1432.txt"]
    make_room(store)
    qtbot.waitUntil(lambda: COPY_STAYS in desk.toasts)


def test_no_copy_is_made_unless_she_says_so(qtbot: QtBot, opened, store: Store, prompts: FakePrompts):
    desk = opened()
    line = stuck(qtbot, desk, store)
    prompts.answer = False
    QTest.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    assert not prompts.named
    prompts.answer = True


def test_a_slow_disk_never_holds_the_window_up(qtbot: QtBot, opened, store: Store):
    """F27: each write takes half a second; the window goes on all through each of them, and says it is saving.

    How long it worked between two beats is counted as its own thread's work: a busy computer is no slow disk.
    """
    desk = opened()
    said: list[str] = []
    beats: list[float] = []
    worked: list[float] = []
    slow: list[tuple[float, float]] = []

    def slowly(session: Session, changes: Changes) -> bool:
        began = time.monotonic()
        time.sleep(SLOW)
        slow.append((began, time.monotonic()))
        return False

    def beat() -> None:
        beats.append(time.monotonic())
        worked.append(time.thread_time())
        said.append(desk.window.status.words)

    store.after_writing(slowly)
    heart = QTimer(desk.window, interval=10)
    heart.timeout.connect(beat)
    desk.press(Qt.Key.Key_J, CTRL)
    heart.start()
    QTest.keyClicks(desk.window.jot.text, "She is well")
    qtbot.waitUntil(lambda: "Saving…" in said)
    QTest.keyClicks(desk.window.jot.text, " and asked for a key")
    qtbot.waitUntil(lambda: bool(slow))
    QTest.keyClicks(desk.window.jot.text, " of her own")
    qtbot.waitUntil(lambda: len(slow) > 1 and said[-1].startswith("Saved"))
    heart.stop()
    for began, ended in slow:
        assert sum(began < at < ended for at in beats) > 10, "one that waits for a write beats once in it"
    assert max(after - before for before, after in itertools.pairwise(worked)) < 0.1
