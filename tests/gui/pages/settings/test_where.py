"""Settings, Where papers go: a server is tried, compared, taken into use with the passphrase, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import enable_socket, socket_allow_hosts
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.carriers import marker
from iro_desk.domain.deeds import Deed
from iro_desk.gui.pages.settings.where import NONE_MADE, NOWHERE, WherePart
from iro_desk.records import AuditEntry, Connection, Destination, Secret
from iro_desk.services import settings
from iro_desk.services.sending import servers
from iro_desk.storage.store import Store
from tests.carriers.certificates import fingerprint, made
from tests.carriers.dav_server import PASSWORD, USER, DavServer
from tests.carriers.sftp_server import SftpServer
from tests.gui.conftest import FakePrompts
from tests.gui.pages.settings.steps import Opened, read_off


@pytest.fixture
def loopback(no_network: None) -> None:
    """Lines to this computer alone."""
    enable_socket()
    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)


@pytest.fixture
def server(tmp_path: Path, loopback: None) -> Iterator[DavServer]:
    """A server with a certificate that nobody vouches for."""
    served = DavServer(tmp_path / "office", made(tmp_path / "certificate"))
    yield served
    served.stop()


def part_of(qtbot: QtBot, opened: Opened) -> WherePart:
    part = opened("where").part
    assert isinstance(part, WherePart)
    qtbot.waitUntil(lambda: bool(part.place.text()))
    return part


def type_in(part: WherePart, address: str, password: str = PASSWORD) -> None:
    for line, words in (
        (part.form.address, address), (part.form.user_name, USER), (part.form.password.line, password),
    ):  # fmt: skip
        line.setText(words)
        line.edited.emit()


def lines_of(part: WherePart) -> list[str]:
    model = part.lines.model()
    return [" ".join(str(model.index(row, n).data()) for n in range(3)) for row in range(model.rowCount())]


def hosts(store: Store) -> list[str]:
    return [row.host for row in store.read(lambda s: s.exec(select(Connection)).all())]


def test_a_new_desk_sends_nowhere_and_has_reached_nobody(qtbot: QtBot, opened: Opened, store: Store) -> None:
    """S61: offline is where it starts."""
    part = part_of(qtbot, opened)
    assert NOWHERE in read_off(part) and NONE_MADE in read_off(part)
    assert not part.form.use.isVisible() and hosts(store) == []


def test_a_server_is_compared_tried_and_taken_and_every_line_is_listed(
    qtbot: QtBot, opened: Opened, store: Store, server: DavServer, said: list[str]
) -> None:
    """S59, S61: nothing is told to it before its certificate was compared, and nothing is kept before it was tried."""
    part = part_of(qtbot, opened)
    type_in(part, server.address)
    part.form.go.click()
    qtbot.waitUntil(part.form.same.isVisible)
    spelt = part.form.fingerprint.text().replace(":", "").replace(" ", "").lower()
    assert spelt == fingerprint(server.certificate[0]) and server.log == []
    part.form.same.click()
    qtbot.waitUntil(part.form.use.isVisible)
    assert server.methods == {"PROPFIND"} and store.read(servers.known) is None
    part.form.use.click()
    qtbot.waitUntil(lambda: bool(said))
    kept = store.read(servers.in_use)
    assert kept is not None and (kept.address, kept.password) == (server.address, PASSWORD)
    assert marker.mark_in((server.folder / marker.NAME).read_bytes()) == kept.marker
    qtbot.waitUntil(lambda: len(lines_of(part)) == 3)
    assert "You chose the server" in lines_of(part)[0] and "You tried the server" in lines_of(part)[2]
    assert all(f"127.0.0.1:{server.port}" in line for line in lines_of(part))
    deeds = [row.deed for row in store.read(lambda s: s.exec(select(AuditEntry)).all())]
    assert deeds.count(Deed.CONNECTED.value) == 3
    qtbot.waitUntil(lambda: part.place.text() == server.address)
    assert part.form.password.words == ""


def test_an_sftp_server_is_compared_by_its_key_as_the_office_has_it(
    qtbot: QtBot, opened: Opened, store: Store, tmp_path: Path, loopback: None, said: list[str]
) -> None:
    """S59: the key stands as the office's own program writes it; nothing is told to the server before."""
    served = SftpServer(tmp_path / "office")
    try:
        part = part_of(qtbot, opened)
        type_in(part, served.address)
        part.form.go.click()
        qtbot.waitUntil(part.form.same.isVisible)
        assert part.form.fingerprint.text() == served.key.fingerprint.rstrip("=")
        assert served.log == []
        part.form.same.click()
        qtbot.waitUntil(part.form.use.isVisible)
        part.form.use.click()
        qtbot.waitUntil(lambda: bool(said))
        kept = store.read(servers.in_use)
        assert kept is not None and kept.pinned == served.fingerprint
        assert marker.mark_in((served.folder / marker.NAME).read_bytes()) == kept.marker
        qtbot.waitUntil(lambda: "SFTP" in part.how.text())
        assert set(hosts(store)) == {f"127.0.0.1:{served.port}"}
    finally:
        served.stop()


def test_what_is_wrong_is_said_where_it_is_and_nothing_is_kept(
    qtbot: QtBot, opened: Opened, store: Store, loopback: None
) -> None:
    """S59, F48: an address in clear opens no line; nobody there is said."""
    part = part_of(qtbot, opened)
    type_in(part, "http://files.example.org/")
    part.form.go.click()
    assert "begins with https://" in read_off(part) and hosts(store) == []
    type_in(part, "http://127.0.0.1:9/")
    part.form.go.click()
    qtbot.waitUntil(lambda: "does not answer from here" in read_off(part))
    assert not part.form.use.isVisible() and part.form.go.isEnabled()
    assert hosts(store) == ["127.0.0.1:9"] and store.read(servers.known) is None


def test_what_was_tried_is_not_offered_once_the_address_is_another(
    qtbot: QtBot, opened: Opened, tmp_path: Path, loopback: None
) -> None:
    """S59: papers never go to an address that was not tried."""
    served = DavServer(tmp_path / "office")
    try:
        part = part_of(qtbot, opened)
        type_in(part, served.address)
        part.form.go.click()
        qtbot.waitUntil(part.form.use.isVisible)
        type_in(part, "https://files.example.org/")
        assert not part.form.use.isVisible()
        part.form.use.click()
        assert served.methods == {"PROPFIND"}
    finally:
        served.stop()


def test_a_password_that_is_kept_goes_to_the_address_it_is_kept_for_and_no_other(
    qtbot: QtBot, opened: Opened, store: Store, tmp_path: Path, loopback: None
) -> None:
    """S59."""
    first, other = DavServer(tmp_path / "first"), DavServer(tmp_path / "other")
    try:
        kept = servers.Server(first.address, USER, PASSWORD, marker="K7F3Q2")
        store.write("Use", lambda s: servers.use(s, kept))
        (first.folder / marker.NAME).write_bytes(marker.content("K7F3Q2"))
        part = part_of(qtbot, opened)
        qtbot.waitUntil(lambda: part.form.address.text() == first.address)
        part.form.go.click()
        qtbot.waitUntil(part.form.use.isVisible)
        type_in(part, other.address, "")
        part.form.go.click()
        qtbot.waitUntil(lambda: "name and password" in part.form.trouble.text())
    finally:
        first.stop()
        other.stop()


def test_a_server_that_is_forgotten_leaves_no_password_and_undo_brings_none_back(
    qtbot: QtBot, opened: Opened, store: Store, prompts: FakePrompts
) -> None:
    """S59, S17: what waits for it has no place to go to until one is chosen."""
    kept = servers.Server("https://files.example.org/", USER, PASSWORD, marker="K7F3Q2")
    store.write("Use", lambda s: servers.use(s, kept))
    part = part_of(qtbot, opened)
    qtbot.waitUntil(part.forget.isVisible)
    part.forget.click()
    qtbot.waitUntil(lambda: part.place.text() == NOWHERE)
    assert store.read(lambda s: s.exec(select(Destination)).all()) == []
    assert store.read(lambda s: s.exec(select(Secret)).all()) == []
    store.undo()
    assert store.read(servers.in_use) is None
    assert settings.NEW_FOLDER in settings.asked_again(servers.FOLDER, "https://files.example.org/")
