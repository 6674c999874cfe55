"""Carries papers to a folder on an SFTP server: a part, read back, then its name, never over another (S60).

Chosen: paramiko (LGPL, used as it is installed). Its calls wait where they are made, as every other carrier's, so it
needs no loop of its own as asyncssh does. Its plain rename is the protocol's own, which must not overwrite: OpenSSH
gives the new name with a link and then takes the old one away.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import socket
import stat
from collections.abc import Iterator
from typing import Final

import paramiko

from iro_desk.carriers.carrier import NameTaken, SendingTrouble
from iro_desk.carriers.marked_folder import MarkedFolder, require_part
from iro_desk.carriers.sftp_address import SftpAddress
from iro_desk.carriers.troubles import Trouble, trouble
from iro_desk.carriers.web_line import PATIENCE

_BLOCK: Final = 32_768
_TROUBLES: Final = {
    errno.ENOENT: Trouble.NO_FOLDER,
    errno.EACCES: Trouble.FORBIDDEN,
    errno.EPERM: Trouble.FORBIDDEN,
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
}
_CLOSED: Final = "Socket is closed"
"""What paramiko says of a channel whose line has gone."""
_LINE_HOLDS: Final = frozenset({*_TROUBLES.values(), Trouble.NOT_DONE})

# It would tell the log of names and hosts (S34).
logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)


class Sftp(MarkedFolder):
    """A folder on a server, over one line that is opened when it is first needed.

    Args:
        pinned: SHA-256 of the server's key as the officer compared it, hexadecimal; no other is taken, and empty takes
            none. Nothing is told to the server before.
        mark: by which the folder is known again; empty while it has none of ours.
        patience: seconds without a sign of life.
    """

    def __init__(
        self,
        address: SftpAddress,
        user_name: str,
        password: str,
        pinned: str,
        mark: str = "",
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(mark)
        self._address, self._patience = address, patience
        self._user_name, self._password, self._pinned = user_name, password, pinned
        self._line: paramiko.Transport | None = None
        self._files: paramiko.SFTPClient | None = None

    def reach(self) -> None:
        """See that the folder is there, that it lets the officer in, and that it is the one it was (F46)."""
        with self._in_words():
            about = self._opened().stat(self._address.folder)
            if not stat.S_ISDIR(about.st_mode or 0):
                raise trouble(Trouble.OTHER_KIND)
        self.require_known()

    def put_part(self, part: str, content: bytes) -> None:
        """Put the whole part there and read it back; a part that is there already, whole, is left as it is."""
        require_part(part)
        if self.content_of(part) == content:
            return
        with self._in_words(), self._opened().open(self._address.path_of(part), "wb") as writing:
            writing.set_pipelined(True)
            for at in range(0, len(content), _BLOCK):
                writing.write(content[at : at + _BLOCK])
        if self.content_of(part) != content:
            raise trouble(Trouble.NOT_THE_SAME)

    def settle(self, part: str, name: str) -> None:
        """Give a part its name.

        Raises:
            NameTaken: something has that name.
        """
        require_part(part)
        if self._is_there(name):
            raise NameTaken
        with self._in_words():
            try:
                self._opened().rename(self._address.path_of(part), self._address.path_of(name))
            except FileNotFoundError:
                # The part has gone: it may have got its name without our hearing so.
                raise trouble(Trouble.BROKEN_OFF) from None
            except OSError as refused:
                if refused.errno is None and self._is_there(name):
                    raise NameTaken from refused
                raise

    def remove_part(self, part: str) -> None:
        """Empty what is left of a part; nothing is ever deleted on a server (S60)."""
        require_part(part)
        if self._is_there(part):
            with self._in_words(), self._opened().open(self._address.path_of(part), "wb"):
                pass

    def close(self) -> None:
        """Let the line go."""
        line, self._line, self._files = self._line, None, None
        if line is not None:
            line.close()
            line.join(self._patience)

    def _is_there(self, name: str) -> bool:
        with self._in_words():
            try:
                self._opened().lstat(self._address.path_of(name))
            except FileNotFoundError:
                return False
            return True

    def content_of(self, name: str) -> bytes | None:
        """Read a file back from the server; None when there is none of that name."""
        path = self._address.path_of(name)
        with self._in_words():
            try:
                with self._opened().open(path, "rb") as reading:
                    length = reading.stat().st_size or 0
                    fetch_ahead(reading, length)
                    content: bytes = reading.read(length + 1)
            except FileNotFoundError:
                return None
        return content

    def _opened(self) -> paramiko.SFTPClient:
        if self._files is None:
            self._line = _begun(self._address, self._patience)
            if _digest(self._line) != self._pinned:
                self.close()
                raise trouble(Trouble.CHANGED_HOST_KEY if self._pinned else Trouble.NEW_HOST_KEY)
            self._line.auth_timeout = self._patience
            self._line.auth_password(self._user_name, self._password, fallback=False)
            self._files = paramiko.SFTPClient.from_transport(self._line)
            self._files.get_channel().settimeout(self._patience)
        return self._files

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        """A line that broke off is let go; the next call opens another."""
        try:
            yield
        except SendingTrouble:
            raise
        except (paramiko.SSHException, EOFError, OSError) as broken:
            kind = Trouble.BROKEN_OFF if self._is_cut(broken) else _kind(broken)
            if kind not in _LINE_HOLDS:
                self.close()
            raise trouble(kind) from broken

    def _is_cut(self, broken: Exception) -> bool:
        """Whether a trouble without a number is only that the line has gone."""
        if not isinstance(broken, OSError) or broken.errno is not None or isinstance(broken, TimeoutError):
            return False
        return self._line is None or not self._line.is_active() or str(broken) == _CLOSED


def fetch_ahead(reading: paramiko.SFTPFile, length: int) -> None:
    """Ask for a whole file at once.

    Paramiko asks in a thread of its own. A line that breaks off meanwhile is told where the answers are read; the
    thread only ends.
    """
    ask = reading._prefetch_thread

    def ask_quietly(*of: object) -> None:
        with contextlib.suppress(paramiko.SSHException, EOFError, OSError):
            ask(*of)

    reading._prefetch_thread = ask_quietly
    reading.prefetch(length)


def key_of(address: SftpAddress, patience: float = PATIENCE) -> str:
    """Ask a server for its key, and tell it nothing; returns its SHA-256 in hexadecimal.

    Raises:
        SendingTrouble: the server is not there.
    """
    try:
        line = _begun(address, patience)
    except (paramiko.SSHException, EOFError, OSError) as broken:
        raise trouble(_kind(broken)) from broken
    try:
        return _digest(line)
    finally:
        line.close()
        line.join(patience)


def _begun(address: SftpAddress, patience: float) -> paramiko.Transport:
    """Open a line as far as the server's key; its own settings and keys on this computer are not read."""
    plain = socket.create_connection((address.host, address.port), timeout=patience)
    line = paramiko.Transport(plain)
    line.banner_timeout = line.handshake_timeout = patience
    try:
        line.start_client(timeout=patience)
    except BaseException:
        line.close()
        line.join(patience)
        raise
    return line


def _digest(line: paramiko.Transport) -> str:
    return hashlib.sha256(line.get_remote_server_key().asbytes()).hexdigest()


def _kind(broken: Exception) -> Trouble:
    if isinstance(broken, paramiko.AuthenticationException):
        return Trouble.NOT_SIGNED_IN
    if isinstance(broken, TimeoutError):
        return Trouble.SILENT
    if isinstance(broken, paramiko.SSHException | EOFError | ConnectionError) and not isinstance(
        broken, ConnectionRefusedError
    ):
        return Trouble.BROKEN_OFF
    if isinstance(broken, OSError) and broken.errno in _TROUBLES:
        return _TROUBLES[broken.errno]
    # The protocol has one answer for whatever else a server could not do, and paramiko gives it no number.
    if isinstance(broken, OSError) and broken.errno is None and not isinstance(broken, socket.gaierror):
        return Trouble.NOT_DONE
    return Trouble.NOT_THERE
