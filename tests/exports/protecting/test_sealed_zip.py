"""A sealed ZIP is what 7-Zip opens with its words, and a plain reader does not open at all (S54)."""

from __future__ import annotations

import secrets
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from iro_desk.exports.protecting import sealed_zip
from iro_desk.exports.protecting.sealed_zip import Inside
from tests.exports.protecting.others import program, ran

WORDS = "otter candle brave thimble north quilt"
FILES = (
    Inside("contents.txt", b"one paper about Maya\n" * 50),
    Inside("IRO-K7F3.pdf", b""),
    Inside("c.bin", b"x"),
)


def made() -> bytes:
    return sealed_zip.seal(FILES, WORDS, secrets.token_bytes, date(2026, 6, 11))


def test_it_lists_names_and_lengths_and_tells_nothing_else() -> None:
    """S54, S29: whoever has the file sees names that say nothing."""
    content = made()
    assert b"Maya" not in content and made() != content
    with zipfile.ZipFile(BytesIO(content)) as listed:
        assert [(i.filename, i.file_size, i.date_time[:3]) for i in listed.infolist()] == [
            (one.name, len(one.content), (2026, 6, 11)) for one in FILES
        ]
        assert all(
            info.flag_bits & 1 and info.compress_type == 99 and not info.CRC for info in listed.infolist()
        )
        with pytest.raises((RuntimeError, NotImplementedError)):
            listed.read("contents.txt", pwd=WORDS.encode())


def test_7_zip_opens_it_with_its_words_and_with_no_others(tmp_path: Path) -> None:
    """S54: AES-256, every part whole; one bit changed is found."""
    seven = program("7zz", "7z")
    path = tmp_path / "bundle.zip"
    path.write_bytes(made())
    assert ran(seven, "x", f"-p{WORDS}", f"-o{tmp_path / 'out'}", path).returncode == 0
    assert all((tmp_path / "out" / one.name).read_bytes() == one.content for one in FILES)
    assert "AES-256" in ran(seven, "l", "-slt", path).stdout
    assert ran(seven, "t", "-pother words", path).returncode != 0
    content = bytearray(path.read_bytes())
    content[80] ^= 1
    path.write_bytes(content)
    assert ran(seven, "t", f"-p{WORDS}", path).returncode != 0
