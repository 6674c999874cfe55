"""A translator's file is read as text alone, and one that hides something large or is no file of theirs is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from iro_desk.domain.letters import numbered
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.letters.translation_file import read_translation

ARABIC = ("1. مرحبا", "٢. نلتقي في 8 سبتمبر")


def word_file(path: Path) -> Path:
    document = Document()
    for line in ARABIC:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "3.", "شكرا"
    document.save(str(path))
    return path


def test_a_word_files_paragraphs_and_tables_are_read_in_order(tmp_path: Path) -> None:
    read = numbered.read_back(read_translation(word_file(tmp_path / "a.docx")))
    assert read == {1: "مرحبا", 2: "نلتقي في 8 سبتمبر", 3: "شكرا"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_as_translators_save_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\r\n".join(ARABIC).encode(encoding))
    assert numbered.read_back(read_translation(path))[1] == "مرحبا"


def test_text_in_no_encoding_that_is_known_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("مرحبا".encode("cp1256"))
    with pytest.raises(Refusal, match="UTF-8"):
        read_translation(path)


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"0" * 61_000_000},
        {"other.xml": b"<a/>"},
        {"word/document.xml": b"<a><b></a>"},
        {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'},
        {"../word/document.xml": b"<a/>"},
    ],
    ids=["a bomb", "no page", "broken", "entities", "a climbing path"],
)
def test_a_file_made_to_do_harm_is_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    path, made = tmp_path / "a.docx", BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(made.getvalue())
    with pytest.raises(Refusal, match="Word file cannot be read"):
        read_translation(path)


def test_a_file_that_is_far_larger_than_a_letter_or_is_gone_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"1. a\n" * 1_100_000)
    with pytest.raises(Refusal, match="too large"):
        read_translation(path)
    with pytest.raises(FileTrouble):
        read_translation(tmp_path / "none.txt")
