"""Letters: only child-safe words, never a brace, never a private line, and the officer's words always win."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import (
    DecisionState,
    Participation,
    ReviewState,
    Role,
    Share,
    Voice,
    YesNo,
)
from iro_desk.errors import Refusal
from iro_desk.records import Child, ChildsWords, Decision, Person, Review, Visit
from iro_desk.services import letters, papers, settings

TODAY = date(2026, 6, 12)
NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
SECRET = "zqxprivate"


@pytest.fixture
def session() -> Iterator[Session]:
    """A file in memory with the tables of the program."""
    with fresh() as made:
        yield made


def fresh() -> Session:
    """A new session on a new file."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    return Session(engine)


@dataclass(frozen=True)
class Told:
    """A child with a finished review."""

    child_id: int
    review_id: int


def a_review(session: Session, **changes: object) -> Told:
    """A child of nine with two reviews; every field a child may not see holds SECRET."""
    for name, value in {
        "officer.name": "Ros Hartwhistle",
        "officer.known_as": "Ros",
        "officer.telephone": "01632 960100",
        "advocacy.name": "Young Voices",
        "advocacy.telephone": "01632 960111",
        "complaints.contact": "the complaints team, 01632 960112",
        "authority.name": "Tindleshire",
    }.items():
        settings.change(session, name, value)
    child = put(
        session,
        Child,
        preferred_name="Maisie",
        surname="Pepperwick",
        born_on=date(2017, 1, 12),
        local_code="TN-0412",
        **changes,
    )
    before = put(session, Review, child_id=child.id, review_on=date(2026, 1, 5), state=ReviewState.FINISHED)
    put(
        session,
        Decision,
        review_id=before.id,
        child_id=child.id,
        what=SECRET,
        for_child="A bike lock for you.",
        state=DecisionState.DONE,
        outcome_note=SECRET,
        measure=SECRET,
    )
    review = put(
        session,
        Review,
        child_id=child.id,
        review_on=date(2026, 6, 5),
        state=ReviewState.FINISHED,
        participation=Participation.PN1,
        next_review_on=date(2026, 9, 3),
        next_review_place="at home",
        midway_on=date(2026, 7, 20),
        place=SECRET,
        wishes=SECRET,
        placement_why=SECRET,
        family=SECRET,
        school=SECRET,
        health=SECRET,
        worried_about=SECRET,
        permanence_why=SECRET,
    )
    put(
        session,
        Decision,
        review_id=review.id,
        child_id=child.id,
        position=0,
        what=SECRET,
        measure=SECRET,
        for_child="You will ring Dad every Sunday",
        owner="Bev Okafor",
        owner_role=Role.SOCIAL_WORKER,
        by_when=date(2026, 6, 26),
        outcome_note=SECRET,
    )
    put(
        session,
        Decision,
        review_id=review.id,
        child_id=child.id,
        position=1,
        what=SECRET,
        for_child="You will see Dad once a month.",
        owner="Bev Okafor",
        against_wish=True,
        why="Three Saturdays were called off.",
    )
    visit = put(
        session,
        Visit,
        child_id=child.id,
        visit_on=date(2026, 6, 2),
        seen=YesNo.YES,
        officer_view=SECRET,
        worry_told=SECRET,
        who_else=SECRET,
    )
    for words, share in (("I hate it when people say we'll see.", Share.MAY_SHARE), (SECRET, Share.PRIVATE)):
        put(
            session,
            ChildsWords,
            child_id=child.id,
            visit_id=visit.id,
            said_on=visit.visit_on,
            words=words,
            share=share,
        )
    put(
        session,
        ChildsWords,
        child_id=child.id,
        said_on=date(2025, 12, 1),
        words="An old line of mine.",
        share=Share.MAY_SHARE,
    )
    assert child.id is not None
    assert review.id is not None
    return Told(child.id, review.id)


def put(session: Session, record: type, **values: object):
    """Add one row."""
    row = record.model_validate(values)
    session.add(row)
    session.flush()
    return row


def block(session: Session, letter_id: int, slot: str) -> tuple[str, ...]:
    """The lines of one block of the letter as read; empty when it is not there."""
    return next((b.lines for b in letters.paper(session, letter_id).blocks if b.slot == slot), ())


def codes(session: Session, letter_id: int) -> set[str]:
    """The codes of what stops the letter."""
    return {finding.code for finding in letters.warnings(session, letter_id) if finding.blocking}


def test_a_letter_says_what_was_decided_in_the_childs_words_with_who_and_when(session: Session) -> None:
    letter_id = letters.begin(session, a_review(session).review_id, TODAY)
    assert block(session, letter_id, "we_decided") == (
        "You will ring Dad every Sunday. Bev (your social worker) will do this by Friday 26 June.",
    )
    told = block(session, letter_id, "not_agreed")
    assert "You will see Dad once a month." in told[0]
    assert "Three Saturdays were called off." in told[0]
    assert any("3 September" in line for line in told)
    assert block(session, letter_id, "you_told_me") == ("“I hate it when people say we'll see.”",)
    assert "A bike lock for you" in block(session, letter_id, "last_time")[0]
    assert block(session, letter_id, "next_meeting")[0].startswith(
        "Your next meeting is on Thursday 3 September, at home."
    )
    assert block(session, letter_id, "going_well") == ()
    assert letters.paper(session, letter_id).greeting.endswith("Maisie,")


@pytest.mark.parametrize("voice", list(Voice))
def test_nothing_private_reaches_any_paper_in_any_voice(session: Session, voice: Voice) -> None:
    """S39: planted words in every field a child may not see."""
    told = a_review(session)
    letter_id = letters.begin(session, told.review_id, TODAY, voice)
    letters.redraw(session, letter_id)
    everything = (
        letters.paper(session, letter_id),
        letters.letter(session, letter_id),
        letters.of_child(session, told.child_id),
        letters.waiting(session),
        letters.warnings(session, letter_id),
    )
    assert SECRET not in repr(everything)
    assert "{" not in repr([part.composed for part in letters.letter(session, letter_id).parts])


def test_a_private_line_and_the_worry_never_reach_the_outcomes(session: Session) -> None:
    told = a_review(session)
    visit = put(
        session, Visit, child_id=told.child_id, visit_on=TODAY, worry_told="qqworry", officer_view="qqview"
    )
    put(session, ChildsWords, child_id=told.child_id, visit_id=visit.id, said_on=TODAY, words="qqline")
    assert "qq" not in repr(papers.outcomes(session, told.review_id, date(2026, 6, 11)))
    assert "qq" not in repr(papers.monitoring(session, told.review_id))


@pytest.mark.parametrize(
    ("born", "voice"),
    [
        (date(2022, 1, 1), Voice.KEEPSAKE),
        (date(2021, 6, 5), Voice.YOUNG),
        (date(2018, 6, 6), Voice.YOUNG),
        (date(2018, 6, 5), Voice.MIDDLE),
        (date(2014, 6, 5), Voice.TEEN),
        (date(2010, 6, 5), Voice.ADULT),
    ],
)
def test_the_voice_is_offered_by_age_on_the_day_of_the_review(
    session: Session, born: date, voice: Voice
) -> None:
    told = a_review(session)
    child = session.get(Child, told.child_id)
    assert child is not None
    child.born_on = born
    assert letters.letter(session, letters.begin(session, told.review_id, TODAY)).voice is voice


def test_the_childs_own_voice_wins_over_age(session: Session) -> None:
    told = a_review(session, voice=Voice.ADULT)
    assert letters.letter(session, letters.begin(session, told.review_id, TODAY)).voice is Voice.ADULT


def test_drawing_again_never_overwrites_what_the_officer_wrote(session: Session) -> None:
    told = a_review(session)
    letter_id = letters.begin(session, told.review_id, TODAY)
    part = next(p for p in letters.letter(session, letter_id).parts if p.slot == "next_meeting")
    letters.write_part(session, part.part_id, "We meet in the park.", False)
    review = session.get(Review, told.review_id)
    assert review is not None
    review.next_review_on = date(2026, 10, 1)
    session.flush()
    changed = {p.slot: p for p in letters.letter(session, letter_id).parts}["next_meeting"]
    assert changed.changed_since
    letters.redraw(session, letter_id)
    letters.change_voice(session, letter_id, Voice.TEEN)
    after = {p.slot: p for p in letters.letter(session, letter_id).parts}["next_meeting"]
    assert after.written == "We meet in the park."
    assert "1 October 2026" in after.composed
    assert not after.changed_since
    assert block(session, letter_id, "next_meeting") == ("We meet in the park.",)
    letters.write_part(session, part.part_id, None, True)
    assert block(session, letter_id, "next_meeting") == ()


def test_a_letter_begun_twice_is_one_letter(session: Session) -> None:
    told = a_review(session)
    assert letters.begin(session, told.review_id, TODAY) == letters.begin(session, told.review_id, TODAY)


def test_the_place_is_left_out_while_an_address_is_withheld(session: Session) -> None:
    """S44."""
    told = a_review(session, address_withheld_from="his father")
    lines = block(session, letters.begin(session, told.review_id, TODAY), "next_meeting")
    assert "3 September" in lines[0]
    assert "at home" not in " ".join(lines)


def test_a_protected_person_is_not_named_as_the_one_who_will_do_it(session: Session) -> None:
    told = a_review(session)
    put(
        session, Person, child_id=told.child_id, name="Bev Okafor", role=Role.SOCIAL_WORKER, is_protected=True
    )
    letter_id = letters.begin(session, told.review_id, TODAY)
    assert "Bev" not in repr(letters.paper(session, letter_id))


def test_a_letter_without_a_contact_the_child_needs_cannot_be_ready(session: Session) -> None:
    told = a_review(session)
    letter_id = letters.begin(session, told.review_id, TODAY)
    assert codes(session, letter_id) == set()
    letters.finish(session, letter_id, NOW)
    assert letters.letter(session, letter_id).finished
    for name in ("officer.telephone", "advocacy.telephone", "complaints.contact"):
        settings.change(session, name, "")
    assert codes(session, letter_id) == {"officer_contact", "advocacy", "complaints"}
    with pytest.raises(Refusal):
        letters.finish(session, letter_id, NOW)


def test_a_gap_and_a_private_line_stop_the_letter_and_are_never_printed_with_braces(session: Session) -> None:
    """F52: a letter never goes out with ``{{field}}``."""
    told = a_review(session)
    put(session, ChildsWords, child_id=told.child_id, said_on=TODAY, words="Nan cries at night.")
    letter_id = letters.begin(session, told.review_id, TODAY)
    part = next(p for p in letters.letter(session, letter_id).parts if p.slot == "going_well")
    letters.write_part(session, part.part_id, "Well done {name}. You said nan cries, at night!", False)
    assert codes(session, letter_id) == {"brace", "leak_words"}
    assert "{" not in repr(block(session, letter_id, "going_well"))


def test_a_finished_review_waits_for_its_letter_until_it_is_in_the_outbox(session: Session) -> None:
    told = a_review(session)
    assert "Not started" in {row.state for row in letters.waiting(session)}
    letter_id = letters.begin(session, told.review_id, TODAY)
    row = next(row for row in letters.waiting(session) if row.letter_id == letter_id)
    assert (row.state, row.display_name) == ("Draft", "Maisie Pepperwick")


def test_what_the_child_said_in_braces_is_never_taken_for_a_slot(session: Session) -> None:
    told = a_review(session)
    put(
        session,
        ChildsWords,
        child_id=told.child_id,
        said_on=date(2026, 6, 3),
        words="{officer_phone}",
        share=Share.MAY_SHARE,
    )
    letter_id = letters.begin(session, told.review_id, TODAY)
    assert "“(officer_phone)”" in block(session, letter_id, "you_told_me")


@hypothesis_settings(max_examples=40, deadline=None)
@given(
    text=st.text(alphabet="ab {}.\n“", max_size=30),
    voice=st.sampled_from(list(Voice)),
    owner=st.sampled_from(["", "Bev", "the school", "Mr Lund"]),
    against=st.booleans(),
)
def test_no_letter_holds_a_brace(text: str, voice: Voice, owner: str, against: bool) -> None:
    with fresh() as session:
        told = a_review(session)
        put(
            session,
            Decision,
            review_id=told.review_id,
            child_id=told.child_id,
            what="x",
            for_child=text,
            owner=owner,
            against_wish=against,
            why=text,
        )
        found = letters.paper(session, letters.begin(session, told.review_id, TODAY, voice))
        assert "{" not in repr(found).replace("LetterPaper", "")
        assert "}" not in repr(found)
