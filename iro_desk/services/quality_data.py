"""Reads the plan-quality table: the scales an authority may grade on, and the questions about each plan."""

from __future__ import annotations

import tomllib
from typing import Any

from iro_desk.domain.codes import SCORED_PLANS
from iro_desk.domain.scoring import Criterion, Grade, PlanQuestions, Scale

BOTTOM_TWO_FROM_RANK = 3


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
            tuple(Criterion(row["id"], row["question"]) for row in plans[plan.value]["criterion"]),
        )
        for plan in SCORED_PLANS
        if plan.value in plans
    )


def _scale(row: dict[str, Any]) -> Scale:
    grades = tuple(_grade(grade) for grade in row["grades"])
    return Scale(row["id"], row["label"], grades, all(grade.rank is not None for grade in grades))


def _grade(row: dict[str, Any]) -> Grade:
    rank = row.get("rank")
    return Grade(
        value=row["value"],
        label=row["label"],
        means=row.get("means", ""),
        rank=rank,
        is_bottom_two=rank is not None and rank >= BOTTOM_TWO_FROM_RANK,
    )
