"""Due dates on the command line."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest

from iro_desk.cli.due import main

TODAY = date(2026, 1, 20)


def run(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(list(arguments), out, TODAY), out.getvalue()


def asked(*arguments: str) -> dict[str, Any]:
    code, text = run(*arguments, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_sum_is_shown_with_its_law() -> None:
    code, text = run("--looked-after-from", "2025-12-12")
    assert code == 0
    assert "Wed 14 Jan 2026  First review  (4 working days late)" in text
    assert "skipping 25 and 26 December and 1 January: Wed 14 Jan 2026" in text
    assert "reg 33(1) (statutory)" in text


def test_json_is_one_documented_object() -> None:
    found = asked("--looked-after-from", "12/12/25", "--on", "2026-01-13")
    assert (found["on"], found["months"]) == ("2026-01-13", "calendar months")
    (due,) = found["due"]
    members = (
        "anchor because due_on force how_long id is_earliest sentence skipped source starts_on steps task tone "
        "weekend_note whose"
    )
    assert " ".join(sorted(due)) == members
    assert (due["id"], due["due_on"], due["how_long"], due["tone"]) == (
        "LAC-1",
        "2026-01-14",
        "Tomorrow",
        "none",
    )
    assert due["steps"][0] == {"label": "Looked after from", "value": "Fri 12 Dec 2025"}


def test_only_the_last_review_still_owes_its_papers() -> None:
    found = asked("--looked-after-from", "2025-09-01", "--review", "8 Jan 2026", "--review", "26 Sept 2025")
    assert [(due["id"], due["due_on"]) for due in found["due"]] == [
        ("REC-1", "2026-01-15"),
        ("REC-2", "2026-01-29"),
        ("REC-3", "2026-02-05"),
        ("MK-4", "2026-04-08"),
        ("LAC-3", "2026-07-08"),
    ]


def test_days_can_stand_in_for_months_and_the_answer_says_so() -> None:
    found = asked("--looked-after-from", "2025-11-10", "--review", "2025-11-30", "--days")
    assert found["months"] == "91 and 183 days"
    assert found["due"][-1]["due_on"] == "2026-03-01"


def test_short_breaks_and_an_end_of_care_are_understood() -> None:
    assert asked("--looked-after-from", "2026-01-15", "--short-breaks")["due"][0]["id"] == "LAC-SB1"
    code, text = run("--looked-after-from", "2025-12-12", "--looked-after-until", "2026-01-02")
    assert (code, text) == (0, "Nothing is due.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--looked-after-from", "31/2/26"],
            "--looked-after-from: There is no such day: that month has 28 days.",
        ),
        (["--review", "March 2026"], "--review: Add the day. Type it like 27 March 2026 or 27/3/26."),
        (["--review", "1/1/26", "--on", "soon"], "--on: That was not understood as a date."),
        ([], "Give --looked-after-from or at least one --review."),
        (["--review"], "Argument --review: expected one argument."),
    ],
)
def test_what_is_not_understood_is_told_in_a_sentence(arguments: list[str], told: str) -> None:
    code, text = run(*arguments)
    assert code == 2
    assert text.startswith(told)
    code, text = run(*arguments, "--json")
    assert code == 2
    assert json.loads(text)["trouble"].startswith(told)


def test_help_lists_the_options() -> None:
    code, text = run("--help")
    assert code == 0
    assert "--looked-after-from DATE" in text
