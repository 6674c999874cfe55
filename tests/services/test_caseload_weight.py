"""The workload is worked out from what is held: homes, orders, moves, bookings and the officer's own weights."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.records import Appointment, Leg, Placement, Review, Spot
from iro_desk.services import caseload_weight, settings
from iro_desk.services.caseload_weight import Workload
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.preferences import weight_preferences


def weighed(desk: Any) -> Workload:
    return desk.read(caseload_weight.workload, desk.today, desk.calendar)


def a_home(desk: Any, child_id: int, started_on: date, ended_on: date | None = None, **values: Any) -> None:
    more = {"child_id": child_id, "started_on": started_on, "ended_on": ended_on, **values}
    desk.write(insert, Placement, None, **more)


def finished(session: Session, review_id: int) -> None:
    fetch(session, Review, review_id).state = ReviewState.FINISHED


def test_an_empty_desk_weighs_nothing(desk: Any) -> None:
    found = weighed(desk)
    assert (found.children, found.caseload.weighted) == ((), 0)
    assert found.moved.words == "No child has moved in the last year."
    assert [one.words for one in found.driven] == ["0 miles.", "0 miles."]


def test_each_child_has_a_sum_in_words_and_the_heaviest_comes_first(desk: Any) -> None:
    light = desk.a_child(preferred_name="Ada", surname="Vole", looked_after_from=date(2025, 1, 6))
    heavy = desk.a_child(preferred_name="Bram", surname="Otter", looked_after_from=date(2025, 1, 6))
    a_home(desk, heavy, date(2025, 1, 6), date(2025, 9, 1))
    a_home(desk, heavy, date(2025, 9, 1), miles_from_home=63.0, authority="Farshire")
    found = weighed(desk)
    assert [child.child_id for child in found.children] == [heavy, light]
    assert found.children[0].weight == 1.6
    words = "1 for the child, 0.5 for a home more than 50 miles away and 0.1 for 1 move in the last year"
    assert found.children[0].words == words
    assert found.moved.words == "1 child has moved in the last year, once."
    assert [(one.authority, one.children) for one in found.caseload.authorities] == [
        ("Farshire", 1),
        ("Not known", 1),
    ]


def test_a_home_without_a_council_is_in_her_own(desk: Any) -> None:
    child_id = desk.a_child()
    a_home(desk, child_id, date(2026, 1, 5))
    assert weighed(desk).caseload.authorities[0].authority == "Your own council"
    desk.write(settings.change, "authority.name", "Northmoor")
    assert weighed(desk).caseload.authorities[0].authority == "Northmoor"


def test_weights_and_the_part_of_full_time_are_hers_and_can_be_put_back(desk: Any) -> None:
    desk.a_child(looked_after_from=date(2025, 1, 6))
    desk.a_child(looked_after_from=date(2026, 2, 16))
    before = weighed(desk).caseload.weighted
    desk.write(settings.change, "weight.new_in_care", "2")
    desk.write(settings.change, "caseload.share", "60")
    after = weighed(desk).caseload
    assert after.weighted == before + 1.5
    assert (after.fewest, after.most) == (30, 42)
    assert "for 0.6 of full time" in after.words
    desk.write(caseload_weight.put_weights_back)
    assert weighed(desk).caseload.weighted == before
    kept = desk.read(settings.values)
    assert all(kept[asked.key] == asked.default for asked in weight_preferences())


def test_a_child_who_has_left_care_is_not_counted(desk: Any) -> None:
    desk.a_child(looked_after_until=date(2026, 2, 27))
    assert weighed(desk).caseload.children == 0


def office_and_school(session: Session) -> tuple[int, int]:
    office = insert(session, Spot, None, name="Office", is_base=True)
    return key(office), key(insert(session, Spot, None, name="School"))


@pytest.mark.parametrize(("booked_on", "recent", "year"), [
    (date(2026, 3, 2), "20 miles.", "20 miles."),
    (date(2026, 2, 3), "20 miles.", "20 miles."),
    (date(2026, 2, 2), "0 miles.", "20 miles."),
    (date(2025, 12, 31), "0 miles.", "0 miles."),
    (date(2026, 3, 3), "0 miles.", "0 miles."),
])  # fmt: skip
def test_miles_are_those_driven_out_and_back(desk: Any, booked_on: date, recent: str, year: str) -> None:
    """Four weeks to Mon 2 March 2026 begin on Tue 3 February."""
    base, school = desk.write(office_and_school)
    desk.write(insert, Leg, None, from_id=base, to_id=school, miles=10.0, minutes=25)
    booking = {"kind": AppointmentKind.REVIEW, "booked_on": booked_on, "starts": "10:00", "minutes": 60}
    desk.write(insert, Appointment, None, spot_id=school, **booking)
    assert [one.words for one in weighed(desk).driven] == [recent, year]


def test_a_week_with_more_reviews_than_usual_says_so(desk: Any) -> None:
    """LAC-1 (reg 33): first reviews fall due 20 working days after Mon 16 February 2026: Mon 16 March."""
    held = desk.a_child(looked_after_from=date(2025, 12, 1))
    review_id = desk.a_whole_review(held, date(2026, 2, 23))
    desk.write(finished, review_id)
    for name in ("Ada", "Bram", "Cerys"):
        desk.a_child(preferred_name=name, looked_after_from=date(2026, 2, 16))
    assert weighed(desk).busy == ("Three reviews fall in the week of 16 March; one is usual.",)
