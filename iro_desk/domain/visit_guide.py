"""The guide of a visit: its parts put together, and what is left in it once a part of it has been begun."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from iro_desk.domain.codes import PlacementType
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.answer_sets import NO, YES
from iro_desk.domain.sheets.answers import ITEM
from iro_desk.domain.sheets.checks import check
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.shape import Form, Question, Section
from iro_desk.domain.sheets.soundness import check_form

FIRST = frozenset({"visit", "safety"})
"""The parts that must be said before a visit is recorded; every other part may be begun later."""

NEW, OUT_OF_AREA = "A new, sudden or unregistered home", "Out of area"
RESIDENTIAL, SECURE = "Children’s home or residential school", "Secure home"
OWN_PLACE, LASTING = "Supported accommodation or own place", "A home meant to last"
ALONE_HERE = "Came to this country alone"
STAGES = {"0-4": "0 to 4", "5-7": "5 to 7", "8-11": "8 to 11", "12-15": "12 to 15", "16-17": "16 to 17"}
NEW_DAYS = 28
FAR_MILES = 20
"""A home this far off counts as out of area beside one in another council's (good practice)."""

LATER = "Nothing is written here yet. It can be done later the same day."
NAMED = "Another child’s name may be in this answer. Use “another child” instead."
OTHER_NAMES = "other_names"
"""The fact that holds what the other children on the desk are called."""
OTHERS_SAID = "res_others_said"
#: what cannot wait and who was told of it, and what of the home must be put right today and who was told of that
SAFE_WHAT, SAFE_TOLD, PUT_RIGHT = "safe_what", "safe_told", "put_right"
_WORD = re.compile(r"[^\W\d_]+")
PROPOSED = frozenset({"visit_on", "stage", "no_words", "lives"})
_RESIDENTIAL = frozenset({PlacementType.K2, PlacementType.S1, PlacementType.R1})
_OWN_PLACE = frozenset({PlacementType.K3, PlacementType.H5, PlacementType.P2, PlacementType.P3})


@dataclass(frozen=True, slots=True)
class HomeNow:
    """What the guide needs of the home a child lives in; None where it is not known."""

    kind: PlacementType | None
    started_on: date
    is_unregistered: bool
    lasts_to_18: bool
    miles: float | None
    elsewhere: bool


def composed(base: Form, home_look: Form) -> Form:
    """Return the visit with the look round a new home in it, before the officer's own view.

    The day of the look is the day of the visit, so it is not asked twice.
    """
    when = f'lives includes "{NEW}"'
    looks = tuple(
        replace(
            section,
            when=when,
            questions=tuple(_told_once(q) for q in section.questions if q.id != home_look.dated_by),
        )
        for section in home_look.sections
    )
    at = next(number for number, section in enumerate(base.sections) if section.id == "view")
    form = replace(base, sections=(*base.sections[:at], *looks, *base.sections[at:]))
    check_form(form)
    return replace(form, dated_by="")


def _told_once(question: Question) -> Question:
    """Who was told of an immediate concern need not be said again for what is to be put right."""
    if question.id != PUT_RIGHT:
        return question
    stops = tuple(
        replace(rule, when=f"({rule.when}) and count({SAFE_TOLD}) = 0") if not rule.each else rule
        for rule in question.stops
    )
    return replace(question, stops=stops)


def lives(home: HomeNow | None, *, unaccompanied: bool, secure: bool, today: date) -> tuple[str, ...]:
    """Return where the child lives, in the words of the guide."""
    found = [ALONE_HERE] if unaccompanied else []
    if secure:
        found.append(SECURE)
    if home is not None:
        is_new = (today - home.started_on).days <= NEW_DAYS
        is_far = home.elsewhere or (home.miles is not None and home.miles > FAR_MILES)
        told = (
            (NEW, is_new or home.is_unregistered),
            (OUT_OF_AREA, is_far),
            (RESIDENTIAL, home.kind in _RESIDENTIAL),
            (OWN_PLACE, home.kind in _OWN_PLACE),
            (LASTING, home.lasts_to_18),
        )
        found += [words for words, holds in told if holds]
    return tuple(found)


def proposed(band: str, where: tuple[str, ...], *, no_words: bool) -> dict[str, object]:
    """Return the answers a new visit begins with, which the officer may change."""
    stage = STAGES.get(band)
    return {"stage": stage, "no_words": YES if no_words else NO, "lives": list(where)}


def is_for_later(finding: Finding) -> bool:
    """Whether it says no more than that a part has not been begun."""
    return finding.message.casefold().endswith(LATER.casefold())


def is_begun(filled: Filled, section: Section) -> bool:
    """Whether anything has been answered in a section beyond what was proposed."""
    return any(
        _is_answered(filled, question.id) for question in section.questions if question.id not in PROPOSED
    )


def findings(filled: Filled) -> tuple[Finding, ...]:
    """Return every finding; a part of the guide not begun yet is worth a look and stops nothing."""
    sections = {section.title: section for section in filled.form.sections}
    waiting: set[str] = set()
    found: list[Finding] = []
    for finding in check(filled):
        section = sections[finding.section]
        if section.id in FIRST or is_begun(filled, section):
            found.append(finding)
        elif finding.severity == "stop" and section.id not in waiting:
            waiting.add(section.id)
            words = f"{section.title}: {LATER[0].lower()}{LATER[1:]}"
            found.append(Finding(f"visit.{section.id}", words, section.title, finding.field, "look"))
    return (*found, *_named_others(filled))


def _named_others(filled: Filled) -> tuple[Finding, ...]:
    """Another child is not named in what is said of living together."""
    names = {str(name).casefold() for name in filled.known.facts.get(OTHER_NAMES, ())}
    said = [line.words for line in filled.answers.lines(OTHERS_SAID)]
    if OTHERS_SAID not in filled.shown() or not names & {
        word.casefold() for word in _WORD.findall(" ".join(said))
    }:
        return ()
    section = next(s.title for s in filled.form.sections if any(q.id == OTHERS_SAID for q in s.questions))
    return (Finding("visit.named_others", NAMED, section, OTHERS_SAID, "look"),)


def _is_answered(filled: Filled, question_id: str) -> bool:
    question = filled.form.question(question_id)
    if question.has_rows:
        rows = filled.answers.rows(question_id)
        return any(not is_blank(cell) for row in rows for name, cell in row.cells.items() if name != ITEM)
    return not is_blank(filled.answers.get(question_id))
