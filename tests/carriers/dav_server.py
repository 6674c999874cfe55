"""A real WebDAV server on this computer, with every request written down and faults to order; for tests only.

Run as a program it serves one folder until it is killed: ``python dav_server.py FOLDER``; it prints its port.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from wsgidav.fs_dav_provider import FilesystemProvider
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "iro", "copper kettle"
PORTAL = b"<!doctype html><title>Welcome to the guest network</title><form>Sign in</form>"


@dataclass(frozen=True)
class Fault:
    """What to answer instead of the server: to which method, for how many requests."""

    status: str
    method: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    is_done_first: bool = False


@dataclass
class DavServer:
    """One server; ``log`` holds method, name and status of every request, in order."""

    folder: Path
    certificate: tuple[Path, Path] | None = None
    log: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    room: int | None = None

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        config = {
            "provider_mapping": {"/": FilesystemProvider(str(self.folder))},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
            "dir_browser": {"enable": False},
            "lock_storage": True,
            "property_manager": False,
        }
        self._dav: Any = WsgiDAVApp(config)
        self.server = Server(
            ("127.0.0.1", 0), self._answer, numthreads=3, max=3, timeout=5, shutdown_timeout=1
        )
        if self.certificate is not None:
            self.server.ssl_adapter = BuiltinSSLAdapter(*(str(path) for path in self.certificate))
        self.server.error_log = lambda *_args, **_more: None
        self.server.prepare()
        self._thread = threading.Thread(target=self.server.serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server.bind_addr[1])

    @property
    def address(self) -> str:
        """The folder's address."""
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}/"

    @property
    def methods(self) -> set[str]:
        """Every method that was asked."""
        return {method for method, _name, _status in self.log}

    def names(self) -> list[str]:
        """What lies in the folder and is no part, in order."""
        return sorted(path.name for path in self.folder.iterdir() if not path.name.endswith(".iro-part"))

    def parts(self) -> list[str]:
        """The parts that lie there with anything in them."""
        return [p.name for p in self.folder.iterdir() if p.name.endswith(".iro-part") and p.stat().st_size]

    def stop(self) -> None:
        """Stop listening, and wait for it."""
        self.server.stop()
        self._thread.join(10)

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, name = environ["REQUEST_METHOD"], environ["PATH_INFO"]

        def noted(status: str, headers: list[tuple[str, str]], *more: object) -> Any:
            self.log.append((method, name, status))
            return start(status, headers, *more)

        fault = next((fault for fault in self.faults if fault.method in ("", method)), None)
        if fault is not None:
            self.faults.remove(fault)
            return self._faulty(fault, environ, noted)
        if self.room is not None and method == "PUT" and int(environ["CONTENT_LENGTH"]) > self.room:
            return self._said("507 Insufficient Storage", (), b"", environ, noted)
        return self._dav(environ, noted)

    def _faulty(self, fault: Fault, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if fault.is_done_first:
            list(self._dav(environ, lambda *_: None))
        return self._said(fault.status, fault.headers, fault.body, environ, start)

    def _said(
        self, status: str, more: Iterable[tuple[str, str]], body: bytes, environ: dict[str, Any], start: Any
    ) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        while length > 0 and (read := environ["wsgi.input"].read(min(length, 65536))):
            length -= len(read)
        start(status, [("Content-Length", str(len(body))), *more])
        return [body]


if __name__ == "__main__":
    served = DavServer(Path(sys.argv[1]))
    sys.stdout.write(f"{served.port}\n")
    sys.stdout.flush()
    threading.Event().wait()
