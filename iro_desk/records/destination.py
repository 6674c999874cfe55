"""The places that papers may go to, and every line that was opened to another computer."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from iro_desk.domain.sending.policies import ConnectionReason, DestinationKind
from iro_desk.domain.sending.protection import Protection
from iro_desk.records.base import Record, code, moment


class Destination(Record, table=True):
    """A folder here, or on a server. A server's password is a :class:`Secret` for ``destination:<id>``.

    Not journalled: a destination is only ever taken with the passphrase, so Undo brings none back.

    Args:
        name: what the officer calls it; empty to call it by its address.
        address: a folder's path, or as :mod:`iro_desk.carriers.web_address` takes it.
        protection: how papers that go there are sealed; None for one that was kept before each had its own.
        is_usual: papers go there unless something else is said; of one at most.
        marker: the mark by which the folder is known again.
        pinned: SHA-256 of the certificate the officer compared, hexadecimal; empty to trust whom the computer
            trusts.
    """

    __tablename__ = "destination"
    journalled: ClassVar[bool] = False

    kind: DestinationKind = code(DestinationKind, DestinationKind.WEBDAV)
    address: str = Field(max_length=400)
    user_name: str = Field("", max_length=200)
    marker: str = Field("", max_length=64)
    pinned: str = Field("", max_length=64)
    name: str = Field("", max_length=60)
    protection: Protection | None = code(Protection, None)
    is_usual: bool = False


class Connection(Record, table=True):
    """One time a line to another computer was opened, written down before it was (S61). Never taken back.

    Args:
        host: the name or number of the other computer, with its port.
    """

    __tablename__ = "connection"
    journalled: ClassVar[bool] = False

    at: datetime = moment(...)
    host: str = Field(max_length=300)
    reason: ConnectionReason = code(ConnectionReason)
