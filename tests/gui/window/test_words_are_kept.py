"""Whatever is typed anywhere is there again after the page is left at once, as a lock leaves it (F01, U17)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt import exceptions
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select

from iro_desk import paths
from iro_desk.domain.codes import ReviewState
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui.pages.child_page import OF_NO_TAB
from iro_desk.gui.pages.child_page import TABS as CHILD_TABS
from iro_desk.gui.pages.registry import PAGES
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.pages.settings_page import TABS as SETTINGS_TABS
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.line import NumberEdit
from iro_desk.records import Concern, Letter, Review
from iro_desk.services import demonstration
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.window.steps import Desk, settled

#: what is only looked for or narrowed by, and no words of hers
SOUGHT = {"Find by name, initials or case number", "Child", "With these words", "Find a person"}
#: nothing is kept where a password or a passphrase stands beside it, nor of a file that is only looked at
SECRET = {Place("settings", part="where"), Place("settings", part="keys"), Place("take_in"), Place("import")}
#: about one thing that the invented caseload may not hold; the tests of each say that its words are kept
ELSEWHERE = {"versions", "send", "wrong", "outbox", "bundle", "sheet"}


@dataclass(frozen=True)
class Typing:
    """Where words may be typed.

    Args:
        press: what opens the boxes first; empty for none.
        again: whether it is pressed again on coming back.
    """

    place: Place
    press: str = ""
    again: bool = False


@pytest.fixture
def caseload(store: Store) -> Store:
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    store.write("Look round", lambda s: demonstration.load(s, families, TODAY, calendar))
    return store


def everywhere(session: Session) -> Iterator[Typing]:
    """Each page and each tab, with the forms that are opened within them."""
    about_one = {"child", "visit", "prepare", "review", "letter", "concern"} | ELSEWHERE
    yield from (Typing(Place(page)) for page in PAGES if page not in about_one)
    yield from (Typing(Place("settings", part=part)) for part in SETTINGS_TABS)
    yield Typing(Place("settings", part="words"), "Write a phrase", again=True)
    yield from (Typing(Place("planner", part=part)) for part in ("booking", "places"))
    yield from (Typing(Place("child", 1, part=part)) for part in (*CHILD_TABS, *OF_NO_TAB))
    for part in ("law:home", "law:order", "law:event", "concerns:raise", "concerns:thank"):
        yield Typing(Place("child", 1, part=part))
    yield Typing(Place("visit", 1))
    yield from (Typing(Place("prepare", 1, part=part)) for part in ("choices", "applies"))
    concern = session.exec(select(Concern).where(Concern.stage > 0)).first()
    assert concern is not None
    for part in ("message", "details", "answer", "settle"):
        yield Typing(Place("concern", concern.child_id, concern.id, part))
    yield from _writing(session)


def _writing(session: Session) -> Iterator[Typing]:
    begun = session.exec(select(Review).where(Review.state == ReviewState.WRITING)).first()
    ended = session.exec(select(Review).where(Review.finished_at.is_not(None), ~Review.is_imported)).first()  # type: ignore[union-attr]
    assert begun is not None and ended is not None
    yield from (Typing(Place("review", begun.child_id, begun.id, part)) for part in ("Family time", "Home"))
    yield Typing(Place("review", ended.child_id, ended.id), "Change with a reason…")
    letter = session.exec(select(Letter).order_by(col(Letter.id))).first()
    assert letter is not None
    yield Typing(Place("letter", letter.child_id, letter.id))


def words_of(box: QWidget) -> str:
    return (
        box.text() if isinstance(box, QLineEdit) else box.toPlainText() if isinstance(box, QTextEdit) else ""
    )


def those_to_type_in(screen: QWidget) -> list[QLineEdit | QTextEdit]:
    """The boxes that hold words of hers; a number of Settings is kept or refused in words when it is left."""
    found = [*screen.findChildren(QLineEdit), *screen.findChildren(QTextEdit)]
    return [
        box for box in found if box.isVisible() and box.isEnabled() and not box.isReadOnly() and _is_hers(box)
    ]


def _is_hers(box: QLineEdit | QTextEdit) -> bool:
    if isinstance(box, NumberEdit) or box.accessibleName() in SOUGHT:
        return False
    if isinstance(box, QLineEdit) and box.echoMode() is not QLineEdit.EchoMode.Normal:
        return False
    above: QWidget | None = box
    while above is not None and not isinstance(above, SettingField):
        above = above.parentWidget()
    return above is None


def press(screen: QWidget, words: str) -> None:
    found = (one for one in screen.findChildren(QPushButton) if one.text().strip() == words)
    QTest.keyClick(next(one for one in found if one.isVisible()), Qt.Key.Key_Space)


def _missing(qtbot: QtBot, screen: QWidget | None, typed: Mapping[str, str]) -> list[str]:
    """Where what was typed is not there again, once the screen has had the time a busy computer needs."""

    def missing() -> list[str]:
        assert screen is not None
        boxes = (*screen.findChildren(QLineEdit), *screen.findChildren(QTextEdit))
        shown = " ".join(words_of(box) for box in boxes)
        return [where for word, where in typed.items() if word not in shown]

    with suppress(exceptions.TimeoutError):  # what never comes is told with all the rest
        qtbot.waitUntil(lambda: not missing())
    return missing()


def test_what_is_typed_anywhere_is_there_again(
    qtbot: QtBot, caseload: Store, opened: Callable[[], Desk]
) -> None:
    """Every page is left the moment the last key is pressed, and gone back to where she was."""
    desk = opened()
    window, number = desk.window, count(1)
    lost: list[str] = []
    boxes = 0
    for one in caseload.read(lambda s: tuple(everywhere(s))):
        if one.place in SECRET:
            continue
        window.go(one.place)
        for _ in range(3):
            settled(qtbot, desk)
        assert window.screen_now is not None
        if one.press:
            press(window.screen_now, one.press)
            settled(qtbot, desk)
        typed = {}
        for box in those_to_type_in(window.screen_now):
            word = f"zq{next(number)}x"
            box.setFocus()
            QTest.keyClicks(box, word)
            typed[word] = f"{one.place.page} {one.place.part} {one.press}: {box.accessibleName()}"
        boxes += len(typed)
        here = window.screen_now.here()
        window.go(Place("help"))
        settled(qtbot, desk)
        window.go(here)
        for _ in range(3):
            settled(qtbot, desk)
        if one.press and one.again:
            press(window.screen_now, one.press)
            settled(qtbot, desk)
        lost += _missing(qtbot, window.screen_now, typed)
    assert lost == []
    assert boxes > 60
