"""The small files beside a vault: whatever another program or a bad disk has put in them, the desk opens."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from iro_desk.domain.backups import Plan
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import (
    attempts,
    backups,
    backups_kept,
    keyfile,
    lockfile,
    restore,
    restore_elsewhere,
    side_files,
    used_before,
    vault,
    whereabouts,
)
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.vault import Surroundings
from tests.conftest import NOON, StandingClock

STRANGE = {
    "empty": b"",
    "zeros": b"\0" * 512,
    "nested": b"[" * 60_000,
    "nested names": b'{"a":' * 10_000,
    "a list": b"[]",
    "infinity": b'{"failures": 1e999, "last_at": "2026-06-11T12:00:00+00:00", "openings": 1e999, "number": Infinity}',
    "beyond counting": b'{"failures": 1e30, "last_at": "2026-06-11T12:00:00+00:00", "openings": 9999999999999999999}',
    "half a sign": b'{"folder": "\\ud800", "second": "\\ud800", "host": "\\ud800"}',
    "no path": b'{"folder": "", "second": "a\\u0000b"}',
}  # fmt: skip


def places(folder: Path) -> dict[str, Path]:
    """Every small file that an opening reads."""
    return {
        "tries": folder / attempts.NAME,
        "used": used_before.place_beside(folder),
        "moved": whereabouts.pointer_of(folder),
        "lock": folder / lockfile.NAME,
        "key file": folder / keyfile.NAME,
        "choices": place_beside(folder) / backups_kept.NAME,
    }


@pytest.mark.parametrize("which", ["tries", "used", "moved", "lock", "key file", "choices"])
def test_whatever_stands_in_a_small_file_the_desk_opens(
    vault_folder: Path, passphrase: str, around: Surroundings, which: str
) -> None:
    """F21, F50: nothing in them is a reason to fall over; a lock that names another computer is asked about."""
    place_beside(vault_folder).mkdir(exist_ok=True)
    for name, content in STRANGE.items():
        places(vault_folder)[which].write_bytes(content)
        if which == "lock" and name == "half a sign":
            with pytest.raises(Refusal):
                vault.unlock(vault_folder, passphrase, around)
            continue
        assert vault.wait_seconds(vault_folder, NOON) == 0, name
        opened = vault.unlock(whereabouts.folder_of(vault_folder), passphrase, around)
        try:
            used_before.refuse_older(opened)
            assert SafeKeeping(opened, around).standing().second is None, name
        finally:
            opened.lock()


@pytest.mark.parametrize("content", STRANGE.values(), ids=STRANGE)
def test_a_key_file_of_any_content_is_damage_and_nothing_worse(content: bytes) -> None:
    """F40, F50."""
    with pytest.raises(FileTrouble):
        keyfile.parsed(content)


@pytest.mark.parametrize("salt", ["", "AA==", "A" * 400])
def test_a_key_file_with_another_salt_is_damage_and_no_want_of_memory(
    vault_folder: Path, passphrase: str, around: Surroundings, salt: str
) -> None:
    """F40: the library for the passphrase refuses such a salt in a way that looks like a lack of memory."""
    plain = json.loads((vault_folder / keyfile.NAME).read_bytes())
    for slot in plain["slots"]:
        slot["salt"] = salt
    del plain["sum"]
    plain["sum"] = keyfile._sum(plain)
    with pytest.raises(FileTrouble, match="damaged"):
        keyfile.parsed(json.dumps(plain).encode())


def test_a_number_that_cannot_be_counted_with_is_refused() -> None:
    """F50."""
    for said in (b"1.5", b"1e3", b"NaN", b"-Infinity", b"9007199254740993"):
        with pytest.raises(ValueError):
            side_files.plain(said)
    assert side_files.plain(b'{"a": [1, "two", null, true]}') == {"a": [1, "two", None, True]}


def test_a_clock_put_back_far_keeps_nobody_out_until_it_comes_round_again(
    vault_folder: Path, passphrase: str, around: Surroundings, clock: StandingClock
) -> None:
    """F35, F38: the tries were made in 2099, the clock was put right, and the passphrase opens; they are counted."""
    clock.moment = datetime(2099, 1, 1, tzinfo=NOON.tzinfo)
    for _ in range(attempts.FREE_TRIES):
        with pytest.raises(vault.WrongPassphrase):
            vault.unlock(vault_folder, "not the words", around)
    assert vault.wait_seconds(vault_folder, clock()) > 0
    clock.moment = NOON
    opened = vault.unlock(vault_folder, passphrase, around)
    assert opened.failures_before == attempts.FREE_TRIES
    opened.lock()


def test_a_clock_put_back_by_a_moment_makes_no_wait_shorter_or_endless(clock: StandingClock) -> None:
    """F35, F38: the wait ends after its own length, from the moment that the clock has come round."""
    tried = attempts.Attempts(attempts.FREE_TRIES + 2, NOON)
    assert tried.wait_seconds(NOON - timedelta(seconds=10)) == 4
    assert tried.wait_seconds(NOON + timedelta(seconds=1)) == 3
    assert tried.wait_seconds(NOON + timedelta(seconds=4)) == 0


def test_what_a_backup_says_of_itself_is_read_or_passed_over(tmp_path: Path) -> None:
    """F50."""
    for content in STRANGE.values():
        (tmp_path / backups.NOTE).write_bytes(content)
        assert backups.noted(tmp_path) is None


def backed_up(folder: Path, passphrase: str, around: Surroundings) -> backups.Backup:
    opened = vault.unlock(folder, passphrase, around)
    SafeKeeping(opened, around).back_up()
    opened.lock()
    return backups.found_in(place_beside(folder))[0]


def test_a_backup_whose_note_is_spoilt_is_listed_brought_rehearsed_and_restores(
    vault_folder: Path, passphrase: str, around: Surroundings, tmp_path: Path
) -> None:
    """F20: any one byte of the note; the file beside it is sound, and each of its pages shows that itself."""
    made = backed_up(vault_folder, passphrase, around)
    note, second = made.folder / backups.NOTE, tmp_path / "stick"
    whole, secret = note.read_bytes(), restore_elsewhere.passphrase_of(passphrase)
    for at in range(0, len(whole), 7):
        note.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        (seen,) = restore_elsewhere.looked_for((place_beside(vault_folder),), secret, around)
        assert seen.counts is not None, at
        assert seen.number == made.number
    note.unlink()
    key = restore_elsewhere.key_of(made.folder, secret, around)
    assert restore.make_ready(vault_folder, made.folder, key, around.files, now=NOON).rows > 0
    restore.settle(vault_folder, around.host, around.files)
    opened = vault.unlock(vault_folder, passphrase, around)
    keeping = SafeKeeping(opened, around)
    assert not keeping.rehearse().trouble
    second.mkdir()
    assert keeping.choose_second(second).second_newest is not None
    opened.lock()


def test_one_spoilt_byte_forgets_no_second_place(
    vault_folder: Path, passphrase: str, around: Surroundings, tmp_path: Path
) -> None:
    """F20: nor that nothing old may go while a restored desk waits to be called right."""
    place = place_beside(vault_folder)
    kept = backups_kept.Kept(second=tmp_path / "stick", paused=True)
    for spoilt in (backups_kept.NAME, backups_kept.COPY_NAME):
        backups_kept.keep(place, kept, around.files)
        content = (place / spoilt).read_bytes()
        for at in range(0, len(content), 9):
            (place / spoilt).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert backups_kept.read(place) == kept, at


def test_what_an_earlier_program_remembered_is_still_read(tmp_path: Path) -> None:
    """F42: it wrote no sum."""
    said = {
        "plan": {"days": 2, "weeks": 6, "months": 7}, "second": str(tmp_path), "second_worked": None,
        "paused": True, "rehearsed": None, "rehearsal_trouble": "", "trouble": "",
    }  # fmt: skip
    (tmp_path / backups_kept.NAME).write_text(json.dumps(said))
    assert backups_kept.read(tmp_path) == backups_kept.Kept(Plan(2, 6, 7), second=tmp_path, paused=True)
