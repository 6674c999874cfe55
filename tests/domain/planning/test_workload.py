"""How heavy a caseload is, with its sum."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import LegalStatus
from iro_desk.domain.planning.workload import Band, CaseFacts, Weights, caseload, children_by_authority, weigh
from iro_desk.domain.working_days import Calendar

TODAY = date(2026, 6, 11)
WEIGHTS = Weights()


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (CaseFacts(1), "1 = 1 for the child"),
        (CaseFacts(1, miles=20.0), "1 = 1 for the child"),
        (CaseFacts(1, miles=20.1), "1.25 = 1 for the child + 0.25 for a home more than 20 miles away"),
        (CaseFacts(1, miles=50.1), "1.5 = 1 for the child + 0.5 for a home more than 50 miles away"),
        (CaseFacts(1, status=LegalStatus.INTERIM_CARE_ORDER),
         "1.25 = 1 for the child + 0.25 for an interim care order"),
        (CaseFacts(1, status=LegalStatus.PLACEMENT_ORDER), "1.25 = 1 for the child + 0.25 for a placement order"),
        (CaseFacts(1, status=LegalStatus.FULL_CARE_ORDER), "1 = 1 for the child"),
        (CaseFacts(1, looked_after_from=date(2026, 5, 14)),
         "1.5 = 1 for the child + 0.5 for less than 20 working days in care"),
        (CaseFacts(1, looked_after_from=date(2026, 5, 13)), "1 = 1 for the child"),
        (CaseFacts(1, looked_after_from=TODAY), "1.5 = 1 for the child + 0.5 for less than 20 working days in care"),
        (CaseFacts(1, looked_after_from=date(2026, 6, 12)), "1 = 1 for the child"),
        (CaseFacts(1, moved_on=(date(2025, 6, 11), date(2026, 6, 12))), "1 = 1 for the child"),
        (CaseFacts(1, moved_on=(date(2025, 6, 12),)), "1.1 = 1 for the child + 0.1 for 1 move in the last year"),
        (
            CaseFacts(1, 60.0, LegalStatus.INTERIM_CARE_ORDER, None, (TODAY, TODAY, TODAY)),
            "2.05 = 1 for the child + 0.5 for a home more than 50 miles away + 0.25 for an interim care order "
            "+ 0.3 for 3 moves in the last year",
        ),
    ],
)  # fmt: skip
def test_a_child_weighs_one_and_what_makes_the_case_heavier(
    case: CaseFacts, words: str, calendar: Calendar
) -> None:
    """20 working days from 13 May 2026 end on 11 June, the late May bank holiday left out."""
    assert weigh(case, TODAY, WEIGHTS, calendar).words == words


def test_a_weight_set_to_nothing_leaves_the_sum(calendar: Calendar) -> None:
    found = weigh(CaseFacts(1, miles=60.0), TODAY, Weights(very_far=0), calendar)
    assert found.words == "1 = 1 for the child"


@pytest.mark.parametrize(
    ("children", "full_time", "words"),
    [
        (50, 1.0, "50 children, within the handbook’s band of 50 to 70. With your weights they count as 50."),
        (70, 1.0, "70 children, within the handbook’s band of 50 to 70. With your weights they count as 70."),
        (71, 1.0, "71 children, 1 over the handbook’s band of 50 to 70. With your weights they count as 71."),
        (49, 1.0, "49 children, 1 under the handbook’s band of 50 to 70. With your weights they count as 49."),
        (45, 0.6, "45 children, 3 over the handbook’s band of 30 to 42 for 0.6 of full time. "
                  "With your weights they count as 45."),
        (1, 1.0, "1 child, 49 under the handbook’s band of 50 to 70. With your weights they count as 1."),
    ],
)  # fmt: skip
def test_a_caseload_is_told_against_the_handbook(
    children: int, full_time: float, words: str, calendar: Calendar
) -> None:
    """IRO Handbook: 50 to 70 children for one full-time officer (guidance)."""
    cases = [CaseFacts(place) for place in range(children)]
    found = caseload(cases, TODAY, WEIGHTS, calendar, Band(), full_time)
    assert found.words == words
    assert found.is_over == (" over " in words)


def test_children_are_counted_by_where_they_live() -> None:
    places = ["Leeds", "", "Bedford", "Leeds", "", ""]
    found = children_by_authority([CaseFacts(n, authority=name) for n, name in enumerate(places)])
    assert [(one.authority, one.children) for one in found] == [
        ("Leeds", 2),
        ("Bedford", 1),
        ("Not known", 3),
    ]
