"""A bundle for business support, by keys: chosen, sealed, said, and noted when it went (S54, S48)."""

from __future__ import annotations

import hashlib
import zipfile
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewState, Role
from iro_desk.domain.sending.standing import Group
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.bundle_page import NO_FOLDER, BundlePage
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.text import Link
from iro_desk.records import Bundle, Child, OutboxItem, Person, Review
from iro_desk.services import outbox
from iro_desk.services.sending import binding, bundles, destinations
from iro_desk.services.sending.servers import Server
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW


def _two_papers(session: Session, folder: Path) -> None:
    """Two children with a paper each; the first one's has been looked at."""
    destinations.use_folder(session, str(folder))
    for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
        session.add(Child.model_validate({"preferred_name": name, "born_on": f"2016-03-0{number}"}))
        session.flush()
        session.add(Person.model_validate({"child_id": number, "name": person, "role": Role.SOCIAL_WORKER}))
        held = {"child_id": number, "review_on": "2026-04-05", "state": ReviewState.FINISHED}
        session.add(Review.model_validate(held))
        session.flush()
        content = f"%PDF- paper {number}".encode()
        item = outbox.queue(
            session, number, number, DocumentKind.OUTCOMES, "pdf", outbox.recipients(session, number)[1],
            f"IRO-AAA{number}.pdf", content, NOW,
        )  # fmt: skip
        if number == 1:
            binding.look(session, item, hashlib.sha256(content).hexdigest(), NOW, pages=1)


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    store.write("Add", partial(_two_papers, folder=folder))
    return folder


def shown(context: Context, qtbot: QtBot) -> BundlePage:
    page = BundlePage(context, Place("bundle"))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.choosing is not None or bool(page.cards))
    return page


def words_on(page: BundlePage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def problem(page: BundlePage) -> str:
    return page.problems.accessibleName() if page.problems.isVisible() else ""


def made(context: Context, qtbot: QtBot, store: Store) -> BundlePage:
    """The page once one paper has gone in a bundle."""
    page = shown(context, qtbot)
    assert page.choosing is not None
    (tick,) = page.choosing.ticks.values()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(page.choosing.make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.placed_on for row in store.read(bundles.rows)))
    qtbot.waitUntil(lambda: 1 in page.cards and page.cards[1].words is not None)
    return page


def test_what_was_not_looked_at_cannot_be_ticked_and_leads_to_the_look(context, qtbot, store, office, gone):
    """S48: never a mass click over papers that nobody read."""
    page = shown(context, qtbot)
    assert page.choosing is not None and list(page.choosing.ticks) == [1]
    qtbot.waitUntil(lambda: "Toby. Look at it before it goes." in words_on(page))
    page.choosing.make.click()
    qtbot.waitUntil(lambda: "Tick the papers that go." in problem(page))
    assert not list(office.iterdir()) and store.read(bundles.rows) == ()


def test_the_file_and_its_page_lie_in_the_folder_and_the_words_are_on_the_screen_alone(
    context, qtbot, store, office
):
    """S54, S29: sealed, with what it holds inside; the words are in no file beside it and in no name."""
    page = made(context, qtbot, store)
    (row,) = store.read(bundles.rows)
    qtbot.waitUntil(lambda: row.words in words_on(page))
    assert len(row.words.split()) == 6
    sealed, how = office / row.file_name, office / "IRO-K7F3Q2-how-to-open.html"
    assert sorted(office.glob("IRO-K7*")) == sorted([sealed, how])
    assert hashlib.sha256(sealed.read_bytes()).hexdigest() == row.sha256
    with zipfile.ZipFile(sealed) as listed:
        assert "IRO-AAA1.pdf" in listed.namelist() and all(one.flag_bits & 1 for one in listed.infolist())
    for told in (*row.words.split(), "Maisie", "Okafor"):
        assert told not in how.read_text("utf-8") and told.encode() not in sealed.read_bytes()


def test_one_broken_off_is_placed_again_as_the_same_file(context, qtbot, store, office):
    """F43, F49: the power failed after the file was written and before that was; nothing lies there twice."""
    made(context, qtbot, store)
    before = {path.name: path.read_bytes() for path in office.iterdir()}

    def forget(session: Session) -> None:
        bundle, item = session.exec(select(Bundle)).one(), session.get(OutboxItem, 1)
        bundle.placed_at, bundle.placed_in, bundle.sha256 = None, "", ""
        assert item is not None
        item.placed_at, item.placed_in, item.state = None, "", OutboxState.READY

    store.write("Forget", forget)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: 1 in page.cards)
    qtbot.waitUntil(lambda: "not in the folder yet" in words_on(page))
    qtbot.keyClick(page.cards[1].buttons["place"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(store.read(bundles.rows)[0].placed_on))
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_their_receipt_is_read_and_the_clocks_count_from_its_day(context, qtbot, store, office, gone):
    """REC-1, REC-3: and a paper that went late leads to saying why."""
    page = made(context, qtbot, store)
    page.cards[1].buttons["look"].click()
    qtbot.waitUntil(lambda: "No receipt lies beside the file yet." in problem(page))
    code = store.read(lambda session: session.exec(select(Bundle)).one().code)
    filled = (
        f"IRO Desk receipt\r\nBundle: K7F3Q2\r\nCode: {code}\r\nDay: 11 June 2026\r\nName: Anna Price\r\n"
    )
    (office / "IRO-K7F3Q2-receipt.txt").write_bytes(filled.encode("utf-16"))
    page.cards[1].buttons["look"].click()
    qtbot.waitUntil(lambda: page.entry is not None)
    assert page.entry is not None
    qtbot.waitUntil(lambda: page.entry.form.value("done_by") == "Anna Price")
    page.entry.file()
    qtbot.waitUntil(lambda: bool(store.read(bundles.rows)[0].done_on))
    (row,) = store.read(bundles.rows)
    assert (row.done_on.isoformat(), row.done_by, row.by_receipt) == ("2026-06-11", "Anna Price", True)
    sent = OutboxPage(context, Place("outbox"))
    qtbot.addWidget(sent)
    sent.show()
    qtbot.waitUntil(sent.isActiveWindow)
    sent.load()
    qtbot.waitUntil(lambda: Group.GONE in sent.lists)
    paper = sent.lists[Group.GONE].row(0)
    given = f"Given out {short_date(row.done_on, context.today())}"
    assert paper.badge == "Given out" and paper.detail.endswith(given)
    review = store.read(lambda session: session.get(Review, 1).outcomes_sent_on)
    assert review == row.done_on
    qtbot.waitUntil(lambda: "2 papers went late" in words_on(page))
    say = page.findChildren(Link)
    next(one for one in say if one.text() == "Say what held it up").click()
    assert gone == [Place("child", 1, part="reviews")]
    qtbot.waitUntil(lambda: "Sent out by Anna Price" in words_on(page))


def test_a_receipt_with_another_code_is_not_believed(context, qtbot, store, office):
    """S54: somebody who sees the folder cannot say that the papers went."""
    page = made(context, qtbot, store)
    (office / "IRO-K7F3Q2-receipt.txt").write_text(
        "IRO Desk receipt\nBundle: K7F3Q2\nCode: AAAAAAAAAA\nDay: 11 June 2026\nName: Eve\n"
    )
    page.cards[1].buttons["look"].click()
    qtbot.waitUntil(lambda: "its code differs" in problem(page))
    assert page.entry is None and store.read(bundles.rows)[0].done_on is None


def test_with_no_folder_chosen_it_says_so_and_goes_to_where_one_is_chosen(
    context, qtbot, store, office, gone
):
    store.write("Forget", partial(destinations.remove, destination_id=1))
    store.write("Look", lambda s: binding.look(s, 1, s.get(OutboxItem, 1).sha256, NOW))
    page = shown(context, qtbot)
    assert page.choosing is not None
    page.choosing.ticks[1].click()
    page.choosing.make.click()
    qtbot.waitUntil(lambda: NO_FOLDER in problem(page))
    assert store.read(bundles.rows) == ()
    page.problems.links[0].click()
    assert gone == [Place("outbox")]


def use_server(session: Session) -> None:
    number = destinations.add(session, Server("https://office.example/papers", "", "", marker="K7F3Q2"))
    destinations.make_usual(session, number)


def test_where_papers_go_to_a_server_a_folder_is_asked_for(context, qtbot, store, office, prompts, tmp_path):
    """S54: a bundle lies in a folder that business support can open."""
    store.write("Use", use_server)
    store.write("Look", lambda s: binding.look(s, 1, s.get(OutboxItem, 1).sha256, NOW))
    prompts.folder = tmp_path / "shared"
    prompts.folder.mkdir()
    made(context, qtbot, store)
    assert prompts.asked == ["Folder for the bundle"] and len(list(prompts.folder.glob("IRO-K7*"))) == 2


def test_another_folder_in_its_place_is_told_and_gets_nothing(context, qtbot, store, office):
    """F46: a stick with the same name, or an emptied share."""
    made(context, qtbot, store)
    for path in office.iterdir():
        path.unlink()
    store.write("Look", lambda s: binding.look(s, 2, s.get(OutboxItem, 2).sha256, NOW))
    page = BundlePage(context, Place("bundle"))
    context.reference = lambda: "K7F3Q9"
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.choosing is not None and 2 in page.choosing.ticks)
    assert page.choosing is not None
    page.choosing.ticks[2].click()
    page.choosing.make.click()
    qtbot.waitUntil(lambda: "may be another folder" in problem(page))
    assert list(office.iterdir()) == []


def test_the_folder_that_is_asked_for_is_known_again_where_papers_went_before(
    context, qtbot, store, office, prompts, tmp_path
):
    """F46: a second place, with another stick in it."""
    store.write("Use", use_server)
    prompts.folder = tmp_path / "school"
    prompts.folder.mkdir()
    school = Server(str(prompts.folder), "", "", marker="B2B2B2B2")
    store.write("Add", partial(destinations.add, server=school))
    store.write("Look", lambda s: binding.look(s, 1, s.get(OutboxItem, 1).sha256, NOW))
    page = shown(context, qtbot)
    assert page.choosing is not None
    page.choosing.ticks[1].click()
    page.choosing.make.click()
    qtbot.waitUntil(lambda: "may be another folder" in problem(page))
    assert list(prompts.folder.iterdir()) == []
