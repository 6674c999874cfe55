"""Says in words what the leak check found, whose it is, and what to do."""

from __future__ import annotations

from iro_desk.domain.leaks import Leak

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


def where(leak: Leak) -> str:
    """Return where in the finished file it stands; empty when it stands in the text for all to see."""
    return f"It stands in {leak.where}." if leak.where else ""


def to_do(leak: Leak) -> str:
    """Return what the officer can do."""
    return _TAKE_OUT if leak.blocking else _KEEP_ONLY
