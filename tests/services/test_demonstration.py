"""The invented families come whole, keep the rules of a real file, and leave nothing behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ReviewState, Share, Voice
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.identity import distance
from iro_desk.domain.participation import offered_participation
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import (
    CafcassWeighing,
    Child,
    ChildsWords,
    Concern,
    ConcernStep,
    Decision,
    Letter,
    Placement,
    PlanScore,
    Review,
    Visit,
)
from iro_desk.records.base import Record
from iro_desk.services import children, commendations, concerns, demonstration, letters, reviews, settings
from iro_desk.storage.store import Store

FAMILIES = resource("data/demo_families.toml").read_text(encoding="utf-8")
DAYS = [date(2026, 3, 2), date(2026, 6, 20), date(2025, 12, 27), date(2028, 2, 29)]


def _load(desk: Any) -> int:
    count: int = desk.write(demonstration.load, FAMILIES, desk.today, desk.calendar)
    return count


@pytest.fixture
def looked_round(shown: Any) -> Any:
    """The desk on which they are laid in."""
    return shown()


def _all(desk: Any, record: type[Any]) -> list[Any]:
    return list(desk.store.read(lambda session: session.exec(select(record)).all()))


def test_twenty_four_children_are_laid_in(desk: Any) -> None:
    assert _load(desk) == 24
    assert desk.read(demonstration.present)
    assert all(child.is_demonstration for child in _all(desk, Child))


@pytest.mark.parametrize("today", DAYS)
def test_any_day_gives_a_lawful_history(shown: Any, today: date) -> None:
    """Weekends and bank holidays are stepped back from, and no code breaks rules 440 and 441."""
    desk = shown(today)
    born = {child.id: child.born_on for child in _all(desk, Child)}
    for review in _all(desk, Review):
        assert desk.calendar.is_working_day(review.review_on)
        if review.state is not ReviewState.PLANNED:
            assert review.participation in offered_participation(born[review.child_id], review.review_on)
            assert review.review_on <= today
    for visit in _all(desk, Visit):
        assert desk.calendar.is_working_day(visit.visit_on)
        assert visit.visit_on <= today
    sent = (row for row in _all(desk, Review) if row.record_distributed_on is not None)
    assert all(row.review_on < row.record_distributed_on <= today for row in sent)


def test_the_stories_a_desk_must_show_are_all_there(looked_round: Any) -> None:
    desk = looked_round
    states = {review.state for review in _all(desk, Review)}
    assert states == {ReviewState.FINISHED, ReviewState.WRITING, ReviewState.PLANNED}
    assert any(home.is_unregistered for home in _all(desk, Placement))
    assert any(decision.against_wish and decision.why for decision in _all(desk, Decision))
    assert {child.voice for child in _all(desk, Child)} == set(Voice)
    alerts = {
        alert.text.split(":")[0].split(",")[0]
        for child in _all(desk, Child)
        for alert in desk.read(children.banner, child.id, desk.today).alerts
    }
    assert {"Open dispute", "Protected person", "Address withheld from their father"} <= alerts


def test_every_decision_has_plain_words_and_every_refused_wish_its_reason(looked_round: Any) -> None:
    desk = looked_round
    for decision in _all(desk, Decision):
        assert decision.for_child
        assert bool(decision.why) == decision.against_wish


def test_only_a_plain_yes_may_be_shared(looked_round: Any) -> None:
    desk = looked_round
    private = [row.words for row in _all(desk, ChildsWords) if row.share is Share.PRIVATE]
    assert "I know which road she lives on." in private
    assert "I think it's my fault he doesn't come." in private
    text = " ".join(
        line for row in _all(desk, Letter) for part in desk.read(letters.letter, row.id).parts
        for line in (part.composed,)
    )  # fmt: skip
    assert text
    assert not [words for words in private if words in text]


def test_brothers_and_sisters_have_colours_far_apart(looked_round: Any) -> None:
    desk = looked_round
    rows = _all(desk, Child)
    pairs = [(a, b) for a in rows for b in rows if a.id < b.id and a.family_key == b.family_key]
    assert len(pairs) == 4
    assert all(distance(a.identity_colour, b.identity_colour) >= 3 for a, b in pairs)


def test_every_low_grade_has_its_reason(looked_round: Any) -> None:
    desk = looked_round
    low = [s for s in _all(desk, PlanScore) if s.grade in ("Requires improvement", "Inadequate")]
    assert low
    assert all(score.analysis and score.would_be_good for score in low)


def test_the_open_review_can_be_gone_on_with(looked_round: Any) -> None:
    desk = looked_round
    row = desk.read(reviews.open_reviews)[0]
    found = desk.read(reviews.findings, row.review_id, desk.today, desk.calendar, desk.rules)
    assert all(finding.severity in ("stop", "look") for finding in found)
    assert row.sections_done < row.sections_total


def test_taking_them_out_leaves_real_children_and_nothing_else(desk: Any, store: Store) -> None:
    mine = desk.a_child()
    desk.write(settings.change, "officer.name", "Someone Real")
    before = _counts(desk)
    _load(desk)
    assert desk.read(settings.current).officer_name == "Someone Real"
    assert desk.read(settings.current).authority_name == "Tindleshire"
    taken = store.write("Take out the demonstration", demonstration.remove)
    assert taken.value == 24
    assert _counts(desk) == before
    assert desk.read(children.banner, mine, desk.today).preferred_name == "Quill"
    assert not desk.read(demonstration.present)
    assert desk.read(settings.current).officer_name == "Someone Real"
    store.undo()
    assert desk.read(demonstration.present)


def test_they_are_never_laid_in_twice(looked_round: Any) -> None:
    with pytest.raises(Refusal, match="already here"):
        _load(looked_round)


def _counts(desk: Any) -> dict[str, int]:
    records = [r for r in Record.__subclasses__() if hasattr(r, "__table__")]
    kept = [record for record in records if record.__tablename__ not in ("journal", "audit")]
    return {str(record.__tablename__): len(_all(desk, record)) for record in kept}


def test_the_invented_concerns_show_every_way_one_can_stand(looked_round: Any) -> None:
    """Informal and in writing, formal, weighed for Cafcass, and ended with what changed; and good work thanked."""
    desk = looked_round
    found = desk.read(concerns.listed, desk.today, desk.calendar)
    names = {row.id: row.preferred_name for row in _all(desk, Child)}
    waiting = {names[one.child.child_id]: one.stands for one in found if one.settled_on is None}
    assert waiting["Kidane"].words == "In writing, informal" and waiting["Caleb"].words == "Formal: stage 1"
    assert waiting["Ivy-Rose"].words == "Formal: stage 2"
    kinds = {(names[row.child_id], row.kind) for row in _all(desk, ConcernStep)}
    assert {
        ("Kidane", StepKind.WRITTEN),
        ("Ivy-Rose", StepKind.WRITTEN),
        ("Ivy-Rose", StepKind.CAFCASS),
    } <= kinds
    (weighed,) = _all(desk, CafcassWeighing)
    assert weighed.look_again_on == desk.today + timedelta(days=14)
    ended = {names[row.child_id]: row.changed for row in _all(desk, Concern) if row.settled_on is not None}
    assert ended["Arlo"] == "He stays in his home and his school." and all(ended.values())
    thanked = {names[one.child.child_id]: one.theme_code for one in desk.read(commendations.listed)}
    assert thanked == {
        "Arlo": "CHANGED_MIND", "Ivy-Rose": "STUCK_WITH", "Theo": "STABILITY", "Marcus": "CHILD_HEARD",
        "Zainab": "IDENTITY",
    }  # fmt: skip
