"""By which way papers go to a destination, and why a line to another computer was opened."""

from __future__ import annotations

from enum import Enum


class DestinationKind(Enum):
    """A way to where papers go. A folder is reached by the computer itself, through no line of ours."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    SFTP = "sftp"

    @property
    def label(self) -> str:
        """What the officer reads."""
        return {
            "folder": "A folder on this computer or its network",
            "webdav": "A folder on a web server (WebDAV)",
            "sftp": "A folder on an SFTP server",
        }[self.value]

    @property
    def is_server(self) -> bool:
        """Whether a line to another computer is opened for it."""
        return self is not DestinationKind.FOLDER

    @classmethod
    def of(cls, address: str) -> DestinationKind:
        """The way to an address, or to a folder's path."""
        if address.startswith("sftp://"):
            return cls.SFTP
        return cls.WEBDAV if address.startswith(("https://", "http://")) else cls.FOLDER


class ConnectionReason(Enum):
    """Why a line was opened; each was asked for by the officer (S61)."""

    TRY = "try"
    USE = "use"
    SEND = "send"

    @property
    def label(self) -> str:
        """What the officer reads."""
        return {
            "try": "You tried the server",
            "use": "You chose the server for your papers",
            "send": "You sent papers from the outbox",
        }[self.value]
