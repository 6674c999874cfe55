"""PlainWriting: everything there is to say about a text written for somebody, from the words and the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.familiar import Familiar, read_familiar
from iro_desk.domain.writing.findings import Finding, Kind
from iro_desk.domain.writing.hard_sentences import hard_sentences
from iro_desk.domain.writing.initials import initials
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.domain.writing.plain_words import (
    Jargon,
    PlainWords,
    WrittenFor,
    fitted,
    in_voice,
    outside_quotations,
)
from iro_desk.domain.writing.reading import Reading, reading
from iro_desk.domain.writing.word_list import read_plain_words
from iro_desk.domain.writing.words import words

NOBODYS_OWN = ChildsTerms()
_EXPLAINED_AFTER = re.compile(r"\s*(?:,\s*(?:who is\s+)?|\()(?:a|an|the|someone|somebody)\s", re.IGNORECASE)
_EXPLAINED_BEFORE = re.compile(r"\bcalled\s+(?:a\s+|an\s+|the\s+|your\s+)?$", re.IGNORECASE)
_WHY = {
    Kind.JARGON: ("A word of ours.", "Try “{plain}”."),
    Kind.TONE: ("This may hurt.", "As true, and kinder: {plain}."),
    Kind.IDIOM: ("A turn of phrase, which not every reader knows.", "Try “{plain}”."),
    Kind.ACRONYM: ("Initials.", "They stand for {plain}. Write the meaning."),
}


@dataclass(frozen=True, slots=True)
class PlainWriting:
    """The word list and the familiar words, read once."""

    listed: PlainWords
    familiar: Familiar

    def reading(self, text: str) -> Reading:
        """Return how a text reads."""
        return reading(text, self.familiar)

    def findings(
        self,
        text: str,
        reader: WrittenFor = WrittenFor.CHILD,
        voice: Voice | None = None,
        own: ChildsTerms = NOBODYS_OWN,
    ) -> tuple[Finding, ...]:
        """Return everything to look at, in order; nothing inside quotation marks.

        Args:
            text: of any length; a line is a paragraph.
            voice: for whom a letter is; None for the longest sentences any reader is given.
            own: words of the child's own.
        """
        found: list[Finding] = []
        start = 0
        for paragraph in text.split("\n"):
            found += (_moved(one, start) for one in self._in_words(paragraph, reader, voice, own))
            start += len(paragraph) + 1
        found += self.sentences(text, reader, voice)
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def sentences(self, text: str, reader: WrittenFor, voice: Voice | None) -> tuple[Finding, ...]:
        """Return only what is amiss with sentences and initials nobody knows; for a child's reading alone."""
        if reader is not WrittenFor.CHILD:
            return ()
        return (*hard_sentences(text, voice), *initials(text, self.listed.initials))

    def _in_words(
        self, paragraph: str, reader: WrittenFor, voice: Voice | None, own: ChildsTerms
    ) -> Iterable[Finding]:
        if paragraph.lstrip().startswith(">"):
            return
        found = in_voice(self.listed.find(paragraph, list(words(paragraph)), reader), voice)
        found = tuple(one for one in found if not is_explained(paragraph, one.start, one.end))
        for one in own.kept(paragraph, outside_quotations(paragraph, found)):
            yield as_finding(paragraph, one)


def read_plain_writing(words_toml: str, familiar: str) -> PlainWriting:
    """Read both lists."""
    return PlainWriting(read_plain_words(words_toml), read_familiar(familiar))


def is_explained(paragraph: str, start: int, end: int) -> bool:
    """Whether a paragraph says what a word of it means: "an advocate, a person who …", "a meeting called a review"."""
    after, before = paragraph[end:], paragraph[:start]
    return bool(_EXPLAINED_AFTER.match(after) or _EXPLAINED_BEFORE.search(before)) or bool(
        re.search(
            rf"\b(?:a|an)\s+{re.escape(paragraph[start:end])}\s+(?:is|means|helps)\b",
            paragraph,
            re.IGNORECASE,
        )
    )


def as_finding(paragraph: str, jargon: Jargon) -> Finding:
    """Return a word of the list as something to look at, with what may stand in its place fitted to the sentence."""
    kind = jargon.word.kind
    instead = tuple(fitted(paragraph, jargon, one) for one in jargon.word.instead)
    plain = "; ".join(jargon.word.instead)
    said, swap = _WHY[kind]
    why = (said, swap.format(plain=plain) if plain else "", jargon.word.advice)
    return Finding(jargon.start, jargon.end, kind, " ".join(part for part in why if part), instead)


def _moved(one: Finding, by: int) -> Finding:
    return Finding(one.start + by, one.end + by, one.kind, one.why, one.suggestions)
