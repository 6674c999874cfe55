"""F25, S30: no vault in a folder that is copied to the internet or lies on another computer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from iro_desk.errors import Refusal
from iro_desk.storage import places

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/council cifs rw 0 0
server:/x /mnt/with\\040space nfs4 rw 0 0
me@host:/ /home/me/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/council/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/me/OneDrive/desk", "OneDrive"),
        ("/home/me/OneDrive - Council/desk", "OneDrive"),
        ("/home/me/Dropbox/desk", "Dropbox"),
        ("/home/me/Dropbox (Personal)/desk", "Dropbox"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud"),
        ("/Users/me/Library/CloudStorage/x/desk", "a cloud folder"),
        ("/home/me/Google Drive/desk", "Google Drive"),
        ("/home/me/iCloudDrive/desk", "iCloud"),
        ("/home/me/Nextcloud/desk", "Nextcloud"),
    ],
)
def test_a_folder_that_a_service_copies_is_refused_by_the_service_name(folder: str, service: str) -> None:
    with pytest.raises(Refusal, match=service) as refused:
        places.refuse(Path(folder), environment={}, mounts="")
    assert "desk" not in str(refused.value)


def test_a_onedrive_folder_under_another_name_is_known_by_its_variable() -> None:
    with pytest.raises(Refusal, match="OneDrive"):
        places.refuse(
            Path("/home/me/Work/desk"), environment={"OneDriveCommercial": "/home/me/Work"}, mounts=""
        )


def test_a_marker_left_by_a_service_gives_the_folder_away(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    with pytest.raises(Refusal, match="Dropbox"):
        places.refuse(tmp_path / "a" / "b", environment={}, mounts="")


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs rights there")
@pytest.mark.parametrize("marked", [False, True], ids=["known by its name", "known by a marker"])
def test_a_link_into_a_folder_that_a_service_copies_is_followed(tmp_path: Path, marked: bool) -> None:
    """F25, S30: her own folder may be a link that she or the council once made."""
    copied = tmp_path / ("Work" if marked else "Dropbox") / "desk"
    copied.mkdir(parents=True)
    if marked:
        (copied.parent / ".dropbox").touch()
    (tmp_path / "home").symlink_to(copied)
    with pytest.raises(Refusal, match="Dropbox"):
        places.refuse(tmp_path / "home" / "caseload", environment={}, mounts="")


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs rights there")
def test_a_link_to_a_disk_on_another_computer_is_followed(tmp_path: Path) -> None:
    """F25: also where the name of that disk is written with a sign for a tab."""
    (tmp_path / "far\taway").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "far\taway")
    mounts = f"server:/x {tmp_path}/far\\011away nfs4 rw 0 0\n"
    with pytest.raises(Refusal, match="network"):
        places.refuse(tmp_path / "home" / "caseload", environment={}, mounts=mounts)


@pytest.mark.parametrize(
    "folder", ["/mnt/council/desk", "/mnt/council", "/mnt/with space/x", "/home/me/far/x"]
)
def test_a_disk_on_another_computer_is_refused(folder: str) -> None:
    with pytest.raises(Refusal, match="network"):
        places.refuse(Path(folder), environment={}, mounts=MOUNTS)


def test_a_windows_share_is_refused() -> None:
    assert places.is_on_network(Path("\\\\server\\share\\desk"), "")


@pytest.mark.parametrize(
    "folder",
    ["/home/me/.local/share/iro-desk", "/mnt/council/local/x", "/mnt/councillor", "/home/me/onedriver"],
)
def test_an_ordinary_folder_is_allowed(folder: str) -> None:
    places.refuse(Path(folder), environment={"OneDrive": "/home/me/one"}, mounts=MOUNTS)


def test_this_computer_says_where_its_disks_are() -> None:
    assert isinstance(places.mounted(), str)
