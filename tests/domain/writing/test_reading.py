"""The band a text reads at, against texts that others graded (U65; issue: beside the text)."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.domain.writing.plain_writing import read_plain_writing
from iro_desk.domain.writing.reading import Band, hardness
from iro_desk.domain.writing.stretches import pieces, stretches, unwrapped
from iro_desk.domain.writing.syllables import count

HERE = Path(__file__).parent
PLAIN = read_plain_writing(
    paths.resource("data/words.toml").read_text("utf-8"),
    paths.resource("data/familiar.txt").read_text("utf-8"),
)
PASSAGES = tomllib.loads((HERE / "graded.toml").read_text("utf-8"))["passage"]
#: the sample letters of the domain's own pack, in the order they are there, without their rights
LETTERS = {number: (HERE / "letters" / f"{number:02}.txt").read_text("utf-8") for number in range(1, 11)}
WRITTEN_FOR = {
    1: Voice.KEEPSAKE, 2: Voice.YOUNG, 3: Voice.MIDDLE, 4: Voice.YOUNG, 5: Voice.MIDDLE, 6: Voice.MIDDLE,
    7: Voice.TEEN, 8: Voice.TEEN, 9: Voice.ADULT, 10: Voice.TEEN,
}  # fmt: skip
MINUTES = """
The meeting was convened pursuant to the statutory framework in order to consider the local authority's compliance with
its obligations in respect of permanence planning. Professionals acknowledged that the implementation of the
therapeutic intervention identified at the preceding review had been subject to considerable delay owing to resource
constraints within the commissioned provision. It was recommended that the placement should continue to be monitored and
that contact arrangements be reassessed following completion of the outstanding parenting assessment.
"""


def band(text: str) -> Band | None:
    return PLAIN.reading(text).band


def hard(text: str) -> float:
    return hardness([one for one in stretches(text) if one.words and one.is_sentence], PLAIN.familiar)


def test_a_series_of_readers_grows_harder_from_book_to_book():
    values = [hard(passage["text"]) for passage in PASSAGES[:4]]
    assert all(before < after for before, after in pairwise(values))
    bands = [band(passage["text"]) for passage in PASSAGES]
    assert bands[0] in (Band.FIVE, Band.SEVEN) and bands[1] is Band.NINE
    assert all(one in (Band.FOURTEEN, Band.ADULT) for one in bands[2:])


@pytest.mark.parametrize("number", LETTERS)
def test_a_letter_that_was_written_well_reads_no_harder_than_its_voice(number):
    found = PLAIN.reading(LETTERS[number])
    assert found.band is not None and not found.is_harder_than(WRITTEN_FOR[number])


def test_letters_in_older_voices_read_harder_than_those_in_younger_ones():
    by_voice = [
        sum(hard(LETTERS[n]) for n in numbers) / len(numbers)
        for numbers in ((2, 4), (3, 5, 6), (7, 8, 10), (9,))
    ]
    assert all(before < after for before, after in pairwise(by_voice))
    assert {band(LETTERS[n]) for n in (2, 4)} == {Band.FIVE}
    assert {band(LETTERS[n]) for n in (3, 5, 6)} == {Band.SEVEN}


def test_minutes_of_professionals_are_for_adults_and_too_hard_for_every_voice():
    found = PLAIN.reading(unwrapped(MINUTES))
    assert found.band is Band.ADULT
    assert all(found.is_harder_than(voice) for voice in Voice)


def test_too_little_text_has_no_band():
    found = PLAIN.reading("Dear Sam, I came to see you on Monday. You showed me your snails.")
    assert found.band is None and found.sentence == "Too short to say how it reads"
    assert not found.is_harder_than(Voice.YOUNG)


@pytest.mark.parametrize(
    "put_in",
    [
        '\nYou told me: "Notwithstanding the representations of the authority I reject the recommendation entirely."',
        "\n“Notwithstanding every representation of the responsible authority, I reject the recommendation.”",
        "\n> Notwithstanding every representation of the responsible authority I reject it.",
        " Ring 01632 960111 or write to rosalind.featherstonehaugh@brackenholme.gov.uk or AB12 3CD.",
    ],
)
def test_quotations_numbers_and_addresses_do_not_change_how_it_reads(put_in):
    text = LETTERS[3]
    assert abs(hard(text + put_in) - hard(text)) < 0.03 and band(text + put_in) is band(text)


def test_long_names_and_days_count_as_words_the_child_knows():
    plain = "I went to see Sam on Monday. We sat in the park with Ann. " * 5
    named = (
        plain.replace("Sam", "Oluwaseun").replace("Ann", "Konstantinopoulos").replace("Monday", "Wednesday")
    )
    assert band(named) is band(plain) is not None
    other = plain.replace("the park", "the conservatory")
    assert hard(other) > hard(named)


def test_headings_greetings_and_dates_do_not_make_a_letter_easier():
    text = LETTERS[9]
    lines = "\nThursday 3 September\nYour plan\nWhat next\n" * 4
    assert hard(text + lines) == pytest.approx(hard(text))


def test_a_long_line_is_looked_at_in_pieces_that_cut_no_sentence_and_no_quotation():
    long = "We met in the park. “I ran. I hid. I won.” You were there too. " * 60
    text = f"One.\n{long}\n\nTwo."
    found = list(pieces(text))
    assert len(found) > 4 and all(text[start : start + len(piece)] == piece for start, piece in found)
    assert "".join(piece for _, piece in found) == text.replace("\n", "")
    assert all(piece.count("“") == piece.count("”") for _, piece in found)
    assert sum(len(stretches(piece)) for _, piece in found) == len(stretches(text))


def test_lines_broken_by_a_file_are_joined_and_lists_are_not():
    first, rest = "This is a long line that was broken by the file", "and goes on here until its end. Next."
    items = "- One thing\n- Two"
    assert unwrapped(f"{first}\n{rest}\n\n{items}") == f"{first} {rest}\n\n{items}"


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("home", 1), ("table", 2), ("wanted", 2), ("walked", 1), ("advocate", 3), ("responsibility", 6), ("playing", 2),
     ("whistles", 2), ("grown-up", 2), ("people", 2), ("education", 4), ("statutory", 4)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word, syllables):
    assert count(word) == syllables


def test_short_forms_do_not_end_a_sentence():
    text = "Mr. Lund and Dr. Shah came at 4 p.m. today. They said yes."
    assert [text[one.start : one.end] for one in stretches(text)] == [
        "Mr. Lund and Dr. Shah came at 4 p.m. today.", "They said yes.",
    ]  # fmt: skip


def test_a_page_is_looked_at_in_a_moment():
    """A one-page letter takes a few thousandths of a second; ten times that is still not felt."""
    text = LETTERS[9]
    PLAIN.findings(text, WrittenFor.CHILD, Voice.ADULT)
    began = perf_counter()
    for _ in range(5):
        PLAIN.findings(text, WrittenFor.CHILD, Voice.ADULT)
        PLAIN.reading(text)
    assert (perf_counter() - began) / 5 < 0.05
