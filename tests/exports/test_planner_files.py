"""A planner's file stands whole where the officer chose, or what stood there before stays."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.errors import FileTrouble
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents import planner_week
from iro_desk.exports.planner_files import read_own
from iro_desk.exports.whole_file import write_whole
from iro_desk.services.planner import BookingRow, DayRow, DriveRow, Span

MONDAY = date(2026, 6, 8)


def _week() -> Span:
    booking = BookingRow(
        1, AppointmentKind.VISIT, MONDAY, time(10), 60, "Ring Samir’s aunt", 7, "Samir", "SK", 2, "aged 16", None,
        "Ashdown House", False, ("Two things are booked at once, 10:30 to 11:00.",),
    )  # fmt: skip
    drive = DriveRow(MONDAY, time(9, 30), 30, "Drive, 12 miles")
    day = DayRow(MONDAY, (booking,), (drive,), (), "", True)
    empty = DayRow(date(2026, 6, 13), (), (), (), "", False)
    return Span(MONDAY, date(2026, 6, 14), (day, empty), (), "One visit. 24 miles.")


def test_a_file_takes_the_place_of_the_one_before_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["week.pdf"]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="could not be written there"):
        write_whole(tmp_path / "gone" / "week.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_calendar_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="could not be opened"):
        read_own(tmp_path / "gone.ics", MONDAY)


def test_paper_shows_initials_drives_and_clashes_and_never_a_name_or_a_title() -> None:
    said = text_of(planner_week.build(_week()))
    assert (
        "SK" in said and "Drive, 12 miles" in said and "Clash: Two things" in said and "Ashdown House" in said
    )
    assert "Samir" not in said and "Saturday" not in said
