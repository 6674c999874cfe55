"""What the audit trail may say was done: a fixed list of codes, each with its plain words (S35)."""

from __future__ import annotations

from enum import Enum


class Deed(Enum):
    """One kind of thing that is noted. The code is stored and sealed, so it never changes."""

    UNLOCKED = "unlocked"
    RECOVERED = "recovered"
    WRONG_TRIES = "wrong-tries"
    KEY_FILE_MENDED = "key-file-mended"
    RECORDED = "recorded"
    CHANGED = "changed"
    REMOVED = "removed"
    FINISHED = "finished"
    AMENDED = "amended"
    QUEUED = "queued"
    PLACED = "placed"
    TAKEN_BACK = "taken-back"
    CONNECTED = "connected"
    EXPORTED = "exported"
    PRINTED = "printed"
    WENT_WRONG = "went-wrong"
    SETTING_CHANGED = "setting-changed"
    UNDONE = "undone"
    CHILD_REMOVED = "child-removed"
    CHILD_ERASED = "child-erased"
    CASE_CLOSED = "case-closed"
    CASE_REOPENED = "case-reopened"
    PACKAGE_MADE = "package-made"
    PACKAGE_TAKEN_IN = "package-taken-in"
    PASSPHRASE_CHANGED = "passphrase-changed"
    RECOVERY_CODE_CHANGED = "recovery-code-changed"
    KEY_ROTATED = "key-rotated"
    GUARD_ON = "guard-on"
    GUARD_OFF = "guard-off"
    SCREEN_SHARED = "screen-shared"
    SCREEN_HIDDEN = "screen-hidden"
    BACKED_UP = "backed-up"
    RESTORED = "restored"
    UPGRADED = "upgraded"

    @property
    def words(self) -> str:
        """What the officer reads."""
        return _WORDS[self]


_WORDS = {
    Deed.UNLOCKED: "Unlocked with the passphrase",
    Deed.RECOVERED: "Unlocked with the recovery code; new passphrase set",
    Deed.WRONG_TRIES: "Wrong passphrases before this unlock",
    Deed.KEY_FILE_MENDED: "Key file mended from its copy",
    Deed.RECORDED: "Recorded",
    Deed.CHANGED: "Changed",
    Deed.REMOVED: "Removed",
    Deed.FINISHED: "Finished",
    Deed.AMENDED: "Amended after it was finished",
    Deed.QUEUED: "Put in the outbox",
    Deed.PLACED: "Left for your folder",
    Deed.CONNECTED: "Line opened to your server",
    Deed.TAKEN_BACK: "Taken back from the outbox",
    Deed.EXPORTED: "Written to a file of your choice",
    Deed.PRINTED: "Printed, or saved to be printed",
    Deed.WENT_WRONG: "Marked as gone to the wrong person",
    Deed.SETTING_CHANGED: "Setting changed",
    Deed.UNDONE: "Undone",
    Deed.CHILD_REMOVED: "Child removed",
    Deed.CHILD_ERASED: "Child deleted for good",
    Deed.CASE_CLOSED: "Case closed, record kept",
    Deed.CASE_REOPENED: "Case opened again",
    Deed.PACKAGE_MADE: "Case package written to a folder of your choice",
    Deed.PACKAGE_TAKEN_IN: "Case package taken in",
    Deed.PASSPHRASE_CHANGED: "Passphrase changed",
    Deed.RECOVERY_CODE_CHANGED: "New recovery code; the old one opens nothing",
    Deed.KEY_ROTATED: "Key of the whole file replaced",
    Deed.GUARD_ON: "Computer’s keystore added",
    Deed.GUARD_OFF: "Computer’s keystore taken out",
    Deed.SCREEN_SHARED: "Screen allowed to be shared for half an hour",
    Deed.SCREEN_HIDDEN: "Screen hidden from sharing again",
    Deed.BACKED_UP: "Backed up",
    Deed.RESTORED: "Restored from a backup",
    Deed.UPGRADED: "File brought up to date",
}
