"""The outbox binds each file to one child and one person on that child's list (S29, S38)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import DocumentKind, OutboxState, Role
from iro_desk.errors import Refusal
from iro_desk.records import Child, Person, Review
from iro_desk.services import outbox

NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[Session]:
    """Two children, each with one person."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
            born = date(2017, 1, number)
            made.add(Child.model_validate({"id": number, "preferred_name": name, "born_on": born}))
            made.flush()
            made.add(Person.model_validate({"child_id": number, "name": person, "role": Role.SOCIAL_WORKER}))
            review = {"id": number, "child_id": number, "review_on": date(2026, 6, 5)}
            made.add(Review.model_validate(review))
        made.flush()
        yield made


def queued(session: Session, recipient: outbox.Recipient, name: str = "IRO-2026-K7F3.pdf") -> int:
    """Queue the outcomes of the first child's review."""
    return outbox.queue(session, 1, 1, DocumentKind.OUTCOMES, "pdf", recipient, name, b"the very bytes", NOW)


def test_only_this_childs_people_are_offered_the_child_first(session: Session) -> None:
    assert [r.name for r in outbox.recipients(session, 1)] == ["Maisie", "Bev Okafor"]


def test_another_childs_person_is_refused(session: Session) -> None:
    with pytest.raises(Refusal):
        queued(session, outbox.recipients(session, 2)[1])


def test_another_childs_review_is_refused(session: Session) -> None:
    recipient = outbox.recipients(session, 1)[0]
    with pytest.raises(Refusal):
        outbox.queue(session, 1, 2, DocumentKind.LETTER, "pdf", recipient, "a.pdf", b"x", NOW)


@pytest.mark.parametrize("name", ["letter-maisie.pdf", "Bev-outcomes.pdf", "../letter.pdf"])
def test_a_file_name_that_tells_who_is_refused(session: Session, name: str) -> None:
    with pytest.raises(Refusal):
        queued(session, outbox.recipients(session, 1)[0], name)


def test_the_bytes_come_back_as_they_were_queued(session: Session) -> None:
    item = queued(session, outbox.recipients(session, 1)[1])
    assert outbox.content(session, item) == b"the very bytes"
    row = outbox.rows(session)[0]
    assert (row.state, row.size, row.recipient_role) == (OutboxState.READY, 14, "Social worker")


def test_the_first_outcomes_placed_is_the_day_they_left(session: Session) -> None:
    item = queued(session, outbox.recipients(session, 1)[1])
    outbox.mark_trouble(session, item, "The folder is not there.")
    assert outbox.rows(session)[0].state is OutboxState.NEEDS_YOU
    outbox.mark_placed(session, item, "folder", NOW)
    review = session.get(Review, 1)
    assert review is not None
    assert (review.outcomes_sent_on, review.record_distributed_on) == (NOW.date(), NOW.date())
    assert outbox.rows(session)[0].trouble == ""
    with pytest.raises(Refusal):
        outbox.withdraw(session, item)


def test_a_waiting_file_can_be_taken_out(session: Session) -> None:
    outbox.withdraw(session, queued(session, outbox.recipients(session, 1)[0]))
    assert outbox.rows(session) == ()
