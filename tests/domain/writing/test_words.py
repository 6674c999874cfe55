"""Words, quotations and codes in a paragraph, the words of the trade, and what is left of something pasted."""

from __future__ import annotations

import pytest

from iro_desk import paths
from iro_desk.domain.writing.pasting import cleaned, from_page, holds_lists_or_tables
from iro_desk.domain.writing.plain_words import (
    WrittenFor,
    blank,
    fitted,
    outside_quotations,
)
from iro_desk.domain.writing.word_list import read_plain_words
from iro_desk.domain.writing.words import is_code, quotations, words

PLAIN = read_plain_words(paths.resource("data/words.toml").read_text("utf-8"))


def jargon(paragraph: str, reader: WrittenFor = WrittenFor.CHILD) -> list[str]:
    found = tuple(PLAIN.find(paragraph, list(words(paragraph)), reader))
    return [paragraph[one.start : one.end] for one in outside_quotations(paragraph, found)]


def instead(paragraph: str) -> list[str]:
    one = next(PLAIN.find(paragraph, list(words(paragraph)), WrittenFor.CHILD))
    return [fitted(paragraph, one, words_instead) for words_instead in one.word.instead]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ('He said "no" to it', ['"no"']),
        ("He said “no” and “I don’t", ["“no”", "“I don’t"]),
        ("She said 'I don't know' once", ["'I don't know'"]),
        ("She said ‘I don’t know’ once", ["‘I don’t know’"]),
        ("The boys' room isn't Sam's", []),
    ],
)
def test_quotations_are_found_and_apostrophes_are_none(paragraph, quoted):
    assert [paragraph[start:end] for start, end in quotations(paragraph)] == quoted


@pytest.mark.parametrize(
    ("paragraph", "word", "is_one"),
    [
        ("See sam@exmple.uk now", "exmple", True),
        ("See www.exmple.uk now", "exmple", True),
        ("Case AB-12 now", "AB-12", True),
        ("The PEPs are here", "PEPs", True),
        ("The end. Wrng", "Wrng", False),
        ("and/orr", "orr", False),
        ("(wrng),", "wrng", False),
    ],
)
def test_addresses_codes_and_acronyms_are_no_prose(paragraph, word, is_one):
    found = next(one for one in words(paragraph) if one.text == word)
    assert is_code(paragraph, found) is is_one


def test_jargon_is_found_whole_longest_first_and_in_any_case():
    assert jargon("Siblings had a Placement order, then an education, health and care plan.") == [
        "Siblings", "Placement order", "education, health and care plan",
    ]  # fmt: skip


def test_capitals_count_for_acronyms():
    """SEND is the code of practice; send is a verb."""
    assert jargon("I will send it") == []
    assert jargon("The SEND team") == ["SEND"]


def test_nothing_is_marked_in_quotation_marks():
    assert jargon('He said "my placement is fine" of his placement') == ["placement"]


@pytest.mark.parametrize("paragraph", ["We talked for five minutes", "a minor injury", "the pupil (PEP)"])
def test_a_phrase_that_keeps_a_term_is_left_alone(paragraph):
    assert jargon(paragraph) == []


def test_a_record_keeps_its_own_terms():
    assert jargon("His placement and his siblings", WrittenFor.RECORD) == ["siblings"]
    assert jargon("His placement and his siblings", WrittenFor.NOBODY_ELSE) == []


@pytest.mark.parametrize(
    ("paragraph", "offered"),
    [
        ("his siblings", ["brothers", "sisters"]),
        ("Siblings came", ["Brothers", "Sisters"]),
        ("the sibling", ["brother", "sister"]),
        ("Respite is due", ["A short stay with …"]),
        ("the SDQ", ["strengths and difficulties questionnaire"]),
    ],
)
def test_what_is_offered_fits_its_place(paragraph, offered):
    assert instead(paragraph) == offered


def test_what_is_only_advice_is_not_offered_as_words():
    found = next(PLAIN.find("the keyworker", list(words("the keyworker")), WrittenFor.CHILD))
    assert found.word.instead == () and found.word.advice


@pytest.mark.parametrize(("text", "place"), [("seeing …", (7, 8)), ("by (date)", (3, 9)), ("home", None)])
def test_what_is_to_be_filled_in_is_found(text, place):
    assert blank(text) == place


@pytest.mark.parametrize(
    ("copied", "left"),
    [
        ("a\u00a0b\u202fc", "a b c"),
        ("safe\u00adguard\u200bing\ufeff", "safeguarding"),
        ("non\u2011stop", "non-stop"),
        ("“smart” ‘quotes’ – kept…", "“smart” ‘quotes’ – kept…"),
        ("one  \r\ntwo\t\r\n", "one\ntwo"),
        ("one\x0btwo\r\rthree", "one\ntwo\n\nthree"),
        ("\uf0b7\tone\r\no\ttwo", "•\tone\no\ttwo"),
        ("a\tb\r\nc\td", "a\tb\nc\td"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("👨\u200d👩 ab\u200dc", "👨\u200d👩 abc"),
    ],
)
def test_pasted_text_is_cleaned(copied, left):
    assert cleaned(copied) == left
    assert cleaned(left) == left


def test_a_page_gives_its_lists_and_tables():
    html = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>One <b>two</b></p><ul><li>a</li>"
        "<li><p>b</p></li></ul><ol><li>c</li><li>d</li></ol><table><tr><td>e</td><td><p>f</p><p>g</p></td></tr>"
        "<tr><td>h</td><td></td></tr></table>end<br>here&nbsp;&amp; there</body></html>"
    )
    assert from_page(html) == "One two\n•\ta\n•\tb\n1.\tc\n2.\td\ne\tf g\nh\nend\nhere & there"
    assert holds_lists_or_tables(html) and not holds_lists_or_tables("<p>a</p>")
    assert not holds_lists_or_tables("<table style='mso-table:1'><td>a</td></table>")
