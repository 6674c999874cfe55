"""Years of invented records whose counts are those of the published reports, laid down through the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SCORED_PLANS, Participation, ReviewState
from iro_desk.domain.figures.periods import Year
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.paths import resource
from iro_desk.records import Child, Concern, PlanScore, Review
from iro_desk.services.figures.wanted import Wanted
from iro_desk.services.figures.year import YearFigures, figures
from iro_desk.storage.store import Store

YES, NO = "yes", "no"
CALENDAR = read_bank_holidays(resource("data/bank_holidays.csv").read_text("utf-8"))
TODAY = date(2026, 6, 11)


@dataclass(frozen=True)
class Quarter:
    """What one quarter held; each number after ``reviews`` is how many of them."""

    reviews: int
    on_time: int
    sent: int
    forms: int
    attended: int
    took_part: int
    mothers_came: int
    mothers_part: int
    fathers_came: int
    fathers_part: int
    home: int


#: the counts that print the figures of 2021-22 (invented; domain reference 5.4)
OF_2021 = (
    Quarter(215, 213, 104, 163, 88, 157, 95, 116, 62, 100, 158),
    Quarter(217, 211, 76, 152, 87, 136, 75, 111, 46, 58, 142),
    Quarter(217, 202, 16, 159, 94, 131, 75, 85, 38, 53, 151),
    Quarter(217, 207, 85, 150, 101, 128, 69, 90, 42, 56, 131),
)
#: finished forms and reviews of 2015-16 (domain reference 5.3)
OF_2015 = ((154, 245), (134, 217), (161, 253), (154, 223))
#: participation codes of 2013-14 (domain reference 5.2)
OF_2013 = {"PN0": 174, "PN1": 332, "PN2": 2, "PN3": 0, "PN5": 105, "PN6": 153, "PN7": 23}
#: informal and formal disputes of 2024-25 by quarter; 106 of the 149 settled within two weeks (5.5)
OF_2024 = ((34, 38), (24, 33), (33, 34), (26, 44))
SETTLED_IN_TIME = 106


def yes_no(at: int, count: int) -> str:
    return YES if at < count else NO


def a_child(session: Session, **values: Any) -> int:
    child = Child.model_validate({"preferred_name": "Quill", "born_on": date(2010, 5, 2), **values})
    session.add(child)
    session.flush()
    assert child.id is not None
    return child.id


def lay(session: Session, reviews: Iterable[Review], formed: int) -> None:
    """Add reviews, the first of them with a grade for every plan."""
    rows = list(reviews)
    session.add_all(rows)
    session.flush()
    session.add_all(
        PlanScore.model_validate(
            {"review_id": row.id, "plan": plan, "scale_id": "words_2021", "grade": "Good"}
        )
        for row in rows[:formed]
        for plan in SCORED_PLANS
    )
    session.flush()


def a_review(child_id: int, on: date, **values: Any) -> Review:
    return Review.model_validate(
        {"child_id": child_id, "review_on": on, "due_on": on, "state": ReviewState.FINISHED, **values}
    )


def reviews_of(session: Session, child_id: int, year: Year, quarters: Sequence[Quarter]) -> None:
    """Lay down the reviews of a year with everything a monitoring form answers."""
    for period, counts in zip(year.quarters, quarters, strict=True):
        lay(
            session,
            (_review(child_id, period.first, counts, at) for at in range(counts.reviews)),
            counts.forms,
        )


def _review(child_id: int, first: date, counts: Quarter, at: int) -> Review:
    on = first + timedelta(days=at % 88)
    answers: dict[str, Any] = {"record_distributed_on": on if at < counts.sent else None}
    if at < counts.forms:
        answers |= {
            "participation": "PN1" if at < counts.attended else "PN6" if at < counts.took_part else "PN7",
            "mother_attended": yes_no(at, counts.mothers_came),
            "mother_participated": yes_no(at, counts.mothers_part),
            "father_attended": yes_no(at, counts.fathers_came),
            "father_participated": yes_no(at, counts.fathers_part),
            "placement_meets_needs": yes_no(at, counts.home),
        }
    due_on = on if at < counts.on_time else on - timedelta(days=1)
    return a_review(child_id, on, due_on=due_on, **answers)


def forms_of(session: Session, child_id: int, year: Year) -> None:
    """The forms of 2015-16: a review held without a finished form is still being written."""
    for period, (forms, held) in zip(year.quarters, OF_2015, strict=True):
        rows = [
            a_review(
                child_id,
                period.first + timedelta(days=at % 88),
                state=ReviewState.FINISHED if at < forms else ReviewState.WRITING,
            )
            for at in range(held)
        ]
        lay(session, rows, forms)


def codes_of(session: Session, child_id: int, year: Year) -> None:
    """The participation codes of 2013-14."""
    codes = [Participation(code) for code, count in OF_2013.items() for _ in range(count)]
    first = year.whole.first
    lay(
        session,
        (
            a_review(child_id, first + timedelta(days=at % 365), participation=code)
            for at, code in enumerate(codes)
        ),
        0,
    )


def disputes_of(session: Session, child_id: int, year: Year) -> None:
    """The disputes of 2024-25; the formal ones settled in time ended on the fourteenth day."""
    formal_so_far = 0
    for period, (informal, formal) in zip(year.quarters, OF_2024, strict=True):
        for at in range(informal + formal):
            on = period.first + timedelta(days=at % 80)
            values: dict[str, Any] = {
                "child_id": child_id,
                "raised_on": on,
                "theme": "PEP_LATE",
                "about": "x",
            }
            if at >= informal:
                formal_so_far += 1
                days = 14 if formal_so_far <= SETTLED_IN_TIME else 15
                values |= {
                    "stage": 1,
                    "formal_on": on,
                    "stage_on": on,
                    "settled_on": on + timedelta(days=days),
                }
            session.add(Concern.model_validate(values))
    session.flush()


@pytest.fixture
def counted(store: Store) -> Callable[..., YearFigures]:
    """Lay records down for one child and count a year of them."""

    def count(lay_down: Callable[[Session, int, Year], None] | None, begins: int, **more: Any) -> YearFigures:
        if lay_down is not None:
            store.write("Test", lambda s: lay_down(s, a_child(s), Year(begins)))
        wanted = Wanted(Year(begins), **more)
        return store.read(lambda s: figures(s, wanted, TODAY, CALENDAR, ClockRules()))

    return count
