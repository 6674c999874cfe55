"""Which picture may stand beside an idea in a letter: offered from its words, always the officer's to change."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import LetterPicture

_GROWN: Final = frozenset({Voice.TEEN, Voice.ADULT})
_WORD: Final = re.compile(r"[a-z]+")
# Endings a word may have beyond its stem; "car" is no part of "carer", nor "tea" of "teacher".
_ENDINGS: Final = frozenset(
    (
        "",
        "s",
        "es",
        "ed",
        "d",
        "ing",
        "er",
        "ers",
        "ist",
        "al",
        "ation",
        "ations",
        "ning",
        "ming",
        "ice",
        "ly",
    )
)
_NOT_ENDED: Final = frozenset(
    (("car", "ed"), ("car", "er"), ("car", "ers"), ("art", "ist"), ("tea", "s"), ("hi", "d"), ("play", "er"))
)


@dataclass(frozen=True, slots=True)
class PictureIdea:
    """An idea with the words that bring it to mind.

    Args:
        stems: beginnings of words, or of several in a row.
        pictures: the first is offered, the others are alternatives.
        grown: the same for 12 and over; empty offers none.
        faint: it is in many sentences, such as a day or a yes; any other idea comes before it.
    """

    name: str
    stems: tuple[tuple[str, ...], ...]
    pictures: tuple[LetterPicture, ...]
    grown: tuple[LetterPicture, ...]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A picture with the idea it stands for."""

    idea: str
    picture: LetterPicture


def read_table(text: str) -> tuple[PictureIdea, ...]:
    """Every idea of the table of pictures, from its file's text."""
    return tuple(
        PictureIdea(
            idea["name"],
            tuple(tuple(_WORD.findall(stem.lower())) for stem in idea["stems"]),
            _pictures(idea["pictures"]),
            _pictures(idea.get("grown", [])),
            idea.get("faint", False),
        )
        for idea in tomllib.loads(text)["idea"]
    )


def suggestions(text: str, voice: Voice, table: tuple[PictureIdea, ...]) -> tuple[Suggestion, ...]:
    """The pictures that fit some words, best first, each once; none when no word brings one to mind."""
    words = _WORD.findall(text.lower())
    scored = [(not idea.faint, _score(words, idea), -place, idea) for place, idea in enumerate(table)]
    fitting = [idea for _, score, _, idea in sorted(scored, key=lambda one: one[:3], reverse=True) if score]
    offered: dict[str, Suggestion] = {}
    # The first of each idea before anybody's second, so that every idea is among the first few.
    deepest = max((len(_of(idea, voice)) for idea in fitting), default=0)
    for rank in range(deepest):
        for idea in fitting:
            if rank < len(found := _of(idea, voice)):
                offered.setdefault(found[rank].code_point, Suggestion(idea.name, found[rank]))
    return tuple(offered.values())


def usual(voice: Voice, table: tuple[PictureIdea, ...]) -> tuple[LetterPicture, ...]:
    """Every picture of the table that is fit for a voice, each once, in the table's order."""
    found: dict[str, LetterPicture] = {}
    for idea in table:
        for one in _of(idea, voice):
            found.setdefault(one.code_point, one)
    return tuple(found.values())


def suggested(text: str, voice: Voice, table: tuple[PictureIdea, ...]) -> LetterPicture | None:
    """The one picture offered for some words; None when none fits."""
    found = suggestions(text, voice, table)
    return found[0].picture if found else None


def _of(idea: PictureIdea, voice: Voice) -> tuple[LetterPicture, ...]:
    return idea.grown if voice in _GROWN else idea.pictures


def _pictures(rows: list[list[str]]) -> tuple[LetterPicture, ...]:
    return tuple(LetterPicture(name, code_point) for code_point, name in rows)


def _score(words: list[str], idea: PictureIdea) -> int:
    """The letters of the stems found; a stem counts once, however often its word comes."""
    return sum(
        len("".join(stem))
        for stem in idea.stems
        if any(_begins(words[at : at + len(stem)], stem) for at in range(len(words) - len(stem) + 1))
    )


def _begins(words: list[str], stem: tuple[str, ...]) -> bool:
    whole, last = stem[:-1], stem[-1]
    if tuple(words[:-1]) != whole or not words[-1].startswith(last):
        return False
    ending = words[-1][len(last) :]
    return ending in _ENDINGS and (last, ending) not in _NOT_ENDED
