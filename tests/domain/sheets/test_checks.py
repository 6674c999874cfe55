"""What stops a form and what is worth a look, each with its question and row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iro_desk.domain.codes import Share
from iro_desk.domain.sheets.answers import read_answers, to_json
from iro_desk.domain.sheets.checks import check
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.working_days import Calendar

TODAY = date(2026, 3, 2)
FORM = read_form("""
id = "panel"
title = "Panel"
purpose = "To decide."
about = "child"
dated_by = "held_on"

[[section]]
id = "who"
title = "Who and when"

[[section.question]]
id = "secured"
label = "Placed on"
answer = "date"
begins_as = "last_secured"

[[section.question]]
id = "held_on"
label = "Date of the review"
answer = "date"
needed = "Enter the date of the review."
limit = [{ when = "given last_secure_review", is = "last_secure_review + 3 months" }, { is = "secured + 1 month" }]
asks = [{ when = "held_on > limit", say = "{date} is later than {limit}, the last day allowed." }]

[[section.question]]
id = "panel"
label = "Panel"
answer = "rows"
columns = [
    { id = "name", label = "Name", answer = "person", needed = "Say who." },
    { id = "independent", label = "Independent", answer = "yn", needed = "{n} have no answer." },
]
stops = [
    { when = "count(panel) < 3", say = "Add at least three people. There are {n}.", n = "count(panel)" },
    { when = 'name = officer', say = "{officer} is {child}’s reviewing officer.", each = true },
]

[[section.question]]
id = "place"
label = "Would any other place do?"
answer = "choice"
choices = ["Yes", { label = "No", because = "Why not", stop = "Say why not." }]

[[section.question]]
id = "which"
label = "Which"
answer = "text"
when = 'place = "Yes"'
needed = "Say which."

[[section.question]]
id = "checked"
label = "Checked"
answer = "rows"
items = ["Money", "School"]
columns = [{ id = "answer", label = "Answer", answer = "full" }]
stops = [{ when = "blank answer", say = "Answer each line. {n} are left.", each = true }]

[[section.question]]
id = "says"
label = "What the child says"
answer = "lines"
to = "C"

[[section]]
id = "more"
title = "More"
when = "age >= 16"

[[section.question]]
id = "own"
label = "Own place"
answer = "yn"
needed = "Select whether they have their own place."
""")
WHOLE: dict[str, Any] = {
    "held_on": "2026-03-01",
    "panel": [{"name": name, "independent": "Yes"} for name in ("Ann", "Bo", "Cy")],
    "place": "Yes",
    "which": "With an aunt",
    "checked": [{"item": "Money", "answer": "Yes"}, {"item": "School", "answer": "No"}],
}


def _filled(answers: dict[str, Any], **facts: Any) -> Filled:
    known = {"today": TODAY, "officer": "Una Bell", "child_name": "Quill", "age": 11, **facts}
    return Filled(FORM, read_answers(FORM, answers), Known(known, Calendar({})))


def _said(answers: dict[str, Any], **facts: Any) -> list[tuple[str, str, str]]:
    return [(one.field, one.message, one.severity) for one in check(_filled(answers, **facts))]


def test_a_whole_form_has_nothing_to_say() -> None:
    """Sections and questions that are not shown are not asked for."""
    assert _said(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"held_on": None}, ("held_on", "Enter the date of the review.", "stop")),
        (
            {"held_on": "31 Febuary"},
            ("held_on", "Date of the review must be a real date, like 27 3 2026.", "stop"),
        ),
        (
            {"held_on": "2026-03-03"},
            (
                "held_on",
                "Date of the review must be today or earlier. Put a meeting still to come in the planner.",
                "stop",
            ),
        ),
        (
            {"secured": "2026-01-05"},
            ("held_on", "Sun 1 Mar 2026 is later than Thu 5 Feb 2026, the last day allowed.", "look"),
        ),
        (
            {"panel": [{"name": "Ann", "independent": "Yes"}]},
            ("panel", "Add at least three people. There are 1.", "stop"),
        ),
        ({"place": "No"}, ("place.because", "Say why not.", "stop")),
        ({"which": "  "}, ("which", "Say which.", "stop")),
        (
            {"checked": [{"item": "School", "answer": "Yes"}]},
            ("checked[0]", "Answer each line. 1 is left.", "stop"),
        ),
    ],
)
def test_one_thing_wrong_is_said_once_where_it_is(
    change: dict[str, Any], found: tuple[str, str, str]
) -> None:
    """Each sentence is the whole message, with its question."""
    assert _said({**WHOLE, **change}) == [found]


def test_a_row_at_fault_is_named_by_its_number() -> None:
    """Three rows: one without a name, one that is the officer herself, two without an answer."""
    panel = [{"name": "Una Bell"}, {"independent": "Yes"}, {"name": "Cy"}]
    assert _said({**WHOLE, "panel": panel}) == [
        ("panel[0].independent", "2 have no answer.", "stop"),
        ("panel[1].name", "Row 2: Say who.", "stop"),
        ("panel[0]", "Row 1: Una Bell is Quill’s reviewing officer.", "stop"),
    ]


def test_a_limit_is_the_first_that_holds() -> None:
    """Within one month, then three months apart (Secure Accommodation Regulations 1991, reg 15)."""
    question = FORM.question("held_on")
    assert _filled({"secured": "2026-01-05"}).limit(question) == date(2026, 2, 5)
    assert _filled({}, last_secure_review=date(2026, 2, 5)).limit(question) == date(2026, 5, 5)
    assert _filled({}).limit(question) is None


def test_what_is_hidden_keeps_its_words_and_is_not_asked_for() -> None:
    """A condition hides a question; it does not lose what was typed in it."""
    filled = _filled({**WHOLE, "place": "No", "place.because": "None would"})
    assert "which" not in filled.shown()
    assert filled.answers.get("which") == "With an aunt"
    assert check(filled) == ()
    assert [one[0] for one in _said(WHOLE, age=16)] == ["own"]


def test_answers_are_kept_and_read_back_the_same() -> None:
    """A line that was not said to be sharable is private."""
    said = [{"words": "I want to stay", "share": "may_share"}, {"words": "I am scared", "share": None}]
    answers = read_answers(FORM, {**WHOLE, "says": said, "panel": [{}, {"name": "Bo"}]})
    assert [line.share for line in answers.lines("says")] == [Share.MAY_SHARE, Share.PRIVATE]
    assert len(answers.rows("panel")) == 1
    assert read_answers(FORM, json.loads(to_json(answers))) == answers


def test_a_new_form_starts_with_what_is_known() -> None:
    """The same fact is not typed twice."""
    known = Known({"last_secured": date(2026, 1, 5)}, Calendar({}))
    assert known.begins_as(FORM.question("secured")) == date(2026, 1, 5)
    assert known.begins_as(FORM.question("held_on")) is None


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"which": "With Toby and his aunt"}, "which"),
        ({"says": [{"words": "toby shouts", "share": "private"}]}, "says"),
        ({"panel": [{"name": name, "independent": "Yes"} for name in ("Ann", "Bo", "Toby’s")]}, "panel"),
        ({"which": "With October"}, ""),
    ],
)
def test_another_childs_name_is_looked_for_where_a_form_is_about_one_childs_care(
    changes: dict[str, Any], where: str
) -> None:
    """Whole words only, in every kind of answer; other forms are left alone."""
    form = replace(FORM, names_no_other=True)
    facts = {"today": TODAY, "officer": "Una Bell", "child_name": "Quill", "age": 11}
    known = Known(facts, Calendar({}), others=frozenset({"toby"}))
    answers = read_answers(form, {**WHOLE, **changes})
    found = [(one.field, one.severity) for one in check(Filled(form, answers, known))]
    assert found == ([(where, "look")] if where else [])
    assert check(Filled(FORM, answers, known)) == ()
