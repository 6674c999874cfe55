"""The eight things that must hold after every fault, whatever it was (I1 to I8)."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.records import Attachment, AttachmentContent, Child, Jot, OutboxItem
from iro_desk.services import drafts
from iro_desk.storage import backups, keyfile, restore, restore_elsewhere
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.vault import Vault
from tests.faults.desk import CANARY, FORM, PASSPHRASE, Desk, around

_RESTORED: set[bytes] = set()
"""Backups of exactly these bytes were restored before: the next desk with the same one need not do it again."""


@dataclass
class Tally:
    """What a harness counts.

    Args:
        states: faults tried, each with the eight invariants asserted after it.
        words_lost: acknowledged words that were not there afterwards.
        corruptions: states after which the vault or its last backup was not sound.
        refused: states in which the program said that the file is damaged, as it should.
        caught: what a negative control broke on purpose and the harness found, as it must.
        broken: what did not hold, with the state it did not hold in.
    """

    name: str
    states: int = 0
    words_lost: int = 0
    corruptions: int = 0
    refused: int = 0
    caught: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, state: str, desk: Desk, acknowledged: int, **how: Any) -> None:
        """Count one state and assert the invariants of it."""
        self.states += 1
        for code, words in broken(desk, acknowledged, **how):
            self.broken.append(f"{self.name}, {state}: {code} {words}")
            self.words_lost += code == "I1"
            self.corruptions += code in {"I2", "I4"}

    def __str__(self) -> str:
        if self.caught:
            return f"{self.name:28} {self.caught:5} caught, as they must be"
        return (
            f"{self.name:28} {self.states:5} states  {self.words_lost:3} words lost  "
            f"{self.corruptions:3} corruptions  {self.refused:4} refused in words"
        )


def broken(
    desk: Desk, acknowledged: int, *, passphrases: tuple[str, ...] = (), backed_up: bool = True,
    pictures: int = 0, children: tuple[int, ...] = (1,),
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Start again as the officer does, and say which invariants do not hold.

    Args:
        acknowledged: the last word that was said to be saved.
        passphrases: those of which one must open it; none means the usual.
        backed_up: whether a backup was ever said to be made.
        pictures: how many were said to be kept.
        children: how many there may be; two numbers where a return was coming in, which comes whole or not at all.
    """
    restore.settle(desk.vault, "this-computer", DiskFiles())
    held = _next_start(desk, passphrases)
    if held is None:
        yield "I7", "the next start does not reach the desk"
        return
    try:
        words, jots, papers = held.store.read(_kept)
        if words < acknowledged or jots < acknowledged:
            yield "I1", f"{acknowledged} acknowledged, {words} typed and {jots} jotted are there"
        seen = held.store.read(_pictures)
        if seen < pictures:
            yield "I1", f"{pictures} pictures acknowledged, {seen} are there and whole"
        there = held.store.read(lambda session: len(session.exec(select(Child.id)).all()))
        if there not in children:
            yield "I1", f"{there} children are there"
        faults = held.store.faults()
        if faults:
            yield "I2", ", ".join(faults)
        if held.audit_faults():
            yield "I3", ", ".join(fault.words for fault in held.audit_faults())
        if backed_up:
            yield from _backup_restores(desk)
        if sorted(set(papers)) != sorted(papers) or len(papers) < acknowledged:
            yield "I8", f"{len(papers)} papers for {acknowledged} sent to the outbox"
    finally:
        held.lock()
    yield from _in_clear(desk)
    yield from _half_files(desk)


def _next_start(desk: Desk, passphrases: tuple[str, ...]) -> Vault | None:
    for passphrase in passphrases or (None,):
        try:
            return desk.opened(passphrase=passphrase) if passphrase else desk.opened()
        except (Refusal, FileTrouble):
            continue
    return None


def _kept(session: Session) -> tuple[int, int, list[str]]:
    draft = drafts.find(session, FORM, 0, 1)
    typed = draft.content.split() if draft else []
    in_order = typed == [f"{CANARY}{n}" for n in range(1, len(typed) + 1)]
    jots = [jot.text for jot in session.exec(select(Jot).order_by(Jot.id)).all()]  # type: ignore[arg-type]
    jotted = jots == [f"{CANARY}{n}" for n in range(1, len(jots) + 1)]
    papers = session.exec(select(OutboxItem)).all()
    whole = all(hashlib.sha256(paper.content).hexdigest() == paper.sha256 for paper in papers)
    names = [paper.file_name for paper in papers] if whole else []
    return (len(typed) if in_order else -1), (len(jots) if jotted else -1), names


def _pictures(session: Session) -> int:
    return sum(
        hashlib.sha256(content.content).hexdigest() == picture.sha256
        for picture, content in session.exec(
            select(Attachment, AttachmentContent).where(col(AttachmentContent.attachment_id) == Attachment.id)
        )
    )


def _backup_restores(desk: Desk) -> Iterator[tuple[str, str]]:
    """I4: the newest backup, under the key of its own day, is laid out as a restore does it, opened and counted."""
    found = backups.found_in(desk.backups)
    if not found:
        yield "I4", "there is no backup"
        return
    bytes_of_it = _sum(found[0].folder)
    if bytes_of_it in _RESTORED:
        return
    try:
        secret = restore_elsewhere.passphrase_of(PASSPHRASE)
        key = restore_elsewhere.key_of(found[0].folder, secret, around())
        restore.rehearse(found[0], desk.backups, key, DiskFiles())
        _RESTORED.add(bytes_of_it)
    except (Refusal, FileTrouble) as trouble:
        yield "I4", trouble.what


def _sum(folder: Path) -> bytes:
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + path.read_bytes())
    return whole.digest()


def _in_clear(desk: Desk) -> Iterator[tuple[str, str]]:
    signs = (CANARY.encode(), CANARY.encode("utf-16-le"), b"SQLite format 3")
    for path in _files(desk.home):
        content = path.read_bytes()
        if any(sign in content for sign in signs):
            yield "I5", f"words in clear in {path.name}"


def _half_files(desk: Desk) -> Iterator[tuple[str, str]]:
    for backup in backups.found_in(desk.backups):
        if backups.sum_of(backup.folder / backups.DATABASE) != backup.digest:
            yield "I6", f"{backup.folder.name} is not what was proved"
    for folder in (desk.vault, *(b.folder for b in backups.found_in(desk.backups))):
        for name in (keyfile.NAME, keyfile.COPY_NAME):
            try:
                keyfile.parsed((folder / name).read_bytes())
            except (OSError, FileTrouble):
                yield "I6", f"{folder.name}/{name} is not whole"


def _files(home: Path) -> Iterator[Path]:
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix != ".part":
            yield path


def cleared(desk: Desk) -> None:
    """Remove a desk that has served."""
    shutil.rmtree(desk.home, ignore_errors=True)


def kept_in(desk: Desk) -> int:
    """How many words a desk holds."""
    held = desk.opened()
    words, _, _ = held.store.read(_kept)
    held.lock()
    return words
