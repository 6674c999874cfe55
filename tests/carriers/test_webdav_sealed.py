"""Over HTTPS: whom the computer trusts, or the one certificate the officer compared (S59, F48)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desk.carriers.carrier import SendingTrouble
from iro_desk.carriers.web_address import web_address
from iro_desk.carriers.web_line import certificate_of
from tests.carriers.certificates import fingerprint, made
from tests.carriers.dav_server import DavServer
from tests.carriers.test_webdav import LETTER, NAME, send


@pytest.fixture
def sealed(tmp_path: Path, loopback: None) -> Iterator[DavServer]:
    """A server with a certificate nobody vouches for."""
    served = DavServer(tmp_path / "office", made(tmp_path / "first"))
    yield served
    served.stop()


def test_a_certificate_the_computer_does_not_trust_gets_nothing_from_us(sealed, carry):
    """S59: not even the name of the folder is asked for."""
    with pytest.raises(SendingTrouble, match="does not trust") as met:
        carry(sealed.address).reach()
    assert not met.value.again and sealed.log == []


def test_whom_the_computer_trusts_is_trusted(sealed, carry, monkeypatch):
    """S59: with nothing pinned."""
    monkeypatch.setenv("SSL_CERT_FILE", str(sealed.certificate[0]))
    send(carry(sealed.address))
    assert (sealed.folder / NAME).read_bytes() == LETTER


def test_a_trusted_certificate_for_another_host_is_not_taken(tmp_path, loopback, carry, monkeypatch):
    """S59."""
    served = DavServer(tmp_path / "office", made(tmp_path / "other", "127.0.0.9"))
    monkeypatch.setenv("SSL_CERT_FILE", str(served.certificate[0]))
    try:
        with pytest.raises(SendingTrouble, match="does not trust"):
            carry(served.address).reach()
        assert served.log == []
    finally:
        served.stop()


def test_the_certificate_she_compared_is_taken_and_asking_for_it_tells_the_server_nothing(sealed, carry):
    """S59: the fingerprint shown is the one the office reads out."""
    shown = certificate_of(web_address(sealed.address))
    assert shown == fingerprint(sealed.certificate[0]) and sealed.log == []
    send(carry(sealed.address, pinned=shown))
    assert (sealed.folder / NAME).read_bytes() == LETTER


def test_a_changed_certificate_is_never_taken_by_itself_even_if_the_computer_trusts_it(
    sealed, carry, tmp_path, monkeypatch
):
    """F48, S59: nothing is sent, and no name or password."""
    monkeypatch.setenv("SSL_CERT_FILE", str(sealed.certificate[0]))
    before = fingerprint(made(tmp_path / "before")[0])
    for _ in range(2):
        with pytest.raises(SendingTrouble, match="another certificate than the one you compared") as met:
            carry(sealed.address, pinned=before).reach()
        assert not met.value.again
    assert sealed.log == []


def test_the_keys_of_the_line_are_written_nowhere(sealed, carry, tmp_path, monkeypatch):
    """S59: whatever the environment asks."""
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    carry(sealed.address, pinned=fingerprint(sealed.certificate[0])).reach()
    assert not (tmp_path / "keys").exists()
