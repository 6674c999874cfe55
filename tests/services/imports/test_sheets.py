"""What one row of Annex A list 8, or of the caseload sheet that an officer fills by hand, comes in as."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from iro_desk.domain.codes import LegalStatus, Participation, PlacementType, Sex
from iro_desk.services.imports import preview, reading
from iro_desk.services.imports.rows import Preview
from iro_desk.services.imports.template import FILE_NAME, caseload_sheet

ANNEX_A = {
    "Child Unique ID": 9001,
    "Gender": "a) Female",
    "Ethnicity": "a) WBRI",
    "Date of Birth": date(2012, 5, 14),
    "Unaccompanied Asylum Seeking Child (UASC) within the last 12 months (Y/N)": "a) Yes",
    "Date Started to be Looked After": date(2025, 2, 3),
    "Child's Legal Status": "b) C2 - Full care order",
    "Placement Type": "a) U4",
}


def filled(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / FILE_NAME
    path.write_bytes(caseload_sheet() + "\r\n".join(rows).encode("utf-8"))
    return path


def looked_at(path: Path, today: date) -> Preview:
    return preview.build(reading.read(path), today)


def test_the_letters_that_annex_a_numbers_its_answers_by_are_no_part_of_them(
    tmp_path: Path, today: date
) -> None:
    book = Workbook()
    sheet = book.create_sheet("List 8")
    sheet.append(list(ANNEX_A))
    sheet.append(list(ANNEX_A.values()))
    path = tmp_path / "annex.xlsx"
    book.save(path)
    found = looked_at(path, today)
    (child,) = found.children
    assert found.findings == ()
    assert (child.sex, child.ethnicity, child.unaccompanied) == (Sex.FEMALE, "WBRI", True)
    assert child.orders[0].status is LegalStatus.FULL_CARE_ORDER
    assert child.homes[0].kind is PlacementType.U4


@pytest.mark.parametrize(
    "day", ["14/05/2012", "2012-05-14", "14 May 2012", "14/5/12", "Mon 14 may 2012", "14th May 12"]
)
def test_a_day_in_the_caseload_sheet_is_read_as_it_is_anywhere_in_the_program(
    tmp_path: Path, today: date, day: str
) -> None:
    """U26, for whoever fills the sheet types the dates by hand."""
    found = looked_at(filled(tmp_path, f"A1,Wren,,{day},,,,,,"), today)
    assert [child.born_on for child in found.children] == [date(2012, 5, 14)]


@pytest.mark.parametrize("day", ["14 May", "5/11", "tomorrow", "31/2/2012", "in 20 working days"])
def test_a_day_without_its_year_is_not_guessed_in_a_file(tmp_path: Path, today: date, day: str) -> None:
    found = looked_at(filled(tmp_path, f"A1,Wren,,{day},,,,,,"), today)
    assert (found.children, [finding.rule for finding in found.findings]) == ((), ["BORN"])


def test_the_caseload_sheet_takes_codes_or_the_words_the_program_shows_for_them(
    tmp_path: Path, today: date
) -> None:
    found = looked_at(
        filled(
            tmp_path,
            "A1,Wren,Marlow,14/05/2012,1 May 2025,C2,U4,2 Feb 2026,PN1,1 Aug 2026",
            'A2,Jo,Ash,14/05/2013,1 May 2025,full care order,"Foster home, long term",,,',
        ),
        today,
    )
    assert found.findings == ()
    for child in found.children:
        assert child.orders[0].status is LegalStatus.FULL_CARE_ORDER
        assert child.homes[0].kind is PlacementType.U4
    first = found.children[0]
    assert (first.reviews[0].participation, first.next_review_on) == (Participation.PN1, date(2026, 8, 1))
