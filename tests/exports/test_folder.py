"""Placing files: whole or not at all, never over another, and in words when the disk refuses."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.carriers.carrier import PART
from iro_desk.carriers.folder import Folder
from iro_desk.domain.codes import DocumentKind
from iro_desk.errors import FileTrouble
from iro_desk.exports.filenames import LETTERS, file_name
from iro_desk.exports.folder import place

NAME = "IRO-K7F3Q2-letter-2026-06-04.pdf"


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _failing(number: int) -> Callable[[Path], BinaryIO]:
    """An opener whose file takes a few bytes and then the disk answers with an error."""

    def opened(path: Path) -> BinaryIO:
        path.write_bytes(b"half")
        raise OSError(number, os.strerror(number))

    return opened


def test_a_file_is_placed_whole_with_its_hash(tmp_path: Path) -> None:
    placed = place(tmp_path, NAME, b"letter")
    assert placed.path == tmp_path / NAME
    assert placed.path.read_bytes() == b"letter"
    assert placed.sha256 == hashlib.sha256(b"letter").hexdigest()
    assert _names(tmp_path) == [NAME]


def test_the_same_file_twice_is_one_file(tmp_path: Path) -> None:
    assert place(tmp_path, NAME, b"letter") == place(tmp_path, NAME, b"letter")
    assert _names(tmp_path) == [NAME]


def test_another_file_under_the_name_is_never_written_over(tmp_path: Path) -> None:
    place(tmp_path, NAME, b"first")
    second = place(tmp_path, NAME, b"second")
    assert second.path.name == "IRO-K7F3Q2-letter-2026-06-04-2.pdf"
    assert (tmp_path / NAME).read_bytes() == b"first"
    assert place(tmp_path, NAME, b"second") == second


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "cannot be written"), (errno.EIO, "could not be written")],
)
def test_a_disk_that_refuses_leaves_nothing_and_says_why(tmp_path: Path, number: int, words: str) -> None:
    """F18: no partial file, and a sentence the officer can act on."""
    with pytest.raises(FileTrouble, match=words):
        place(tmp_path, NAME, b"letter", _failing(number))
    assert _names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_disk_that_fills_while_writing_is_told(tmp_path: Path) -> None:
    """F18, against the kernel's own full device."""

    def full(_: Path) -> BinaryIO:
        return Path("/dev/full").open("wb")

    with pytest.raises(FileTrouble, match="full"):
        place(tmp_path, NAME, b"letter", full)
    assert _names(tmp_path) == []


def test_bytes_that_come_back_changed_are_trouble(tmp_path: Path) -> None:
    def corrupting(path: Path) -> BinaryIO:
        path.write_bytes(b"!")
        return path.open("ab")

    with pytest.raises(FileTrouble, match="read back"):
        place(tmp_path, NAME, b"letter", corrupting)
    assert _names(tmp_path) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="not there"):
        place(tmp_path / "gone", NAME, b"letter")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileTrouble, match="cannot be written"):
        place(tmp_path, NAME, b"letter")
    tmp_path.chmod(0o700)


def test_a_part_left_by_a_crash_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """F08: no part outlives the next export."""
    left = tmp_path / f".IRO-OTHER-letter-2026-06-01.pdf{PART}"
    left.write_bytes(b"half")
    os.utime(left, (1_700_000_000, 1_700_000_000))
    (tmp_path / "notes.part").write_bytes(b"someone else's")
    place(tmp_path, NAME, b"letter")
    assert _names(tmp_path) == [NAME, "notes.part"]


def test_a_part_of_today_or_one_that_is_gone_on_with_stays(tmp_path: Path) -> None:
    """F43: another desk may be writing one here now, and a paper of this desk may be half-way."""
    others, ours = tmp_path / f".IRO-OTHER.pdf.0{PART}", tmp_path / f".{NAME}.0{PART}"
    for part in (others, ours):
        part.write_bytes(b"half")
    os.utime(ours, (1_700_000_000, 1_700_000_000))
    Folder(tmp_path, kept=(NAME,)).tidy()
    assert others.exists() and ours.exists()


def test_a_name_says_reference_type_and_day() -> None:
    """S29."""
    assert file_name(DocumentKind.LETTER, "K7F3Q2", date(2026, 6, 4), ".pdf") == NAME


@pytest.mark.parametrize("reference", ["Maya", "K7", "K7F3 Q2", "../K7F3", "IOL01", ""])
def test_a_reference_that_could_be_a_name_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        file_name(DocumentKind.LETTER, reference, date(2026, 6, 4), ".pdf")


@pytest.mark.parametrize("suffix", ["pdf", "./x", ".PDF", ".tar.gz"])
def test_a_suffix_that_is_no_suffix_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        file_name(DocumentKind.LETTER, "K7F3Q2", date(2026, 6, 4), suffix)


@given(st.text(LETTERS, min_size=4, max_size=12), st.sampled_from(DocumentKind), st.dates())
def test_every_name_is_safe_on_every_disk(reference: str, kind: DocumentKind, on: date) -> None:
    """F51: no separator, space, reserved name or trailing dot."""
    name = file_name(kind, reference, on, ".docx")
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?* ')
    assert len(name) < 80
