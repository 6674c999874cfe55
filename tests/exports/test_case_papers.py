"""A dispute, what was done and thanks, each cut for its readers and read back line by line (S38, S44, S47)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import docx
import pytest
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind, PlanKind, Role, Share
from iro_desk.domain.codes.concern import ChildsView, ConcernAnswer, StepKind
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import NOT_SENT, NOTHING_CHOSEN, PaperType
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import case_papers, versions
from iro_desk.exports.versions import NOTHING_FOR_THEM, Choice
from iro_desk.records import ChildsWords, Commendation, Concern, ConcernStep, Person, Visit
from iro_desk.services import outbox
from iro_desk.services.entering import insert
from tests.exports.rich_review import (
    ADDRESS,
    ADVOCATE,
    CARER,
    EVERYBODY,
    GUARDED,
    GUARDIAN,
    MANAGER,
    MUM,
    NOBODY,
    NOW,
    OTHER_CHILD,
    TEACHER,
    TODAY,
    WORKER,
    rich_desk,
    words_of,
)

HEAD, LAWYER = 14, 15
CALENDAR, RULES = Calendar({}), ClockRules()
DISPUTE, FOOTPRINT, THANKS = DocumentKind.DISPUTE, DocumentKind.FOOTPRINT, DocumentKind.THANKS
TYPES = {
    DISPUTE: PaperType.DISPUTE_FORM, FOOTPRINT: PaperType.FOOTPRINT, THANKS: PaperType.COMMENDATION,
}  # fmt: skip
FORMATS = ("pdf", "docx", "txt")
ANSWERABLE = frozenset({WORKER, MANAGER, HEAD})
LINES = {
    "No bed has come since March": ANSWERABLE | {ADVOCATE},
    "She sleeps on two cushions": ANSWERABLE | {ADVOCATE},
    "A bed by Friday": ANSWERABLE | {ADVOCATE},
    "my back hurts": ANSWERABLE,
    "Wants it": ANSWERABLE,
    "The order was lost": ANSWERABLE | {ADVOCATE},
    "Answered on day 4": ANSWERABLE | {ADVOCATE},
    "Day 8 of 20 working days": ANSWERABLE | {ADVOCATE},
    "weighed telling the court": ANSWERABLE,
    "She was told on the telephone": ANSWERABLE,
    "K-4471": ANSWERABLE,
}
"""Each line of the dispute, with those of its readers who have it: the advocate is given home and decisions."""
NEVER = (*NOBODY, "kept to herself", "counsel says wait", "in confidence to me")


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk(lay_more_people, lay_concern) as session:
        yield session


def lay_more_people(session: Session) -> None:
    """A senior manager and a lawyer of the council."""
    for name, role in (("Hal Quist", ReaderRole.SENIOR_MANAGER), ("Liv Sand", ReaderRole.COUNCIL_LAWYER)):
        insert(session, Person, child_id=1, name=name, role=Role.OTHER, paper_role=role)


def lay_concern(session: Session) -> None:
    """A formal concern about a bed, a visit, and thanks to the social worker."""
    said = insert(session, ChildsWords, child_id=1, said_on=date(2026, 5, 1), words="My mattress: my back hurts.",
                  share=Share.MAY_SHARE)  # fmt: skip
    insert(
        session, Concern, child_id=1, raised_on=date(2026, 5, 20), raised_with="Bev Okafor", stage=1,
        about="No bed has come since March", effect="She sleeps on two cushions.", asked_for="A bed by Friday.",
        formal_on=date(2026, 6, 1), stage_on=date(2026, 6, 1), words_id=said.id, plan=PlanKind.PLACEMENT,
        childs_view=ChildsView.WANTS, childs_view_why="She said so in confidence to me.",
        answered_on=date(2026, 6, 5), answer=ConcernAnswer.IN_PART,
    )  # fmt: skip
    for kind, day, whom, words, share in (
        (StepKind.MADE_FORMAL, 1, "Team manager", "A bed by Friday.", Share.MAY_SHARE),
        (StepKind.ANSWERED, 5, "Dee Lane", "The order was lost.", Share.MAY_SHARE),
        (StepKind.CAFCASS, 8, "", "Not now. I weighed telling the court.", Share.MAY_SHARE),
        (StepKind.TOLD_CHILD, 9, "By phone", "She was told on the telephone.", Share.MAY_SHARE),
        (StepKind.NOTED, 10, "", "This was kept to herself: counsel says wait.", Share.PRIVATE),
        (StepKind.NOTED, 10, "", f"{GUARDED} rang about it.", Share.MAY_SHARE),
        (StepKind.NOTED, 10, "", f"The bed is to go to {ADDRESS}.", Share.MAY_SHARE),
    ):
        insert(session, ConcernStep, concern_id=1, child_id=1, kind=kind, happened_on=date(2026, 6, day),
               whom=whom, words=words, stage=1, share=share)  # fmt: skip
    insert(session, Visit, child_id=1, visit_on=date(2026, 4, 2))
    insert(session, Commendation, child_id=1, given_on=date(2026, 6, 2), whom="Bev Okafor", theme="x",
           theme_words="Kept at it", what="Drove back with the cello.", effect="Maya played it.")  # fmt: skip


def files(
    session: Session, kind: DocumentKind, people: tuple[int, ...], choices: dict[int, Choice], *formats: str
) -> dict[tuple[int, str], str]:
    references = ("K7F3Q2",) * len(people)
    made = case_papers.make(
        session, kind, 1, formats or FORMATS, people, references, TODAY, CALENDAR, RULES, choices
    )
    assert [each.questions for each in made if each.questions] == []
    return {(each.version.reader.person_id, each.format_name): words_of(each.content) for each in made}


def refused(session: Session, kind: DocumentKind) -> dict[int, str]:
    people = (*sorted(EVERYBODY), HEAD, LAWYER)
    found = case_papers.versions_for(session, kind, 1, people, TODAY, CALENDAR, RULES, {})
    return {one.reader.person_id: one.refused for one in found}


def test_each_reader_of_a_dispute_has_the_lines_that_are_theirs_and_no_other(laid: Session) -> None:
    chosen = Choice(parts={PaperType.DISPUTE_FORM: frozenset({Part.HOME, Part.DECISIONS_ALL})})
    people = (*sorted(ANSWERABLE), ADVOCATE)
    found = files(laid, DISPUTE, people, {ADVOCATE: chosen})
    for (person, format_name), words in found.items():
        wrong = [line for line, readers in LINES.items() if (line in words) is not (person in readers)]
        assert wrong == [], (person, format_name)
        assert [line for line in NEVER if line.casefold() in words.casefold()] == []


def test_a_dispute_goes_to_those_who_answer_for_the_plan_and_to_others_only_when_it_is_ticked(
    laid: Session,
) -> None:
    why = refused(laid, DISPUTE)
    assert {person for person, words in why.items() if not words} == ANSWERABLE
    assert why[GUARDIAN] == why[ADVOCATE] == why[LAWYER] == NOTHING_CHOSEN
    assert why[MUM] == why[CARER] == why[TEACHER] == NOT_SENT


def test_a_dispute_that_waits_for_an_answer_has_room_for_one_and_an_answered_one_has_none(
    laid: Session,
) -> None:
    assert "Your answer" not in files(laid, DISPUTE, (MANAGER,), {}, "docx")[MANAGER, "docx"]
    laid.get_one(Concern, 1).answered_on = None
    laid.flush()
    words = files(laid, DISPUTE, (MANAGER,), {}, "docx")[MANAGER, "docx"]
    laid.rollback()
    assert "Your answer" in words and "Does not agree" in words


def test_the_stages_of_a_dispute_are_a_table_with_a_heading_row_in_word(laid: Session) -> None:
    (made,) = case_papers.make(laid, DISPUTE, 1, ("docx",), (HEAD,), ("K7F3Q2",), TODAY, CALENDAR, RULES, {})
    word = docx.Document(BytesIO(made.content))
    table = next(one for one in word.tables if one.cell(0, 1).text == "Who answers")
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")
    assert [cell.text for cell in table.rows[1].cells][0::4] == ["1", "Answered on day 4."]
    assert word.core_properties.title == "Dispute form" and word.core_properties.author == ""


def test_the_page_of_what_was_done_goes_to_nobody_by_itself(laid: Session) -> None:
    why = refused(laid, FOOTPRINT)
    asked = {WORKER, MANAGER, HEAD, GUARDIAN, LAWYER}
    assert {person for person, words in why.items() if words == NOTHING_CHOSEN} == asked
    assert {words for person, words in why.items() if person not in asked} == {NOT_SENT}


def test_the_page_of_what_was_done_is_one_side_without_what_its_reader_may_not_have(laid: Session) -> None:
    parts = frozenset({Part.ATTENDANCE, Part.DECISIONS_ALL})
    found = files(laid, FOOTPRINT, (LAWYER,), {LAWYER: Choice(parts={PaperType.FOOTPRINT: parts})})
    for words in found.values():
        assert "No bed has come since March" in words and "2 April 2026" in words
        assert not any(out in words for out in ("my back hurts", "told on the telephone", "with the cello"))
        assert "In short" not in words, "a count of what is not all there is not told"
        assert [line for line in NEVER if line.casefold() in words.casefold()] == []
    assert "Page 1 of 1" in found[LAWYER, "pdf"]


def test_thanks_reach_the_one_they_name_and_the_manager_and_name_no_child(laid: Session) -> None:
    found = files(laid, THANKS, (WORKER, MANAGER), {})
    assert all("Drove back with the cello" in words for words in found.values())
    assert not any("Reed" in words for words in found.values())
    assert refused(laid, THANKS)[HEAD] == NOTHING_CHOSEN and refused(laid, THANKS)[CARER] == NOT_SENT


def test_a_worker_whom_the_thanks_do_not_name_gets_nothing_of_them(laid: Session) -> None:
    laid.get_one(Commendation, 1).whom = "Jan Moss"
    laid.flush()
    why = refused(laid, THANKS)
    laid.rollback()
    assert why[WORKER] == NOTHING_FOR_THEM and why[MANAGER] == ""


@pytest.mark.parametrize("kind", [DISPUTE, FOOTPRINT, THANKS])
def test_an_identifier_planted_in_any_words_of_it_reaches_nobody(laid: Session, kind: DocumentKind) -> None:
    """S39."""
    every = {WORKER: Choice(parts={TYPES[kind]: frozenset(Part)})}
    concern, thanks = laid.get_one(Concern, 1), laid.get_one(Commendation, 1)
    for words in (ADDRESS, GUARDED, f"{OTHER_CHILD} Varga", "01632960999"):
        for row, field in ((concern, "about"), (concern, "effect"), (concern, "asked_for"), (thanks, "what")):
            setattr(row, field, f"It rained. {words} was there.")
        laid.flush()
        (one,) = case_papers.versions_for(laid, kind, 1, (WORKER,), TODAY, CALENDAR, RULES, every)
        laid.rollback()
        assert words not in repr(one.paper)


def test_what_was_read_back_waits_in_the_outbox_bound_to_its_reader(laid: Session) -> None:
    made = case_papers.make(laid, DISPUTE, 1, ("pdf",), (HEAD,), ("K7F3Q2",), TODAY, CALENDAR, RULES, {})
    versions.queue(laid, made, NOW)
    (row,) = outbox.rows(laid)
    assert (row.kind, row.recipient, row.review_version) == (DISPUTE, "Hal Quist", None)
    assert outbox.content(laid, row.item_id) == made[0].content
    laid.rollback()


def test_nothing_done_yet_is_said_in_place_of_an_empty_page(laid: Session) -> None:
    with pytest.raises(Refusal, match="Nothing is recorded"):
        case_papers.versions_for(laid, FOOTPRINT, 2, (), TODAY, CALENDAR, RULES, {})
