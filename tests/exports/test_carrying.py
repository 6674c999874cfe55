"""One journey of the outbox to a server: each paper once, numbered beside another's, held when nobody is there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_socket import enable_socket, socket_allow_hosts

from iro_desk.carriers import marker
from iro_desk.carriers.web_address import web_address
from iro_desk.carriers.web_line import WebLine
from iro_desk.carriers.webdav import WebDav
from iro_desk.exports.carrying import Journey, go_on, part_of
from iro_desk.exports.opening import folder_at
from iro_desk.exports.sending import Held, Outgoing, Sent, Settling
from iro_desk.services.sending.servers import Server
from tests.carriers.dav_server import PASSWORD, USER, DavServer, Fault
from tests.carriers.fault_proxy import FaultProxy

MARK = "K7F3Q2K7F3Q2"


@pytest.fixture
def office(tmp_path: Path, no_network: None) -> Iterator[DavServer]:
    """A server with our mark in its folder."""
    enable_socket()
    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    served = DavServer(tmp_path / "office")
    (served.folder / marker.NAME).write_bytes(marker.content(MARK))
    yield served
    served.stop()


_begun: list[Journey] = []


@pytest.fixture(autouse=True)
def all_come_home() -> Iterator[None]:
    """Lines are let go at the end of each test."""
    yield
    while _begun:
        _begun.pop().close()


def journey(address: str, waited: list[float] | None = None) -> Journey:
    """A journey that waits for nothing but notes how long it would have."""
    line = WebLine(web_address(address), USER, PASSWORD, "", 5.0)
    noted = [] if waited is None else waited
    server = Server(address, USER, PASSWORD, MARK)
    _begun.append(Journey(server, lambda one: WebDav(line, one.marker), noted.append))
    return _begun[-1]


def paper(number: int, content: bytes | None = None) -> Outgoing:
    return Outgoing(number, f"IRO-{number:04d}-letter.pdf", content or f"paper {number} ".encode() * 2_000)


def carried(going: Journey, one: Outgoing) -> tuple[Sent, Outgoing]:
    """Place one paper as the outbox does: the name it is being given is known before it gets it."""
    far = going.place(one)
    while isinstance(far, Settling):
        one = replace(one, going_name=far.name)
        far = going.place(one)
    return far, one


def test_every_paper_of_a_spoilt_line_arrives_once_and_nothing_half(office: DavServer) -> None:
    """F43, F44, F49: cut at random bytes, with answers lost, papers are sent again, and each is there once."""
    seed = random.randrange(10**9)
    drawn = random.Random(seed)
    proxy = FaultProxy(office.port)
    papers = [paper(number) for number in range(12)]
    waiting = {one.item_id for one in papers}
    try:
        for _ in range(60):
            if not waiting:
                break
            going = journey(f"http://127.0.0.1:{proxy.port}/")
            for one in [one for one in papers if one.item_id in waiting]:
                if drawn.random() < 0.4:
                    proxy.up, proxy.cut_at = 0, drawn.randrange(1, 30_000)
                elif drawn.random() < 0.4:
                    proxy.swallow = drawn.choice((b"PUT", b"MOVE", b"GET"))
                sent, papers[one.item_id] = carried(going, one)
                if not sent.trouble:
                    waiting.discard(one.item_id)
                whole = {p.file_name: p.content for p in papers}
                there = {name: (office.folder / name).read_bytes() for name in office.names()}
                there.pop(marker.NAME)
                assert all(whole[name] == content for name, content in there.items()), f"seed {seed}"
            going.close()
    finally:
        proxy.stop()
    assert waiting == set(), f"seed {seed}"
    assert office.names() == sorted([marker.NAME, *(one.file_name for one in papers)]), f"seed {seed}"
    assert office.parts() == [] and office.methods <= {"PUT", "MOVE", "GET", "PROPFIND"}, f"seed {seed}"


def test_a_paper_takes_a_number_beside_another_of_its_name_and_is_known_there_again(
    office: DavServer,
) -> None:
    """F45, F44: never over the other, and not a third time when it is sent again."""
    (office.folder / paper(1).file_name).write_bytes(b"a colleague's")
    for _ in range(2):
        assert carried(journey(office.address), paper(1))[0].trouble == ""
    assert set(office.names()) == {marker.NAME, "IRO-0001-letter-2.pdf", "IRO-0001-letter.pdf"}
    assert (office.folder / "IRO-0001-letter.pdf").read_bytes() == b"a colleague's"


def test_a_passing_trouble_is_tried_again_within_the_journey(office: DavServer) -> None:
    """F48: 423, 429 and 503 pass; after a pause each, and no more than a few."""
    waited: list[float] = []
    office.faults += [Fault("503 Service Unavailable", "PUT"), Fault("429 Too Many Requests", "PUT")]
    assert carried(journey(office.address, waited), paper(1))[0].trouble == ""
    assert waited == [1.0, 4.0] and set(office.names()) == {marker.NAME, paper(1).file_name}


def test_out_of_reach_the_rest_of_the_journey_is_held_without_being_tried(office: DavServer) -> None:
    """F47, F49: two hundred papers away from the office cost one wait, and nothing is written against any."""
    waited: list[float] = []
    proxy = FaultProxy(office.port)
    proxy.stop()
    going = journey(f"http://127.0.0.1:{proxy.port}/", waited)
    sent = [going.place(paper(number)) for number in range(200)]
    assert all(isinstance(one, Held) and "does not answer" in one.trouble for one in sent)
    assert waited == [1.0, 4.0] and office.log == []


def test_what_only_she_can_mend_is_not_tried_again_and_the_rest_goes(office: DavServer) -> None:
    """F48."""
    waited: list[float] = []
    office.faults.append(Fault("413 Content Too Large", "PUT"))
    going = journey(office.address, waited)
    first, second = going.place(paper(1)), carried(going, paper(2))[0]
    assert "of this size" in first.trouble and not isinstance(first, Held) and second.trouble == ""
    assert waited == []


def test_an_emptied_part_is_no_paper_that_still_waits(tmp_path: Path) -> None:
    """F44, F49: a part is emptied on a server once its file has its name, which may have been taken up since."""
    one = paper(1)
    there = folder_at(tmp_path)
    (tmp_path / f".{part_of(one.file_name, one.content)}").write_bytes(b"")
    assert go_on(there, one.file_name, one.file_name, one.content) is None
