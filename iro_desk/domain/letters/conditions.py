"""What must be so for a phrase to be used; a phrase names one of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from iro_desk.domain.codes import DecisionState, Participation
from iro_desk.domain.codes.considerations import WishMatch
from iro_desk.domain.letters.codes import Answer, News
from iro_desk.domain.letters.facts import LetterFacts, SafeDecision

ALWAYS: Final = "always"
FEWER_REMINDERS: Final = "less_reminding"
_CAME = (Participation.PN1, Participation.PN2, Participation.PN3, Participation.PN4)
_SENT = (Participation.PN5, Participation.PN6)
_OUTCOMES: Final[Mapping[DecisionState, str]] = {
    DecisionState.DONE: "promise_kept",
    DecisionState.PARTLY: "promise_part",
    DecisionState.NOT_DONE: "promise_broken",
}
_WISHES: Final[Mapping[WishMatch, str]] = {WishMatch.ASKED: "as_asked", WishMatch.PART: "part_asked"}

CONDITIONS: Final[Mapping[str, Callable[[LetterFacts], bool]]] = {
    ALWAYS: lambda facts: True,
    "first_letter": lambda facts: facts.letters_before == 0,
    "met_before": lambda facts: facts.visit_on is not None,
    "not_met": lambda facts: facts.first_met_on is None and facts.visit_on is None,
    "has_words": lambda facts: bool(facts.own_words),
    "no_words": lambda facts: not facts.own_words and not facts.shown and not facts.without_words,
    "kept_private": lambda facts: facts.kept_private,
    "nonverbal": lambda facts: bool(facts.shown) and facts.without_words,
    "shown_only": lambda facts: bool(facts.shown) and not facts.own_words,
    "under_four": lambda facts: facts.participation is Participation.PN0,
    "came": lambda facts: facts.participation in _CAME,
    "sent_views": lambda facts: facts.participation in _SENT,
    "no_views": lambda facts: facts.participation is Participation.PN7,
    "chaired": lambda facts: facts.chaired,
    "no_change": lambda facts: facts.told.nothing_changes,
    "many_against": lambda facts: sum(d.is_against for d in _told(facts)) > 1,
    "bad_news": lambda facts: any(d.news is News.HARD for d in _told(facts)),
    "disagreed": lambda facts: facts.told.not_all_agreed,
    "worry_safe": lambda facts: bool(facts.told.worry),
    FEWER_REMINDERS: lambda facts: facts.fewer_reminders,
    "has_next": lambda facts: facts.next_on is not None,
    "next_no_meeting": lambda facts: facts.next_without_meeting,
    "midway_set": lambda facts: facts.midway_on is not None,
    "birthday_near": lambda facts: bool(facts.told.birthday),
    "translation": lambda facts: facts.translated,
    "sixteen_plus": lambda facts: facts.age is not None and facts.age >= 16,
    "answer_yes": lambda facts: facts.told.answer is Answer.YES,
    "answer_no": lambda facts: facts.told.answer is Answer.NO,
    "answer_wait": lambda facts: facts.told.answer is Answer.WAIT,
    "answer_passed_on": lambda facts: facts.told.answer is Answer.PASSED_ON,
    "next_known": lambda facts: bool(facts.told.next_officer),
    "next_unknown": lambda facts: not facts.told.next_officer,
}
OF_A_DECISION: Final = frozenset(
    {*_OUTCOMES.values(), *_WISHES.values(), "plain_decision", "against", "promise_open", "promise_done"}
)
"""Conditions that hold of one decision or promise, not of the letter."""


def holding(facts: LetterFacts) -> frozenset[str]:
    """Return the conditions that hold for the whole letter."""
    return frozenset(name for name, holds in CONDITIONS.items() if holds(facts))


def of_decision(decision: SafeDecision) -> frozenset[str]:
    """Return the conditions that hold for one decision, this review's or the last one's."""
    wish = _WISHES.get(decision.wish, "plain_decision") if decision.wish else "plain_decision"
    wish = wish if decision.asked_for.strip() else "plain_decision"
    found = {"against" if decision.is_against else wish}
    if decision.state in _OUTCOMES:
        found.add(_OUTCOMES[decision.state])
    return frozenset(found)


def is_accounted_for(decision: SafeDecision) -> bool:
    """Whether it is known what became of a decision of the last review."""
    return decision.state in _OUTCOMES


def _told(facts: LetterFacts) -> tuple[SafeDecision, ...]:
    return tuple(d for d in facts.decisions if d.for_child.strip())
