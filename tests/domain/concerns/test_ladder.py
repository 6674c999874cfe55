"""The ladder of a dispute: whose turn it is, by when, and what the stages come to."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.clocks import ALL_CLOCKS, ClockRules, Facts, OpenDispute, all_due
from iro_desk.domain.concerns.ladder import TITLES, day_of_whole, ladder_of, planned_ends, sum_words
from iro_desk.domain.concerns.standing import stands
from iro_desk.domain.wording import Tone
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.paths import resource

RULES = ClockRules()
FIVES = (5, 5, 5, 5, 5)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_bank_holidays(resource("data/bank_holidays.csv").read_text(encoding="utf-8"))


#: IRO Handbook 6.2, as quoted locally (guidance): 20 working days in all. Stages: local, 5 each proposed.
#: The day it begins is left out; counted by hand on a wall calendar with the bank holidays of 2026.
COUNTED = (
    # made formal, stage, stage began, answer due, whole ends
    (date(2026, 5, 29), 1, date(2026, 5, 29), date(2026, 6, 5), date(2026, 6, 26)),
    (date(2026, 5, 29), 2, date(2026, 6, 5), date(2026, 6, 12), date(2026, 6, 26)),
    # over Good Friday (3 April) and Easter Monday (6 April)
    (date(2026, 3, 31), 1, date(2026, 3, 31), date(2026, 4, 9), date(2026, 4, 30)),
    # over the Early May bank holiday (4 May), and the Spring one (25 May) in the whole
    (date(2026, 5, 1), 1, date(2026, 5, 1), date(2026, 5, 11), date(2026, 6, 2)),
    # over Christmas: 25 December, and 28 December in place of Boxing Day; 1 January
    (date(2026, 12, 21), 1, date(2026, 12, 21), date(2026, 12, 30), date(2027, 1, 21)),
)


@pytest.mark.parametrize(("formal_on", "stage", "stage_on", "answer_by", "whole_by"), COUNTED)
def test_each_stage_and_the_whole_end_on_the_day_a_wall_calendar_gives(
    formal_on: date, stage: int, stage_on: date, answer_by: date, whole_by: date, calendar: Calendar
) -> None:
    open_one = OpenDispute(7, formal_on, formal_on, stage, stage_on)
    found = {due.clock_id: due for due in all_due(Facts(disputes=(open_one,)), calendar, RULES)}
    assert (found["DR-STAGE"].due_on, found["DR-TOTAL"].due_on) == (answer_by, whole_by)
    assert found["DR-TOTAL"].source == "IRO Handbook 2010, 6.2, as quoted locally"
    assert (found["DR-TOTAL"].force.value, found["DR-STAGE"].force.value) == ("guidance", "local")
    assert (
        found["DR-STAGE"].steps[0].label == f"Stage {stage} began" and found["DR-STAGE"].anchor == "dispute:7"
    )


def test_an_answered_stage_waits_for_nothing_while_the_whole_runs_on(calendar: Calendar) -> None:
    began = date(2026, 5, 29)
    open_one = OpenDispute(7, began, began, 1, began, answered_on=date(2026, 6, 4))
    assert [due.clock_id for due in all_due(Facts(disputes=(open_one,)), calendar, RULES)] == ["DR-TOTAL"]


def test_what_was_talked_about_is_due_on_the_day_that_was_asked_for_until_it_is_answered(
    calendar: Calendar,
) -> None:
    talk = OpenDispute(3, date(2026, 6, 1), respond_by=date(2026, 6, 9))
    (due,) = all_due(Facts(disputes=(talk,)), calendar, RULES)
    assert (due.clock_id, due.due_on, due.force.value) == ("DR-INFORMAL", date(2026, 6, 9), "good practice")
    answered = OpenDispute(3, date(2026, 6, 1), respond_by=date(2026, 6, 9), answered_on=date(2026, 6, 8))
    assert all_due(Facts(disputes=(answered,)), calendar, RULES) == ()


def test_a_day_to_think_again_of_cafcass_stands_beside_the_stage(calendar: Calendar) -> None:
    """Regulation 45 sets no clock: the day is the officer's own."""
    began = date(2026, 5, 29)
    weighed = OpenDispute(7, began, began, 1, began, look_again_on=date(2026, 6, 25))
    found = {due.clock_id: due.due_on for due in all_due(Facts(disputes=(weighed,)), calendar, RULES)}
    assert found == {
        "DR-STAGE": date(2026, 6, 5), "DR-CAFCASS": date(2026, 6, 25), "DR-TOTAL": date(2026, 6, 26),
    }  # fmt: skip
    assert next(one for one in ALL_CLOCKS if one.id == "DR-CAFCASS").source.endswith("reg 45")


def test_stages_not_reached_follow_one_another_from_where_it_stands(calendar: Calendar) -> None:
    """The days of the picture: 5, 12, 19 and 26 June."""
    ladder = ladder_of(TITLES, FIVES)
    begun = {1: date(2026, 5, 29), 2: date(2026, 6, 5)}
    days = [date(2026, 6, day) for day in (5, 12, 19, 26)]
    assert planned_ends(ladder, begun, 2, calendar) == dict(zip((1, 2, 3, 4), days, strict=True))


def test_a_stage_that_was_skipped_has_no_day(calendar: Calendar) -> None:
    ends = planned_ends(ladder_of(TITLES, FIVES), {3: date(2026, 6, 5)}, 3, calendar)
    assert ends == {3: date(2026, 6, 12), 4: date(2026, 6, 19)}


def test_the_day_of_the_whole_is_counted_from_the_day_after(calendar: Calendar) -> None:
    assert day_of_whole(date(2026, 5, 29), date(2026, 6, 11), calendar) == 9
    assert day_of_whole(date(2026, 5, 29), date(2026, 5, 29), calendar) == 0


def test_stages_that_come_to_more_than_twenty_days_say_so() -> None:
    assert sum_words(ladder_of(TITLES, FIVES)) == (
        "5 + 5 + 5 + 5 = 20 working days. The whole formal process may take 20."
    )
    assert "more than the 20" in sum_words(ladder_of(TITLES, (5, 10, 10, 5, 5)))


def test_an_authority_with_fewer_stages_leaves_a_title_blank() -> None:
    ladder = ladder_of(("Social worker", "Team manager", "Head of service", "", ""), (5, 10, 10, 5, 5))
    assert [stage.title for stage in ladder.formal] == ["Team manager", "Head of service"]
    assert ladder.whole_days == 20 and ladder.after(2) is None and ladder.stage(9).title == "Head of service"


@pytest.mark.parametrize(
    ("due_on", "words", "tone"),
    [
        (date(2026, 6, 9), "Answer is 2 working days late", Tone.LATE),
        (date(2026, 6, 11), "Answer due today", Tone.SOON),
        (date(2026, 6, 12), "Answer due tomorrow", Tone.SOON),
        (date(2026, 6, 15), "Answer due in 2 working days", Tone.NONE),
        (date(2026, 6, 6), "Answer is 4 working days late", Tone.LATE),
    ],
)
def test_what_it_waits_for_is_said_in_working_days(
    due_on: date, words: str, tone: Tone, calendar: Calendar
) -> None:
    found = stands(2, due_on, None, (None, None), date(2026, 6, 11), calendar)
    assert (found.words, found.waits, found.tone) == ("Formal: stage 2", words, tone)
