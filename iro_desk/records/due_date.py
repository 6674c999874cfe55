"""The dates the clocks have set: kept as they were worked out, superseded but never overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlalchemy import JSON
from sqlmodel import Field

from iro_desk.domain.clocks.terms import CountedIn, Force, Whose
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, UtcDateTime, code, moment


class DueDate(Record, table=True):
    """A date a clock set for one child, with its sum.

    Worked out from the facts in the same operation that changed them, so it is not journalled: putting
    the facts back sets it again. Dates that were superseded no facts can set: a removal keeps them for Undo.

    Args:
        anchor: what it hangs on, such as "home:5"; with ``clock_id`` it names the duty while dates move.
        steps: the working, as pairs of label and value.
        skipped: the bank holidays left out of the count, as ISO days.
        booked_on: the day that has been arranged for it; None when none is.
        lapses_on: the duty ends on this day whatever happens; None when it does not.
        set_by: the work that set it, as Undo names it.
        ended_at: when another date took its place, or nothing was left to do; None while it stands.
        ended_by: the work that ended it; empty while it stands.
    """

    __tablename__ = "due_date"
    journalled: ClassVar[bool] = False
    restored: ClassVar[bool] = True

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    clock_id: str = Field(max_length=20)
    anchor: str = Field("", max_length=60)
    task: str
    due_on: date
    because: str
    sentence: str
    source: str
    force: Force = code(Force)
    whose: Whose = code(Whose)
    weekend_note: str = ""
    steps: list[list[str]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    skipped: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    starts_on: date | None = None
    counted_in: CountedIn = code(CountedIn, CountedIn.NOTHING)
    is_earliest: bool = False
    lapses_on: date | None = None
    booked_on: date | None = None
    review_id: int | None = None
    set_at: datetime = moment(...)
    set_by: str = Field("", max_length=120)
    ended_at: datetime | None = Field(None, sa_type=UtcDateTime, nullable=True, index=True)
    ended_by: str = Field("", max_length=120)


class OwnDateFields(Fields):
    """The officer's own date in place of a clock's, with her reason."""

    chosen_on: Annotated[date, FormField("Your date", "Your own date")]
    reason: Annotated[
        str,
        FormField(
            "Why this date?", "Your own date", "It stays beside the date the rule gives.", narrative=True
        ),
    ] = Field(min_length=1, max_length=500)


class OwnDate(OwnDateFields, Record, table=True):
    """A date the officer has put in place of a clock's."""

    __tablename__ = "own_date"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    clock_id: str = Field(max_length=20)
    anchor: str = Field("", max_length=60)
    made_at: datetime = moment(...)


class Reckoning(Record, table=True):
    """What the standing dates were worked out with. One row; when it differs, every date is worked out again.

    Args:
        made_with: the clocks, rules and bank holidays, as a digest.
        reckoned_on: the day it was last looked at.
    """

    __tablename__ = "reckoning"
    journalled: ClassVar[bool] = False

    made_with: str = Field("", max_length=64)
    reckoned_on: date
