"""One reader's version of a paper: what is not theirs is not in it at all, and what was left out is told."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.papers import Answered, AttendanceLine, DecisionLine, OutcomesPaper, TopicPaper
from iro_desk.domain.rights import cutting
from iro_desk.domain.rights.cutting import LeftOut, Unsafe, pieces
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import OF_THE_OFFICE, Reader
from iro_desk.domain.rights.review_sieves import OF_ANOTHER
from iro_desk.domain.rights.roles import ReaderRole

MUM, TEACHER = 1, 2


def cut(
    paper: OutcomesPaper, reader: Reader, unsafe: dict[str, Unsafe], back: frozenset[str] = frozenset()
) -> tuple[OutcomesPaper, tuple[LeftOut, ...]]:
    done = cutting.cut(paper, reader, unsafe, back)
    assert isinstance(done.paper, OutcomesPaper)
    return done.paper, done.left_out


def decision(what: str, part: Part | None, *people: int, against: bool = False) -> DecisionLine:
    return DecisionLine(what, "", "Somebody", None, "", "Open", against, part, frozenset(people))


def topic(title: str, words: str, *parts: Part, said_by: int = 0) -> TopicPaper:
    one = Answered("What is it like?", words, parts, bool(said_by), frozenset({said_by} - {0}))
    return TopicPaper(title, (one,))


PAPER = OutcomesPaper(
    child_name="Maya", born_on=date(2012, 3, 4), local_code="K-4471", legal_status="Full care order",
    review_on=date(2026, 6, 3), review_kind="Review", review_form="Meeting", place="Elm House", due_on=None,
    participation="Came", officer="Ros", officer_contact="", authority="A council",
    attendance=(AttendanceLine("Jan Reed", "Mother", True, True),), childs_words=("I like maths.",),
    earlier_decisions=(decision("The old one", None),),
    topics=(
        topic("Home", "A bunk bed", Part.HOME), topic("Health", "An inhaler", Part.HEALTH),
        topic("School", "A new tutor", Part.SCHOOL), topic("Views", "Mum wants more time", Part.FAMILY, said_by=MUM),
        topic("Views too", "Dad disagrees", Part.FAMILY, said_by=9),
        topic("Worries", "School worries", Part.SOS, Part.SCHOOL),
    ),
    decisions=(
        decision("School to give a laptop", Part.SCHOOL), decision("School nurse to see the rash", Part.HEALTH),
        decision("Mum to ring on Sundays", Part.FAMILY, MUM), decision("Buy a bicycle", None, against=True),
    ),
    next_review_on=date(2026, 11, 3), midway_on=None, is_demonstration=False,
)  # fmt: skip


def read(role: ReaderRole, person: int, *parts: Part) -> str:
    paper, _ = cut(PAPER, Reader(role, frozenset(parts), person), {})
    return repr(paper)


def test_a_teacher_gets_school_lines_and_no_word_of_health_family_or_why_the_child_is_in_care() -> None:
    words = read(ReaderRole.DESIGNATED_TEACHER, TEACHER, Part.SCHOOL, Part.DECISIONS_OWN)
    assert "A new tutor" in words and "School to give a laptop" in words
    for out in (
        "inhaler",
        "rash",
        "Mum",
        "bicycle",
        "care order",
        "K-4471",
        "Elm House",
        "Jan",
        "maths",
        "Nov",
    ):
        assert out not in words
    assert "School worries" not in words, "a worry about school needs both parts"
    assert "datetime.date(2026, 11, 3)" not in words


def test_a_decision_is_somebodys_own_by_their_name_even_when_their_service_is_not_named() -> None:
    words = read(ReaderRole.PARENT_NO_PR, MUM, Part.DECISIONS_OWN)
    assert "ring on Sundays" in words and "laptop" not in words


def test_what_one_parent_said_is_read_by_no_other_of_the_family() -> None:
    paper, left = cut(PAPER, Reader(ReaderRole.PARENT_PR, frozenset(Part), MUM), {})
    assert "Mum wants" in repr(paper) and "Dad disagrees" not in repr(paper)
    assert OF_ANOTHER in {one.why for one in left} and OF_THE_OFFICE in {one.why for one in left}


def test_that_a_decision_goes_against_a_wish_is_told_only_with_the_childs_words() -> None:
    without, _ = cut(PAPER, Reader(ReaderRole.TEAM_MANAGER, frozenset(Part) - {Part.CHILD_SHARED}, 0), {})
    assert not any(line.against_wish for line in without.decisions)
    whole, _ = cut(PAPER, Reader(ReaderRole.TEAM_MANAGER, frozenset(Part), 0), {})
    assert whole.decisions[-1].against_wish


def test_words_that_are_not_safe_stay_out_until_a_reason_is_given_and_some_always() -> None:
    reader = Reader(ReaderRole.SOCIAL_WORKER, frozenset(Part), 0)
    first, second = (
        one.key for one in pieces(PAPER, reader) if "laptop" in one.text or "bicycle" in one.text
    )
    unsafe = {first: Unsafe("a name", always=False), second: Unsafe("an address", always=True)}
    paper, left = cut(PAPER, reader, unsafe)
    assert "laptop" not in repr(paper) and "bicycle" not in repr(paper)
    assert [(one.why, one.by_reason) for one in left] == [("a name", True), ("an address", False)]
    paper, left = cut(PAPER, reader, unsafe, frozenset({first, second}))
    assert "laptop" in repr(paper) and "bicycle" not in repr(paper)


@given(st.sets(st.sampled_from(list(Part))), st.sampled_from(list(ReaderRole)), st.integers(0, 4))
def test_no_word_of_a_part_that_is_not_theirs_is_in_a_version(parts, role, person) -> None:
    """What is told as left out and what stands in the version are together the whole paper, and never overlap."""
    reader = Reader(role, frozenset(parts), person)
    paper, left = cut(PAPER, reader, {})
    out = {one.key for one in left}
    every = pieces(PAPER, reader)
    assert out <= {one.key for one in every}
    words = repr(paper)
    for piece in every:
        own = piece.text.split("\n")[-1 if piece.text.startswith("What is it") else 0]
        if own and piece.key in out:
            assert own not in words
        elif own:
            assert own in words
        told_with = piece.key.replace("wish\n", "Decision\n")
        if not set(piece.needs) <= parts and told_with not in out - {piece.key}:
            assert piece.key in out
