"""A case goes from one window to another in a sealed file, by words that are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.codes import Share
from iro_desk.gui.context import Context
from iro_desk.gui.operations import Operations
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.take_in_page import TakeInPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, ChildFields, ChildsWords, Promise
from iro_desk.services import case_package, children
from iro_desk.storage.store import Store
from tests.conftest import RAW_KEY
from tests.gui.conftest import NOW, TODAY, FakePrompts
from tests.gui.pages.child.steps import opened, read_on


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(
        preferred_name="Wren", surname="Ashgrove", born_on=date(2015, 3, 4), local_code="C-77"
    )
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="Bev", today=TODAY)
    number = store.write("Add a child", add).value

    def told(session: object) -> None:
        promise = Promise(
            child_id=number, made_on=TODAY, what="A bench for the garden", share=Share.MAY_SHARE
        )
        words = ChildsWords(child_id=number, said_on=TODAY, words="I like the swing", share=Share.MAY_SHARE)
        secret = ChildsWords(child_id=number, said_on=TODAY, words="Never tell", share=Share.PRIVATE)
        session.add_all([promise, words, secret])  # type: ignore[attr-defined]

    store.write("Tell", told)
    return number


@pytest.fixture
def other(context: Context, tmp_path: Path, blank_vault_file: Path) -> Iterator[tuple[Context, Store]]:
    """A second desk, with a window of its own."""
    path = tmp_path / "other.db"
    path.write_bytes(blank_vault_file.read_bytes())
    store = Store(path, RAW_KEY, now=lambda: NOW)
    ops = Operations(store, lambda: NOW)
    yield replace(context, ops=ops), store
    ops.close()
    store.close()


def made(
    qtbot: QtBot, context: Context, prompts: FakePrompts, child_id: int, folder: Path, whose: str = "stays"
) -> tuple[Path, str]:
    """The file, and the words that were shown."""
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    prompts.folder = folder
    page = opened(qtbot, context, child_id, "handing_over")
    qtbot.waitUntil(lambda: hasattr(page.part, "making"))
    page.part.whose.set_value(whose)
    QTest.keyClicks(page.part.for_whom, "Dee Marsh")
    page.part.making.click()
    qtbot.waitUntil(lambda: hasattr(page.part, "words"))
    (path,) = set(folder.iterdir()) - before
    return path, page.part.words.text()


def receiving(qtbot: QtBot, context: Context, path: Path, words: str) -> TakeInPage:
    page = TakeInPage(context, Place("take_in"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    context.prompts.file = path  # type: ignore[attr-defined]
    page.choose.click()
    QTest.keyClicks(page.words, words)
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    return page


def test_a_case_goes_from_one_desk_to_another_by_words_that_are_said(
    qtbot: QtBot, context: Context, store: Store, prompts: FakePrompts, child_id: int, tmp_path: Path,
    other: tuple[Context, Store], gone: list[Place], said: list[str],
) -> None:  # fmt: skip
    """S32, S29: nothing of the child or the words in the file or its name; a preview; then the whole record."""
    path, words = made(qtbot, context, prompts, child_id, tmp_path / "stick")
    assert path.name == "IRO-K7F3Q2-package-2026-06-11.case"
    content = path.read_bytes()
    assert not [word for word in ("Wren", "Ashgrove", "swing", *words.split()) if word.encode() in content]
    assert len(words.split()) == 5
    there, receiver = other
    page = receiving(qtbot, there, path, words.upper())
    qtbot.waitUntil(lambda: page.taking is not None)
    qtbot.waitUntil(lambda: "Wren Ashgrove" in read_on(page))
    shown = read_on(page)
    assert "A bench for the garden" in shown and "private was left out" in shown
    assert receiver.read(lambda s: s.get(Child, 1)) is None
    page.taking.click()
    qtbot.waitUntil(lambda: gone == [Place("child", 1)])
    assert said[-1] == "Taken in. The child is on your caseload."
    kept = receiver.read(lambda s: [row.words for row in s.exec(select(ChildsWords)).all()])
    assert kept == ["I like the swing"]
    receiver.undo()
    assert receiver.read(lambda s: s.get(Child, 1)) is None
    (row,) = store.read(partial(case_package.to_go, child_id=child_id)).made
    assert (row.for_whom, row.file_name) == ("Dee Marsh", path.name)


def test_wrong_words_and_a_damaged_file_are_told_apart_and_nothing_is_taken_in(
    qtbot: QtBot,
    context: Context,
    prompts: FakePrompts,
    child_id: int,
    tmp_path: Path,
    other: tuple[Context, Store],
) -> None:
    """S56: a clear sentence each; the right words still open it."""
    path, words = made(qtbot, context, prompts, child_id, tmp_path / "stick")
    there, receiver = other
    page = receiving(qtbot, there, path, "anvil copper lantern otter pebble")
    qtbot.waitUntil(lambda: "These words do not open the package." in read_on(page))
    page.words.setText(words)
    page.opening.click()
    qtbot.waitUntil(lambda: page.taking is not None)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    page = receiving(qtbot, there, path, words)
    qtbot.waitUntil(lambda: "damaged or not whole" in read_on(page))
    assert receiver.read(lambda s: s.get(Child, 1)) is None


def test_what_another_computer_wrote_is_shown_beside_ones_own_and_settled_by_keys(
    qtbot: QtBot, context: Context, store: Store, prompts: FakePrompts, child_id: int, tmp_path: Path,
    other: tuple[Context, Store], gone: list[Place],
) -> None:  # fmt: skip
    """Issue 8, two laptops: out, changed on both, and back; both texts on one page, and the choice kept."""
    path, words = made(qtbot, context, prompts, child_id, tmp_path / "stick", "goes")
    there, away = other
    page = receiving(qtbot, there, path, words)
    qtbot.waitUntil(lambda: page.taking is not None)
    page.taking.click()
    qtbot.waitUntil(lambda: bool(gone))
    for laptop, number, what in ((store, 1, "A red bench"), (away, 1, "A blue bench")):
        laptop.write("Change", lambda s, n=number, w=what: setattr(s.get(Promise, n), "what", w))
    path, words = made(qtbot, there, prompts, 1, tmp_path / "stick2", "goes")
    page = receiving(qtbot, context, path, words)
    qtbot.waitUntil(lambda: page.taking is not None)
    qtbot.waitUntil(lambda: "on your desk already" in read_on(page))
    page.taking.click()
    qtbot.waitUntil(lambda: gone[-1] == Place("child", child_id, None, "comparing"))
    compared = opened(qtbot, context, child_id, "comparing")
    qtbot.waitUntil(lambda: "A blue bench" in read_on(compared))
    assert "A red bench" in read_on(compared)
    both = next(b for b in compared.findChildren(QPushButton) if b.text().startswith("Keep both"))
    QTest.keyClick(both, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Kept both, one under the other" in read_on(compared))
    assert store.read(lambda s: s.get(Promise, 1).what) == "A red bench\n\nA blue bench"


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_noted(
    qtbot: QtBot, context: Context, store: Store, prompts: FakePrompts, child_id: int, tmp_path: Path
) -> None:
    """S32: a stick that was pulled out; the page stays, and another folder can be chosen."""
    prompts.folder = tmp_path / "gone"
    page = opened(qtbot, context, child_id, "handing_over")
    qtbot.waitUntil(lambda: hasattr(page.part, "making"))
    page.part.making.click()
    qtbot.waitUntil(lambda: "is not there" in read_on(page))
    assert page.part.making.isEnabled()
    assert store.read(partial(case_package.to_go, child_id=child_id)).made == ()


def test_the_child_page_says_that_texts_wait_to_be_compared(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    """Issue 8: nothing is settled silently, and the way to it stands above every tab."""
    pack = partial(
        case_package.pack, child_id=child_id, private_stays=False, now=NOW, random=lambda n: bytes([7]) * n,
        calendar=context.calendar, rules=context.rules,
    )  # fmt: skip
    case = store.write("Pack", pack).value
    rows = tuple(
        replace(row, values={**row.values, "what": "A swing"}) if row.kind == "promise" else row
        for row in case.rows
    )
    theirs = replace(case, rows=rows)
    store.write("Take", partial(case_package.take, case=theirs, now=NOW, random=lambda n: bytes([9]) * n))
    page: ChildPage = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "1 place to compare with a case package" in read_on(page))
