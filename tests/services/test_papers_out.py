"""Who had which version of a finished review (U20)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from iro_desk.domain.codes import DocumentKind, Role
from iro_desk.errors import Refusal
from iro_desk.records import Person
from iro_desk.services import outbox, papers_out, reviews
from iro_desk.services.entering import insert


def _given(desk: Any, child_id: int, review_id: int, *people: str) -> None:
    """Put the outcomes in the outbox for these people and place them."""
    for name in people:
        recipient = next(r for r in desk.read(outbox.recipients, child_id) if r.name == name)
        item = desk.write(
            outbox.queue, child_id, review_id, DocumentKind.OUTCOMES, "pdf", recipient, "IRO-1.pdf", b"x", _noon(desk)
        )  # fmt: skip
        desk.write(outbox.mark_placed, item, "/folder", _noon(desk))


def _noon(desk: Any) -> datetime:
    return datetime.combine(desk.today, time(12), UTC)


def _finish(desk: Any, review_id: int) -> None:
    desk.write(reviews.finish, review_id, _noon(desk), desk.today, desk.calendar, desk.rules)


@pytest.fixture
def given(desk: Any) -> tuple[int, int]:
    """A finished review whose first version went to two people."""
    child_id = desk.a_child()
    for name in ("Tom Ferrier", "Bev Okafor"):
        desk.write(lambda s, n=name: insert(s, Person, child_id=child_id, name=n, role=Role.SOCIAL_WORKER))
    review_id = desk.a_whole_review(child_id, date(2026, 1, 26))
    _finish(desk, review_id)
    _given(desk, child_id, review_id, "Tom Ferrier", "Bev Okafor")
    return child_id, review_id


def _change(desk: Any, review_id: int) -> None:
    desk.write(reviews.reopen, review_id, "A day was wrong", _noon(desk))
    draft = desk.read(reviews.fields, review_id)
    draft.school = "Attends daily."
    desk.write(reviews.answer, review_id, draft)


def test_everyone_with_the_newest_version_is_not_spoken_of(desk: Any, given: tuple[int, int]) -> None:
    assert desk.read(papers_out.old_copies) == ()


def test_who_had_the_first_version_is_told_until_the_second_reaches_them(
    desk: Any, given: tuple[int, int]
) -> None:
    child_id, review_id = given
    _change(desk, review_id)
    _finish(desk, review_id)
    told = [copy.sentence for copy in desk.read(papers_out.old_copies, review_id)]
    assert told == ["Version 1 went to Tom Ferrier and Bev Okafor; version 2 has not."]
    _given(desk, child_id, review_id, "Tom Ferrier")
    told = [copy.sentence for copy in desk.read(papers_out.old_copies)]
    assert told == ["Version 1 went to Bev Okafor; version 2 has not."]
    rows = desk.read(outbox.rows)
    assert {(row.recipient, row.review_version) for row in rows} == {
        ("Tom Ferrier", 1), ("Bev Okafor", 1), ("Tom Ferrier", 2),
    }  # fmt: skip


def test_no_paper_of_a_review_leaves_while_it_is_being_changed(desk: Any, given: tuple[int, int]) -> None:
    child_id, review_id = given
    _change(desk, review_id)
    with pytest.raises(Refusal, match="being changed"):
        _given(desk, child_id, review_id, "Tom Ferrier")
    assert len(desk.read(outbox.rows)) == 2
