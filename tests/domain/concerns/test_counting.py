"""Concerns as they are counted: each share with both its numbers and its method."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from iro_desk.domain.concerns.counting import (
    Raised,
    by_theme,
    changed_for_the_child,
    in_period,
    settled_within,
    tally,
)

#: the disputes of 2024-25 by quarter, informal and formal, as published (annual report, section 9)
QUARTERS = (
    (date(2024, 4, 1), 34, 38),
    (date(2024, 7, 1), 24, 33),
    (date(2024, 10, 1), 33, 34),
    (date(2025, 1, 1), 26, 44),
)
YEAR = date(2024, 4, 1), date(2025, 3, 31)
IN_TIME = 106


def the_year() -> list[Raised]:
    """That year, invented to the published counts: the first 106 formal ones ended on the fourteenth day."""
    rows: list[Raised] = []
    formal_so_far = 0
    for first, informal, formal in QUARTERS:
        for number in range(informal + formal):
            on = first + timedelta(days=number % 80)
            if number < informal:
                rows.append(Raised(len(rows), 1, on, None, None))
                continue
            formal_so_far += 1
            days = 14 if formal_so_far <= IN_TIME else 15
            rows.append(Raised(len(rows), 1, on - timedelta(days=5), on, on + timedelta(days=days)))
    return rows


def test_the_published_quarters_and_the_share_settled_within_two_weeks_come_out() -> None:
    rows = the_year()
    ends = [*(first - timedelta(days=1) for first, _, _ in QUARTERS[1:]), YEAR[1]]
    found = [tally(in_period(rows, first, last)) for (first, _, _), last in zip(QUARTERS, ends, strict=True)]
    assert [(one.informal, one.formal) for one in found] == [(34, 38), (24, 33), (33, 34), (26, 44)]
    whole = tally(in_period(rows, *YEAR))
    assert (whole.informal, whole.formal) == (117, 149)
    share = settled_within(in_period(rows, *YEAR))
    assert (share.of, share.out_of, share.percent) == (106, 149, Decimal("71.1"))
    assert share.words == "71.1%, 106 of 149" and "14 days of being made formal" in share.method


def test_one_that_began_as_a_talk_is_counted_once_on_the_day_it_was_made_formal() -> None:
    row = Raised(1, 1, date(2024, 6, 20), date(2024, 7, 2), None)
    assert tally(in_period([row], date(2024, 4, 1), date(2024, 6, 30))).formal == 0
    july = tally(in_period([row], date(2024, 7, 1), date(2024, 9, 30)))
    assert (july.informal, july.formal) == (0, 1) and "counted once" in july.method


def test_the_fifteenth_day_and_one_still_open_are_not_in_time() -> None:
    on = date(2025, 1, 6)
    late = Raised(1, 1, on, on, on + timedelta(days=15))
    still_open = Raised(2, 1, on, on, None)
    assert (settled_within([late, still_open]).of, settled_within([late, still_open]).out_of) == (0, 2)


def test_nothing_to_count_has_no_share() -> None:
    assert settled_within([]).words == "None to count"


def test_what_changed_is_a_share_of_those_that_ended_and_themes_come_commonest_first() -> None:
    on = date(2025, 1, 6)
    rows = [
        Raised(1, 1, on, None, on, "SERVICE", has_changed=True),
        Raised(2, 1, on, None, on, "SERVICE"),
        Raised(3, 1, on, None, None, "PEP_LATE"),
        Raised(4, 1, on, None, None),
    ]
    assert changed_for_the_child(rows).words == "50.0%, 1 of 2"
    assert by_theme(rows) == (("SERVICE", 2), ("PEP_LATE", 1))
