"""What follows when a review agrees that leaving care is proposed: it is noted once, on the day of the review."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.codes import EventKind
from iro_desk.records import Event, EventFields, Review
from iro_desk.services import children
from iro_desk.services.entering import fetch


def note_leaving(session: Session, review_id: int, today: date) -> bool:
    """Note that ending care is proposed; False when it was noted on that day already."""
    review = fetch(session, Review, review_id)
    held = session.exec(
        select(Event).where(
            Event.child_id == review.child_id,
            Event.kind == EventKind.LEAVING_PROPOSED,
            Event.happened_on == review.review_on,
        )
    ).first()
    if held is not None:
        return False
    draft = EventFields(kind=EventKind.LEAVING_PROPOSED, happened_on=review.review_on, note="")
    children.file_event(session, review.child_id, 0, draft, today)
    return True
