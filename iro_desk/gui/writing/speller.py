"""British spelling from the dictionary shipped with the program."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

SPELLING = "spelling"
DICTIONARY = "en_GB"
CARE_WORDS = "care.txt"
MOST = 5
_OTHER_ENDING = re.compile(r"iz(?=e|ing|ation)")


class Engine(Protocol):
    """What knows a dictionary."""

    def knows(self, word: str) -> bool:
        """Whether the word is in it."""

    def offers(self, word: str) -> list[str]:
        """Words that may be meant."""


class HunspellEngine:
    """chunspell: Hunspell itself."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell  # loaded only where something is written

        self._words: Any = Hunspell(DICTIONARY, hunspell_data_dir=str(folder))

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary."""
        return bool(self._words.spell(word))

    def offers(self, word: str) -> list[str]:
        """Words that may be meant."""
        return list(self._words.suggest(word))


class NoEngine:
    """Where chunspell or the dictionary is missing: every word passes, and Settings says so (F52)."""

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary; nothing is marked that was not looked up."""
        return True

    def offers(self, word: str) -> list[str]:
        """No words."""
        return []


def has_engine(folder: Path) -> bool:
    """Whether spelling can be checked on this computer, with the dictionary in ``folder``."""
    whole = all((folder / f"{DICTIONARY}.{ending}").is_file() for ending in ("aff", "dic"))
    return whole and find_spec("hunspell") is not None


@cache
def load_engine(folder: Path) -> Engine:
    """Read the dictionary in ``folder``, once; takes a quarter of a second."""
    return HunspellEngine(folder) if has_engine(folder) else NoEngine()


class Speller:
    """Says whether a word is right, and remembers the answer.

    Args:
        more: words that are right beside the dictionary's; one with a capital only when it has one.
    """

    def __init__(self, engine: Engine, more: frozenset[str] = frozenset()) -> None:
        self._engine = engine
        self._answers: dict[str, bool] = {}
        self._offered: dict[str, tuple[str, ...]] = {}
        self._any_case: frozenset[str] = frozenset()
        self._capital: frozenset[str] = frozenset()
        self.allow(more)

    def allow(self, more: frozenset[str]) -> None:
        """Use other words beside the dictionary's."""
        self._any_case = frozenset(word.casefold() for word in more if word == word.lower())
        self._capital = frozenset(word.casefold() for word in more if word != word.lower())
        self._answers.clear()

    def is_right(self, word: str) -> bool:
        """Whether a word is spelt right; a number and a single letter always are."""
        answer = self._answers.get(word)
        if answer is None:
            answer = self._answers[word] = self._judge(word.replace("’", "'"))
        return answer

    def offers(self, word: str) -> tuple[str, ...]:
        """At most five words that may be meant, with -ise before -ize."""
        if word not in self._offered:
            british = [self._british(one) for one in self._engine.offers(word.replace("’", "'"))]
            self._offered[word] = tuple(dict.fromkeys(british))[:MOST]
        return self._offered[word]

    def _judge(self, word: str) -> bool:
        if len(word) < 2 or any(letter.isdigit() for letter in word):
            return True
        stem = word[:-2] if word.endswith("'s") else word.removesuffix("'")
        if self._is_allowed(word) or self._is_allowed(stem) or self._engine.knows(word):
            return True
        return "-" in word and all(self.is_right(part) for part in word.split("-"))

    def _is_allowed(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._any_case or (word[:1].isupper() and folded in self._capital)

    def _british(self, word: str) -> str:
        other = _OTHER_ENDING.sub("is", word)
        return other if other != word and self._engine.knows(other) else word


def care_words(folder: Path) -> frozenset[str]:
    """Words of this work that no dictionary has yet; none where the list is missing."""
    path = folder / CARE_WORDS
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()
