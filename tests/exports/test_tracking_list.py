"""The overdue list: agreed tree, marked page, rows no spreadsheet runs, and a file written whole or not at all."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from iro_desk.domain.papers import OverduePlanLine, OverduePlansGroup, OverduePlansPaper
from iro_desk.domain.sending.marking import STANDARD_MARKING
from iro_desk.errors import FileTrouble
from iro_desk.exports import PDF, tracking_list
from iro_desk.exports.document import Table
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents import overdue_plans
from iro_desk.exports.formats import delimited

LINE = OverduePlanLine(
    "AV, 440127", "Care plan", date(2024, 5, 1), date(2026, 2, 16), 115, "First placement + 10 (reg 4)",
    "There before the review of Tue 2 June 2026",
)  # fmt: skip
PAPER = OverduePlansPaper(
    date(2026, 6, 11), "Bev Carr", "Northmoor", "2 plans are overdue, for 2 children.", "",
    (
        OverduePlansGroup("Abe Reed", "Team 4", (LINE,)),
        OverduePlansGroup("No social worker named", "", (replace(LINE, child="BO, 440128", dated_on=None),)),
    ),
    is_demonstration=True,
)  # fmt: skip


def test_there_is_a_table_for_each_social_worker() -> None:
    document = overdue_plans.build(PAPER)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        "Overdue plans, Abe Reed, Team 4",
        "Overdue plans, No social worker named",
    ]
    assert tables[0].rows[0][:5] == ("AV, 440127", "Care plan", "1 May 2024", "16 February 2026", "115")
    assert tables[1].rows[0][2] == "None held"
    assert document.marking.startswith("OFFICIAL-SENSITIVE") and "invented" in document.note


def test_the_page_is_tagged_and_marked_on_every_page() -> None:
    many = replace(PAPER, groups=(OverduePlansGroup("Abe Reed", "", (LINE,) * 60),))
    pdf = PdfReader(BytesIO(PDF.write(overdue_plans.build(many))))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(pdf.pages) > 1
    assert all("OFFICIAL-SENSITIVE" in page.extract_text() for page in pdf.pages)


def test_with_nothing_overdue_the_list_says_so() -> None:
    assert "Nothing is overdue." in text_of(overdue_plans.build(replace(PAPER, groups=())))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_no_cell_is_run_by_a_spreadsheet(cell: str) -> None:
    content = delimited.write(("Child",), [(cell,), ("AV, 1-2",)])
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["Child"], [f"'{cell}"], ["AV, 1-2"]]


def test_text_to_paste_is_marked_and_grouped() -> None:
    lines = overdue_plans.text_lines(PAPER, STANDARD_MARKING)
    assert lines[0] == lines[-1] == STANDARD_MARKING
    assert overdue_plans.text_lines(PAPER, "")[0].startswith("Overdue plans")
    assert lines.index("Abe Reed, Team 4") < lines.index("No social worker named")


class FullDisk:
    """A disk with no room."""

    def write_atomic(self, path: Path, content: bytes) -> None:
        raise OSError(28, "full")


def test_a_list_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert tracking_list.save(b"one", path).read_bytes() == b"one"
    with pytest.raises(FileTrouble):
        tracking_list.save(b"two", path, FullDisk())  # type: ignore[arg-type]
    assert path.read_bytes() == b"one"
    with pytest.raises(FileTrouble):
        tracking_list.save(b"two", tmp_path / "gone" / "list.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"]
