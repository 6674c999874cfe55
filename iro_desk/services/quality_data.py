"""Reads the plan-quality table as it is shipped: the scales, and the questions about each plan."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from typing import Any

from iro_desk.domain.codes import SCORED_PLANS, CriterionAnswer
from iro_desk.domain.plan_questions import Cap, Criterion, PlanQuestions, Thresholds, read_condition
from iro_desk.domain.scoring import Grade, Scale
from iro_desk.paths import resource

TABLE = "data/plan_quality.toml"
BOTTOM_TWO_FROM_RANK = 3
MEANS = (CriterionAnswer.MET, CriterionAnswer.PARTLY, CriterionAnswer.NOT_MET)


@cache
def shipped_scales() -> tuple[Scale, ...]:
    """Every scale of the shipped table."""
    return read_scales(_text())


@cache
def shipped_questions() -> tuple[PlanQuestions, ...]:
    """The questions about each plan, as shipped."""
    return read_questions(_text())


@cache
def shipped_thresholds() -> Thresholds:
    """From what share of the points a rank is proposed, as shipped."""
    return read_thresholds(_text())


@cache
def sentences() -> dict[str, str]:
    """What is said about a proposal, by its name in the table."""
    table = tomllib.loads(_text())["proposal"]
    return {name: words for name, words in table.items() if isinstance(words, str)}


def read_scales(text: str) -> tuple[Scale, ...]:
    """The scales of the table, in order; one whose grades have no rank is not offered for new forms."""
    return tuple(_scale(row) for row in tomllib.loads(text)["scale"])


def read_questions(text: str) -> tuple[PlanQuestions, ...]:
    """The questions about each plan, in the order of the monitoring form."""
    plans = {row["id"]: row for row in tomllib.loads(text)["plan"]}
    return tuple(
        PlanQuestions(
            plan,
            plan.label,
            tuple(_criterion(row) for row in plans[plan.value]["criterion"]),
            plans[plan.value].get("asks", ""),
            tuple(_cap(row) for row in plans[plan.value].get("cap", ())),
            {name.replace("_", " "): words for name, words in plans[plan.value].get("grades", {}).items()},
            {
                int(name[-1]): words
                for name, words in plans[plan.value].get("prompts", {}).items()
                if name.startswith("rank_")
            },
        )
        for plan in SCORED_PLANS
        if plan.value in plans
    )


def read_thresholds(text: str) -> Thresholds:
    """The shares a proposal goes by, exactly as they are written."""
    table = tomllib.loads(text, parse_float=Fraction)["proposal"]
    return Thresholds(
        table["rank_1_from"], table["rank_2_from"], table["rank_3_from"], table["answered_at_least"]
    )


def _text() -> str:
    return resource(TABLE).read_text(encoding="utf-8")


def _criterion(row: dict[str, Any]) -> Criterion:
    means = {answer: row[answer.value] for answer in MEANS if answer.value in row}
    return Criterion(row["id"], row["question"], row.get("weight", 1), means)


def _cap(row: dict[str, Any]) -> Cap:
    answers, facts = read_condition(row["when"])
    return Cap(row["id"], answers, facts, row["cap_rank"], row["sentence"])


def _scale(row: dict[str, Any]) -> Scale:
    grades = tuple(_grade(grade) for grade in row["grades"])
    is_offered = all(grade.rank is not None for grade in grades)
    return Scale(row["id"], row["label"], grades, is_offered, used=row.get("used", ""))


def _grade(row: dict[str, Any]) -> Grade:
    rank = row.get("rank")
    return Grade(
        value=row["value"],
        label=row["label"],
        means=row.get("means", ""),
        rank=rank,
        is_bottom_two=rank is not None and rank >= BOTTOM_TWO_FROM_RANK,
    )
