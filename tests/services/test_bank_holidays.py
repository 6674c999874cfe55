"""Bank holidays added, taken out and brought in from a file, and the dates that move with them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from iro_desk.domain.working_days import Calendar
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.records import ChildFields
from iro_desk.services import bank_holidays, children, clockwork, settings

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_WEEKDAY = date(2026, 1, 14)
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def settled(desk: Any) -> Any:
    """The desk with its dates brought up in every write."""
    desk.store.after_writing(partial(clockwork.settle, calendar=desk.calendar, now=lambda: MORNING))
    return desk


def first_review(desk: Any, child_id: int) -> date:
    found = desk.read(clockwork.of_child, child_id, desk.today)
    return next(one.due.due_on for one in found if one.due.clock_id == "LAC-1")


def test_a_day_added_and_taken_out_again(desk: Any) -> None:
    desk.write(bank_holidays.add, desk.calendar, A_WEEKDAY, "  National   day, for all ")
    assert not desk.read(bank_holidays.calendar, desk.calendar).is_working_day(A_WEEKDAY)
    rows = desk.read(bank_holidays.listed, desk.calendar).rows
    assert [(r.on, r.name) for r in rows if r.added] == [(A_WEEKDAY, "National day, for all")]
    desk.write(bank_holidays.take_out, desk.calendar, A_WEEKDAY)
    assert desk.read(bank_holidays.calendar, desk.calendar) == desk.calendar
    assert not [r for r in desk.read(bank_holidays.listed, desk.calendar).rows if r.added]


def test_a_shipped_day_taken_out_stays_in_the_list_and_can_be_put_back(desk: Any) -> None:
    desk.write(bank_holidays.take_out, desk.calendar, NEW_YEAR)
    assert desk.read(bank_holidays.calendar, desk.calendar).is_working_day(NEW_YEAR)
    (row,) = [r for r in desk.read(bank_holidays.listed, desk.calendar).rows if r.taken_out]
    assert row.on == NEW_YEAR
    desk.write(bank_holidays.put_back, NEW_YEAR)
    assert desk.read(bank_holidays.calendar, desk.calendar) == desk.calendar


@pytest.mark.parametrize(
    ("on", "name", "field"),
    [(None, "A day", "on"), (date(2009, 5, 1), "A day", "on"), (date(2036, 5, 1), "A day", "on"),
     (NEW_YEAR, "A day", "on"), (A_WEEKDAY, " ", "name"), (A_WEEKDAY, "x" * 61, "name")],
)  # fmt: skip
def test_what_cannot_be_added_is_refused_at_its_field(
    desk: Any, on: date | None, name: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        desk.write(bank_holidays.add, desk.calendar, on, name)
    assert refused.value.field == field


def test_every_date_moves_in_the_write_that_adds_a_day_and_undo_brings_it_back(settled: Any) -> None:
    """Working days counted over the day move by one; what it was before stays to be seen."""
    child = settled.a_child(looked_after_from=date(2026, 1, 5))
    assert first_review(settled, child) == date(2026, 2, 2)
    changes = settled.store.write(
        "Add a bank holiday",
        lambda session: bank_holidays.add(session, settled.calendar, A_WEEKDAY, "National day"),
    ).changes
    assert {"setting", "due_date"} <= changes.kinds
    assert first_review(settled, child) == date(2026, 2, 3)
    (due,) = (
        one.due
        for one in settled.read(clockwork.of_child, child, settled.today)
        if one.due.clock_id == "LAC-1"
    )
    past = settled.read(clockwork.history, child, "LAC-1", due.anchor)
    assert [(one.due_on, one.ended_by) for one in past] == [
        (date(2026, 2, 2), "Add a bank holiday"), (date(2026, 2, 3), ""),
    ]  # fmt: skip
    settled.store.undo()
    assert first_review(settled, child) == date(2026, 2, 2)


def test_a_child_added_afterwards_counts_the_officers_day_too(settled: Any) -> None:
    settled.write(bank_holidays.add, settled.calendar, A_WEEKDAY, "National day")
    assert first_review(settled, settled.a_child(looked_after_from=date(2026, 1, 5))) == date(2026, 2, 3)


def test_a_new_table_that_holds_the_day_or_has_lost_it_is_taken_as_it_comes(desk: Any) -> None:
    """The officer's days were kept over an older table."""
    shipped = Calendar({NEW_YEAR: "New Year's Day", date(2027, 1, 1): "New Year's Day"})
    text = "-2026-05-04\n2026-01-01,First day\n2031-01-01,Later"
    assert bank_holidays.adjusted(shipped, text).bank_holidays == {
        NEW_YEAR: "First day", date(2027, 1, 1): "New Year's Day",
    }  # fmt: skip


def published(calendar: Calendar, year: int, **changes: str | None) -> str:
    """The file of GOV.UK for one year: no weekend days, and any changes."""
    days = {str(day): name for day, name in calendar.bank_holidays.items()
            if day.year == year and day.weekday() < 5}  # fmt: skip
    days |= {day.replace("_", "-").removeprefix("on-"): name or "" for day, name in changes.items()}
    events = [
        {"title": name, "date": day, "notes": "", "bunting": True} for day, name in days.items() if name
    ]
    return json.dumps({"england-and-wales": {"division": "england-and-wales", "events": events},
                       "scotland": {"division": "scotland", "events": []}})  # fmt: skip


def test_the_file_that_gov_uk_publishes_changes_nothing_when_it_agrees(desk: Any, tmp_path: Path) -> None:
    """2027: Christmas Day and Boxing Day are on a weekend, which GOV.UK leaves out."""
    file = tmp_path / "bank-holidays.json"
    file.write_text(published(desk.calendar, 2027), "utf-8")
    found = bank_holidays.look(file, desk.calendar, desk.calendar)
    assert (found.adds, found.takes_out) == ((), ())


def test_the_file_that_gov_uk_publishes_moves_a_day(desk: Any, tmp_path: Path) -> None:
    """As in 2022, when the spring bank holiday moved to June."""
    file = tmp_path / "bank-holidays.json"
    file.write_text(
        published(desk.calendar, 2027, on_2027_05_31=None, on_2027_06_03="Spring bank holiday"), "utf-8"
    )
    found = bank_holidays.look(file, desk.calendar, desk.calendar)
    assert [one.day for one in found.adds] == [date(2027, 6, 3)]
    assert [one.day for one in found.takes_out] == [date(2027, 5, 31)]
    assert desk.write(bank_holidays.bring_in, desk.calendar, found) == 2
    counted = desk.read(bank_holidays.calendar, desk.calendar)
    assert counted.is_working_day(date(2027, 5, 31))
    assert not counted.is_working_day(date(2027, 6, 3))
    again = bank_holidays.look(file, desk.calendar, counted)
    assert (again.adds, again.takes_out) == ((), ())
    desk.store.undo()
    assert desk.read(bank_holidays.calendar, desk.calendar) == desk.calendar


def test_a_year_that_is_only_begun_in_the_file_loses_no_day(desk: Any, tmp_path: Path) -> None:
    events = [{"title": "New Year's Day", "date": "2028-01-03"}]
    file = tmp_path / "bank-holidays.json"
    file.write_text(json.dumps({"england-and-wales": {"events": events}}), "utf-8")
    assert bank_holidays.look(file, desk.calendar, desk.calendar).takes_out == ()


def test_lines_of_our_own_add_and_take_away(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("\ufeff2026-01-14,National day\n\n# words\n-2026-01-01\n", "utf-8")
    found = bank_holidays.look(file, desk.calendar, desk.calendar)
    assert [one.day for one in found.adds] == [A_WEEKDAY]
    assert [one.day for one in found.takes_out] == [NEW_YEAR]


@pytest.mark.parametrize(
    "text", ["{", "{}", '{"england-and-wales": {"events": [{"title": "x", "date": "soon"}]}}',
             '{"england-and-wales": 3}', "14 January", "-2026-01-14", "2026-01-14"]
)  # fmt: skip
def test_a_file_that_is_neither_is_refused_in_words(desk: Any, tmp_path: Path, text: str) -> None:
    file = tmp_path / "file"
    file.write_text(text, "utf-8")
    with pytest.raises(Refusal):
        bank_holidays.look(file, desk.calendar, desk.calendar)


def test_a_file_that_is_not_there_or_not_text_is_refused(desk: Any, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        bank_holidays.look(tmp_path / "none", desk.calendar, desk.calendar)
    for content in (b"\xff\xfe\xfa", b"#" * 1_000_001):
        (tmp_path / "file").write_bytes(content)
        with pytest.raises(Refusal):
            bank_holidays.look(tmp_path / "file", desk.calendar, desk.calendar)


def test_an_operation_that_changes_settings_and_children_dates_the_children(settled: Any) -> None:
    """Bringing invented children also sets a preference; their dates must not wait for another day."""
    settled.write(clockwork.begin_day, settled.calendar, MORNING)

    def both(session: Any) -> int:
        settings.change(session, "officer.name", "Ros")
        draft = ChildFields.model_validate(
            {"preferred_name": "Quill", "born_on": date(2014, 5, 2), "looked_after_from": date(2026, 1, 5)}
        )
        return children.add(
            session, draft, legal_status=None, home=None, social_worker="", today=settled.today
        )

    child = settled.store.write("Both", both).value
    assert first_review(settled, child) == date(2026, 2, 2)
