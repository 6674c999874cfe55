"""Words that open a sealed file: drawn at random, said by telephone or face to face, never beside the file (S54)."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

WORDS_DRAWN: Final = 5
"""One more than for the desk itself, because the file travels; about 64 bits."""
MORE_WORDS: Final = 6
"""For a kind of file whose guesses cost little; about 77 bits."""


def drawn_words(words: Sequence[str], rng: Random, count: int = WORDS_DRAWN) -> str:
    """Return different words with one space between them.

    Args:
        rng: ``random.SystemRandom()`` in earnest; anything repeatable in a test.
    """
    return " ".join(rng.sample(words, count))
