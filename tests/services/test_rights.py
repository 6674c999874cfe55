"""What a person is to papers, and that a change of it stops what was made for them (S45, S50)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import DocumentKind, LegalStatus, ReviewState, Role
from iro_desk.domain.rights.posting import MAY_HAVE_MOVED, NO_ADDRESS, OTHER_POSTCODE, ReceivesHow, doubt
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import BARRED
from iro_desk.errors import Refusal
from iro_desk.exports import preparing
from iro_desk.exports.versions import CHECK_THE_ADDRESS, Choice
from iro_desk.records import Child, Decision, LegalPeriod, OutboxItem, Person, Placement, Review
from iro_desk.services import leak_check, rights
from iro_desk.services.entering import insert
from iro_desk.services.sending.rights import bound_facts, why_cancelled

TODAY, NOW = date(2026, 6, 11), datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
HOME = "4 Elm Lane, Tindlebury, AB1 2CD"


@pytest.fixture
def session() -> Iterator[Session]:
    """A child of nine and her mother, who has parental responsibility."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        insert(made, Child, preferred_name="Maisie", born_on=date(2017, 3, 1))
        insert(made, Person, child_id=1, name="Jodie Reed", role=Role.MOTHER, has_responsibility=True)
        insert(made, Review, child_id=1, review_on=date(2026, 6, 5), state=ReviewState.FINISHED)
        insert(made, Decision, child_id=1, review_id=1, what="A bicycle")
        yield made


def put(session: Session, **choice: object) -> int:
    return preparing.queue_papers(
        session, 1, (DocumentKind.OUTCOMES,), ("pdf",), (1,), ("K7F3Q2",), TODAY, NOW, {1: Choice(**choice)}
    )


def test_what_they_are_to_papers_is_as_said_or_follows_from_who_they_are(session: Session) -> None:
    assert rights.reader(session, 1, TODAY).role is ReaderRole.PARENT_PR
    person = session.get_one(Person, 1)
    person.paper_role = ReaderRole.RELATIVE
    assert rights.reader(session, 1, TODAY).role is ReaderRole.RELATIVE


def test_an_order_that_bars_sharing_stops_every_paper(session: Session) -> None:
    session.get_one(Person, 1).is_barred = True
    with pytest.raises(Refusal, match=BARRED):
        put(session)


def test_papers_are_made_for_people_on_that_childs_own_list_only(session: Session) -> None:
    """S38."""
    insert(session, Child, preferred_name="Quillon", born_on=date(2012, 1, 1))
    insert(session, Person, child_id=2, name="Vera Varga", role=Role.SOCIAL_WORKER)
    with pytest.raises(Refusal, match="not on this child's list"):
        preparing.make_papers(session, 1, (DocumentKind.OUTCOMES,), ("pdf",), (2,), ("K7F3Q2",), TODAY, {})


CHANGES = {
    "role": lambda s: setattr(s.get_one(Person, 1), "paper_role", ReaderRole.RELATIVE),
    "parental responsibility": lambda s: setattr(s.get_one(Person, 1), "has_responsibility", False),
    "an order on them": lambda s: setattr(s.get_one(Person, 1), "is_barred", True),
    "where the child lives is kept from them": lambda s: setattr(s.get_one(Person, 1), "not_told_home", True),
    "where the child lives is kept from somebody": lambda s: setattr(s.get_one(Child, 1), "address_withheld_from", "x"),
    "the child's order": lambda s: insert(
        s, LegalPeriod, child_id=1, status=LegalStatus.FULL_CARE_ORDER, started_on=TODAY
    ),
    "where the child lives": lambda s: insert(s, Placement, child_id=1, started_on=TODAY),
    "they are off the list": lambda s: s.delete(s.get_one(Person, 1)),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_decided_it_stops_what_was_made_before(session: Session, what: str) -> None:
    """S50."""
    assert put(session) == 1
    item = session.get_one(OutboxItem, 1)
    assert why_cancelled(session, 1) == "" and item.reader_facts == bound_facts(session, 1, 1)
    CHANGES[what](session)
    session.flush()
    session.expire_all()
    assert "may see changed after this was made" in why_cancelled(session, 1)


def test_papers_by_post_stop_and_ask_when_the_notes_speak_of_another_address(session: Session) -> None:
    """S45."""
    person = session.get_one(Person, 1)
    person.receives, person.address, person.notes = ReceivesHow.POST, HOME, "Now at 9 Oak Road, AB9 9ZZ"
    with pytest.raises(Refusal, match=CHECK_THE_ADDRESS):
        put(session)
    assert put(session, address_checked=True) == 1


def test_the_address_is_doubted_only_when_something_speaks_against_it() -> None:
    assert doubt(HOME, "Rings at ab1 2cd") == ""
    assert doubt(HOME, "See AB12CE") == OTHER_POSTCODE
    assert doubt(HOME, "She moved in May") == MAY_HAVE_MOVED
    assert doubt(" ", "") == NO_ADDRESS


def test_somebody_who_must_not_learn_where_the_child_lives_reads_no_part_of_it(session: Session) -> None:
    """S44: a relation of each person, whoever they are to the child."""
    insert(session, Placement, child_id=1, started_on=TODAY, address=HOME, postcode="AB1 2CD")
    person = session.get_one(Person, 1)
    person.role, person.not_told_home = Role.SCHOOL, True
    found = leak_check.check_words(session, 1, "She lives in Elm Lane", 1)
    assert [leak.blocking for leak in found] == [True]
