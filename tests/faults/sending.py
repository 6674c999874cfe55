"""The sending program is killed at a moment drawn at random while the office takes papers up (F43, F44, F49)."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from iro_desk.carriers import marker
from iro_desk.domain.codes import DocumentKind
from iro_desk.records import Child
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, doubts
from iro_desk.services.sending.servers import Server
from iro_desk.storage import vault
from tests.carriers.dav_server import PASSWORD, USER, DavServer
from tests.faults.desk import NOW, PASSPHRASE, around, code
from tests.faults.invariants import Tally

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from datetime import UTC, datetime
from iro_desk.cli import outbox_sent
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings
quick = Cost(memory_kib=16, passes=1, lanes=1)
around = Surroundings(now=lambda: datetime.now(UTC), cost=quick, floor=quick, host="this-computer")
sys.exit(outbox_sent.main(sys.argv[1:], around=around))
"""
"""The command in a process of its own; the real one takes no key as quick as that of the tests."""
KINDS = ("folder", "webdav")
MARK = "K7F3Q2K7F3Q2"
LETTERS, KILLS = 6, 3
LONGEST = 0.4
"""Seconds after the first sign of it at the office in which the program is killed."""
PATIENCE, GLANCE, MOST_RUNS = 60.0, 0.01, 6
TAKEN_UP = 0.2
"""How often, of its looks, the office takes up what lies there."""


class Office:
    """Where the papers arrive; people there take them up whenever they like.

    Args:
        folder: what they look into; the server's own when there is one.
    """

    def __init__(self, folder: Path, server: DavServer | None) -> None:
        self.folder, self._server = folder, server
        self.arrived: list[tuple[str, bytes]] = []

    @property
    def place(self) -> Server:
        """What the desk knows of it."""
        if self._server is None:
            return Server(str(self.folder), "", "")
        return Server(self._server.address, USER, PASSWORD, marker=MARK)

    @property
    def signs(self) -> int:
        """How much has happened here."""
        return len(self.arrived) + sum(1 for _ in self.folder.iterdir()) + len(self.asked)

    @property
    def asked(self) -> list[tuple[str, str, str]]:
        """Every request to the server."""
        return [] if self._server is None else self._server.log

    def take_up(self) -> None:
        """Take up every finished file."""
        for path in sorted(self.folder.glob("IRO-K7*.pdf"), key=_came):
            with contextlib.suppress(FileNotFoundError):
                self.arrived.append((path.name, path.read_bytes()))
                path.unlink()


def run(folder: Path, rng: random.Random, kind: str, count: int, kills: int = KILLS) -> Tally:
    """Kill the program while it sends to a folder or a WebDAV server, and let it go on, so many times over."""
    tally = Tally(f"kill sending, {kind}")
    folder.mkdir(parents=True)
    vault.create(folder / "empty", PASSPHRASE, code(), around()).lock()
    for number in range(count):
        home = folder / str(number)
        shutil.copytree(folder / "empty", home / "caseload")
        with _office(home / "office", kind) as office:
            _one(tally, home / "caseload", office, rng, f"history {number}", kills)
        shutil.rmtree(home)
    return tally


def histories(seed: int, count: int) -> Tally:
    """Try so many histories of the outbox in memory, in which everything that can go wrong does."""
    tally = Tally("histories of the outbox", states=count)
    asked = [
        sys.executable, "-m", "pytest", "-q", "-n0", f"--hypothesis-seed={seed}",
        "tests/exports/test_outbox_machine.py",
    ]  # fmt: skip
    tried = subprocess.run(
        asked,
        cwd=PROJECT,
        env={**os.environ, "OUTBOX_EXAMPLES": str(count)},
        capture_output=True,
        check=False,
    )
    if tried.returncode:
        tally.broken.append(f"{tally.name}: {tried.stdout.decode(errors='replace')[-4000:]}")
    return tally


@contextlib.contextmanager
def _office(folder: Path, kind: str) -> Iterator[Office]:
    folder.mkdir()
    if kind == "folder":
        yield Office(folder, None)
        return
    server = DavServer(folder)
    (folder / marker.NAME).write_bytes(marker.content(MARK))
    try:
        yield Office(folder, server)
    finally:
        server.stop()


def _one(tally: Tally, caseload: Path, office: Office, rng: random.Random, state: str, kills: int) -> None:
    _write(caseload, partial(_put_in, place=office.place))
    for kill in range(kills):
        _sent(caseload, office, rng, rng.uniform(0, LONGEST))
        tally.states += 1
        _say_all(tally, office, f"{state}, kill {kill}")
    for _ in range(MOST_RUNS):
        _sent(caseload, office, rng, None)
        if not _write(caseload, partial(_answered, office=office)):
            break
    office.take_up()
    _say_all(tally, office, state)
    missing = {_letter(n) for n in range(LETTERS)} - {content for _, content in office.arrived}
    if missing:
        tally.words_lost += len(missing)
        tally.broken.append(f"{tally.name}, {state}: {len(missing)} papers never arrived")
    order = [content for _, content in office.arrived if content not in missing]
    if sorted(order, key=_number) != order:
        tally.broken.append(f"{tally.name}, {state}: the papers of one child arrived out of order")


def _say_all(tally: Tally, office: Office, state: str) -> None:
    whole = {_letter(n) for n in range(LETTERS)}
    if any(content not in whole for _, content in office.arrived):
        tally.corruptions += 1
        tally.broken.append(f"{tally.name}, {state}: something half lay under a final name")
    if max(Counter(content for _, content in office.arrived).values(), default=0) > 1:
        tally.broken.append(f"{tally.name}, {state}: a paper arrived twice")


def _sent(caseload: Path, office: Office, rng: random.Random, seconds: float | None) -> None:
    """Run the program until it ends, or for so many seconds after its first sign at the office."""
    before, seen = office.signs, None
    asked = [sys.executable, "-c", PROGRAM, str(caseload), "--send"]
    with subprocess.Popen(asked, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as running:
        assert running.stdin is not None
        running.stdin.write(f"{PASSPHRASE}\n".encode())
        running.stdin.close()
        until = time.monotonic() + PATIENCE
        while running.poll() is None and time.monotonic() < until:
            seen = time.monotonic() if seen is None and office.signs != before else seen
            if rng.random() < TAKEN_UP:
                office.take_up()
            if seen is not None and seconds is not None and time.monotonic() - seen > seconds:
                running.send_signal(signal.SIGKILL)
                break
            time.sleep(GLANCE)
        running.wait(PATIENCE)


def _write(caseload: Path, act: partial[T]) -> T:
    held = vault.unlock(caseload, PASSPHRASE, around())
    try:
        return held.store.write("Try", act).value
    finally:
        held.lock()


def _put_in(session: Session, place: Server) -> None:
    child = Child.model_validate({"preferred_name": "Zorblatt", "born_on": date(2016, 5, 2)})
    session.add(child)
    session.flush()
    destinations.add(session, place)
    reader = outbox.recipients(session, child.id or 0)[0]
    for number in range(LETTERS):
        item = outbox.queue(
            session, child.id or 0, None, DocumentKind.LETTER, "pdf", reader, f"IRO-K7F{number:03d}.pdf",
            _letter(number), NOW,
        )  # fmt: skip
        binding.look(session, item, hashlib.sha256(_letter(number)).hexdigest(), NOW)


def _answered(session: Session, office: Office) -> bool:
    """Ask the office about each paper in doubt, and say what it says; whether anything still waits."""
    came = {content for _, content in office.arrived}
    rows = [row for row in outbox.rows(session) if row.placed_at is None]
    for row in rows:
        if row.doubt is None:
            continue
        if outbox.content(session, row.item_id) in came:
            doubts.say_arrived(session, row.item_id, NOW)
        else:
            doubts.send_again(session, row.item_id)
    return bool(rows)


def _came(path: Path) -> int:
    """When a file came; several may be taken up at one look."""
    return path.stat().st_mtime_ns


def _letter(number: int) -> bytes:
    return f"letter {number} ".encode() * 4_000


def _number(content: bytes) -> int:
    return int(content.split()[1])
