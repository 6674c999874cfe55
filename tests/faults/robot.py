"""A process that works at a desk without pause until it is killed.

Run as ``python -m tests.faults.robot``. It reads one line of JSON a desk, forks a worker for it, and says on its
output what the worker has come to: its number, that it began, and each word that was acknowledged.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path

from iro_desk.storage import restore
from iro_desk.storage.safe_keeping import SafeKeeping
from tests.faults import later
from tests.faults.desk import NEW_PASSPHRASE, NOW, PASSPHRASE, Desk, around, code, newest_backup, save


def say(words: str) -> None:
    """Tell the harness, at once."""
    os.write(1, f"{words}\n".encode())


def saving(desk: Desk, first: int) -> None:
    """Save word after word."""
    held = desk.opened()
    for number in count(first):
        save(held, number)
        say(f"kept {number}")


def backing_up(desk: Desk, first: int) -> None:
    """Save a word and make a backup, and so on."""
    held = desk.opened()
    keeping = SafeKeeping(held, around())
    for number in count(first):
        save(held, number)
        say(f"kept {number}")
        keeping.back_up()


def restoring(desk: Desk, first: int) -> None:
    """Restore the newest backup, which holds every word, again and again."""
    held = desk.opened()
    key = bytes(held.data_key)
    held.lock()
    while True:
        restore.make_ready(desk.vault, newest_backup(desk), key, around().files, now=NOW)
        restore.settle(desk.vault, "this-computer", around().files)


def migrating(desk: Desk, first: int) -> None:
    """Bring the vault up to date, once; the next worker finds it done or not."""
    with later.in_force(later.laid_out(desk.home.parent)):
        desk.opened().lock()
    signal.pause()


def changing(desk: Desk, first: int) -> None:
    """Change the passphrase to and fro."""
    held = desk.opened()
    while True:
        held.change_passphrase(PASSPHRASE, NEW_PASSPHRASE)
        held.change_passphrase(NEW_PASSPHRASE, PASSPHRASE)


def rekeying(desk: Desk, first: int) -> None:
    """Give the file a new key, again and again."""
    held = desk.opened()
    keeping = SafeKeeping(held, around())
    while True:
        held.rotate_key(PASSPHRASE, code())
        keeping.back_up()


WORKS = {
    "save": saving,
    "backup": backing_up,
    "restore": restoring,
    "migrate": migrating,
    "passphrase change": changing,
    "rekey": rekeying,
}


def main() -> None:
    """Serve until the harness closes the input."""
    for line in sys.stdin:
        asked = json.loads(line)
        worker = os.fork()
        if worker == 0:
            try:
                say("began")
                WORKS[asked["work"]](Desk(Path(asked["home"])), asked["first"])
            finally:
                os._exit(3)
        say(f"worker {worker}")
        os.waitpid(worker, 0)
        say("ended")


if __name__ == "__main__":
    main()
