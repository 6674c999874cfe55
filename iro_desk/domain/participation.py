"""Which participation codes a child's age allows, and what the national return checks about them.

Source: SSDA903 REVIEW_CODE, checks 440 and 441. On the fourth birthday itself either kind passes.
"""

from __future__ import annotations

from datetime import date

from iro_desk.domain.ages import birthday
from iro_desk.domain.codes import Participation

UNDER_FOUR = (Participation.PN0,)
FOUR_AND_OVER = tuple(code for code in Participation if code is not Participation.PN0)


def offered_participation(born_on: date, review_on: date) -> tuple[Participation, ...]:
    """Return the codes that fit the child's age on the day of the review, in the order they are shown."""
    fourth = birthday(born_on, 4)
    if review_on < fourth:
        return UNDER_FOUR
    return FOUR_AND_OVER if review_on > fourth else UNDER_FOUR + FOUR_AND_OVER


def breaks_rule_440(born_on: date, review_on: date, participation: Participation) -> bool:
    """SSDA903 check 440: PN0 is used for a child older than four on the day of the review."""
    return participation is Participation.PN0 and review_on > birthday(born_on, 4)


def breaks_rule_441(born_on: date, review_on: date, participation: Participation) -> bool:
    """SSDA903 check 441: PN1 to PN7 is used for a child under four on the day of the review."""
    return participation is not Participation.PN0 and review_on < birthday(born_on, 4)
