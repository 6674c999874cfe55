"""Short forms over the encrypted file: begun with what is known, finished once, carried where they belong."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import ActionState, DecisionState, DocumentKind, EventKind, Role, SheetState
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.errors import Refusal
from iro_desk.exports import case_papers, sheet_files, versions
from iro_desk.records import Decision, Event, EventFields, PersonFields, Review, Sheet
from iro_desk.services import children, clockwork, drafts, reviews, settings, sheets, visits
from iro_desk.services.incomplete import Incomplete
from tests.services.sheets.cases import CASES, LATER, NOW, TODAY

ENDED = "2025-11-03"
WHOLE: dict[str, Any] = {
    "ended": ENDED,
    "held_on": "2026-02-20",
    "chair": "Dee Moss",
    "child": [
        {"words": "Nobody told me why", "share": "may_share"},
        {"words": "I broke the door", "share": "private"},
    ],
    "learned_child": ["He needs to be told early"],
    "needs": [
        {"what": "Write his story book", "owner": "Bev Hall", "by": "2026-02-27", "measure": "He has it"},
        {"what": "Ring his brother", "owner": "Bev Hall", "by": "2026-04-01", "measure": "They have talked"},
    ],
    "story": "You moved because your carers could not keep you safe.",
}


def test_a_form_begins_with_what_is_known_and_the_same_one_is_gone_on_with(desk: Any, filing: Any) -> None:
    """The same fact is not typed twice."""
    child_id = desk.a_child()
    broke = EventFields(kind=EventKind.BREAKDOWN, happened_on=date(2025, 11, 3))
    desk.write(children.moves.file_event, child_id, 0, broke, TODAY)
    sheet_id = filing.begin("disruption", child_id)
    assert filing.view(sheet_id).values == {"ended": ENDED}
    assert filing.begin("disruption", child_id) == sheet_id


def test_an_unfinished_form_is_refused_with_everything_that_is_left(desk: Any, filing: Any) -> None:
    """Nothing is recorded by a form that is not finished."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    with pytest.raises(Incomplete) as left:
        filing.finish(sheet_id, {"ended": ENDED})
    assert "Enter the date of the meeting." in [finding.message for finding in left.value.findings]
    assert filing.view(sheet_id).state is SheetState.WRITING
    assert filing.events(child_id) == []


def test_finishing_records_what_happened_so_that_the_clock_moves(desk: Any, filing: Any) -> None:
    """MK-5: the ten weeks stand until the meeting is held (local, Milton Keynes)."""
    child_id = desk.a_child()
    broke = EventFields(kind=EventKind.BREAKDOWN, happened_on=date(2025, 11, 3))
    desk.write(children.moves.file_event, child_id, 0, broke, TODAY)
    before = {one.due.clock_id for one in desk.read(clockwork.of_child, child_id, TODAY)}
    filing.finish(filing.begin("disruption", child_id), WHOLE)
    after = {one.due.clock_id for one in desk.read(clockwork.of_child, child_id, TODAY)}
    assert "MK-5" in before
    assert "MK-5" not in after
    assert filing.events(child_id) == [
        (EventKind.BREAKDOWN, date(2025, 11, 3)),
        (EventKind.DISRUPTION_MEETING, date(2026, 2, 20)),
    ]


def test_the_childs_words_keep_their_own_answer_about_sharing(desk: Any, filing: Any) -> None:
    """A line that is private stays in the file; the other may be given out."""
    child_id = desk.a_child()
    filing.finish(filing.begin("disruption", child_id), WHOLE)
    assert filing.words(child_id) == ["Nobody told me why", "I broke the door"]
    assert [w.words for w in desk.read(visits.sharable_words, child_id, None)] == ["Nobody told me why"]


def test_what_was_agreed_is_followed_until_it_is_done(desk: Any, filing: Any) -> None:
    """An action past its day is listed until somebody says what became of it."""
    child_id = desk.a_child()
    filing.finish(filing.begin("disruption", child_id), WHOLE)
    (late,) = desk.read(sheets.past_their_day, TODAY)
    assert (late.what, late.by_when, late.agreed_in) == (
        "Write his story book", date(2026, 2, 27), "Disruption meeting",
    )  # fmt: skip
    desk.write(sheets.close_action, late.action_id, ActionState.DONE, TODAY)
    assert desk.read(sheets.past_their_day, TODAY) == ()
    assert [row.state for row in desk.read(sheets.actions_of, child_id)] == [
        ActionState.OPEN, ActionState.DONE,
    ]  # fmt: skip
    desk.store.undo()
    assert len(desk.read(sheets.past_their_day, TODAY)) == 1


def test_a_finished_form_is_locked_and_changed_only_with_a_reason(desk: Any, filing: Any) -> None:
    """U20: the earlier text stays readable, with when and why."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    filing.finish(sheet_id, WHOLE)
    with pytest.raises(Refusal, match="locked"):
        filing.finish(sheet_id, WHOLE)
    with pytest.raises(Refusal, match="why"):
        desk.write(sheets.amend, sheet_id, "  ", NOW)
    desk.write(sheets.amend, sheet_id, "The day was wrong", NOW)
    changed = {**WHOLE, "held_on": "2026-02-21", "needs": WHOLE["needs"][:1], "child": WHOLE["child"][:1]}
    desk.write(
        sheets.close_action, desk.read(sheets.past_their_day, TODAY)[0].action_id, ActionState.DONE, TODAY
    )
    filing.finish(sheet_id, changed)
    (earlier,) = desk.read(sheets.versions, sheet_id)
    text = desk.read(sheets.version, earlier.version_id, TODAY, desk.calendar, desk.rules)
    assert earlier.why == "The day was wrong"
    assert text.answers.day("held_on") == date(2026, 2, 20)
    assert filing.events(child_id)[-1] == (EventKind.DISRUPTION_MEETING, date(2026, 2, 21))
    assert filing.words(child_id) == ["Nobody told me why"]
    (action,) = desk.read(sheets.actions_of, child_id)
    assert action.state is ActionState.DONE


def test_a_change_can_be_given_up(desk: Any, filing: Any) -> None:
    """The text that was finished stands again, and no version is left."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    filing.finish(sheet_id, WHOLE)
    desk.write(drafts.keep, sheets.DRAFT, sheet_id, child_id, '{"match": "Old"}', "match", 3, NOW)
    desk.write(sheets.amend, sheet_id, "By mistake", NOW)
    assert filing.view(sheet_id).draft is None
    with pytest.raises(Refusal, match="kept"):
        desk.write(sheets.remove, sheet_id)
    desk.write(sheets.give_up_change, sheet_id)
    view = filing.view(sheet_id)
    assert view.state is SheetState.FINISHED
    assert (view.amended_why, view.earlier) == ("", 0)
    assert desk.read(sheets.versions, sheet_id) == ()


def test_undo_takes_finishing_back_whole(desk: Any, filing: Any) -> None:
    """U21: the form is open again with every word, and nothing it recorded stands."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    desk.write(drafts.keep, sheets.DRAFT, sheet_id, child_id, json.dumps(WHOLE), "story", 3, NOW)
    filing.finish(sheet_id, WHOLE)
    assert filing.view(sheet_id).draft is None
    assert desk.read(drafts.unfinished) == ()
    desk.store.undo()
    view = filing.view(sheet_id)
    assert view.state is SheetState.WRITING
    assert view.draft is not None
    assert json.loads(view.draft.content) == WHOLE
    assert filing.events(child_id) == []
    assert filing.words(child_id) == []
    assert desk.read(sheets.actions_of, child_id) == ()


def test_removing_an_unfinished_form_can_be_undone_with_its_words(desk: Any, filing: Any) -> None:
    """What was only a draft comes back too."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    content = json.dumps({"match": "Nobody had met him"})
    desk.write(drafts.keep, sheets.DRAFT, sheet_id, child_id, content, "match", 3, NOW)
    desk.write(sheets.remove, sheet_id)
    assert desk.read(sheets.of_child, child_id) == ()
    assert desk.read(drafts.unfinished) == ()
    desk.store.undo()
    draft = filing.view(sheet_id).draft
    assert draft is not None
    assert json.loads(draft.content) == {"match": "Nobody had met him"}


def test_a_removed_form_keeps_its_words_while_another_is_begun(desk: Any, filing: Any) -> None:
    """The next form has a number of its own, so Undo, twice, brings every word of the first back."""
    child_id = desk.a_child()
    first = filing.begin("disruption", child_id)
    content = json.dumps({"match": "Nobody had met him"})
    desk.write(drafts.keep, sheets.DRAFT, first, child_id, content, "match", 3, NOW)
    desk.write(sheets.remove, first)
    second = filing.begin("panel", child_id)
    assert second != first
    assert filing.view(second).draft is None
    desk.store.undo()
    desk.store.undo()
    draft = filing.view(first).draft
    assert draft is not None
    assert json.loads(draft.content) == {"match": "Nobody had met him"}


def test_a_conference_that_makes_no_plan_ends_none_and_starts_no_clock(desk: Any, filing: Any) -> None:
    """The record says what happened: no plan was made, so none ended and none is reviewed."""
    child_id = desk.a_child()
    desk.write(settings.change, "work.conferences", "yes")
    sheet_id = filing.begin("initial_conference", child_id)
    whole = {**CASES["initial_conference"]["whole"], "strategy": "2026-02-02", "held_on": "2026-02-16"}
    whole |= {"decision": "No plan, child in need", "shared_on": "2026-02-12"}
    filing.finish(sheet_id, whole)
    kinds = {kind for kind, _ in filing.events(child_id)}
    assert EventKind.NO_PROTECTION_PLAN in kinds
    assert EventKind.PROTECTION_ENDED not in kinds
    running = {one.due.clock_id for one in desk.read(clockwork.of_child, child_id, TODAY)}
    assert not {clock for clock in running if clock.startswith("CP-")}
    told = [one.text for one in desk.read(children.timeline, child_id, TODAY)]
    assert "Child protection plan ended" not in told
    desk.write(sheets.amend, sheet_id, "They did make one", NOW)
    later = {**CASES["initial_conference"]["whole"], "strategy": "2026-02-02", "held_on": "2026-02-16"}
    later |= {"shared_on": "2026-02-12", "core_on": "2026-02-27", "next_on": "2026-05-15"}
    filing.finish(sheet_id, later)
    assert EventKind.NO_PROTECTION_PLAN not in {kind for kind, _ in filing.events(child_id)}
    running = {one.due.clock_id for one in desk.read(clockwork.of_child, child_id, TODAY)}
    assert {"CP-2", "CP-3"} <= running


def test_a_finished_form_shows_what_it_showed_then(desk: Any, filing: Any) -> None:
    """A child who has grown, or moved, does not change a text that was finished."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    filing.finish(sheet_id, {**WHOLE, "held_on": "2025-12-01", "sooner": "He asked for it"})
    finished = filing.view(sheet_id).as_finished
    assert finished is not None
    assert "sooner" in finished.shown()
    assert "child_not_asked" not in finished.shown()


def test_a_removed_child_leaves_no_form_and_undo_brings_all_of_it_back(desk: Any, filing: Any) -> None:
    """Forms, earlier texts, actions and words go with the child."""
    child_id = desk.a_child()
    sheet_id = filing.begin("disruption", child_id)
    filing.finish(sheet_id, WHOLE)
    desk.write(sheets.amend, sheet_id, "One more thing", NOW)
    desk.write(children.remove, child_id)
    assert desk.read(lambda s: s.exec(select(Sheet)).all()) == []
    desk.store.undo()
    assert len(desk.read(sheets.versions, sheet_id)) == 1
    assert len(desk.read(sheets.actions_of, child_id)) == 2


def test_a_midway_begins_with_the_decisions_and_tells_them_what_became_of_them(
    desk: Any, filing: Any
) -> None:
    """The midway is of the last review: its day is kept there, and the decision's new day and note."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id, TODAY - timedelta(days=21))
    desk.write(reviews.finish, review_id, NOW, TODAY, desk.calendar, desk.rules)
    sheet_id = filing.begin("midway", child_id)
    view = filing.view(sheet_id)
    listed = next(q for q in view.form.questions if q.filled_from == "decisions")
    (row,) = view.values[listed.id]
    assert row["what"] == "Book swimming lessons"
    values = {
        **view.values,
        listed.id: [{**row, "progress": "Stuck", "why": "No pool", "new_date": "2026-04-01"}],
    }
    values |= {"held_on": "2026-02-01"}
    with pytest.raises(Incomplete) as left:
        filing.finish(sheet_id, values)
    assert "later than the review" in " ".join(finding.message for finding in left.value.findings)


def test_people_on_the_childs_list_are_offered_and_their_roles_known(desk: Any, filing: Any) -> None:
    """A condition may ask what somebody is to the child."""
    child_id = desk.a_child()
    desk.write(children.add_person, child_id, PersonFields(name="Dee Moss", role=Role.TEAM_MANAGER))
    sheet_id = filing.begin("disruption", child_id)
    assert "Dee Moss" in filing.view(sheet_id).people
    filing.finish(sheet_id, WHOLE)
    assert [row.title for row in desk.read(sheets.of_child, child_id)] == ["Disruption meeting"]


def test_forms_of_conferences_are_offered_only_to_whoever_chairs_them(desk: Any) -> None:
    """Turned on in Settings; the others are offered to every child, those that fit first."""
    child_id = desk.a_child()
    offered = desk.read(sheets.offers, child_id, TODAY, desk.calendar, desk.rules)
    ids = [offer.form_id for offer in offered]
    assert ids.index("disruption") < ids.index("secure_review")
    locked_in = EventFields(kind=EventKind.SECURED, happened_on=date(2026, 2, 20))
    desk.write(children.moves.file_event, child_id, 0, locked_in, TODAY)
    offered = desk.read(sheets.offers, child_id, TODAY, desk.calendar, desk.rules)
    ids = [offer.form_id for offer in offered]
    assert ids.index("secure_review") < ids.index("disruption")
    assert "core_group" not in ids
    desk.write(settings.change, "work.conferences", "yes")
    offered = desk.read(sheets.offers, child_id, TODAY, desk.calendar, desk.rules)
    assert "core_group" in [offer.form_id for offer in offered]


@pytest.mark.parametrize("form_id", sorted(CASES))
def test_every_form_is_finished_whole_and_records_what_it_says(desk: Any, form_id: str) -> None:
    """Through the real file: its events on their days, its actions, and the document it becomes."""
    child_id = desk.a_child(looked_after_from=date(2025, 1, 6))
    desk.write(settings.change, "work.conferences", "yes")
    rules = (LATER, desk.calendar, desk.rules)
    sheet_id = desk.write(sheets.begin, form_id, child_id, *rules)
    whole = CASES[form_id]["whole"]
    now = datetime(2026, 6, 11, 12, tzinfo=UTC)
    desk.write(sheets.finish, sheet_id, whole, LATER, now, desk.calendar, desk.rules)
    form = sheets.form_of(form_id)
    answers = read_answers(form, whole)
    kinds = {record.event for record in form.records if not record.when and answers.day(record.on)}
    events = desk.read(lambda s: {row.kind for row in s.exec(select(Event))})
    assert kinds <= events
    agreed = [row for q in form.questions if q.kind == "actions" for row in answers.rows(q.id)]
    assert len(desk.read(sheets.actions_of, child_id)) == len(agreed)
    assert len(desk.read(sheet_files.made, sheet_id, "pdf", *rules)) > 1000
    desk.store.undo()
    assert desk.read(lambda s: s.exec(select(Event)).all()) == []


def test_a_finished_midway_tells_each_decision_what_became_of_it(desk: Any) -> None:
    """The day is kept with the review, and the decision has its new day and why."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id, TODAY - timedelta(days=21))
    desk.write(reviews.finish, review_id, NOW, TODAY, desk.calendar, desk.rules)
    sheet_id = desk.write(sheets.begin, "midway", child_id, LATER, desk.calendar, desk.rules)
    decision_id = desk.read(lambda s: s.exec(select(Decision.id)).one())
    row = {"_source": f"decision:{decision_id}", "what": "Book swimming lessons", "progress": "Stuck"}
    row |= {"why": "No pool", "new_date": "2026-07-01"}
    values = {**CASES["midway"]["whole"], "decisions": [row]}
    now = datetime(2026, 6, 11, 12, tzinfo=UTC)
    desk.write(sheets.finish, sheet_id, values, LATER, now, desk.calendar, desk.rules)
    decision = desk.read(lambda s: s.exec(select(Decision)).one())
    assert (decision.state, decision.outcome_note) == (DecisionState.NOT_DONE, "No pool")
    assert decision.by_when == date(2026, 7, 1)
    assert desk.read(lambda s: s.get(Review, review_id).midway_held_on) == date(2026, 6, 4)


def test_a_finished_form_goes_to_people_on_the_childs_list_and_it_is_known_who_had_which(
    desk: Any, filing: Any
) -> None:
    """U20: when a form is changed, whoever was sent the earlier text is told of."""
    child_id = desk.a_child()
    person_id = desk.write(
        children.add_person, child_id, PersonFields(name="Dee Moss", role=Role.TEAM_MANAGER)
    )
    sheet_id = filing.begin("disruption", child_id)

    def queue(session: Session) -> int:
        files = case_papers.make(
            session, DocumentKind.SHEET, sheet_id, ("pdf",), (person_id,), ("K7F3Q2",), TODAY, desk.calendar,
            desk.rules, {},
        )  # fmt: skip
        return versions.queue(session, files, NOW)

    with pytest.raises(Refusal, match="not finished"):
        desk.write(queue)
    filing.finish(sheet_id, WHOLE)
    assert desk.write(queue) == 1
    assert [(row.recipient, row.is_earlier) for row in desk.read(sheets.sent, sheet_id)] == [
        ("Dee Moss", False)
    ]
    desk.write(sheets.amend, sheet_id, "The day was wrong", NOW)
    later = NOW + timedelta(hours=1)
    desk.write(sheets.finish, sheet_id, WHOLE, TODAY, later, desk.calendar, desk.rules)
    assert [row.is_earlier for row in desk.read(sheets.sent, sheet_id)] == [True]
