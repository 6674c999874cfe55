"""What one row of Annex A list 8, or of the caseload sheet that an officer fills by hand, comes in as."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from iro_desk.domain.codes import EventKind, LegalStatus, Participation, PermanencePlan, PlacementType, Sex
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


def in_workbook(tmp_path: Path, said: dict[str, object], *, epoch: object = None) -> Path:
    book = Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.create_sheet("List 8")
    sheet.append(list(said))
    sheet.append(list(said.values()))
    path = tmp_path / "annex.xlsx"
    book.save(path)
    return path


def test_a_day_that_a_spreadsheet_keeps_as_a_number_is_that_day(tmp_path: Path, today: date) -> None:
    """45800 is 23 May 2025 where days are counted from 1900; a case number stays a number."""
    said = {"Child Unique ID": 45800, "Date of Birth": 41043, "Date Started to be Looked After": 45800.0}
    (child,) = looked_at(in_workbook(tmp_path, said), today).children
    assert (child.code, child.born_on, child.looked_after_from) == (
        "45800",
        date(2012, 5, 14),
        date(2025, 5, 23),
    )


def test_a_workbook_that_counts_from_1904_is_read_by_its_own_count(tmp_path: Path, today: date) -> None:
    said = {"Child Unique ID": 9001, "Date of Birth": 39581, "Date Started to be Looked After": 44338}
    (child,) = looked_at(in_workbook(tmp_path, said, epoch=CALENDAR_MAC_1904), today).children
    assert (child.born_on, child.looked_after_from) == (date(2012, 5, 14), date(2025, 5, 23))


def test_annex_a_brings_the_last_visit_the_last_health_assessment_and_the_permanence_plan(
    tmp_path: Path, today: date
) -> None:
    said = ANNEX_A | {
        "Date of Latest Statutory Review": date(2025, 8, 4),
        "Date of Last Social Work Visit": 45880,
        "Permanence Plan": "f) LTFOST18",
        "Date of last Health Assessment": date(2025, 9, 1),
    }
    found = looked_at(in_workbook(tmp_path, said), today)
    (child,) = found.children
    assert found.findings == ()
    assert child.reviews[0].permanence is PermanencePlan.LONG_TERM_FOSTERING
    assert dict(child.events) == {
        EventKind.SOCIAL_WORKER_VISIT: date(2025, 8, 11),
        EventKind.HEALTH_ASSESSMENT: date(2025, 9, 1),
    }
    assert (found.counts.visits, found.counts.health, found.counts.permanence) == (1, 1, 1)


def test_a_permanence_plan_without_a_review_to_stand_with_is_said_to_be_left_out(
    tmp_path: Path, today: date
) -> None:
    found = looked_at(in_workbook(tmp_path, ANNEX_A | {"Permanence Plan": "ADOPTION"}), today)
    assert [finding.message for finding in found.findings] == [
        "The plan for permanence needs the day of the latest review."
    ]
