"""Says where a vault may not live: folders another program copies, and disks reached over a network."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from iro_desk.errors import Refusal

_NETWORK_KINDS_TEXT = """
9p afs afpfs ceph cifs davfs davfs2 fuse.davfs fuse.gcsfuse fuse.glusterfs fuse.rclone fuse.s3fs
fuse.sshfs gfs2 glusterfs lustre ncpfs nfs nfs4 ocfs2 smb smb2 smb3 smbfs sshfs webdav
"""
_NETWORK_KINDS = frozenset(_NETWORK_KINDS_TEXT.split())

_STICK_KINDS = frozenset({"vfat", "msdos", "exfat"})
"""What memory sticks and cards are formatted as: they know no owner, and are pulled out."""

_CLOUD_FOLDERS = (
    ("onedrive", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drivefs", "Google Drive"),
    ("icloud", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("cloudstorage", "a cloud folder"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
)

_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "DROPBOX_PATH", "GOOGLE_DRIVE_PATH")

_CLOUD_MARKERS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ("desktop.ini.onedrive", "OneDrive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
)

_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the table of disks writes a space, a tab or a backslash."""

_NEXT = "Choose a folder on this computer's own disk."


def refuse(path: Path, *, environment: Mapping[str, str], mounts: str) -> None:
    """Refuse a folder that is copied elsewhere or reached over a network (F25, S30).

    Args:
        path: the folder; it need not exist yet.
        environment: where OneDrive and its like say which folders are theirs.
        mounts: the text of ``/proc/mounts``; empty where there is none.
    Raises:
        Refusal: naming the service, never the folder.
    """
    found = risk(path, environment=environment, mounts=mounts)
    if found:
        raise Refusal(f"That folder is {found}, so a vault may not live there.", _NEXT)


def risk(path: Path, *, environment: Mapping[str, str], mounts: str) -> str:
    """Say what a folder is that no vault should lie in, as the end of a sentence; empty when it will do.

    Args: as for ``refuse``.
    """
    found = (_risk_as_named(named, environment, mounts) for named in _ways_to(path))
    return next((words for words in found if words), "")


def _ways_to(path: Path) -> tuple[Path, ...]:
    """The folder as it is named, and where a link on the way to it leads."""
    named = path.absolute()
    return tuple(dict.fromkeys((named, Path(os.path.realpath(named)))))


def _risk_as_named(path: Path, environment: Mapping[str, str], mounts: str) -> str:
    service = cloud_service(path, environment)
    if service:
        return f"copied to the internet by {service}"
    if is_on_network(path, mounts):
        return "on another computer, reached over a network"
    if _kind_of(path, mounts) in _STICK_KINDS:
        return "on a memory stick or card, which can be pulled out at any moment"
    return ""


def mounted() -> str:
    """Return what this computer says about its disks; empty where it does not say."""
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.is_file() else ""


def cloud_service(path: Path, environment: Mapping[str, str]) -> str:
    """Return the name of the service that copies this folder; empty when none is known to."""
    full = path.absolute()
    for variable in _CLOUD_VARIABLES:
        root = environment.get(variable)
        if root and (full.is_relative_to(root) or full.is_relative_to(os.path.realpath(root))):
            return "OneDrive" if variable.startswith("OneDrive") else variable.split("_")[0].title()
    for part in full.parts:
        lowered = part.lower()
        for beginning, service in _CLOUD_FOLDERS:
            if lowered == beginning or lowered.startswith(
                (f"{beginning} ", f"{beginning}-", f"{beginning}~")
            ):
                return service
    for folder in (full, *full.parents):
        for marker, service in _CLOUD_MARKERS:
            if (folder / marker).exists():
                return service
    return ""


def is_on_network(path: PurePath, mounts: str) -> bool:
    """Whether the folder is a Windows share or on a disk of a network kind."""
    return str(path).startswith(("\\\\", "//")) or _kind_of(path, mounts) in _NETWORK_KINDS


def _kind_of(path: PurePath, mounts: str) -> str:
    """Return what kind of disk a folder is on; empty when the computer does not say."""
    full = str(Path(path).absolute())
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = _ESCAPED.sub(lambda sign: chr(int(sign[1], 8)), fields[1])
        inside = full == place or full.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, fields[2]
    return kind
