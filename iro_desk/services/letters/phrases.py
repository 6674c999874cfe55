"""Reads the phrases of letters that ship with the program, one file for each kind of letter."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.phrases import Grammar, PartPhrases, Phrase

EVERY_VOICE = "all"


def read(text: str, shared: str = "") -> dict[Voice, Grammar]:
    """Return one kind of letter in each voice from its file's text.

    Args:
        shared: the text of the file whose parts it may use by name, such as the greeting; empty for none.
    """
    file = tomllib.loads(text)
    found = {
        part["slot"]: part for source in (shared, text) for part in tomllib.loads(source).get("part", [])
    }
    meta = file["meta"]
    return {
        voice: Grammar(
            kind=LetterKind(meta["kind"]),
            rule=meta["rule"],
            send=meta["send"],
            parts=tuple(_part(found[slot], voice) for slot in meta["order"]),
        )
        for voice in Voice
    }


def grammar(kind: LetterKind, voice: Voice) -> Grammar:
    """Return a kind of letter in ``voice``, with its parts in the order they are read."""
    return _shipped(kind)[voice]


@lru_cache(maxsize=len(LetterKind))
def _shipped(kind: LetterKind) -> dict[Voice, Grammar]:
    return read(_text(kind), "" if kind is LetterKind.REVIEW else _text(LetterKind.REVIEW))


def _text(kind: LetterKind) -> str:
    return paths.resource(f"data/letters/{kind.value}.toml").read_text(encoding="utf-8")


def _part(part: dict[str, Any], voice: Voice) -> PartPhrases:
    said = part.get("phrases", {})
    return PartPhrases(
        slot=part["slot"],
        heading=part.get("headings", {}).get(voice.value, part["heading"]),
        each=part.get("each", ""),
        phrases=tuple(Phrase(**phrase) for phrase in said.get(voice.value, said.get(EVERY_VOICE, []))),
        running=part.get("running", False),
    )
