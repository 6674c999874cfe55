"""One child's grades of each plan through time."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.figures.trail import Trail, trails
from iro_desk.services import scales
from iro_desk.services.figures.held import grades_of_child


def grades_through_time(session: Session, child_id: int) -> tuple[Trail, ...]:
    """Return the grades of every plan of a child that was graded here, the earliest first."""
    return trails(grades_of_child(session, child_id), {one.scale_id: one for one in scales.scales(session)})
