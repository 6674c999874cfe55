"""The guide of a visit as shipped, and what it begins with for one child."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain import visit_guide
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.sheets.answer_sets import YES
from iro_desk.domain.sheets.filled import Known
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.sheets.shape import Form
from iro_desk.domain.visit_guide import HomeNow
from iro_desk.domain.working_days import Calendar
from iro_desk.paths import resource
from iro_desk.records import Child, Placement, Visit
from iro_desk.services import sheets
from iro_desk.services.entering import fetch
from iro_desk.services.sheet_forms import form_of

FOLDER = "visits"
HOME_LOOK = "home_check"
SHORTEST_NAME = 3


@cache
def visit_form() -> Form:
    """Return everything a visit may ask, in order; ValueError names what in it cannot be read."""
    files = sorted(resource(FOLDER).glob("*.toml"))
    base = read_form("\n".join(file.read_text(encoding="utf-8") for file in files))
    return visit_guide.composed(base, form_of(HOME_LOOK))


def facts_of(session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Known:
    """Return what a visit may know of its child, and what the other children on the desk are called."""
    known = sheets.known(session, child_id, today, calendar, rules)
    others = session.exec(select(Child.preferred_name).where(Child.id != child_id)).all()
    names = tuple(name.strip() for name in others if len(name.strip()) >= SHORTEST_NAME)
    return replace(known, facts={**known.facts, visit_guide.OTHER_NAMES: names})


def beginning(session: Session, child_id: int, facts: Known, today: date) -> dict[str, Any]:
    """Return what a new visit starts with; a stage chosen at the last visit is kept while the age allows it."""
    child = fetch(session, Child, child_id)
    last = _last_answers(session, child_id)
    where = visit_guide.lives(
        _home(session, child_id, today),
        unaccompanied=child.unaccompanied,
        secure=facts.facts.get("secure") == YES,
        today=today,
    )
    no_words = last.get("no_words") == YES
    found = visit_guide.proposed(str(facts.facts.get("band", "")), where, no_words=no_words)
    return {"visit_on": today.isoformat(), **found}


def _last_answers(session: Session, child_id: int) -> dict[str, Any]:
    query = select(Visit.answers).where(Visit.child_id == child_id, Visit.answers != "{}")
    newest = session.exec(query.order_by(col(Visit.visit_on).desc(), col(Visit.id).desc())).first()
    found: dict[str, Any] = json.loads(newest or "{}")
    return found


def _home(session: Session, child_id: int, today: date) -> HomeNow | None:
    query = select(Placement).where(Placement.child_id == child_id, Placement.started_on <= today)
    rows = session.exec(query.order_by(col(Placement.started_on).desc(), col(Placement.id).desc())).all()
    home = next((row for row in rows if row.ended_on is None or today < row.ended_on), None)
    if home is None:
        return None
    return HomeNow(
        kind=home.kind,
        started_on=home.started_on,
        is_unregistered=home.is_unregistered,
        lasts_to_18=home.lasts_to_18,
        miles=home.miles_from_home,
        elsewhere=bool(home.authority.strip()),
    )
