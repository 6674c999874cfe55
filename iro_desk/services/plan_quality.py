"""The questions about plans and how a grade is proposed, as this authority has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from sqlmodel import Session

from iro_desk.domain.plan_questions import Cap, PlanQuestions, Thresholds
from iro_desk.services import settings
from iro_desk.services.preferences import WAITS, question_key
from iro_desk.services.quality_data import shipped_questions

A_WAIT = re.compile(r"\w+ weeks or more")


def questions(session: Session) -> tuple[PlanQuestions, ...]:
    """The questions about each plan; one that counts nothing is left out, and blank words keep those shipped."""
    found = settings.values(session)
    return tuple(_as_set(plan, found) for plan in shipped_questions())


def thresholds(session: Session) -> Thresholds:
    """From what share of the points each rank is proposed."""
    found = settings.values(session)
    return Thresholds(
        *(Fraction(int(found[f"quality.{name}"]), 100) for name in ("rank_1", "rank_2", "rank_3", "answered"))
    )


def _as_set(plan: PlanQuestions, found: Mapping[str, str]) -> PlanQuestions:
    weights = {one.code: int(found[question_key(plan.plan, f"{one.code}.weight")]) for one in plan.criteria}
    criteria = tuple(
        replace(one, text=found[question_key(plan.plan, one.code)] or one.text, weight=weights[one.code])
        for one in plan.criteria
        if weights[one.code]
    )
    return replace(plan, criteria=criteria, caps=tuple(_cap(cap, found) for cap in plan.caps))


def _cap(cap: Cap, found: Mapping[str, str]) -> Cap:
    facts = tuple(
        replace(fact, least=int(found[f"quality.{fact.name}"])) if fact.name in WAITS else fact
        for fact in cap.facts
    )
    weeks = next((fact.least for fact in facts if fact.name in WAITS), None)
    sentence = cap.sentence if weeks is None else A_WAIT.sub(f"{weeks} weeks or more", cap.sentence)
    return replace(cap, facts=facts, sentence=sentence)
