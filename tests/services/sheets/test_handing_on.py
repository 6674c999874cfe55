"""A handover begins with what the next officer needs, and nothing that is private to the child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from iro_desk.domain.codes import PromiseState, Share
from iro_desk.records import Action, Concern, Promise
from iro_desk.services import reviews
from tests.services.sheets.cases import CASES, NOW, TODAY


def test_a_handover_begins_with_promises_dates_and_what_is_open(desk: Any, filing: Any) -> None:
    """Kept promises and done decisions are not handed on; a private promise stays with the officer."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id, TODAY - timedelta(days=21))
    desk.write(reviews.finish, review_id, NOW, TODAY, desk.calendar, desk.rules)

    def add(session: Any) -> None:
        for what, share, state in (
            ("Ask about swimming", Share.MAY_SHARE, PromiseState.OPEN),
            ("Ring her mum", Share.PRIVATE, PromiseState.OPEN),
            ("Bring a photo", Share.MAY_SHARE, PromiseState.KEPT),
        ):
            row = {"child_id": child_id, "made_on": date(2026, 2, 1), "what": what}
            session.add(Promise.model_validate({**row, "share": share, "state": state}))
        session.add(Action(child_id=child_id, what="Find a club", owner="Bev", by_when=date(2026, 4, 1)))
        session.add(Concern(child_id=child_id, raised_on=date(2026, 2, 20), about="No PEP"))
        session.add(Concern(child_id=child_id, raised_on=TODAY, about="Settled", settled_on=TODAY))

    desk.store.write("Add", add)
    values = filing.view(filing.begin("handover", child_id)).values
    assert [row["what"] for row in values["promises"]] == ["Ask about swimming"]
    assert [row["what"] for row in values["dates"]] == ["Next review", "Birthday"]
    assert [(row["kind"], row["what"]) for row in values["open"]] == [
        ("Decision", "Book swimming lessons"), ("Action", "Find a club"), ("Concern", "No PEP"),
    ]  # fmt: skip
    assert values["called"]


def test_what_is_withheld_is_confirmed_and_never_printed(desk: Any, filing: Any) -> None:
    """The question is the officer's own: it does not leave in the paper."""
    child_id = desk.a_child()
    sheet_id = filing.begin("handover", child_id)
    whole = {**CASES["handover"]["whole"], "held_on": "2026-03-02", "sent_on": "2026-03-01"}
    filing.finish(sheet_id, whole)
    printed = filing.paper(sheet_id)
    said = [answer.question for section in printed.sections for answer in section.answers]
    assert any(question.startswith("Who ") for question in said)
    assert not any("withheld" in question for question in said)
