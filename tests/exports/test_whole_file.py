"""A file saved over one that is open in Word is never lost, and neither is the one that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.exports.whole_file import write_whole


class HeldPath(type(Path())):  # type: ignore[misc]
    """A place whose file another Windows program holds, so many times."""

    denials = 0

    def with_name(self, name: str) -> Path:
        return _Part(super().with_name(name))


class _Part(HeldPath):
    def replace(self, target: Path) -> Path:
        if HeldPath.denials:
            HeldPath.denials -= 1
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return Path(str(self)).replace(target)


@pytest.mark.parametrize("note", ["~$O-2026-0412.docx", ".~lock.IRO-2026-0412.docx#"])
def test_a_file_open_in_word_is_named_and_left(tmp_path: Path, note: str) -> None:
    """F32: Word and LibreOffice each leave a note beside what is open, and would write over ours."""
    path = tmp_path / "IRO-2026-0412.docx"
    path.write_bytes(b"hers")
    (tmp_path / note).write_bytes(b"Ros")
    with pytest.raises(
        FileTrouble, match=r"“IRO-2026-0412.docx” is open in another program\. Close it there"
    ):
        write_whole(path, b"ours")
    assert path.read_bytes() == b"hers"
    write_whole(tmp_path / "IRO-2026-0412-2.docx", b"ours")
    assert (tmp_path / "IRO-2026-0412-2.docx").read_bytes() == b"ours"


def test_a_file_held_by_windows_for_good_is_said_after_two_and_a_half_seconds(tmp_path: Path) -> None:
    """F31, F32: a name of her own is not repeated, and nothing half-written is left."""
    path = HeldPath(tmp_path / "for Amira.pdf")
    Path(path).write_bytes(b"before")
    HeldPath.denials, waited = 99, []
    with pytest.raises(FileTrouble, match="That file is open in another program"):
        write_whole(path, b"new", waited.append)
    assert sum(waited) == pytest.approx(2.5)
    assert [p.name for p in tmp_path.iterdir()] == ["for Amira.pdf"] and Path(path).read_bytes() == b"before"


def test_a_scanner_that_holds_it_for_a_moment_is_waited_out(tmp_path: Path) -> None:
    """F31."""
    path = HeldPath(tmp_path / "a.pdf")
    HeldPath.denials, waited = 2, []
    write_whole(path, b"new", waited.append)
    assert Path(path).read_bytes() == b"new" and waited == [0.05, 0.1]
