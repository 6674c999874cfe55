"""What the tests of concerns do and look at."""

from __future__ import annotations

from typing import Any

import pytest

from iro_desk.services import concerns
from iro_desk.services.concerns import steps
from iro_desk.services.incomplete import Incomplete

TALK: dict[str, Any] = {
    "raised_with": "Bev, social worker", "raised_on": "2026-02-16", "theme": "NO_SCHOOL",
    "about": "No school place since 9 February", "effect": "He is in his room all day.",
    "asked_for": "A school named by 27 February.", "respond_by": "2026-02-23", "agreed": "She will ask today.",
}  # fmt: skip


def raised(desk: Any, child_id: int, also: tuple[int, ...] = (), **more: Any) -> int:
    return desk.write(concerns.note, {**TALK, **more}, child_id, also, desk.today)


def formal(desk: Any, concern_id: int, on: str = "2026-02-24", **more: Any) -> None:
    values = {"happened_on": on, "stage": "1", "informal": "followed", "words": "A school named.", **more}
    desk.write(steps.make_formal, values, concern_id, (), desk.today)


def seen(desk: Any, concern_id: int) -> Any:
    return desk.read(concerns.view, concern_id, desk.today, desk.calendar)


def problems(trouble: pytest.ExceptionInfo[Incomplete]) -> list[str]:
    return [one.message for one in trouble.value.findings]


def weighed(decision: str, **more: Any) -> dict[str, Any]:
    grounds = dict.fromkeys(("ground_plan", "ground_review", "ground_other", "reasonable_time"), "no")
    return {
        **grounds, "ground_decision": "yes", "timetable": "Options close on 20 March.",
        "told_senior": "Head of service",
        "childs_wish": "He wants a school.", "decision": decision, "decided_on": "2026-03-02",
        "why": "They have until Friday.", **more,
    }  # fmt: skip
