"""Finds a picture by what it is called: the name first, then the other words it is known by.

Skin tones are found only when they are asked for by name: nobody's skin is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[\w’']+")
_TONE: Final = "skin tone"
_ASKS_FOR_TONES: Final = frozenset({"skin", "tone", "tones"})


@dataclass(frozen=True, slots=True)
class PictureName:
    """A picture of OpenMoji by its code point, with its English name and the other words it is found by."""

    code_point: str
    name: str
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its name, small."""
        return tuple(_WORD.findall(self.name.lower()))


def read_names(text: str) -> tuple[PictureName, ...]:
    """Every picture of the table of names, from its file's text."""
    rows = (line.split("\t") for line in text.splitlines())
    return tuple(PictureName(code_point, name, tuple(others.split())) for code_point, name, others in rows)


def called(text: str, names: tuple[PictureName, ...]) -> tuple[PictureName, ...]:
    """The pictures that every typed word begins a word of, the closest names first; none for no words."""
    wanted = _WORD.findall(text.lower())
    if not wanted:
        return ()
    has_tones = not _ASKS_FOR_TONES.isdisjoint(wanted)
    scored = [
        (score, place, picture)
        for place, picture in enumerate(names)
        if (has_tones or _TONE not in picture.name) and (score := _distance(wanted, picture)) is not None
    ]
    return tuple(picture for *_, picture in sorted(scored, key=lambda one: one[:2]))


def _distance(wanted: list[str], picture: PictureName) -> tuple[int, int] | None:
    """How far a picture is from some words, in steps and in words of its name; None when it is not meant."""
    small = picture.name.lower()
    if not all(word in small or any(one.startswith(word) for one in picture.others) for word in wanted):
        return None
    name = picture.words
    if not all(any(one.startswith(word) for one in (*name, *picture.others)) for word in wanted):
        return None
    if set(wanted) <= set(name):
        return (0 if list(name[: len(wanted)]) == wanted else 1), len(name)
    if set(wanted) <= {*name, *picture.others}:
        return 2, len(name)
    return (3 if all(any(one.startswith(word) for one in name) for word in wanted) else 4), len(name)
