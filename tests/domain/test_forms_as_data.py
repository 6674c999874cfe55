"""Every shipped short form asks what it must, stops on every gap with its own sentence, and passes whole."""

from __future__ import annotations

import copy
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.codes import EventKind
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.checks import check
from iro_desk.domain.sheets.conditions import read
from iro_desk.domain.sheets.facts import council_numbers, is_fact
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.sheets.shape import Form, Question
from iro_desk.domain.sheets.soundness import SLOT
from iro_desk.services.blockers import blockers

FOLDER = Path(__file__).parents[2] / "resources" / "forms"
HELD_UP = tuple(one.label for one in blockers())
FORMS = {
    path.stem: read_form(path.read_text(encoding="utf-8"), HELD_UP) for path in sorted(FOLDER.glob("*.toml"))
}
CASES = tomllib.loads((Path(__file__).parent / "cases" / "forms.toml").read_text(encoding="utf-8"))
BANNED = re.compile(r"\b(invalid|please|sorry|oops|required|failed to)\b", re.IGNORECASE)
STRAIGHT = re.compile(r"\w'\w")
PLACE = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
ROW = re.compile(r"^Row \d+: ")
ROLES = {"Sam Okafor": "Social worker"}
FACTS = {
    "today": date(2026, 6, 11), "officer": "Jo Marsh", "child_name": "Rowan", "born_on": date(2014, 2, 3),
    "age": 12, "band": "12-15", "looked_after": "Yes", "secure": "No", **council_numbers(ClockRules()),
}  # fmt: skip


def filled(name: str, changes: dict[str, Any], calendar: Any) -> Filled:
    """The whole sheet of a form with some of it changed; a name that begins with _ is a fact."""
    facts = {**FACTS, **CASES[name]["facts"]}
    kept = copy.deepcopy(CASES[name]["whole"])
    for where, value in changes.items():
        cell = PLACE.fullmatch(where)
        if cell:
            kept[cell[1]][int(cell[2])][cell[3]] = value
        elif where.startswith("_"):
            facts[where[1:]] = value or None
        else:
            kept[where] = value
    form = FORMS[name]
    return Filled(form, read_answers(form, kept), Known(facts, calendar, ROLES))


def said(sheet: Filled, severity: str) -> list[str]:
    """The sentences of one strength."""
    return [finding.message for finding in check(sheet) if finding.severity == severity]


def cases(kind: str) -> list[Any]:
    """Each gap of every form, to be tried by itself."""
    return [
        pytest.param(name, changes, expected if isinstance(expected, list) else [expected],
                     id=f"{name}-{'-'.join(changes)}")
        for name, case in CASES.items()
        for changes, expected in case[kind]
    ]  # fmt: skip


def agreed_cells() -> list[Any]:
    """Each cell of an agreed action, which all four are asked for."""
    return [
        pytest.param(name, question, column.id, column.needed, id=f"{name}-{question.id}-{column.id}")
        for name in CASES
        for question in FORMS[name].questions
        if question.kind == "actions"
        for column in question.columns
    ]


def stop_sentences(question: Question) -> list[str]:
    """Every sentence of one question that can stop a sheet, agreed actions apart."""
    cells = [] if question.kind == "actions" else [column.needed for column in question.columns]
    boxes = [question.because_stop, *(choice.stop for choice in question.choices)]
    return [words for words in (question.needed, *boxes, *cells, *(r.say for r in question.stops)) if words]


def words_of(form: Form) -> list[str]:
    """Everything of a form that somebody reads."""
    found = [form.title, form.purpose, form.clock]
    for section in form.sections:
        found += [section.title, section.hint]
        for question in section.questions:
            found += [question.label, question.hint, question.why, question.because, *question.items]
            found += [*stop_sentences(question), *(rule.say for rule in question.asks)]
            found += [choice.label for choice in question.choices]
            found += [choice.because for choice in question.choices]
            for column in question.columns:
                found += [column.label, column.hint, *(choice.label for choice in column.choices)]
    return found


def as_said(template: str, sentences: list[str]) -> bool:
    """Whether a sentence with slots was said in one of the cases."""
    parts = [re.escape(part) for part in SLOT.sub("\0", template).split("\0")]
    whole = re.compile(".+".join(parts))
    return any(whole.fullmatch(ROW.sub("", sentence)) for sentence in sentences)


def test_every_form_has_its_cases():
    """A form added without a case here is not finished."""
    assert FORMS.keys() == CASES.keys()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_called_as_its_file(name):
    """The id of a form is kept with every sheet of it."""
    assert FORMS[name].id == name


@pytest.mark.parametrize("name", FORMS)
def test_every_question_of_the_work_is_asked(name):
    """Nothing the work asks is left out."""
    asked = {question.id for question in FORMS[name].questions}
    assert {work: own for work, own in CASES[name]["asks"].items() if own not in asked} == {}


@pytest.mark.parametrize("name", CASES)
def test_a_whole_sheet_has_nothing_said_of_it(name, calendar):
    """Neither a stop nor a look."""
    assert [finding.message for finding in check(filled(name, {}, calendar))] == []


@pytest.mark.parametrize(("name", "changes", "expected"), cases("stops"))
def test_a_gap_stops_the_sheet_with_its_own_sentence(name, changes, expected, calendar):
    """Each gap alone, in a sheet that is otherwise whole."""
    assert said(filled(name, changes, calendar), "stop") == expected


@pytest.mark.parametrize(("name", "changes", "expected"), cases("looks"))
def test_what_is_worth_a_look_is_said_and_never_stops(name, changes, expected, calendar):
    """A soft check stands beside the sheet."""
    sheet = filled(name, changes, calendar)
    assert (said(sheet, "look"), said(sheet, "stop")) == (expected, [])


@pytest.mark.parametrize(("name", "question", "cell", "sentence"), agreed_cells())
def test_an_action_without_a_part_stops_the_sheet(name, question, cell, sentence, calendar):
    """An action nobody owns, or with no day or measure, does not happen."""
    assert said(filled(name, {f"{question.id}[0].{cell}": ""}, calendar), "stop") == [sentence]


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_that_stops_is_tried_above(name):
    """A stop that no case reaches may never be reached."""
    tried = [
        words
        for _, expected in CASES[name]["stops"]
        for words in ([expected] if isinstance(expected, str) else expected)
    ]
    untried = {
        words for q in FORMS[name].questions for words in stop_sentences(q) if not as_said(words, tried)
    }
    assert untried == set()


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_worth_a_look_is_tried_above(name):
    """The same for soft checks."""
    tried = [words for _, words in CASES[name]["looks"]]
    asks = [rule.say for question in FORMS[name].questions for rule in question.asks]
    assert [words for words in asks if not as_said(words, tried)] == []


@pytest.mark.parametrize("name", FORMS)
def test_a_cell_is_never_called_as_a_question_or_a_fact(name):
    """In a row's rule a blank cell would otherwise be read from the question of that name."""
    form = FORMS[name]
    ids = {question.id for question in form.questions}
    for question in form.questions:
        if question.kind == "actions":
            continue
        looked = {
            name for rule in (*question.stops, *question.asks) if rule.each for name in read(rule.when).names
        }
        cells = {column.id for column in question.columns} & looked
        assert {cell for cell in cells if cell in ids or is_fact(cell)} == set(), question.id


@pytest.mark.parametrize("name", FORMS)
def test_the_words_are_plain_and_blame_nobody(name):
    """The words the interface guide rules out, and typewriter apostrophes."""
    words = words_of(FORMS[name])
    assert [one for one in words if BANNED.search(one) or STRAIGHT.search(one)] == []


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_records_is_a_kind_of_event(name):
    """And its days are answered in it."""
    assert all(isinstance(part.event, EventKind) for part in FORMS[name].records)
    assert all(FORMS[name].question(part.on).kind == "date" for part in FORMS[name].records)


@pytest.mark.parametrize("name", FORMS)
def test_what_may_be_read_by_a_child_is_marked_so(name):
    """What feeds the letter is child-safe."""
    fed = [
        question.id for question in FORMS[name].questions if "letter" in question.feeds and question.to != "C"
    ]
    assert fed == []


EVENTS = {
    "disruption": {"disruption_meeting": "held_on", "breakdown": "ended"},
    "secure_review": {"secure_review": "held_on", "secured": "secured"},
    "initial_conference": {
        "icpc": "held_on", "strategy": "strategy", "assessment_shared": "shared_on",
        "no_protection_plan": "held_on",
    },
    "review_conference": {"rcpc": "held_on", "assessment_shared": "shared_on", "protection_ended": "held_on"},
    "core_group": {"core_group": "held_on"},
    "home_check": {"welfare_concern": "held_on", "head_visit": "senior_on"},
    "end_of_care": {"leaving_proposed": "held_on"},
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_finished_form_records_what_the_clocks_run_on(name):
    """The dates of the next conference, panel or meeting follow from it."""
    assert {part.event.value: part.on for part in FORMS[name].records} == EVENTS.get(name, {})
