"""By which way papers go to a destination, and why a line to another computer was opened."""

from __future__ import annotations

from enum import Enum


class DestinationKind(Enum):
    """A way to another computer. A folder needs none: the computer itself reaches it."""

    WEBDAV = "webdav"
    SFTP = "sftp"

    @property
    def label(self) -> str:
        """What the officer reads."""
        return {"webdav": "A folder on a web server (WebDAV)", "sftp": "A folder on an SFTP server"}[
            self.value
        ]

    @classmethod
    def of(cls, address: str) -> DestinationKind:
        """The way to an address."""
        return cls.SFTP if address.startswith("sftp://") else cls.WEBDAV


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
