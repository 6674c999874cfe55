"""Time with family at a review: a row for each person, what there is now and what the child wants of it."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes.considerations import WantsOfTime
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code
from iro_desk.records.review_basics import FAMILY, maybe


class FamilyTimeFields(Fields):
    """One person the child sees, or does not see."""

    person: Annotated[str, FormField("Who is it?", FAMILY)] = Field("", max_length=160)
    not_applicable: Annotated[bool, FormField("No arrangement is needed with them", FAMILY)] = False
    how_often: Annotated[str, maybe("How often now?", FAMILY, when="not_applicable=False")] = Field(
        "", max_length=200
    )
    how: Annotated[
        str, maybe("How?", FAMILY, "Where, with whom, calls and online too.", when="not_applicable=False")
    ] = Field("", max_length=300)
    wants: Annotated[WantsOfTime | None, maybe("What does the child want?", FAMILY)] = code(WantsOfTime, None)
    change: Annotated[str, maybe("What should change, or why is there nothing?", FAMILY)] = Field(
        "", max_length=500
    )


class FamilyTime(FamilyTimeFields, Record, table=True):
    """A row of a review's family time."""

    __tablename__ = "family_time"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    wants: WantsOfTime | None = code(WantsOfTime, None)
    position: int = 0
