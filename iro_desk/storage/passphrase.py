"""Passphrases: four words drawn at random, or the officer's own if it would hold."""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from iro_desk.errors import Refusal

WORDS_DRAWN = 4
LEAST_BITS = 50
"""Half the space of 50 bits is about 20,000 years of one graphics card at 128 MiB a guess."""
LONGEST = 128

_COMMON_WORDS_TEXT = """
a about after all also an and any are as at back be because been but by can come could day do even
first for from get give go good have he her him his how i if in into is it its just know let like
look love make me most my new no not now of on one only or other our out over people say see she so
some take than that the their them then there these they think this time to two up us use want was
way we well were what when which who will with work would year you your
"""
_COMMON_WORDS = frozenset(_COMMON_WORDS_TEXT.split())
_COMMON_PARTS_TEXT = """
password passw0rd letmein welcome admin login monkey dragon football liverpool arsenal chelsea charlie
qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm iloveyou sunshine princess master shadow superman
batman trustno changeme secret summer winter autumn spring monday january council social worker
england london birmingham manchester
"""
_COMMON_PARTS = frozenset(_COMMON_PARTS_TEXT.split())
_FAMOUS_TEXT = """
correcthorsebatterystaple thequickbrownfoxjumpsoverthelazydog tobeornottobethatisthequestion
itwasthebestoftimesitwastheworstoftimes maytheforcebewithyou onceuponatimeinalandfarfaraway
allthatglittersisnotgold ihaveadreamthatoneday godsaveourgraciousking godsaveourgraciousqueen
ourfatherwhoartinheaven humptydumptysatonawall twinkletwinklelittlestar
"""
_FAMOUS = frozenset(_FAMOUS_TEXT.split())
_LEET = str.maketrans("013457@$!", "oieastasi")
_PIECE = re.compile(r"(19|20)\d\d|\d+|[^\W\d_]+|\s+|.", re.DOTALL)
_LETTER_BITS = math.log2(26)
_COMMON_BITS = 5.0
_LATER_LETTER_BITS = 2.3
"""After the third letter of a run that may well be a name or a word, each is half given away."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess.

    Args:
        bits: an estimate on the low side.
        words: the same in a sentence.
    """

    bits: float
    is_enough: bool
    words: str


def word_list(path: Path) -> tuple[str, ...]:
    """Read the words a passphrase is drawn from, one a line."""
    return tuple(path.read_text(encoding="utf-8").split())


def suggested(words: Sequence[str], rng: random.Random) -> str:
    """Return four different words drawn at random, with spaces.

    Args:
        rng: ``secrets.SystemRandom()`` in earnest; anything repeatable in a test.
    """
    return " ".join(rng.sample(words, WORDS_DRAWN))


def normalised(passphrase: str) -> bytes:
    """Return the bytes a key is made from: one Unicode form, single spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split()).encode("utf-8")


def strength(passphrase: str, words: Set[str]) -> Strength:
    """Estimate a passphrase, on the low side.

    Args:
        words: the list of everyday words, each worth as much as one draw from it.
    """
    bits = 0.0 if _is_famous(passphrase) else _bits(passphrase, words)
    if len(passphrase) > LONGEST:
        return Strength(bits, False, f"A passphrase may be {LONGEST} characters at most.")
    if bits >= LEAST_BITS:
        return Strength(bits, True, "This passphrase is strong enough.")
    return Strength(
        bits, False, "This passphrase could be guessed. Four words that have nothing in common hold."
    )


def refuse_weak(passphrase: str, words: Set[str]) -> None:
    """Refuse a passphrase below 50 bits, a well-known one, or one too long to type (S4)."""
    found = strength(passphrase, words)
    if not found.is_enough:
        raise Refusal(found.words, "Use the suggested words, or add another word.", field="passphrase")


def _is_famous(passphrase: str) -> bool:
    return re.sub(r"[\W_]", "", passphrase.casefold()) in _FAMOUS


def _bits(passphrase: str, words: Set[str]) -> float:
    seen: set[str] = set()
    everyday = 0
    total = 0.0
    for found in _PIECE.finditer(" ".join(passphrase.split())):
        piece = found.group()
        lowered = piece.casefold()
        if piece.isspace():
            continue
        is_everyday = lowered in _COMMON_WORDS or lowered in _COMMON_PARTS
        everyday += is_everyday
        if lowered in seen:
            total += 1.0
        elif is_everyday and everyday > 1:
            total += _COMMON_BITS
        else:
            total += _piece_bits(piece, lowered, words)
        seen.add(lowered)
    return max(0.0, total - _given_away(passphrase.casefold(), words))


def _given_away(lowered: str, words: Set[str]) -> float:
    """Return what everyone's first guesses give away where they hide inside other letters: P@ssw0rd1."""
    hidden = " ".join(part for part in re.split(r"\s", lowered) if part not in words).translate(_LEET)
    return sum(max(0.0, _run_bits(len(part)) - _COMMON_BITS) for part in _COMMON_PARTS if part in hidden)


def _piece_bits(piece: str, lowered: str, words: Set[str]) -> float:
    if piece.isdigit():
        return _digit_bits(piece)
    if not piece.isalpha():
        return 5.0
    extra = 1.0 if piece != lowered else 0.0
    if lowered in words:
        return math.log2(len(words)) + extra
    if lowered in _COMMON_WORDS or lowered in _COMMON_PARTS or _is_run(lowered):
        return _COMMON_BITS + extra
    return _run_bits(len(piece)) + extra


def _run_bits(length: int) -> float:
    return min(length, 3) * _LETTER_BITS + max(0, length - 3) * _LATER_LETTER_BITS


def _digit_bits(piece: str) -> float:
    if len(piece) == 4 and piece[:2] in ("19", "20"):
        return 7.0
    return _COMMON_BITS if _is_run(piece) else len(piece) * math.log2(10)


def _is_run(piece: str) -> bool:
    """Whether every sign follows the one before by the same step: aaaa, 1234, fedcba."""
    around = 10 if piece.isdigit() else 1 << 20
    steps = {(ord(after) - ord(before)) % around for before, after in pairwise(piece)}
    return len(piece) > 2 and len(steps) == 1 and steps <= {0, 1, around - 1}
