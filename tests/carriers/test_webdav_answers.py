"""What a server may answer instead: each has its own sentence and its own rule (F47, F48, S59)."""

from __future__ import annotations

import pytest

from iro_desk.carriers.carrier import SendingTrouble
from tests.carriers.dav_server import PORTAL, Fault
from tests.carriers.test_webdav import LETTER, NAME, PART, send_in_the_end

ANSWERS = {
    "401 Unauthorized": ("did not take the name and password", False),
    "403 Forbidden": ("not put files in this folder", False),
    "404 Not Found": ("no folder at this address", False),
    "405 Method Not Allowed": ("not one that papers can be sent to", False),
    "409 Conflict": ("no folder at this address", False),
    "413 Content Too Large": ("of this size", False),
    "418 I'm a teapot": ("does not know", False),
    "423 Locked": ("Another program has the file", True),
    "429 Too Many Requests": ("fewer papers at a time", True),
    "500 Internal Server Error": ("trouble of its own", True),
    "502 Bad Gateway": ("trouble of its own", True),
    "503 Service Unavailable": ("trouble of its own", True),
    "507 Insufficient Storage": ("no room left", False),
    "511 Network Authentication Required": ("Something else answered", True),
}


def test_no_two_kinds_of_trouble_are_told_alike():
    """F48."""
    from iro_desk.carriers.troubles import Trouble, trouble

    told = [str(trouble(kind)) for kind in Trouble]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("status", ANSWERS)
def test_each_answer_has_its_own_sentence_and_says_whether_it_is_tried_again(server, carry, status):
    """F48: and nothing lies under the name."""
    words, again = ANSWERS[status]
    server.faults.append(Fault(status, "PUT"))
    with pytest.raises(SendingTrouble, match=words) as met:
        carry(server.address).put_part(PART, LETTER)
    assert met.value.again is again and met.value.next_step
    assert server.names() == []


@pytest.mark.parametrize("method", ["PROPFIND", "PUT", "GET", "MOVE"])
@pytest.mark.parametrize("status", ["200 OK", "201 Created", "207 Multi-Status"])
def test_a_sign_in_page_never_counts_as_done(server, carry, method, status):
    """F47: an HTML page with any good status, to any question; then the network is there again."""
    server.faults.append(Fault(status, method, PORTAL, (("Content-Type", "text/html"),)))
    send_in_the_end(carry(server.address))
    assert server.names() == [NAME] and (server.folder / NAME).read_bytes() == LETTER


def test_a_redirect_to_another_host_is_never_followed(server, proxy, carry):
    """S59: neither the papers nor the password go there."""
    elsewhere = f"http://127.0.0.2:{proxy.port}/"
    for status in ("301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"):
        server.faults.append(Fault(status, "PROPFIND", headers=(("Location", elsewhere),)))
        with pytest.raises(SendingTrouble, match="Something else answered") as met:
            carry(server.address).reach()
        assert met.value.again
    assert proxy.lines == 0


def test_a_redirect_on_the_same_host_asks_for_the_right_address(server, carry):
    """S59: it is said, not followed."""
    server.faults.append(Fault("301 Moved", "PROPFIND", headers=(("Location", "/reviews/"),)))
    with pytest.raises(SendingTrouble, match="another address") as met:
        carry(server.address).reach()
    assert not met.value.again and len(server.log) == 1


def test_a_wrong_password_is_said_and_not_tried_again(server, carry):
    """F48."""
    with pytest.raises(SendingTrouble, match="name and password") as met:
        carry(server.address, password="copper bucket").reach()
    assert not met.value.again


def test_a_full_server_keeps_no_half_paper_and_takes_it_when_there_is_room(server, carry):
    """F48: 507."""
    server.room = 100_000
    carrier = carry(server.address)
    with pytest.raises(SendingTrouble, match="no room left"):
        carrier.put_part(PART, LETTER)
    assert server.names() == [] and server.parts() == []
    server.room = None
    send_in_the_end(carrier)


def test_nobody_at_the_address_is_tried_again_later(server, carry):
    """F48: refused, as away from the office network."""
    server_is_gone = "http://127.0.0.1:9/"
    with pytest.raises(SendingTrouble, match="does not answer from here") as met:
        carry(server_is_gone).reach()
    assert met.value.again


@pytest.mark.parametrize("kept", [b"", LETTER[:-1], LETTER[:-1] + bytes([LETTER[-1] ^ 1])])
def test_a_server_that_keeps_other_bytes_gives_them_no_name(server, carry, kept):
    """F47: what was put is read back before it gets its name."""
    carrier = carry(server.address)
    server.faults.append(Fault("201 Created", "PUT"))
    (server.folder / PART).write_bytes(kept)
    with pytest.raises(SendingTrouble, match="not what was sent") as met:
        carrier.put_part(PART, LETTER)
    assert met.value.again and server.names() == []
