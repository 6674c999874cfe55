"""What the clocks are told about a stored child, and how a child without a name is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine

from iro_desk.domain.clocks import HeldReview, MonthRule
from iro_desk.domain.codes import LegalStatus, ReviewState
from iro_desk.errors import Refusal
from iro_desk.records import Child, LegalPeriod, Review
from iro_desk.services.facts import child_facts, facts_of
from iro_desk.services.names import display_name, initials
from iro_desk.services.settings import change, clock_rules, current

TODAY = date(2026, 6, 11)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def a_child(session: Session, **values: object) -> int:
    row = Child.model_validate(
        {"born_on": date(2014, 5, 2), "looked_after_from": date(2025, 5, 12), **values}
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def a_review(session: Session, child_id: int, on: str, **values: object) -> int:
    row = Review.model_validate({"child_id": child_id, "review_on": date.fromisoformat(on), **values})
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def test_reviews_held_come_oldest_first_with_what_has_left(session: Session) -> None:
    child_id = a_child(session)
    newer = a_review(
        session, child_id, "2026-06-04", outcomes_sent_on=date(2026, 6, 9), state=ReviewState.FINISHED
    )
    older = a_review(session, child_id, "2025-12-04", is_imported=True)
    assert child_facts(session, child_id, today=TODAY).reviews == (
        HeldReview(older, date(2025, 12, 4), is_imported=True),
        HeldReview(newer, date(2026, 6, 4), outcomes_sent_on=date(2026, 6, 9)),
    )


def test_planned_and_cancelled_reviews_were_not_held(session: Session) -> None:
    child_id = a_child(session)
    a_review(session, child_id, "2026-06-20", state=ReviewState.PLANNED)
    a_review(session, child_id, "2026-06-01", state=ReviewState.CANCELLED)
    facts = child_facts(session, child_id)
    assert (facts.reviews, facts.next_review_on) == ((), date(2026, 6, 20))


def test_a_review_begun_for_a_later_day_is_a_booking_until_that_day(session: Session) -> None:
    child_id = a_child(session)
    a_review(session, child_id, "2026-06-16")
    before = child_facts(session, child_id, today=TODAY)
    on_the_day = child_facts(session, child_id, today=date(2026, 6, 16))
    assert (before.reviews, before.next_review_on) == ((), date(2026, 6, 16))
    assert [held.held_on for held in on_the_day.reviews] == [date(2026, 6, 16)]


def test_the_last_review_says_what_was_booked(session: Session) -> None:
    child_id = a_child(session)
    a_review(
        session, child_id, "2025-12-04", next_review_on=date(2026, 6, 4), midway_held_on=date(2026, 3, 2)
    )
    a_review(session, child_id, "2026-06-04", next_review_on=date(2026, 12, 3), midway_on=date(2026, 9, 2))
    facts = child_facts(session, child_id, today=TODAY)
    assert facts.next_review_on == date(2026, 12, 3)
    assert (facts.midway_on, facts.midway_held_on) == (date(2026, 9, 2), None)


def test_the_newest_legal_status_says_whether_it_is_short_breaks(session: Session) -> None:
    child_id = a_child(session)
    assert not child_facts(session, child_id).short_breaks
    for started_on, status in [
        ("2025-05-12", LegalStatus.SHORT_BREAKS_EACH),
        ("2025-01-01", LegalStatus.SECTION_20),
    ]:
        session.add(
            LegalPeriod.model_validate(
                {"child_id": child_id, "started_on": date.fromisoformat(started_on), "status": status}
            )
        )
    session.flush()
    assert child_facts(session, child_id).short_breaks


def test_every_child_is_loaded_in_one_query_a_table(session: Session) -> None:
    for _ in range(40):
        a_review(session, a_child(session), "2026-06-04")
    session.commit()
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    found = facts_of(session, [*range(1, 41)], today=TODAY)
    assert len(found) == 40 and all(len(child.facts.reviews) == 1 for child in found)
    assert len(asked) == 8
    assert not any("wishes" in statement for statement in asked)


def test_one_child_and_the_whole_caseload_agree(session: Session) -> None:
    child_id = a_child(session, preferred_name="Ada", surname="Quill", identity_colour=3)
    a_review(session, child_id, "2026-06-04")
    (found,) = facts_of(session, [child_id], today=TODAY)
    assert found.facts == child_facts(session, child_id, today=TODAY)
    assert (found.child.name, found.child.initials, found.child.identity_colour) == ("Ada Quill", "AQ", 3)


def test_a_child_who_has_been_removed_is_refused(session: Session) -> None:
    with pytest.raises(Refusal):
        child_facts(session, 404)


@pytest.mark.parametrize(
    ("preferred_name", "surname", "local_code", "name", "letters"),
    [
        ("Ada", "Quill", "X17", "Ada Quill", "AQ"),
        ("Ada", "", "X17", "Ada", "A"),
        ("", "quill", "X17", "quill", "Q"),
        (" ", "", "X17", "Child X17", "17"),
        ("", "", "", "Child born 2 May 2014", "14"),
    ],
)
def test_a_child_always_has_something_to_be_called(
    preferred_name: str, surname: str, local_code: str, name: str, letters: str
) -> None:
    child = Child.model_validate(
        {
            "preferred_name": preferred_name,
            "surname": surname,
            "local_code": local_code,
            "born_on": date(2014, 5, 2),
        }
    )
    assert (display_name(child), initials(child)) == (name, letters)


def test_clock_rules_follow_the_officers_settings(session: Session) -> None:
    assert clock_rules(current(session)).months is MonthRule.CALENDAR_MONTHS
    change(session, "months", "days")
    change(session, "days.record", "12")
    rules = clock_rules(current(session))
    assert (rules.months, rules.record_working_days) == (MonthRule.DAYS, 12)
