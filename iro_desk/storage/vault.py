"""The vault: a folder with the encrypted file and its key file; made, unlocked and locked here."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from iro_desk.domain.deeds import Deed
from iro_desk.errors import Damage, FileTrouble, Refusal
from iro_desk.storage import attempts, audit, keyfile, leftovers, migrate, opening, recovery, rotation, slots
from iro_desk.storage import engine as engines
from iro_desk.storage.audit import Fault, Head
from iro_desk.storage.engine import KEY_BYTES
from iro_desk.storage.keyfile import KeyFile
from iro_desk.storage.lockfile import LockFile
from iro_desk.storage.refusals import TooSoon, WrongPassphrase, WrongRecoveryCode
from iro_desk.storage.slots import Slot, SlotKind
from iro_desk.storage.store import Store
from iro_desk.storage.surroundings import Surroundings

DATABASE = "vault.db"
OURS = (DATABASE, f"{DATABASE}-wal", keyfile.NAME, keyfile.COPY_NAME)


__all__ = ["DATABASE", "OURS", "Surroundings", "Vault", "create", "is_new", "unlock", "unlock_with_recovery"]


class Vault:
    """An unlocked vault. Locking closes the store, wipes our copy of the key and lets the folder go.

    Args:
        failures_before: wrong tries since it last opened, to be shown to the officer.
        key_file_mended: whether one of the two key files was missing or damaged and was written again (F40).
        trail_before: the end of the audit trail as the key file knew it before this opening (S37).
        kept_aside: whether a damaged write-ahead log was put aside while opening.
        is_short: whether the file holds less than the key file knows was done: what was done last is gone.
        upgraded_from: where the file was kept as it was before its schema moved on; None when it did not.
    """

    def __init__(
        self,
        folder: Path,
        around: Surroundings,
        held: KeyFile,
        data_key: bytes,
        lock: LockFile,
        failures_before: int = 0,
    ) -> None:
        self.folder = folder
        self.failures_before = failures_before
        self.key_file_mended = False
        self.trail_before = held.trail
        self._around = around
        self._held = held
        self._key = bytearray(data_key)
        self._lock = lock
        path = folder / DATABASE
        self.kept_aside = leftovers.settle_log(path, self._key, around.files, held.trail)
        if not self.kept_aside:
            leftovers.refuse_damaged(path, self._key)
        self.upgraded_from = migrate.bring_up_to_date(path, self._key, around.files)
        self._keys = threading.Lock()
        self.store = Store(path, self._key, now=around.now)
        self.store.anchor_with(self._keep_trail, held.trail)
        self.is_short = self._ends_before(held.trail)

    @property
    def uses_keystore(self) -> bool:
        """Whether a slot also needs the computer's keystore; the others always open without it."""
        return self._held.slot(SlotKind.KEYSTORE) is not None

    @property
    def keys(self) -> KeyFile:
        """The key file as it now is."""
        return self._held

    @property
    def data_key(self) -> bytearray:
        """The one copy of the key, wiped when the vault is locked; to be used and never kept."""
        return self._key

    def _ends_before(self, known: Head | None) -> bool:
        """Whether rows are gone from the end of the trail; a file that cannot be read says so elsewhere."""
        if known is None:
            return False
        try:
            return self.store.read(audit.head).count < known.count
        except FileTrouble:
            return False

    def note_entry(self, deed: Deed) -> None:
        """Note that the vault was opened, and the wrong tries before it (S16, S35)."""
        if self.failures_before:
            self.store.note(Deed.WRONG_TRIES, amount=self.failures_before)
        if self.upgraded_from is not None:
            self.store.note(Deed.UPGRADED)
        self.store.note(deed)

    def audit_faults(self) -> tuple[Fault, ...]:
        """Return every place where the audit trail was altered, its end compared with the key file's (S37)."""
        return self.store.audit_faults(self.trail_before)

    def forget_deleted(self) -> None:
        """Leave nothing in this folder that holds what was deleted: no free page, no log, no older copy (S31).

        Raises:
            FileTrouble: the disk refused; deleting is done, and this may be tried again.
        """
        self.store.write_anew()
        try:
            for pattern in (f"{Path(DATABASE).stem}.before-schema-*", f"{DATABASE}.damaged-wal"):
                for left in self.folder.glob(pattern):
                    self._around.files.remove(left)
        except OSError as error:
            raise FileTrouble("An older copy of the file could not be removed.", "Check the disk.") from error

    def lock(self) -> None:
        """Close the store and wipe the key. End the process next: Python may hold other copies (S13)."""
        self.store.close()
        self._key[:] = bytes(len(self._key))
        self._lock.release()

    def change_passphrase(self, old: str, new: str) -> None:
        """Rewrap the data key; the database is not touched, and backups keep the old passphrase (S6).

        Raises:
            WrongPassphrase: ``old`` does not open this vault.
        """
        self.refuse_wrong(old)
        self.set_passphrase(new)
        self.store.note(Deed.PASSPHRASE_CHANGED)

    def refuse_wrong(self, passphrase: str) -> None:
        """Refuse a passphrase that does not open this vault, before something is done that needs it (S17)."""
        slot = self._held.slot(SlotKind.PASSPHRASE)
        if slot is None or self._unwrap(slot, slots.passphrase_secret(passphrase)) is None:
            raise WrongPassphrase

    def set_passphrase(self, new: str) -> None:
        """Give the vault a new passphrase, as after opening it with the recovery code."""
        changed = self._held.with_slot(self._wrapped(SlotKind.PASSPHRASE, slots.passphrase_secret(new)))
        self._keep(changed.without(SlotKind.KEYSTORE))

    def set_recovery_code(self, code: str) -> None:
        """Make a new code the only recovery code; the page printed before opens nothing any more (S5)."""
        self._keep(self._held.with_slot(self._wrapped(SlotKind.RECOVERY, recovery.secret_of(code))))
        self.store.note(Deed.RECOVERY_CODE_CHANGED)

    def use_keystore(self, passphrase: str) -> bool:
        """Add a slot for passphrase and keystore together; False when the keystore kept nothing."""
        self.refuse_wrong(passphrase)
        kept = self._around.random(KEY_BYTES)
        keystore = self._around.keystore
        if keystore is None or not keystore.set(self._held.vault_id, kept):
            return False
        secret = slots.passphrase_secret(passphrase, kept)
        self._keep(self._held.with_slot(self._wrapped(SlotKind.KEYSTORE, secret)))
        self.store.note(Deed.GUARD_ON)
        return True

    def leave_keystore(self) -> None:
        """Remove the keystore's slot and its secret."""
        self._keep(self._held.without(SlotKind.KEYSTORE))
        if self._around.keystore is not None:
            self._around.keystore.delete(self._held.vault_id)
        self.store.note(Deed.GUARD_OFF)

    def raise_cost(self, passphrase: str) -> None:
        """Rewrap the passphrase's slot when today's cost is above the one it was made at (S3)."""
        slot = self._held.slot(SlotKind.PASSPHRASE)
        if slot is not None and slot.cost.is_below(self._around.cost):
            self._keep(
                self._held.with_slot(self._wrapped(SlotKind.PASSPHRASE, slots.passphrase_secret(passphrase)))
            )

    def mend_key_files(self) -> None:
        """Write both key files again when either is missing, damaged or older (F40)."""
        with self._keys:
            was_whole = keyfile.both_read(self.folder)
            if not keyfile.are_alike(self.folder, self._held):
                keyfile.keep(self.folder, self._held, self._around.files)
            rotation.clear(self.folder, self._around.files)
        if not was_whole:
            self.key_file_mended = True
            self.store.note(Deed.KEY_FILE_MENDED)

    def rotate_key(self, passphrase: str, code: str) -> None:
        """Give the whole file a new data key (S7), opened by this passphrase and a new recovery code.

        The old recovery code and the computer's keystore open nothing any more. Backups made before keep
        their own keys.

        Raises:
            WrongPassphrase: it does not open this vault; nothing was changed.
            FileTrouble: the disk refused; the vault opens with the key it had, or with the new one.
        """
        self.refuse_wrong(passphrase)
        fresh, vault_id = self._around.random(KEY_BYTES), self._held.vault_id
        found = (
            _wrap(SlotKind.PASSPHRASE, slots.passphrase_secret(passphrase), fresh, vault_id, self._around),
            _wrap(SlotKind.RECOVERY, recovery.secret_of(code), fresh, vault_id, self._around),
        )

        def announce(end: Head) -> None:
            rotation.announce(
                self.folder, KeyFile(vault_id, found, "", end).sealed(fresh), self._around.files
            )

        def taken(end: Head) -> None:
            with self._keys:
                self._held = KeyFile(vault_id, found, "", end).sealed(fresh)
                self._key[:] = fresh

        self.store.change_key(self._key, fresh, self._around.files, announce, taken)
        self.mend_key_files()
        self.store.note(Deed.KEY_ROTATED)

    def _wrapped(self, kind: SlotKind, secret: bytes) -> Slot:
        return _wrap(kind, secret, bytes(self._key), self._held.vault_id, self._around)

    def _unwrap(self, slot: Slot, secret: bytes) -> bytes | None:
        return slots.unwrap(slot, secret, floor=self._around.floor, vault_id=self._held.vault_id)

    def _keep(self, changed: KeyFile) -> None:
        with self._keys:
            sealed = replace(changed, trail=self._held.trail).sealed(bytes(self._key))
            keyfile.keep(self.folder, sealed, self._around.files)
            self._held = sealed

    def _keep_trail(self, end: Head) -> None:
        """Keep the end of the audit trail outside the file; called on the store's worker."""
        with self._keys:
            sealed = self._held.with_trail(end).sealed(bytes(self._key))
            keyfile.keep_trail(self.folder, sealed, self._around.files)
            self._held = sealed


def is_new(folder: Path) -> bool:
    """Whether there is no vault here. A damaged, cut-off or half-missing one is not new (F21)."""
    return not any((folder / name).exists() for name in OURS)


def wait_seconds(folder: Path, now: datetime) -> float:
    """Return how long until another try at the passphrase; 0 when it is now."""
    return attempts.read(folder).wait_seconds(now)


def create(folder: Path, passphrase: str, recovery_code: str, around: Surroundings) -> Vault:
    """Make a vault and open it. It appears whole: a crash half-way leaves nothing that looks like one.

    Args:
        folder: empty or not there yet; ``places.refuse`` and ``passphrase.refuse_weak`` come first.
    Raises:
        Refusal: something is in the folder already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refusal("There is something in that folder already.", "Choose an empty folder for the vault.")
    making = folder.with_name(f"{folder.name}.making")
    try:
        _make(making, passphrase, recovery_code, around)
        if folder.exists():
            folder.rmdir()
        around.files.replace(making, folder)
    except (OSError, DBAPIError, dbapi2.Error) as error:
        raise FileTrouble(
            "The vault could not be made there.",
            "Check that the disk has room and the folder may be written to.",
        ) from error
    return unlock(folder, passphrase, around)


def _make(making: Path, passphrase: str, recovery_code: str, around: Surroundings) -> None:
    """Lay a whole vault in a folder beside the real one, clearing what an earlier crash left there."""
    if making.exists():
        for left in making.iterdir():
            around.files.remove(left)
    around.files.make_folder(making)
    data_key = around.random(KEY_BYTES)
    vault_id = around.random(16).hex()
    found = (
        _wrap(SlotKind.PASSPHRASE, slots.passphrase_secret(passphrase), data_key, vault_id, around),
        _wrap(SlotKind.RECOVERY, recovery.secret_of(recovery_code), data_key, vault_id, around),
    )
    migrate.lay_down(making / DATABASE, data_key)
    keyfile.keep(making, KeyFile(vault_id, found).sealed(data_key), around.files)


def _wrap(kind: SlotKind, secret: bytes, data_key: bytes, vault_id: str, around: Surroundings) -> Slot:
    cost = slots.NO_COST if kind is SlotKind.RECOVERY else around.cost
    return slots.wrap(kind, secret, data_key, cost=cost, vault_id=vault_id, random=around.random)


def unlock(folder: Path, passphrase: str, around: Surroundings) -> Vault:
    """Open the vault with its passphrase.

    Raises:
        WrongPassphrase, TooSoon: try again.
        Refusal: it is open elsewhere.
        FileTrouble: the file or the key file is missing, damaged or newer.
    """
    _refuse_missing(folder)
    before = attempts.read(folder)
    wait = before.wait_seconds(around.now())
    if wait:
        raise TooSoon(wait)
    lock = LockFile(folder, around.host, takes_over=around.takes_over)
    try:
        opened = opening.by_passphrase(folder, passphrase, around)
        if opened is None:
            _count(folder, before.one_more(around.now()), around)
            raise WrongPassphrase
        vault = _entered(folder, around, opened, lock, before.failures)
    except BaseException:
        lock.release()
        raise
    _count(folder, attempts.Attempts(), around)
    # The vault is open and sound: a disk that will not take a new key file today is asked again next time.
    with suppress(FileTrouble):
        vault.mend_key_files()
        vault.raise_cost(passphrase)
        vault.note_entry(Deed.UNLOCKED)
    return vault


def unlock_with_recovery(folder: Path, code: str, new_passphrase: str, around: Surroundings) -> Vault:
    """Open the vault with the printed code and give it a new passphrase at once (S5).

    Raises:
        Refusal: the code is mistyped, belongs to another vault, or the vault is open elsewhere.
        FileTrouble: the file or the key file is missing, damaged or newer.
    """
    _refuse_missing(folder)
    secret = recovery.secret_of(code)
    lock = LockFile(folder, around.host, takes_over=around.takes_over)
    try:
        opened = opening.by(folder, SlotKind.RECOVERY, secret, around)
        if opened is None:
            raise WrongRecoveryCode
        vault = _entered(folder, around, opened, lock, attempts.read(folder).failures)
    except BaseException:
        lock.release()
        raise
    try:
        vault.set_passphrase(new_passphrase)
    except FileTrouble:
        vault.lock()
        raise
    _count(folder, attempts.Attempts(), around)
    with suppress(FileTrouble):
        vault.note_entry(Deed.RECOVERED)
    return vault


def _entered(
    folder: Path, around: Surroundings, opened: tuple[KeyFile, bytes], lock: LockFile, failures: int
) -> Vault:
    held, data_key = opened
    try:
        return Vault(folder, around, held, data_key, lock, failures)
    except (OSError, DBAPIError, dbapi2.Error) as error:
        if not isinstance(error, OSError) and engines.trouble(error) is None:
            raise
        raise FileTrouble(
            "The disk would not let the vault be opened.", "Check that it has room, then try again."
        ) from error


def _count(folder: Path, tried: attempts.Attempts, around: Surroundings) -> None:
    """Keep the count of tries; a disk that will not keep it must not keep the officer out."""
    with suppress(OSError):
        attempts.keep(folder, tried, around.files)


def _refuse_missing(folder: Path) -> None:
    if not (folder / DATABASE).is_file():
        raise Damage(
            "The vault's file is not where it was.", "Restore the newest backup, or move the file back."
        )
