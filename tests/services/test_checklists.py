"""Answering the checklist over the store: kept once for each review, carried over, leading to a decision."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from iro_desk.domain.checklist import Mark
from iro_desk.domain.codes import PlanKind
from iro_desk.errors import Refusal
from iro_desk.records.review import NEXT
from iro_desk.services import checklists, children, plans_tracker, reviews, settings


def row(desk, child_id: int, item: str, today: date | None = None):
    found = desk.read(checklists.due, child_id, today or desk.today)
    return next((one for one in found.rows if one.due.item.id == item), None)


def test_an_answer_is_kept_once_changed_and_taken_back(desk):
    child_id = desk.a_child()
    before = desk.read(checklists.due, child_id, desk.today).left
    desk.write(checklists.answer, child_id, "savings", Mark.NO, desk.today)
    desk.write(checklists.answer, child_id, "savings", Mark.YES, desk.today)
    assert row(desk, child_id, "savings").due.answer is Mark.YES
    assert desk.read(checklists.due, child_id, desk.today).left == before - 1
    desk.write(checklists.answer, child_id, "savings", None, desk.today)
    assert desk.read(checklists.due, child_id, desk.today).left == before


def test_answers_given_before_a_review_begins_stay_with_it(desk):
    child_id = desk.a_child()
    desk.write(checklists.answer, child_id, "savings", Mark.IN_HAND, desk.today)
    desk.write(checklists.note, child_id, "savings", "Ten pounds a week", desk.today)
    desk.a_review(child_id)
    found = row(desk, child_id, "savings")
    assert found.due.answer is Mark.IN_HAND and found.note == "Ten pounds a week"


def test_a_no_comes_back_at_the_next_review_without_an_answer(desk):
    child_id = desk.a_child()
    desk.write(checklists.answer, child_id, "birth_certificate", Mark.NO, desk.today)
    review_id = desk.a_whole_review(child_id)
    desk.write(reviews.finish, review_id, _noon(desk), desk.today, desk.calendar, desk.rules)
    found = row(desk, child_id, "birth_certificate", date(2026, 4, 1))
    assert found.due.answer is None
    assert found.due.no_times == 1 and found.last_words == "Last time: No"


def test_a_no_offers_a_decision_that_goes_into_the_open_review_once(desk):
    child_id = desk.a_child()
    with pytest.raises(Refusal):
        desk.write(checklists.decide, child_id, "bank_account", desk.today)
    review_id = desk.a_review(child_id)
    for _ in range(2):
        desk.write(checklists.decide, child_id, "bank_account", desk.today)
    (made,) = desk.read(reviews.decisions, review_id)
    assert made.fields.what == "Open an account with the child"
    assert made.fields.for_child == "You will have your own bank account."
    assert row(desk, child_id, "bank_account").is_decided


def test_what_is_ticked_opens_items_and_a_removed_child_leaves_nothing(desk):
    child_id = desk.a_child()
    assert row(desk, child_id, "dla") is None
    desk.write(checklists.file_circumstances, {"is_disabled": True}, child_id)
    assert row(desk, child_id, "dla") is not None
    desk.write(checklists.answer, child_id, "dla", Mark.NOT_KNOWN, desk.today)
    desk.write(children.remove, child_id)
    desk.store.undo()
    assert row(desk, child_id, "dla").due.answer is Mark.NOT_KNOWN


def _noon(desk):
    return datetime.combine(desk.today, time(12), tzinfo=UTC)


def test_what_is_left_keeps_a_review_from_being_finished_unless_the_authority_says_otherwise(desk):
    """forms.md 2.9."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id)
    desk.write(checklists.answer, child_id, "savings", None, desk.today)
    left = desk.read(reviews.left_to_do, review_id, desk.today, desk.calendar, desk.rules)
    (found,) = [one for one in left if one.code == "checklist.left"]
    assert found.severity == "stop" and found.section == "Checklist"
    assert found.message.startswith("Answer each checklist item that is due.")
    desk.write(settings.change, settings.CHECKLIST_FINISH, "look")
    left = desk.read(reviews.left_to_do, review_id, desk.today, desk.calendar, desk.rules)
    assert [one.severity for one in left if one.code == "checklist.left"] == ["look"]
    for item in [row.due.item.id for row in desk.read(checklists.due, child_id, desk.today).rows]:
        desk.write(checklists.answer, child_id, item, Mark.NOT_APPLICABLE, desk.today)
    left = desk.read(reviews.left_to_do, review_id, desk.today, desk.calendar, desk.rules)
    assert not [one for one in left if one.code == "checklist.left"]


def test_the_checklist_stands_among_the_sections_of_an_open_review(desk):
    child_id = desk.a_child()
    review_id = desk.a_review(child_id)
    sheet = desk.read(reviews.sheet, review_id, NEXT, desk.today, desk.calendar, desk.rules)
    names = [row.section for row in sheet.sections]
    assert names.index("Checklist") == names.index(NEXT) - 1


def test_an_item_shows_the_date_held_of_its_plan_and_a_yes_against_it_is_worth_a_look(desk):
    """Beside PEP and health the date that stands here is shown; it never stops an answer."""
    child_id = desk.a_child(looked_after_from=date(2024, 1, 5))
    assert row(desk, child_id, "pep_term").held == "No date of the school plan (PEP) here"
    desk.write(plans_tracker.record, {"dated_on": "2025-02-03"}, child_id, PlanKind.PEP, desk.today)
    desk.write(plans_tracker.record, {"dated_on": "2026-02-03"}, child_id, PlanKind.HEALTH, desk.today)
    found = row(desk, child_id, "pep_term")
    assert found.held.startswith("School plan (PEP) of Mon 3 Feb 2025, ") and found.held.endswith("overdue")
    assert found.look == ""
    desk.write(checklists.answer, child_id, "pep_term", Mark.YES, desk.today)
    look = row(desk, child_id, "pep_term").look
    assert look.startswith("The school plan (PEP) held here is ") and look.endswith("if it is right.")
    health = next(one for one in ("iha", "rha") if row(desk, child_id, one))
    desk.write(checklists.answer, child_id, health, Mark.YES, desk.today)
    assert row(desk, child_id, health).held == "Health assessment of Tue 3 Feb 2026"
    assert row(desk, child_id, health).look == ""
    desk.write(checklists.answer, child_id, "family_plan", Mark.YES, desk.today)
    assert row(desk, child_id, "family_plan").look.startswith("No date of the family time plan is held here.")


def test_a_passport_comes_back_a_year_before_it_ends_whatever_was_answered(desk):
    child_id = desk.a_child()
    desk.write(checklists.answer, child_id, "passport", Mark.YES, desk.today)
    review_id = desk.a_whole_review(child_id)
    desk.write(reviews.finish, review_id, _noon(desk), desk.today, desk.calendar, desk.rules)
    assert row(desk, child_id, "passport", date(2026, 4, 1)) is None
    desk.write(checklists.file_circumstances, {"passport_ends": "2027-03-31"}, child_id)
    found = row(desk, child_id, "passport", date(2026, 4, 1))
    assert found.held == "The passport ends on Wed 31 Mar 2027"
    desk.write(checklists.file_circumstances, {"passport_ends": "2029-03-31"}, child_id)
    assert row(desk, child_id, "passport", date(2026, 4, 1)) is None


def test_a_yes_to_a_passport_that_has_ended_is_worth_a_look(desk):
    child_id = desk.a_child()
    desk.write(checklists.file_circumstances, {"passport_ends": "2026-01-31"}, child_id)
    desk.write(checklists.answer, child_id, "passport", Mark.YES, desk.today)
    found = row(desk, child_id, "passport")
    assert found.held == "The passport ended on Sat 31 Jan 2026"
    assert found.look.startswith("The passport ended on Sat 31 Jan 2026.")
