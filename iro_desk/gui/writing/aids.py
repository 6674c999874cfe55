"""The dictionary and the words of the trade, as every editor of one window shares them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.writing.plain_words import Jargon, PlainWords, WrittenFor
from iro_desk.domain.writing.word_list import read_plain_words
from iro_desk.domain.writing.words import Word, is_code, words
from iro_desk.gui.writing.speller import Speller, care_words, load_engine
from iro_desk.services.writing import WritingHelp


@dataclass(frozen=True, slots=True)
class Marks:
    """What is found in one paragraph: words no dictionary has, and words of the trade, quoted or not."""

    misspelt: tuple[Word, ...] = ()
    jargon: tuple[Jargon, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read from the resources."""

    speller: Speller
    plain_words: PlainWords
    care: frozenset[str]


def load(folder: Path, words_toml: str) -> Loaded:
    """Read the dictionary and the words; slow, for a thread beside the window's."""
    care = care_words(folder)
    return Loaded(Speller(load_engine(folder), care), read_plain_words(words_toml), care)


class Aids(QObject):
    """What there is to mark with; nothing until both the resources and the officer's own words are read.

    Signals:
        changed(): everything written is to be marked again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self._help: WritingHelp | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the dictionary has been read."""
        return self._loaded is not None

    def take_loaded(self, loaded: Loaded) -> None:
        """The resources have been read."""
        self._loaded = loaded
        self._use()

    def take_help(self, found: WritingHelp) -> None:
        """The officer's words, the names on the desk and her settings, as they are now."""
        if found != self._help:
            self._help = found
            self._use()

    def marks(self, paragraph: str, reader: WrittenFor, start: int = 0, end: int | None = None) -> Marks:
        """Return what is found between two places of a paragraph, by default in all of it."""
        if self._loaded is None or self._help is None:
            return Marks()
        found = list(words(paragraph, start, end))
        misspelt: tuple[Word, ...] = ()
        jargon: tuple[Jargon, ...] = ()
        if self._help.checks_spelling:
            right = self._loaded.speller.is_right
            misspelt = tuple(w for w in found if not right(w.text) and not is_code(paragraph, w))
        if self._help.marks_jargon:
            jargon = tuple(self._loaded.plain_words.find(paragraph, found, reader))
        return Marks(misspelt, jargon)

    def offers(self, word: str) -> tuple[str, ...]:
        """Words that may be meant."""
        return self._loaded.speller.offers(word) if self._loaded is not None else ()

    def _use(self) -> None:
        if self._loaded is not None and self._help is not None:
            self._loaded.speller.allow(self._loaded.care | self._help.own | self._help.names)
            self.changed.emit()
