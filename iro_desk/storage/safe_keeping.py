"""The backups of the open vault: made when they are due, brought to a second place, rehearsed, and listed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from iro_desk.domain.backups import BackupSeen, Counts, Plan, Rehearsal, Standing, is_due, is_far_smaller
from iro_desk.domain.deeds import Deed
from iro_desk.errors import Damage, FileTrouble, Refusal
from iro_desk.storage import backups, backups_kept, backups_second, restore
from iro_desk.storage import engine as engines
from iro_desk.storage.backups import Backup
from iro_desk.storage.backups_kept import Kept
from iro_desk.storage.vault import DATABASE, Surroundings, Vault

EVERY = timedelta(days=1)
EVERY_WHEN_CHANGED = timedelta(hours=4)
"""How much work a lost disk may cost at most while the desk is open; what is typed is on the disk within a second."""

REHEARSED_EVERY = timedelta(days=30)
QUICK_BYTES = 32 << 20
"""Up to this size a backup at locking is a matter of a second; a larger vault is backed up as it is next unlocked."""


def place_beside(vault_folder: Path) -> Path:
    """Return where the backups of a vault are kept on this computer."""
    return vault_folder.with_name(restore.LOCAL)


class SafeKeeping:
    """Looks after the backups of one open vault; its methods take their time, so call them beside the window.

    Args:
        vault: open; its key is used and never kept.
        around: the moment and the disk.
    """

    def __init__(self, vault: Vault, around: Surroundings) -> None:
        self._vault = vault
        self._now = around.now
        self._files = around.files
        self._place = place_beside(vault.folder)
        self._turn = threading.Lock()
        self._ended, self._is_first = False, True
        self._writes_kept: int | None = None

    def tend(self) -> tuple[str, ...]:
        """Make, bring and rehearse what is due, and return what the officer should hear of, in sentences."""
        said: list[str] = []
        with self._one_at_a_time():
            newest = self._newest()
            try:
                if self._is_due(newest):
                    newest = self._make()[0]
            except FileTrouble as trouble:
                said.append(str(trouble))
            if self._is_first:
                self._is_first = False
                self._hold_in_memory()
            kept = self._kept()
            said += self._bring(newest)
            if newest is not None and is_due(kept.rehearsed, self._now(), REHEARSED_EVERY):
                found = self._rehearse(newest)
                said += [f"A trial restore failed. {found.trouble}"] if found.trouble else []
        return tuple(said)

    def back_up(self) -> Standing:
        """Make a backup now, here and in the second place.

        Raises:
            FileTrouble: it could not be made or proved; the ones before are untouched.
        """
        with self._one_at_a_time():
            newest, _ = self._make()
            self._bring(newest)
            return self._standing()

    def rest(self) -> None:
        """Fold the log into the file and empty it, as nothing is being written just now (F33)."""
        with self._one_at_a_time():
            self._vault.store.change_file(engines.fold_log)

    @property
    def is_gone(self) -> bool:
        """Whether the vault's file was moved, deleted or replaced while it was open (F24)."""
        return not self._ended and self._vault.store.is_gone

    @property
    def is_changed(self) -> bool:
        """Whether another program wrote in the vault's file while it was open (F24)."""
        return not self._ended and self._vault.store.is_changed

    def rescue(self) -> datetime:
        """Back up what the open file still holds after that, and return when.

        Raises:
            FileTrouble: it holds nothing any more, or the disk refused.
        """
        with self._one_at_a_time():
            newest, _ = self._make()
            self._bring(newest)
            return newest.made_at

    def standing(self) -> Standing:
        """Return how safe the work is now."""
        with self._one_at_a_time():
            return self._standing()

    def choose_second(self, chosen: Path | None) -> Standing:
        """Begin or end a second place, and bring the newest backup there.

        Raises:
            Refusal, FileTrouble: the place will not do; the choice before it stands.
        """
        with self._one_at_a_time():
            place = chosen and backups_second.begin(chosen, self._place, self._files)
            newest = self._newest() if place else None
            if place and newest is not None and newest.number not in _numbers(place):
                backups_second.bring(newest, place, self._prove, self._files)
            worked = self._now() if newest is not None else None
            self._keep(replace(self._kept(), second=place, second_worked=worked))
            return self._standing()

    def choose_plan(self, plan: Plan) -> Standing:
        """Keep backups for other lengths of time from now on."""
        with self._one_at_a_time():
            self._keep(replace(self._kept(), plan=plan))
            return self._standing()

    def say_right(self) -> Standing:
        """The officer says that the restored desk is right: what was before it goes, and old backups may again."""
        with self._one_at_a_time():
            with suppress(OSError):
                restore.clear_before(self._vault.folder, self._files)
            self._keep(replace(self._kept(), paused=False))
            return self._standing()

    def rehearse(self) -> Rehearsal:
        """Try a restore of the newest backup, without touching the desk."""
        with self._one_at_a_time():
            newest = self._newest()
            if newest is None:
                raise Refusal("There is no backup yet to try.", "Choose “Back up now” first.")
            return self._rehearse(newest)

    def listed(self) -> tuple[BackupSeen, ...]:
        """Return every backup that can be restored, here and in the second place, with what each holds."""
        with self._one_at_a_time():
            second = self._kept().second
            places = (self._place, second) if second else (self._place,)
            found: dict[int, Backup] = {}
            for place in places:
                for backup in backups.found_in(place):
                    found.setdefault(backup.number, backup)
            return tuple(self._opened(found[number]) for number in sorted(found, reverse=True))

    def today(self) -> Counts:
        """Return what the desk holds now."""
        return self._vault.store.on_file(backups.counts_of)

    def make_ready(self, chosen: Path) -> Counts:
        """Make a backup ready to take the desk's place when it is next locked.

        The desk as it is now is backed up first, where that is possible.

        Raises:
            FileTrouble: the backup is not sound; the desk is as it was.
        """
        with self._one_at_a_time():
            with suppress(FileTrouble):
                self._make()
            vault, kept = self._vault, self._kept()
            self._keep(replace(kept, paused=True))
            try:
                return restore.make_ready(
                    vault.folder, chosen, vault.data_key, self._files,
                    keys=vault.keys, openings=vault.store.on_file(engines.openings) + 2, now=self._now(),
                )  # fmt: skip
            except FileTrouble:
                self._keep(kept)
                raise

    def finish(self) -> None:
        """The vault is about to be locked: back up what changed, quickly, and take no more work."""
        try:
            with self._one_at_a_time():
                if self._changed_since() and self._size() <= QUICK_BYTES:
                    newest, _ = self._make()
                    self._bring(newest)
        except FileTrouble:
            pass  # it is written down, and told at the next unlocking
        self._ended = True

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with self._turn:
            if self._ended:
                raise FileTrouble("The vault is locked.", "Unlock it and try again.")
            yield

    def _is_due(self, newest: Backup | None) -> bool:
        """Whether a backup is to be made: once a day, and sooner when there is work that no backup holds.

        Just after unlocking such work is there when the program was killed, or the vault was too large to be
        backed up as it was locked (F10, P19).
        """
        made_at, now = _moment(newest), self._now()
        if is_due(made_at, now, EVERY):
            return True
        return (self._is_first or is_due(made_at, now, EVERY_WHEN_CHANGED)) and self._changed_since()

    def _make(self) -> tuple[Backup, Counts]:
        kept = self._kept()
        try:
            made = self._made()
        except FileTrouble as trouble:
            self._keep(replace(kept, trouble=str(trouble)))
            raise
        self._keep(replace(kept, trouble=""))
        with suppress(FileTrouble):
            self._vault.store.note(Deed.BACKED_UP)
        return made

    def _made(self) -> tuple[Backup, Counts]:
        before = self._newest()
        backups.refuse_full(self._place, self._size(), self._files)
        writes = self._vault.store.writes
        second = self._kept().second
        taken = _numbers(self._place) | (_numbers(second) if second else set())
        made, counts = backups.lay_down(
            self._place, max(taken, default=0) + 1, self._now(), self._vault.keys, self._vault.data_key,
            self._fill, self._files,
        )  # fmt: skip
        self._writes_kept = writes
        if not self._vault.store.is_changed and not self._is_far_smaller(counts, before):
            self._thin(self._place)
        return made, counts

    def _fill(self, path: Path) -> None:
        engines.make_empty(path)
        target = engines.connect(path, self._vault.data_key, creating=True, walled=False)
        try:
            self._vault.store.copy_in_steps(target)
            if self._vault.store.is_changed:
                self._refuse_mixed(target)
        finally:
            target.close()

    def _refuse_mixed(self, copied: engines.Driver) -> None:
        """Take what memory and another program's file gave together for no backup, unless nothing is missing (F24).

        Raises:
            Damage: pages do not fit together, or the newest of what was done is not in it.
        """
        trail = self._vault.keys.trail
        if engines.faults(copied) or (trail is not None and not engines.has_deed(copied, *astuple(trail))):
            raise Damage(
                "Another program has changed the vault's file, so that no backup can be made of it.",
                "The backups made before are safe.",
            )

    def _hold_in_memory(self) -> None:
        """Read a file of the usual size to its end, a table at a time: what is then held outlives the file (F24)."""
        if self._size() <= engines.HELD_BYTES // 2:
            store = self._vault.store
            for table in store.on_file(engines.tables):
                store.on_file(partial(engines.read_through, table=table))

    def _thin(self, place: Path) -> None:
        """Old backups that will not go are no reason to say that the new one failed."""
        with suppress(OSError):
            backups_kept.thin(backups.found_in(place), self._now(), self._kept(), self._files)

    def _is_far_smaller(self, counts: Counts, before: Backup | None) -> bool:
        seen = self._opened(before) if before else None
        return seen is not None and seen.counts is not None and is_far_smaller(counts, seen.counts)

    def _bring(self, newest: Backup | None) -> list[str]:
        kept = self._kept()
        if kept.second is None or newest is None:
            return []
        if not backups_second.is_there(kept.second):
            return ["The second backup place is not connected. Backups are still made on this computer."]
        if newest.number in _numbers(kept.second):
            return []
        try:
            backups_second.bring(newest, kept.second, self._prove, self._files)
        except FileTrouble as trouble:
            return [str(trouble)]
        if not self._vault.store.is_changed:
            self._thin(kept.second)
        self._keep(replace(self._kept(), second_worked=self._now()))
        return []

    def _rehearse(self, newest: Backup) -> Rehearsal:
        now = self._now()
        try:
            counts = restore.rehearse(newest, self._place, self._vault.data_key, self._files)
            found = Rehearsal(now, newest.made_at, counts)
        except FileTrouble as trouble:
            found = Rehearsal(now, newest.made_at, None, str(trouble))
        self._keep(replace(self._kept(), rehearsed=now, rehearsal_trouble=found.trouble))
        return found

    def _standing(self) -> Standing:
        kept, here = self._kept(), backups.found_in(self._place)
        there = backups.found_in(kept.second) if kept.second else []
        newest = here[0] if here else None
        return Standing(
            _moment(newest),
            self._opened(newest).counts if newest else None,
            len(here),
            self._place,
            kept.second,
            there[0].made_at if there else None,
            kept.second_worked,
            kept.second is not None and not backups_second.is_there(kept.second),
            kept.plan,
            kept.paused,
            kept.rehearsed,
            kept.rehearsal_trouble,
            kept.trouble,
        )

    def _opened(self, backup: Backup) -> BackupSeen:
        """Open a backup for a moment to count it; one made under another key, or damaged, says so."""
        try:
            with engines.opened(backup.folder / DATABASE, self._vault.data_key, walled=False) as driver:
                return backup.seen(backups.counts_of(driver))
        except FileTrouble:
            return backup.seen(None, "Today's key does not open this one, or it is damaged.")

    def _changed_since(self) -> bool:
        """Whether anything was done since the newest backup, or drafts written; remembering a place is neither."""
        newest = self._newest()
        seen = self._opened(newest).counts if newest else None
        if seen is None or seen.changes != self.today().changes:
            return True
        return self._vault.store.writes > (self._writes_kept or 0) + 1

    def _prove(self, folder: Path, digest: str) -> Counts:
        return backups.proved(folder, self._vault.data_key, digest)

    def _newest(self) -> Backup | None:
        return next(iter(backups.found_in(self._place)), None)

    def _size(self) -> int:
        return sum(
            path.stat().st_size
            for name in (DATABASE, backups.LOG)
            if (path := self._vault.folder / name).is_file()
        )

    def _kept(self) -> Kept:
        return backups_kept.read(self._place)

    def _keep(self, kept: Kept) -> None:
        """What cannot be remembered is found out again; it stops no backup."""
        with suppress(OSError):
            backups_kept.keep(self._place, kept, self._files)


def _numbers(place: Path) -> set[int]:
    return {backup.number for backup in backups.found_in(place)}


def _moment(backup: Backup | None) -> datetime | None:
    return backup.made_at if backup is not None else None
