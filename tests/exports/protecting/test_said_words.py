"""The words that open a sealed file."""

from __future__ import annotations

import random

from iro_desk import paths
from iro_desk.exports.protecting.said_words import MORE_WORDS, drawn_words


def test_five_words_of_the_list_are_more_than_the_desk_itself_asks() -> None:
    """S4, S54: 60 bits and more, drawn by chance; six where a guess costs little."""
    words = paths.resource("data/words.txt").read_text("utf-8").split()
    drawn = drawn_words(words, random.Random(3)).split()
    assert len(set(drawn)) == 5 and set(drawn) <= set(words) and len(words) ** 5 > 2**60
    assert len(drawn_words(words, random.Random(3), MORE_WORDS).split()) == 6 and len(words) ** 6 > 2**75
