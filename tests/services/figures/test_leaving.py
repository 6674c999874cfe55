"""What leaves for the quarterly report: no names, small numbers hidden, and what it was made of beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO, StringIO
from time import perf_counter

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.figures.periods import Year
from iro_desk.errors import Refusal
from iro_desk.exports import figures_file
from iro_desk.exports.figures_file import Form
from iro_desk.records import Concern, Person
from iro_desk.services.figures.wanted import Wanted
from iro_desk.services.figures.year import YearFigures, figures
from iro_desk.storage.store import Store
from tests.services.figures.conftest import CALENDAR, TODAY, a_child, a_review, disputes_of, lay

Counted = Callable[..., YearFigures]


def text(store: Store, wanted: Wanted) -> str:
    return store.read(lambda s: figures_file.text(s, wanted, TODAY, CALENDAR, ClockRules()))


def test_the_text_says_period_filter_denominator_method_day_and_data_cut(
    store: Store, counted: Counted
) -> None:
    """Rule 4 of 5.7; every share stands with both its numbers, and the year both ways."""
    counted(disputes_of, 2024)
    said = text(store, Wanted(Year(2024)))
    for name in ("Period", "Filter", "Denominator", "Method", "Date run", "Data cut", "Small numbers"):
        assert f"\n{name}: " in said
    assert "Informal concerns: 117" in said and "Formal concerns: 149" in said
    assert "71.1%, 106 of 149" in said and "settled within 14 days of being made formal" in said
    assert "School plan late 266" in said
    assert "mean of the quarters" in said and "all of the year together" in said
    assert "Thu 11 June 2026" in said and "Quill" not in said


def test_a_few_concerns_are_hidden_in_the_quarter_and_cannot_be_had_from_the_year(
    store: Store, counted: Counted
) -> None:
    """Three formal ones in spring: the next smallest quarter goes with them, and what they were about."""

    def few(session: Session, child_id: int, year: Year) -> None:
        for quarter, count in zip(year.quarters, (3, 9, 20, 30), strict=True):
            for _ in range(count):
                values = {
                    "raised_on": quarter.first,
                    "formal_on": quarter.first,
                    "stage": 1,
                    "theme": "PEP_LATE",
                }
                session.add(Concern.model_validate({"child_id": child_id, **values}))
        session.flush()

    counted(few, 2024)
    made = store.read(
        lambda s: figures_file.made(s, Form.ROWS, Wanted(Year(2024)), TODAY, CALENDAR, ClockRules())
    )
    rows = [row for row in csv.reader(StringIO(made.decode("utf-8-sig"))) if row[1] == "Formal concerns"]
    assert [row[3] for row in rows] == ["", "", "20", "30", "62"]
    assert [row[7] for row in rows[:2]] == ["hidden", "hidden"]
    spring = text(store, Wanted(Year(2024), 0))
    assert "Formal concerns: hidden" in spring and "School plan late" not in spring


def test_the_figures_of_one_child_do_not_leave(store: Store, counted: Counted) -> None:
    """They would point to that child whatever was hidden in them."""

    def one_form(session: Session, child_id: int, year: Year) -> None:
        lay(session, [a_review(child_id, year.whole.first, participation="PN1")], 1)

    counted(one_form, 2015)
    with pytest.raises(Refusal) as refused:
        text(store, Wanted(Year(2015), None, 1))
    assert "one child stay on this desk" in str(refused.value)


def test_a_workbook_holds_numbers_as_numbers_and_no_formula(store: Store, counted: Counted) -> None:
    """A team called like a formula is words in the file, and in the rows for a spreadsheet as well."""

    def named(session: Session, child_id: int, year: Year) -> None:
        session.add(
            Person.model_validate(
                {"child_id": child_id, "name": "A", "role": "social_worker", "organisation": "=1+1"}
            )
        )
        lay(session, (a_review(child_id, year.whole.first, participation="PN1") for _ in range(12)), 0)

    counted(named, 2024)
    wanted = Wanted(Year(2024), None, None, "=1+1")
    book = store.read(lambda s: figures_file.made(s, Form.WORKBOOK, wanted, TODAY, CALENDAR, ClockRules()))
    sheet = load_workbook(BytesIO(book)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert {cell.value for cell in cells if cell.column_letter == "D"} >= {12}
    assert any(str(cell.value).startswith("'=1+1") for cell in cells)


def test_figures_are_narrowed_to_a_team_and_to_a_manager(store: Store, counted: Counted) -> None:
    def teams(session: Session, child_id: int, year: Year) -> None:
        other = a_child(session, preferred_name="Wren")
        for child, team, manager, count in ((child_id, "North", "Ida", 7), (other, "South", "Bo", 9)):
            for role, name in (("social_worker", "S"), ("team_manager", manager)):
                values = {"child_id": child, "name": name, "role": role, "organisation": team}
                session.add(Person.model_validate(values))
            lay(session, (a_review(child, date(2024, 5, 1)) for _ in range(count)), 0)

    whole = counted(teams, 2024)
    assert (whole.count("held").year, whole.teams, whole.managers) == (16, ("North", "South"), ("Bo", "Ida"))
    assert counted(None, 2024, team="North").count("held").year == 7
    assert counted(None, 2024, manager="Bo").count("held").year == 9
    assert counted(None, 2024, team="North", manager="Bo").is_empty
    said = text(store, Wanted(Year(2024), manager="Bo"))
    assert "one team manager’s children" in said and "Bo" not in said.replace("Both", "").replace("both", "")


def told(store: Store, **wanted: str) -> list[list[str]]:
    """Number and note of the reviews held in each quarter and the year, as they leave."""
    asked = Wanted(Year(2024), **wanted)
    made = store.read(lambda s: figures_file.made(s, Form.ROWS, asked, TODAY, CALENDAR, ClockRules()))
    rows = [row for row in csv.reader(StringIO(made.decode("utf-8-sig"))) if row[1] == "Reviews held"]
    return [[row[3], row[7]] for row in rows]


def test_a_team_of_few_cannot_be_had_by_taking_the_other_teams_from_the_whole(
    store: Store, counted: Counted
) -> None:
    """Two reviews of the smallest team in spring: nobody's spring or year is told of one team or manager."""
    springs = {"North": ("Ida", 9), "South": ("Bo", 12), "East": ("Una", 2)}

    def teams(session: Session, child_id: int, year: Year) -> None:
        for team, (manager, count) in springs.items():
            child = a_child(session, preferred_name=team)
            for role, name in (("social_worker", "S"), ("team_manager", manager)):
                values = {"child_id": child, "name": name, "role": role, "organisation": team}
                session.add(Person.model_validate(values))
            lay(session, (a_review(child, date(2024, 5, 1)) for _ in range(count)), 0)
            lay(session, (a_review(child, date(2024, 8, 1)) for _ in range(10)), 0)

    counted(teams, 2024)
    assert [number for number, _ in told(store)] == ["23", "30", "0", "0", "53"]
    for wanted in ({"team": "North"}, {"team": "South"}, {"team": "East"}, {"manager": "Bo"}):
        spring, summer, *_, year = told(store, **wanted)
        assert spring == year == ["", "hidden"]
        assert summer[0] == ("" if wanted == {"team": "East"} else "10"), (
            "its spring is not had from its own year"
        )
    said = text(store, Wanted(Year(2024), 0, team="North"))
    assert "Reviews held: hidden" in said and "whole caseload only" in said


def test_five_years_of_seventy_children_are_counted_at_once(store: Store) -> None:
    """P: one pass a table; the budget is ten times what it takes on a slow machine, so that it fails for a loop."""

    def lay_down(session: Session) -> None:
        ids = [a_child(session) for _ in range(70)]
        for begins in range(2021, 2026):
            for quarter in (0, 2):
                on = Year(begins).quarters[quarter].first
                lay(session, [a_review(one, on, participation="PN1") for one in ids], 0)

    store.write("Test", lay_down)
    begun = perf_counter()
    found = store.read(
        partial(figures, wanted=Wanted(Year(2025)), today=TODAY, calendar=CALENDAR, rules=ClockRules())
    )
    taken = perf_counter() - begun
    assert found.count("held").year == 140 and taken < 1.5, taken
