"""Sending from the outbox to a server: only when asked, noted first, and nothing red when nobody is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytest_socket import enable_socket, socket_allow_hosts
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.carriers import marker
from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewState, Role
from iro_desk.exports import carrying, preparing
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Connection, Person, Review
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, servers
from iro_desk.storage.store import Store
from tests.carriers.dav_server import PASSWORD, USER, DavServer, Fault
from tests.carriers.sftp_server import SftpServer
from tests.gui.conftest import NOW, TODAY

MARK = "K7F3Q2K7F3Q2"
WENT_OUT: list[str] = []
"""Every line any code of this process opened or asked the way to, while ``is_listening``."""
_listening: list[bool] = []


def _hear(event: str, args: tuple) -> None:
    if _listening and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        target = args[1] if event != "socket.getaddrinfo" else args[0]
        if not isinstance(target, str | bytes) or event == "socket.getaddrinfo":
            WENT_OUT.append(f"{event} {target}")


sys.addaudithook(_hear)


@pytest.fixture
def office(tmp_path: Path, no_network: None) -> Iterator[DavServer]:
    """A server of the office with our mark in its folder."""
    enable_socket()
    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    served = DavServer(tmp_path / "office")
    (served.folder / marker.NAME).write_bytes(marker.content(MARK))
    yield served
    served.stop()


@pytest.fixture
def lines_opened() -> Iterator[list[str]]:
    """What the program opened so far, as the interpreter itself tells it."""
    WENT_OUT.clear()
    _listening.append(True)
    yield WENT_OUT
    _listening.clear()


def _case(session) -> None:
    session.add(Child.model_validate({"preferred_name": "Maisie", "born_on": "2016-03-01"}))
    session.flush()
    session.add(Person.model_validate({"child_id": 1, "name": "Bev Okafor", "role": Role.SOCIAL_WORKER}))
    session.add(
        Review.model_validate({"child_id": 1, "review_on": "2026-06-05", "state": ReviewState.FINISHED})
    )
    session.flush()


@pytest.fixture
def waiting(store: Store, office: DavServer, context: Context) -> Store:
    """Two papers that were looked at wait for the office's server."""
    store.write("Add", _case)
    server = servers.Server(office.address, USER, PASSWORD, marker=MARK)
    store.write("Use", partial(destinations.add, server=server))
    queue = partial(
        preparing.queue_papers, review_id=1, kinds=(DocumentKind.OUTCOMES,), formats=("pdf", "docx"), people=(1,),
        references=("K7F3Q2",), today=TODAY, now=NOW,
    )  # fmt: skip
    store.write("Queue", queue)
    for row in store.read(outbox.rows):
        store.write("Look", partial(binding.look, item_id=row.item_id, sha256=row.sha256, now=NOW))
    return store


def _page(qtbot: QtBot, context: Context) -> OutboxPage:
    page = OutboxPage(context, Place("outbox"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: "Try the office server" in page.try_place.text() and bool(page.groups.lists))
    return page


def _said(page: OutboxPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def states(store: Store) -> list[OutboxState]:
    return [row.state for row in store.read(outbox.rows)]


def reasons(store: Store) -> list[tuple[str, str]]:
    return [(row.host, row.reason.value) for row in store.read(lambda s: s.exec(select(Connection)).all())]


def test_papers_go_to_the_server_when_she_says_so_and_no_line_is_opened_before(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer, lines_opened: list[str]
) -> None:
    """S60, S61, S33: sockets are counted by the interpreter itself; the server's log holds nothing that removes."""
    page = _page(qtbot, context)
    assert f"Papers go to {office.address}, when you say so." in _said(page)
    assert lines_opened == [] and office.log == [] and reasons(waiting) == []
    page.send.click()
    qtbot.waitUntil(lambda: states(waiting) == [OutboxState.VERIFIED] * 2)
    assert set(office.names()) == {marker.NAME, *(row.file_name for row in waiting.read(outbox.rows))}
    assert all(row.placed_in == office.address for row in waiting.read(outbox.rows))
    assert reasons(waiting) == [(f"127.0.0.1:{office.port}", "send")]
    assert lines_opened and all(str(office.port) in one or "127.0.0.1" in one for one in lines_opened)
    assert office.methods <= {"PUT", "MOVE", "GET", "PROPFIND"}
    assert all(name.endswith(".iro-part") for method, name, _ in office.log if method in ("PUT", "MOVE"))


def test_away_from_the_network_everything_waits_and_nothing_is_red(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F48, U62: nothing is written against a paper because nobody was there."""
    monkeypatch.setattr(carrying, "PAUSES", (0.0, 0.0))
    office.stop()
    page = _page(qtbot, context)
    page.send.click()
    qtbot.waitUntil(lambda: "does not answer from here" in _said(page))
    assert states(waiting) == [OutboxState.READY] * 2
    assert all(not row.trouble for row in waiting.read(outbox.rows))


def test_what_only_she_can_mend_is_written_on_the_paper(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer
) -> None:
    """F48, F49: no room on the server; the child’s next paper waits its turn, and both go when there is room."""
    office.faults.append(Fault("507 Insufficient Storage", "PUT"))
    page = _page(qtbot, context)
    page.send.click()
    qtbot.waitUntil(lambda: sorted(one.value for one in states(waiting)) == ["needs_you", "ready"])
    assert any("no room left" in row.trouble for row in waiting.read(outbox.rows))
    qtbot.waitUntil(lambda: not page.send.is_waiting)
    page.send.click()
    qtbot.waitUntil(lambda: states(waiting) == [OutboxState.VERIFIED] * 2)


def test_another_folder_in_its_place_gets_nothing(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer
) -> None:
    """F46."""
    (office.folder / marker.NAME).write_bytes(marker.content("ANOTHER1"))
    page = _page(qtbot, context)
    page.send.click()
    qtbot.waitUntil(lambda: OutboxState.NEEDS_YOU in states(waiting) and not page.send.is_waiting)
    assert OutboxState.VERIFIED not in states(waiting)
    assert office.names() == [marker.NAME] and "PUT" not in office.methods


def test_papers_go_to_an_sftp_server_too(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer, tmp_path: Path
) -> None:
    """S60: under their names, read back, and nothing removed there."""
    served = SftpServer(tmp_path / "sftp")
    try:
        (served.folder / marker.NAME).write_bytes(marker.content(MARK))
        server = servers.Server(served.address, USER, PASSWORD, marker=MARK, pinned=served.fingerprint)
        number = waiting.write("Add", partial(destinations.add, server=server)).value
        waiting.write("Use", partial(destinations.make_usual, destination_id=number))
        for row in waiting.read(outbox.rows):
            waiting.write("Look", partial(binding.look, item_id=row.item_id, sha256=row.sha256, now=NOW))
        page = _page(qtbot, context)
        page.send.click()
        qtbot.waitUntil(lambda: states(waiting) == [OutboxState.VERIFIED] * 2)
        assert set(served.names()) == {marker.NAME, *(row.file_name for row in waiting.read(outbox.rows))}
        assert {what for what, _ in served.log} <= {"stat", "read", "write", "rename"} and office.log == []
    finally:
        served.stop()


def test_the_server_is_tried_when_she_asks_and_that_is_noted_first(
    qtbot: QtBot, context: Context, waiting: Store, office: DavServer
) -> None:
    """S61: as the try in Settings does; nothing is put there, and nothing but the mark is read."""
    page = _page(qtbot, context)
    page.try_place.click()
    qtbot.waitUntil(lambda: "The office server is there." in _said(page))
    assert reasons(waiting) == [(f"127.0.0.1:{office.port}", "try")]
    assert office.names() == [marker.NAME] and office.methods <= {"GET", "PROPFIND", "HEAD", "OPTIONS"}
    assert page.send.isVisible() and states(waiting) == [OutboxState.READY] * 2
