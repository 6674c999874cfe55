"""A receipt that an office fills in is read however Notepad keeps it, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain import receipts
from iro_desk.domain.receipts import Receipt
from iro_desk.domain.typed_dates import read_date

TODAY = date(2026, 6, 11)


def read(content: bytes) -> Receipt | None:
    return receipts.read(content, lambda text: read_date(text, TODAY))


def filled(day: str = "3 June 2026", name: str = "Anna O’Neill") -> str:
    blank = receipts.blank("K7F3Q2", "QX7M4TAA")
    return blank.replace("June 2026): ", f"June 2026): {day}").replace("Name: ", f"Name: {name}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_it_is_read_as_notepad_keeps_it(encoding: str) -> None:
    for text in (filled(), filled().replace("\n", "\r\n")):
        found = read(text.encode(encoding))
        assert found == Receipt("K7F3Q2", "QX7M4TAA", date(2026, 6, 3), "Anna O’Neill")


@pytest.mark.parametrize(("day", "name"), [("", ""), ("the third or so", "   ")])
def test_what_is_blank_or_not_understood_is_left_for_the_officer_to_ask(day: str, name: str) -> None:
    assert read(filled(day, name).encode()) == Receipt("K7F3Q2", "QX7M4TAA", None, "")


def test_another_file_or_a_very_long_one_is_no_receipt() -> None:
    """S56: what lies in the folder was written by others."""
    assert read(b"Shopping list\nCode: QX7M4TAA\nName: A") is None
    assert read((filled() + " " * receipts.LARGEST).encode()) is None
    long = read(filled(name="x\x00\x1b" * 300).encode())
    assert long is not None and len(long.by) <= receipts.LONGEST_NAME and long.by.isprintable()


@given(st.binary(max_size=400))
def test_whatever_stands_in_it_nothing_breaks(rest: bytes) -> None:
    """F50."""
    read(receipts.FIRST_LINE.encode() + b"\nCode:" + rest)
