"""Reads from the facts how a child stands: in care, at home with parents, settled, or newly reviewed."""

from __future__ import annotations

from datetime import date, timedelta

from iro_desk.domain.ages import birthday
from iro_desk.domain.clocks.facts import Facts, Home
from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType
from iro_desk.domain.working_days import Calendar, add_months

FIRST_WORKING_DAYS = 20
SECOND_MONTHS = 3
LATEST_FIRST_MONTHS = 12
LONG_TERM_FOSTER = frozenset({PlacementType.U1, PlacementType.U4})
CARE_ORDERS = frozenset({LegalStatus.INTERIM_CARE_ORDER, LegalStatus.FULL_CARE_ORDER})
PREPARED_BEFORE = timedelta(days=28)
ELIGIBLE_WEEKS = 13


def only_first_held(facts: Facts, calendar: Calendar) -> bool:
    """Whether the one review known is the first of this time in care.

    A return holds one year, so the earliest review in the file need not be the child's first: one held after
    even the second was due (the first limit and 3 months) is taken as a later review. One recorded here is
    the first however late it was, unless it came a year after the first limit (our own choice): then the
    child was in the officer's caseload before the program was, and the working says what was taken as held.
    """
    reviews = facts.counted_reviews
    if len(reviews) != 1 or facts.looked_after_from is None:
        return len(reviews) == 1
    first_limit = calendar.add_working_days(facts.looked_after_from, FIRST_WORKING_DAYS)
    months = SECOND_MONTHS if reviews[0].is_imported else LATEST_FIRST_MONTHS
    return reviews[0].held_on <= add_months(first_limit, months)


def yearly_agreed_on(facts: Facts) -> date | None:
    """Return the day everyone agreed to yearly reviews; None when nobody has, it ended, or the child moved.

    LAC-MK1 (local): for a long-term settled placement, so a new placement needs a new agreement.
    """
    agreed = facts.last(EventKind.YEARLY_AGREED, since=facts.looked_after_from or date.min)
    if agreed is None or facts.happened(EventKind.YEARLY_ENDED, since=agreed.on):
        return None
    moved = facts.home is not None and facts.home.started_on > agreed.on
    return None if moved else agreed.on


def is_long_term_foster(home: Home | None) -> bool:
    """Whether a placement is a long-term foster home (codes U1 and U4)."""
    return home is not None and home.kind in LONG_TERM_FOSTER


def is_with_parents(home: Home) -> bool:
    """Whether the child lives with their parents (code P1)."""
    return home.kind is PlacementType.P1


def has_order(facts: Facts, *kinds: LegalStatus) -> bool:
    """Whether the newest legal status is one of these."""
    return facts.order is not None and facts.order.status in kinds


def is_in_care(facts: Facts) -> bool:
    """Whether the newest legal status is an interim or full care order."""
    return has_order(facts, *CARE_ORDERS)


def eligible_from(facts: Facts) -> date | None:
    """P-1: the day a child becomes eligible (statutory, reg 40); None when they will not or it is not known.

    Aged 16 or 17 and looked after for at least 13 weeks since 14, not by short breaks. Only this time in
    care is counted.
    """
    if facts.born_on is None or facts.looked_after_from is None or facts.short_breaks:
        return None
    counted_from = max(birthday(facts.born_on, 14), facts.looked_after_from)
    found = max(birthday(facts.born_on, 16), counted_from + timedelta(weeks=ELIGIBLE_WEEKS))
    ended = facts.looked_after_until is not None and facts.looked_after_until <= found
    return None if ended or found >= birthday(facts.born_on, 18) else found


def prepared_since(started_on: date) -> date:
    """Return the earliest day a paper made ready for ``started_on`` bears; the 28 days are our own choice."""
    return started_on - PREPARED_BEFORE
