"""Reading: each form yields the same tables, and hostile or damaged files are refused in one sentence."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.imports import reading, template
from iro_desk.services.imports.source import Limits, TableKind

XML = """<?xml version="1.0" encoding="utf-8"?>
<EXPSSDA903><CHILD><HEADER><CHILDID>9003</CHILDID><SEX>2</SEX><DOB>20/01/2015</DOB><ETHNIC>BAFR</ETHNIC>
<UASC>1</UASC><DUC>20/01/2033</DUC><AREVIEW><REVIEW>24/10/2025</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>03/07/2025</MIS_START></AMISSING></HEADER>
<EPISODE><DECOM>01/10/2019</DECOM><RNE>P</RNE><LS>V2</LS><PL>K2</PL></EPISODE></CHILD></EXPSSDA903>"""
REVIEWS = b"CHILD,DOB,REVIEW,REVIEW_CODE\n9001,14/05/2012,28/02/2025,PN1\n"


def test_tables_are_known_by_their_columns_not_their_file_names(write_return: Callable[..., Path]) -> None:
    source = reading.read(write_return())
    assert {table.kind: len(table.rows) for table in source.tables} == {
        TableKind.HEADER: 3,
        TableKind.EPISODES: 4,
        TableKind.REVIEWS: 5,
        TableKind.UASC: 1,
        TableKind.MISSING: 1,
    }


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("CHILD,REVIEW,REVIEW_CODE\nA,01/02/2025,PN1\n,,\nB,02/02/2025,PN1\n", "utf-8")
    assert [row.number for row in reading.read(path).rows(TableKind.REVIEWS)] == [2, 4]


def test_a_zip_reads_as_its_folder_does(tmp_path: Path, write_return: Callable[..., Path]) -> None:
    folder = write_return()
    packed = tmp_path / "return.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, f"deep/inside/{file.name}")
    assert {t.kind: t.rows for t in reading.read(packed).tables} == {
        t.kind: t.rows for t in reading.read(folder).tables
    }


def test_the_xml_form_yields_the_same_columns(tmp_path: Path) -> None:
    path = tmp_path / "return.xml"
    path.write_text(XML, "utf-8")
    source = reading.read(path)
    assert {table.kind for table in source.tables if table.rows} == set(source_kinds())
    assert source.rows(TableKind.EPISODES)[0].get("PLACE") == "K2"
    assert source.rows(TableKind.REVIEWS)[0].get("CHILD") == "9003"
    assert source.rows(TableKind.MISSING)[0].get("DOB") == "20/01/2015"


def source_kinds() -> tuple[TableKind, ...]:
    return (TableKind.HEADER, TableKind.EPISODES, TableKind.REVIEWS, TableKind.UASC, TableKind.MISSING)


def test_annex_a_list_8_is_found_below_a_title_however_its_headings_are_spaced(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Some other list"])
    sheet = book.create_sheet("List 8")
    sheet.append(["Children looked after"])
    sheet.append(["child unique  ID", "Gender", "Date of birth", "Date started to be Looked After", "Worker"])
    sheet.append([9001, "F", datetime(2012, 5, 14), date(2025, 2, 3), "x"])
    path = tmp_path / "annex.xlsx"
    book.save(path)
    source = reading.read(path)
    (row,) = source.rows(TableKind.ANNEX_A)
    assert (row.number, dict(row.cells)) == (
        3,
        {"CODE": "9001", "SEX": "F", "BORN": "2012-05-14", "STARTED": "2025-02-03"},
    )


def test_the_sheet_the_program_writes_is_one_it_can_read(tmp_path: Path) -> None:
    path = tmp_path / template.FILE_NAME
    path.write_bytes(template.caseload_sheet() + "7,Zoë,O’Neill,1/2/2015\r\n".encode())
    (row,) = reading.read(path).rows(TableKind.CASELOAD)
    assert row.get("preferred_name") == "Zoë"


def test_the_csv_tables_win_over_an_xml_beside_them(write_return: Callable[..., Path]) -> None:
    folder = write_return()
    (folder / "whole.xml").write_text(XML, "utf-8")
    source = reading.read(folder)
    assert len(source.rows(TableKind.HEADER)) == 3
    assert source.left_alone == ("whole.xml",)


def test_an_older_windows_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("case_number,preferred_name,date_of_birth\n7,Zoë,1/2/2015\n".encode("cp1252"))
    source = reading.read(path)
    assert source.rows(TableKind.CASELOAD)[0].get("preferred_name") == "Zoë"
    assert any("older Windows encoding" in note for note in source.notes)


def test_extra_columns_and_unknown_files_are_left_alone_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("CHILD,REVIEW,REVIEW_CODE,MOON\nA,01/02/2025,PN1,full\n", "utf-8")
    (tmp_path / "b.csv").write_text("TEA,BISCUITS\n1,2\n", "utf-8")
    (tmp_path / "c.csv").write_text("CHILD,DOB,SDQ_SCORE\n1,01/02/2015,3\n", "utf-8")
    source = reading.read(tmp_path)
    assert source.left_alone == ("b.csv",)
    assert [note.rsplit(": ", 1)[1] for note in source.notes] == ["1.", "1.", "1."]


@pytest.mark.parametrize("name", ["O'Neill", "Zoe\u0308", "\u202eevil", "👧🏽", "=1+1", "CON.txt"])
def test_awkward_names_are_kept_exactly(tmp_path: Path, name: str) -> None:
    """F51."""
    path = tmp_path / "a.csv"
    path.write_text(f"case_number,preferred_name,date_of_birth\n7,{name},1/2/2015\n", "utf-8")
    assert reading.read(path).rows(TableKind.CASELOAD)[0].get("preferred_name") == name


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def made_zip_bomb(folder: Path) -> Path:
    return zipped(folder / "a.zip", {"a.csv": b"0" * 10_000_000})


def made_zip_of_too_much(folder: Path) -> Path:
    return zipped(folder / "a.zip", {f"{n}.csv": os.urandom(400_000) for n in range(3)})


def made_zip_slip(folder: Path) -> Path:
    return zipped(folder / "a.zip", {"../../a.csv": REVIEWS})


def made_zip_slip_backwards(folder: Path) -> Path:
    return zipped(folder / "a.zip", {"C:\\a.csv": REVIEWS})


def made_nested_zip(folder: Path) -> Path:
    inside = zipped(folder / "b.zip", {"a.csv": REVIEWS}).read_bytes()
    return zipped(folder / "a.zip", {"b.zip": inside})


def made_zip_link(folder: Path) -> Path:
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    return folder / "a.zip"


def made_crowded_zip(folder: Path) -> Path:
    return zipped(folder / "a.zip", {f"{n}.csv": b"" for n in range(2_001)})


def made_cut_zip(folder: Path) -> Path:
    path = zipped(folder / "a.zip", {"a.csv": REVIEWS})
    path.write_bytes(path.read_bytes()[:-30])
    return path


def made_zip_with_a_flipped_byte(folder: Path) -> Path:
    path = zipped(folder / "a.zip", {"a.csv": REVIEWS * 50})
    content = bytearray(path.read_bytes())
    content[45] ^= 0xFF
    path.write_bytes(content)
    return path


def made_text(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def made_empty_folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


ENTITY_XML = (
    b"""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><EXPSSDA903><CHILD>&b;</CHILD></EXPSSDA903>"""
)
LAUGHS = b"""<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;&b;">]><EXPSSDA903>&c;</EXPSSDA903>"""
HOSTILE = {
    "zip bomb": made_zip_bomb,
    "zip that unpacks to too much": made_zip_of_too_much,
    "zip slip": made_zip_slip,
    "zip slip with a drive": made_zip_slip_backwards,
    "nested zip": made_nested_zip,
    "link in a zip": made_zip_link,
    "2,001 entries": made_crowded_zip,
    "zip cut short": made_cut_zip,
    "zip with a flipped byte": made_zip_with_a_flipped_byte,
    "not a zip": made_text("a.zip", b"hello"),
    "outside entity": made_text("a.xml", ENTITY_XML),
    "billion laughs": made_text("a.xml", LAUGHS),
    "deep xml": made_text("a.xml", b"<EXPSSDA903>" + b"<a>" * 200 + b"</a>" * 200 + b"</EXPSSDA903>"),
    "xml cut short": made_text("a.xml", XML.encode()[:300]),
    "other xml": made_text("a.xml", b"<note/>"),
    "xml with no child": made_text("a.xml", b"<EXPSSDA903/>"),
    "xml in an unknown encoding": made_text("a.xml", b"<?xml version='1.0' encoding='klingon'?><a/>"),
    "not a workbook": made_text("a.xlsx", b"PK\x03\x04 no"),
    "zip called a workbook": lambda folder: zipped(folder / "a.xlsx", {"a.csv": REVIEWS}),
    "bomb called a workbook": lambda folder: zipped(
        folder / "a.xlsx", {"xl/workbook.xml": b"0" * 10_000_000}
    ),
    "10 MB line": made_text("a.csv", b"CHILD,REVIEW,REVIEW_CODE\n" + b"x" * 10_000_000),
    "field beyond any return": made_text("a.csv", b"CHILD,REVIEW,REVIEW_CODE\n" + b"x" * 200_000),
    "open quotation mark": made_text("a.csv", b'CHILD,REVIEW,REVIEW_CODE\n"x,01/02/2025,PN1\n'),
    "binary": made_text("a.csv", bytes(range(256))),
    "NUL in a name": made_text("a.csv", b"case_number,preferred_name,date_of_birth\n7,a\0b,1/2/2015\n"),
    "wrong encoding": made_text("a.csv", REVIEWS.decode().encode("utf-16")),
    "bytes of no encoding": made_text("a.csv", REVIEWS + b"\x81\x8d\n"),
    "empty file": made_text("a.csv", b""),
    "heading twice": made_text("a.csv", b"CHILD,REVIEW,REVIEW_CODE,REVIEW\n1,2,3,4\n"),
    "column missing": made_text("a.csv", b"CHILD,DOB,REVIEW\n1,01/02/2015,01/02/2025\n"),
    "1,001 columns": made_text("a.csv", b"CHILD,REVIEW,REVIEW_CODE," + b"x," * 1_000 + b"\n"),
    "unknown kind": made_text("a.docx", b"hello"),
    "empty folder": made_empty_folder,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_or_damaged_files_are_refused_in_a_clear_sentence(tmp_path: Path, kind: str) -> None:
    """F50, S56: refused as a whole, and the sentence names no path."""
    path = HOSTILE[kind](tmp_path)
    limits = Limits(unpacked=1_000_000) if kind == "zip that unpacks to too much" else Limits()
    with pytest.raises(Refusal) as refused:
        reading.read(path, limits)
    assert refused.value.what.endswith(".")
    assert len(str(refused.value)) < 240
    assert path.name not in str(refused.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = made_text("a.csv", REVIEWS)(tmp_path)
    with pytest.raises(Refusal, match="larger than"):
        reading.read(path, Limits(file=10))


def test_a_folder_that_is_not_there_is_trouble_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as trouble:
        reading.read(tmp_path / "gone")
    assert "gone" not in str(trouble.value).replace("still there", "")


def test_a_sheet_that_claims_a_million_columns_is_read_all_the_same(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Child Unique ID", "Date of Birth", "Date Started to be Looked After"])
    book.active.append(["9001", "14/05/2012", "03/02/2025"])
    book.active.cell(row=1, column=16_384).value = None
    plain, path = tmp_path / "b.xlsx", tmp_path / "a.xlsx"
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"'))
    assert len(reading.read(path).rows(TableKind.ANNEX_A)) == 1
