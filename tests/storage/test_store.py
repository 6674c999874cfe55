"""One write path: everything an operation changes is kept and journalled, or none of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlmodel import Session, select

from iro_desk.domain.codes import Sex
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.records import Child, Draft, JournalEntry, OutboxItem, Person, Setting
from iro_desk.storage.engine import copy_into
from iro_desk.storage.store import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_child(**given: object) -> Callable[[Session], int]:
    def add(session: Session) -> int:
        child = Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "AB", **given})
        session.add(child)
        session.flush()
        assert child.id is not None
        return child.id

    return add


def a_person(child_id: int, name: str = "CD") -> Callable[[Session], int]:
    def add(session: Session) -> int:
        person = Person.model_validate({"child_id": child_id, "name": name})
        session.add(person)
        session.flush()
        assert person.id is not None
        return person.id

    return add


def renamed(child_id: int, name: str) -> Callable[[Session], None]:
    def rename(session: Session) -> None:
        session.get_one(Child, child_id).preferred_name = name

    return rename


def removed(child_id: int) -> Callable[[Session], None]:
    def remove(session: Session) -> None:
        session.delete(session.get_one(Child, child_id))

    return remove


def name_of(store: Store, child_id: int) -> str:
    return store.read(lambda s: s.get_one(Child, child_id).preferred_name)


def journal(store: Store) -> list[JournalEntry]:
    return store.read(lambda s: list(s.exec(select(JournalEntry).order_by(JournalEntry.id)).all()))  # type: ignore[arg-type]


def test_a_write_returns_its_value_and_names_what_it_touched(store: Store) -> None:
    done = store.write("Add child", a_child())
    assert done.value == 1
    assert done.changes.operation == 1
    assert done.changes.label == "Add child"
    assert done.changes.kinds == {"child"}


def test_what_is_called_at_length_is_kept_and_undone_by_a_shorter_name(store: Store) -> None:
    """A question of Settings is longer than what the journal keeps of a name."""
    label = "Change “" + "Does it cover the whole child: health, learning, feelings? " * 4 + "”"
    store.write(label, a_child())
    done = store.undo()
    assert done is not None
    assert done.label.endswith("…") and label.startswith(done.label[:-1])
    assert store.undo() is None


def test_the_journal_holds_dates_in_iso_and_codes_by_value(store: Store) -> None:
    store.write("Add child", a_child(sex=Sex.UNKNOWN))
    (entry,) = journal(store)
    assert entry.before is None
    after = json.loads(entry.after or "")
    assert after["born_on"] == "2014-05-02"
    assert after["sex"] == Sex.UNKNOWN.value
    assert entry.at == NOON


def test_saving_without_a_change_touches_nothing(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    changes = store.write("Rename", renamed(child, "AB")).changes
    assert changes.kinds == frozenset()
    assert changes.operation is None
    assert len(journal(store)) == 1


def test_a_change_and_its_reversal_in_one_operation_leave_no_trace(store: Store) -> None:
    child = store.write("Add child", a_child()).value

    def there_and_back(session: Session) -> None:
        renamed(child, "ZZ")(session)
        session.flush()
        renamed(child, "AB")(session)

    assert store.write("Rename", there_and_back).changes.operation is None


def test_a_row_changed_twice_has_one_journal_row(store: Store) -> None:
    child = store.write("Add child", a_child()).value

    def twice(session: Session) -> None:
        renamed(child, "EF")(session)
        session.flush()
        renamed(child, "GH")(session)

    store.write("Rename", twice)
    entry = journal(store)[-1]
    assert json.loads(entry.before or "")["preferred_name"] == "AB"
    assert json.loads(entry.after or "")["preferred_name"] == "GH"


def test_a_refusal_rolls_everything_back_and_passes_through(store: Store) -> None:
    def refuse(session: Session) -> None:
        a_child()(session)
        raise Refusal("That cannot be.")

    with pytest.raises(Refusal, match="That cannot be"):
        store.write("Add child", refuse)
    assert store.read(lambda s: s.exec(select(Child)).all()) == []
    assert journal(store) == []


def test_a_draft_is_named_in_the_kinds_but_not_journalled(store: Store) -> None:
    child = store.write("Add child", a_child()).value

    def keep(session: Session) -> None:
        session.add(
            Draft.model_validate({"form": "visit", "child_id": child, "content": "{}", "kept_at": NOON})
        )

    changes = store.write("Keep draft", keep).changes
    assert changes.kinds == {"draft"}
    assert changes.operation is None
    assert len(journal(store)) == 1


def test_what_a_read_changes_is_thrown_away(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    store.read(renamed(child, "ZZ"))
    assert name_of(store, child) == "AB"


def test_rows_can_be_looked_at_after_the_session_has_gone(store: Store) -> None:
    """P6: nothing loads lazily after the operation."""
    store.write("Add child", a_child())
    child = store.read(lambda s: s.exec(select(Child)).one())
    assert child.born_on == date(2014, 5, 2)


def test_bulk_statements_are_stopped(store: Store) -> None:
    """P22: the journal cannot see them."""
    with pytest.raises(RuntimeError, match="bulk"):
        store.write("Clear", lambda s: s.execute(delete(Child)))


def test_undo_puts_back_a_change_as_a_new_operation(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    store.write("Rename", renamed(child, "ZZ"))
    changes = store.undo()
    assert changes is not None
    assert (changes.operation, changes.label, changes.kinds) == (3, "Rename", {"child"})
    assert name_of(store, child) == "AB"
    assert journal(store)[-1].undoes == 2


def test_undo_goes_back_step_by_step_and_then_has_nothing_left(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    store.write("Rename", renamed(child, "EF"))
    store.write("Rename", renamed(child, "GH"))
    store.undo()
    assert name_of(store, child) == "EF"
    store.undo()
    assert name_of(store, child) == "AB"
    store.undo()
    assert store.read(lambda s: s.exec(select(Child)).all()) == []
    assert store.undo() is None


def test_undoing_a_removal_brings_back_everything_that_went_with_it(store: Store) -> None:
    """Rows deleted by ON DELETE CASCADE are journalled too."""
    child = store.write("Add child", a_child()).value
    person = store.write("Add person", a_person(child)).value
    changes = store.write("Remove child", removed(child)).changes
    assert changes.kinds == {"child", "person"}
    store.undo()
    back = store.read(lambda s: s.get_one(Person, person))
    assert (back.child_id, back.name) == (child, "CD")
    assert store.read(lambda s: s.get_one(Child, child)).born_on == date(2014, 5, 2)


def test_redo_brings_the_work_back_and_undo_takes_it_again(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    store.write("Rename", renamed(child, "EF"))
    store.write("Rename", renamed(child, "GH"))
    store.undo()
    store.undo()
    store.redo()
    assert name_of(store, child) == "EF"
    store.redo()
    assert name_of(store, child) == "GH"
    assert store.redo() is None
    store.undo()
    assert name_of(store, child) == "EF"


def test_new_work_ends_redo(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    store.write("Rename", renamed(child, "EF"))
    store.undo()
    store.write("Rename", renamed(child, "GH"))
    assert store.redo() is None
    assert name_of(store, child) == "GH"


def test_undo_that_cannot_be_is_refused_and_changes_nothing(store: Store) -> None:
    """An undone setting whose key an unjournalled path has taken again."""

    def keep(value: str) -> Callable[[Session], None]:
        def add(session: Session) -> None:
            session.add(Setting.model_validate({"key": "team", "value": value}))

        return add

    store.write("Keep setting", keep("a"))
    store.write("Drop setting", lambda s: s.delete(s.exec(select(Setting)).one()))
    behind_the_journals_back = "INSERT INTO setting (id, key, value) VALUES (9, 'team', 'b')"
    store.on_file(lambda driver: driver.execute(behind_the_journals_back))
    with pytest.raises(Refusal, match="no longer be undone"):
        store.undo()
    assert store.read(lambda s: s.exec(select(Setting)).one()).value == "b"


def test_operations_run_one_at_a_time_in_order(store: Store) -> None:
    child = store.write("Add child", a_child()).value
    waiting = [store.write_later("Rename", renamed(child, f"N{n}")) for n in range(20)]
    assert [f.result().changes.operation for f in waiting] == list(range(2, 22))
    assert name_of(store, child) == "N19"


def test_closing_finishes_queued_writes_and_drops_queued_reads(store: Store) -> None:
    """S13: locking commits what was said and waits for nothing else."""
    child = store.write("Add child", a_child()).value
    gate = threading.Event()
    held = store.read_later(lambda s: gate.wait(5))
    kept = store.write_later("Rename", renamed(child, "EF"))
    dropped = store.read_later(lambda s: 1)
    closing = threading.Thread(target=store.close)
    closing.start()
    gate.set()
    closing.join(5)
    assert not closing.is_alive()
    assert held.done()
    assert kept.result().changes.kinds == {"child"}
    assert dropped.cancelled() or dropped.exception() is not None


def test_closing_stops_a_long_read(store: Store) -> None:
    """S13: a report that takes minutes does not hold up the lock."""
    started = threading.Event()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    def long_read(session: Session) -> None:
        started.set()
        session.connection().exec_driver_sql(endless).fetchone()

    future = store.read_later(long_read)
    started.wait(5)
    threading.Event().wait(0.05)
    store.close()
    with pytest.raises(FileTrouble, match="locked"):
        future.result()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(FileTrouble, match="locked"):
        store.read(lambda s: None)


def test_writing_stops_when_the_file_is_moved_away(store: Store) -> None:
    """F24: a file renamed while open is not written to any more."""
    store.write("Add child", a_child())
    moved = store.path.with_name("elsewhere.db")
    store.path.rename(moved)
    with pytest.raises(FileTrouble, match="moved or replaced"):
        store.write("Add child", a_child())
    moved.rename(store.path)
    assert store.write("Add child", a_child()).changes.operation == 2


def test_the_file_is_held_alone_from_the_first_word(store: Store) -> None:
    """F29, F14: nothing lies beside it but its log; a log shared through a third file is forced to no disk."""
    store.write("Add child", a_child())
    assert {path.name for path in store.path.parent.iterdir()} == {"vault.db", "vault.db-wal"}


def test_a_full_disk_is_said_and_nothing_is_half_saved(store: Store) -> None:
    store.write("Add child", a_child())
    pages = store._worker.submit(lambda: store._driver.execute("PRAGMA page_count").fetchone()[0]).result()
    store._worker.submit(store._driver.execute, f"PRAGMA max_page_count = {pages}").result()
    with pytest.raises(FileTrouble, match="full"):
        store.write(
            "Add children", lambda s: [a_child(address_withheld_from="x" * 200)(s) for _ in range(999)]
        )
    assert len(store.read(lambda s: s.exec(select(Child)).all())) == 1


def test_the_file_the_wal_and_the_copy_hold_no_words(store: Store, tmp_path: Path) -> None:
    """S1: nothing typed can be read in any file beside the vault."""
    sentinel = "Zorblatt"
    store.write("Add child", a_child(preferred_name=sentinel))
    copy = tmp_path / "copy.db"
    store.on_file(partial(copy_into, path=copy))
    for path in [*store.path.parent.iterdir(), copy]:
        content = path.read_bytes()
        assert sentinel.encode() not in content
        assert b"SQLite format 3" not in content


def test_a_copy_opens_with_the_same_key_and_is_whole(store: Store, tmp_path: Path) -> None:
    """F23: a copy never needs the write-ahead log."""
    store.write("Add child", a_child())
    copy = tmp_path / "copy.db"
    store.on_file(partial(copy_into, path=copy))
    opened = Store(copy, bytes(range(32)), now=lambda: NOON)
    try:
        assert len(opened.read(lambda s: s.exec(select(Child)).all())) == 1
        assert opened.faults() == []
    finally:
        opened.close()
    with pytest.raises(FileTrouble, match="already there"):
        store.on_file(partial(copy_into, path=copy))


def test_another_key_is_damage_not_a_new_vault(store: Store) -> None:
    store.close()
    with pytest.raises(FileTrouble, match="damaged"):
        Store(store.path, bytes(32), now=lambda: NOON)


def test_a_second_program_is_kept_out(store: Store) -> None:
    with pytest.raises(FileTrouble, match="in use"):
        Store(store.path, bytes(range(32)), now=lambda: NOON)


def test_undo_passes_over_what_has_left_by_the_outbox(store: Store) -> None:
    """A paper that was placed stays placed: Undo goes on to the work before it (S52)."""
    child = store.write("Add a child", a_child()).value
    store.write("Add a person", a_person(child))

    def queue(session: Session) -> None:
        session.add(
            OutboxItem.model_validate(
                {
                    "child_id": child,
                    "recipient": "Team manager",
                    "file_name": "IRO-K7F3Q2-outcomes-2026-06-04.pdf",
                    "content": b"%PDF",
                    "sha256": "0" * 64,
                    "queued_at": NOON,
                }
            )
        )

    store.write("Put the outcomes in the outbox", queue)

    put_back = store.undo()

    assert put_back is not None
    assert put_back.label == "Add a person"
    assert len(store.read(lambda s: s.exec(select(OutboxItem)).all())) == 1
