"""Passphrases: the list, the draw, and an honest estimate."""

from __future__ import annotations

import random
import re

import pytest

from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.storage import passphrase as passphrases

WORDS = passphrases.word_list(resource("data/words.txt"))
KNOWN = frozenset(WORDS)


def test_the_list_holds_enough_plain_words() -> None:
    """S4: at least 7,776 different words."""
    assert len(KNOWN) == len(WORDS) >= 7776
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in WORDS)


def test_four_words_are_drawn_and_are_always_strong_enough() -> None:
    rng = random.Random(3)
    drawn = [passphrases.suggested(WORDS, rng) for _ in range(2000)]
    assert all(len(phrase.split()) == 4 for phrase in drawn)
    weak = [phrase for phrase in drawn if not passphrases.strength(phrase, KNOWN).is_enough]
    assert [phrase for phrase in weak if len(set(phrase.split())) == 4] == []


@pytest.mark.parametrize(
    "weak",
    [
        "", "a", "password", "Password123!", "P@ssw0rd2026!", "qwertyuiop123456", "aaaaaaaaaaaaaaaaaaaaaaaa",
        "123456789012345678", "letmein letmein letmein letmein", "correct horse battery staple",
        "Correct-Horse-Battery-Staple", "to be or not to be", "Liverpool2024!", "abcdefghijklmnopqrstuvwxyz",
        "the quick brown fox jumps over the lazy dog", "Charlotte2014", "summer winter autumn spring",
        "i love you so much", "anvil anvil anvil anvil anvil", "SocialWorker2026", "otter lantern copper",
    ],
)  # fmt: skip
def test_a_guessable_passphrase_is_refused(weak: str) -> None:
    """S4: below 50 bits, or well known."""
    with pytest.raises(Refusal) as refused:
        passphrases.refuse_weak(weak, KNOWN)
    assert len(weak) < 4 or weak not in str(refused.value)
    assert refused.value.field == "passphrase"


@pytest.mark.parametrize(
    "strong", ["anvil copper lantern otter", "k7#Qv!2mXz&9pLw", "purple gravel umbrella hen mountain 7"]
)
def test_a_strong_passphrase_of_ones_own_is_taken(strong: str) -> None:
    passphrases.refuse_weak(strong, KNOWN)


def test_a_passphrase_may_be_128_characters() -> None:
    """S4."""
    long = " ".join(WORDS[::311])
    with pytest.raises(Refusal, match="128"):
        passphrases.refuse_weak(long.ljust(129, "x"), KNOWN)


def test_one_passphrase_typed_on_two_keyboards_makes_one_key() -> None:
    """S4: Unicode in one form; spaces at the ends and doubled ones do not count."""
    assert passphrases.normalised("cafe\u0301  au lait ") == passphrases.normalised("caf\u00e9 au lait")
    assert passphrases.normalised("A b") != passphrases.normalised("a b")
