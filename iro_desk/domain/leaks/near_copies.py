"""Finds a sentence of another child's record that was copied into a text, whole or with words changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from iro_desk.domain.leaks.squeezed import plainly

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LEAST_WORDS = 6
_LEAST_SHARE = 0.5


class HasValue(Protocol):
    """Anything that carries a sentence."""

    @property
    def value(self) -> str:
        """The sentence."""


Sentence = TypeVar("Sentence", bound=HasValue)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a record that are long enough to be known again."""
    found = (match[0].strip() for match in _SENTENCE.finditer(text))
    return tuple(sentence for sentence in found if len(_words(sentence)) >= _LEAST_WORDS)


@lru_cache(maxsize=4096)
def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = [word for word, _, _ in _words(text)]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def is_copied(sentence: str, known: frozenset[tuple[str, ...]]) -> bool:
    """Say whether half or more of a sentence stands in a text whose runs are ``known``."""
    own = runs(sentence)
    return bool(own) and len(own & known) >= _LEAST_SHARE * len(own)


def found(text: str, news: Sequence[Sentence]) -> Iterator[tuple[int, int, Sentence]]:
    """Yield where each sentence that was copied stands, from its first shared words to its last."""
    if not news:
        return
    words = _words(text)
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        places.setdefault((first[0], second[0], third[0]), (first[1], third[2]))
    known = frozenset(places)
    for sentence in news:
        if is_copied(sentence.value, known):
            shared = sorted(places[run] for run in runs(sentence.value) & known)
            end = max(last for first, last in shared if first <= shared[0][0] + 2 * len(sentence.value))
            yield shared[0][0], end, sentence


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each plain word with where it starts and ends."""
    made = plainly(text)
    return [(match[0].replace("'", ""), *made.span(*match.span())) for match in _WORD.finditer(made.text)]
