"""What stops a decision of a review, or deserves a look: one owner, a day, a measure, plain words for the child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes.considerations import PlanArea, WishMatch
from iro_desk.domain.findings import Finding

DECISIONS = "Decisions"

#: a second action: a new sentence or line after the first, or "and" before a verb that begins actions
_SEVERAL = re.compile(
    r"[.;\n]\s+\S|\band (?:also|arrange|ask|book|call|check|contact|find|hold|meet|refer|send|update|write)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:the |our |whole )*(?:\w+ )?(?:team|everyone|everybody|all|network|professionals|school|health|"
    r"social care|children.s services|local authority|tbc|to be confirmed)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """One decision as it stands.

    Args:
        area, wish: None while nobody has said.
    """

    what: str
    for_child: str
    owner: str
    by_when: date | None
    measure: str
    against_wish: bool
    why: str
    not_for_child: str = ""
    area: PlanArea | None = None
    wish: WishMatch | None = None


Decisions = tuple[DecisionFacts, ...]


def decisions_whole(decisions: Decisions) -> Iterator[Finding]:
    """Each decision has one owner (reg 36, wording unverified), a day, a measure and plain words."""
    for at, decision in enumerate(decisions):
        asked = (
            ("what", decision.what, "Say what will be done."),
            (
                "for_child",
                decision.for_child + decision.not_for_child,
                "Write this decision in plain words for the child, or say why it is not for them.",
            ),
            ("owner", decision.owner, "Choose one person to own this decision."),
            ("measure", decision.measure, "Say how we will know it is done."),
        )
        for field, answer, message in asked:
            if not answer.strip():
                yield Finding(f"decision.{field}", message, DECISIONS, f"decisions[{at}].{field}")
        if decision.by_when is None:
            message = "Enter the day this should be done by."
            yield Finding("decision.by_when", message, DECISIONS, f"decisions[{at}].by_when")
        if decision.area is None:
            message = "Select the part of the plan."
            yield Finding("decision.area", message, DECISIONS, f"decisions[{at}].area")
        if decision.wish is None and not decision.against_wish:
            message = "Select how this compares with what the child asked for."
            yield Finding("decision.wish", message, DECISIONS, f"decisions[{at}].wish")
        if decision.against_wish and not decision.why.strip():
            message = "Say why, in words the child could hear."
            yield Finding("decision.why", message, DECISIONS, f"decisions[{at}].why")


def decisions_single(decisions: Decisions) -> Iterator[Finding]:
    """One action to a row, owned by a named person. good practice"""
    for at, decision in enumerate(decisions):
        if _SEVERAL.search(decision.what.strip()):
            message = "This row may hold two actions. Split them so each has its own owner, or carry on."
            yield Finding("decision.two", message, DECISIONS, f"decisions[{at}].what", "look")
        if _NOBODY.fullmatch(decision.owner.strip()):
            message = "A team is not a person. Choose one person to own this decision, or carry on."
            yield Finding("decision.team", message, DECISIONS, f"decisions[{at}].owner", "look")


def decisions_in_time(decisions: Decisions, review_on: date, next_on: date | None) -> Iterator[Finding]:
    """A day before the review, or after the next one, is worth a second look."""
    for at, decision in enumerate(decisions):
        field = f"decisions[{at}].by_when"
        if decision.by_when is None:
            continue
        if decision.by_when < review_on:
            message = "This day is before the review. Change it, or carry on if it is right."
            yield Finding("decision.past", message, DECISIONS, field, "look")
        elif next_on is not None and decision.by_when > next_on:
            message = "This day is after the next review. Choose an earlier date, or carry on."
            yield Finding("decision.after_next", message, DECISIONS, field, "look")


def check_decisions(decisions: Decisions, review_on: date, next_on: date | None) -> Iterator[Finding]:
    """Every finding about the decisions, what is missing first.

    Args:
        next_on: the day of the next review; None while there is none.
    """
    yield from decisions_whole(decisions)
    yield from decisions_single(decisions)
    yield from decisions_in_time(decisions, review_on, next_on)
