"""The guide of a visit asks what the work asks, by stage and home, and what is not begun never stops it."""

from __future__ import annotations

import copy
import re
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from iro_desk.domain import visit_guide
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.codes import PlacementType
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.facts import council_numbers
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.sheets.shape import Form
from iro_desk.domain.visit_guide import (
    ALONE_HERE,
    LASTING,
    NEW,
    OUT_OF_AREA,
    OWN_PLACE,
    RESIDENTIAL,
    SECURE,
    HomeNow,
)

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 6, 11)
FACTS = {
    "today": TODAY, "child_name": "Rowan", "born_on": date(2016, 2, 3), "age": 10, "band": "8-11",
    "school_age": "Yes", "unregistered": "No", "placement_from": date(2026, 6, 1), **council_numbers(ClockRules()),
}  # fmt: skip
CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "cases" / "visit.toml").read_text(encoding="utf-8")
)
BANNED = re.compile(r"\b(invalid|please|sorry|oops|required|failed to)\b", re.IGNORECASE)


def guide() -> Form:
    """The guide as it is shipped."""
    base = "\n".join(p.read_text(encoding="utf-8") for p in sorted((RESOURCES / "visits").glob("*.toml")))
    look = (RESOURCES / "forms" / "home_check.toml").read_text(encoding="utf-8")
    return visit_guide.composed(read_form(base), read_form(look))


FORM = guide()


@pytest.fixture
def filled(calendar: Any) -> Any:
    """A visit that is whole, with some of it changed; nothing takes an answer out, _name is a fact."""

    def build(**changes: Any) -> Filled:
        facts = {**FACTS, **{name[1:]: value for name, value in changes.items() if name.startswith("_")}}
        kept = copy.deepcopy(CASES["whole"]) | {n: v for n, v in changes.items() if not n.startswith("_")}
        return Filled(FORM, read_answers(FORM, kept), Known(facts, calendar))

    return build


def said(sheet: Filled, severity: str = "stop") -> list[str]:
    return [finding.message for finding in visit_guide.findings(sheet) if finding.severity == severity]


def test_every_row_of_the_work_is_asked() -> None:
    """Nothing the work asks at a visit is left out; words, pictures and companions are asked by the page itself."""
    own = {question.id for question in FORM.questions}
    assert {row: name for row, name in CASES["asks"].items() if name not in own} == {}


def test_a_whole_visit_on_a_doorstep_is_stopped_by_nothing(filled: Any) -> None:
    """Only the first two parts must be said; the guide can wait."""
    assert said(filled()) == []


@pytest.mark.parametrize(("changes", "sentence"), CASES["stops"])
def test_what_is_missing_stops_the_visit_with_its_own_sentence(
    filled: Any, changes: dict[str, Any], sentence: str
) -> None:
    """Each gap by itself, in a visit that is otherwise whole or a part that has been begun."""
    assert said(filled(**changes)) == [sentence]


@pytest.mark.parametrize(("changes", "sentence"), CASES["looks"])
def test_what_is_worth_a_look_never_stops(filled: Any, changes: dict[str, Any], sentence: str) -> None:
    """U24: soft checks never block."""
    sheet = filled(**changes)
    assert sentence in said(sheet, "look")
    assert said(sheet) == []


@pytest.mark.parametrize(
    ("stage", "no_words", "parts"),
    [
        ("0 to 4", "No", {"v04"}),
        ("5 to 7", "No", {"v57"}),
        ("8 to 11", "No", {"v811"}),
        ("12 to 15", "No", {"v1215", "reminders"}),
        ("16 to 17", "No", {"v1215", "v1617"}),
        ("8 to 11", "Yes", {"vnw"}),
        ("0 to 4", "Yes", {"v04", "vnw"}),
    ],
)
def test_the_questions_are_those_of_the_stage(
    filled: Any, stage: str, no_words: str, parts: set[str]
) -> None:
    """A child who talks without words has watching in place of the spoken questions."""
    shown = {section.id for section in filled(stage=stage, no_words=no_words).sections()}
    assert {name for name in shown if name.startswith("v") and name not in ("view", "visit")} | (
        shown & {"reminders"}
    ) == parts


@pytest.mark.parametrize(
    ("where", "part"),
    [(OUT_OF_AREA, "ooa"), (RESIDENTIAL, "res"), (SECURE, "sec"), (ALONE_HERE, "uasc"), (NEW, "care"),
     (LASTING, "reminders")],
)  # fmt: skip
def test_where_the_child_lives_adds_its_own_part(filled: Any, where: str, part: str) -> None:
    """And no other home does."""
    assert part in {section.id for section in filled(lives=[where]).sections()}
    assert part not in {section.id for section in filled().sections()}


def test_a_child_who_was_not_seen_is_asked_no_spoken_question(filled: Any) -> None:
    shown = {section.id for section in filled(seen="No", not_seen_why="Unwell").sections()}
    assert "v811" not in shown and "safety" in shown


def test_a_part_not_begun_is_told_of_once_and_stops_nothing(filled: Any) -> None:
    """Rows with a name each count as begun only once one is answered."""
    asked = [{"item": "Here"}, {"item": "At school"}, {"item": "Online"}]
    sheet = filled(v811_safe=asked)
    told = [words for words in said(sheet, "look") if words.startswith("Talking together")]
    assert told == [
        "Talking together: 8 to 11: nothing is written here yet. It can be done later the same day."
    ]
    assert said(sheet) == []


def test_the_home_look_is_not_asked_its_day_again() -> None:
    """Typing the same fact twice is a defect."""
    assert "held_on" not in {question.id for question in FORM.questions}


HOME = HomeNow(PlacementType.U6, TODAY - timedelta(days=200), False, False, None, False)


@pytest.mark.parametrize(
    ("home", "where"),
    [
        (HOME, ()),
        (replace(HOME, started_on=TODAY - timedelta(days=28)), (NEW,)),
        (replace(HOME, started_on=TODAY - timedelta(days=29)), ()),
        (replace(HOME, is_unregistered=True), (NEW,)),
        (replace(HOME, elsewhere=True), (OUT_OF_AREA,)),
        (replace(HOME, miles=20.5), (OUT_OF_AREA,)),
        (replace(HOME, miles=20), ()),
        (replace(HOME, kind=PlacementType.S1), (RESIDENTIAL,)),
        (replace(HOME, kind=PlacementType.K3), (OWN_PLACE,)),
        (replace(HOME, lasts_to_18=True), (LASTING,)),
        (None, ()),
    ],
)
def test_the_home_is_proposed_from_what_is_known(home: HomeNow | None, where: tuple[str, ...]) -> None:
    assert visit_guide.lives(home, unaccompanied=False, secure=False, today=TODAY) == where


def test_a_secure_home_and_coming_alone_are_proposed_too() -> None:
    assert visit_guide.lives(None, unaccompanied=True, secure=True, today=TODAY) == (ALONE_HERE, SECURE)


def test_the_words_are_plain_and_blame_nobody() -> None:
    words = [text for q in FORM.questions for text in (q.label, q.hint, q.why, q.needed)]
    assert [one for one in words if BANNED.search(one) or re.search(r"\w'\w", one)] == []


def test_what_a_letter_may_take_is_child_safe() -> None:
    assert [q.id for q in FORM.questions if "letter" in q.feeds and q.to != "C"] == []


def test_words_that_only_hold_a_name_within_them_name_nobody(filled: Any) -> None:
    """Ottis is not Otis, and Rowan may say their own name."""
    said_so = [{"words": "Ottis and Rowan", "share": "private"}]
    sheet = filled(_other_names=("Otis",), lives=[RESIDENTIAL], res_purpose="Rest", res_others_said=said_so)
    assert visit_guide.NAMED not in said(sheet, "look")
