"""`iro-desk outbox`: it lists without sending, sends what was looked at, and can be killed at any moment."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.carriers import marker
from iro_desk.cli import outbox_sent
from iro_desk.domain.codes import DocumentKind
from iro_desk.records import Child
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, doubts, keeping
from iro_desk.storage import vault
from iro_desk.storage.vault import Surroundings

NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
MANY = 10
PROGRAM = """
import sys
from datetime import UTC, datetime
from iro_desk.cli import outbox_sent
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings
quick = Cost(memory_kib=16, passes=1, lanes=1)
around = Surroundings(now=lambda: datetime.now(UTC), cost=quick, floor=quick, host="this-computer")
sys.exit(outbox_sent.main(sys.argv[1:], around=around))
"""
"""The command in a process of its own; the real one takes no key as quick as that of the tests."""
PATIENCE = 300.0
"""Seconds after which a program hangs; a busy computer takes a minute over all the letters."""
GLANCE = 0.002
"""Seconds between two looks at the folder: a look without end takes from the program what it runs on."""


def content_of(number: int) -> bytes:
    """The bytes of one letter, long enough to be cut."""
    return f"letter {number} ".encode() * 5000


def put_in(session: Session, office: Path | None, count: int, unseen: int = 0) -> None:
    """One child with so many letters that were looked at, and some that were not."""
    child = Child.model_validate({"preferred_name": "Zorblatt", "born_on": date(2016, 5, 2)})
    session.add(child)
    session.flush()
    if office is not None:
        destinations.use_folder(session, str(office))
    reader = outbox.recipients(session, child.id or 0)[0]
    for number in range(count + unseen):
        name, content = f"IRO-K7F{number:03d}.pdf", content_of(number)
        item = outbox.queue(
            session, child.id or 0, None, DocumentKind.LETTER, "pdf", reader, name, content, NOW
        )
        if number < count:
            binding.look(session, item, hashlib.sha256(content).hexdigest(), NOW)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return folder


def filled(folder: Path, passphrase: str, around: Surroundings, office: Path | None, *counts: int) -> None:
    opened = vault.unlock(folder, passphrase, around)
    opened.store.write("Put in", lambda session: put_in(session, office, *counts))
    opened.lock()


def answered(folder: Path, passphrase: str, around: Surroundings, *more: str) -> tuple[int, str]:
    out = io.StringIO()
    code = outbox_sent.main([str(folder), *more], out, lambda: passphrase, around)
    return code, out.getvalue()


def letters(office: Path) -> list[str]:
    return sorted(each.name for each in office.iterdir() if each.name != marker.NAME)


def test_nothing_goes_until_it_is_asked_to_and_nobody_is_named(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """S61: listing sends nothing."""
    filled(vault_folder, passphrase, around, office, 2, 1)
    code, said = answered(vault_folder, passphrase, around)
    assert (code, list(office.iterdir())) == (0, [])
    assert said.startswith("Three letters are waiting for the office folder.")
    assert "Zorblatt" not in said


def test_what_was_looked_at_goes_and_what_was_not_stays(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """S48: the command is no way round the look at each page."""
    filled(vault_folder, passphrase, around, office, 2, 1)
    code, said = answered(vault_folder, passphrase, around, "--send", "--json")
    found = json.loads(said)
    assert (code, letters(office)) == (0, ["IRO-K7F000.pdf", "IRO-K7F001.pdf"])
    assert [one["arrived"] for one in found["sent"]] == [True, True]
    assert [one["file"] for one in found["waiting"]] == ["IRO-K7F002.pdf"]
    assert found["waiting"][0]["why_not"]
    assert found["says"] == "One letter is waiting for the office folder."


def test_what_is_kept_for_a_bundle_or_an_email_is_held_back_and_told(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """S48, F49: it goes no way the officer did not choose, and holds up nothing behind it."""
    filled(vault_folder, passphrase, around, office, 2)
    opened = vault.unlock(vault_folder, passphrase, around)
    sha256 = hashlib.sha256(content_of(0)).hexdigest()
    keep = partial(keeping.look, item_id=1, sha256=sha256, now=NOW, is_kept=True)
    opened.store.write("Keep", keep)
    opened.lock()
    code, said = answered(vault_folder, passphrase, around, "--send", "--json")
    found = json.loads(said)
    assert (code, letters(office)) == (0, ["IRO-K7F001.pdf"])
    assert found["says"] == "One letter is kept for a bundle or an e-mail."
    assert [one["why_not"] for one in found["waiting"]] == ["Kept for a bundle or an e-mail."]


def test_an_office_that_cannot_be_reached_is_told_and_nothing_is_written_against_the_letters(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """U62: being away from the office is nobody's fault."""
    filled(vault_folder, passphrase, around, office, 1)
    office.rmdir()
    code, said = answered(vault_folder, passphrase, around, "--send", "--json")
    found = json.loads(said)
    assert (code, found["sent"][0]["arrived"], found["waiting"][0]["state"]) == (1, False, "ready")
    assert "not there" in found["sent"][0]["trouble"]


def test_a_share_that_was_emptied_gets_nothing_and_it_is_said(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """F46: what went before is not sent again, and what waits goes to no stranger's folder."""
    filled(vault_folder, passphrase, around, office, 1)
    assert answered(vault_folder, passphrase, around, "--send")[0] == 0
    for each in office.iterdir():
        each.unlink()
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.store.write("Put in", lambda session: put_in(session, None, 1))
    opened.lock()
    code, said = answered(vault_folder, passphrase, around, "--send")
    assert (code, list(office.iterdir())) == (1, [])
    assert "it was emptied" in said
    opened = vault.unlock(vault_folder, passphrase, around)
    again = partial(destinations.use_folder, folder=str(office))
    opened.store.write("Choose the folder again", again)
    opened.lock()
    assert answered(vault_folder, passphrase, around, "--send")[0] == 0
    assert len(letters(office)) == 1


def test_without_a_place_the_way_on_is_said(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    filled(vault_folder, passphrase, around, None, 1)
    code, said = answered(vault_folder, passphrase, around, "--send")
    assert (code, said) == (
        2,
        "No place for papers is chosen yet. Choose one in Settings, Where papers go.\n",
    )


@pytest.mark.parametrize("given", [(), ("nowhere",)])
def test_a_folder_that_is_no_vault_is_told_in_json_too(tmp_path: Path, given: tuple[str, ...]) -> None:
    out = io.StringIO()
    where = [str(tmp_path / one) for one in given]
    assert outbox_sent.main([*where, "--json"], out, lambda: "") == 2
    assert json.loads(out.getvalue())["trouble"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_again_and_again_it_ends_with_each_letter_once_and_whole(
    vault_folder: Path, passphrase: str, around: Surroundings, office: Path
) -> None:
    """F49: the real program over a real folder, killed while it sends; the seed is told when it fails."""
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    filled(vault_folder, passphrase, around, office, MANY)
    for _ in range(2):
        start = len(letters(office))
        _sent(vault_folder, passphrase, office, kill_at=start + chance.randint(1, 5))
        for name in letters(office):
            if not name.startswith("."):
                number = int(name[7:10])
                assert (office / name).read_bytes() == content_of(number), f"seed {seed}"
    if _sent(vault_folder, passphrase, office, kill_at=None) != 0:
        _say_what_did_not_arrive(vault_folder, passphrase, around, office)
        assert _sent(vault_folder, passphrase, office, kill_at=None) == 0, f"seed {seed}"
    expected = [f"IRO-K7F{number:03d}.pdf" for number in range(MANY)]
    assert [name for name in letters(office) if not name.startswith(".")] == expected, f"seed {seed}"
    assert all((office / name).read_bytes() == content_of(n) for n, name in enumerate(expected))
    opened = vault.unlock(vault_folder, passphrase, around)
    assert all(row.placed_at is not None for row in opened.store.read(outbox.rows)), f"seed {seed}"
    opened.lock()


def _say_what_did_not_arrive(folder: Path, passphrase: str, around: Surroundings, office: Path) -> None:
    """Killed in the very moment in which a letter was given its name, it is asked about: it goes if it is not there."""
    opened = vault.unlock(folder, passphrase, around)
    asked = [row for row in opened.store.read(outbox.rows) if row.doubt is not None]
    assert asked and not any((office / row.file_name).exists() for row in asked)
    for row in asked:
        opened.store.write("Send it again", partial(doubts.send_again, item_id=row.item_id))
    opened.lock()


def _sent(folder: Path, passphrase: str, office: Path, kill_at: int | None) -> int:
    """Run the program until it ends, or until so many letters are there."""
    asked = [sys.executable, "-c", PROGRAM, str(folder), "--send"]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.write(f"{passphrase}\n".encode())
        running.stdin.close()
        until = time.monotonic() + PATIENCE
        while kill_at is not None and running.poll() is None and time.monotonic() < until:
            if len(letters(office)) >= kill_at:
                running.send_signal(signal.SIGKILL)
                break
            time.sleep(GLANCE)
        return running.wait(PATIENCE)
