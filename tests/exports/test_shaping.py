"""Scripts whose letters join and that run from the right: shaped, ordered, and read back as they were written."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from iro_desk.domain.letters.forms import LetterTranslation, TranslatedPart
from iro_desk.domain.papers import LetterPaper
from iro_desk.errors import Refusal
from iro_desk.exports import PDF, document_of
from iro_desk.exports.document import Run
from iro_desk.exports.font_files import ARABIC
from iro_desk.exports.formats.pdf.flow import placed
from iro_desk.exports.formats.pdf.lines import broken, plain
from iro_desk.exports.glyphs import clean, unprintable
from iro_desk.exports.shaping import clusters, levels, seen_order

REGULAR = ARABIC[0]


def _seen(text: str) -> str:
    """The pieces of a line that runs from the right, from left to right."""
    (line,) = plain(text, 12, 500, right_to_left=True)
    return "|".join(piece.text.strip() for _, piece in sorted(placed(line, 0), key=lambda one: one[0]))


def test_a_letter_takes_another_shape_beside_its_neighbours() -> None:
    alone = clusters("ب", REGULAR, True)[0]
    first = clusters("بيت", REGULAR, True)[0]
    assert alone.parts != first.parts


def test_a_letter_with_its_dots_and_marks_is_read_as_one() -> None:
    assert [one.text for one in clusters("قرأتِ", REGULAR, True)] == ["ق", "ر", "أ", "تِ"]


def test_the_first_letter_of_a_word_stands_furthest_right() -> None:
    places = [one.x for one in clusters("مدرسة", REGULAR, True)]
    assert places == sorted(places, reverse=True)


def test_english_words_and_numbers_keep_their_order_inside_a_line_from_the_right() -> None:
    assert _seen("أنت Tom Hale ذلك") == "ذلك|Tom Hale|أنت"


def test_a_telephone_number_is_read_in_one_piece() -> None:
    assert "01632 960 142" in _seen("هاتف: 01632 960 142.")
    found = levels("هاتف 01632 960 142", True)
    assert set(found[5:]) == {2}


def test_brackets_round_english_words_are_turned_by_the_joined_typeface() -> None:
    (line,) = plain("دينيز (Denise).", 12, 500, right_to_left=True)
    bracketed = [piece for piece in line if "(" in piece.text or ")" in piece.text]
    assert bracketed
    assert all(piece.level % 2 and piece.face.is_shaped for piece in bracketed)


def test_parts_are_seen_in_the_order_of_their_levels() -> None:
    assert seen_order([0, 0, 0]) == [0, 1, 2]
    assert seen_order([1, 2, 1]) == [2, 1, 0]
    assert seen_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert seen_order([]) == []


def test_a_line_from_the_right_is_no_wider_than_its_column() -> None:
    text = "شكرًا لأنك أريتني غرفتك الخضراء، ولأنك حضرتِ اجتماعك يوم الأربعاء. " * 4
    lines = broken((Run(text),), 12, 200, right_to_left=True)
    assert len(lines) > 4
    for line in lines:
        assert sum(piece.width for piece in line[:-1]) <= 200
    assert "".join(piece.text for line in lines for piece in line).split() == clean(text).split()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "لقد حدثت الجميع عن كتابك"),
        ("fa", "می\u200cخواهم کتاب بخوانم"),
        ("ur", "ٹھیک ہے آپ کا گھر"),
        ("ckb", "ڕێزان ئەمە ماڵی تۆیە"),
        ("ps", "ستاسو کور ښه دی"),
    ],
)
def test_words_in_arabic_script_are_in_the_file_letter_for_letter(
    language: str, words: str, letter: LetterPaper
) -> None:
    other = LetterTranslation(language, True, words, (TranslatedPart("personal", "", (words,)),), words)
    reader = PdfReader(BytesIO(PDF.write(document_of(replace(letter, translation=other)))))
    maps = "".join(
        font["/ToUnicode"].get_data().decode("latin-1")
        for font in (one.get_object() for one in reader.pages[0]["/Resources"]["/Font"].values())
        if "/ToUnicode" in font
    )
    for one in clusters(words, REGULAR, True):
        assert f"<{one.text.encode('utf-16-be').hex().upper()}>" in maps, one.text


def test_joiners_are_kept_between_arabic_letters_and_nowhere_else() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("Ma\u200cya") == "Maya"
    assert unprintable("می\u200cخواهم") == ()


@pytest.mark.parametrize(
    ("words", "named", "lacking"),
    [
        ("ሰላም", "ethiopic syllable sa", "Atkinson Hyperlegible, Lexend, Noto Sans and Noto Sans Arabic"),
        ("নমস্কার", "bengali letter na", "Noto Sans"),
    ],
)
def test_a_script_without_a_typeface_is_refused_with_the_typefaces_that_lack_it(
    words: str, named: str, lacking: str, letter: LetterPaper
) -> None:
    other = LetterTranslation("am", False, words, (), words)
    with pytest.raises(Refusal) as caught:
        PDF.write(document_of(replace(letter, translation=other)))
    assert named in caught.value.what
    assert lacking in caught.value.what


@pytest.mark.parametrize("words", ["Дякую, Майя", "Ευχαριστώ", "Cảm ơn bạn", "Dziękuję"])
def test_other_letters_that_do_not_join_are_printed_and_read_back(words: str, letter: LetterPaper) -> None:
    other = LetterTranslation("uk", False, words, (TranslatedPart("personal", "", (words,)),), words)
    page = PdfReader(BytesIO(PDF.write(document_of(replace(letter, translation=other))))).pages[0]
    assert words in " ".join(page.extract_text().split())
