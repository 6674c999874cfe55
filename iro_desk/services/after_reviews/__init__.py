"""After a review: the manager’s answer, what held a paper up, who was given it, and the letter."""

from __future__ import annotations

from iro_desk.services.after_reviews.given_out import give_out, given, people, take_back
from iro_desk.services.after_reviews.letter import give_letter, letter_values, letter_words
from iro_desk.services.after_reviews.manager import answer, is_agreed_today, manager_values
from iro_desk.services.after_reviews.papers import held_up_values, hold_up, note_sent
from iro_desk.services.after_reviews.rows import GIVEN, HELD, LETTER, MANAGER, AfterRow, GivenRow, HeldUpRow
from iro_desk.services.after_reviews.standing import after

__all__ = [
    "GIVEN", "HELD", "LETTER", "MANAGER", "AfterRow", "GivenRow", "HeldUpRow", "after", "answer", "give_letter",
    "give_out", "given", "held_up_values", "hold_up", "is_agreed_today", "letter_values", "letter_words",
    "manager_values", "note_sent", "people", "take_back",
]  # fmt: skip
