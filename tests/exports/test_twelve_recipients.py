"""Twelve recipients of one review with different rights: each file read back line by line (S38, S39, S44, S47)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import PaperType
from iro_desk.errors import Refusal
from iro_desk.exports import DOCX, document_of, preparing
from iro_desk.exports.reading_back import passages
from iro_desk.exports.versions import Choice
from iro_desk.records import Attendance, ChildsWords, Decision, Person, Review
from iro_desk.services import outbox, papers
from tests.exports.rich_review import (
    ADDRESS,
    ADVOCATE,
    CHOSEN,
    EVERYBODY,
    GUARDED,
    LINES,
    NOBODY,
    NOW,
    OTHER_CHILD,
    POSTCODE,
    TODAY,
    WORKER,
    rich_desk,
)

OUTCOMES = (DocumentKind.OUTCOMES,)
CHOICES = {ADVOCATE: Choice(parts={PaperType.OUTCOMES: CHOSEN})}


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk() as session:
        yield session


@pytest.fixture
def session(laid: Session) -> Iterator[Session]:
    """The same review for every test; whatever a test changes is taken back."""
    yield laid
    laid.rollback()


def text(content: bytes) -> str:
    """Every word of a file, its lines joined as they wrap."""
    return "\n".join(
        " ".join(line.split()) for passage in passages(content) for line in passage.text.split("\n\n")
    )


@pytest.fixture(scope="module")
def files(laid: Session) -> dict[tuple[int, str], bytes]:
    people = sorted(EVERYBODY)
    references = ("K7F3Q2",) * len(people)
    made = preparing.make_papers(laid, 1, OUTCOMES, ("pdf", "docx"), people, references, TODAY, CHOICES)
    assert [each.questions for each in made if each.questions] == []
    return {(each.version.reader.person_id, each.format_name): each.content for each in made}


@pytest.mark.parametrize("format_name", ["pdf", "docx"])
@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_each_reader_has_the_lines_that_are_theirs_and_no_other(files, person: int, format_name: str) -> None:
    """S43, S44: nor where the child lives, which stands in none."""
    words = text(files[person, format_name])
    wrong = [line for line, (_, readers) in LINES.items() if (line in words) is not (person in readers)]
    assert wrong == []
    assert [line for line in NOBODY if line.casefold() in words.casefold()] == []


def test_no_file_holds_a_line_that_the_whole_paper_does_not(laid: Session, files) -> None:
    whole = set(lines_of(DOCX.write(document_of(papers.outcomes(laid, 1, TODAY)))))
    for person in EVERYBODY:
        more = set(lines_of(files[person, "docx"])) - whole
        assert [line.startswith("Version 1 for ") for line in more] == [True], (
            "for whom it is, and nothing else"
        )


def lines_of(content: bytes) -> list[str]:
    """Lines without their place in a list, which differs where one before is left out."""
    found = (line.strip() for passage in passages(content) for line in passage.text.splitlines())
    return [line for line in found if line and not line.isdigit()]


def test_what_is_left_out_and_why_is_told_for_each(session: Session) -> None:
    people = sorted(EVERYBODY)
    for one in preparing.papers_for(session, 1, OUTCOMES, people, TODAY, CHOICES):
        told = " ".join(left.what for left in one.left_out)
        assert f"A visit to {GUARDED}" in told and all(left.why for left in one.left_out)
        assert not any(GUARDED in line or ADDRESS in line for line in one.gets)


def test_what_was_read_back_is_what_waits_in_the_outbox(session: Session) -> None:
    assert preparing.queue_papers(session, 1, OUTCOMES, ("pdf",), (WORKER,), ("K7F3Q2",), TODAY, NOW) == 1
    (row,) = outbox.rows(session)
    assert "inhaler twice a day" in text(outbox.content(session, row.item_id))


def test_nothing_always_out_can_be_put_back(session: Session) -> None:
    (before,) = preparing.papers_for(session, 1, OUTCOMES, (WORKER,), TODAY, {})
    back = {left.key: "She asked for it" for left in before.left_out}
    (after,) = preparing.papers_for(session, 1, OUTCOMES, (WORKER,), TODAY, {WORKER: Choice(put_back=back)})
    assert not any(GUARDED in line for line in after.gets)
    assert any(OTHER_CHILD in line for line in after.gets), "another child's name stays with a reason"


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    role=st.sampled_from(list(ReaderRole)), parts=st.sets(st.sampled_from(list(Part))), not_told=st.booleans(),
    person=st.sampled_from(sorted(EVERYBODY)), format_name=st.sampled_from(["docx", "docx", "pdf"]),
)  # fmt: skip
def test_whoever_the_reader_is_and_whatever_is_ticked_no_excluded_line_is_in_the_bytes(
    session: Session, role, parts, not_told, person, format_name
) -> None:
    """S47."""
    reader = session.get_one(Person, person)
    reader.paper_role, reader.not_told_home = role, not_told
    session.flush()
    choices = {person: Choice(parts={PaperType.OUTCOMES: frozenset(parts)}, child_said="Yes")}
    try:
        made = preparing.make_papers(
            session, 1, OUTCOMES, (format_name,), (person,), ("K7F3Q2",), TODAY, choices
        )
    except Refusal:
        return
    finally:
        session.rollback()
    words = text(made[0].content)
    own = Part.DECISIONS_OWN in parts
    for line, (needs, _) in LINES.items():
        if not needs <= parts and not (own and Part.DECISIONS_ALL in needs):
            assert line not in words
    assert [line for line in NOBODY if line.casefold() in words.casefold()] == []


PLANTED = (
    ADDRESS, ADDRESS.upper(), "Larkspur Rise", POSTCODE, "qx7 3pd", "Q X 7 3 P D", GUARDED, "Vane", "Mr Vane",
    OTHER_CHILD, f"{OTHER_CHILD} Varga", "01632960999", "1 January 2012",
)  # fmt: skip
PLACES = {
    "an answer": lambda s, words: setattr(s.get_one(Review, 1), "school", words),
    "a decision": lambda s, words: setattr(s.get_one(Decision, 1), "what", words),
    "who does it": lambda s, words: setattr(s.get_one(Decision, 1), "owner", words),
    "how it is known": lambda s, words: setattr(s.get_one(Decision, 1), "measure", words),
    "who came": lambda s, words: setattr(s.get_one(Attendance, 1), "name", words),
    "shared words": lambda s, words: setattr(s.get_one(ChildsWords, 1), "words", words),
}


FIRST_NAMES_STAND = ("who does it", "who came", "shared words")
"""A first name alone that stands here is taken for somebody of this child's own."""


@pytest.mark.parametrize("place", PLACES)
def test_an_identifier_planted_anywhere_reaches_no_adults_version(session: Session, place: str) -> None:
    """S39, as for letters: even the social worker's whole copy leaves it out until a reason is given."""
    known = {OTHER_CHILD} if place in FIRST_NAMES_STAND else set()
    missed = []
    for words in PLANTED:
        PLACES[place](session, f"It rained. {words} was there.")
        session.flush()
        (one,) = preparing.papers_for(session, 1, OUTCOMES, (WORKER,), TODAY, {})
        if words not in known and words in repr(one.paper):
            missed.append(words)
        session.rollback()
    assert missed == []
