"""A real SFTP server on this computer: its line by paramiko's server, its files by OpenSSH's sftp-server where there is
one, else by a small class that treats names as OpenSSH does; for tests only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

import paramiko

OPENSSH = Path("/usr/lib/openssh/sftp-server")
USER, PASSWORD = "iro", "copper kettle"


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        is_right = (username, password) == (USER, PASSWORD)
        return paramiko.AUTH_SUCCESSFUL if is_right else paramiko.AUTH_FAILED

    def get_allowed_auths(self, username: str) -> str:
        return "password"

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED


class _Files(paramiko.SFTPServerInterface):
    """Names in one folder; renaming gives the new name with a link, as OpenSSH does, and so never overwrites."""

    def __init__(self, server: paramiko.ServerInterface, office: SftpServer) -> None:
        super().__init__(server)
        self.office = office

    def _at(self, path: str) -> Path:
        return self.office.folder / path.lstrip("/")

    def stat(self, path: str):
        self.office.log.append(("stat", path))
        try:
            return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as trouble:
            return paramiko.SFTPServer.convert_errno(trouble.errno)

    lstat = stat

    def open(self, path: str, flags: int, attr: object):
        self.office.log.append(("write" if flags & os.O_WRONLY else "read", path))
        if flags & os.O_WRONLY and self.office.is_full:
            return paramiko.SFTP_FAILURE
        try:
            stream = os.fdopen(os.open(self._at(path), flags, 0o600), "wb" if flags & os.O_WRONLY else "rb")
        except OSError as trouble:
            return paramiko.SFTPServer.convert_errno(trouble.errno)
        handle = paramiko.SFTPHandle(flags)
        handle.filename, handle.readfile, handle.writefile = path, stream, stream
        handle.stat = lambda: paramiko.SFTPAttributes.from_stat(os.fstat(stream.fileno()))
        return handle

    def rename(self, oldpath: str, newpath: str) -> int:
        self.office.log.append(("rename", oldpath))
        try:
            os.link(self._at(oldpath), self._at(newpath))
            self._at(oldpath).unlink()
        except FileNotFoundError as trouble:
            return paramiko.SFTPServer.convert_errno(trouble.errno)
        except OSError:
            return paramiko.SFTP_FAILURE
        return paramiko.SFTP_OK

    def remove(self, path: str) -> int:
        self.office.log.append(("remove", path))
        return paramiko.SFTP_PERMISSION_DENIED


class _ByOpenSsh(paramiko.SubsystemHandler):
    """Passes the line to OpenSSH's own program, which stands in the served folder."""

    def __init__(self, channel, name, server, office: SftpServer) -> None:
        super().__init__(channel, name, server)
        self.office = office

    def start_subsystem(self, name, transport, channel) -> None:
        program = [str(OPENSSH), "-e", "-d", str(self.office.folder)]
        served = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )

        def up() -> None:
            with contextlib.suppress(OSError, EOFError):
                while got := channel.recv(65536):
                    served.stdin.write(got)
            with contextlib.suppress(OSError):
                served.stdin.close()

        rising = threading.Thread(target=up, daemon=True)
        rising.start()
        with contextlib.suppress(OSError, EOFError):
            while got := os.read(served.stdout.fileno(), 65536):
                channel.sendall(got)
        served.kill()
        served.wait()
        served.stdout.close()
        channel.close()
        rising.join(5)


@dataclass
class SftpServer:
    """One server; ``log`` holds what was asked of which name, where the files are by the small class."""

    folder: Path
    is_openssh: bool = False
    log: list[tuple[str, str]] = field(default_factory=list)
    is_full: bool = False
    signed_in: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.key = paramiko.ECDSAKey.generate()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.05)
        self.port: int = self._listening.getsockname()[1]
        self._open, self._lines = True, []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """The folder's address."""
        return f"sftp://127.0.0.1:{self.port}/{'~/' if self.is_openssh else ''}"

    @property
    def fingerprint(self) -> str:
        """What the office would read out, in hexadecimal."""
        return hashlib.sha256(self.key.asbytes()).hexdigest()

    def names(self) -> list[str]:
        """What lies in the folder and is no part, in order."""
        return sorted(path.name for path in self.folder.iterdir() if not path.name.endswith(".iro-part"))

    def parts(self) -> list[str]:
        """The parts that lie there with anything in them."""
        return [p.name for p in self.folder.iterdir() if p.name.endswith(".iro-part") and p.stat().st_size]

    def stop(self) -> None:
        """Stop listening, and wait for it."""
        self._open = False
        self._thread.join(5)
        self._listening.close()
        for line in self._lines:
            line.close()
            line.join(5)

    def _listen(self) -> None:
        while self._open:
            try:
                near, _ = self._listening.accept()
            except TimeoutError:
                continue
            line = paramiko.Transport(near)
            self._lines.append(line)
            line.add_server_key(self.key)
            if self.is_openssh:
                line.set_subsystem_handler("sftp", _ByOpenSsh, self)
            else:
                line.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, self)
            with contextlib.suppress(paramiko.SSHException, EOFError, OSError):
                line.start_server(event=threading.Event(), server=_Door())
