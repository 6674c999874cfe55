"""The desk's window by keys: going round, back, undo, text size, what was kept, and leaving."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import text

from iro_desk import paths
from iro_desk.appearance import SCALES, Appearance
from iro_desk.domain.codes import SeenAlone, VisitPlace, YesNo
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui import operations, theme
from iro_desk.gui.kept import KeptNotice
from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import ChildFields, VisitFields
from iro_desk.services import children, drafts, settings, visits
from iro_desk.services import places as kept_places
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY, FakePrompts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Desk:
    """One window over one store, as the programme builds it."""

    def __init__(self, store: Store, prompts: FakePrompts, app: QApplication) -> None:
        self.locked: list[bool] = []
        self.closed: list[bool] = []
        self.worn: list[Appearance] = []
        theme.source().follow(app, "light", 1.0)
        parts = {
            "desk": store,
            "prompts": prompts,
            "today": lambda: TODAY,
            "now": lambda: NOW,
            "calendar": read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8")),
            "reference": lambda: "K7F3Q2",
            "resource_text": lambda name: paths.resource(name).read_text("utf-8"),
            "lock": lambda: self.locked.append(True),
            "appearance": Appearance("light"),
            "change_appearance": self.worn.append,
        }
        self.window = MainWindow(**parts)  # type: ignore[arg-type]
        self.window.closed.connect(lambda: self.closed.append(True))

    @property
    def page(self) -> str:
        """Which screen is in view; empty before there is one."""
        return "" if self.window.screen_now is None else self.window.screen_now.place.page

    @property
    def toasts(self) -> list[str]:
        return [toast.accessibleName() for toast in self.window.toast.shown]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)


@pytest.fixture
def slow(store: Store) -> Iterator[threading.Event]:
    """The worker answers nothing until the event is set."""
    answer = threading.Event()
    yield answer
    answer.set()


def hold(store: Store, until: threading.Event) -> None:
    store.read_later(lambda session: until.wait(20))


def press_outside(desk: Desk, keys: str) -> None:
    """As the system hands a key to the window, before any part of it."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(desk.window.windowHandle(), combination.key(), combination.keyboardModifiers())


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Everything asked of the worker so far has been answered and shown."""
    answered: list[None] = []
    desk.window.ops.read(lambda session: None, answered.append, desk.window)
    qtbot.waitUntil(lambda: bool(answered))


@pytest.fixture
def opened(
    qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Desk]]:
    """Opens the desk, and takes it down as the programme does."""
    monkeypatch.setattr(operations, "AGAIN_MS", 40)
    made: list[Desk] = []

    def open_it(*, wait: bool = True) -> Desk:
        desk = Desk(store, prompts, qapp)
        made.append(desk)
        desk.window.show()
        qtbot.waitUntil(lambda: (desk.page != "" or not wait) and in_front(desk))
        return desk

    yield open_it
    make_room(store)
    for desk in made:
        desk.window.flush()
        qtbot.waitUntil(lambda d=desk: d.window.ops.writes_waiting == 0)
        desk.window.finish()
        desk.window.hide()
        desk.window.deleteLater()
    theme.source().follow(qapp, "light", 1.0)


def in_front(desk: Desk) -> bool:
    """Bring it to the front, as a window manager would; offscreen there is none."""
    desk.window.activateWindow()
    return desk.window.isActiveWindow()


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1))
    return add(store, draft)


def add(store: Store, draft: ChildFields) -> int:
    service = partial(children.add, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add a child", lambda s: service(s, draft)).value


def fill(store: Store) -> None:
    pages = store.read(lambda s: s.execute(text("PRAGMA page_count")).scalar_one())
    store.read(lambda s: s.execute(text(f"PRAGMA max_page_count={int(pages) + 2}")).scalar_one())


def make_room(store: Store) -> None:
    store.read(lambda s: s.execute(text("PRAGMA max_page_count=1073741823")).scalar_one())


def keep_draft(store: Store, child: int | None) -> None:
    keep = partial(
        drafts.keep, form="visit", subject_id=0, child_id=child, content=json.dumps({"visit_on": "2026-06-10"}),
        field="", caret=0, now=NOW,
    )  # fmt: skip
    store.write("Keep what you typed", keep)


def test_the_day_begins_at_today(opened):
    """U3."""
    assert opened().page == "today"


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "caseload"),
        (Qt.Key.Key_3, "reviews"),
        (Qt.Key.Key_4, "letters"),
        (Qt.Key.Key_5, "outbox"),
    ],
)
def test_every_place_has_its_key(opened, key, page: str):
    """U31."""
    desk = opened()
    desk.press(key, ALT)
    assert desk.page == page


def test_help_settings_and_adding_a_child_have_theirs(opened):
    """U31."""
    desk = opened()
    seen = []
    for key, modifiers in ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Comma, CTRL)):
        desk.press(key, modifiers)
        seen.append(desk.page)
    desk.press(Qt.Key.Key_N, CTRL)
    assert [*seen, desk.page] == ["help", "settings", "add_child"]


def test_back_and_forward_retrace_the_steps(opened):
    """U4."""
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_5, ALT)
    went = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        desk.press(key, ALT)
        went.append(desk.page)
    assert went == ["caseload", "today", "today", "caseload", "outbox"]


def test_the_keyboard_is_in_the_screen_that_was_opened(qtbot: QtBot, opened):
    """U33: it never falls back to the rail when a screen goes."""
    desk = opened()
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_3):
        desk.press(key, ALT)
        screen = desk.window.screen_now
        qtbot.waitUntil(
            lambda s=screen: s is desk.window.focusWidget() or s.isAncestorOf(desk.window.focusWidget())
        )


def test_f6_goes_round_the_parts_of_the_window(qtbot: QtBot, opened):
    """U32."""
    desk = opened()
    window = desk.window
    panes = []
    for _ in range(3):
        desk.press(Qt.Key.Key_F6)
        qtbot.wait(20)
        held = (("rail", window.rail), ("screen", window.screen_now), ("status", window.status))
        panes.append(next((n for n, p in held if p.isAncestorOf(window.focusWidget())), ""))
    assert sorted(panes) == ["rail", "screen", "status"]


def test_what_was_done_is_undone_by_key_and_said(qtbot: QtBot, opened, store: Store):
    """U53."""
    desk = opened()
    desk.window.ops.write("Change your name", partial(settings.change, key="officer.name", value="Ros"))
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: desk.toasts == ["Put back: Change your name."])
    assert store.read(settings.values)["officer.name"] == ""


def test_only_the_newest_toast_has_undo_and_it_undoes_just_that(qtbot: QtBot, opened, store: Store):
    """U53: what was said before stays said, without an Undo that would put back something newer."""
    desk = opened()
    window = desk.window

    def name(value: str) -> None:
        change = partial(settings.change, key="officer.name", value=value)
        window.ops.write(f"Call her {value}", change, lambda _: window.say_done(f"Called {value}"), window)
        qtbot.waitUntil(lambda: desk.toasts[-1:] == [f"Called {value}"])

    name("Ros")
    name("Jo")
    assert [toast.link is not None for toast in window.toast.shown] == [False, True]
    window.say_done("The week is written")
    assert [toast.link is not None for toast in window.toast.shown] == [True, False], "nothing to put back"
    window.toast.shown[0].link.click()
    qtbot.waitUntil(lambda: "Put back: Call her Jo." in desk.toasts)
    assert store.read(settings.values)["officer.name"] == "Ros"
    name("Bev")
    window.ops.write("Quietly", partial(settings.change, key="officer.name", value="Ada"))
    qtbot.waitUntil(lambda: all(toast.link is None for toast in window.toast.shown))


def test_with_nothing_to_undo_it_says_so(qtbot: QtBot, opened):
    desk = opened()
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: desk.toasts == ["There is nothing to undo."])


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


def test_the_status_line_tells_of_saving_the_network_and_invented_children(qtbot: QtBot, opened):
    """U16."""
    desk = opened()
    desk.window.ops.write("Change", partial(settings.change, key="officer.name", value="Ros"))
    qtbot.waitUntil(lambda: desk.window.status.words == "Saved 14:32")
    qtbot.waitUntil(lambda: "Offline" in {label.text() for label in desk.window.status.findChildren(QLabel)})


def test_a_visit_is_about_the_child_in_view(qtbot: QtBot, opened, child_id: int):
    desk = opened()
    desk.press(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.toasts == ["Open a child first, then press these keys again."]
    desk.window.go(Place("child", child_id))
    desk.press(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (desk.page, desk.window.screen_now.place.child_id) == ("visit", child_id)


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


def test_a_bug_is_told_with_a_reference_and_the_window_stays(qtbot: QtBot, opened, prompts: FakePrompts):
    """F03."""
    desk = opened()
    desk.window.ops.write("Slip", lambda session: 1 / 0)
    qtbot.waitUntil(lambda: prompts.told == ["That did not work, and your words are safe."])
    assert desk.window.isVisible()


def test_find_goes_to_a_child_by_name_and_enter(qtbot: QtBot, opened, store: Store):
    """U1."""
    wanted = add(store, ChildFields(preferred_name="Zorah", surname="Blatt", born_on=date(2014, 1, 2)))
    add(store, ChildFields(preferred_name="Ada", surname="Vole", born_on=date(2014, 1, 2)))
    desk = opened()
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "zor")
    qtbot.waitUntil(lambda: finder.list.rows.rowCount() == 1)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert (desk.page, desk.window.screen_now.place.child_id) == ("child", wanted)


def test_find_does_what_is_typed(qtbot: QtBot, opened):
    """U1: and Down moves in the list while the caret stays in the line."""
    desk = opened()
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "go to")
    qtbot.waitUntil(lambda: finder.list.rows.rowCount() >= 5)
    before = finder.list.currentIndex().row()
    QTest.keyClick(finder.line, Qt.Key.Key_Down)
    assert finder.list.currentIndex().row() == before + 1
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert desk.page == "caseload"


def test_escape_closes_find_and_gives_the_keyboard_back(qtbot: QtBot, opened, child_id: int):
    """U33."""
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    filter_line = desk.window.screen_now.filter
    qtbot.waitUntil(lambda: desk.window.focusWidget() is filter_line)
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.window.focusWidget() is desk.window.finder.line
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Escape)
    assert not desk.window.finder.isVisible()
    assert desk.window.focusWidget() is filter_line


def test_find_when_its_opener_has_gone_still_closes(qtbot: QtBot, opened, child_id: int):
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: isinstance(desk.window.focusWidget(), QLineEdit))
    desk.press(Qt.Key.Key_K, CTRL)
    desk.window.go(Place("today"))
    qtbot.wait(30)
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Escape)
    assert not desk.window.finder.isVisible()


@pytest.mark.parametrize("keys", ["Alt+1", "Alt+2", "Alt+4"])
def test_a_screen_that_loads_late_leaves_find_its_keyboard(qtbot, opened, store, slow, child_id, keys: str):
    """U33: what she pressed after going there stands."""
    desk = opened()
    hold(store, slow)
    press_outside(desk, keys)
    press_outside(desk, "Ctrl+K")
    slow.set()
    settled(qtbot, desk)
    assert desk.window.focusWidget() is desk.window.finder.line


def test_a_screen_she_has_begun_to_work_in_keeps_the_keyboard_where_it_is(
    qtbot, opened, store, slow, child_id
):
    desk = opened()
    hold(store, slow)
    press_outside(desk, "Alt+2")
    press_outside(desk, "Tab")
    at = desk.window.focusWidget()
    slow.set()
    settled(qtbot, desk)
    assert desk.window.focusWidget() is at


def test_where_she_goes_at_once_after_unlocking_is_where_she_stays(qtbot, opened, store, slow, child_id):
    """S14, U18: the place she left and the work that was kept come second to her own keys."""
    keep_draft(store, child_id)
    hold(store, slow)
    desk = opened(wait=False)
    press_outside(desk, "Ctrl+N")
    slow.set()
    qtbot.waitUntil(lambda: desk.window.findChild(KeptNotice) is not None)
    settled(qtbot, desk)
    assert desk.page == "add_child"
    press_outside(desk, "Alt+Left")
    assert desk.page == "today"


def test_find_opened_at_once_after_unlocking_stays_open(qtbot, opened, store, slow, child_id):
    hold(store, slow)
    desk = opened(wait=False)
    press_outside(desk, "Ctrl+K")
    slow.set()
    qtbot.waitUntil(lambda: desk.page == "today")
    settled(qtbot, desk)
    assert desk.window.focusWidget() is desk.window.finder.line
    press_outside(desk, "Escape")
    assert desk.window.focusWidget() is desk.window.screen_now


def test_the_keyboard_stays_in_a_screen_that_is_read_again(qtbot, opened, store, child_id):
    """U33: the list that had it was made anew; it never falls to the rail, where Enter would go elsewhere."""
    desk = opened()
    seen = VisitFields(
        visit_on=TODAY, place=VisitPlace.HOME, seen=YesNo.YES, seen_alone=SeenAlone.YES, worry=YesNo.NO
    )
    record = partial(visits.record, child_id=child_id, draft=seen, words=(), today=TODAY)
    desk.window.ops.write("Record a visit", record)
    desk.window.go(Place("child", child_id, None, "visits"))
    screen = desk.window.screen_now
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(RowList)))
    settled(qtbot, desk)
    listed = next(one for one in screen.findChildren(RowList) if one.isVisible())
    listed.setFocus()
    desk.window.ops.write("Record a visit", record)
    qtbot.waitUntil(lambda: not shiboken6.isValid(listed))
    at = desk.window.focusWidget()
    assert at is screen or screen.isAncestorOf(at)


def test_at_twice_the_text_the_window_fits_a_small_screen(qtbot, opened, child_id, qapp):
    """U48: 700 pixels are enough for every place and for a visit, and nothing pushes the window higher."""
    theme.source().follow(qapp, "light", 2.0)
    desk = opened()
    for wide in (1366, 1920):
        desk.window.resize(wide, 700)
        for page in ("today", "caseload", "outbox", "settings", "visit", "child"):
            desk.window.go(Place(page, child_id if page in ("visit", "child") else None))
            settled(qtbot, desk)
            settled(qtbot, desk)
            assert desk.window.minimumSizeHint().width() <= 1366, page
            assert desk.window.minimumSizeHint().height() <= 700, page
            assert desk.window.height() == 700, page
