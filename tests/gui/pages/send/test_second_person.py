"""A second person reads a paper at the desk where the authority asks for it, before Send is offered (S51)."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind
from iro_desk.errors import Refusal
from iro_desk.exports import sending
from iro_desk.gui.context import Context
from iro_desk.gui.kept import place_of
from iro_desk.gui.pages.send_page import SendPage
from iro_desk.gui.place import Place
from iro_desk.records import OutboxItem, SecondCheck
from iro_desk.services import drafts, outbox, settings
from iro_desk.services.sending import binding, checking_twice, destinations, leaving
from iro_desk.services.sending.checking_twice import WAITS
from iro_desk.services.sending_preferences import twice_key
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.send.steps import carer_of_amira, opened, words_on

TEXT = b"What was agreed for her."
HASH = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def item(store: Store, tmp_path: Path) -> int:
    """Outcomes for Amira's carer, where outcomes are read by two."""

    def add(session: Session) -> int:
        reader = carer_of_amira(session)
        for key, value in (
            ("officer.name", "Ros Hartwhistle"),
            (twice_key(DocumentKind.OUTCOMES), "yes"),
        ):
            settings.change(session, key, value)
        destinations.use_folder(session, str(tmp_path))
        return outbox.queue(
            session, 1, None, DocumentKind.OUTCOMES, "text", reader, "IRO-K7F3Q2.txt", TEXT, NOW
        )

    return store.write("Add", add).value


def _check(store: Store, item: int, initials: str = "TL", said: str = "Every page and its reader") -> None:
    check = partial(
        checking_twice.check, item_id=item, sha256=HASH, initials=initials, statement=said, now=NOW
    )
    store.write("Check", check)


def _look(store: Store, item: int) -> None:
    store.write("Look", partial(binding.look, item_id=item, sha256=HASH, now=NOW))


def shown(context: Context, qtbot: QtBot, item: int) -> SendPage:
    page = SendPage(context, Place("send", 1, item))
    return opened(qtbot, page, lambda: page.facts is not None and page.banner.isVisible())


def test_it_is_asked_for_nowhere_until_the_authority_asks(store):
    assert not any(store.read(partial(checking_twice.is_asked, kind=kind)) for kind in DocumentKind)


def test_turning_it_off_needs_the_passphrase_again():
    """S17, S51: it is a protection."""
    assert settings.asked_again(twice_key(DocumentKind.LETTER), "no")
    assert settings.asked_again(twice_key(DocumentKind.LETTER), "yes") == ""


def test_without_the_second_person_it_does_not_go_whatever_the_screen(store, item):
    """S51."""
    _look(store, item)
    assert store.read(partial(leaving.why_not, item_id=item)) == WAITS
    with pytest.raises(Refusal, match="second person"):
        store.read(partial(sending.outgoing, item_id=item))
    _check(store, item)
    assert store.read(partial(leaving.why_not, item_id=item)) == ""


def test_the_check_is_bound_to_the_file(store, item):
    """S51: other bytes are read again by both."""
    _check(store, item)

    def swap(session: Session) -> None:
        row = session.get(OutboxItem, item)
        row.content, row.sha256 = b"other", hashlib.sha256(b"other").hexdigest()

    store.write("Swap", swap)
    assert store.read(partial(checking_twice.checked, item_id=item)) is None


@pytest.mark.parametrize(
    ("initials", "said", "words"),
    [
        ("R.H.", "Every page and more", "your own initials"), ("", "Every page and more", "initials"),
        ("TL", "Yes", "few words"),
    ],
)  # fmt: skip
def test_it_is_somebody_else_who_says_what_they_checked(store, item, initials, said, words):
    with pytest.raises(Refusal, match=words):
        _check(store, item, initials, said)
    assert store.read(lambda session: session.exec(select(SecondCheck)).all()) == []


def test_at_the_desk_the_other_person_types_and_then_it_is_sent(context, qtbot, store, item, tmp_path):
    """S51: by keys alone."""
    page = shown(context, qtbot, item)
    page.read.click()
    assert page.send.is_waiting and WAITS in words_on(page)
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.second.initials
    qtbot.keyClicks(page.second.initials, "rh")
    qtbot.keyClicks(page.second.statement, "Every page and its reader")
    qtbot.keyClick(page.second.statement, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "These are your own initials." in words_on(page))
    page.second.initials.clear()
    qtbot.keyClicks(page.second.initials, "tl")
    qtbot.keyClick(page.second.statement, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Read by TL, Thu 11 June 2026, 14:32: Every page and its reader" in words_on(page)
    )
    qtbot.waitUntil(lambda: not page.send.is_waiting)
    page.send.click()
    qtbot.waitUntil(lambda: store.read(outbox.rows)[0].placed_at is not None)
    assert (tmp_path / "IRO-K7F3Q2.txt").read_bytes() == TEXT


def test_what_they_typed_stays_when_the_page_is_read_again(context, qtbot, store, item):
    page = shown(context, qtbot, item)
    qtbot.keyClicks(page.second.statement, "Every page")
    before = page.second
    page.load()
    qtbot.waitUntil(lambda: page.second is not before)
    assert page.second.statement.text() == "Every page"


def test_what_they_typed_is_there_when_the_desk_is_opened_again(context, qtbot, store, item):
    """U17: locked or left half typed, it waits at the paper it was typed at, and goes once it is noted."""
    page = shown(context, qtbot, item)
    qtbot.keyClicks(page.second.initials, "tl")
    page.second.statement.setFocus()
    qtbot.keyClicks(page.second.statement, "Every page")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    (kept,) = store.read(drafts.unfinished)
    assert (kept.what, place_of(kept)) == ("What a second person checked", Place("send", 1, item))
    again = shown(context, qtbot, item)
    qtbot.waitUntil(lambda: again.second.typed == ("tl", "Every page"))
    qtbot.waitUntil(lambda: again.focusWidget() is again.second.statement)
    qtbot.keyClicks(again.second.statement, " and its reader")
    qtbot.keyClick(again.second.statement, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Every page and its reader" in words_on(again))
    assert store.read(drafts.unfinished) == ()
