"""How long sentences are and how days are said in a letter; advice to the officer, never a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.calendar_names import DAYS, MONTHS
from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.stretches import spans, without_quotations

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

# Good practice, not law: plain-English guidance averages 15 to 20 words; the younger bands are set shorter.
LONGEST = {
    Voice.KEEPSAKE: 20, Voice.YOUNG: 12, Voice.MIDDLE: 16, Voice.TEEN: 20, Voice.ADULT: 20, Voice.EASY: 15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence longer than most readers of the voice manage, with its count of words."""

    text: str
    words: int
    limit: int


def words_in(sentence: str) -> int:
    """Return how many words are read; one with a hyphen is one."""
    return len(_WORD.findall(sentence))


def too_long(text: str, voice: Voice) -> tuple[LongSentence, ...]:
    """Return the sentences over the voice's length. Quotations are the child's words and are not counted."""
    limit, hidden = LONGEST[voice], without_quotations(text)
    counted = ((start, end, words_in(hidden[start:end])) for start, end in spans(hidden))
    return tuple(
        LongSentence(text[start:end], words, limit) for start, end, words in counted if words > limit
    )


def spoken_day(day: date, voice: Voice) -> str:
    """Return "Friday 26 June", with the year for readers who keep the letter longer."""
    words = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if voice in (Voice.YOUNG, Voice.MIDDLE, Voice.EASY) else f"{words} {day.year}"
