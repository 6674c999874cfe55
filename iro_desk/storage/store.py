"""The one way to read and write the vault: a worker, a session per operation, and the journal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2
from sqlmodel import Session, col, func, select

from iro_desk.domain.changes import Changes
from iro_desk.domain.deeds import Deed
from iro_desk.errors import FileTrouble
from iro_desk.records import JournalEntry
from iro_desk.records.journal import NO_HISTORY, shortened
from iro_desk.storage import audit, deeds, rotation, undoing
from iro_desk.storage import engine as engines
from iro_desk.storage.files import Files
from iro_desk.storage.journal import RowChange, Watch, journalled_kinds, to_journal
from iro_desk.storage.on_disk import OnDisk

T = TypeVar("T")
Settle = Callable[[Session, Changes], bool]
Anchor = Callable[[audit.Head], None]
WORKED_OUT = "due_date"


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a write changed, and what its function returned."""

    changes: Changes
    value: T


class Store:
    """Holds the open vault. One worker thread owns the connection, so nothing races the file.

    Args:
        path: the encrypted file, already created and up to date.
        key: its 32 raw bytes.
        now: the present moment, aware; stamped on journal rows.
    Attributes:
        writes: how many operations were committed since it was opened.

    Raises:
        FileTrouble: the file is missing, damaged, in use or belongs to another key.
    """

    def __init__(self, path: Path, key: bytes | bytearray, *, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now
        self._settle: Settle | None = None
        self._audit_key = audit.key_of(key)
        self._anchor: Anchor | None = None
        self._known_end = self._end = audit.EMPTY
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._turn = threading.Lock()
        self._reading = False
        self._closed = False
        self._reads: set[Future[object]] = set()
        self._copying = threading.Lock()
        self.writes = 0
        self._refused: FileTrouble | None = None
        try:
            self._driver = self._worker.submit(engines.connect, path, key).result()
        except FileTrouble:
            self._worker.shutdown(wait=True)
            raise
        self._engine: Engine = engines.engine_over(lambda: self._driver)
        self._file = OnDisk(path)

    def read(self, fn: Callable[[Session], T]) -> T:
        """Run ``fn`` on the worker and return what it returns; changes it makes are thrown away."""
        return self.read_later(fn).result()

    def write(self, label: str, fn: Callable[[Session], T]) -> Written[T]:
        """Run ``fn`` as one operation: everything it changes is kept and journalled, or none of it.

        Args:
            label: what the officer would recognise in Undo, such as "Record visit".
        """
        return self.write_later(label, fn).result()

    def read_later(self, fn: Callable[[Session], T]) -> Future[T]:
        """Queue a read."""
        future = self._submit(lambda: self._read(fn), reads=True)
        held: Future[object] = future  # type: ignore[assignment]  # Future is invariant; only cancel() is used
        self._reads.add(held)
        held.add_done_callback(self._reads.discard)
        return future

    def write_later(self, label: str, fn: Callable[[Session], T]) -> Future[Written[T]]:
        """Queue a write."""
        return self._submit(lambda: self._write(label, fn, undoes=None))

    def undo(self) -> Changes | None:
        """Put back the newest operation not yet undone, as a new operation; None when there is none.

        Raises:
            Refusal: later work stands in the way.
        """
        return self.undo_later().result()

    def undo_later(self) -> Future[Changes | None]:
        """Queue an undo."""
        return self._submit(lambda: self._put_back(undoing.newest_to_undo))

    def redo(self) -> Changes | None:
        """Put back the newest undo, if nothing was done since; None when there is none."""
        return self._submit(lambda: self._put_back(undoing.newest_to_redo)).result()

    def after_writing(self, settle: Settle) -> None:
        """Let ``settle`` bring what is worked out from the facts up with every write, in the same operation.

        Args:
            settle: given the session and what changed; returns whether it moved anything.
        """
        self._settle = settle

    def anchor_with(self, anchor: Anchor, known: audit.Head | None) -> None:
        """Have the end of the audit trail kept outside the file, after every write that adds to it (S37).

        Args:
            known: the end kept there so far: what was cut off the trail stays missing for good; None when
                none was kept yet.
        """
        self._anchor, self._known_end = anchor, known or audit.EMPTY

    def refuse_writing(self, trouble: FileTrouble) -> None:
        """Answer every write with this from now on; reading goes on (F19)."""
        self._refused = trouble

    def note(self, deed: Deed, *subjects: audit.Subject, amount: int = 0) -> None:
        """Add to the audit trail what is no write: an unlocking, a change of keys, a backup (S35).

        Args:
            amount: how many tries, files or rows; 0 when there is nothing to count.
        """
        self._submit(lambda: self._note(deed, subjects, amount)).result()

    def audit_faults(self, anchor: audit.Head | None) -> tuple[audit.Fault, ...]:
        """Return every place where the audit trail was altered (S36).

        Args:
            anchor: the end as the key file knows it; None when it knows none.
        """
        return self.read(lambda session: audit.faults(session, self._audit_key, anchor))

    def copy_in_steps(self, target: engines.Driver) -> None:
        """Copy the file into an empty one under the same key, in the caller's thread and in small steps.

        The worker goes on reading and writing between them; what it commits meanwhile is in the copy.

        Raises:
            FileTrouble: the disk refused, a page cannot be read, or the store is being closed.
        """
        with self._copying:
            self._refuse_closed()
            try:
                engines.copy_in_steps(self._driver, target, self._refuse_closed)
            except dbapi2.Error as error:
                raise engines.trouble(error) or FileTrouble(
                    "The vault's file could not be copied."
                ) from error

    def on_file(self, job: Callable[[engines.Driver], T]) -> T:
        """Run ``job`` with the file itself on the worker, between other work; it changes nothing in it."""
        return self._submit(lambda: job(self._driver)).result()

    def change_file(self, job: Callable[[engines.Driver], T]) -> T:
        """Run ``job``, which changes the file but no row, unless another program has changed it too (F24)."""

        def unless_changed() -> T:
            self._file.refuse_changed()
            return job(self._driver)

        return self._submit(unless_changed).result()

    def change_key(
        self, old: bytes | bytearray, new: bytes, files: Files, announce: Anchor, taken: Anchor
    ) -> None:
        """Put the whole file under another key, through a checked copy; other work waits (S7).

        Args:
            announce: writes down that the copy with this end of the trail is about to take over.
            taken: told of that end once it has.
        Raises:
            FileTrouble: the disk refused; the store goes on under the key that the file is now under.
        """
        with self._copying:
            self._submit(lambda: self._change_key(old, new, files, announce, taken)).result()

    def _change_key(
        self, old: bytes | bytearray, new: bytes, files: Files, announce: Anchor, taken: Anchor
    ) -> None:
        self._refuse_if_gone()
        folder, key = self.path.parent, bytes(old)
        try:
            end = rotation.lay_copy(self._driver, folder, old, new, files)
            announce(end)
            self._shut()
            rotation.take_over(folder, files)
            key = new
            taken(end)
        except (OSError, DBAPIError, dbapi2.Error) as error:
            raise FileTrouble(
                "The disk would not take the new key. The vault opens as before.",
                "Check that the disk has room, then try again.",
            ) from error
        finally:
            self._open_again(key)

    def _open_again(self, key: bytes) -> None:
        """Go on after the file was put down, under the key it is under now."""
        with suppress(dbapi2.Error):
            self._driver.close()
        self._engine.dispose()
        self._driver = engines.connect(self.path, key)
        self._engine = engines.engine_over(lambda: self._driver)
        self._file, self._audit_key = OnDisk(self.path), audit.key_of(key)

    @property
    def is_gone(self) -> bool:
        """Whether the file was renamed, deleted or replaced while it was open (F24)."""
        return self._file.is_moved

    @property
    def is_changed(self) -> bool:
        """Whether another program wrote in the file while it was open (F24)."""
        return self._file.is_changed

    def write_anew(self) -> None:
        """Write the whole file again, so that no page holds what was deleted, and empty the log (S31)."""
        with self._copying:
            self.change_file(engines.write_anew)

    def faults(self) -> list[str]:
        """Check every page and row; empty when the file is sound."""
        return self._submit(lambda: engines.faults(self._driver)).result()

    def close(self) -> None:
        """Finish queued writes, drop queued reads, stop a running one, and close the file.

        Locking ends the process after this (S13), so nothing here waits on anything but writes.
        """
        if self._closed:
            return
        self._closed = True
        for waiting in list(self._reads):
            waiting.cancel()
        with self._turn:
            if self._reading:
                self._driver.interrupt()
        with self._copying:
            self._worker.submit(self._shut).result()
        self._worker.shutdown(wait=True)

    def _submit(self, job: Callable[[], T], *, reads: bool = False) -> Future[T]:
        self._refuse_closed()
        return self._worker.submit(self._guarded, job, reads)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise FileTrouble("The vault is locked.", "Unlock it and try again.")

    def _guarded(self, job: Callable[[], T], reads: bool) -> T:
        try:
            with self._file.at_work((lambda: int(self._driver.total_changes)) if reads else None):
                return job()
        except (DBAPIError, dbapi2.Error) as error:
            found = engines.trouble(error, self.path)
            if found is None:
                raise
            raise found from error

    def _read(self, fn: Callable[[Session], T]) -> T:
        with self._turn:
            self._refuse_closed()
            self._file.refuse_changed("shown")
            self._reading = True
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                return fn(session)
        finally:
            with self._turn:
                self._reading = False

    def _write(self, label: str, fn: Callable[[Session], T], *, undoes: int | None) -> Written[T]:
        self._refuse_if_gone()
        with Session(self._engine, expire_on_commit=False) as session:
            watch = Watch(session)
            value = fn(session)
            session.flush()
            rows = watch.changes()
            changes = self._settled(session, self._journal(session, label, rows, undoes))
            end = self._seal(session, changes, rows, undoes)
            session.commit()
        self._keep_end(end)
        self.writes += 1
        return Written(changes, value)

    def _put_back(self, choose: Callable[[Session], undoing.Chosen | None]) -> Changes | None:
        self._refuse_if_gone()
        with Session(self._engine, expire_on_commit=False) as session:
            chosen = choose(session)
            if chosen is None:
                return None
            watch = Watch(session)
            undoing.apply_before(session, watch, chosen.operation)
            rows = watch.changes()
            changes = self._settled(session, self._journal(session, chosen.label, rows, chosen.operation))
            end = self._seal(session, changes, rows, chosen.operation)
            undoing.commit(session)
        self._keep_end(end)
        self.writes += 1
        return changes

    def _journal(self, session: Session, label: str, rows: list[RowChange], undoes: int | None) -> Changes:
        kinds = frozenset(row.kind for row in rows)
        children = frozenset(row.child_id for row in rows if row.child_id is not None)
        kept = to_journal(rows)
        if not kept or session.info.get(NO_HISTORY):
            return Changes(None, label, kinds, children)
        latest = session.exec(select(func.max(col(JournalEntry.operation)))).one()
        operation = (latest or 0) + 1
        at = self._now()
        for row in kept:
            entry = {
                "operation": operation, "label": shortened(label), "kind": row.kind, "row_id": row.row_id,
                "before": row.before, "after": row.after, "at": at, "undoes": undoes,
            }  # fmt: skip
            session.add(JournalEntry.model_validate(entry))
        session.flush()
        return Changes(operation, label, kinds, children)

    def _seal(
        self, session: Session, changes: Changes, rows: list[RowChange], undoes: int | None
    ) -> audit.Head | None:
        """Add what was done to the audit trail, in the transaction that does it; drafts are not yet said."""
        kept = [row for row in rows if row.kind in journalled_kinds()]
        if not kept and not deeds.is_noted(session):
            return None
        deed, subjects = deeds.deed_of(session, kept, undoes)
        return audit.append(
            session, self._audit_key, deed, self._now(), self._known_end,
            subjects=subjects, operation=changes.operation, amount=len(kept),
        )  # fmt: skip

    def _note(self, deed: Deed, subjects: tuple[audit.Subject, ...], amount: int) -> None:
        self._refuse_if_gone()
        with Session(self._engine, expire_on_commit=False) as session:
            end = audit.append(
                session, self._audit_key, deed, self._now(), self._known_end, subjects=subjects, amount=amount
            )
            session.commit()
        self._keep_end(end)

    def _keep_end(self, end: audit.Head | None) -> None:
        """Keep the end once the write is answered: the officer's words do not wait for a second file."""
        if end is not None and self._anchor is not None:
            self._end = end
            self._worker.submit(self._anchored, end)

    def _anchored(self, end: audit.Head) -> None:
        """The trail may be ahead of its anchor, never behind; a disk that fails is asked at the next write."""
        if end == self._end and self._anchor is not None:
            with suppress(FileTrouble, OSError):
                self._anchor(end)

    def _settled(self, session: Session, changes: Changes) -> Changes:
        if self._settle is None or not self._settle(session, changes):
            return changes
        return replace(changes, kinds=changes.kinds | {WORKED_OUT})

    def _refuse_if_gone(self) -> None:
        """F24: stop writing when the file was renamed or deleted under us; F19: when it may only be read."""
        if self._refused is not None:
            raise FileTrouble(self._refused.what, self._refused.next_step)
        self._file.refuse_gone()

    def _shut(self) -> None:
        if self._file.put_down(self._driver):
            return
        with suppress(dbapi2.Error):
            engines.fold_log(self._driver)
        self._engine.dispose()
        self._driver.close()
