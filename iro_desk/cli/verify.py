"""`iro-desk verify VAULT`: checks a vault without changing it and says what it found."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from iro_desk.cli import backups_checked
from iro_desk.cli.options import Parser, Trouble
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import vault as vaults
from iro_desk.storage.check import Findings, check
from iro_desk.storage.lockfile import LockFile

SOUND, FOUND_FAULTS, NOT_OPENED = 0, 1, 2

_PROGRAM = "iro-desk verify"
_ABOUT = """Checks every page, row and link of a vault and its audit trail, on a copy: the vault itself is not changed.
The passphrase is asked for, or read from the first line of standard input.
Ends with 0 when the vault is sound, 1 when faults were found, 2 when it could not be opened.

--json prints one object:
  vault       the folder's name
  sound       true or false
  schema      the number of the file's schema
  faults      list of "check: count"; for the audit trail "audit KIND: row" or "audit KIND: row to row",
              KIND being altered, missing, inserted, out of order or cut off
  operations  operations in the journal
  missing     operations the journal should have and has not
  rows        object of table name to row count
or, when it could not be opened, {"vault": ..., "sound": false, "trouble": sentence}; vault is
null when no folder was named.

A backup, or a folder of backups, may be named in its place; the object is then
  folder      the folder's name
  sound       true when every backup is
  backups     list of name, made_at, sound, trouble, children, reviews and visits"""


def main(
    arguments: Sequence[str],
    out: TextIO = sys.stdout,
    ask: Callable[[], str] | None = None,
    around: vaults.Surroundings | None = None,
) -> int:
    """Check one vault.

    Args:
        arguments: what was typed after ``verify``.
        ask: returns the passphrase; None asks the terminal, or reads standard input when there is none.
        around: the vault's surroundings; None means the real ones.
    Returns:
        0 sound, 1 faults, 2 not opened.
    """
    try:
        chosen = _parser().parse_args(list(arguments))
        if chosen.vault is None:
            raise Trouble(f"Name the vault's folder: {_PROGRAM} FOLDER")
    except Trouble as trouble:
        _say_trouble(None, trouble, out, as_json="--json" in arguments)
        return NOT_OPENED
    world = around or vaults.Surroundings(now=lambda: datetime.now(UTC))
    try:
        if backups_checked.are_backups(chosen.vault):
            found = backups_checked.check(chosen.vault, (ask or passphrase)(), world)
            sound = backups_checked.say(chosen.vault, found, out, as_json=chosen.json)
            return SOUND if sound else FOUND_FAULTS
        findings = _checked_copy(chosen.vault, (ask or passphrase)(), world)
    except (Refusal, FileTrouble) as trouble:
        _say_trouble(chosen.vault, trouble, out, as_json=chosen.json)
        return NOT_OPENED
    _say(chosen.vault, findings, out, as_json=chosen.json)
    return SOUND if findings.is_sound else FOUND_FAULTS


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog=_PROGRAM, description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vault", type=Path, nargs="?", help="the folder of a vault, a backup, or several")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def passphrase() -> str:
    """Ask for the passphrase without showing it; read one line when nobody is at the terminal."""
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase: ")
    return sys.stdin.readline().rstrip("\r\n")


def _checked_copy(folder: Path, typed: str, world: vaults.Surroundings) -> Findings:
    """Check an encrypted copy, so that looking changes neither the file, its log nor the count of tries."""
    if vaults.is_new(folder):
        raise FileTrouble("There is no vault in that folder.", "Name the folder that holds vault.db.")
    with tempfile.TemporaryDirectory(prefix="iro-desk-verify-") as scratch:
        copy = Path(scratch)
        _copy_whole(folder, copy, world)
        vault = vaults.unlock(copy, typed, world)
        try:
            return check(vault.store, vault.trail_before)
        finally:
            vault.lock()


def _copy_whole(folder: Path, copy: Path, world: vaults.Surroundings) -> None:
    """Copy the files while nobody writes to them; a vault that is open is refused."""
    try:
        lock = LockFile(folder, world.host)
        try:
            for name in vaults.OURS:
                if (folder / name).is_file():
                    world.files.copy(folder / name, copy / name)
        finally:
            lock.release()
    except OSError as error:
        raise FileTrouble("The vault's files could not be copied for the check.") from error


def _say(folder: Path, findings: Findings, out: TextIO, *, as_json: bool) -> None:
    if as_json:
        said = {
            "vault": folder.name,
            "sound": findings.is_sound,
            "schema": findings.schema,
            "faults": list(findings.faults),
            "operations": findings.operations,
            "missing": findings.missing_operations,
            "rows": dict(findings.counts),
        }
        print(json.dumps(said, sort_keys=True), file=out)
        return
    print("The vault is sound." if findings.is_sound else "The vault has faults.", file=out)
    for fault in findings.faults:
        print(f"  {fault}", file=out)
    print(f"  schema {findings.schema}, {findings.operations} operations", file=out)
    if findings.missing_operations:
        print(f"  missing operations: {findings.missing_operations}", file=out)
    for name, count in findings.counts:
        print(f"  {name}: {count}", file=out)


def _say_trouble(
    folder: Path | None, trouble: Trouble | Refusal | FileTrouble, out: TextIO, *, as_json: bool
) -> None:
    if as_json:
        print(
            json.dumps({"vault": folder.name if folder else None, "sound": False, "trouble": str(trouble)}),
            file=out,
        )
        return
    print(str(trouble), file=out)
