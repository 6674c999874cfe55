"""Draws the letters that an invented story says were already given."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from iro_desk.records import Letter, Review
from iro_desk.services import letters
from iro_desk.services.demonstration.days import Days
from iro_desk.services.entering import fetch, key


def lay_letter(session: Session, story: dict[str, Any], newest: Review | None, days: Days) -> None:
    """Draw and finish the letter after the newest review; a story without one leaves it waiting."""
    if newest is None or "letter_sent" not in story:
        return
    sent_on = max(days.working(story["letter_sent"]), newest.review_on)
    letter = fetch(session, Letter, letters.begin(session, key(newest), sent_on))
    letter.finished_at = days.afternoon(sent_on)
