"""Tests whether a pattern of stays still counts as short breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from iro_desk.domain.clocks.facts import Home
from iro_desk.domain.wording import counted, dated
from iro_desk.domain.working_days import add_months

LONGEST_STAY_DAYS = 17
MOST_DAYS_IN_A_YEAR = 75
YEAR_MONTHS = 12


def broken_rule(homes: Sequence[Home]) -> str:
    """LAC-SB0: say which limit of reg 48(2) the stays pass; empty when they pass none (statutory).

    No stay over 17 days, and no more than 75 days in any 12 months. The days of a stay run from the day
    it starts to the day it ends, as the national return counts them; one still going on is left out.
    """
    stays = [(home.started_on, home.ended_on) for home in homes if home.ended_on is not None]
    for started_on, ended_on in stays:
        days = (ended_on - started_on).days
        if days > LONGEST_STAY_DAYS:
            return (
                f"The stay from {dated(started_on)} lasted {counted(days, 'day')}; "
                f"a short break is {LONGEST_STAY_DAYS} at most."
            )
    return _too_many_in_a_year(stays)


def _too_many_in_a_year(stays: Sequence[tuple[date, date]]) -> str:
    """Look at the twelve months from the start of each stay, and those up to the end of each."""
    years = [(first, add_months(first, YEAR_MONTHS)) for first, _ in stays]
    years += [(add_months(last, -YEAR_MONTHS), last) for _, last in stays]
    for year_from, year_until in sorted(years):
        days = sum(max(0, (min(last, year_until) - max(first, year_from)).days) for first, last in stays)
        if days > MOST_DAYS_IN_A_YEAR:
            return (
                f"{counted(days, 'day')} of short breaks in the 12 months from {dated(year_from)}; "
                f"{MOST_DAYS_IN_A_YEAR} is the most."
            )
    return ""
