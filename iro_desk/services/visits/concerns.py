"""What could not wait at a visit: what was seen, who was told and when, kept where the officer meets the child."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import YesNo
from iro_desk.records import Visit
from iro_desk.services.entering import key
from iro_desk.services.visits.answers import IMMEDIATE

SHOWN_DAYS = 28


@dataclass(frozen=True, slots=True)
class ToldRow:
    """Somebody who was told, with the day and time as they were written."""

    who: str
    at: str
    reply: str


@dataclass(frozen=True, slots=True)
class VisitConcern:
    """A worry of one visit; ``told`` is empty for a visit made before each person had a row."""

    visit_id: int
    visit_on: date
    is_immediate: bool
    what: str
    told: tuple[ToldRow, ...]


def recent_concerns(session: Session, child_id: int, today: date) -> tuple[VisitConcern, ...]:
    """Return what visits of the last four weeks found that could not wait, newest first."""
    query = select(Visit).where(
        Visit.child_id == child_id,
        Visit.worry == YesNo.YES,
        Visit.visit_on >= today - timedelta(days=SHOWN_DAYS),
    )
    rows = session.exec(query.order_by(col(Visit.visit_on).desc(), col(Visit.id).desc())).all()
    return tuple(_concern(row) for row in rows)


def _concern(visit: Visit) -> VisitConcern:
    answers: dict[str, Any] = json.loads(visit.answers)
    told = tuple(
        ToldRow(str(row.get("who") or ""), str(row.get("at") or ""), str(row.get("reply") or ""))
        for row in answers.get("safe_told") or ()
    )
    what = str(answers.get("safe_what") or visit.worry_told)
    return VisitConcern(key(visit), visit.visit_on, answers.get("level") == IMMEDIATE, what, told)
