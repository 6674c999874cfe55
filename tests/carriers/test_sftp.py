"""Papers to a real SFTP server: whole, once, never over another, and to no other server (F43–F48, S59, S60)."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import paramiko
import pytest

from iro_desk.carriers import marker
from iro_desk.carriers.carrier import Found, NameTaken, SendingTrouble
from iro_desk.carriers.sftp import Sftp, fetch_ahead, key_of
from iro_desk.carriers.sftp_address import sftp_address
from iro_desk.errors import Refusal
from tests.carriers.fault_proxy import FaultProxy
from tests.carriers.sftp_server import OPENSSH, PASSWORD, USER, SftpServer

LETTER = os.urandom(150_000)
PART, NAME = "IRO-4F7Q-letter-2026-06-11.pdf.iro-part", "IRO-4F7Q-letter-2026-06-11.pdf"
WHOLE = Found(len(LETTER), hashlib.sha256(LETTER).hexdigest())
KINDS = ("a small class", "OpenSSH") if OPENSSH.exists() else ("a small class",)


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path: Path, loopback: None) -> Iterator[SftpServer]:
    """A server of each kind there is on this computer."""
    served = SftpServer(tmp_path / "office", is_openssh=request.param == "OpenSSH")
    yield served
    served.stop()


@pytest.fixture
def carry(office: SftpServer) -> Iterator:
    """Make carriers; they are closed at the end."""
    made: list[Sftp] = []

    def make(address: str = "", password: str = PASSWORD, pinned: str | None = None, **more) -> Sftp:
        known = office.fingerprint if pinned is None else pinned
        made.append(Sftp(sftp_address(address or office.address), USER, password, known, **more))
        return made[-1]

    yield make
    for one in made:
        one.close()


def send(carrier: Sftp) -> None:
    if carrier.found(NAME) != WHOLE:
        carrier.put_part(PART, LETTER)
        carrier.settle(PART, NAME)
    assert carrier.found(NAME) == WHOLE


def test_a_paper_arrives_whole_under_its_name_and_no_other(office, carry):
    """S60: only a part is written, and nothing is removed."""
    carrier = carry()
    carrier.reach()
    send(carrier)
    assert office.names() == [NAME] and office.parts() == []
    assert (office.folder / NAME).read_bytes() == LETTER
    assert {what for what, _ in office.log} <= {"stat", "read", "write", "rename"}
    assert all(name.endswith(".iro-part") for what, name in office.log if what in ("write", "rename"))


def test_a_name_somebody_has_is_never_taken_from_them(office, carry, monkeypatch):
    """F45: neither by looking first, nor when it comes between the look and the naming."""
    (office.folder / NAME).write_bytes(b"a colleague's")
    carrier = carry()
    carrier.put_part(PART, LETTER)
    with pytest.raises(NameTaken):
        carrier.settle(PART, NAME)
    looks = iter([False, True])
    monkeypatch.setattr(carrier, "_is_there", lambda name: next(looks))
    with pytest.raises(NameTaken):
        carrier.settle(PART, NAME)
    assert (office.folder / NAME).read_bytes() == b"a colleague's"
    monkeypatch.undo()
    carrier.remove_part(PART)
    assert office.parts() == [] and "remove" not in {what for what, _ in office.log}


def test_a_key_that_was_not_compared_or_has_changed_gets_nothing(office, carry):
    """S59, F48: no name and no password; asking for the key tells the server nothing."""
    assert key_of(sftp_address(office.address)) == office.fingerprint
    for pinned, words in (("", "not compared"), ("0" * 64, "another key than the one you compared")):
        for _ in range(2):
            with pytest.raises(SendingTrouble, match=words) as met:
                carry(pinned=pinned).reach()
            assert not met.value.again
    assert office.log == []


@pytest.mark.parametrize("cut_at", [10, 1_000, 3_000, 6_000, 60_000, 150_000, 155_500])
def test_a_line_cut_at_any_byte_leaves_nothing_half_under_a_name(office, carry, cut_at):
    """F43: at the greeting, the keys, the sign-in, the file, the naming; then it goes."""
    proxy = FaultProxy(office.port, cut_at=cut_at)
    try:
        carrier = carry(office.address.replace(str(office.port), str(proxy.port)), patience=5.0)
        for _ in range(3):
            try:
                carrier.reach()
                send(carrier)
                break
            except SendingTrouble as met:
                assert met.again, met
                assert not (office.folder / NAME).exists() or (office.folder / NAME).read_bytes() == LETTER
    finally:
        proxy.stop()
    assert proxy.cut_at is None
    assert office.names() == [NAME] and (office.folder / NAME).read_bytes() == LETTER and office.parts() == []


def test_a_line_that_ends_while_a_file_is_asked_for_leaves_no_thread_in_trouble(
    office, carry, monkeypatch: pytest.MonkeyPatch
):
    """F43: the trouble is told where the file is read, and nowhere else."""
    (office.folder / NAME).write_bytes(os.urandom(3_000_000))
    carrier, told = carry(), []
    carrier.reach()
    monkeypatch.setattr(threading, "excepthook", told.append)
    before = set(threading.enumerate())
    with carrier._files.open(carrier._address.path_of(NAME), "rb") as reading:
        fetch_ahead(reading, 3_000_000)
        asking = set(threading.enumerate()) - before
        carrier._line.close()
        for thread in asking:
            thread.join(10)
        with pytest.raises((paramiko.SSHException, EOFError, OSError)):
            reading.read(3_000_000)
    assert told == []


def test_a_naming_whose_answer_was_lost_is_found_done(office, carry):
    """F44."""
    (office.folder / NAME).write_bytes(LETTER)
    carrier = carry()
    with pytest.raises(SendingTrouble) as met:
        carrier.settle(PART, "another.pdf")
    assert met.value.again
    send(carrier)
    assert office.names() == [NAME]


def test_a_server_that_hangs_is_left_after_its_time(office, carry):
    """F47."""
    proxy = FaultProxy(office.port, is_mute=True)
    try:
        with pytest.raises(SendingTrouble) as met:
            carry(office.address.replace(str(office.port), str(proxy.port)), patience=0.3).reach()
        assert met.value.again
    finally:
        proxy.stop()


def test_each_trouble_has_its_own_sentence_and_rule(office, carry):
    """F48."""
    with pytest.raises(SendingTrouble, match="name and password") as met:
        carry(password="copper bucket").reach()
    assert not met.value.again
    with pytest.raises(SendingTrouble, match="no folder at this address") as met:
        carry(f"{office.address}nowhere").reach()
    assert not met.value.again
    with pytest.raises(SendingTrouble, match="does not answer from here") as met:
        carry("sftp://127.0.0.1:9/").reach()
    assert met.value.again
    office.is_full = True
    if not office.is_openssh:
        with pytest.raises(SendingTrouble, match="may be full"):
            carry().put_part(PART, LETTER)


def test_a_folder_is_known_again_by_its_mark(office, carry):
    """F46: emptied, or another in its place."""
    assert carry().leave_mark("K7F3Q2") == "K7F3Q2"
    carry(mark="K7F3Q2").reach()
    assert carry().leave_mark("B4C5D6") == "K7F3Q2"
    (office.folder / marker.NAME).unlink()
    with pytest.raises(SendingTrouble, match="another folder, or it was emptied"):
        carry(mark="K7F3Q2").reach()


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("sftp://h.example/", "/"), ("sftp://h.example/a b/", "/a b"), ("sftp://h.example/~/in", "in"),
        ("sftp://h.example/~/", "."),
    ],
)  # fmt: skip
def test_an_address_names_a_folder_from_the_root_or_from_her_own_place(typed, folder):
    assert sftp_address(typed).folder == folder and sftp_address(typed).port == 22


@pytest.mark.parametrize(
    "typed", ["https://h.example/", "sftp://", "sftp://jo:secret@h.example/", "h.example"]
)
def test_what_is_no_such_address_is_refused(typed):
    """S59."""
    with pytest.raises(Refusal):
        sftp_address(typed)
