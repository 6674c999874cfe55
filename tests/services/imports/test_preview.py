"""Preview: every row that does not fit is named with what will happen to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iro_desk.domain.codes import LegalStatus, Sex
from iro_desk.services.imports import preview, reading
from iro_desk.services.imports.rows import HeldChild

Write = Callable[..., Path]

# Rule, table, the planted row, and its row number. Rules: the SSDA903 validator's own readings.
PLANTED = [
    ("166", "Reviews", "9001,14/05/2012,31/02/2025,PN1\n", 7),
    ("166", "Reviews", "9001,14/05/2012,,PN1\n", 7),
    ("166", "Reviews", "9001,14/05/2012,01/01/19,PN1\n", 7),
    ("167", "Reviews", "9001,14/05/2012,09/01/2026,PN9\n", 7),
    ("167", "Reviews", "9001,14/05/2012,09/01/2026,\n", 7),
    ("440", "Reviews", "9001,14/05/2012,10/01/2026,PN0\n", 7),
    ("441", "Reviews", "9002,02/09/2024,11/01/2026,PN5\n", 7),
    ("INT08", "Reviews", "9999,01/01/2014,12/01/2026,PN1\n", 7),
    ("INT17", "Reviews", "9003,21/01/2015,13/01/2026,PN1\n", 7),
    ("DATE", "Reviews", "9001,14/05/2012,13/05/2027,PN1\n", 7),
    ("TWICE", "Reviews", "9001,14/05/2012,28/02/2025,PN1\n", 7),
    ("DATE", "Episodes", "9001,31/06/2025,L,C2,N1,U6,PR1,,,,,,\n", 6),
    ("DATE", "Episodes", "9001,01/07/2025,L,C2,N1,U6,PR1,01/06/2025,X1,,,,\n", 6),
    ("DATE", "Episodes", "9001,01/07/1999,L,C2,N1,U6,PR1,,,,,,\n", 6),
    ("CODE", "Episodes", "9001,01/07/2025,L,Q9,N1,U6,PR1,,,,,,\n", 6),
    ("CHILD", "Episodes", "9999,01/07/2025,L,C2,N1,U6,PR1,,,,,,\n", 6),
    ("BORN", "Header", "9005,F,14/05/2031,WBRI,,,\n", 5),
    ("BORN", "Header", "9005,F,,WBRI,,,\n", 5),
    ("CHILD", "Header", ",F,14/05/2011,WBRI,,,\n", 5),
    ("TWICE", "Header", "9001,F,14/05/2012,WBRI,,,\n", 5),
    ("CODE", "Missing", "9001,14/05/2012,Q,03/08/2025,\n", 3),
]


def test_a_clean_return_has_no_findings(write_return: Write, today: date) -> None:
    found = preview.build(reading.read(write_return()), today)
    assert found.findings == ()
    assert (found.counts.children, found.counts.episodes, found.counts.reviews) == (3, 4, 5)


@pytest.mark.parametrize(("rule", "table", "row", "number"), PLANTED)
def test_each_planted_mistake_is_named_by_its_row(
    write_return: Write, today: date, rule: str, table: str, row: str, number: int
) -> None:
    found = preview.build(reading.read(write_return({table: row})), today)
    assert [(f.rule, f.table, f.row) for f in found.findings] == [(rule, table, number)]
    assert found.findings[0].message.endswith(".")
    assert found.findings[0].consequence.endswith(".")


@pytest.mark.parametrize("code", ["PN0", "PN4"])
def test_on_the_fourth_birthday_either_code_passes(write_return: Write, today: date, code: str) -> None:
    more = {
        "Header": "9006,F,20/08/2021,WBRI,,,\n",
        "Reviews": f"9006,20/08/2021,20/08/2025,{code}\n",
    }
    assert preview.build(reading.read(write_return(more)), today).findings == ()


def test_a_review_of_a_child_who_only_has_short_breaks_is_named_in_all_three_tables(
    write_return: Write, today: date
) -> None:
    more = {
        "Header": "9004,F,11/11/2013,WBRI,,,\n",
        "Episodes": "9004,05/05/2025,S,V4,N1,U6,PR1,,,,,,\n",
        "Reviews": "9004,11/11/2013,02/06/2025,PN1\n",
    }
    found = preview.build(reading.read(write_return(more)), today)
    assert [(f.rule, f.table, f.row) for f in found.findings] == [
        ("399", "Header", 5),
        ("399", "Episodes", 6),
        ("399", "Reviews", 7),
    ]
    assert found.children[-1].reviews


def test_a_child_arrives_with_status_home_and_time_in_care_but_no_name(
    write_return: Write, today: date
) -> None:
    first, second, third = preview.build(reading.read(write_return()), today).children
    assert (first.code, first.sex, first.preferred_name) == ("9001", Sex.FEMALE, "")
    assert (first.looked_after_from, first.start_is_shown) == (date(2025, 2, 3), True)
    assert [order.status for order in first.orders] == [
        LegalStatus.INTERIM_CARE_ORDER,
        LegalStatus.FULL_CARE_ORDER,
    ]
    assert len(first.homes) == 1
    assert (second.sex, second.looked_after_until) == (Sex.MALE, date(2025, 12, 1))
    assert (third.unaccompanied, third.start_is_shown) == (True, False)


def test_a_child_already_held_is_shown_beside_with_what_would_be_new(
    write_return: Write, today: date
) -> None:
    none: frozenset[date] = frozenset()
    held = HeldChild(
        4, "9001", date(2012, 5, 14), "K", None, None, frozenset({date(2025, 2, 28)}), none, none, none
    )
    source = reading.read(write_return())
    (duplicate,) = preview.build(source, today, (held,)).duplicates
    assert (duplicate.new_reviews, duplicate.new_homes, duplicate.birthdays_differ) == (2, 1, False)
    other = replace(held, born_on=date(2012, 5, 15))
    assert [f.rule for f in preview.build(source, today, (other,)).findings] == ["HELD"]


def test_findings_never_hold_what_was_typed_in_a_name_or_date(tmp_path: Path, today: date) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"case_number,preferred_name,date_of_birth,last_review\n7,{'Quill' * 60},1/2/2015,soon\n", "utf-8"
    )
    found = preview.build(reading.read(path), today)
    assert [f.rule for f in found.findings] == ["LONG", "DATE"]
    assert all("Quill" not in f.message and "soon" not in f.message for f in found.findings)
    assert found.children[0].preferred_name == ""


def test_reviews_without_a_header_still_bring_their_children(
    write_return: Write, small_return: dict[str, str], today: date
) -> None:
    path = write_return(tables={"Reviews": small_return["Reviews"]})
    found = preview.build(reading.read(path), today)
    assert [child.code for child in found.children] == ["9001", "9002", "9003"]
    assert found.findings == ()


def test_the_outside_return_is_flagged_as_the_outside_validator_flags_it(outside_return: Path) -> None:
    """F50. Counts: the SSDA903 validator on the same files, 2023-24 rules."""
    began = time.perf_counter()
    found = preview.build(reading.read(outside_return), date(2026, 3, 2))
    assert time.perf_counter() - began < 5
    tally = found.tally()
    assert (tally["399"], tally["440"], tally["441"]) == (1669, 1435, 663)
    assert not {"166", "167", "INT08", "INT17"} & set(tally)
    assert (found.counts.children, found.counts.episodes, found.counts.reviews) == (2675, 5050, 12582)
    assert found.counts.unaccompanied == 132


def test_the_outside_xml_return_is_flagged_as_the_outside_validator_flags_it(outside_return: Path) -> None:
    found = preview.build(reading.read(outside_return / "fake_903.xml"), date(2026, 3, 2))
    tally = found.tally()
    assert (tally["399"], tally["440"], tally["441"]) == (162, 147, 76)
    assert (found.counts.children, found.counts.reviews) == (253, 1206)
