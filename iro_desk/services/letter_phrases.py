"""Reads the phrases of letters that ship with the program."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.letter_composing import PartPhrases, Phrase


def read(text: str) -> dict[Voice, tuple[PartPhrases, ...]]:
    """Return the parts of a letter in order, for each voice, from the phrases file's text."""
    parts = tomllib.loads(text)["part"]
    return {
        voice: tuple(
            PartPhrases(
                slot=part["slot"],
                heading=part.get("headings", {}).get(voice.value, part["heading"]),
                each=part.get("each", ""),
                phrases=tuple(Phrase(**phrase) for phrase in part["phrases"].get(voice.value, [])),
            )
            for part in parts
        )
        for voice in Voice
    }


@lru_cache(maxsize=1)
def _shipped() -> dict[Voice, tuple[PartPhrases, ...]]:
    return read(paths.resource("data/letters.toml").read_text(encoding="utf-8"))


def in_voice(voice: Voice) -> tuple[PartPhrases, ...]:
    """Return every part of a letter in ``voice``, in the order it is read."""
    return _shipped()[voice]
