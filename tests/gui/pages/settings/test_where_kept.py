"""What is typed of a server that is not added yet is kept, but never its password (F01, S59)."""

from __future__ import annotations

from pathlib import Path

from pytest_socket import enable_socket, socket_allow_hosts
from pytestqt.qtbot import QtBot

from iro_desk.carriers import marker
from iro_desk.gui.pages.settings.where import SERVER, WherePart
from iro_desk.services import drafts
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.sending import destinations
from iro_desk.services.sending.servers import Server
from iro_desk.storage.store import Store
from tests.carriers.dav_server import PASSWORD, USER, DavServer
from tests.gui.pages.settings.steps import Opened

ADDRESS = "https://files.example.org/reviews/"


def draft(store: Store) -> KeptDraft | None:
    return store.read(lambda session: drafts.find(session, SERVER, 0, None))


def part_of(qtbot: QtBot, opened: Opened) -> WherePart:
    part = opened("where").part
    assert isinstance(part, WherePart)
    qtbot.waitUntil(lambda: part.is_read)
    return part


def type_in(qtbot: QtBot, part: WherePart, address: str) -> None:
    form = part.form
    for line, words in ((form.address, address), (form.user_name, USER), (form.password.line, PASSWORD)):
        line.clear()
        qtbot.keyClicks(line, words)


def test_what_is_typed_of_a_server_is_back_when_she_returns_and_its_password_is_not(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    page = opened("where")
    part = page.part
    assert isinstance(part, WherePart)
    qtbot.waitUntil(lambda: part.is_read)
    type_in(qtbot, part, ADDRESS)
    page.flush()
    qtbot.waitUntil(lambda: draft(store) is not None)
    page.show_part("desk")
    page.show_part("where")
    again = page.part
    assert isinstance(again, WherePart) and again is not part
    qtbot.waitUntil(lambda: again.form.typed == (ADDRESS, USER, ""))
    kept = draft(store)
    assert kept is not None and ADDRESS in kept.content and USER in kept.content
    assert PASSWORD not in kept.content


def test_once_the_server_is_added_nothing_typed_of_it_is_left(
    qtbot: QtBot, opened: Opened, store: Store, tmp_path: Path, said: list[str], no_network: None
) -> None:
    enable_socket()
    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    served = DavServer(tmp_path / "office")
    try:
        (served.folder / marker.NAME).write_bytes(marker.content("K7F3Q2"))
        part = part_of(qtbot, opened)
        type_in(qtbot, part, served.address)
        part.flush()
        qtbot.waitUntil(lambda: draft(store) is not None)
        part.form.go.click()
        qtbot.waitUntil(part.form.use.isVisible)
        part.form.use.click()
        qtbot.waitUntil(lambda: bool(said))
        assert draft(store) is None and part.form.typed == ("", "", "")
    finally:
        served.stop()


def test_a_sign_in_that_is_shown_to_be_changed_is_no_words_of_hers(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    kept = Server(ADDRESS, USER, PASSWORD, marker="K7F3Q2")
    store.write("Use", lambda session: destinations.add(session, kept))
    part = part_of(qtbot, opened)
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    part.cards[0].sign_in.click()
    assert part.form.typed == (ADDRESS, USER, "")
    part.flush()
    assert draft(store) is None
