"""A typeface that is missing from the installation is said in a sentence; Word files are made without it (F52)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import fontpkg_atkinson_hyperlegible as package
import pytest

from iro_desk.domain.letters.forms import FormKind, LetterForm
from iro_desk.domain.papers import LetterPaper
from iro_desk.errors import Refusal
from iro_desk.exports import DOCX, PDF, TEXT, document_of, faces, font_files


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Typefaces as they are found anew; those found before come back afterwards."""
    font_files.font_file.cache_clear()
    faces.held.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    font_files.font_file.cache_clear()
    faces.held.cache_clear()


def test_the_typeface_of_every_page_is_named_and_word_and_text_are_made_all_the_same(
    without: pytest.MonkeyPatch, letter: LetterPaper
):
    """F52."""
    without.setitem(sys.modules, "fontpkg_atkinson_hyperlegible", None)
    document = document_of(letter)
    with pytest.raises(Refusal) as refused:
        PDF.write(document)
    said = str(refused.value)
    assert (
        said.startswith("The typeface Atkinson Hyperlegible is missing") and "Install IRO Desk again" in said
    )
    assert DOCX.write(document) and TEXT.write(document)


def test_one_that_no_word_needs_is_not_missed_and_one_that_some_do_is(
    without: pytest.MonkeyPatch, letter: LetterPaper
):
    """F52: only what is asked for is looked for."""
    without.setitem(sys.modules, "fontpkg_lexend", None)
    assert PDF.write(document_of(letter))
    spread = replace(letter, form=LetterForm(FormKind.DYSLEXIA))
    with pytest.raises(Refusal, match="The typeface Lexend is missing"):
        PDF.write(document_of(spread))


def test_a_file_of_a_typeface_that_was_deleted_is_said_too(
    without: pytest.MonkeyPatch, letter: LetterPaper, tmp_path
):
    """F52: the package is there, its file is not."""
    without.setattr(package, "ROOT", tmp_path)
    with pytest.raises(Refusal, match="is missing from IRO Desk"):
        PDF.write(document_of(letter))
