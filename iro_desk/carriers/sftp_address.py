"""The address of a folder on an SFTP server, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from iro_desk.carriers.web_address import taken_apart, unclear

_PORT: Final = 22


@dataclass(frozen=True, slots=True)
class SftpAddress:
    """Where a folder is; ``folder`` is as the server knows it, from its root, or from the officer's own place there."""

    host: str
    port: int
    folder: str

    @property
    def authority(self) -> str:
        """The host as it stands in an address, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORT else f"{host}:{self.port}"

    def path_of(self, name: str) -> str:
        """The path of one file in the folder; of the folder itself when ``name`` is empty."""
        return f"{self.folder.rstrip('/')}/{name}" if name else self.folder


def sftp_address(written: str) -> SftpAddress:
    """Take apart what the officer typed; ``/~/`` at its beginning is her own place on the server.

    Raises:
        Refusal: with what to type instead.
    """
    parts, port = taken_apart(written)
    if parts.scheme != "sftp":
        raise unclear()
    path = unquote(parts.path)
    own = path == "/~" or path.startswith("/~/")
    folder = path[3:].strip("/") or "." if own else path.rstrip("/") or "/"
    return SftpAddress(parts.hostname or "", port or _PORT, folder)
