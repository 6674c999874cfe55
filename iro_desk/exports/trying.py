"""Tries a place before papers go there: is it there, is it the right one, does it let the officer in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from iro_desk.domain.sending.policies import DestinationKind
from iro_desk.errors import FileTrouble
from iro_desk.exports.opening import carrier_to, fingerprint_of, folder_at
from iro_desk.services.sending.servers import Server, check_password


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try.

    Args:
        server: what was tried.
        trouble: what is wrong, in words; empty when papers can go there.
        fingerprint: SHA-256 of a certificate or key the officer must compare first, hexadecimal; else empty.
    """

    server: Server
    trouble: str = ""
    fingerprint: str = ""

    @property
    def is_good(self) -> bool:
        """Whether papers can go there."""
        return not self.trouble


def try_out(server: Server) -> Tried:
    """Reach a place as the outbox would, and leave nothing there; trouble comes back in words."""
    # Imported here: a desk that sends to no server loads none of it (P5).
    from iro_desk.carriers.troubles import UnknownCertificate

    if server.kind is DestinationKind.FOLDER:
        return Tried(server, _trouble_at(Path(server.address), server.marker))
    check_password(server.password)
    carrier = carrier_to(server)
    try:
        carrier.reach()
    except UnknownCertificate as trouble:
        try:
            return Tried(server, str(trouble), fingerprint_of(server.address))
        except FileTrouble as silent:
            return Tried(server, str(silent))
    except FileTrouble as trouble:
        return Tried(server, str(trouble))
    finally:
        carrier.close()
    return Tried(server)


def _trouble_at(folder: Path, mark: str) -> str:
    into = folder_at(folder, mark)
    try:
        if mark:
            into.reach()
        else:
            into.require_there()
    except FileTrouble as trouble:
        return str(trouble)
    return ""


def mark(server: Server, fresh: str) -> Server:
    """Leave our mark on a server's folder, or take the one it has; returns the server with it.

    Raises:
        FileTrouble: it cannot be left; the folder may not be written to.
    """
    carrier = carrier_to(replace(server, marker=""))
    try:
        carrier.reach()
        return replace(server, marker=carrier.leave_mark(fresh))
    finally:
        carrier.close()
