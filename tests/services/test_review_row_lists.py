"""The rows of a review, its columns, its papers and what it raises: stored, read again, and told where they belong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import select

from iro_desk.domain.codes import DecisionState, PlanKind, ReviewKind, SectionState, YesNo
from iro_desk.domain.review_row_codes import DecisionMade, PaperCurrent, ToRaise, ViewsSought, WhatNow
from iro_desk.records import (
    Concern,
    Decision,
    DisagreementFields,
    Letter,
    ParentViewsFields,
    Plan,
    Review,
    ScaleFields,
)
from iro_desk.services import agreement, letters, papers, reviews
from iro_desk.services.reviews import Columns, EarlierMark, ListRows, PaperRow, SectionAnswers
from iro_desk.services.reviews.lists import DISAGREEMENTS, list_rows, stored_rows

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
MATTER = DisagreementFields(
    matter="How often to see Dad", views="Weekly, or every two weeks.", what_next="Look again in May."
)


def _file(desk: Any, review_id: int, section: str, **parts: Any) -> Any:
    held = desk.read(reviews.fields, review_id)
    answers = SectionAnswers(section, SectionState.IN_PROGRESS, held, **parts)
    return desk.write(reviews.file_section, review_id, answers)


def _letter_says(desk: Any, letter_id: int) -> bool:
    return bool(desk.read(lambda s: s.get(Letter, letter_id).not_all_agreed))


def _finish(desk: Any, review_id: int) -> None:
    desk.write(reviews.finish, review_id, NOW, desk.today, desk.calendar, desk.rules)


def test_what_was_not_agreed_is_kept_told_in_the_papers_and_in_the_letter_only_when_it_may_be(
    desk: Any,
) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    _file(desk, review_id, "Decisions", lists=(ListRows("disagreements", (MATTER,)),))
    told = {t.title: t.answers for t in desk.read(papers.outcomes, review_id, desk.today).topics}
    [row] = told["What could not be agreed"]
    assert (row.question, row.answer) == (
        "How often to see Dad",
        "Weekly, or every two weeks.; next: Look again in May.",
    )
    first = desk.write(letters.begin, review_id, desk.today)
    assert _letter_says(desk, first) is False
    other = desk.a_whole_review(desk.a_child())
    open_to = MATTER.model_copy(update={"child_may_see": True})
    _file(desk, other, "Decisions", lists=(ListRows("disagreements", (open_to,)),))
    second = desk.write(letters.begin, other, desk.today)
    assert _letter_says(desk, second) is True


def test_a_row_put_in_other_words_keeps_its_history(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    _file(desk, review_id, "Decisions", lists=(ListRows("disagreements", (MATTER,)),))
    [before] = desk.read(stored_rows, review_id, DISAGREEMENTS)
    reworded = MATTER.model_copy(update={"matter": "How often Dad is seen"})
    _file(desk, review_id, "Decisions", lists=(ListRows("disagreements", (reworded,)),))
    [after] = desk.read(stored_rows, review_id, DISAGREEMENTS)
    assert (after.id, after.matter) == (before.id, "How often Dad is seen")
    _file(desk, review_id, "Decisions", lists=(ListRows("disagreements", ()),))
    assert desk.read(list_rows, review_id, DISAGREEMENTS) == ()


def test_the_columns_of_a_section_are_lines_of_the_summary_with_their_section(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    _file(desk, review_id, "Health", columns=Columns("Eats well.\n\nNew glasses.", "Sleeps badly.", ""))
    sheet = desk.read(reviews.sheet, review_id, "Feeling safe", desk.today, desk.calendar, desk.rules)
    assert [(one.section, one.column, one.words) for one in sheet.lines] == [
        ("Health", "well", "Eats well."),
        ("Health", "well", "New glasses."),
        ("Health", "worry", "Sleeps badly."),
    ]
    text = desk.read(reviews.check_sheet, review_id, desk.today, desk.calendar, desk.rules).text
    health = next(one for one in text.sections if one.section == "Health")
    assert ("What are we worried about?", "Sleeps badly.") in [(a.question, a.words) for a in health.answers]


def test_each_persons_number_and_each_parents_views_are_told_in_the_papers(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    scale = ScaleFields(who="Tom", number=6, why="Settled.", one_up="A school place.")
    views = ParentViewsFields(person="Anna", how=ViewsSought.NOT_SOUGHT, why_not="She is in hospital.")
    _file(desk, review_id, "Feeling safe", lists=(ListRows("scales", (scale,)),))
    _file(desk, review_id, "Who came, and how", lists=(ListRows("parent_views", (views,)),))
    told = {t.title: t.answers for t in desk.read(papers.outcomes, review_id, desk.today).topics}
    assert ("Tom, from 0 to 10", "6; Settled.; one up: A school place.") in [
        (one.question, one.answer) for one in told["Feeling safe"]
    ]
    [anna] = told["Views of those with parental responsibility"]
    assert (anna.question, anna.answer) == ("Anna", "Not sought; She is in hospital.")


def test_a_paper_that_came_on_the_day_or_is_not_needed_is_said_and_its_date_reaches_the_plans(
    desk: Any,
) -> None:
    child_id = desk.a_child()
    review_id = desk.a_review(child_id)
    rows = (
        PaperRow(PlanKind.CARE, YesNo.YES, date(2026, 2, 3), on_day=True, current=PaperCurrent.PARTLY),
        PaperRow(PlanKind.PATHWAY, None, None, not_applicable=True),
        PaperRow(
            PlanKind.PEP, YesNo.NO, None, chased_on=date(2026, 2, 20), chased="The school will send it."
        ),
    )
    _file(desk, review_id, "Before we start", papers=rows)
    assert desk.read(reviews.papers, review_id)[:1] == rows[:1]
    text = desk.read(reviews.check_sheet, review_id, desk.today, desk.calendar, desk.rules).text
    told = {a.field: a.words for a in text.sections[0].answers if a.field.startswith("papers.")}
    assert told["papers.care"] == "Yes, on the day, dated Tue 3 Feb 2026. Up to date: partly"
    assert told["papers.pathway"] == "Not needed"
    assert told["papers.pep"] == "No. Chased Fri 20 Feb 2026: The school will send it."
    plans = desk.read(lambda s: s.exec(select(Plan).where(Plan.child_id == child_id)).all())
    assert (PlanKind.CARE, date(2026, 2, 3)) in [(one.kind, one.dated_on) for one in plans]


def _two_reviews(desk: Any, **mark: Any) -> tuple[int, int, int]:
    child_id = desk.a_child()
    first = desk.a_whole_review(child_id, date(2026, 1, 26))
    _finish(desk, first)
    second = desk.a_whole_review(child_id)
    [earlier] = desk.read(reviews.earlier_decisions, second)
    _file(desk, second, "Last time's decisions", earlier=(EarlierMark(earlier.decision_id, **mark),))
    return child_id, second, earlier.decision_id


def test_a_decision_that_was_done_says_when_and_how_that_is_known(desk: Any) -> None:
    _, second, _ = _two_reviews(
        desk,
        state=DecisionState.DONE,
        outcome_note="",
        done_on=date(2026, 2, 9),
        evidence="I saw the letter.",
    )
    [row] = desk.read(papers.outcomes, second, desk.today).earlier_decisions
    assert row.state == "Done, Monday 9 February 2026"
    [held] = desk.read(reviews.earlier_decisions, second)
    assert (held.done_on, held.evidence) == (date(2026, 2, 9), "I saw the letter.")


def test_a_decision_that_is_closed_is_not_carried_and_one_to_be_raised_becomes_a_concern_once(
    desk: Any,
) -> None:
    undone = {"state": DecisionState.NOT_DONE, "outcome_note": "No place."}
    _, closed, _ = _two_reviews(desk, **undone, what_now=WhatNow.CLOSE)
    _answer(desk, closed, to_raise=ToRaise.NO)
    _finish(desk, closed)
    assert len(desk.read(reviews.decisions, closed)) == 1
    child_id, raised, decision_id = _two_reviews(desk, **undone, what_now=WhatNow.CONCERN)
    _answer(desk, raised, to_raise=ToRaise.NO)
    _finish(desk, raised)
    desk.write(reviews.reopen, raised, "A name was wrong.", NOW)
    _finish(desk, raised)
    [concern] = desk.read(lambda s: s.exec(select(Concern).where(Concern.child_id == child_id)).all())
    assert (concern.decision_id, concern.stage) == (decision_id, 0)


def _answer(desk: Any, review_id: int, **answers: Any) -> None:
    held = desk.read(reviews.fields, review_id)
    desk.write(reviews.answer, review_id, held.model_copy(update=answers))


def test_what_is_to_be_raised_becomes_a_concern_and_a_formal_one_begins_its_first_stage(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id)
    _answer(desk, review_id, to_raise=ToRaise.FORMAL, raise_about="No school place since May.")
    _finish(desk, review_id)
    [held] = desk.read(lambda s: s.exec(select(Concern).where(Concern.child_id == child_id)).all())
    assert (held.about, held.stage, held.formal_on) == ("No school place since May.", 1, desk.today)


def test_a_decision_agreed_in_the_meeting_is_agreed_when_its_review_is_finished(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    desk.write(lambda s: setattr(s.exec(select(Decision)).one(), "made", DecisionMade.DECIDED))

    def states(session: Any) -> list[DecisionState]:
        return list(agreement.states(session, session.get(Review, review_id), desk.today).values())

    assert desk.read(states) == [DecisionState.PROPOSED]
    _finish(desk, review_id)
    assert desk.read(states) == [DecisionState.AGREED]


def test_the_kind_of_a_review_is_put_right_with_a_reason_and_worked_out_again_without(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    _answer(desk, review_id, kind_chosen=ReviewKind.LATER, kind_why="Two were held elsewhere.")
    assert desk.read(reviews.row, review_id).kind is ReviewKind.LATER
    _answer(desk, review_id, kind_chosen=None, kind_why="")
    assert desk.read(reviews.row, review_id).kind is ReviewKind.FIRST
