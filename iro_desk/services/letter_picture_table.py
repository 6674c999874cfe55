"""Reads the table of pictures that ships with the program, and offers pictures for a letter's ideas."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.letter_forms import LetterPicture
from iro_desk.domain.letter_ideas import YOU_TOLD_ME, ideas
from iro_desk.domain.letter_pictures import PictureIdea, Suggestion, read_table, suggested, suggestions
from iro_desk.domain.papers import LetterBlock, LetterPaper

SAID: Final = LetterPicture("A speech bubble", "1F5E8")


@lru_cache(maxsize=1)
def table() -> tuple[PictureIdea, ...]:
    """Every idea with its words and its pictures."""
    return read_table(paths.resource("data/pictures.toml").read_text(encoding="utf-8"))


def offered(text: str, voice: Voice) -> tuple[Suggestion, ...]:
    """The pictures that fit one idea, best first."""
    return suggestions(text, voice, table())


def with_offered(paper: LetterPaper) -> LetterPaper:
    """A letter with the first picture offered beside each idea of every part that has none chosen.

    What the child said has a speech bubble where no word of it brings a picture to mind.
    """
    return replace(paper, blocks=tuple(_pictured(block, paper.voice) for block in paper.blocks))


def _pictured(block: LetterBlock, voice: Voice) -> LetterBlock:
    if block.pictures:
        return block
    otherwise = SAID if block.slot == YOU_TOLD_ME else None
    return replace(
        block, pictures=tuple(suggested(idea, voice, table()) or otherwise for idea in ideas(block))
    )
