"""One line to one web server: asks, and gives back what was answered, whole and within its time.

It follows no redirect, uses no proxy, keeps no cookie, and sends nothing, not even the name, before the server
has shown the certificate that is expected of it (S59).
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import io
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from iro_desk.carriers.troubles import Trouble, trouble
from iro_desk.carriers.web_address import WebAddress

PATIENCE: Final = 30.0
"""Seconds without a sign of life (F47)."""
SLOWEST: Final = 10_000
"""Bytes a second; a line slower than this is as good as none."""
_BLOCK: Final = 65_536
_USUAL_ANSWER: Final = 1_000_000
_GONE: Final = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)
_REPEATABLE: Final = frozenset({"GET", "PROPFIND"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class WebLine:
    """A line that is opened when it is first needed, and again when the server has let it go.

    Args:
        password: None for a server that asks for none.
        pinned: SHA-256 of the one certificate that is taken, in hexadecimal; empty to trust whom the computer trusts.
        patience: seconds without a sign of life.
    """

    def __init__(
        self,
        address: WebAddress,
        user_name: str,
        password: str | None,
        pinned: str,
        patience: float = PATIENCE,
    ) -> None:
        self.address = address
        self._pinned = pinned
        self._patience = patience
        self._line: http.client.HTTPConnection | None = None
        self._signed: dict[str, str] = {}
        if password is not None:
            both = b64encode(f"{user_name}:{password}".encode()).decode("ascii")
            self._signed = {"Authorization": f"Basic {both}"}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        most: int = _USUAL_ANSWER,
    ) -> Answer:
        """Ask for one thing.

        Args:
            most: bytes of the answer's body that may be expected; one byte more is read, to show that it is longer.

        Raises:
            SendingTrouble: no whole answer came; what was asked may have been done all the same.
        """
        is_fresh = self._line is None
        try:
            return self._asked(method, path, body, headers or {}, most)
        except _GONE as gone:
            self.close()
            if is_fresh or method not in _REPEATABLE:
                raise trouble(Trouble.BROKEN_OFF) from gone
        # A server lets a line go that has been still for a while; asking again is harmless.
        try:
            return self._asked(method, path, body, headers or {}, most)
        except _GONE as gone:
            self.close()
            raise trouble(Trouble.BROKEN_OFF) from gone

    def close(self) -> None:
        """Let the line go."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _asked(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Answer:
        try:
            line = self._line or self._opened()
            self._line = line
            whole = {
                **self._signed,
                "Content-Length": str(len(body)),
                "Accept-Encoding": "identity",
                **headers,
            }
            with _within(line, self._patience + (len(body) + most) / SLOWEST):
                early: OSError | None = None
                try:
                    line.request(method, path, io.BytesIO(body), whole)
                except (BrokenPipeError, ConnectionResetError) as stopped:
                    # A server that refuses says so and hangs up while the file is still on its way.
                    early = stopped
                return self._heard(line, most, early)
        except _GONE:
            raise
        except (OSError, http.client.HTTPException) as broken:
            self.close()
            raise _in_words(broken) from broken

    def _heard(self, line: http.client.HTTPConnection, most: int, early: OSError | None) -> Answer:
        try:
            response = line.getresponse()
        except (http.client.HTTPException, OSError):
            if early is not None:
                raise early from None
            raise
        with response:
            body = response.read(most + 1)
            is_whole = response.isclosed() or not response.read(1)
            answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)
        expected = answer.headers.get("content-length", "")
        if expected.isdigit() and len(body) < min(int(expected), most + 1):
            raise http.client.IncompleteRead(body)
        if early is not None or not is_whole or line.sock is None:
            self.close()
        return answer

    def _opened(self) -> http.client.HTTPConnection:
        address = self.address
        if not address.is_sealed:
            return _opened_plain(address, self._patience)
        line = http.client.HTTPSConnection(
            address.host,
            address.port,
            timeout=self._patience,
            context=_trust(bool(self._pinned)),
            blocksize=_BLOCK,
        )
        line.connect()
        if self._pinned and certificate_shown(line) != self._pinned:
            line.close()
            raise trouble(Trouble.CHANGED_CERTIFICATE)
        return line


def certificate_of(address: WebAddress, patience: float = PATIENCE) -> str:
    """Ask a server for its certificate, and tell it nothing; returns its SHA-256 in hexadecimal.

    Raises:
        SendingTrouble: the server is not there.
    """
    line = http.client.HTTPSConnection(address.host, address.port, timeout=patience, context=_trust(True))
    try:
        line.connect()
        return certificate_shown(line)
    except OSError as broken:
        raise _in_words(broken) from broken
    finally:
        line.close()


def certificate_shown(line: http.client.HTTPSConnection) -> str:
    """Return the SHA-256 of the certificate a server has shown on this line, in hexadecimal."""
    shown = line.sock.getpeercert(binary_form=True) if isinstance(line.sock, ssl.SSLSocket) else None
    return hashlib.sha256(shown or b"").hexdigest()


def _opened_plain(address: WebAddress, patience: float) -> http.client.HTTPConnection:
    line = http.client.HTTPConnection(address.host, address.port, timeout=patience, blocksize=_BLOCK)
    line.connect()
    return line


def _trust(is_pinned: bool) -> ssl.SSLContext:
    """Whom the computer trusts; with a pin that one certificate alone is asked for, by its digest, afterwards.

    Made by hand because the usual way would write the keys of the line to a file an environment variable names.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if is_pinned:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        context.load_default_certs()
    return context


@contextlib.contextmanager
def _within(line: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Break a line off that is still busy after so long, however alive it seems; its reader then hears the end."""
    is_late = threading.Event()

    def break_off() -> None:
        is_late.set()
        if line.sock is not None:
            with contextlib.suppress(OSError):
                # The plain socket's own: the sealed one's would forget how to read what comes sealed.
                socket.socket.shutdown(line.sock, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, break_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if is_late.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        timer.join()


def _in_words(broken: OSError | http.client.HTTPException) -> Exception:
    if isinstance(broken, ssl.SSLCertVerificationError):
        return trouble(Trouble.UNKNOWN_CERTIFICATE)
    if isinstance(broken, TimeoutError):
        return trouble(Trouble.SILENT)
    if isinstance(broken, ssl.SSLError | http.client.HTTPException | ConnectionError) and not isinstance(
        broken, ConnectionRefusedError
    ):
        return trouble(Trouble.BROKEN_OFF)
    return trouble(Trouble.NOT_THERE)
