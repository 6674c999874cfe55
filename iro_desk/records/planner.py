"""The officer's weeks: what is booked, the places she goes to, and the drives she knows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.records.base import Fields, Record, code


class AppointmentFields(Fields):
    """One booking."""

    kind: Annotated[AppointmentKind, FormField("What is it?", "Booking")] = code(AppointmentKind)
    booked_on: Annotated[date, FormField("Day", "Booking")]
    starts: Annotated[str, FormField("Starts at", "Booking", "Such as 14:00.")] = Field(
        "09:00", regex=r"^([01]\d|2[0-3]):[0-5]\d$"
    )
    minutes: Annotated[int, FormField("Minutes", "Booking")] = Field(60, ge=5, le=24 * 60)
    title: Annotated[str, FormField("In a few words", "Booking", optional=True)] = Field("", max_length=120)
    is_fixed: Annotated[
        bool, FormField("Agreed with others", "Booking", "It is not moved by a suggestion.")
    ] = False


class Appointment(AppointmentFields, Record, table=True):
    """A booking in the officer's weeks.

    Args:
        child_id, spot_id: None when it is about no one child, or held nowhere in particular.
        clock_id, anchor: the date it answers, such as the next review; empty for none.
        uid: what her own calendar calls it; empty for what was booked here.
    """

    __tablename__ = "appointment"

    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    spot_id: int | None = Field(None, foreign_key="spot.id", ondelete="SET NULL")
    clock_id: str = Field("", max_length=20)
    anchor: str = Field("", max_length=60)
    uid: str = Field("", max_length=255, index=True)
    kind: AppointmentKind = code(AppointmentKind)


class SpotFields(Fields):
    """A place the officer goes to."""

    name: Annotated[str, FormField("Name of the place", "Place", "Such as the school.")] = Field(
        min_length=1, max_length=120
    )
    postcode: Annotated[str, FormField("Postcode of the place", "Place", optional=True)] = Field(
        "", max_length=12
    )
    is_base: Annotated[bool, FormField("You set out from here", "Place")] = False


class Spot(SpotFields, Record, table=True):
    """A place; at most one is the base."""

    __tablename__ = "spot"


class LegFields(Fields):
    """The drive between two places, the same either way."""

    miles: Annotated[float, FormField("Miles", "Drive")] = Field(ge=0, le=1000)
    minutes: Annotated[int, FormField("Minutes by car", "Drive")] = Field(ge=0, le=24 * 60)


class Leg(LegFields, Record, table=True):
    """A drive the officer has measured."""

    __tablename__ = "leg"

    from_id: int = Field(foreign_key="spot.id", index=True, ondelete="CASCADE")
    to_id: int = Field(foreign_key="spot.id", ondelete="CASCADE")
