"""A line between a program and a server that can be cut at any byte, swallow an answer, hang or crawl; for tests."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from dataclasses import dataclass, field


@dataclass
class FaultProxy:
    """Passes bytes on to a port of this computer.

    Args:
        cut_at: closes both ways once so many bytes went up in all; None never. Used up when it happened.
        swallow: the method whose answer is lost: the server did it, the line closes. Used up when it happened.
        is_mute: takes everything and answers nothing.
        crawl: seconds between two bytes of an answer; 0 passes it on at once.
    """

    to_port: int
    cut_at: int | None = None
    swallow: bytes = b""
    is_mute: bool = False
    crawl: float = 0.0
    up: int = 0
    lines: int = 0
    _open: bool = True
    _threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._start(self._listen)

    def stop(self) -> None:
        """Close everything and wait for it."""
        self._open = False
        for thread in self._threads:
            thread.join(10)
        self._listening.close()

    def _start(self, what, *args) -> None:
        thread = threading.Thread(target=what, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while self._open:
            if select.select([self._listening], [], [], 0.02)[0]:
                near, _ = self._listening.accept()
                self.lines += 1
                self._start(self._carry, near)

    def _carry(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.to_port)) as far:
            asked = b""
            while self._open:
                ready = select.select([near, far], [], [], 0.02)[0]
                if near in ready:
                    if not (went := near.recv(4096)) or not self._passed_up(went, far):
                        return
                    asked = went if b" HTTP/1.1\r\n" in went[:400] else asked
                if far in ready:
                    if not (came := far.recv(65536)):
                        return
                    if self.swallow and asked.startswith(self.swallow):
                        self.swallow = b""
                        return
                    self._passed_down(came, near)

    def _passed_up(self, went: bytes, far: socket.socket) -> bool:
        if self.is_mute:
            return True
        if self.cut_at is not None and self.up + len(went) >= self.cut_at:
            far.sendall(went[: self.cut_at - self.up])
            self.cut_at, self.up = None, 0
            return False
        self.up += len(went)
        far.sendall(went)
        return True

    def _passed_down(self, came: bytes, near: socket.socket) -> None:
        if not self.crawl:
            near.sendall(came)
            return
        for byte in came:
            near.sendall(bytes([byte]))
            time.sleep(self.crawl)
            if not self._open:
                return
