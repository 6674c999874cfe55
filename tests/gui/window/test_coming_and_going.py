"""Coming to the desk and leaving it: what was kept, where she was, locking and closing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iro_desk.appearance import SCALES
from iro_desk.gui.kept import KeptNotice
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.services import drafts, settings
from iro_desk.services import places as kept_places
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, FakePrompts
from tests.gui.window.steps import ALT, CTRL, fill, keep_draft


def test_the_day_begins_at_today(opened):
    """U3."""
    assert opened().page == "today"


def test_text_grows_shrinks_and_comes_back_by_key(opened):
    """U48."""
    desk = opened()
    for _ in range(len(SCALES) + 2):
        desk.press(Qt.Key.Key_Equal, CTRL)
    assert desk.window.appearance.scale == SCALES[-1]
    desk.press(Qt.Key.Key_Minus, CTRL)
    assert desk.window.appearance.scale == SCALES[-2]
    desk.press(Qt.Key.Key_0, CTRL)
    assert desk.window.appearance.scale == 1.0
    assert desk.worn[-1].theme == "light"


def test_what_was_kept_is_named_and_gone_back_to(qtbot: QtBot, opened, store: Store, child_id: int):
    """U18, F01."""
    keep_draft(store, child_id)
    desk = opened()
    assert desk.page == "visit"
    notice = desk.window.findChild(KeptNotice)
    assert notice.words.text().startswith("We kept your unfinished work from 14:32: Visit, ")
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.page == "today"


def test_the_line_about_kept_work_goes_when_the_work_is_filed(
    qtbot: QtBot, opened, store: Store, child_id: int
):
    """U18."""
    keep_draft(store, child_id)
    desk = opened()
    desk.press(Qt.Key.Key_1, ALT)
    let_go = partial(drafts.let_go, form="visit", subject_id=0, child_id=child_id)
    desk.window.ops.write("Record the visit", let_go)
    qtbot.waitUntil(lambda: desk.window.findChild(KeptNotice) is None)


def test_she_comes_back_to_where_she_locked(qtbot: QtBot, opened, store: Store, child_id: int):
    """S14: with the way Back to Today."""
    first = opened()
    first.window.go(Place("child", child_id))
    first.window.flush()
    qtbot.waitUntil(lambda: store.read(kept_places.last) is not None)
    second = opened()
    qtbot.waitUntil(lambda: isinstance(second.window.screen_now, ChildPage))
    second.press(Qt.Key.Key_Left, ALT)
    assert second.page == "today"


def test_closing_asks_nothing(opened, prompts: FakePrompts):
    """U17."""
    desk = opened()
    desk.press(Qt.Key.Key_Q, CTRL)
    assert desk.closed == [True]
    assert not prompts.asked


def test_words_on_no_disk_hold_the_window_open(qtbot: QtBot, opened, store: Store, prompts: FakePrompts):
    """F16: leaving would lose them, so this alone is asked, and staying is the safe answer."""
    desk = opened()
    fill(store)
    desk.window.ops.keep("form", "Keep", partial(settings.change, key="officer.name", value="x" * 400))
    for number in range(40):
        keep = partial(
            drafts.keep, form="visit", subject_id=number, child_id=None, content="x" * 9_000, field="",
            caret=0, now=NOW,
        )  # fmt: skip
        desk.window.ops.keep(number, "Keep what you typed", keep)
    qtbot.waitUntil(lambda: desk.window.ops.is_behind)
    prompts.answer = False
    desk.press(Qt.Key.Key_Q, CTRL)
    desk.press(Qt.Key.Key_L, CTRL)
    assert prompts.asked == ["Some of your words are not on the disk."] * 2
    assert desk.window.isVisible() and not desk.closed and not desk.locked
    prompts.answer = True
    desk.press(Qt.Key.Key_Q, CTRL)
    assert desk.closed == [True]


def test_lock_keeps_and_leaves(opened):
    """S13."""
    desk = opened()
    desk.press(Qt.Key.Key_L, CTRL)
    assert desk.locked == [True]
