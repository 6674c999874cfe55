"""Due dates on the command line."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
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


def ids(*arguments: str) -> list[str]:
    return [due["id"] for due in asked(*arguments)["due"]]


def test_what_is_hers_to_check_comes_with_other_facts_or_when_asked_for() -> None:
    assert ids("--looked-after-from", "2026-01-05") == ["LAC-1"]
    assert set(ids("--looked-after-from", "2026-01-05", "--all")) == {"LAC-1", "PL-1", "H-1"}
    born = ids("--looked-after-from", "2026-01-05", "--born", "2012-03-01")
    assert set(born) == {"LAC-1", "PL-1", "H-1", "E-1", "P-2", "P-3"}


def test_a_home_tells_its_kind_and_how_it_stands() -> None:
    found = asked(
        "--home", "2026-06-05:K2:unregistered", "--event", "welfare_concern:10/6/26", "--on", "2026-06-05"
    )
    dates = [(due["id"], due["due_on"]) for due in found["due"]]
    assert dates == [
        ("MK-3", "2026-06-08"),
        ("PL-2", "2026-06-12"),
        ("SWV-1", "2026-06-12"),
        ("MK-3", "2026-06-13"),
        ("MK-2", "2026-06-19"),
        ("PL-1", "2026-06-19"),
        ("MK-2", "2026-06-24"),
    ]
    first = found["due"][0]
    assert (first["whose"], first["anchor"], first["starts_on"]) == (
        "yours to check",
        "home:2026-06-05",
        "2026-06-05",
    )


def test_a_home_ends_when_the_next_begins_or_on_its_own_day() -> None:
    moved = ("--home", "2026-06-05:unregistered", "--home", "2026-06-08:u4:to18", "--on", "2026-06-09")
    assert ids(*moved) == ["PL-2", "SWV-1", "PL-1"]
    assert "MK-3" not in ids("--home", "2026-06-05:unregistered:until 2026-06-07", "--on", "2026-06-07")


def test_bank_holidays_left_out_are_listed() -> None:
    (due,) = asked("--looked-after-from", "2025-12-12")["due"]
    assert due["skipped"] == ["2025-12-25", "2025-12-26", "2026-01-01"]
    assert due["is_earliest"] is False


def test_a_dispute_an_order_and_a_plan_are_understood() -> None:
    found = asked(
        "--dispute", "2026-06-01:formal 2026-06-03:stage 2 2026-06-10",
        "--order", "2026-05-01:C1", "--home", "2026-05-01:P1", "--event", "sw-visit:2026-06-04",
        "--plan", "placement:2026-05-02", "--on", "2026-06-01",
    )  # fmt: skip
    assert [(due["id"], due["due_on"]) for due in found["due"]] == [
        ("PL-1", "2026-05-18"),
        ("SWV-6", "2026-06-11"),
        ("DR-STAGE", "2026-06-17"),
        ("DR-TOTAL", "2026-07-01"),
    ]


def test_decisions_sent_start_the_managers_days() -> None:
    found = ids("--review", "2026-03-27", "--outcomes-sent", "2026-04-02", "--off", "mk-4")
    assert found == ["REC-4", "REC-2", "REC-3", "LAC-2", "PL-3"]


def test_a_lighter_review_counts_but_not_as_the_yearly_one() -> None:
    found = asked(
        "--looked-after-from", "2020-01-06", "--review", "2024-08-20", "--review", "2025-02-20",
        "--informal-review", "2025-08-20", "--event", "yearly_agreed:2025-02-20",
    )  # fmt: skip
    dates = {due["id"]: due["due_on"] for due in found["due"]}
    assert (dates["LAC-3"], dates["LAC-MK1"]) == ("2026-02-20", "2026-02-20")


def test_a_clock_the_council_does_not_use_is_left_out() -> None:
    assert "MK-5" not in ids("--event", "breakdown:2026-06-05", "--off", "MK-5")
    code, text = run("--event", "breakdown:2026-06-05")
    assert code == 0 and "Disruption meeting  (not before, yours to check)" in text


def test_a_file_of_bank_holidays_adds_to_the_table(tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text("2026-01-14,A new one\n", encoding="utf-8")
    (due,) = asked("--looked-after-from", "2025-12-12", "--bank-holidays", str(file))["due"]
    assert due["due_on"] == "2026-01-15"
    file.write_text("soon,A new one\n", encoding="utf-8")
    code, text = run("--looked-after-from", "2025-12-12", "--bank-holidays", str(file))
    assert (code, text) == (2, "--bank-holidays: Line 1 needs a day written like 2027-05-03.\n")
    file.write_bytes(b"\xff\xfe\x00")
    assert run("--looked-after-from", "2025-12-12", "--bank-holidays", str(file))[0] == 2
    code, text = run("--looked-after-from", "2025-12-12", "--bank-holidays", str(tmp_path / "none.csv"))
    assert (code, text) == (2, "--bank-holidays: That file could not be opened.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--home", "2026-06-05:Q9"], "--home: Write DATE, then if known :CODE"),
        (["--home", "soon"], "--home: That was not understood as a date."),
        (["--home", "2026-06-05:until soon"], "--home: That was not understood as a date."),
        (["--order", "2026-06-05"], "--order: Write DATE:CODE"),
        (["--order", "2026-06-05:Q9"], "--order: CODE is one of C1, C2"),
        (["--event", "2026-06-05"], "--event: Write KIND:DATE, where KIND is one of sw_visit"),
        (["--event", "party:2026-06-05"], "--event: Write KIND:DATE, where KIND is one of sw_visit"),
        (["--plan", "party:2026-06-05"], "--plan: Write KIND:DATE, where KIND is one of care"),
        (["--dispute", "2026-06-05:stage 2 2026-06-05"], "--dispute: Write DATE, then :formal DATE"),
        (["--dispute", "2026-06-05:formal 2026-06-05:stage x 2026-06-05"], "--dispute: Write DATE"),
        (["--review", "2026-06-05", "--off", "XX"], "--off: Give the id of a clock, one of CP-1"),
        (["--review", "2026-06-05", "--off", "LAC-1"], "--off: The law sets that clock, so it stays on."),
        (["--born", "2026-01-01", "--outcomes-sent", "2026-06-05"], "--outcomes-sent: Give the --review"),
        (["--born", "31/2/26"], "--born: There is no such day"),
    ],
)
def test_facts_that_are_not_understood_are_told_in_a_sentence(arguments: list[str], told: str) -> None:
    code, text = run(*arguments)
    assert code == 2 and text.startswith(told) and text.count("\n") == 1


@pytest.mark.parametrize("option", ["--looked-after-from", "--on", "--born"])
def test_an_option_that_has_one_answer_is_refused_a_second(option: str) -> None:
    words = ("--looked-after-from", "2025-12-12", "--born", "2012-03-01", "--on", "2026-01-13")
    code, text = run(*words, option, "2024-01-05")
    assert (code, text) == (2, f"{option}: Give it once.\n")
