"""The voices of a letter: who reads each, and how long a page, a sentence and a list may be (good practice)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from iro_desk.domain.codes import Voice


@dataclass(frozen=True, slots=True)
class VoiceGuide:
    """How to write in one voice.

    Args:
        sentence_average: in words.
        decisions_most: more than this many are better told in a second page or a talk.
        one_hard_thing: a letter in this voice carries one hard thing at most; others are told in person.
    """

    reader: str
    page: str
    tone: str
    sentence_average: int
    decisions_most: int
    one_hard_thing: bool = False


GUIDES: Final[Mapping[Voice, VoiceGuide]] = {
    Voice.KEEPSAKE: VoiceGuide(
        "The child, years from now; a carer may read it aloud today",
        "One page, with room for one photo or drawing",
        "Tender, exact, unhurried. Spell out dates and names.",
        14,
        3,
    ),
    Voice.YOUNG: VoiceGuide(
        "A child, with someone beside them",
        "Six to ten sentences in large type, one idea to a line",
        "Short, warm, concrete. Say today, soon and after half-term, with the date in brackets.",
        8,
        3,
        one_hard_thing=True,
    ),
    Voice.MIDDLE: VoiceGuide(
        "A child, alone or with someone", "One page", "Friendly and straight. Give reasons.", 11, 5
    ),
    Voice.TEEN: VoiceGuide(
        "A young person, alone",
        "One page, with a second page of detail if they want it",
        "Respectful and brief. No cheerleading, and no pictures unless asked for.",
        14,
        6,
    ),
    Voice.ADULT: VoiceGuide(
        "A near-adult who may rely on it",
        "One or two pages",
        "Plain adult English. Fuller reasons, what they are entitled to, and who to chase.",
        16,
        8,
    ),
    Voice.EASY: VoiceGuide(
        "A child or young person, perhaps with someone",
        "As many pages as the ideas need, one picture left of each idea",
        "One idea and one verb to a sentence. Explain a hard word in the next one. Never babyish.",
        9,
        5,
        one_hard_thing=True,
    ),
}


def voice_for(age: int) -> Voice:
    """Return the voice offered for an age in years; the officer may choose another (good practice)."""
    bands = ((5, Voice.KEEPSAKE), (8, Voice.YOUNG), (12, Voice.MIDDLE), (16, Voice.TEEN))
    return next((voice for below, voice in bands if age < below), Voice.ADULT)
