"""The checklist: which items are due by age, by what applies and by the last answer."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.checklist import AskedAbout, Given, Mark, due_items, read_checklist
from iro_desk.domain.checklist_conditions import Known, Ticked, holding
from iro_desk.domain.clocks import Facts
from iro_desk.paths import resource

CHECKLIST = read_checklist(resource("data/checklist.toml").read_text(encoding="utf-8"))
ON = date(2026, 6, 11)


def child(born_on: date = date(2016, 6, 11), review: int = 3, *conditions: str) -> AskedAbout:
    return AskedAbout(born_on, ON, review, frozenset(conditions))


def ids(about: AskedAbout, *given: Given) -> set[str]:
    return {one.item.id for one in due_items(CHECKLIST, about, given)}


def known(**values) -> Known:
    start = {
        "facts": Facts(), "born_on": date(2016, 6, 11), "on": ON, "review": 3,
        "last_review_on": date(2026, 1, 5), "ticked": Ticked(), "is_unaccompanied": False,
        "has_siblings": False, "is_away": False, "miles": None, "permanence": (),
    }  # fmt: skip
    return Known(**{**start, **values})


def test_every_condition_of_the_table_can_hold_or_not():
    """A condition nobody works out would hide its item for ever."""
    words = {one for item in CHECKLIST.items for one in (*item.when, *item.when_any)}
    from iro_desk.domain import checklist_conditions as conditions

    about = known()
    worked_out = {
        **conditions._said(about), **conditions._home(about), **conditions._law(about),
        **conditions._happened(about), **conditions._time(about),
    }  # fmt: skip
    assert words <= set(worked_out)


@pytest.mark.parametrize(
    ("born_on", "there", "not_there"),
    [
        (date(2026, 1, 1), {"safe_sleep"}, {"dentist", "bank_account", "advocate"}),
        (date(2015, 6, 11), {"bank_account"}, {"safe_sleep", "ni_number"}),
        (date(2010, 12, 11), {"ni_number"}, {"driving_licence"}),
        (date(2010, 12, 12), set(), {"ni_number"}),
        (date(2009, 6, 12), {"sdq", "pep_term"}, set()),
        (date(2009, 6, 11), {"pep_term", "vote"}, set()),
    ],
)
def test_items_show_themselves_by_age_to_the_day(born_on, there, not_there):
    found = ids(child(born_on))
    assert there <= found and not (not_there & found)


def test_an_item_until_yes_goes_once_it_is_yes_and_one_for_every_review_stays():
    yes = [Given(item, Mark.YES, date(2026, 1, 5), 2) for item in ("bank_account", "savings")]
    found = ids(child(date(2013, 1, 1)), *yes)
    assert "bank_account" not in found and "savings" in found


def test_no_and_in_hand_come_back_even_when_their_condition_no_longer_holds():
    """meta.carry in the table."""
    for mark in (Mark.NO, Mark.IN_HAND):
        assert "savings_move" in ids(child(), Given("savings_move", mark, date(2026, 1, 5), 2))
    assert "savings_move" not in ids(child(), Given("savings_move", Mark.NOT_KNOWN, date(2026, 1, 5), 2))


def test_a_yearly_item_waits_a_year_after_its_answer():
    fresh = Given("sdq", Mark.YES, date(2025, 6, 12), 2)
    old = Given("sdq", Mark.YES, date(2025, 6, 11), 2)
    assert "sdq" not in ids(child(), fresh)
    assert "sdq" in ids(child(), old)


def test_one_condition_of_several_is_enough_only_where_the_table_says_so():
    assert "status" in ids(child(date(2010, 1, 1), 3, "unaccompanied"))
    assert "age_assessment" not in ids(child(date(2010, 1, 1), 3, "unaccompanied"))
    assert "age_assessment" in ids(child(date(2010, 1, 1), 3, "unaccompanied", "age questioned"))


def test_a_third_no_in_a_row_is_said_and_a_gap_ends_the_row():
    """meta.third_time in the table."""
    noes = [Given("savings", Mark.NO, date(2025, month, 5), number) for number, month in ((1, 1), (2, 7))]
    (third,) = [one for one in due_items(CHECKLIST, child(), [*noes, Given("savings", Mark.NO, ON, 3)])
                if one.item.id == "savings"]  # fmt: skip
    assert third.no_times == 3
    assert "No at 3 reviews in a row. Think about raising a concern." in third.third_time
    (gap,) = [one for one in due_items(CHECKLIST, child(), [noes[0], Given("savings", Mark.NO, ON, 3)])
              if one.item.id == "savings"]  # fmt: skip
    assert gap.no_times == 1 and gap.third_time == ""


def test_the_first_review_and_later_ones_are_asked_different_things():
    first, later = holding(known(review=1)), holding(known(review=2))
    assert "first review" in first and "second review or later" not in first
    assert "iha" in ids(child(ON, 1, *first)) and "rha" not in ids(child(ON, 1, *first))
    assert "rha" in ids(child(ON, 2, *later))


def test_what_the_officer_ticked_opens_its_items():
    found = holding(known(ticked=Ticked(is_disabled=True, is_parent=True)))
    assert {"disabled", "disabled, or long-term health need", "child is a parent"} <= found


def test_an_area_the_authority_does_not_use_is_left_out():
    assert "savings" not in {one.item.id for one in due_items(CHECKLIST, child(), (), off=("savings",))}
