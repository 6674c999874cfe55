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
from iro_desk.domain.sending.protection import Protection
from iro_desk.gui.pages.settings.place_card import FOLDER_IS_THERE, USUAL
from iro_desk.gui.pages.settings.where import NONE_MADE, NOWHERE, WherePart
from iro_desk.records import AuditEntry, Connection, Destination, Secret
from iro_desk.services.sending import destinations, places
from iro_desk.services.sending.servers import Server
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
    qtbot.waitUntil(lambda: part.is_read)
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


def usual_server(store: Store) -> Server | None:
    place = store.read(places.usual)
    return None if place is None else place.server


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
    assert server.methods == {"PROPFIND"} and store.read(destinations.listed) == ()
    part.form.use.click()
    qtbot.waitUntil(lambda: bool(said))
    kept = usual_server(store)
    assert kept is not None and (kept.address, kept.password) == (server.address, PASSWORD)
    assert marker.mark_in((server.folder / marker.NAME).read_bytes()) == kept.marker
    qtbot.waitUntil(lambda: len(lines_of(part)) == 3)
    assert "You chose the server" in lines_of(part)[0] and "You tried the server" in lines_of(part)[2]
    assert all(f"127.0.0.1:{server.port}" in line for line in lines_of(part))
    deeds = [row.deed for row in store.read(lambda s: s.exec(select(AuditEntry)).all())]
    assert deeds.count(Deed.CONNECTED.value) == 3
    qtbot.waitUntil(lambda: [card.place.address for card in part.cards] == [server.address])
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
        kept = usual_server(store)
        assert kept is not None and kept.pinned == served.fingerprint
        assert marker.mark_in((served.folder / marker.NAME).read_bytes()) == kept.marker
        qtbot.waitUntil(lambda: "SFTP" in read_off(part))
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
    assert hosts(store) == ["127.0.0.1:9"] and store.read(destinations.listed) == ()


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
        kept = Server(first.address, USER, PASSWORD, marker="K7F3Q2")
        store.write("Use", lambda s: destinations.add(s, kept))
        (first.folder / marker.NAME).write_bytes(marker.content("K7F3Q2"))
        part = part_of(qtbot, opened)
        qtbot.waitUntil(lambda: len(part.cards) == 1)
        part.cards[0].sign_in.click()
        part.form.go.click()
        qtbot.waitUntil(part.form.use.isVisible)
        type_in(part, other.address, "")
        part.form.go.click()
        qtbot.waitUntil(lambda: "name and password" in part.form.trouble.text())
    finally:
        first.stop()
        other.stop()


def test_a_server_that_is_removed_leaves_no_password_and_undo_brings_none_back(
    qtbot: QtBot, opened: Opened, store: Store, prompts: FakePrompts
) -> None:
    """S59, S17: what waits for it has no place to go to until one is chosen."""
    kept = Server("https://files.example.org/", USER, PASSWORD, marker="K7F3Q2")
    store.write("Use", lambda s: destinations.add(s, kept))
    part = part_of(qtbot, opened)
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    part.cards[0].remove.click()
    qtbot.waitUntil(part.none_chosen.isVisible)
    assert store.read(lambda s: s.exec(select(Destination)).all()) == []
    assert store.read(lambda s: s.exec(select(Secret)).all()) == []
    store.undo()
    assert usual_server(store) is None


def test_several_places_are_listed_each_with_its_seal_and_one_is_the_usual(
    qtbot: QtBot, opened: Opened, store: Store, prompts: FakePrompts, tmp_path: Path
) -> None:
    """S54: each has its own policy; a second place takes nothing until she says so."""
    for name in ("office", "school"):
        (tmp_path / name).mkdir()
    store.write("Use", lambda s: destinations.use_folder(s, str(tmp_path / "office")))
    part = part_of(qtbot, opened)
    prompts.folder = tmp_path / "school"
    part.choose.click()
    qtbot.waitUntil(lambda: len(part.cards) == 2)
    qtbot.waitUntil(lambda: USUAL in read_off(part.cards[0]) and USUAL not in read_off(part.cards[1]))
    school = part.cards[1]
    school.name.setText("The school")
    school.name.editingFinished.emit()
    qtbot.waitUntil(lambda: part.cards[1].place.name == "The school")
    part.cards[1].protection.set_value(Protection.PASSWORD_PDF.value)
    part.cards[1].protection.edited.emit()
    qtbot.waitUntil(lambda: part.cards[1].place.protection is Protection.PASSWORD_PDF)
    part.cards[1].make_usual.click()
    qtbot.waitUntil(lambda: part.cards[0].place.name == "The school")
    found = store.read(destinations.usual)
    assert found is not None and found.protection is Protection.PASSWORD_PDF
    assert [one.is_usual for one in store.read(destinations.listed)] == [True, False]


def test_a_folder_is_tried_and_nothing_is_left_in_it(
    qtbot: QtBot, opened: Opened, store: Store, tmp_path: Path
) -> None:
    """S61: what is there is said, and what is not."""
    office = tmp_path / "office"
    office.mkdir()
    store.write("Use", lambda s: destinations.use_folder(s, str(office)))
    part = part_of(qtbot, opened)
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    part.cards[0].go.click()
    qtbot.waitUntil(lambda: part.cards[0].works.text() == FOLDER_IS_THERE)
    assert list(office.iterdir()) == []
    office.rmdir()
    part.cards[0].go.click()
    qtbot.waitUntil(lambda: "is not there" in part.cards[0].trouble.text())
    assert hosts(store) == []
