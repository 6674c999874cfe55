"""A desk to be broken: a vault with known words in it, its backups, and what was acknowledged so far."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from sqlmodel import Session

from iro_desk.records import Child, Jot, OutboxItem
from iro_desk.services import drafts
from iro_desk.storage import backups, recovery, vault
from iro_desk.storage.files import DiskFiles, Files
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings, Vault

QUICK = Cost(memory_kib=16, passes=1, lanes=1)
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
PASSPHRASE, NEW_PASSPHRASE = "anvil copper lantern otter", "marble thistle beacon gravel"
CANARY = "Zorblattine"
FORM = "visit"


def around(files: Files | None = None) -> Surroundings:
    """A vault's surroundings with a quick key and a standing clock."""
    made = Surroundings(now=lambda: NOW, cost=QUICK, floor=QUICK, host="this-computer")
    return replace(made, files=files or DiskFiles())


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder of one officer.

    Args:
        home: holds the vault, its backups and whatever else the program leaves.
    """

    home: Path

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.home / "caseload"

    @property
    def backups(self) -> Path:
        """Where its backups are."""
        return place_beside(self.vault)

    def opened(self, files: Files | None = None, passphrase: str = PASSPHRASE) -> Vault:
        """Open it."""
        return vault.unlock(self.vault, passphrase, around(files))

    def copied(self, target: Path) -> Desk:
        """Copy the whole folder, to be broken."""
        shutil.copytree(self.home, target)
        return Desk(target)


def made(home: Path, words: int = 3) -> Desk:
    """Make a desk with so many acknowledged words, and one backup of it."""
    desk = Desk(home)
    home.mkdir(parents=True)
    vault.create(desk.vault, PASSPHRASE, code(), around()).lock()
    held = desk.opened()
    held.store.write("Add child", add_child)
    for number in range(1, words + 1):
        save(held, number)
    SafeKeeping(held, around()).back_up()
    held.lock()
    return desk


def code() -> str:
    """The recovery code of every desk here."""
    return recovery.written(bytes(range(20)))


def add_child(session: Session) -> None:
    """The one child."""
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": CANARY}))


def save(held: Vault, number: int) -> None:
    """Save one more word: it is typed into a draft, jotted, and a paper with it is put in the outbox."""
    held.store.write("Keep what is typed", partial(_type, number=number))


def _type(session: Session, number: int) -> None:
    words = " ".join(f"{CANARY}{n}" for n in range(1, number + 1))
    drafts.keep(session, FORM, 0, 1, words, "what", len(words), NOW)
    session.add(Jot.model_validate({"child_id": 1, "text": f"{CANARY}{number}", "jotted_at": NOW}))
    content = f"paper {number}".encode()
    paper = {
        "child_id": 1, "recipient": "Bev", "file_name": f"IRO-2026-0611-{number:06d}.pdf", "content": content,
        "sha256": hashlib.sha256(content).hexdigest(), "queued_at": NOW,
    }  # fmt: skip
    session.add(OutboxItem.model_validate(paper))


def newest_backup(desk: Desk) -> Path:
    """The folder of the newest backup."""
    return backups.found_in(desk.backups)[0].folder
