"""After a review: the manager's answer, what held a paper up, and how the letter reached the child."""

from __future__ import annotations

from iro_desk.services.after_reviews.letter import give_letter, letter_values, letter_words
from iro_desk.services.after_reviews.manager import answer, is_agreed_today, manager_values
from iro_desk.services.after_reviews.papers import held_up_values, hold_up, note_sent
from iro_desk.services.after_reviews.rows import HELD, LETTER, MANAGER, AfterRow, HeldUpRow
from iro_desk.services.after_reviews.standing import after

__all__ = [
    "HELD", "LETTER", "MANAGER", "AfterRow", "HeldUpRow", "after", "answer", "give_letter", "held_up_values",
    "hold_up", "is_agreed_today", "letter_values", "letter_words", "manager_values", "note_sent",
]  # fmt: skip
