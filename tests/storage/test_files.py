"""Files are written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from iro_desk.storage.files import DiskFiles


class HeldFiles(DiskFiles):
    """A path whose replacement Windows denies so many times."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        super().__init__(wait=self.waited.append)


class HeldPath(type(Path())):  # type: ignore[misc]
    """A path that something else holds for a while."""

    denials = 0
    code = 32

    def replace(self, target: Path) -> Path:
        if type(self).denials:
            type(self).denials -= 1
            error = PermissionError(13, "held")
            error.winerror = type(self).code  # type: ignore[attr-defined]
            raise error
        return Path(str(self)).replace(target)


def test_a_write_replaces_the_whole_file_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    DiskFiles().write_atomic(path, b"one")
    DiskFiles().write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_write_that_cannot_be_placed_leaves_the_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "inside").write_bytes(b"x")
    with pytest.raises(OSError):
        DiskFiles().write_atomic(folder, b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_copy_is_whole_and_the_source_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    DiskFiles().copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"one"
    assert (tmp_path / "a").exists()
    with pytest.raises(OSError):
        DiskFiles().copy(tmp_path / "gone", tmp_path / "c")
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_scanner_holding_the_file_for_a_moment_is_waited_out(code: int, tmp_path: Path) -> None:
    """F31."""
    (tmp_path / "a").write_bytes(b"one")
    HeldPath.denials, HeldPath.code = 3, code
    files = HeldFiles()
    files.replace(HeldPath(tmp_path / "a"), tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"one"
    assert len(files.waited) == 3


def test_a_lasting_denial_is_said_after_two_and_a_half_seconds(tmp_path: Path) -> None:
    """F31."""
    (tmp_path / "a").write_bytes(b"one")
    HeldPath.denials, HeldPath.code = 99, 32
    files = HeldFiles()
    with pytest.raises(PermissionError):
        files.replace(HeldPath(tmp_path / "a"), tmp_path / "b")
    assert sum(files.waited) == pytest.approx(2.5)


def test_any_other_denial_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    HeldPath.denials, HeldPath.code = 1, 112
    files = HeldFiles()
    with pytest.raises(PermissionError):
        files.replace(HeldPath(tmp_path / "a"), tmp_path / "b")
    assert files.waited == []
