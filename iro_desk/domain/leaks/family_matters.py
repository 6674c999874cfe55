"""Finds a word about a parent's health, habits or trouble with the law, beside what the parent is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from iro_desk.domain.leaks.lookalikes import plain
from iro_desk.domain.leaks.squeezed import plainly

ALWAYS, BESIDE = "health", "health_beside"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PARENT = (
    "mum mums mummy mam mama mom mother mothers dad dads daddy dada father fathers parent parents stepmum "
    "stepdad stepmother stepfather family"
)


class Matter(Protocol):
    """A word that may be about a parent; one that ends with * stands for every ending."""

    @property
    def value(self) -> str:
        """The word or words."""

    @property
    def kind(self) -> str:
        """ALWAYS, or BESIDE for a word that matters only near a parent."""


Word = TypeVar("Word", bound=Matter)


def found(text: str, words: Sequence[Word], parents: Sequence[str]) -> Iterator[tuple[int, int, Word]]:
    """Yield where such a word stands.

    Args:
        parents: what this child's parents are called, beside mum and dad.
    """
    if not words:
        return
    made = plainly(text)
    parent = _any(tuple(sorted({*_PARENT.split(), *map(plain, parents)})))
    one_of = _any(tuple(word.value for word in words))
    was_near = False
    for sentence in _SENTENCE.finditer(made.text):
        is_near = bool(parent.search(sentence[0]))
        for match in one_of.finditer(sentence[0]):
            word = words[(match.lastindex or 1) - 1]
            if word.kind == ALWAYS or is_near or was_near:
                first = sentence.start()
                yield *made.span(first + match.start(), first + match.end()), word
        was_near = is_near


@lru_cache(maxsize=8)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    gap = r"[\s\-]+"
    bodies = (
        gap.join(re.escape(part).replace(r"\*", r"[^\W_]*") for part in re.split(r"[\s\-]+", word.strip()))
        for word in map(_plain_with_star, words)
    )
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({body})' for body in bodies)})(?![^\W_])")


def _plain_with_star(word: str) -> str:
    return plain(word)
