"""The plans an officer checks: which, from when, and whether it is in date."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code


class PlanFields(Fields):
    """One plan, as last seen."""

    kind: Annotated[PlanKind, FormField("Which plan", "Plan")] = code(PlanKind, PlanKind.CARE)
    dated_on: Annotated[date | None, FormField("Date on the plan", "Plan", optional=True)] = None
    note: Annotated[str, FormField("Note", "Plan", optional=True)] = Field("", max_length=500)


class Plan(PlanFields, Record, table=True):
    """A plan on one child's list."""

    __tablename__ = "plan"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: PlanKind = code(PlanKind, PlanKind.CARE)
