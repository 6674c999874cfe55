"""What may be found in a text written for somebody: where, of what kind, why, and what could stand instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The kinds of things found, as the list beside a text names them: one, several, and none at all."""

    LONG = ("long sentence", "long sentences")
    PASSIVE = ("sentence that hides who did it", "sentences that hide who did it")
    NEGATIVE = ("double negative", "double negatives")
    NOUN_PILE = ("pile of ideas", "piles of ideas")
    JARGON = ("word of ours", "words of ours")
    IDIOM = ("turn of phrase", "turns of phrase")
    ACRONYM = ("set of initials", "sets of initials")
    TONE = ("word that may hurt", "words that may hurt")

    def __init__(self, one: str, several: str) -> None:
        self.one, self.several = one, several

    @property
    def is_of_sentence(self) -> bool:
        """Whether it is about how a sentence is built, not about one word."""
        return self in (Kind.LONG, Kind.PASSIVE, Kind.NEGATIVE, Kind.NOUN_PILE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; advice, never a block.

    Args:
        start, end: where it stands, in characters of the text.
        why: one sentence or two for the officer.
        suggestions: what may stand in its place, the likeliest first; empty when only she can say.
    """

    start: int
    end: int
    kind: Kind
    why: str
    suggestions: tuple[str, ...] = ()
