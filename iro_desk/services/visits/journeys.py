"""Brothers and sisters seen on one journey: each has a record of their own, and only the common facts are copied."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.records import Child
from iro_desk.services import drafts
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name

VISIT = "visit"
JOURNEY = "journey"
COMMON = (
    "visit_on", "purpose", "how", "how.because", "travel_miles", "travel_hours", "travel_minutes", JOURNEY,
)  # fmt: skip
PEOPLE_THERE = "others"


@dataclass(frozen=True, slots=True)
class Companion:
    """A brother or sister who may have been seen on the same visit."""

    child_id: int
    name: str


def companions(session: Session, child_id: int) -> tuple[Companion, ...]:
    """Return the child's brothers and sisters on this desk, oldest first."""
    child = fetch(session, Child, child_id)
    if not child.family_key:
        return ()
    query = select(Child).where(Child.family_key == child.family_key, Child.id != child.id)
    rows = session.exec(query.order_by(col(Child.born_on), col(Child.id))).all()
    return tuple(Companion(key(row), row.preferred_name.strip() or display_name(row)) for row in rows)


def begin_for(
    session: Session,
    child_ids: Sequence[int],
    values: Mapping[str, Any],
    now: datetime,
    *,
    same_people: bool,
) -> None:
    """Begin a visit for each of them with the date, the purpose, how they met and the journey, and no words.

    What has been typed of a visit to one of them already is left as it is.

    Args:
        same_people: whether the people who were there were there for each of them.
    """
    names = (*COMMON, PEOPLE_THERE) if same_people else COMMON
    common = {name: values[name] for name in names if values.get(name)}
    for child_id in child_ids:
        before = drafts.find(session, VISIT, 0, child_id)
        content = {**common, **(json.loads(before.content) if before else {})}
        field, caret = (before.field, before.caret) if before else ("words", 0)
        drafts.keep(session, VISIT, 0, child_id, json.dumps(content, ensure_ascii=False), field, caret, now)
