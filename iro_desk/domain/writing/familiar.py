"""Which words most readers of primary school age know, with their usual endings."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    ("'s", ("",)), ("ies", ("y",)), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)), ("ily", ("y",)),
    ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("er", ("", "e")),
    ("est", ("", "e")), ("ly", ("", "le")), ("n't", ("",)), ("'ll", ("",)), ("'re", ("",)), ("'d", ("",)),
    ("'ve", ("",)),
)  # fmt: skip
_SHORTEST_STEM = 2


class Familiar:
    """The words of the list, and those made of them with an ending.

    Args:
        listed: in lower case.
    """

    def __init__(self, listed: frozenset[str]) -> None:
        self._listed = listed
        self.knows = lru_cache(maxsize=20_000)(self._knows)

    def _knows(self, word: str) -> bool:
        """Whether a word is familiar; one with a hyphen is when its parts are."""
        word = word.casefold().replace("’", "'")
        if word in self._listed or any(stem in self._listed for stem in _stems(word)):
            return True
        return "-" in word and all(self._knows(part) for part in word.split("-") if part)


def read_familiar(text: str) -> Familiar:
    """Read the list of words."""
    return Familiar(frozenset(text.split()))


def _stems(word: str) -> list[str]:
    made: list[str] = []
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        made += [stem + other for other in instead]
        if stem[-1:] == stem[-2:-1]:
            made.append(stem[:-1])
    return made
