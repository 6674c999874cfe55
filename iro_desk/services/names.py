"""How a child is named where a return gave no name."""

from __future__ import annotations

from iro_desk.domain.wording import day_month
from iro_desk.records import ChildFields


def display_name(child: ChildFields) -> str:
    """Return the name they are called by with the family name; without names the case number or birth."""
    name = f"{child.preferred_name.strip()} {child.surname.strip()}".strip()
    if name:
        return name
    if child.local_code.strip():
        return f"Child {child.local_code.strip()}"
    return f"Child born {day_month(child.born_on)} {child.born_on.year}"


def initials(child: ChildFields) -> str:
    """Return one or two letters for a tile; without names the end of the case number or year of birth."""
    letters = [name.strip()[0].upper() for name in (child.preferred_name, child.surname) if name.strip()]
    if letters:
        return "".join(letters)
    return child.local_code.strip()[-2:].upper() or f"{child.born_on.year % 100:02}"
