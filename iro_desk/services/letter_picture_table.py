"""Reads the table of pictures that ships with the program, and offers pictures for a letter's ideas."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.letter_ideas import ideas
from iro_desk.domain.letter_pictures import PictureIdea, Suggestion, read_table, suggested, suggestions
from iro_desk.domain.papers import LetterPaper


@lru_cache(maxsize=1)
def table() -> tuple[PictureIdea, ...]:
    """Every idea with its words and its pictures."""
    return read_table(paths.resource("data/pictures.toml").read_text(encoding="utf-8"))


def offered(text: str, voice: Voice) -> tuple[Suggestion, ...]:
    """The pictures that fit one idea, best first."""
    return suggestions(text, voice, table())


def with_offered(paper: LetterPaper) -> LetterPaper:
    """A letter with the first picture offered beside each idea of every part that has none chosen."""
    blocks = tuple(
        block
        if block.pictures
        else replace(block, pictures=tuple(suggested(idea, paper.voice, table()) for idea in ideas(block)))
        for block in paper.blocks
    )
    return replace(paper, blocks=blocks)
