"""A visit while it is written: opened with what is known, and recorded with everything that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from iro_desk.domain import visit_checks, visit_guide
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.answer_sets import YES
from iro_desk.domain.sheets.answers import read_answers, to_json
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.shape import Form
from iro_desk.domain.visit_checks import LineFacts
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Visit
from iro_desk.services.entering import fetch
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.visits import asked, home_look, journeys
from iro_desk.services.visits.answers import RECORDS_APART, draft_of, values_of
from iro_desk.services.visits.guide import beginning, facts_of, visit_form
from iro_desk.services.visits.journeys import Companion
from iro_desk.services.visits.recorded import WordsLine, amend, record, words

NO_ANSWERS = "{}"
ASKED_SINCE = frozenset(
    {"purpose", "communication", "safe_home", "alone_why", "not_seen_why", "safe_told", "how"}
)


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit as its screen needs it.

    Args:
        values: what its record holds, or what a new one begins with, by question.
        lines: the child's own lines.
        people: the names on the child's list.
        companions: brothers and sisters on this desk.
    """

    form: Form
    known: Known
    values: Mapping[str, Any]
    lines: tuple[WordsLine, ...]
    people: tuple[str, ...]
    companions: tuple[Companion, ...]


def opened(
    session: Session, child_id: int, visit_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> VisitView:
    """Return a visit to be written; ``visit_id`` is 0 for a new one."""
    facts = facts_of(session, child_id, today, calendar, rules)
    visit = fetch(session, Visit, visit_id) if visit_id else None
    begins = beginning(session, child_id, facts, today)
    values: dict[str, Any] = {
        **begins, **home_look.found(session, child_id, visit, visit.visit_on if visit else today)
    }  # fmt: skip
    lines: tuple[WordsLine, ...] = ()
    if visit is not None:
        values |= {**values_of(visit), **asked.rows_of(session, visit_id)}
        lines = tuple(line for line in words(session, visit_id) if not line.topic)
    return VisitView(
        form=visit_form(),
        known=facts,
        values=values,
        lines=lines,
        people=tuple(facts.roles),
        companions=journeys.companions(session, child_id),
    )


def file(
    session: Session,
    child_id: int,
    visit_id: int,
    values: Mapping[str, Any],
    lines: tuple[WordsLine, ...],
    now: datetime,
    calendar: Calendar,
    rules: ClockRules,
    more: tuple[Finding, ...] = (),
) -> int:
    """Record a visit from its answers, or change one; raises Incomplete with every finding.

    Args:
        visit_id: 0 for a new one.
        more: what is still to be answered elsewhere on the same page.
    """
    today = now.date()
    filled = Filled(
        visit_form(),
        read_answers(visit_form(), values),
        facts_of(session, child_id, today, calendar, rules),
    )
    of_lines = findings_of(lines, was_seen=filled.answers.get("seen") == YES)
    asked_then = _asked_then(session, visit_id, visit_guide.findings(filled))
    found = (*asked_then, *of_lines, *more)
    if any(finding.severity == "stop" for finding in found):
        raise Incomplete(found)
    draft, said = draft_of(filled), (*lines, *_of_topics(session, visit_id, filled))
    if visit_id:
        amend(session, visit_id, draft, said, today)
    else:
        visit_id = record(session, child_id, draft, said, today)
    visit = fetch(session, Visit, visit_id)
    visit.answers = _kept(filled)
    visit.journey = str(values.get(journeys.JOURNEY) or visit.journey)
    visit.keep_out_of_letter = filled.answers.get("letter_ok") == "No"
    asked.set_asks(session, visit, filled.answers.rows("asks"), today)
    asked.set_promises(session, visit, filled.answers.rows("promises"), today)
    home_look.keep(session, visit, filled, values, now, calendar, rules)
    session.flush()
    return visit_id


def findings_of(lines: tuple[WordsLine, ...], *, was_seen: bool) -> tuple[Finding, ...]:
    """Return what is to be said of the child's own lines, in their order."""
    return visit_checks.check_lines(
        tuple(LineFacts(line.words, line.share, line.may_know, line.not_asked) for line in lines),
        was_seen=was_seen,
    )


def _asked_then(session: Session, visit_id: int, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """A visit recorded before there was a guide may be changed without answers nobody asked for then."""
    if not visit_id or fetch(session, Visit, visit_id).answers != NO_ANSWERS:
        return found
    return tuple(
        replace(one, severity="look") if one.field.partition("[")[0] in ASKED_SINCE else one for one in found
    )


def _kept(filled: Filled) -> str:
    found = json.loads(to_json(filled.answers))
    return json.dumps({name: found[name] for name in found if name not in RECORDS_APART}, ensure_ascii=False)


def _of_topics(session: Session, visit_id: int, filled: Filled) -> Iterator[WordsLine]:
    """The child's lines that answered a question of the guide; one with the same words stays the same row."""
    before = {
        (line.topic, line.words): line.words_id
        for line in (words(session, visit_id) if visit_id else ())
        if line.topic
    }
    shown = filled.shown()
    for question in filled.form.questions:
        if question.kind != "lines" or question.id not in shown:
            continue
        for line in filled.answers.lines(question.id):
            yield WordsLine(before.pop((question.id, line.words), None), line.words, line.share, question.id)
