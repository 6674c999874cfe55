"""The dictionary and the words of the trade, as every editor of one window shares them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.findings import Finding
from iro_desk.domain.writing.plain_words import Jargon, WrittenFor
from iro_desk.domain.writing.plain_writing import PlainWriting, read_plain_writing
from iro_desk.domain.writing.word_list import with_hers
from iro_desk.domain.writing.words import Word, is_code, words
from iro_desk.gui.writing.speller import Speller, care_words, load_engine
from iro_desk.services.writing import WritingHelp


@dataclass(frozen=True, slots=True)
class Marks:
    """What is found in one paragraph: words no dictionary has, listed words, quoted or not, and hard sentences."""

    misspelt: tuple[Word, ...] = ()
    jargon: tuple[Jargon, ...] = ()
    hard: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read from the resources."""

    speller: Speller
    plain: PlainWriting
    care: frozenset[str]


def load(folder: Path, words_toml: str, familiar: str = "") -> Loaded:
    """Read the dictionary and the words; slow, for a thread beside the window's.

    Args:
        familiar: the words every reader knows; needed only for the band a text reads at.
    """
    care = care_words(folder)
    return Loaded(Speller(load_engine(folder), care), read_plain_writing(words_toml, familiar), care)


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
        self._plain: PlainWriting | None = None

    @property
    def plain(self) -> PlainWriting | None:
        """The words with the officer's own; None until they are read, or when she wants nothing marked."""
        wanted = self._help is not None and self._help.marks_jargon
        return self._plain if wanted else None

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
        if self.plain is not None:
            jargon = tuple(self.plain.listed.find(paragraph, found, reader))
        return Marks(misspelt, jargon)

    def hard(self, paragraph: str, reader: WrittenFor, voice: Voice | None) -> tuple[Finding, ...]:
        """Return what is amiss with the sentences of a paragraph; nothing in what no child reads."""
        return self.plain.sentences(paragraph, reader, voice) if self.plain is not None else ()

    def offers(self, word: str) -> tuple[str, ...]:
        """Words that may be meant."""
        return self._loaded.speller.offers(word) if self._loaded is not None else ()

    def _use(self) -> None:
        if self._loaded is not None and self._help is not None:
            self._loaded.speller.allow(self._loaded.care | self._help.own | self._help.names)
            plain = self._loaded.plain
            self._plain = replace(plain, listed=with_hers(plain.listed, self._help.swaps))
            self.changed.emit()
