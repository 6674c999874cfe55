"""`iro-desk outbox VAULT`: what waits to leave, and with ``--send`` sends what was looked at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from iro_desk.cli.options import Parser, Trouble
from iro_desk.cli.verify import passphrase
from iro_desk.domain.codes import OutboxState
from iro_desk.domain.sending.status import kept_words, waiting_words
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import whole_outbox
from iro_desk.exports.sending import Sent
from iro_desk.services import outbox
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.sending import destinations, doubts, keeping, leaving
from iro_desk.services.sending.places import Destined
from iro_desk.storage import moved, restore, used_before
from iro_desk.storage import vault as vaults
from iro_desk.storage.store import Store

WELL, LEFT, NOT_OPENED = 0, 1, 2

_PROGRAM = "iro-desk outbox"
_ABOUT = """Says what waits in the outbox of a vault; nothing goes anywhere without --send.
With --send, what the officer has looked at and chosen to send goes to the folder or server chosen in Settings;
what nobody has looked at stays, and so does what is kept for a bundle or an e-mail.
Nobody is named: files are told by the names they leave under.
The passphrase is asked for, or read from the first line of standard input.
Ends with 0 when all is well, 1 when something that was to be sent was not, 2 when the vault could not be opened.

--json prints one object:
  vault      the folder's name
  places     list of name, kind ("folder", "webdav" or "sftp"), sealed, usual (true or false)
  waiting    list of file, kind, state ("ready", "sending" or "needs_you"), goes_to, tries, since, bytes, in_doubt
             (true when only the officer can say whether it arrived), why_not (empty when it may go)
  gone       how many have left and are "placed", "verified" (read back there, the same) and "done" (given out)
  sent       list of file, arrived (true or false), trouble; empty without --send
  says       the outbox in one sentence; empty when nothing waits
or, when it could not be opened, {"vault": ..., "trouble": sentence}"""


def main(
    arguments: Sequence[str],
    out: TextIO = sys.stdout,
    ask: Callable[[], str] | None = None,
    around: vaults.Surroundings | None = None,
) -> int:
    """List or send what is in the outbox of one vault.

    Args:
        arguments: what was typed after ``outbox``.
        ask: returns the passphrase; None asks the terminal, or reads standard input when there is none.
        around: the vault's surroundings; None means the real ones.
    Returns:
        0 well, 1 something was not sent, 2 not opened.
    """
    as_json = "--json" in arguments
    if {"-h", "--help"} & set(arguments):
        _parser().print_help(out)
        return WELL
    folder: Path | None = None
    try:
        chosen = _parser().parse_args(list(arguments))
        folder = chosen.vault
        if folder is None:
            raise Trouble(f"Name the vault's folder: {_PROGRAM} FOLDER")
        if vaults.is_new(folder):
            raise FileTrouble("There is no vault in that folder.", "Name the folder that holds vault.db.")
        world = around or vaults.Surroundings(now=lambda: datetime.now(UTC))
        vault = vaults.unlock(folder, (ask or passphrase)(), world)
    except (Trouble, Refusal, FileTrouble) as trouble:
        return _say_trouble(folder, trouble, out, as_json=as_json)
    try:
        if chosen.send:
            _require_own(vault, world)
        return _answer(folder, vault.store, world, out, sends=chosen.send, as_json=chosen.json)
    except (Refusal, FileTrouble) as trouble:
        return _say_trouble(folder, trouble, out, as_json=as_json)
    finally:
        vault.lock()


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog=_PROGRAM,
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("vault", type=Path, nargs="?", help="the folder of a vault")
    parser.add_argument("--send", action="store_true", help="send what was looked at")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _require_own(vault: vaults.Vault, world: vaults.Surroundings) -> None:
    """Nothing is sent from an old copy or a vault that was moved away; one just put back is asked about first (F49)."""
    moved.refuse_left(vault.folder)
    used_before.refuse_older(vault)
    restore.note_restored(vault, world.files, doubts.raise_for_all)


def _answer(
    folder: Path, store: Store, world: vaults.Surroundings, out: TextIO, *, sends: bool, as_json: bool
) -> int:
    """Send when asked to, then say what went and what still waits."""
    names = {row.item_id: row.file_name for row in store.read(outbox.rows)}
    sent = tuple(whole_outbox.send_waiting(store, world.now)) if sends else ()
    rows, listed = store.read(outbox.rows), store.read(destinations.listed)
    going, kept = store.read(leaving.waiting), store.read(keeping.kept)
    why = {**going, **kept, **{row.item_id: row.trouble for row in rows if row.doubt is not None}}
    waiting = tuple(row for row in rows if row.item_id in why)
    ready = [row for row in waiting if row.item_id in going]
    goals = dict.fromkeys(to.called for row in ready if (to := _to(row, listed)) is not None)
    says = " ".join(filter(None, (
        waiting_words([row.kind for row in ready], goals),
        kept_words([row.kind for row in waiting if row.item_id in kept]),
    )))  # fmt: skip
    if as_json:
        said = {
            "vault": folder.name,
            "places": [_place(one) for one in listed],
            "waiting": [_as_json(row, why[row.item_id], _to(row, listed)) for row in waiting],
            "gone": {
                state.value: sum(row.state is state for row in rows)
                for state in OutboxState
                if state.has_left
            },
            "sent": [
                {"file": names[one.item_id], "arrived": not one.trouble, "trouble": one.trouble}
                for one in sent
            ],
            "says": says,
        }
        print(json.dumps(said, sort_keys=True), file=out)
    else:
        _say(out, sent, names, waiting, why, says)
    return LEFT if any(one.trouble for one in sent) else WELL


def _place(place: Destined) -> dict[str, object]:
    return {
        "name": place.words,
        "kind": place.kind.value,
        "sealed": place.protection.value,
        "usual": place.is_usual,
    }


def _to(row: OutboxRow, listed: tuple[Destined, ...]) -> Destined | None:
    its = [
        one for one in listed if one.destination_id == row.destination_id and row.destination_id is not None
    ]
    return next((one for one in its or listed if its or one.is_usual), None)


def _as_json(row: OutboxRow, why_not: str, to: Destined | None) -> dict[str, object]:
    return {
        "file": row.file_name,
        "kind": row.kind.value,
        "state": row.state.value,
        "goes_to": "" if to is None else to.words,
        "tries": row.attempts,
        "in_doubt": row.doubt is not None,
        "since": row.queued_at.isoformat(),
        "bytes": row.size,
        "why_not": why_not,
    }


def _say(
    out: TextIO,
    sent: tuple[Sent, ...],
    names: dict[int, str],
    waiting: tuple[OutboxRow, ...],
    why: Mapping[int, str],
    says: str,
) -> None:
    for one in sent:
        print(f"{names[one.item_id]}: {one.trouble or 'arrived, the same file'}", file=out)
    print(says or "Nothing is waiting in the outbox.", file=out)

    for row in waiting:
        told = row.trouble or why.get(row.item_id, "")
        print(f"  {row.file_name}{f': {told}' if told else ''}", file=out)


def _say_trouble(
    folder: Path | None, trouble: Trouble | Refusal | FileTrouble, out: TextIO, *, as_json: bool
) -> int:
    if as_json:
        named = folder.resolve().name if folder is not None else None
        print(json.dumps({"vault": named, "trouble": str(trouble)}, sort_keys=True), file=out)
    else:
        print(trouble, file=out)
    return NOT_OPENED
