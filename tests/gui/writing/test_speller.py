"""The dictionary, and a long paragraph that is looked at only where it changed."""

from __future__ import annotations

import random

import pytest

from iro_desk import paths
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.writing.aids import Aids, load
from iro_desk.gui.writing.long_paragraph import LONG, LongParagraph
from iro_desk.gui.writing.speller import NoEngine, Speller, care_words, load_engine
from iro_desk.services.writing import WritingHelp

FOLDER = paths.resource("spelling")
RIGHT = [
    "organise",
    "organize",
    "colour",
    "mum’s",
    "looked-after",
    "wellbeing",
    "Ofsted's",
    "Sam’s",
    "3rd",
    "I",
]
WRONG = ["color", "recieve", "organisse", "ofsteed", "sam", "sam-shaped"]


@pytest.fixture(scope="module")
def engine():
    return load_engine(FOLDER)


def test_the_dictionary_knows_the_words_of_this_work(engine):
    speller = Speller(engine, care_words(FOLDER) | {"Sam"})
    assert [word for word in RIGHT if not speller.is_right(word)] == []
    assert [word for word in WRONG if speller.is_right(word)] == []


def test_without_an_engine_nothing_is_marked_and_nothing_offered():
    speller = Speller(NoEngine())
    assert speller.is_right("recieve")
    assert speller.offers("recieve") == ()


def test_without_a_dictionary_nothing_is_marked_and_typing_goes_on(tmp_path):
    """F52: the folder of the dictionary is missing, or half of it."""
    for folder in (tmp_path / "gone", tmp_path):
        loaded = load(folder, paths.resource("data/words.toml").read_text("utf-8"))
        assert loaded.speller.is_right("recieve") and loaded.care == frozenset()
        (tmp_path / "en_GB.dic").write_text("0\n")


def test_ise_comes_before_ize_and_five_words_are_enough(engine):
    speller = Speller(engine)
    offered = speller.offers("organizze")
    assert offered and len(offered) <= 5 and not any("iz" in word for word in offered)


def test_other_words_take_the_place_of_earlier_ones():
    speller = Speller(load_engine(FOLDER), frozenset({"Zzyzx"}))
    assert speller.is_right("Zzyzx") and speller.is_right("ZZYZX") and not speller.is_right("zzyzx")
    speller.allow(frozenset())
    assert not speller.is_right("Zzyzx")


def test_a_long_paragraph_is_marked_as_if_it_were_read_whole(qapp):
    aids = Aids()
    aids.take_loaded(load(FOLDER, paths.resource("data/words.toml").read_text("utf-8")))
    aids.take_help(WritingHelp(frozenset(), frozenset(), True, True))
    chance = random.Random(7)
    pieces = ["siblings", "recieve", "education, health and care plan", "care plan", "the", "home.", "SDQ"]
    pieces += ["contact", "a b@c.uk", "five"]
    text = " ".join(chance.choice(pieces) for _ in range(600))
    assert len(text) > LONG

    def look(paragraph: str, *, start: int = 0, end: int | None = None):
        return aids.marks(paragraph, WrittenFor.CHILD, start, end)

    remembered = LongParagraph()
    for _ in range(300):
        at = chance.randrange(len(text))
        gone = chance.choice((0, 0, 1, 5, 40, 300))
        text = text[:at] + chance.choice(["", "x", " ", *pieces]) + text[at + gone :]
        if len(text) < LONG + 400:
            text += " siblings recieve care plan" * 30
        assert remembered.marks(text, look) == look(text)
