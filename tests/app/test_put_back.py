"""A desk put back from a backup, or an older copy, sends nothing twice: she is asked about all that waits (F49)."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.app.door import VaultDoor
from iro_desk.carriers import marker
from iro_desk.cli import outbox_sent
from iro_desk.domain.codes import DocumentKind, Doubt, OutboxState
from iro_desk.exports.whole_outbox import send_waiting
from iro_desk.records import Child
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, doubts
from iro_desk.storage.store import Store
from iro_desk.storage.vault import Surroundings
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE

CONTENT = b"one letter " * 300
FILE = "IRO-AAA1.pdf"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


@pytest.fixture
def door_to() -> Iterator[Callable[[Path], VaultDoor]]:
    made: list[VaultDoor] = []

    def to(folder: Path) -> VaultDoor:
        made.append(VaultDoor(folder, lambda: NOON, QUICK))
        return made[-1]

    yield to
    for door in made:
        door.let_go()


def put_in(session: Session, office: Path) -> int:
    child = Child.model_validate({"preferred_name": "Zorblatt", "born_on": "2016-03-01"})
    session.add(child)
    session.flush()
    destinations.use_folder(session, str(office))
    reader = outbox.recipients(session, child.id or 0)[0]
    item = outbox.queue(session, child.id or 0, None, DocumentKind.LETTER, "pdf", reader, FILE, CONTENT, NOON)
    binding.look(session, item, hashlib.sha256(CONTENT).hexdigest(), NOON)
    return item


def send(store: Store) -> int:
    return len(list(send_waiting(store, lambda: NOON)))


def came(office: Path) -> list[str]:
    return [path.name for path in office.iterdir() if path.name != marker.NAME]


def asked_about(store: Store) -> list[tuple[OutboxState, Doubt | None]]:
    return [(row.state, row.doubt) for row in store.read(outbox.rows)]


ASKED = [(OutboxState.NEEDS_YOU, Doubt.RESTORED)]


def test_what_went_after_the_backup_is_not_sent_again_but_asked_about(
    tmp_path: Path, office: Path, door_to
) -> None:
    """And both her answers do what they say."""
    door = door_to(tmp_path / "home" / "caseload")
    store = door.create(PASSPHRASE, RECOVERY_CODE)
    item = store.write("Put in", partial(put_in, office=office)).value
    door.safe_keeping.back_up()
    assert send(store) == 1
    (office / FILE).unlink()
    newest = door.safe_keeping.listed()[0].where
    door.let_go()
    again = door_to(door.folder)
    store = again.restore(newest, PASSPHRASE, "", "")
    assert asked_about(store) == ASKED
    assert send(store) == 0 and came(office) == []
    store.write("It arrived", partial(doubts.say_arrived, item_id=item, now=NOON))
    (row,) = store.read(outbox.rows)
    assert (row.state, row.placed_in) == (OutboxState.PLACED, str(office))
    assert send(store) == 0


def test_what_she_says_goes_after_all_goes_and_is_not_asked_about_again(
    tmp_path: Path, office: Path, door_to
) -> None:
    door = door_to(tmp_path / "home" / "caseload")
    store = door.create(PASSPHRASE, RECOVERY_CODE)
    item = store.write("Put in", partial(put_in, office=office)).value
    door.safe_keeping.back_up()
    newest = door.safe_keeping.listed()[0].where
    door.let_go()
    again = door_to(door.folder)
    store = again.restore(newest, PASSPHRASE, "", "")
    store.write("Send it again", partial(doubts.send_again, item_id=item))
    again.let_go()
    store = again.unlock(PASSPHRASE)
    assert asked_about(store) == [(OutboxState.READY, None)]
    assert send(store) == 1 and came(office) == [FILE]


@pytest.fixture
def older(tmp_path: Path, office: Path, door_to) -> VaultDoor:
    """A desk whose paper went and was taken up, with the file of before in its place."""
    door = door_to(tmp_path / "home" / "caseload")
    door.create(PASSPHRASE, RECOVERY_CODE).write("Put in", partial(put_in, office=office))
    door.let_go()
    copy = shutil.copytree(door.folder, tmp_path / "yesterday")
    assert send(door.unlock(PASSPHRASE)) == 1
    door.let_go()
    (office / FILE).unlink()
    shutil.rmtree(door.folder)
    copy.rename(door.folder)
    return door_to(door.folder)


def test_an_older_copy_that_is_opened_all_the_same_asks_about_what_waits(
    older: VaultDoor, office: Path
) -> None:
    """F26: only the first time; what she has said stands."""
    older.use_older()
    store = older.unlock(PASSPHRASE)
    assert asked_about(store) == ASKED
    store.write("Send it again", partial(doubts.send_again, item_id=1))
    older.let_go()
    assert asked_about(older.unlock(PASSPHRASE)) == [(OutboxState.READY, None)]
    assert came(office) == []


def test_the_command_sends_nothing_from_an_older_copy(older: VaultDoor, office: Path) -> None:
    """F26: it says so, and the window asks."""
    around = Surroundings(now=lambda: NOON, cost=QUICK, floor=QUICK, host="this-computer")
    out = io.StringIO()
    code = outbox_sent.main([str(older.folder), "--send", "--json"], out, lambda: PASSPHRASE, around)
    assert (
        code == outbox_sent.NOT_OPENED and "older than the one used" in json.loads(out.getvalue())["trouble"]
    )
    assert came(office) == []
