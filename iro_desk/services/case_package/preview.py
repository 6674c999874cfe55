"""What a package holds, in words, before any of it is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from iro_desk.domain.case_package import Case, Promised
from iro_desk.domain.wording import age_words, dated
from iro_desk.records import Child
from iro_desk.services.case_package import written
from iro_desk.services.case_package.rows import CHILD
from iro_desk.services.case_package.taking import find_child
from iro_desk.services.names import display_name

COUNTED = (
    ("review", "review", "reviews"),
    ("visit", "visit", "visits"),
    ("childs_words", "line of the child’s words", "lines of the child’s words"),
    ("letter", "letter", "letters"),
    ("decision", "decision", "decisions"),
    ("person", "person around the child", "people around the child"),
    ("attachment", "picture or scan", "pictures and scans"),
)


@dataclass(frozen=True, slots=True)
class PackagePreview:
    """A package in words.

    Args:
        who: the name they are called by, with the family name.
        born: such as "aged 9, born Mon 9 January 2017".
        sender: who made it; empty when they have not said.
        counts: such as "3 reviews".
        is_here: whether this child is on the desk already, from this package's own origin.
        may_be: the name of a child here who may be the same, added by other means; empty for none.
    """

    who: str
    born: str
    sender: str
    made_at: datetime
    counts: tuple[str, ...]
    summary: tuple[tuple[str, str], ...]
    promises: tuple[Promised, ...]
    without_private: bool
    is_here: bool
    may_be: str


def preview(session: Session, case: Case, today: date, random: Callable[[int], bytes]) -> PackagePreview:
    """Return what the package holds; inside a write, because the desk's secret may have to be made."""
    child = _child(case)
    number = find_child(session, case, random)
    rows = Counter(row.kind for row in case.rows)
    named = f"{child['preferred_name']} {child['surname']}".strip() or f"Child {child['local_code']}".strip()
    born_on: date = child["born_on"]
    return PackagePreview(
        who=named,
        born=f"{age_words(born_on, today)}, born {dated(born_on)}",
        sender=case.sender,
        made_at=case.made_at,
        counts=tuple(
            f"{rows[kind]} {one if rows[kind] == 1 else many}" for kind, one, many in COUNTED if rows[kind]
        ),
        summary=case.summary,
        promises=case.promises,
        without_private=case.without_private,
        is_here=number is not None,
        may_be="" if number is not None else _alike(session, child),
    )


def _child(case: Case) -> dict[str, Any]:
    values = next(row.values for row in case.rows if row.kind == CHILD)
    try:
        texts = {name: str(values.get(name) or "") for name in ("preferred_name", "surname", "local_code")}
        return {**texts, "born_on": date.fromisoformat(values["born_on"])}
    except (KeyError, ValueError, TypeError) as error:
        raise written.damaged() from error


def _alike(session: Session, child: dict[str, Any]) -> str:
    """A child here with the same case number, or of the same name and birthday."""
    for other in session.exec(select(Child)).all():
        same_code = bool(child["local_code"]) and other.local_code == child["local_code"]
        same_name = other.preferred_name == child["preferred_name"] and other.surname == child["surname"]
        if same_code or (same_name and other.born_on == child["born_on"]):
            return display_name(other)
    return ""
