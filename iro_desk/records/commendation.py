"""Good work that the officer has thanked somebody for: counted as carefully as a concern."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import YesNo
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code

THANKS = "Say thank you"


class CommendationFields(Fields):
    """Who did what, and what it meant for the child."""

    whom: Annotated[str, FormField("Who it is for", THANKS, "A worker, carer, team, school or parent.")] = (
        Field("", max_length=200)
    )
    theme: Annotated[str, FormField("What kind of good work", THANKS)] = Field("", max_length=40)
    what: Annotated[str, FormField("What they did", THANKS, "Particular, not general.", narrative=True)] = (
        Field("", max_length=2000)
    )
    effect: Annotated[
        str,
        FormField(
            "What it meant for the child", THANKS, "In the child’s words only if they agree.", narrative=True
        ),
    ] = Field("", max_length=2000)
    to_manager: Annotated[YesNo | None, FormField("A copy to their manager?", THANKS)] = code(YesNo, None)
    manager: Annotated[str, FormField("Their manager", THANKS, optional=True)] = Field("", max_length=200)
    may_teach: Annotated[
        YesNo | None,
        FormField("May it be used in a team’s learning, without names?", THANKS, optional=True),
    ] = code(YesNo, None)
    given_on: Annotated[date | None, FormField("Day", THANKS)] = None


class Commendation(CommendationFields, Record, table=True):
    """One piece of good work; ``theme_words`` is the label when it was chosen."""

    __tablename__ = "commendation"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    given_on: date
    theme_words: str = Field("", max_length=160)
    to_manager: YesNo | None = code(YesNo, None)
    may_teach: YesNo | None = code(YesNo, None)
