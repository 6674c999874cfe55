"""A conference and a looked-after review in one sitting: nothing that one holds is typed into the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ParentAnswer, Participation, ReviewState, Role, Share
from iro_desk.domain.codes.considerations import AdvocateOffer
from iro_desk.errors import Refusal
from iro_desk.records import AttendanceFields, ChildsWords, PersonFields, Review
from iro_desk.services import children, reviews, settings, sheets
from tests.services.sheets.cases import CASES, TODAY

HELD = "2026-03-02"
CONFERENCE: dict[str, Any] = {
    **CASES["initial_conference"]["whole"], "strategy": "2026-02-10", "held_on": HELD, "shared_on": "2026-02-25",
    "core_on": "2026-03-16", "next_on": "2026-06-01", "place": "Town Hall", "took_part": "Through an advocate",
    "voice": [{"words": "I want Mum to stop shouting", "share": "may_share"}],
    "parents": [
        {"item": "Mother", "part": "Attended, did not take part"}, {"item": "Father", "part": "Not appropriate"},
    ],
    "agencies": [
        {"agency": "Police", "person": "PC Ray", "part": "Did not attend, views given another way"},
        {"agency": "Health", "person": "Dr Ito", "part": "Attended and took part"},
        {"agency": "Children’s social care", "person": "Bev Hall", "part": "Attended and took part"},
    ],
    "well": ["School is going well", "Nan is near"],
}  # fmt: skip


@pytest.fixture
def child_id(desk: Any) -> int:
    """A looked-after child of eight whose officer chairs conferences too."""
    desk.write(settings.change, "work.conferences", "yes")
    added = desk.a_child()
    bev = PersonFields(name="Bev Hall", role=Role.SOCIAL_WORKER)
    desk.write(children.add_person, added, bev)
    return int(added)


def start_review(desk: Any, sheet_id: int) -> int:
    return int(desk.write(sheets.begin_review, sheet_id, TODAY, desk.calendar, desk.rules))


def test_a_review_starts_from_the_conference_with_what_it_holds(
    desk: Any, filing: Any, child_id: int
) -> None:
    """Date, place, who came, how the child and the parents took part, the columns and the child's words."""
    sheet_id = filing.begin("initial_conference", child_id)
    filing.finish(sheet_id, CONFERENCE)
    assert filing.following(sheet_id).may_review
    review_id = start_review(desk, sheet_id)
    held = desk.read(reviews.fields, review_id)
    assert (held.review_on, held.place) == (date(2026, 3, 2), "Town Hall")
    assert held.participation is Participation.PN5
    assert (held.mother_attended, held.mother_participated) == (ParentAnswer.YES, ParentAnswer.NO)
    assert held.father_attended is ParentAnswer.NOT_APPROPRIATE
    assert held.working_well == "School is going well\nNan is near"
    assert held.advocate is AdvocateOffer.THERE
    came = [
        (one.name, one.role, one.attended, one.contributed)
        for one in desk.read(reviews.attendance, review_id)
    ]
    assert came == [
        ("PC Ray", Role.OTHER, False, True), ("Dr Ito", Role.HEALTH, True, True),
        ("Bev Hall", Role.SOCIAL_WORKER, True, True),
    ]  # fmt: skip
    assert filing.words(child_id) == ["I want Mum to stop shouting"]
    following = filing.following(sheet_id)
    assert (following.review_id, following.may_review) == (review_id, False)


def test_what_has_changed_is_written_once_for_both(desk: Any, filing: Any, child_id: int) -> None:
    """A review conference asks it as a review does; either hands it to the other."""
    review_id = desk.a_review(child_id, date(2026, 3, 2))

    def say(session: Any) -> None:
        row = session.get(Review, review_id)
        row.changed, row.advocate = "He sleeps well.", AdvocateOffer.NOT_WANTED

    desk.store.write("Say", say)
    sheet_id = filing.begin("review_conference", child_id)
    brought = desk.write(sheets.hold_with_review, sheet_id, review_id)
    assert (brought["since"], brought["advocate"]) == ("He sleeps well.", "Child opted out")
    assert "since" not in desk.write(
        sheets.hold_with_review, filing.begin("initial_conference", child_id), review_id
    )


def test_what_stands_in_the_review_is_never_written_over(desk: Any, filing: Any, child_id: int) -> None:
    """A review that is open already is gone on with, and a planned one is held that day."""
    review_id = desk.a_review(child_id, date(2026, 3, 2))
    desk.write(reviews.set_attendance, review_id, (AttendanceFields(name="Dr Ito", role=Role.OTHER),))
    desk.store.write("Place", lambda s: setattr(s.get(Review, review_id), "place", "At home"))
    sheet_id = filing.begin("initial_conference", child_id)
    filing.finish(sheet_id, CONFERENCE)
    assert start_review(desk, sheet_id) == review_id
    assert desk.read(reviews.fields, review_id).place == "At home"
    came = desk.read(reviews.attendance, review_id)
    assert [(one.name, one.role) for one in came] == [
        ("Dr Ito", Role.OTHER), ("PC Ray", Role.OTHER), ("Bev Hall", Role.SOCIAL_WORKER),
    ]  # fmt: skip


def test_a_planned_review_is_held_on_the_day_of_the_conference(desk: Any, filing: Any, child_id: int) -> None:
    """Brought forward into the same sitting, and not left planned for another day."""
    review_id = desk.a_review(child_id, date(2026, 3, 20))
    desk.store.write("Plan", lambda s: setattr(s.get(Review, review_id), "state", ReviewState.PLANNED))
    sheet_id = filing.begin("initial_conference", child_id)
    filing.finish(sheet_id, CONFERENCE)
    assert start_review(desk, sheet_id) == review_id
    row = desk.read(lambda s: (s.get(Review, review_id).state, s.get(Review, review_id).review_on))
    assert row == (ReviewState.WRITING, date(2026, 3, 2))
    desk.store.undo()
    row = desk.read(lambda s: (s.get(Review, review_id).state, s.get(Review, review_id).review_on))
    assert row == (ReviewState.PLANNED, date(2026, 3, 20))


def test_a_conference_starts_from_the_review_with_what_it_holds(
    desk: Any, filing: Any, child_id: int
) -> None:
    """The reverse: the same facts come back as the conference asks for them."""
    review_id = desk.a_whole_review(child_id, date(2026, 3, 2))
    there = (
        AttendanceFields(name="Bev Hall", role=Role.SOCIAL_WORKER),
        AttendanceFields(name="Nan", role=Role.RELATIVE),
        AttendanceFields(name="Dr Ito", role=Role.HEALTH, attended=False, contributed=True),
    )
    desk.write(reviews.set_attendance, review_id, there)

    def say(session: Any) -> None:
        row = session.get(Review, review_id)
        row.place, row.working_well, row.participation = (
            "Town Hall",
            "School\n\nNan is near",
            Participation.PN6,
        )
        said = {"child_id": child_id, "words": "I like Nan", "said_on": date(2026, 2, 28)}
        session.add(ChildsWords.model_validate({**said, "share": Share.MAY_SHARE}))

    desk.store.write("Say", say)
    sheet_id = filing.begin("initial_conference", child_id)
    sitting = filing.view(sheet_id).sitting
    assert (sitting.review_id, sitting.on) == (review_id, date(2026, 3, 2))
    brought = desk.write(sheets.hold_with_review, sheet_id, review_id)
    assert brought["held_on"] == HELD
    assert brought["place"] == "Town Hall"
    assert brought["took_part"] == "Written or recorded"
    assert brought["agencies"] == [
        {"agency": "Children’s social care", "person": "Bev Hall", "part": "Attended and took part"},
        {"agency": "Health", "person": "Dr Ito", "part": "Did not attend, views given another way"},
    ]
    assert brought["parents"] == [
        {"item": "Mother", "part": "Attended and took part"}, {"item": "Father", "part": "Not appropriate"},
    ]  # fmt: skip
    assert brought["well"] == ["School", "Nan is near"]
    assert brought["voice"] == [{"words": "I like Nan", "share": "may_share"}]
    assert filing.view(sheet_id).sitting is None
    filing.finish(sheet_id, {**CONFERENCE, **brought})
    assert filing.words(child_id) == ["I like Nan"]
    assert filing.following(sheet_id).review_id == review_id


def test_the_words_of_one_line_are_kept_once(desk: Any, filing: Any, child_id: int) -> None:
    """What came from a visit is not kept a second time by the form that shows it."""
    said = {"child_id": child_id, "words": "I want Mum to stop shouting", "said_on": TODAY}
    line = ChildsWords.model_validate({**said, "share": Share.MAY_SHARE})
    desk.store.write("Say", lambda s: s.add(line))
    filing.finish(filing.begin("initial_conference", child_id), CONFERENCE)
    assert desk.read(lambda s: len(s.exec(select(ChildsWords)).all())) == 1


def test_other_forms_have_no_review_of_the_same_sitting(desk: Any, filing: Any, child_id: int) -> None:
    """Only a conference is held together with a review."""
    desk.a_review(child_id, date(2026, 3, 2))
    sheet_id = filing.begin("panel", child_id)
    assert filing.view(sheet_id).sitting is None
    filing.finish(sheet_id, {**CASES["panel"]["whole"], "held_on": HELD, "back_on": "2026-04-02"})
    with pytest.raises(Refusal, match="No review"):
        start_review(desk, sheet_id)
