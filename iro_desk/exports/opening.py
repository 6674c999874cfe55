"""Chooses the carrier for a place by its address; what a server needs is loaded only then (P5)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from iro_desk.carriers.carrier import MarkingCarrier
from iro_desk.carriers.folder import Folder
from iro_desk.domain.sending.policies import DestinationKind
from iro_desk.services.sending.servers import Server
from iro_desk.storage.files import patiently


def carrier_to(server: Server) -> MarkingCarrier:
    """Make the carrier for a folder or a server; no line is opened before it is first asked for something."""
    if server.kind is DestinationKind.FOLDER:
        return folder_at(Path(server.address), server.marker, server.halfway)
    if server.kind is DestinationKind.SFTP:
        from iro_desk.carriers.sftp import Sftp
        from iro_desk.carriers.sftp_address import sftp_address

        to = sftp_address(server.address)
        return Sftp(to, server.user_name, server.password, server.pinned, server.marker)
    from iro_desk.carriers.web_address import web_address
    from iro_desk.carriers.web_line import WebLine
    from iro_desk.carriers.webdav import WebDav

    line = WebLine(web_address(server.address), server.user_name, server.password or None, server.pinned)
    return WebDav(line, server.marker)


def folder_at(folder: Path, mark: str = "", halfway: Collection[str] = ()) -> Folder:
    """Make the carrier for a folder.

    Args:
        halfway: names of files whose parts stay, because they are gone on with.
    """
    return Folder(folder, mark, halfway, patiently=patiently)


def host_of(address: str) -> str:
    """The host of a server's address, with its port where it is not the usual one; raises Refusal."""
    from iro_desk.carriers.sftp_address import sftp_address
    from iro_desk.carriers.web_address import web_address

    is_sftp = DestinationKind.of(address) is DestinationKind.SFTP
    return sftp_address(address).authority if is_sftp else web_address(address).authority


def fingerprint_of(address: str) -> str:
    """Ask a server for its certificate or key and tell it nothing; returns its SHA-256 in hexadecimal.

    Raises:
        FileTrouble: the server is not there.
    """
    if DestinationKind.of(address) is DestinationKind.SFTP:
        from iro_desk.carriers.sftp import key_of
        from iro_desk.carriers.sftp_address import sftp_address

        return key_of(sftp_address(address))
    from iro_desk.carriers.web_address import web_address
    from iro_desk.carriers.web_line import certificate_of

    return certificate_of(web_address(address))
