"""Servers on this computer for the carriers' tests; no other computer can be reached from them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_socket import enable_socket, socket_allow_hosts

from iro_desk.carriers.web_address import web_address
from iro_desk.carriers.web_line import WebLine
from iro_desk.carriers.webdav import WebDav
from tests.carriers.dav_server import PASSWORD, USER, DavServer
from tests.carriers.fault_proxy import FaultProxy


@pytest.fixture
def loopback(no_network: None) -> Iterator[None]:
    """Lines to this computer alone."""
    enable_socket()
    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    yield


@pytest.fixture(scope="package")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    """One server for all; see ``server``."""
    served = DavServer(tmp_path_factory.mktemp("office"))
    yield served
    served.stop()


@pytest.fixture
def server(shared_server: DavServer, loopback: None) -> DavServer:
    """A server with an empty folder, an empty log and no faults."""
    for left in shared_server.folder.iterdir():
        left.unlink()
    shared_server.log.clear()
    shared_server.faults.clear()
    shared_server.room = None
    return shared_server


@pytest.fixture
def proxy(server: DavServer) -> Iterator[FaultProxy]:
    """A line to the server that can be spoilt."""
    between = FaultProxy(server.port)
    yield between
    between.stop()


def carrier_to(
    address: str, password: str = PASSWORD, pinned: str = "", patience: float = 5.0, mark: str = ""
) -> WebDav:
    """A carrier to a server of these tests."""
    return WebDav(WebLine(web_address(address), USER, password, pinned, patience), mark)


@pytest.fixture
def carry(loopback: None) -> Iterator:
    """Make carriers; they are closed at the end."""
    made: list[WebDav] = []

    def make(address: str, **more) -> WebDav:
        made.append(carrier_to(address, **more))
        return made[-1]

    yield make
    for one in made:
        one.close()
