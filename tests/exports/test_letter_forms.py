"""The forms of a letter on the page: sizes, rows, strips, colours, tints, booklets and two languages."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace

import pytest

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterForm, LetterPicture, LetterTheme
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.exports import TEXT, document_of, looks
from iro_desk.exports.document_text import text_of
from iro_desk.exports.formats.pdf.booklet import sides_of
from iro_desk.exports.formats.pdf.marks import Box, Mark, Pages, Photo, Words
from iro_desk.exports.formats.pdf.pages import lay_out
from tests.exports.letter_forms import ARABIC, dressed, every_form, pictured


def _set(paper: LetterPaper) -> Pages:
    return lay_out(document_of(paper))


def _words(sheet: list[Mark]) -> list[Words]:
    return [mark for mark in sheet if isinstance(mark, Words)]


def _photos(sheet: list[Mark]) -> list[Photo]:
    return [mark for mark in sheet if isinstance(mark, Photo)]


def _in_form(letter: LetterPaper, kind: FormKind, **chosen: object) -> LetterPaper:
    return replace(letter, form=LetterForm(kind, **chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("voice", list(Voice))
def test_nothing_in_large_print_is_smaller_than_18_points(voice: Voice, letter: LetterPaper) -> None:
    pages = _set(replace(_in_form(letter, FormKind.LARGE_PRINT), voice=voice))
    read = [words for sheet in pages.sheets for words in _words(sheet) if words.tag]
    assert min(words.points for words in read) >= 18


def test_the_dyslexia_friendly_form_is_in_wide_letters_with_wide_lines(letter: LetterPaper) -> None:
    pages = _set(_in_form(letter, FormKind.DYSLEXIA))
    words = [one for sheet in pages.sheets for one in _words(sheet)]
    assert {one.face.name for one in words} == {"IroLexend", "IroLexendBold"}
    assert all(one.face.tracking > 0 and one.face.word_gap >= 3.5 * one.face.tracking for one in words)
    look = looks.letter(Voice.MIDDLE, "", LetterForm(FormKind.DYSLEXIA))
    assert look.line >= 1.5
    assert look.text_points >= 12


def test_a_cream_page_is_an_option_of_the_dyslexia_friendly_form_only(letter: LetterPaper) -> None:
    assert _set(_in_form(letter, FormKind.DYSLEXIA, tinted=True)).tint
    assert not _set(_in_form(letter, FormKind.DYSLEXIA)).tint
    assert not _set(_in_form(letter, FormKind.STANDARD, tinted=True)).tint


def test_easy_read_has_at_most_seven_rows_a_page_and_each_picture_left_of_its_words(
    letter: LetterPaper,
) -> None:
    long = replace(letter, blocks=letter.blocks * 3)
    pages = _set(pictured(long, FormKind.EASY_READ))
    assert len(pages.sheets) > 3
    for sheet in pages.sheets:
        photos = _photos(sheet)
        assert len(photos) <= 7
        for photo in photos:
            beside = [w for w in _words(sheet) if photo.y - 25 < w.y < photo.y + photo.height + 25 and w.tag]
            assert beside
            assert all(photo.x + photo.width < words.x for words in beside)
    assert all(words.points >= 16 for words in _words(pages.sheets[1]) if words.tag and words.y > 60)


def test_rows_of_easy_read_never_touch(letter: LetterPaper) -> None:
    words = "You will go and see the people who know about this and ask them what they think about it. " * 3
    long = replace(letter, blocks=(LetterBlock("going_well", "What is going well", (words,) * 8),))
    for sheet in _set(pictured(long, FormKind.EASY_READ)).sheets:
        lows = sorted(words.y for words in _words(sheet) if words.tag and words.x > 100)
        assert all(later - before > 10 for before, later in itertools.pairwise(lows) if later != before)
        assert all(words.y > 40 for words in _words(sheet) if words.points > 12)


def test_the_name_of_who_writes_never_stands_on_a_sheet_alone(letter: LetterPaper) -> None:
    for count in range(1, len(letter.blocks) + 1):
        for kind in (FormKind.EASY_READ, FormKind.STRIP):
            pages = _set(pictured(replace(letter, blocks=letter.blocks[:count]), kind))
            assert _photos(pages.sheets[-1]), (kind, count)


def test_a_strip_reads_across_in_framed_panels(letter: LetterPaper) -> None:
    sheet = _set(pictured(letter, FormKind.STRIP)).sheets[0]
    panels = [mark for mark in sheet if isinstance(mark, Box) and mark.frame and not mark.fill]
    rows = defaultdict(list)
    for panel in panels:
        rows[panel.y].append(panel.x)
    assert [len(xs) for xs in rows.values()] == [2] * len(rows)
    assert all(xs == sorted(xs) for xs in rows.values())


def test_the_plain_form_has_no_picture_and_no_ring_of_initials_in_any_voice(letter: LetterPaper) -> None:
    for voice in Voice:
        paper = replace(dressed(pictured(letter, FormKind.DIGNIFIED)), voice=voice)
        shown = [photo.tag.alternative for sheet in _set(paper).sheets for photo in _photos(sheet)]
        assert "A house" not in shown
        assert "Ruth, smiling" not in shown


@pytest.mark.parametrize("theme", list(LetterTheme))
def test_each_colour_a_child_may_choose_is_the_colour_of_the_band(
    theme: LetterTheme, letter: LetterPaper
) -> None:
    sheet = _set(replace(letter, theme=theme)).sheets[0]
    band = next(mark for mark in sheet if isinstance(mark, Box))
    assert band.fill == looks.THEMES[theme.value][0]


def test_the_officers_face_takes_the_place_of_her_initials_and_her_signature_stands_above_her_name(
    letter: LetterPaper,
) -> None:
    sheet = _set(dressed(letter)).sheets[0]
    assert [photo.tag.alternative for photo in _photos(sheet)] == [
        "Larkshire Council", "Ruth, smiling", "Ruth’s signature",
    ]  # fmt: skip
    assert "RA " not in [words.text for words in _words(sheet)]
    signature = _photos(sheet)[2]
    name = next(words for words in _words(sheet) if words.text.startswith("Ruth Ainsworth"))
    assert name.y < signature.y


def test_openmoji_is_credited_where_its_pictures_are_and_only_there(letter: LetterPaper) -> None:
    own = LetterPicture("My dog", content=dressed(letter).letterhead.photo.content)  # type: ignore[union-attr]
    blocks = tuple(replace(block, pictures=(own,)) for block in letter.blocks)
    mine = replace(letter, blocks=blocks, form=LetterForm(FormKind.EASY_READ))
    for paper, credited in (
        (pictured(letter, FormKind.EASY_READ), True),
        (pictured(letter, FormKind.STANDARD), False),
        (mine, False),
    ):
        assert ("OpenMoji, CC BY-SA 4.0" in document_of(paper).note) is credited


def test_what_pictures_say_is_among_the_words_that_are_checked(letter: LetterPaper) -> None:
    """S46: a description can give somebody away as well as a line can."""
    assert "A house" in text_of(document_of(pictured(letter, FormKind.EASY_READ)))
    assert "Ruth’s signature" in text_of(document_of(dressed(letter)))


def test_a_translation_stands_beside_its_own_paragraph(letter: LetterPaper) -> None:
    sheet = _set(replace(letter, translation=ARABIC)).sheets[0]
    english = next(words for words in _words(sheet) if words.text.startswith("You told me"))
    arabic = next(words for words in _words(sheet) if words.text.startswith("قلتِ لي"))
    assert english.y == arabic.y
    assert english.x < 297 < arabic.x
    assert arabic.right_to_left


def test_a_translation_of_large_print_or_pictures_follows_on_its_own_pages(letter: LetterPaper) -> None:
    for kind in (FormKind.LARGE_PRINT, FormKind.EASY_READ, FormKind.STRIP):
        pages = _set(replace(pictured(letter, kind), translation=ARABIC))
        mixed = [
            sheet
            for sheet in pages.sheets
            if any(words.right_to_left for words in _words(sheet))
            and any("You told me" in words.text for words in _words(sheet))
        ]
        assert mixed == [], kind


def test_pictures_of_a_page_from_the_right_stand_at_the_right(letter: LetterPaper) -> None:
    said = letter.blocks[1]
    paper = replace(pictured(replace(letter, blocks=(said,)), FormKind.EASY_READ), translation=ARABIC)
    english, arabic = _set(paper).sheets
    assert all(photo.x < 200 for photo in _photos(english))
    assert _photos(arabic)
    assert all(photo.x > 400 for photo in _photos(arabic))


def test_no_form_of_a_childs_letter_carries_a_marking(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        assert "OFFICIAL" not in text_of(document_of(paper)), name


def test_nothing_is_set_beyond_the_edge_of_any_page(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        pages = _set(paper)
        for sheet in pages.sheets:
            for words in _words(sheet):
                assert 20 < words.x < pages.size[0] - 20, name
                assert 20 < words.y < pages.size[1] - 20, name


@pytest.mark.parametrize(
    ("count", "sides"), [(4, [(3, 0), (1, 2)]), (8, [(7, 0), (1, 6), (5, 2), (3, 4)]), (0, [])]
)
def test_the_sides_of_a_booklet(count: int, sides: list[tuple[int, int]]) -> None:
    assert sides_of(count) == sides


def test_an_a5_page_is_half_of_an_a4_one(letter: LetterPaper) -> None:
    pages = _set(_in_form(letter, FormKind.STANDARD, fold=LetterFold.BOOKLET))
    assert tuple(round(side) for side in pages.size) == (421, 595)


def test_plain_text_is_wrapped_for_mail_and_loses_nothing(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        document = document_of(replace(paper, letterhead=letter.letterhead))
        written = TEXT.write(document).decode()
        assert all(len(line) <= 72 for line in written.splitlines()), name
        assert "01632 960 142" in written
        assert "OpenMoji" not in written or "easy" in name or "strip" in name
        for block in paper.blocks:
            for word in " ".join(block.lines).split():
                assert word in written, name


def test_plain_text_numbers_promises_and_sets_who_and_when_below(letter: LetterPaper) -> None:
    written = TEXT.write(document_of(letter)).decode()
    assert (
        "1. You and Leo will see each other every other Saturday.\n"
        "   Tom will set this up. It starts on Saturday 27 June." in written
    )
