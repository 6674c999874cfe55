"""Who may see which line: the only gate by which a child's words and people's names reach a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import Role, Share

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "rev", "prof"})
_OF_A_TEAM = (
    "the a an my your our team school service services council college academy health worker manager nurse "
    "social care virtual head teacher department hospital surgery clinic and all everyone officer"
)
_NOT_PERSONAL = frozenset(_OF_A_TEAM.split())
_CHILDS_WORD = {
    Role.SOCIAL_WORKER: "your social worker",
    Role.TEAM_MANAGER: "your social worker’s manager",
    Role.SUPERVISING: "the worker who helps your carers",
    Role.SCHOOL: "from school",
    Role.HEALTH: "who helps with health",
    Role.ADVOCATE: "your advocate",
    Role.GUARDIAN: "your guardian for the court",
    Role.PERSONAL_ADVISER: "your personal adviser",
    Role.IRO: "me",
}


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line a child said, with what may happen to it."""

    words: str
    said_on: date
    share: Share


def sharable(lines: Iterable[SaidLine]) -> tuple[str, ...]:
    """Return the words of the lines the child said may be shared, in order; all others never pass."""
    return tuple(line.words for line in lines if line.share is Share.MAY_SHARE and line.words.strip())


def shown_to_child(owner: str, role: Role | None) -> str:
    """Return who will do something, as the child knows them: "Bev (your social worker)".

    Args:
        owner: as the officer typed it; a surname is left off because a letter goes astray more easily than
            a child forgets a name.
        role: None when it was not said.
    """
    if role is Role.CHILD:
        return "You"
    if role in (Role.MOTHER, Role.FATHER) and owner.strip():
        return "Your mum" if role is Role.MOTHER else "Your dad"
    name = known_as(owner)
    described = _CHILDS_WORD.get(role) if role is not None else None
    if not name or not described or not is_personal(owner):
        return name
    return f"{name} ({described})"


def is_personal(name: str) -> bool:
    """Tell a person's name from the name of a team or place."""
    tokens = name.split()
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", name)}
    return bool(tokens) and tokens[0][:1].isupper() and not words & _NOT_PERSONAL


def known_as(name: str) -> str:
    """Return the first name, or the title and surname; a team's name stays whole."""
    tokens = name.split()
    if not is_personal(name) or len(tokens) == 1:
        return " ".join(tokens)
    if tokens[0].rstrip(".").casefold() in _TITLES:
        return f"{tokens[0]} {tokens[-1]}"
    return tokens[0]


ROLE_WORDS = frozenset(
    {
        "adviser", "advocate", "carer", "carers", "college", "dad", "family", "father", "grandparents",
        "guardian", "home", "homes", "house", "manager", "mother", "mum", "nurse", "officer", "parent",
        "parents", "placement", "provider", "school", "staff", "team", "unit", "worker", "workers",
    }
)  # fmt: skip
"""What stands where a family name would when a person is listed by what they are: "foster carers"."""


def surname(name: str) -> str:
    """Return the family name in a full name; empty when only first names are given."""
    tokens = [token.strip(",.;()") for token in name.split()]
    tokens = [token for token in tokens if token]
    if len(tokens) < 2 or tokens[-2].casefold() in {"and", "&", "or"}:
        return ""
    if tokens[-1].casefold() in ROLE_WORDS:
        return ""
    return tokens[-1] if tokens[-1][:1].isalpha() else ""
