"""The invented families: laid in with one operation, and taken out with one."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from iro_desk.domain.identity import choose_identity_colour
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Setting
from iro_desk.services import settings
from iro_desk.services.children import belongings
from iro_desk.services.demonstration.child_story import lay_child, lay_surroundings
from iro_desk.services.demonstration.days import Days
from iro_desk.services.demonstration.letter_story import lay_letter
from iro_desk.services.demonstration.planner_story import lay_planner, take_out
from iro_desk.services.demonstration.review_story import lay_reviews, lay_visits

FILLED = "demonstration.filled"


def load(session: Session, families_toml: str, today: date, calendar: Calendar) -> int:
    """Lay in every invented child with their history ending today; returns how many there are.

    The officer's own settings are filled in only where they are empty.
    """
    if present(session):
        raise Refusal("The demonstration families are already here.", "Take them out first.")
    told = tomllib.loads(families_toml)
    days = Days(today, calendar)
    _fill_settings(session, told["officer"])
    used = list(session.exec(select(Child.identity_colour)).all())
    families: dict[str, list[int]] = {}
    laid = []
    for story in told["child"]:
        family = families.setdefault(story["family"], [])
        colour = choose_identity_colour(used, family)
        used.append(colour)
        family.append(colour)
        child = lay_child(session, story, colour, days)
        lay_surroundings(session, child, story, days)
        reviews = lay_reviews(session, child, story, told["analysis"], days)
        lay_visits(session, child, story, reviews[-1] if reviews else None, days)
        laid.append((story, reviews))
    session.flush()
    for story, reviews in laid:
        lay_letter(session, story, reviews[-1] if reviews else None, days)
    lay_planner(session, told["planner"], days)
    session.flush()
    return len(laid)


def remove(session: Session) -> int:
    """Take out every invented child with all that belongs to them; returns how many there were."""
    children = tuple(session.exec(select(Child).where(col(Child.is_demonstration).is_(True))).all())
    belongings.remove(session, children)
    take_out(session)
    _empty_settings(session)
    return len(children)


def present(session: Session) -> bool:
    """Whether any invented child is in the file."""
    query = select(func.count()).select_from(Child).where(col(Child.is_demonstration).is_(True))
    return session.exec(query).one() > 0


def _fill_settings(session: Session, officer: dict[str, Any]) -> None:
    kept = settings.values(session)
    filled = {key: str(value) for key, value in officer.items() if not kept[key]}
    for key, value in filled.items():
        settings.change(session, key, value)
    if filled:
        session.add(Setting.model_validate({"key": FILLED, "value": json.dumps(filled)}))
        session.flush()


def _empty_settings(session: Session) -> None:
    """Empty what the demonstration filled in, unless the officer has changed it since."""
    rows = {row.key: row for row in session.exec(select(Setting)).all()}
    note = rows.get(FILLED)
    if note is None:
        return
    for key, value in json.loads(note.value).items():
        if key in rows and rows[key].value == value:
            session.delete(rows[key])
    session.delete(note)
    session.flush()
