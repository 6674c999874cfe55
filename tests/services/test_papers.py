"""Papers for the adults: every question answered or "Not provided", and private things never there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import PlanKind, Share, YesNo
from iro_desk.records import Child, ChildsWords, Decision, PlanScore, Review
from iro_desk.services import papers


@pytest.fixture
def session() -> Iterator[Session]:
    """One child whose father must not learn the address, with one review."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        child = {"id": 1, "preferred_name": "Kit", "born_on": date(2020, 1, 1), "address_withheld_from": "x"}
        made.add(Child.model_validate(child))
        made.flush()
        review = {"id": 1, "child_id": 1, "review_on": date(2026, 6, 5), "place": "12 High Road"}
        made.add(Review.model_validate(review | {"school": "Reads well.", "seen_before": YesNo.YES}))
        made.flush()
        decision = {"review_id": 1, "child_id": 1, "what": "A bed", "owner": "Sam"}
        made.add(Decision.model_validate(decision))
        said = {"child_id": 1, "said_on": date(2026, 6, 1)}
        made.add(ChildsWords.model_validate(said | {"words": "Snails.", "share": Share.MAY_SHARE}))
        made.add(ChildsWords.model_validate(said | {"words": "Secret."}))
        score = {"review_id": 1, "plan": PlanKind.PEP, "scale_id": "words_2021", "grade": "Good"}
        made.add(PlanScore.model_validate(score))
        made.flush()
        yield made


def test_outcomes_hold_what_was_said_to_share_and_decided(session: Session) -> None:
    paper = papers.outcomes(session, 1, date(2026, 6, 11))
    assert paper.childs_words == ("Snails.",)
    assert "Secret" not in repr(paper)
    assert [(d.what, d.owner, d.by_when) for d in paper.decisions] == [("A bed", "Sam", None)]
    answers = {a.question: a.answer for topic in paper.topics for a in topic.answers}
    assert answers["How is school, and does anything need to change?"] == "Reads well."
    assert answers["What is working well?"] == "Not provided"


def test_the_place_is_left_out_while_an_address_is_withheld(session: Session) -> None:
    """S44."""
    assert papers.outcomes(session, 1, date(2026, 6, 11)).place == ""


def test_the_monitoring_form_answers_every_question_and_grades_in_words(session: Session) -> None:
    paper = papers.monitoring(session, 1)
    answers = {a.question: a.answer for a in paper.indicators}
    assert answers["Child seen before the review"] == "Yes"
    assert answers["How the child took part"] == "Not provided"
    grades = {g.plan: (g.grade, g.analysis) for g in paper.grades}
    assert grades["School plan (PEP)"] == ("Good", "Not provided")
    assert grades["Health plan"] == ("Not provided", "Not provided")
