"""Reading a Word file back: nothing that leaves in it is out of the leak check's sight (S29)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument

from iro_desk.domain.papers import LetterPaper
from iro_desk.exports import DOCX, document_of
from iro_desk.exports.document_text import text_of
from iro_desk.exports.reading_back import passages


def _words(content: bytes) -> str:
    return "\n".join(one.text for one in passages(content))


def _split(word: WordDocument) -> None:
    paragraph = word.add_paragraph("Ask Quil")
    paragraph.add_run("lon").bold = True


def _foot(word: WordDocument) -> None:
    word.sections[0].footer.paragraphs[0].text = "Quillon"


def _author(word: WordDocument) -> None:
    word.core_properties.author = "Quillon"


def _cell(word: WordDocument) -> None:
    word.add_table(1, 1).cell(0, 0).text = "Quillon"


def _comment(word: WordDocument) -> None:
    run = word.add_paragraph().add_run("Words")
    word.add_comment(run, text="As Quillon said")


@pytest.mark.parametrize("hide", [_split, _foot, _author, _cell, _comment])
def test_a_name_is_found_wherever_word_keeps_it(hide: Callable[[WordDocument], None]) -> None:
    word = docx.Document()
    hide(word)
    out = BytesIO()
    word.save(out)
    assert "Quillon" in _words(out.getvalue())


def test_words_on_two_lines_are_not_run_together() -> None:
    word = docx.Document()
    word.add_paragraph("Toby").add_run("\nLund")
    out = BytesIO()
    word.save(out)
    assert "Toby\nLund" in _words(out.getvalue())


def test_every_word_of_a_letter_is_read_back_out_of_its_file(letter: LetterPaper) -> None:
    document = document_of(letter)
    found = " ".join(_words(DOCX.write(document)).split())
    for line in text_of(document).splitlines():
        assert " ".join(line.split()) in found
