"""Making, unlocking and locking the vault; nothing damaged is ever taken for new, nothing is ever wiped."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.records import Child
from iro_desk.storage import keyfile, recovery, slots, vault
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings, TooSoon, WrongPassphrase, WrongRecoveryCode


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


def opens(folder: Path, passphrase: str, around: Surroundings) -> bool:
    try:
        vault.unlock(folder, passphrase, around).lock()
    except WrongPassphrase:
        return False
    return True


def test_a_new_vault_opens_with_its_passphrase_and_keeps_what_was_said(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.store.write("Add child", add_child)
    opened.lock()
    again = vault.unlock(vault_folder, passphrase, around)
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 1
    again.lock()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mode bits")
def test_only_the_owner_may_read_the_vault(vault_folder: Path) -> None:
    """S30: files 0600, folder 0700."""
    assert stat.S_IMODE(vault_folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in vault_folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_no_file_holds_the_key_or_a_word(vault_folder: Path, passphrase: str, around: Surroundings) -> None:
    """S1, S2: neither the key, raw or as hex, nor a word is anywhere in the folder, open or locked."""
    opened = vault.unlock(vault_folder, passphrase, around)
    key = bytes(opened._key)
    opened.store.write("Add child", add_child)
    while_open = b"".join(path.read_bytes() for path in vault_folder.iterdir())
    opened.lock()
    content = while_open + b"".join(path.read_bytes() for path in vault_folder.iterdir())
    for secret in (key, key.hex().encode(), b"Zorblatt", passphrase.encode(), b"SQLite format 3"):
        assert secret not in content


def test_locking_wipes_our_copy_of_the_key(vault_folder: Path, passphrase: str, around: Surroundings) -> None:
    """S20."""
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.lock()
    assert bytes(opened._key) == bytes(32)


def test_a_wrong_passphrase_is_refused_in_one_plain_sentence(
    vault_folder: Path, around: Surroundings
) -> None:
    with pytest.raises(WrongPassphrase, match="does not open this vault") as refused:
        vault.unlock(vault_folder, "anvil copper lantern hotter", around)
    assert "hotter" not in str(refused.value)


def test_after_five_wrong_tries_the_next_must_wait_and_nothing_is_wiped(
    vault_folder: Path, passphrase: str, around: Surroundings, clock: Any
) -> None:
    """F38, S16: the delay grows from 1 to 30 seconds, and the count is shown after the next success."""
    for _ in range(5):
        assert not opens(vault_folder, "wrong", around)
    with pytest.raises(TooSoon):
        vault.unlock(vault_folder, passphrase, around)
    assert vault.wait_seconds(vault_folder, clock()) == 1
    clock.pass_seconds(1)
    opened = vault.unlock(vault_folder, passphrase, around)
    assert opened.failures_before == 5
    opened.lock()
    assert vault.wait_seconds(vault_folder, clock()) == 0


def test_a_clock_set_back_does_not_lock_the_officer_out(
    vault_folder: Path, around: Surroundings, clock: Any
) -> None:
    for _ in range(5):
        assert not opens(vault_folder, "wrong", around)
    clock.pass_seconds(-86_400)
    assert vault.wait_seconds(vault_folder, clock()) == 1


def test_the_recovery_code_opens_and_forces_a_new_passphrase(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S5."""
    vault.unlock_with_recovery(vault_folder, recovery_code.lower(), "quite other new words", around).lock()
    assert not opens(vault_folder, passphrase, around)
    assert opens(vault_folder, "quite other new words", around)


def test_a_replaced_recovery_code_opens_nothing(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S5: the code can be revoked."""
    opened = vault.unlock(vault_folder, passphrase, around)
    fresh = recovery.written(bytes(range(20, 40)))
    opened.set_recovery_code(fresh)
    opened.lock()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(vault_folder, recovery_code, "new", around)
    vault.unlock_with_recovery(vault_folder, fresh, "new", around).lock()


def test_changing_the_passphrase_leaves_the_database_untouched(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S6."""
    opened = vault.unlock(vault_folder, passphrase, around)
    before = (vault_folder / vault.DATABASE).read_bytes()
    with pytest.raises(WrongPassphrase):
        opened.change_passphrase("not the old one", "new")
    opened.change_passphrase(passphrase, "new")
    assert (vault_folder / vault.DATABASE).read_bytes() == before
    opened.lock()
    assert not opens(vault_folder, passphrase, around)
    assert opens(vault_folder, "new", around)


@pytest.mark.parametrize("step", range(1, 5))
def test_a_passphrase_change_that_fails_at_any_step_leaves_a_way_in(
    step: int,
    vault_folder: Path,
    passphrase: str,
    recovery_code: str,
    around: Surroundings,
    failing_files: Callable[[int], Any],
) -> None:
    """F11: the old or the new passphrase opens, and the recovery code always does."""
    files = failing_files(0)
    opened = vault.unlock(vault_folder, passphrase, replace(around, files=files))
    files.calls.clear()
    files.fail_on = step
    with pytest.raises(FileTrouble):
        opened.change_passphrase(passphrase, "new")
    opened.lock()
    assert opens(vault_folder, passphrase, around) or opens(vault_folder, "new", around)
    vault.unlock_with_recovery(vault_folder, recovery_code, "third", around).lock()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "zero length": lambda content: b"",
    "cut short": lambda content: content[:1000],
    "cut at a page": lambda content: content[: len(content) // 8192 * 4096],
    "another header": lambda content: os.urandom(64) + content[64:],
    "plain file": lambda content: b"SQLite format 3\0" + content[16:],
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_database_is_trouble_and_never_a_new_vault(
    how: str, vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F21."""
    path = vault_folder / vault.DATABASE
    damaged = DAMAGE[how](path.read_bytes())
    path.write_bytes(damaged)
    assert not vault.is_new(vault_folder)
    with pytest.raises(FileTrouble):
        opened = vault.unlock(vault_folder, passphrase, around)
        faults = opened.store.faults()
        opened.lock()
        assert faults
        raise FileTrouble("found by the check")
    assert path.read_bytes()[:64] == damaged[:64]


def test_a_missing_database_beside_a_key_file_is_not_new(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F21."""
    (vault_folder / vault.DATABASE).unlink()
    assert not vault.is_new(vault_folder)
    with pytest.raises(FileTrouble, match="not where it was"):
        vault.unlock(vault_folder, passphrase, around)
    with pytest.raises(Refusal, match="something in that folder"):
        vault.create(vault_folder, passphrase, recovery.written(bytes(20)), around)


@pytest.mark.parametrize("name", [keyfile.NAME, keyfile.COPY_NAME])
@pytest.mark.parametrize("how", ["gone", "empty", "a bit flipped", "not a key file"])
def test_one_damaged_key_file_is_replaced_by_its_twin(
    name: str, how: str, vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F40."""
    path = vault_folder / name
    whole = path.read_bytes()
    flipped = whole.replace(b'"wrapped": "', b'"wrapped": "A', 1)
    wrong = {"empty": b"", "a bit flipped": flipped, "not a key file": b"[]"}
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(wrong[how])
    assert opens(vault_folder, passphrase, around)
    assert path.read_bytes() == whole


def test_both_key_files_damaged_is_trouble_not_a_wrong_passphrase(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F40."""
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (vault_folder / name).write_bytes(b"{}")
    with pytest.raises(FileTrouble, match="missing or damaged"):
        vault.unlock(vault_folder, passphrase, around)


def test_a_key_file_altered_with_a_fresh_sum_is_caught_by_its_seal(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3: the MAC covers every slot, also those not used to open."""
    held = keyfile.found_in(vault_folder)[0]
    altered = replace(held, slots=held.slots[:1])
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (vault_folder / name).write_bytes(altered.content())
    with pytest.raises(FileTrouble, match="altered"):
        vault.unlock(vault_folder, passphrase, around)


def test_a_slot_made_cheaper_is_refused_before_any_work(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3: parameters cannot be lowered in the file."""
    strict = replace(around, floor=slots.FLOOR)
    with pytest.raises(FileTrouble, match="protection"):
        vault.unlock(vault_folder, passphrase, strict)


def test_the_standard_cost_is_the_one_asked_for() -> None:
    """S3: Argon2id of 128 MiB and three passes; never below 64 MiB and three."""
    assert Cost(131_072, 3, 2) == slots.STANDARD
    assert (slots.FLOOR.memory_kib, slots.FLOOR.passes) == (65_536, 3)


def test_the_cost_is_raised_at_the_next_unlock(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3."""
    dearer = replace(around, cost=Cost(64, 2, 1))
    assert opens(vault_folder, passphrase, dearer)
    said = json.loads((vault_folder / keyfile.NAME).read_bytes())
    assert [slot["memory_kib"] for slot in said["slots"] if slot["kind"] == "passphrase"] == [64]
    assert opens(vault_folder, passphrase, dearer)


def test_a_newer_key_file_is_refused_by_its_number(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F41."""
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        said = json.loads((vault_folder / name).read_bytes())
        (vault_folder / name).write_text(json.dumps(said | {"version": 7}))
    with pytest.raises(FileTrouble, match="version 7"):
        vault.unlock(vault_folder, passphrase, around)


def test_losing_the_keystore_never_closes_the_other_ways_in(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings, keystore: Any
) -> None:
    """F39, S8: the keystore is an extra, and nothing about it is kept in plain."""
    opened = vault.unlock(vault_folder, passphrase, around)
    assert opened.use_keystore(passphrase)
    assert opened.uses_keystore
    opened.lock()
    kept = next(iter(keystore.kept.values()))
    assert kept not in b"".join(path.read_bytes() for path in vault_folder.iterdir())
    keystore.is_broken = True
    assert opens(vault_folder, passphrase, around)
    assert opens(vault_folder, passphrase, replace(around, keystore=None))
    vault.unlock_with_recovery(vault_folder, recovery_code, "new", around).lock()


def test_a_keystore_that_keeps_nothing_is_not_used(
    vault_folder: Path, passphrase: str, around: Surroundings, keystore: Any
) -> None:
    """F39: some backends accept a secret and forget it."""
    keystore.is_broken = True
    opened = vault.unlock(vault_folder, passphrase, around)
    assert not opened.use_keystore(passphrase)
    assert not opened.uses_keystore
    opened.lock()


def test_the_keystore_slot_opens_by_itself_only_with_the_passphrase(
    vault_folder: Path, passphrase: str, around: Surroundings, keystore: Any
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.use_keystore(passphrase)
    opened._keep(opened._held.without(slots.SlotKind.PASSPHRASE))
    opened.lock()
    assert not opens(vault_folder, "wrong", around)
    again = vault.unlock(vault_folder, passphrase, around)
    again.set_passphrase(passphrase)
    again.leave_keystore()
    assert keystore.kept == {}
    again.lock()
    assert opens(vault_folder, passphrase, around)


def test_a_vault_open_here_is_not_opened_twice(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    with pytest.raises(Refusal, match="already open"):
        vault.unlock(vault_folder, passphrase, around)
    opened.lock()
    assert opens(vault_folder, passphrase, around)


def test_the_lock_of_a_dead_program_is_taken_silently(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: own host."""
    (vault_folder / "vault.lock").write_text(json.dumps({"host": "this-computer", "pid": 1}))
    assert opens(vault_folder, passphrase, around)


def test_the_lock_of_another_computer_is_never_stolen(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: other host."""
    (vault_folder / "vault.lock").write_text(json.dumps({"host": "elsewhere", "pid": 1}))
    with pytest.raises(Refusal, match="another computer"):
        vault.unlock(vault_folder, passphrase, around)


KILLED = """
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from iro_desk.records import Child
from iro_desk.storage import vault
from iro_desk.storage.slots import Cost
quick = Cost(16, 1, 1)
around = vault.Surroundings(now=lambda: datetime.now(UTC), cost=quick, floor=quick, host="this-computer")
opened = vault.unlock(Path(sys.argv[1]), sys.argv[2], around)
def add(session):
    session.add(Child.model_validate({"born_on": date(2014, 5, 2)}))
for _ in range(3):
    opened.store.write("Add child", add)
os._exit(9)
"""


def killed_while_open(folder: Path, passphrase: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), passphrase], check=False, timeout=60)
    assert done.returncode == 9


def test_a_program_killed_while_open_loses_nothing_it_saved(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: the log it left is checked and folded in, and its lock is taken."""
    killed_while_open(vault_folder, passphrase)
    assert (vault_folder / "vault.db-wal").stat().st_size
    opened = vault.unlock(vault_folder, passphrase, around)
    assert len(opened.store.read(lambda s: s.exec(select(Child)).all())) == 3
    assert not opened.kept_aside
    opened.lock()
    assert sorted(path.name for path in vault_folder.iterdir()) == [
        "keyfile.copy.json", "keyfile.json", "vault.db", "vault.lock",
    ]  # fmt: skip


def test_a_log_from_an_earlier_run_is_put_aside(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F22: frames that do not belong would be folded in by SQLite without a word."""
    killed_while_open(vault_folder, passphrase)
    stale = (vault_folder / "vault.db-wal").read_bytes()
    opened = vault.unlock(vault_folder, passphrase, around)

    def many(session: Session) -> None:
        for _ in range(300):
            session.add(Child.model_validate({"born_on": date(2014, 5, 2), "surname": "x" * 100}))

    opened.store.write("Add children", many)
    opened.lock()
    (vault_folder / "vault.db-wal").write_bytes(stale)
    again = vault.unlock(vault_folder, passphrase, around)
    assert again.kept_aside
    assert (vault_folder / "vault.db.damaged-wal").read_bytes() == stale
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 303
    again.lock()


def test_making_a_vault_that_fails_half_way_leaves_nothing_that_looks_like_one(
    tmp_path: Path, passphrase: str, around: Surroundings, failing_files: Callable[[int], Any]
) -> None:
    """F21: the next start offers a new vault, and it can be made."""
    folder = tmp_path / "new"
    with pytest.raises(FileTrouble):
        vault.create(folder, passphrase, recovery.written(bytes(20)), replace(around, files=failing_files(2)))
    assert vault.is_new(folder)
    vault.create(folder, passphrase, recovery.written(bytes(20)), around).lock()
    assert not vault.is_new(folder)
