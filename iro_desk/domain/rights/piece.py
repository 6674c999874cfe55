"""The least of a paper that is left out at once, and the reader it is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import KNOW_THE_NUMBER, ReaderRole

OWN = Part.DECISIONS_OWN
OF_THE_OFFICE = "Only those who file by it get the council’s number"
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a version is made for.

    Args:
        parts: the parts they get.
        person_id: their number on the child’s list of people.
    """

    role: ReaderRole
    parts: frozenset[Part]
    person_id: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The least that is left out at once.

    Args:
        key: finds it again while its words stay the same.
        needs: the parts a reader must have, all of them.
        what: what it is, in a line, for the officer.
        text: every word of it.
        barred: why it is never for this reader whatever their parts; empty when it may be.
        is_of_the_head: whether it only says what paper this is, so that alone it makes none.
    """

    key: str
    needs: tuple[Part, ...]
    what: str
    text: str
    barred: str = ""
    is_of_the_head: bool = False


Keeps = Callable[[Piece], bool]
"""Whether a piece stays in the version that is being made."""


def piece_of(kind: str, what: str, text: str, *needs: Part) -> Piece:
    """A piece found again by its kind and its words."""
    return Piece(f"{kind}\n{text}", needs, what, text)


def number_for(reader: Reader) -> Piece:
    """The council's number for the child, which only those who file by it get."""
    barred = "" if reader.role in KNOW_THE_NUMBER else OF_THE_OFFICE
    return Piece("local_code", (), "Local reference", "", barred, is_of_the_head=True)


def short(words: str) -> str:
    """Words on one line, no longer than a list of them can hold."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"
