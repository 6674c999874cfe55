"""The facts about a child that a form's conditions and sentences may name, beside its own questions."""

from __future__ import annotations

from dataclasses import fields

from iro_desk.domain.clocks.rules import ClockRules, limits
from iro_desk.domain.codes import EventKind

FACTS: dict[str, str] = {
    "today": "the day it is",
    "officer": "the officer's name, as set; blank when it is not",
    "child_name": "what the child is called",
    "born_on": "the child's birthday",
    "age": "the child's age in whole years",
    "band": "0-4, 5-7, 8-11, 12-15 or 16-17",
    "looked_after": "Yes or No",
    "looked_after_from": "the day this time in care began",
    "placement": "the code of the home, such as K1",
    "placement_from": "the day the child came to this home",
    "status": "the code of the legal status, such as C2",
    "unregistered": "Yes or No",
    "secure": "Yes when the child is in locked accommodation, or No",
    "short_breaks": "Yes or No",
    "school_age": "Yes or No",
    "protection_plan": "Yes when the child is on a child protection plan, or No",
    "protection_from": "the day of the initial conference of that plan",
    "protection_months": "whole months since then",
    "conferences": "Yes when the officer chairs child protection conferences too, or No",
    "brothers_and_sisters": "how many of them are on this desk",
    "last_review": "the day of the last review held",
    "next_review": "the day booked for the next",
    "last_visit": "the day the officer last saw the child",
    "plan_months": "whole months since the permanence plan was first the same",
}
"""Every fact with what it says; yes and no are the words Yes and No."""

LAST = frozenset(f"last_{kind.value}" for kind in EventKind)
"""The newest day each kind of event happened: ``last_secure_review``."""

COUNCIL = frozenset(rule.field for rule in limits())
"""The numbers a council may set, by the names of ``ClockRules``: ``disruption_weeks``."""

KNOWN = FACTS.keys() | LAST | COUNCIL


def is_fact(name: str) -> bool:
    """Whether ``name`` is a fact; ``due_sec_1`` is the day the clock SEC-1 runs out."""
    return name in KNOWN or name.startswith("due_")


def council_numbers(rules: ClockRules) -> dict[str, int]:
    """Return the numbers the council has set, by name."""
    return {part.name: getattr(rules, part.name) for part in fields(rules) if part.name in COUNCIL}
