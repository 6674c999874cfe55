"""Finds, in a finished text, anything that points to a person or place the reader must not learn of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from iro_desk.domain import common_names
from iro_desk.domain.leak_patterns import pattern, plain, plain_character

_WORD_START = r"(?<![^\W_])"
_TELEPHONE = r"[+\d]"
NAMES = frozenset({"name", "first_name", "surname"})


@dataclass(frozen=True, slots=True)
class Identifier:
    """Something that must not be read in one child's letter.

    Args:
        value: as recorded; a date of birth as ISO text.
        whose: in words, such as "another child on the caseload"; never the name.
        kind: "name", "first_name", "surname", "place", "postcode", "telephone", "email", "born_on",
            "case_number", or "words" for a line that was said in confidence.
        blocking: False for a warning the officer may pass with a reason.
    """

    value: str
    whose: str
    kind: str
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Leak:
    """One place in the text.

    Args:
        found: the text as it stands there.
        at: how many characters come before it.
    """

    found: str
    at: int
    whose: str
    kind: str
    blocking: bool


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text made plain, with the original place of each plain character."""

    text: str
    places: tuple[int, ...]


def scan(text: str, forbidden: tuple[Identifier, ...]) -> tuple[Leak, ...]:
    """Return every place where a forbidden identifier stands in ``text``, in reading order.

    Names are matched as whole words in any case, accents, hyphens and apostrophes; a name that is also a
    common word (Grace, Will, May) only where a name would stand.
    """
    wanted, expression = _compiled(forbidden)
    if not wanted:
        return ()
    made = _made_plain(text)
    return tuple(_found(text, made, wanted, expression))


def _found(
    text: str, made: _Plain, wanted: tuple[Identifier, ...], expression: re.Pattern[str]
) -> Iterator[Leak]:
    reached: dict[Identifier, int] = {}
    for match in expression.finditer(made.text):
        number = match.lastindex
        if number is None:
            continue
        identifier = wanted[number - 1]
        first, last = match.span(number)
        if first < reached.get(identifier, 0):
            continue
        reached[identifier] = last
        at, end = made.places[first], made.places[last - 1] + 1
        if identifier.kind in NAMES and not common_names.is_name_here(text, at, end, plain(identifier.value)):
            continue
        yield Leak(text[at:end], at, identifier.whose, identifier.kind, identifier.blocking)


@lru_cache(maxsize=32)
def _compiled(forbidden: tuple[Identifier, ...]) -> tuple[tuple[Identifier, ...], re.Pattern[str]]:
    """One expression for all: a look-ahead, so that one name inside another is found as well.

    Alternatives are gathered by the character they start with; otherwise every name is tried at every place.
    """
    buckets: dict[str, dict[str, Identifier]] = {}
    for identifier in sorted(forbidden, key=lambda i: (not i.blocking, -len(i.value), i.value, i.kind)):
        body = pattern(identifier.value, identifier.kind)
        if body:
            buckets.setdefault(_opening(identifier), {}).setdefault(body, identifier)
    choices = []
    for start, bodies in buckets.items():
        boundary = "" if start == _TELEPHONE else _WORD_START
        choices.append(f"{boundary}(?={start})(?:{'|'.join(f'({body})' for body in bodies)})")
    wanted = tuple(identifier for bodies in buckets.values() for identifier in bodies.values())
    return wanted, re.compile(f"(?={'|'.join(choices)})")


def _opening(identifier: Identifier) -> str:
    """What the first character of a match can be, as an expression."""
    if identifier.kind == "telephone":
        return _TELEPHONE
    if identifier.kind == "born_on":
        return r"[\djfmasond]"
    if identifier.kind == "email":
        return re.escape(plain(identifier.value).strip()[:1])
    opening = next(c for c in plain(identifier.value) if c.isalnum())
    return re.escape(opening)


def _made_plain(text: str) -> _Plain:
    """A word broken over two lines by a hyphen is read as one."""
    characters: list[str] = []
    places: list[int] = []
    broken = {
        at for match in re.finditer(r"(?<=\w)[-‐\u00ad]\s*\n\s*(?=\w)", text) for at in range(*match.span())
    }
    for at, character in enumerate(text):
        if at in broken:
            continue
        for piece in plain_character(character):
            characters.append(piece)
            places.append(at)
    return _Plain("".join(characters), tuple(places))
