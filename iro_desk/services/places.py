"""The last place the officer was, for coming back after a lock, a close or a crash."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from iro_desk.records import Place as PlaceRow


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what it showed; ``child_id`` is None for a page of no one child."""

    page: str
    child_id: int | None
    subject_id: int
    field: str
    caret: int


def remember(
    session: Session, page: str, child_id: int | None, subject_id: int = 0, field: str = "", caret: int = 0
) -> None:
    """Keep this place in place of the one before."""
    values = {"page": page, "child_id": child_id, "subject_id": subject_id, "field": field, "caret": caret}
    row = session.exec(select(PlaceRow)).first()
    if row is None:
        session.add(PlaceRow.model_validate(values))
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.flush()


def last(session: Session) -> Place | None:
    """Where she was; None when nothing is kept, or the child has been removed since."""
    row = session.exec(select(PlaceRow)).first()
    return None if row is None else Place(row.page, row.child_id, row.subject_id, row.field, row.caret)
