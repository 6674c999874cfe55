"""Finds sentences that are hard to read, and says why: long, passive, two negatives, a pile of abstract nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from iro_desk.domain.codes import Voice
from iro_desk.domain.sentences import LONGEST, words_in
from iro_desk.domain.writing.findings import Finding, Kind
from iro_desk.domain.writing.stretches import spans, without_quotations

_ABSTRACT = re.compile(
    r"\b\w{3,}(?:[ts]ions?|ments?|it(?:y|ies)|ness(?:es)?|ances?|ences?|ships?|isms?)\b", re.IGNORECASE
)
_EVERYDAY_WORDS = """
moment moments question questions station stations city cities party university apartment comment comments
document documents cement garment sentence sentences difference differences science sciences audience chance
chances distance dance dances france fence entrance balance silence witness business illness activity activities
electricity family christmas appointment appointments argument arguments decision decisions friendship
friendships pavement treatment basement experience experiences conference permission celebration celebrations
competition competitions direction directions invitation invitations information education holiday lesson
mission pension session sessions television vision vacation nation nations action actions mention mentions
section sections fiction advance allowance ambulance insurance glance instance once since hence whence presence
competence community communities fitness happiness kindness sadness department
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
_PILE = 3
_PARTICIPLES = """
told given taken seen made done sent held put kept brought left found heard known shown written chosen spoken
driven broken forgotten hidden bought caught taught paid said set read met cut hurt hit let lost thought begun
drawn thrown grown shut understood undertaken withdrawn overseen upheld
"""
_NOT_PASSIVE_WORDS = """
excited worried tired pleased scared interested married supposed bored surprised frightened embarrassed
delighted annoyed used allowed relaxed settled determined disappointed confused amazed ashamed crowded talented
gifted ended finished needed wanted red shed bed fed-up fed led sped worried concerned involved closed stressed
dressed interested started stopped moved hundred naked sacred beloved aged hated
"""
_NOT_PASSIVE = frozenset(_NOT_PASSIVE_WORDS.split())
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|got)\b"
    r"(?:\s+(?:not|never|also|now|still|already|only|\w+ly)){0,2}\s+"
    rf"(\w+ed|{'|'.join(_PARTICIPLES.split())})\b(?!\s+(?:with\s+me|of\s+you))",
    re.IGNORECASE,
)
_NOT = r"(?:\b(?:not|never|cannot|nobody|nothing|none|neither|nor|no)\b|\w+n['’]t\b)"
_OTHER_NOT = (
    r"(?:\b(?:not|never|cannot|without|unless|nobody|nothing|none|no|unable|unlikely|unhappy|unsafe|unsure|unfair|"
    r"unwilling|uncommon|unusual|unkind|unimportant|impossible|disagree\w*|dislike\w*|untrue|unwanted|unclear|"
    r"unreasonable|unaware|unheard|refuse\w*|fail\w*|avoid\w*|prevent\w*|lack\w*)\b|\w+n['’]t\b)"
)
_NEGATIVE = re.compile(rf"{_NOT}(?!\s+only\b)[^.,;:!?–—]{{1,45}}?{_OTHER_NOT}", re.IGNORECASE)
_PASSIVE_WHY = (
    "Who did this? Naming them makes it clearer. Fine where naming them would harm, or nobody did it."
)
_NEGATIVE_WHY = "Two negatives. Say it the other way round?"


def hard_sentences(text: str, voice: Voice | None) -> tuple[Finding, ...]:
    """Return what makes sentences hard, in order; never in somebody's own words.

    Args:
        voice: for whom it is written, which says how long is long; None for the longest limit.
    """
    limit = LONGEST[voice] if voice is not None else max(LONGEST.values())
    hidden = without_quotations(text)
    found: list[Finding] = []
    for start, end in spans(hidden):
        for one in _of_sentence(hidden[start:end], limit):
            found.append(Finding(one.start + start, one.end + start, one.kind, one.why))
    return tuple(found)


@lru_cache(maxsize=4_000)
def _of_sentence(sentence: str, limit: int) -> tuple[Finding, ...]:
    return (*_long(sentence, limit), *_passive(sentence), *_negative(sentence), *_pile(sentence))


def _long(sentence: str, limit: int) -> Iterator[Finding]:
    count = words_in(sentence)
    if count > limit:
        why = f"This sentence has {count} words. Most readers of this letter manage {limit}. Split it?"
        yield Finding(0, len(sentence), Kind.LONG, why)


def _passive(sentence: str) -> Iterator[Finding]:
    for match in _PASSIVE.finditer(sentence):
        if match.group(1).casefold() not in _NOT_PASSIVE:
            yield Finding(match.start(), match.end(), Kind.PASSIVE, _PASSIVE_WHY)


def _negative(sentence: str) -> Iterator[Finding]:
    match = _NEGATIVE.search(sentence)
    if match:
        yield Finding(match.start(), match.end(), Kind.NEGATIVE, _NEGATIVE_WHY)


def _pile(sentence: str) -> Iterator[Finding]:
    nouns = [one for one in _ABSTRACT.finditer(sentence) if one.group().casefold() not in _EVERYDAY]
    if len(nouns) >= _PILE:
        said = ", ".join(one.group().casefold() for one in nouns[:_PILE])
        why = f"Many ideas and nobody in them: {said}. Say who does what."
        yield Finding(nouns[0].start(), nouns[-1].end(), Kind.NOUN_PILE, why)
