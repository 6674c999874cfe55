"""The audit trail: what it says, what it costs, and that nothing in it can be altered unseen."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.records import AuditEntry, Child, Draft, Setting
from iro_desk.records.audit import note
from iro_desk.storage import vault
from iro_desk.storage.audit import EMPTY, Fault, head
from iro_desk.storage.refusals import WrongPassphrase
from iro_desk.storage.store import Store
from iro_desk.storage.vault import Surroundings
from tests.conftest import NOON

ROWS = 30
Mutate = Callable[[Any, random.Random], tuple[str, int]]


def add_child(session: Session) -> int:
    child = Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"})
    session.add(child)
    session.flush()
    assert child.id is not None
    return child.id


def entries(store: Store) -> list[AuditEntry]:
    return store.read(lambda s: list(s.exec(select(AuditEntry).order_by(col(AuditEntry.sequence))).all()))


def deeds(store: Store) -> list[str]:
    return [entry.deed for entry in entries(store)]


def rename(session: Session) -> None:
    session.exec(select(Child)).one().preferred_name = "Quib"


def remove(session: Session) -> None:
    session.delete(session.exec(select(Child)).one())


def test_every_kind_of_work_is_one_row_with_codes_and_numbers_only(store: Store) -> None:
    """S35: create, change, delete, setting and undo; who it was about by number, never by name."""
    child_id = store.write("Add Zorblatt", add_child).value
    store.write("Rename", rename)
    store.write("Choose", lambda s: s.add(Setting(key="outbox.folder", value="/home/zorblatt")))
    store.write("Remove", remove)
    store.undo()
    assert deeds(store) == ["recorded", "changed", "setting-changed", "child-removed", "undone"]
    rows = entries(store)
    assert [row.sequence for row in rows] == [1, 2, 3, 4, 5]
    assert rows[0].subjects == f"child:{child_id}"
    assert rows[1].at == NOON
    assert not [row for row in rows if "orblatt" in row.model_dump_json()]


def test_undo_takes_back_the_work_and_leaves_the_rows_of_the_trail(store: Store) -> None:
    """S36: rows are never undone, however often."""
    store.write("Add", add_child)
    for _ in range(3):
        store.undo()
        store.redo()
    assert deeds(store) == ["recorded", *["undone"] * 6]
    assert store.audit_faults(None) == ()


def test_a_service_may_say_what_its_write_is(store: Store) -> None:
    """S35."""

    def close(session: Session) -> None:
        child_id = add_child(session)
        note(session, Deed.CHILD_ERASED, ("child", child_id))

    store.write("Close", close)
    assert deeds(store) == ["child-erased"]
    store.write("Add", add_child)
    assert deeds(store) == ["child-erased", "recorded"]


def test_a_write_that_fails_leaves_no_row(store: Store) -> None:
    """The row is in the same transaction as what it tells of."""

    def fail(session: Session) -> None:
        add_child(session)
        raise ValueError

    with pytest.raises(ValueError):
        store.write("Add", fail)
    assert deeds(store) == []


def test_typing_adds_nothing_and_keeps_its_speed(store: Store) -> None:
    """S35: a draft is not yet said; a key press is not noted."""
    draft = {"form": "visit", "content": "{}", "kept_at": NOON}
    store.write("Keep a draft", lambda s: s.add(Draft.model_validate(draft)))
    assert deeds(store) == []


def edit(driver: Any, rng: random.Random) -> tuple[str, int]:
    at = rng.randint(1, ROWS)
    column, value = rng.choice(
        [("deed", "changed"), ("subjects", "child:9"), ("amount", 77), ("operation", 999),
         ("at", "2020-01-01 00:00:00.000000"), ("version", "9"), ("digest", "ab" * 32), ("seal", "0" * 64),
         ("previous", "cd" * 32)]
    )  # fmt: skip
    driver.execute(f"UPDATE audit SET {column} = ? WHERE sequence = ?", (value, at))
    return "altered", at


def delete(driver: Any, rng: random.Random) -> tuple[str, int]:
    at = rng.randint(1, ROWS - 1)
    driver.execute("DELETE FROM audit WHERE sequence = ?", (at,))
    return "missing", at


def cut(driver: Any, rng: random.Random) -> tuple[str, int]:
    at = rng.randint(1, ROWS)
    driver.execute("DELETE FROM audit WHERE sequence >= ?", (at,))
    return "cut off", at


def swap(driver: Any, rng: random.Random) -> tuple[str, int]:
    """Two rows change places with their numbers left where they were."""
    one, other = sorted(rng.sample(range(1, ROWS + 1), 2))
    columns = "at, version, deed, operation, subjects, amount, previous, digest, seal"
    held = driver.execute(f"SELECT {columns} FROM audit WHERE sequence = ?", (one,)).fetchone()
    marks = ", ".join(
        f"{name} = (SELECT {name} FROM audit WHERE sequence = {other})" for name in columns.split(", ")
    )
    driver.execute(f"UPDATE audit SET {marks} WHERE sequence = ?", (one,))
    names = ", ".join(f"{name} = ?" for name in columns.split(", "))
    driver.execute(f"UPDATE audit SET {names} WHERE sequence = ?", (*held, other))
    return "altered", one


def move(driver: Any, rng: random.Random) -> tuple[str, int]:
    """A row is laid behind the others, whole and with its number."""
    at = rng.randint(1, ROWS - 1)
    driver.execute("UPDATE audit SET id = 9000 WHERE sequence = ?", (at,))
    return "out of order", at


def insert(driver: Any, rng: random.Random) -> tuple[str, int]:
    """A forged row at the end, its digest right and its seal a guess."""
    driver.execute(
        "INSERT INTO audit (sequence, at, version, deed, operation, subjects, amount, previous, digest, seal) "
        "SELECT sequence + 1, at, version, deed, operation, subjects, amount, digest, digest, seal "
        f"FROM audit WHERE sequence = {ROWS}"
    )
    return "altered", ROWS + 1


@pytest.mark.parametrize("mutate", [edit, delete, cut, swap, move, insert])
@pytest.mark.parametrize("seed", range(6))
def test_each_kind_of_tampering_is_found_and_located(store: Store, mutate: Mutate, seed: int) -> None:
    """S36, S37: edit, deletion, truncation, exchange, reordering, insertion, at random places."""
    for _ in range(ROWS):
        store.note(Deed.UNLOCKED)
    end = store.read(head)
    assert store.audit_faults(end) == ()
    kind, at = store.on_file(lambda driver: mutate(driver, random.Random(seed)))
    found = store.audit_faults(end)
    assert (kind, at) in {(fault.kind, fault.sequence) for fault in found}, found
    assert len(found) <= 2, "what was not touched is not accused"


STRANGE = [
    f"{column} = {value}"
    for column, values in {
        "at": ("'x'", "''", "X'00FF'", "7", "at || '0'", "replace(at, ' ', 'T')", "substr(at, 1, 19)"),
        "version": ("X'00'", "CAST(X'FF' AS TEXT)", "char(0) || version"),
        "operation": ("99", "'abc'", "X'00'", "1.5"),
        "amount": ("'x'", "X'00'", "1.5", "9223372036854775807"),
        "previous": ("X'00'", "'é'"),
        "digest": ("X'00'", "'é'", "upper(digest)", "7"),
        "seal": ("X'00'", "'é'", "upper(seal)", "CAST(seal AS BLOB)"),
        "sequence": ("'x'", "X'00'", "sequence + 0.5", "9223372036854775807"),
    }.items()
    for value in values
]


def run(statement: str, values: tuple[object, ...], driver: Any) -> None:
    driver.execute(statement, values)


def test_a_field_of_any_kind_of_content_is_located_and_the_trail_goes_on(store: Store) -> None:
    """S36: also what is no text, no number or no moment, and a moment written in another way than ours."""
    for _ in range(3):
        store.note(Deed.UNLOCKED)
    end = store.read(head)
    whole = store.on_file(lambda driver: driver.execute("SELECT * FROM audit WHERE sequence = 2").fetchone())
    marks = ", ".join("?" * len(whole))
    for strange in STRANGE:
        store.on_file(partial(run, f"UPDATE audit SET {strange} WHERE sequence = 2", ()))
        assert 2 in {fault.sequence for fault in store.audit_faults(end)}, strange
        assert store.read(head) == end, strange
        store.on_file(partial(run, f"INSERT OR REPLACE INTO audit VALUES ({marks})", whole))
        assert store.audit_faults(end) == ()
    store.on_file(partial(run, "UPDATE audit SET sequence = 'x' WHERE sequence = 3", ()))
    store.note(Deed.UNLOCKED)
    assert {fault.sequence for fault in store.audit_faults(end)} >= {3}


def test_what_was_cut_off_stays_missing_however_much_is_added(store: Store) -> None:
    """S37: the trail goes on from the end that the key file knew, so the gap cannot be covered."""
    for _ in range(5):
        store.note(Deed.UNLOCKED)
    end = store.read(head)
    store.on_file(lambda driver: driver.execute("DELETE FROM audit WHERE sequence > 3"))
    store.anchor_with(lambda _: None, end)
    store.note(Deed.UNLOCKED)
    assert store.audit_faults(store.read(head)) == (Fault(4, "missing", 2),)


def test_the_key_file_holds_the_end_after_every_write(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S37: outside the table, sealed, and read back at the next unlocking."""
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.store.write("Add", add_child)
    end = opened.store.read(head)
    assert opened.keys.trail == end != EMPTY
    opened.lock()
    again = vault.unlock(vault_folder, passphrase, around)
    assert again.trail_before == end
    assert again.audit_faults() == ()
    assert deeds(again.store)[1:] == ["unlocked", "recorded", "unlocked"]
    again.lock()


def test_wrong_tries_are_noted_at_the_next_success(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S16, S35."""
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault.unlock(vault_folder, "not this one", around)
    opened = vault.unlock(vault_folder, passphrase, around)
    noted = [(row.deed, row.amount) for row in entries(opened.store)]
    assert noted[-2:] == [("wrong-tries", 3), ("unlocked", 0)]
    opened.lock()


def test_changes_of_the_keys_are_noted(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S35: each beside the unlocking it was done in."""
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.use_keystore(passphrase)
    opened.leave_keystore()
    opened.change_passphrase(passphrase, "walnut ember harbour quilt")
    opened.set_recovery_code(recovery_code)
    assert deeds(opened.store)[1:] == [
        "unlocked", "guard-on", "guard-off", "passphrase-changed", "recovery-code-changed",
    ]  # fmt: skip
    opened.lock()
