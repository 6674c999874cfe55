"""Says in words what the leak check found, whose it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.leaks.scanning import Leak

_OF = {
    "name": "the name", "first_name": "the first name", "surname": "the family name", "place": "the home",
    "school": "the school", "postcode": "the postcode", "telephone": "a telephone number",
    "email": "an e-mail address", "born_on": "the date of birth", "birthday": "the birthday", "age": "the age",
    "case_number": "a number", "words": "words", "news": "part of the record",
}  # fmt: skip
_HEALTH = frozenset({"health", "health_beside"})
_TAKE_OUT = "Take it out to go on."
_KEEP_ONLY = "Keep it only if the child knows and it is safe."


def told(leak: Leak) -> str:
    """Return what was found and whose it is."""
    found = " ".join(leak.found.split())
    found = found if len(found) <= 60 else f"{found[:57].rstrip()}…"
    if leak.kind in _HEALTH:
        return f"“{found}” may be a parent's private business."
    return f"“{found}” is {_OF.get(leak.kind, 'something')} of {leak.whose}."


def to_do(leak: Leak) -> str:
    """Return what the officer can do."""
    return _TAKE_OUT if leak.blocking else _KEEP_ONLY


@dataclass(frozen=True, slots=True)
class Question:
    """One thing found that needs a reason before the letter leaves.

    Args:
        told: what was found and whose it is; the reason is kept with these words.
        found: the words as they stand, to show where they are.
        where: in which parts of the file it stands beside the text itself; may be empty.
        beside: every sentence it stands in; another sentence is another question.
    """

    told: str
    found: str
    where: str
    beside: frozenset[str]


def questions(leaks: Iterable[Leak]) -> tuple[Question, ...]:
    """Return what needs a reason, each thing once however often it stands there."""
    return _each_once(leak for leak in leaks if not leak.blocking)


def stops(leaks: Iterable[Leak]) -> tuple[Question, ...]:
    """Return what no reason lets through, each thing once."""
    return _each_once(leak for leak in leaks if leak.blocking)


def _each_once(leaks: Iterable[Leak]) -> tuple[Question, ...]:
    gathered: dict[str, list[Leak]] = {}
    for leak in leaks:
        gathered.setdefault(told(leak).casefold(), []).append(leak)
    return tuple(
        Question(
            told(alike[0]),
            alike[0].found,
            joined(list(dict.fromkeys(leak.where for leak in alike if leak.where))),
            frozenset(leak.beside for leak in alike),
        )
        for alike in gathered.values()
    )
