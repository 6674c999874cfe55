"""Papers to a real WebDAV server: whole, once, never over another (F43–F45, S60)."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iro_desk.carriers.carrier import Found, NameTaken, SendingTrouble
from tests.carriers.dav_server import Fault
from tests.carriers.fault_proxy import FaultProxy

LETTER = os.urandom(150_000)
PART, NAME = "IRO-4F7Q-letter-2026-06-11.pdf.iro-part", "IRO-4F7Q-letter-2026-06-11.pdf"
WHOLE = Found(len(LETTER), hashlib.sha256(LETTER).hexdigest())
ALLOWED = {"PUT", "MOVE", "GET", "HEAD", "PROPFIND"}


def send(carrier, content: bytes = LETTER, name: str = NAME) -> None:
    """One paper as the outbox drives it: looked for, put, named, read back."""
    whole = Found(len(content), hashlib.sha256(content).hexdigest())
    if carrier.found(name) != whole:
        carrier.put_part(f"{name}.iro-part", content)
        carrier.settle(f"{name}.iro-part", name)
    assert carrier.found(name) == whole


def send_in_the_end(carrier, tries: int = 4) -> int:
    """Try again after each trouble that says it may be; returns how many troubles there were."""
    for trouble_count in range(tries):
        try:
            carrier.reach()
            send(carrier)
            return trouble_count
        except SendingTrouble as met:
            assert met.again, met
    raise AssertionError("it never went")


def test_a_paper_arrives_whole_under_its_name_and_no_other(server, carry):
    """S60: the server's own log holds nothing that could remove or replace."""
    carrier = carry(server.address)
    carrier.reach()
    send(carrier)
    assert server.names() == [NAME] and server.parts() == []
    assert (server.folder / NAME).read_bytes() == LETTER
    assert server.methods <= ALLOWED
    assert all(name.endswith(".iro-part") for method, name, _ in server.log if method in ("PUT", "MOVE"))


def test_what_is_not_there_is_not_found(server, carry):
    assert carry(server.address).found(NAME) is None


def test_a_name_somebody_has_is_never_taken_from_them(server, carry):
    """F45: neither by looking first, nor when it comes between the look and the move."""
    (server.folder / NAME).write_bytes(b"a colleague's")
    carrier = carry(server.address)
    carrier.put_part(PART, LETTER)
    with pytest.raises(NameTaken):
        carrier.settle(PART, NAME)
    server.faults.append(Fault("404 Not Found", "PROPFIND"))
    with pytest.raises(NameTaken):
        carrier.settle(PART, NAME)
    assert (server.folder / NAME).read_bytes() == b"a colleague's"
    carrier.remove_part(PART)
    assert server.parts() == [] and server.methods <= ALLOWED


def test_a_part_that_is_there_whole_is_not_sent_twice_and_half_of_one_is(server, carry):
    """F43: at most one part, used again."""
    carrier = carry(server.address)
    (server.folder / PART).write_bytes(LETTER)
    carrier.put_part(PART, LETTER)
    assert [status[:3] for method, _, status in server.log if method == "PUT"] == ["412"]
    (server.folder / PART).write_bytes(LETTER[:70_000])
    carrier.put_part(PART, LETTER)
    assert (server.folder / PART).read_bytes() == LETTER and len(server.parts()) == 1


def test_only_a_part_is_ever_written(server, carry):
    """S60: whatever the caller asks."""
    for wrong in (NAME, "../x.iro-part", "a/b.iro-part"):
        with pytest.raises(ValueError, match="part"):
            carry(server.address).put_part(wrong, LETTER)
    assert server.log == []


def test_a_name_with_spaces_and_accents_is_one_name_on_the_server(server, carry):
    name = "IRO é (1) & co.pdf"
    send(carry(server.address), b"short", name)
    assert server.names() == [name]


@pytest.mark.parametrize(
    "cut_at",
    [
        1,
        90,
        400,
        700,
        900,
        1_000,
        1_400,
        4_000,
        65_000,
        149_000,
        150_500,
        150_900,
        151_100,
        151_300,
        151_500,
        151_650,
    ],
)
def test_a_line_cut_at_any_byte_leaves_nothing_half_under_a_name(server, proxy, carry, cut_at):
    """F43: in the sign-in, the question, the file, the reading back, the naming."""
    proxy.cut_at = cut_at
    carrier = carry(f"http://127.0.0.1:{proxy.port}/")
    trouble_count = send_in_the_end(carrier)
    assert proxy.cut_at is None and trouble_count <= 1
    assert server.names() == [NAME] and (server.folder / NAME).read_bytes() == LETTER
    assert server.parts() == [] and server.methods <= ALLOWED


@pytest.mark.parametrize("method", [b"PUT", b"MOVE", b"GET", b"PROPFIND"])
def test_an_answer_that_is_lost_makes_no_second_copy(server, proxy, carry, method):
    """F44: the server did it and nobody heard."""
    proxy.swallow = method
    send_in_the_end(carry(f"http://127.0.0.1:{proxy.port}/"))
    assert proxy.swallow == b"" and server.names() == [NAME] and server.parts() == []
    assert sum(method == "MOVE" and status.startswith("201") for method, _, status in server.log) == 1


@pytest.mark.parametrize("is_crawling", [False, True])
def test_a_server_that_hangs_or_crawls_is_left_after_its_time(server, proxy, carry, is_crawling, monkeypatch):
    """F47: also when a byte comes now and then, which no pause between bytes would notice."""
    monkeypatch.setattr("iro_desk.carriers.web_line.SLOWEST", 10_000_000)
    proxy.is_mute, proxy.crawl = not is_crawling, 0.05 if is_crawling else 0
    with pytest.raises(SendingTrouble, match="silent") as met:
        carry(f"http://127.0.0.1:{proxy.port}/", patience=0.3).reach()
    assert met.value.again


def test_a_server_that_is_killed_while_it_writes_has_half_a_part_and_then_the_whole_paper(tmp_path, carry):
    """F43: the program that serves dies of SIGKILL, and comes back on the same folder."""
    folder = tmp_path / "office"
    first, port = served_by_a_program(folder)
    try:
        between = FaultProxy(port, cut_at=60_000)
        carrier = carry(f"http://127.0.0.1:{between.port}/")
        with pytest.raises(SendingTrouble) as met:
            send(carrier)
        assert met.value.again
    finally:
        first.kill()
        first.wait(10)
    with pytest.raises(SendingTrouble) as met:
        send(carrier)
    assert met.value.again and not (folder / NAME).exists()
    second, between.to_port = served_by_a_program(folder)
    try:
        send_in_the_end(carrier)
    finally:
        second.kill()
        second.wait(10)
        between.stop()
    assert [path.name for path in folder.iterdir()] == [NAME] and (folder / NAME).read_bytes() == LETTER


def served_by_a_program(folder: Path) -> tuple[subprocess.Popen, int]:
    program = [sys.executable, str(Path(__file__).with_name("dav_server.py")), str(folder)]
    served = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    with served.stdout as said:
        return served, int(said.readline())
