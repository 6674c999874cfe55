"""The officer's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine, select

from iro_desk.domain.changes import Changes
from iro_desk.domain.codes import OutboxState, ReviewState, SectionState
from iro_desk.domain.wording import Tone
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.records import Child, Draft, OutboxItem, Review, ReviewSection
from iro_desk.records.base import Record
from iro_desk.services.clockwork import settle
from iro_desk.services.workload import TodayList, today_list

TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 10, 21, 40, tzinfo=UTC)
NOON = datetime(2026, 6, 11, 12, 0, tzinfo=UTC)
BANK_HOLIDAYS = Path(__file__).parents[2] / "resources" / "data" / "bank_holidays.csv"
CALENDAR = read_bank_holidays(BANK_HOLIDAYS.read_text(encoding="utf-8"))


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def kept(session: Session, row: Record) -> int:
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def a_child(session: Session, came_on: date, **values: object) -> int:
    return kept(
        session, Child.model_validate({"born_on": date(2012, 5, 2), "looked_after_from": came_on, **values})
    )


def a_review(session: Session, child_id: int, held_on: date, **values: object) -> int:
    return kept(session, Review.model_validate({"child_id": child_id, "review_on": held_on, **values}))


def the_day(session: Session) -> TodayList:
    children = frozenset(one for one in session.exec(select(Child.id)).all() if one)
    settle(
        session, Changes(None, "Test", frozenset({"child"}), children), calendar=CALENDAR, now=lambda: NOON
    )
    return today_list(session, TODAY, CALENDAR)


def test_an_empty_caseload_has_an_empty_day(session: Session) -> None:
    day = the_day(session)
    assert day == TodayList((), (), (), 0, (), (), 0, 0)


def test_a_late_first_review_says_how_late_and_why(session: Session) -> None:
    child_id = a_child(
        session, date(2026, 5, 12), preferred_name="Idris", surname="Halvane", identity_colour=4
    )
    (row,) = the_day(session).late
    assert (row.child_id, row.name, row.initials, row.identity_colour) == (child_id, "Idris Halvane", "IH", 4)
    assert (row.age, row.task, row.date_words) == ("aged 14", "First review", "was due Wed 10 June")
    assert row.because == "Looked after from 12 May + 20 working days (reg 33)"
    assert (row.lateness.tone, row.lateness.words) == (Tone.LATE, "1 working day late")
    assert row.due.due_on == row.on == date(2026, 6, 10)


def test_papers_due_today_and_next_carry_their_review(session: Session) -> None:
    review_id = a_review(session, a_child(session, date(2026, 5, 12)), date(2026, 6, 4))
    day = the_day(session)
    (row,) = day.today
    assert (row.task, row.lateness.words, row.review_id) == (
        "Send decisions to the team manager",
        "Due today",
        review_id,
    )
    assert [row.task for row in day.next] == ["Finish the record"]
    assert day.later == 2


def test_a_review_booked_inside_its_limit_shows_on_its_own_day(session: Session) -> None:
    child_id = a_child(session, date(2019, 5, 12))
    a_review(session, child_id, date(2025, 12, 16), is_imported=True, next_review_on=TODAY)
    (row,) = the_day(session).today
    assert (row.task, row.because) == (
        "Next review",
        "Last review 16 Dec 2025 + 6 months (reg 33, earlier reviews taken as held): by Tue 16 June",
    )
    assert (row.lateness.tone, row.lateness.words) == (Tone.OK, "5 days inside the limit")
    assert (row.on, row.due.due_on, row.date_words) == (TODAY, date(2026, 6, 16), "Thu 11 June")


def test_a_booking_that_passed_or_is_too_late_leaves_the_limit_showing(session: Session) -> None:
    for booked_on in (date(2026, 6, 10), date(2026, 6, 17)):
        a_review(
            session,
            a_child(session, date(2019, 5, 12)),
            date(2025, 12, 16),
            is_imported=True,
            midway_held_on=date(2026, 3, 16),
            next_review_on=booked_on,
        )
    assert [row.on for row in the_day(session).next] == [date(2026, 6, 16)] * 2


def test_a_child_who_has_left_is_asked_for_no_review_and_leaves_the_count(session: Session) -> None:
    a_child(session, date(2026, 5, 12), looked_after_until=TODAY)
    a_child(session, date(2026, 5, 12), looked_after_until=date(2026, 6, 12))
    day = the_day(session)
    assert (len(day.late), day.caseload) == (1, 1)


def test_lines_are_soonest_first_whoever_they_are_about(session: Session) -> None:
    for came_on in (date(2026, 5, 15), date(2026, 5, 13), date(2026, 5, 14)):
        a_child(session, came_on)
    day = the_day(session)
    assert [row.on.day for row in (*day.today, *day.next)] == [11, 12, 15]


def test_unfinished_reviews_show_how_far_they_have_got(session: Session) -> None:
    child_id = a_child(session, date(2026, 5, 12), preferred_name="Maya", surname="Thistlewood")
    review_id = a_review(session, child_id, date(2026, 6, 10))
    a_review(session, child_id, date(2026, 6, 1), state=ReviewState.FINISHED)
    for section, state in [("Home", SectionState.COMPLETED), ("Health", SectionState.IN_PROGRESS)]:
        kept(
            session,
            ReviewSection.model_validate({"review_id": review_id, "section": section, "state": state}),
        )
    (row,) = the_day(session).writing
    assert (row.review_id, row.name, row.what) == (review_id, "Maya Thistlewood", "Review of 10 June")
    assert (row.sections_done, row.sections_total) == (1, 20)


def test_drafts_and_what_waits_in_the_outbox_are_counted(session: Session) -> None:
    child_id = a_child(session, date(2026, 5, 12))
    kept(
        session,
        Draft.model_validate({"form": "visit", "child_id": child_id, "content": "{}", "kept_at": NOW}),
    )
    for state in OutboxState:
        kept(
            session,
            OutboxItem.model_validate(
                {
                    "child_id": child_id,
                    "recipient": "R",
                    "file_name": "R7F3.pdf",
                    "content": b"%PDF",
                    "sha256": "0" * 64,
                    "state": state,
                    "queued_at": NOW,
                    "placed_at": NOW if state.has_left else None,
                }
            ),
        )
    day = the_day(session)
    assert (len(day.drafts), day.outbox_waiting) == (1, 3)
