"""What is asked when a review is cancelled, adjourned or held as several meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields

ARRANGING = "Arranging a review"


class CancelFields(Fields):
    """Why a review is not held."""

    why: Annotated[
        str,
        FormField(
            "Why is it cancelled?",
            ARRANGING,
            "The review stays in the record, and the day it is due by stays too.",
            narrative=True,
        ),
    ] = Field(min_length=1, max_length=500)


class AdjournFields(Fields):
    """A review that has begun goes on another day."""

    until: Annotated[
        date,
        FormField("Day it goes on", ARRANGING, "Once only. You are warned when it is later than your limit."),
    ]
    why: Annotated[
        str, FormField("Why is it adjourned?", ARRANGING, "Such as what was missing.", narrative=True)
    ] = Field(min_length=1, max_length=500)


class MeetingFields(Fields):
    """One more meeting of a review held as a series."""

    held_on: Annotated[date, FormField("Day of the meeting", ARRANGING)]
    with_whom: Annotated[str, FormField("With whom", ARRANGING, optional=True)] = Field("", max_length=300)
    starts: Annotated[str, FormField("Starts", ARRANGING, "Such as 10:00.", optional=True)] = Field(
        "", max_length=5
    )
    ends: Annotated[str, FormField("Ends", ARRANGING, optional=True)] = Field("", max_length=5)
    place: Annotated[str, FormField("Where", ARRANGING, optional=True)] = Field("", max_length=200)
