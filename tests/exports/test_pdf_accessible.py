"""Every page as somebody who hears it meets it: tags, order, languages, descriptions (U44, U52; PDF/UA-1)."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterForm, LetterTranslation
from iro_desk.domain.papers import LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.exports import DOCX, FOLDED, PDF, TEXT, document_of, glyphs
from iro_desk.exports.document import Document
from iro_desk.exports.document_text import printed_text_of
from iro_desk.exports.formats.pdf.marks import Tag, Words
from iro_desk.exports.formats.pdf.pages import lay_out
from tests.exports.every_document import samples
from tests.exports.letter_forms import ARABIC, POLISH, dressed, every_form, pictured
from tests.exports.tagged import Tagged

CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "verapdf"
TOOLS = Path.home() / ".cache"
BUILT = TOOLS / "iro-desk-tools" / "verapdf" / "CheckUa.class"
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""The checker runs for seconds: a compiler and a collector made for hours only cost."""
QUICK_START = {**os.environ, "XDG_CACHE_HOME": str(TOOLS), "JAVA_TOOL_OPTIONS": JAVA}
"""Where the checker was built; in the test's empty home it would be fetched and built again each time."""


@pytest.fixture
def documents(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper
) -> dict[str, Document]:
    """Every kind of document there is, every voice, every form, every printed form."""
    found = {f"letter {name}": document_of(paper) for name, paper in every_form(letter).items()}
    found |= {f"voice {voice.value}": document_of(replace(letter, voice=voice)) for voice in Voice}
    second = "Version 2 for Bev Castle, carer. Replaces version 1 of 3 June 2026."
    found["outcomes, second version"] = replace(document_of(outcomes), edition=second)
    for name, built in samples(letter, outcomes, monitoring).items():
        found |= {f"{name} {number}": one for number, one in enumerate(built) if name != "letter"}
    return found


@cache
def _written(document: Document) -> bytes:
    """The file of a document, made once for all that is asked of it."""
    return PDF.write(document)


@cache
def _read(document: Document) -> Tagged:
    """What stands in that file, read once."""
    return Tagged(_written(document))


def _heard(document: Document) -> list[str]:
    """The words of every tag in reading order, as they stand on the pages."""
    pages = lay_out(document)
    said: dict[int, str] = {}
    for sheet in pages.sheets:
        for mark in sheet:
            if isinstance(mark, Words) and mark.tag:
                said[id(mark.tag)] = said.get(id(mark.tag), "") + mark.text

    def walk(tag: Tag) -> list[str]:
        own = [said[id(tag)]] if id(tag) in said else []
        return own + [words for kid in tag.kids for words in walk(kid)]

    return walk(pages.root)


def test_everything_painted_is_owned_by_a_tag_or_marked_as_decoration(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        read = _read(document)
        assert read.unmarked == [], name
        assert read.owned == read.marked, name
        assert read.root["/MarkInfo"]["/Marked"], name
        assert read.root["/Lang"] == "en-GB", name
        assert "<pdfuaid:part>1</pdfuaid:part>" in read.root["/Metadata"].get_data().decode(), name


def test_headings_begin_at_the_first_level_and_skip_none(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        kinds = [one.kind for one in _read(document).document.all()]
        levels = [int(kind[1]) for kind in kinds if kind[0] == "H" and kind[1:].isdigit()]
        assert levels[:1] == [1], name
        assert all(later <= before + 1 for before, later in pairwise(levels)), name


def test_words_are_read_out_in_the_order_of_the_letter_and_never_run_together(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        document = document_of(paper)
        heard = " ".join("".join(_heard(document)).split())
        written = glyphs.clean(printed_text_of(document)).split()
        # Numbers of promises and colons of rights are the page's own; everything written is heard in order.
        at = 0
        for word in written:
            at = heard.find(word.rstrip("."), at)
            assert at >= 0, f"{name}: {word}"
        spoken = set(heard.split())
        missing = [word for word in written if word not in spoken and f"{word}." not in spoken]
        assert missing == [], name


def test_every_picture_says_what_it_shows_in_english(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        elements = list(_read(document_of(paper)).document.all())
        figures = [one for one in elements if one.kind == "Figure"]
        assert all(one.alternative and one.has_box and one.language == "en-GB" for one in figures), name
        assert bool(figures) is (paper.form.has_pictures or "dressed" in name), name


@pytest.mark.parametrize("language", [ARABIC, POLISH], ids=["ar", "pl"])
def test_the_other_language_is_one_part_tagged_as_what_it_is(
    language: LetterTranslation, letter: LetterPaper
) -> None:
    paper = replace(letter, translation=language)
    elements = list(_read(document_of(paper)).document.all())
    sections = [one for one in elements if one.kind == "Sect"]
    assert [one.language for one in sections] == ["", language.language]
    assert [one.kind for one in sections[1].all()].count("H2") >= 1


def test_a_booklet_is_read_in_the_order_of_its_pages_though_its_sheets_are_not(letter: LetterPaper) -> None:
    paper = replace(letter, blocks=letter.blocks * 2, form=LetterForm(fold=LetterFold.BOOKLET))
    document = document_of(paper)
    single, folded = _read(document), Tagged(FOLDED.write(document))
    pages = len(single.reader.pages)
    assert 3 <= pages <= 4
    assert len(folded.reader.pages) == 2
    assert [one.kind for one in single.document.all()] == [one.kind for one in folded.document.all()]
    assert folded.owned == folded.marked
    box = folded.reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert "Dear Maya" in folded.reader.pages[0].extract_text()
    assert "Page 2 of" in folded.reader.pages[1].extract_text()


def test_every_file_passes_the_outside_checker(documents: dict[str, Document], tmp_path: Path) -> None:
    """PDF/UA-1 by veraPDF's own rules."""
    if not CHECKER.exists() or not BUILT.exists() or shutil.which("java") is None:
        pytest.skip("the outside checker of PDF/UA is not on this computer")
    files = []
    for number, (name, document) in enumerate(documents.items()):
        file = tmp_path / f"{number}-{name.replace(' ', '-')}.pdf"
        file.write_bytes(_written(document))
        files.append(file)
    done = subprocess.run([CHECKER, *files], env=QUICK_START, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("complies") == len(files)


def test_dressing_and_pictures_leave_the_same_bytes_twice(letter: LetterPaper) -> None:
    paper = dressed(pictured(letter, FormKind.EASY_READ))
    for each in (PDF, DOCX, TEXT, FOLDED):
        assert each.write(document_of(paper)) == each.write(document_of(paper)), each.name
