"""The scales grades are given on: those shipped, those the authority made, and the one in use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from iro_desk.domain.scoring import RANKS, Grade, Scale
from iro_desk.errors import Refusal
from iro_desk.records import PlanScore, Setting
from iro_desk.services import settings
from iro_desk.services.quality_data import shipped_scales

OWN, IN_USE = "scales.own", "scale"
FEWEST, MOST_GRADES, LONGEST = 2, 7, 40


@dataclass(frozen=True, slots=True)
class ScaleList:
    """Every scale, and the id of the one new forms are graded on."""

    scales: tuple[Scale, ...]
    in_use: str


def listed(session: Session) -> ScaleList:
    """Read every scale with the one in use."""
    return ScaleList(scales(session), settings.current(session).scale)


def scales(session: Session) -> tuple[Scale, ...]:
    """Every scale, those the authority made last."""
    return (*shipped_scales(), *_own(session))


def scale(session: Session, scale_id: str) -> Scale:
    """The scale with this id; raises Refusal when this desk has no such scale."""
    found = next((one for one in scales(session) if one.scale_id == scale_id), None)
    if found is None:
        raise Refusal(
            "These grades are on a scale this program does not have.", "Choose a scale in Settings."
        )
    return found


def in_use(session: Session) -> Scale:
    """The scale that new forms are graded on."""
    return scale(session, settings.current(session).scale)


def choose(session: Session, scale_id: str) -> None:
    """Grade new forms on a scale; grades already given stay on theirs."""
    if not scale(session, scale_id).is_offered:
        raise Refusal("This scale is kept so that old forms can be read.", field=IN_USE)
    settings.store(session, IN_USE, scale_id)


def add(session: Session, label: str, words: Sequence[str], *, like_the_four: bool) -> str:
    """Add the authority's own scale; returns its id. Raises Refusal for one that cannot be used.

    Args:
        words: the grades, best first.
        like_the_four: its four grades mean what the four of every other scale mean, in that order.
    """
    called, grades = " ".join(label.split()), [" ".join(one.split()) for one in words if one.strip()]
    if not called or len(called) > 2 * LONGEST:
        raise Refusal(f"Enter a name of {2 * LONGEST} characters or fewer.", field="label")
    if any(one.label.casefold() == called.casefold() for one in scales(session)):
        raise Refusal("There is a scale of that name already.", field="label")
    if not FEWEST <= len(grades) <= MOST_GRADES:
        raise Refusal(f"Enter from {FEWEST} to {MOST_GRADES} grades, one to a line.", field="grades")
    if len({one.casefold() for one in grades}) < len(grades):
        raise Refusal("Two grades have the same words.", field="grades")
    if any(len(one) > LONGEST for one in grades):
        raise Refusal(f"Shorten each grade to {LONGEST} characters or fewer.", field="grades")
    if like_the_four and len(grades) != len(RANKS):
        raise Refusal("Only a scale of four grades can stand beside the others.", field="grades")
    held = _stored(session)
    scale_id = f"own_{1 + max((int(row['id'].rpartition('_')[2]) for row in held), default=0)}"
    held.append({"id": scale_id, "label": called, "grades": grades, "four": like_the_four, "offered": True})
    settings.store(session, OWN, json.dumps(held, ensure_ascii=False))
    return scale_id


def retire(session: Session, scale_id: str) -> None:
    """No longer offer an own scale; one that no grade was given on goes altogether."""
    if settings.current(session).scale == scale_id:
        raise Refusal("This scale is in use. Choose another for new forms first.", field=IN_USE)
    is_used = session.exec(select(PlanScore.id).where(PlanScore.scale_id == scale_id)).first() is not None
    kept = [
        {**row, "offered": row["offered"] and row["id"] != scale_id}
        for row in _stored(session)
        if row["id"] != scale_id or is_used
    ]
    settings.store(session, OWN, json.dumps(kept, ensure_ascii=False))


def _stored(session: Session) -> list[dict[str, Any]]:
    row = session.exec(select(Setting).where(Setting.key == OWN)).first()
    found: list[dict[str, Any]] = json.loads(row.value) if row is not None and row.value else []
    return found


def _own(session: Session) -> tuple[Scale, ...]:
    return tuple(
        Scale(
            row["id"],
            row["label"],
            tuple(
                Grade(words, words, "", at + 1 if row["four"] else None, at >= max(1, len(row["grades"]) - 2))
                for at, words in enumerate(row["grades"])
            ),
            bool(row["offered"]),
            is_own=True,
            used="Your authority’s own",
        )
        for row in _stored(session)
    )
