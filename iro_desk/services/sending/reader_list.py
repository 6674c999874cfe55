"""Puts those a paper goes to on their child's list, from where the paper is made."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.records import PersonFields
from iro_desk.services import children, drafts

FORM = "outbox"
"""The name of the lines their names are typed in, for their draft; its subject is the review."""


def add(session: Session, child_id: int, review_id: int, people: tuple[PersonFields, ...]) -> tuple[int, ...]:
    """Add several people at once, so that one Undo takes them all back, and let go of what was typed."""
    added = children.add_people(session, child_id, people)
    drafts.let_go(session, FORM, review_id, child_id)
    return added
