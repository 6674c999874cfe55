"""What the door has to say once the desk is open: in whole sentences, which name nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk.gui.entry_notices import EntryNotice

if TYPE_CHECKING:
    from iro_desk.storage.vault import Vault

ONLY_READ = (
    "This desk may only be read just now: its folder cannot be written to. You can read and copy everything, "
    "but nothing you write here is saved. Have the folder made writable, then lock and unlock."
)
MENDED = (
    "Key file mended. One of the two files that open your desk was missing or damaged, and was written again. "
    "Nothing was lost."
)
PUT_ASIDE = (
    "What the program was writing when it last stopped does not belong to this desk, so it was put aside and "
    "the desk was opened without it. Look whether your newest work is there."
)
SHORT = (
    "What you did last is not in this desk: its file holds less than when it was last open, as when a disk or another "
    "program has spoilt part of it. Look at your newest work, and write again what is gone."
)
UPGRADED = (
    "Your desk was brought up to date for this version, and everything in it was counted before and after. "
    "The file as it was is kept beside it."
)
MOVED = "Your desk is on this computer's own disk now. The old one still lies in {old}."
REMOVE = "Remove the old one"
REMOVED = "The old desk is removed."


def of_opening(vault: Vault) -> tuple[EntryNotice, ...]:
    """Return what was found and mended while the vault was opened (F14, F22, F40, F42, S16)."""
    said: list[str] = []
    if vault.kept_aside:
        said.append(PUT_ASIDE)
    elif vault.is_short:
        said.append(SHORT)
    if vault.key_file_mended:
        said.append(MENDED)
    if vault.upgraded_from is not None:
        said.append(UPGRADED)
    if vault.failures_before:
        said.append(wrong_tries(vault.failures_before))
    return tuple(EntryNotice(words) for words in said)


def wrong_tries(count: int) -> str:
    """Say how often a wrong passphrase was typed since the desk was last open."""
    tries = "was one wrong try" if count == 1 else f"were {count} wrong tries"
    return f"There {tries} at the passphrase since your desk was last open."


def of_reading() -> EntryNotice:
    """Return what stands above the screen for as long as the desk may only be read (F19)."""
    return EntryNotice(ONLY_READ, stays=True)


def of_moving(old: Path, clear: Callable[[], None]) -> EntryNotice:
    """Return the offer to remove the desk that was moved away from (F25).

    Args:
        clear: removes it; raises Refusal or FileTrouble.
    """

    def act() -> str:
        clear()
        return REMOVED

    return EntryNotice(
        MOVED.format(old=old),
        does=REMOVE,
        act=act,
        question="Remove the old desk?",
        consequence="The one you are working in stays, with its backups. The old one cannot be brought back.",
    )
