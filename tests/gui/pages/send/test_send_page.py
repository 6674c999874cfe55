"""The send screen: the real bytes, every page seen, and the reader named on the button (S48, S49, S50, U54)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, Role
from iro_desk.exports import DOCX, PDF, looks
from iro_desk.exports.document import Document, Paragraph, Run
from iro_desk.gui.context import Context
from iro_desk.gui.pages.send_page import NOT_READ, NOT_READ_WORDS, SendPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Looked, Person
from iro_desk.services import outbox
from iro_desk.services.sending import destinations, leaving
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.send.steps import opened, words_on

NAME = "IRO-K7F3Q2-outcomes-2026-06-11"


def _long_paper() -> Document:
    words = "What was agreed for her, and by when. " * 12
    return Document("Outcomes", tuple(_numbered(number, words) for number in range(14)), looks.record())


def _numbered(number: int, words: str) -> Paragraph:
    return Paragraph((Run(f"{number}. {words}"),))


@pytest.fixture(scope="module")
def pages() -> bytes:
    return PDF.write(_long_paper())


@pytest.fixture(scope="module")
def word() -> bytes:
    return DOCX.write(_long_paper())


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Path:
    """Amira, with her carer and two social workers, and the folder of the office."""

    def add(session: Session) -> None:
        session.add(
            Child.model_validate({"preferred_name": "Amira", "surname": "Haddad", "born_on": "2016-03-01"})
        )
        session.flush()
        for name, role in (
            ("Jan R.", Role.CARER), ("Bev Okafor", Role.SOCIAL_WORKER), ("Tom Lea", Role.SOCIAL_WORKER),
        ):  # fmt: skip
            person = {"child_id": 1, "name": name, "role": role, "address": "1 Elm Row, Leeds"}
            session.add(Person.model_validate(person))

    folder = tmp_path / "office"
    folder.mkdir()
    store.write("Add", add)
    store.write("Set", partial(destinations.use_folder, folder=str(folder)))
    return folder


def _queue(store: Store, content: bytes, to: int = 1, file_format: str = "pdf") -> int:
    def queue(session: Session) -> int:
        reader = outbox.recipients(session, 1)[to]
        called = f"{NAME}-{to}.{file_format}"
        return outbox.queue(
            session, 1, None, DocumentKind.OUTCOMES, file_format, reader, called, content, NOW
        )

    return store.write("Queue", queue).value


def shown(context: Context, qtbot: QtBot, item: int, part: str = "") -> SendPage:
    page = SendPage(context, Place("send", 1, item, part))
    opened(qtbot, page, lambda: page.facts is not None and page.banner.isVisible())
    _rested(page, qtbot)
    return page


def _rested(page: SendPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.file.resting.isActive())


def _read_to_the_end(page: SendPage, qtbot: QtBot) -> None:
    for _ in range(80):
        if page.file.is_seen:
            return
        qtbot.keyClick(page.file, Qt.Key.Key_PageDown)
        _rested(page, qtbot)
    raise AssertionError("the end of the file was never in view")


def _placed(store: Store) -> list[str]:
    return [row.recipient for row in store.read(outbox.rows) if row.placed_at is not None]


def test_everything_that_must_be_right_stands_in_words(context, qtbot, store, office, pages):
    """S49."""
    page = shown(context, qtbot, _queue(store, pages))
    said = words_on(page)
    for words in (
        "Send Amira’s outcomes to Jan R.?", "Amira Haddad", "Jan R.", "Carer", "1 Elm Row, Leeds", str(office),
        "None: whoever opens the folder can read it", "no attachments", f"{NAME}-1.pdf",
        "You cannot take it back",
    ):  # fmt: skip
        assert words in said, words
    assert page.send.accessibleName() == "Save outcomes for Amira’s carer"
    assert "PDF, " in page.facts.lines["Size"] and " pages, no attachments" in page.facts.lines["Size"]


def test_a_role_that_two_people_share_does_not_name_the_reader(context, qtbot, store, office, pages):
    """S49: "Amira’s social worker" would be either of them."""
    page = shown(context, qtbot, _queue(store, pages, to=2))
    assert page.send.accessibleName() == "Save outcomes for Bev Okafor"


def test_send_waits_until_each_page_was_seen_to_its_end_by_the_keyboard(
    context, qtbot, store, office, pages, gone
):
    """S48: and what goes is, byte for byte, what was shown."""
    page = shown(context, qtbot, _queue(store, pages))
    assert page.file.count > 1 and page.send.is_waiting and NOT_READ in words_on(page)
    assert page.focusWidget() is page.file
    page.send.click()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert store.read(lambda session: session.exec(select(Looked)).all()) == []
    _read_to_the_end(page, qtbot)
    count = page.file.count
    assert not page.send.is_waiting
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _placed(store) == ["Jan R."] and bool(gone))
    looked = store.read(lambda session: session.exec(select(Looked)).one())
    sent = (office / f"{NAME}-1.pdf").read_bytes()
    assert looked.sha256 == hashlib.sha256(sent).hexdigest() == hashlib.sha256(pages).hexdigest()
    assert (looked.pages, looked.by_saying, looked.seen_at) == (count, False, NOW)
    assert gone == [Place("outbox")]


def test_a_jump_to_the_end_is_no_reading(context, qtbot, store, office, pages):
    """S48: a page that was never in view was not seen."""
    page = shown(context, qtbot, _queue(store, pages))
    qtbot.keyClick(page.file, Qt.Key.Key_End)
    _rested(page, qtbot)
    bar = page.page.scrolled.verticalScrollBar()
    assert bar.value() == bar.maximum() and page.file.seen < page.file.count and page.send.is_waiting


def test_she_may_say_that_she_has_read_every_page(context, qtbot, store, office, pages):
    page = shown(context, qtbot, _queue(store, pages))
    assert f"of {page.file.count} pages seen" in words_on(page)
    qtbot.keyClick(page.read, Qt.Key.Key_Space)
    assert not page.send.is_waiting and "pages seen" not in words_on(page)
    page.send.click()
    qtbot.waitUntil(lambda: _placed(store) == ["Jan R."])
    assert store.read(lambda session: session.exec(select(Looked)).one().by_saying)


def test_a_word_file_is_shown_by_every_word_read_back_out_of_it(context, qtbot, store, office, word):
    """S48: this program draws no Word pages, so she says herself that she has read it."""
    page = shown(context, qtbot, _queue(store, word, file_format="docx"))
    assert page.read.text() == "I have read every word" and NOT_READ_WORDS in words_on(page)
    assert "13. What was agreed for her, and by when." in words_on(page)
    page.read.click()
    assert not page.send.is_waiting


def test_many_go_through_one_by_one_and_what_is_put_off_waits(context, qtbot, store, office, pages, gone):
    """S48: never a mass click."""
    items = [_queue(store, pages, to=to) for to in (1, 2, 3)]
    page = shown(context, qtbot, items[0])
    page.later.click()
    qtbot.waitUntil(lambda: gone == [Place("send", 1, items[1], str(items[0]))])
    following = shown(context, qtbot, items[1], str(items[0]))
    following.read.click()
    following.send.click()
    qtbot.waitUntil(lambda: gone[1:] == [Place("send", 1, items[2], f"{items[0]},{items[1]}")])
    qtbot.waitUntil(lambda: _placed(store) == ["Bev Okafor"])
    assert (office / f"{NAME}-2.pdf").exists() and len(list(office.glob("IRO-K7*"))) == 1


def test_a_change_after_the_look_is_told_and_she_looks_again(context, qtbot, store, office, pages, gone):
    """S50: here the folder could not be reached, and the carer moved before it could."""
    item = _queue(store, pages)
    office.rmdir()
    page = shown(context, qtbot, item)
    page.read.click()
    page.send.click()
    qtbot.waitUntil(lambda: store.read(leaving.waiting) == {item: ""})
    store.write("Move", lambda session: setattr(session.get(Person, 1), "address", "9 Oak Lane"))
    again = shown(context, qtbot, item)
    assert "Jan R.’s address changed after you looked at this. Look again before it goes." in words_on(again)
    qtbot.waitUntil(lambda: "9 Oak Lane" in words_on(again) and again.send.is_waiting)


def test_the_address_changes_while_it_is_on_the_screen(context, qtbot, store, office, pages):
    """S50: what is read is what is bound."""
    page = shown(context, qtbot, _queue(store, pages))
    page.read.click()
    change = partial(_move_to, address="9 Oak Lane")
    context.ops.write("Change", change)
    qtbot.waitUntil(lambda: "9 Oak Lane" in words_on(page))
    assert page.send.is_waiting
    assert "Jan R.’s address changed after you looked at this. Look again before it goes." in words_on(page)


def _move_to(session: Session, address: str) -> None:
    session.get(Person, 1).address = address


def test_without_a_folder_send_leads_to_where_one_is_chosen(context, qtbot, store, office, pages, gone):
    item = _queue(store, pages)
    store.write("Set", partial(destinations.remove, destination_id=1))
    page = shown(context, qtbot, item)
    page.read.click()
    assert page.send.is_waiting and "Choose a folder in the outbox first." in words_on(page)
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    assert gone == [Place("outbox")]


def test_what_has_gone_is_not_offered_again(context, qtbot, store, office, pages):
    item = _queue(store, pages)
    page = shown(context, qtbot, item)
    page.read.click()
    page.send.click()
    qtbot.waitUntil(lambda: _placed(store) == ["Jan R."])
    again = SendPage(context, Place("send", 1, item))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.isActiveWindow)
    again.load()
    qtbot.waitUntil(lambda: "This has already gone." in words_on(again))
    assert not again.send.isVisible()


def test_what_is_kept_for_a_bundle_is_read_first_and_goes_nowhere(context, qtbot, store, office, pages, gone):
    """S48, S54: the same look, and the folder stays empty until she sends it there herself."""
    page = shown(context, qtbot, _queue(store, pages))
    assert page.keep.is_waiting
    page.read.click()
    qtbot.waitUntil(lambda: not page.keep.is_waiting)
    page.keep.click()
    qtbot.waitUntil(lambda: Place("outbox") in gone)
    (row,) = store.read(outbox.rows)
    assert row.is_kept and not store.read(leaving.waiting) and not list(office.glob("IRO-K7*"))
    again = shown(context, qtbot, row.item_id)
    again.read.click()
    again.send.click()
    qtbot.waitUntil(lambda: _placed(store) == ["Jan R."])
    assert not store.read(outbox.rows)[0].is_kept


def test_from_where_it_was_made_it_begins_with_what_was_just_made(context, qtbot, store, office, pages):
    """S48: her time: from a letter that is finished, or papers put in, she reads that very thing at once."""
    _queue(store, pages)
    later = NOW + timedelta(minutes=5)

    def again(session: Session) -> int:
        reader = outbox.recipients(session, 1)[0]
        made = partial(
            outbox.queue, session, 1, None, DocumentKind.LETTER, "pdf", reader, content=pages, now=later
        )
        first = made(file_name=f"{NAME}-8.pdf")
        made(file_name=f"{NAME}-9.pdf")
        return first

    made = store.write("Queue", again).value
    page = SendPage(context, Place("send", 1))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.facts is not None)
    assert page.here() == Place("send", 1, made)
