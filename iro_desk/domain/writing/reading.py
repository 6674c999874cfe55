"""The age at which most children could read a text: a band, never a decimal, and good practice only.

What is measured is how long the sentences are, how long the words are and how many of them are unfamiliar. How each
counts was fitted on 4,724 passages judged by teachers in pairs (the CLEAR corpus of CommonLit, 2022), where the sum
follows the judgements better than Flesch–Kincaid or Dale–Chall do (0.61 against 0.52 and 0.56). Where one band
ends and the next begins was set by the same passages' school years.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.familiar import Familiar
from iro_desk.domain.writing.stretches import Stretch, stretches
from iro_desk.domain.writing.syllables import count

FEWEST_WORDS = 50
LIMITS = (
    "The guide counts the length of words and sentences and how common the words are. It cannot tell whether a "
    "sentence is kind, true or the right thing to say."
)
_NAME_SYLLABLES = 2
_PER_SENTENCE, _PER_SYLLABLE, _PER_UNFAMILIAR = 0.81, 1.54, 0.049


class Band(Enum):
    """For whom a text is easy enough, with the hardness it ends at."""

    FIVE = ("5 to 7", "Most 6-year-olds could read this", 3.65)
    SEVEN = ("7 to 9", "Most 8-year-olds could read this", 4.40)
    NINE = ("9 to 11", "Most 10-year-olds could read this", 4.80)
    ELEVEN = ("11 to 14", "Most 13-year-olds could read this", 5.10)
    FOURTEEN = ("14 and over", "Most 15-year-olds could read this", 5.47)
    ADULT = ("adults", "This reads like something written for adults", math.inf)

    def __init__(self, ages: str, sentence: str, ends: float) -> None:
        self.ages, self.sentence, self.ends = ages, sentence, ends

    def __lt__(self, other: Band) -> bool:
        return self.ends < other.ends


HARDEST = {
    Voice.KEEPSAKE: Band.ELEVEN,
    Voice.YOUNG: Band.FIVE,
    Voice.MIDDLE: Band.NINE,
    Voice.TEEN: Band.ELEVEN,
    Voice.ADULT: Band.FOURTEEN,
    Voice.EASY: Band.SEVEN,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads.

    Args:
        band: None when there is too little to say.
        words: how many words of prose were counted; quotations, names, numbers and addresses are not.
        longest: words in the longest sentence.
    """

    band: Band | None
    words: int
    longest: int

    @property
    def sentence(self) -> str:
        """The band in words, or why there is none."""
        return self.band.sentence if self.band is not None else "Too short to say how it reads"

    def is_harder_than(self, voice: Voice) -> bool:
        """Whether it is harder than most readers of the voice manage."""
        return self.band is not None and HARDEST[voice] < self.band


def reading(text: str, familiar: Familiar) -> Reading:
    """Return how a text reads.

    Args:
        text: as written; lines that a file broke at one width are to be joined before (``stretches.unwrapped``).
    """
    return reading_of(stretches(text), familiar)


def reading_of(found: Iterable[Stretch], familiar: Familiar) -> Reading:
    """Return how the sentences of a text read, however they were gathered."""
    counted = [one for one in found if one.words and one.is_sentence]
    total = sum(len(one.words) for one in counted)
    longest = max((len(one.words) for one in counted), default=0)
    if total < FEWEST_WORDS:
        return Reading(None, total, longest)
    hard = hardness(counted, familiar)
    return Reading(next(band for band in Band if hard < band.ends), total, longest)


def hardness(counted: Iterable[Stretch], familiar: Familiar) -> float:
    """Return how hard some sentences are to read; it has no unit and is never shown.

    A name is known to the child it is written for: it counts as a short familiar word.
    """
    sentences = total = syllables = unfamiliar = 0
    for one in counted:
        sentences += 1
        total += len(one.words)
        for number, word in enumerate(one.words):
            if number in one.names:
                syllables += min(_NAME_SYLLABLES, count(word.text))
            else:
                syllables += count(word.text)
                unfamiliar += not familiar.knows(word.text)
    return (
        _PER_SENTENCE * math.log(total / sentences)
        + _PER_SYLLABLE * syllables / total
        + _PER_UNFAMILIAR * 100 * unfamiliar / total
    )
