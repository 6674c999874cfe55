"""The conditions of forms: what they say of answers, of blanks, of days and of rows; and what cannot be read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.domain.sheets.conditions import Scope, holds, read, value
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.paths import resource

CALENDAR = read_bank_holidays(resource("data/bank_holidays.csv").read_text(encoding="utf-8"))
ANSWERS: dict[str, Any] = {
    "seen": "Yes",
    "age": 9,
    "band": "8-11",
    "ended": date(2026, 1, 5),
    "held_on": date(2026, 3, 2),
    "weeks": 10,
    "purpose": ("A worry", "Midway"),
    "panel": ({"name": "Ann", "independent": "Yes"}, {"name": "Bo", "independent": "No"}, {"name": "Cy"}),
    "chair": "Dee Moss",
    "note": "   ",
    "seen.because": "By video",
}
SCOPE = Scope(ANSWERS, CALENDAR, {"Dee Moss": "Team manager"})


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("", True),
        ('seen = "Yes"', True),
        ('seen = "yes"', True),
        ('seen != "No"', True),
        ('seen = "No"', False),
        ("age >= 9 and age < 12", True),
        ("age > 9 or age < 9", False),
        ('band in ("5-7", "8-11")', True),
        ('band not in ("5-7", "8-11")', False),
        ('purpose includes "A worry"', True),
        ('purpose includes "New home"', False),
        ("blank note", True),
        ("given note", False),
        ("blank never_asked", True),
        ("given seen.because", True),
        ('not (seen = "No")', True),
        ('never_asked != "Yes"', False),
        ('not (never_asked = "Yes")', True),
        ("never_asked > 3", False),
        ("held_on > ended", True),
        ("held_on < ended + 10 weeks", True),
        ("held_on < ended + weeks weeks", True),
        ("held_on >= ended + 8 weeks", True),
        ("held_on > 2026-03-01", True),
        ("count(panel) >= 3", True),
        ("count(purpose) = 2", True),
        ("count(never_asked) = 0", True),
        ('count(panel, independent = "Yes") < 1', False),
        ("count(panel, blank independent) = 1", True),
        ("count(panel, name = chair) = 0", True),
        ('role_of(chair) = "Team manager"', True),
        ('role_of(never_asked) = "Team manager"', False),
        ('seen = "No" and age = 9 or band = "8-11"', True),
        ('seen = "No" and (age = 9 or band = "8-11")', False),
        ('age > "nine"', False),
    ],
)
def test_a_condition_says_what_is_so(condition: str, expected: bool) -> None:
    """A blank compares with nothing; words compare whatever their case."""
    assert holds(condition, SCOPE) is expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ended + 1 month", date(2026, 2, 5)),
        ("ended + 3 months", date(2026, 4, 5)),
        ("held_on - 2 days", date(2026, 2, 28)),
        ("ended + 15 working days", date(2026, 1, 26)),
        ("ended + weeks weeks", date(2026, 3, 16)),
        ("never_asked + 1 month", None),
    ],
)
def test_a_day_is_moved_by_days_working_days_weeks_and_months(words: str, day: date | None) -> None:
    """Fifteen working days is how long an initial conference has (Working Together, guidance)."""
    assert value(words, SCOPE) == day


@pytest.mark.parametrize(
    "wrong",
    [
        "seen =",
        'seen = "Yes',
        "and seen",
        "held_on + 3",
        "held_on + 3 fortnights",
        'band in "5-7"',
        "count panel",
        "count(panel",
        "seen ; age",
        "blank",
        "2026-02-30 < held_on",
        '(seen = "Yes"',
        'seen = "Yes" age',
        "__import__('os')",
    ],
)
def test_what_cannot_be_read_is_refused_with_where(wrong: str) -> None:
    """Nothing is ever run: only what the language knows is read."""
    with pytest.raises(ValueError, match=r"condition|real date"):
        read(wrong)


def test_every_name_is_known_for_checking() -> None:
    """A form is refused when it names what it does not ask."""
    found = read('seen = "Yes" and count(panel, independent = "No") > 1')
    assert found.names == {"seen", "panel"}
    assert found.row_names == {("panel", "independent")}


def test_a_calendar_without_holidays_counts_weekdays() -> None:
    """Working days are counted by the calendar handed in."""
    scope = Scope({"on": date(2026, 4, 2)}, Calendar({}))
    assert value("on + 1 working day", scope) == date(2026, 4, 3)
    assert value("on + 1 working day", Scope({"on": date(2026, 4, 2)}, CALENDAR)) == date(2026, 4, 7)
