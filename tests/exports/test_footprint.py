"""The one page of what the officer did for a child, read back from the files that would leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import docx
from pypdf import PdfReader

from iro_desk.domain.footprint import FootprintConcern, FootprintLine, FootprintPaper
from iro_desk.exports import DOCX, PDF
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents.footprint import Brevity, build, on_one_side
from iro_desk.exports.footprint_files import name

DAY = date(2026, 6, 11)


def paper(entries: int = 3, left_off: int = 0) -> FootprintPaper:
    """Two concerns of so many entries each, a year of visits, and what the child was told."""
    lines = tuple(
        FootprintLine(DAY + timedelta(days=number), f"Step {number}", f"Words of step {number}. " * 6)
        for number in range(entries)
    )
    one = FootprintConcern(
        "No school place since 9 March", "Settled Thu 25 June 2026", "Service not provided",
        "She is in her room all day.", "A school named.", "She is back in lessons.", "I miss my friends.",
        lines, left_off,
    )  # fmt: skip
    return FootprintPaper(
        child_name="Wren Ashdown", called="Wren", born_on=date(2017, 2, 10), local_code="W1", made_on=DAY,
        officer="Jo Ferrier", officer_contact="01632 960111", authority="Tindleshire",
        in_short="12 visits, 2 reviews and 2 concerns.", concerns=(one, one),
        seen=tuple(FootprintLine(DAY - timedelta(days=30 * n), "Visited", "Seen alone: yes") for n in range(12)),
        told=(FootprintLine(DAY, "By phone", "Who must answer, and when."),),
        thanks=(), is_demonstration=False,
    )  # fmt: skip


def pages(found: FootprintPaper) -> list[str]:
    document = on_one_side([build(found, brevity) for brevity in Brevity])
    return [page.extract_text() for page in PdfReader(BytesIO(PDF.write(document))).pages]


def test_a_short_history_stands_whole() -> None:
    (page,) = pages(replace(paper(2), seen=()))
    assert "Shortened" not in page and "Words of step 1. Words of step 1." in " ".join(page.split())


def test_a_long_history_is_shortened_to_one_page_and_says_so() -> None:
    (page,) = pages(paper(14))
    told = " ".join(page.split())
    assert "Shortened to one page. Every entry, whole, is in" in told
    assert "Step 0" in told and "Step 13" in told, "the first and the last are never left out"
    assert "more between the first and these" in told
    assert "What changed: She is back in lessons." in told and "“I miss my friends.”" in told


def test_what_is_kept_off_is_counted_and_not_told() -> None:
    text = text_of(build(paper(1, left_off=1)))
    assert "2 entries are kept off this page" in text


def test_the_word_file_says_the_same_and_is_marked() -> None:
    word = docx.Document(BytesIO(DOCX.write(build(paper(2)))))
    words = "\n".join(one.text for one in word.paragraphs)
    assert (
        "What the reviewing officer did for Wren" in words
        and "What changed: She is back in lessons." in words
    )
    assert word.tables[1].rows[1].cells[1].text == "Step 0"
    assert "OFFICIAL-SENSITIVE" in "\n".join(one.text for one in word.sections[0].header.paragraphs)
    assert word.core_properties.title == "What the reviewing officer did"


def test_its_file_name_tells_nothing_about_anyone() -> None:
    assert name("pdf", "K7F3Q2", DAY) == "IRO-K7F3Q2-footprint-2026-06-11.pdf"
