"""The log holds codes and counts; nothing typed gets in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desk import log


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    log.begin(tmp_path / "log")
    yield tmp_path / "log"
    log.end()


def read(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))


def test_a_note_is_a_code_and_counts(folder: Path) -> None:
    log.note("store.write", rows=3)
    assert read(folder).rstrip().endswith("INFO store.write rows=3")


def test_a_sentence_is_not_a_code(folder: Path) -> None:
    with pytest.raises(ValueError, match="log code"):
        log.note("Saved Zorblatt")
    assert read(folder) == ""


def test_an_error_is_logged_without_what_it_says(folder: Path) -> None:
    """S1: an error's message may quote what was typed."""
    try:
        raise ValueError("Zorblatt")
    except ValueError as error:
        log.note_error(error)
    assert "ValueError at test_log." in read(folder)
    assert "Zorblatt" not in read(folder)


def test_the_log_stays_within_three_files_of_a_megabyte(folder: Path) -> None:
    for number in range(60_000):
        log.note("a_rather_long_code_for_a_line_of_the_log.that_fills_it", number=number)
    files = list(folder.iterdir())
    assert len(files) == 3
    assert all(path.stat().st_size <= 1_000_000 for path in files)
    assert {path.stat().st_mode & 0o077 for path in files} == {0}
