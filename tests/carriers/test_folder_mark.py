"""A folder for papers is known again by its mark: another one in its place is told, and nothing goes there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iro_desk.carriers import marker
from iro_desk.carriers.folder import Folder, drawn_mark
from iro_desk.errors import FileTrouble

MARK, OTHER = "a" * 32, "b" * 32


def known_again(folder: Path, mark: str, draw: Callable[[], str] = drawn_mark) -> str:
    reached = Folder(folder, mark, draw=draw)
    reached.reach()
    return reached.mark


def test_a_folder_just_chosen_gets_a_mark_that_names_nobody_and_keeps_it(tmp_path: Path) -> None:
    """F46: the mark is left once, and is the same every time after."""
    assert known_again(tmp_path, "", lambda: MARK) == MARK
    assert known_again(tmp_path, MARK, lambda: OTHER) == MARK
    assert [each.name for each in tmp_path.iterdir()] == [marker.NAME]
    assert (tmp_path / marker.NAME).read_bytes() == marker.content(MARK)


def test_the_mark_of_another_desk_is_taken_and_not_written_over(tmp_path: Path) -> None:
    (tmp_path / marker.NAME).write_bytes(marker.content(OTHER))
    assert known_again(tmp_path, "", lambda: MARK) == OTHER
    assert known_again(tmp_path, OTHER, lambda: MARK) == OTHER


def test_an_emptied_share_or_another_one_in_its_place_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    """F46: nothing is marked anew by itself, and nothing removed."""
    with pytest.raises(FileTrouble, match="another folder, or it was emptied"):
        known_again(tmp_path, MARK)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / marker.NAME).write_bytes(marker.content(OTHER))
    with pytest.raises(FileTrouble, match="Nothing was sent"):
        known_again(tmp_path, MARK)
    assert (tmp_path / marker.NAME).read_bytes() == marker.content(OTHER)


def test_a_file_of_the_marks_name_that_is_no_mark_is_told_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / marker.NAME).write_bytes(b"somebody's own words")
    with pytest.raises(FileTrouble, match="mark"):
        known_again(tmp_path, "", lambda: MARK)
    assert (tmp_path / marker.NAME).read_bytes() == b"somebody's own words"


def test_a_folder_that_is_not_there_is_told_as_before(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="not there"):
        known_again(tmp_path / "gone", MARK)
