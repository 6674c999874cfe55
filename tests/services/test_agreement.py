"""Agreed is worked out from the manager's answer or silence, and every reader says the same of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import DecisionState
from iro_desk.records import Decision, Letter, Review
from iro_desk.services import agreement, letters, papers, preparing, reviews, said_before
from iro_desk.services.letters import facts as letter_facts

#: sent on Monday 9 March 2026; five working days to answer end on Monday 16 March
HELD, SENT, LAST_DAY, AFTER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 17)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Told = Callable[[date], str]


@pytest.fixture
def finished(desk: Any) -> tuple[int, int]:
    """A child and a finished review whose decisions have been sent."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id, HELD)
    desk.write(reviews.finish, review_id, NOON, desk.today, desk.calendar, desk.rules)
    desk.write(reviews.record_sent, review_id, "outcomes", SENT, SENT)
    return child_id, review_id


def _reader(desk: Any, name: str, child_id: int, review_id: int) -> Told:
    """How one reader calls the only decision on a day."""

    def letter(today: date) -> str:
        letter_id = desk.write(letters.begin, review_id, today)
        gathered = desk.read(lambda s: letter_facts.gather(s, s.get(Letter, letter_id)))
        return str(gathered.decisions[0].state.label)

    readers: dict[str, Told] = {
        "states": lambda today: (
            desk.read(
                lambda s: next(iter(agreement.states(s, s.get(Review, review_id), today).values()))
            ).label
        ),
        "overview": lambda today: desk.read(said_before.last_decisions, child_id, today).rows[0].state.label,
        "prepare": lambda today: (
            desk.read(preparing.prepared, child_id, today, desk.calendar).decisions[0].state
        ),
        "outcomes": lambda today: desk.read(papers.outcomes, review_id, today).decisions[0].state,
        "letter": letter,
    }
    return readers[name]


@pytest.mark.parametrize("name", ["states", "overview", "prepare", "outcomes", "letter"])
def test_every_reader_says_agreed_once_silence_has_lasted_and_nothing_is_stored(
    desk: Any, finished: tuple[int, int], name: str
) -> None:
    """REC-4 (local): five working days without an answer count as agreement."""
    told = _reader(desk, name, *finished)
    if name != "letter":  # one letter is drawn once, on one day
        assert told(LAST_DAY) == "Proposed"
    assert told(AFTER) == "Agreed"
    (state,) = desk.read(lambda s: [row.state for row in s.exec(select(Decision)).all()])
    assert state is DecisionState.PROPOSED
