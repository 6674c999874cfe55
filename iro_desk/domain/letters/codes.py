"""The kinds of letter, and what an officer says of a piece of news or an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iro_desk.domain.codes import Code


class LetterKind(Code):
    """Why a letter is written; each kind has its own parts."""

    REVIEW = "review", "After a review"
    INTRODUCTION = "introduction", "I am your new reviewing officer"
    INVITATION = "invitation", "Your review: how do you want it?"
    AFTER_VISIT = "after_visit", "After my visit"
    ANSWER = "answer", "Answer to your message"
    LEAVING = "leaving", "I am leaving"
    MINUTES = "minutes", "Minutes written to you"


class News(Code):
    """What a decision is to the child, when it is more than one of the list."""

    GOOD = "good", "Good news"
    HARD = "hard", "Hard to hear"


class Answer(Code):
    """The answer to something a child sent."""

    YES = "yes", "Yes"
    NO = "no", "No"
    WAIT = "wait", "Not known yet"
    PASSED_ON = "passed_on", "I had to pass it on, to keep them safe"


ABOUT_A_REVIEW = frozenset({LetterKind.REVIEW, LetterKind.MINUTES})
"""Kinds drawn from a finished review; the others are begun from the child."""

_ASKED: Final[Mapping[LetterKind, frozenset[str]]] = {
    LetterKind.REVIEW: frozenset({"review", "about_review"}),
    LetterKind.MINUTES: frozenset({"about_review"}),
    LetterKind.INTRODUCTION: frozenset({"meets"}),
    LetterKind.LEAVING: frozenset({"meets", "leaving"}),
    LetterKind.ANSWER: frozenset({"answering"}),
}


def asked_of(kind: LetterKind) -> frozenset[str]:
    """Return what is known of a kind of letter, as the conditions of its questions name it."""
    return _ASKED.get(kind, frozenset())
