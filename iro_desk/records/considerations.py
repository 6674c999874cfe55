"""Every route to permanence, the end of care, and what could not be agreed; with these a review is whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import YesNo
from iro_desk.domain.fields import FormField
from iro_desk.domain.review_codes import (
    Full,
    RouteAnswer,
)
from iro_desk.records.base import code
from iro_desk.records.considered import ConsideredFields
from iro_desk.records.review_basics import (
    DECISIONS,
    ENDING,
    PERMANENCE,
)


class ReviewFields(ConsideredFields):
    """What a review records, in the order it is asked within each section."""

    no_plan_why: Annotated[
        str,
        FormField(
            "If no plan is agreed, why not?",
            PERMANENCE,
            "Leave it blank when there is a plan.",
            narrative=True,
            optional=True,
            when="permanence_plan=",
        ),
    ] = ""
    route_home: Annotated[
        RouteAnswer | None, FormField("Return home", PERMANENCE, heading="Route: return home")
    ] = code(RouteAnswer, None)
    route_home_why: Annotated[
        str,
        FormField("Why, about return home?", PERMANENCE, when="route_home=not_now|ruled_out"),
    ] = Field("", max_length=300)
    route_relatives: Annotated[
        RouteAnswer | None,
        FormField("Relatives or friends", PERMANENCE, heading="Route: relatives or friends"),
    ] = code(RouteAnswer, None)
    route_relatives_why: Annotated[
        str,
        FormField(
            "Why, about relatives or friends?",
            PERMANENCE,
            when="route_relatives=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    route_guardianship: Annotated[
        RouteAnswer | None,
        FormField("Special guardianship", PERMANENCE, heading="Route: special guardianship"),
    ] = code(RouteAnswer, None)
    route_guardianship_why: Annotated[
        str,
        FormField(
            "Why, about special guardianship?",
            PERMANENCE,
            when="route_guardianship=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    route_arrangements: Annotated[
        RouteAnswer | None,
        FormField("Child arrangements order", PERMANENCE, heading="Route: child arrangements order"),
    ] = code(RouteAnswer, None)
    route_arrangements_why: Annotated[
        str,
        FormField(
            "Why, about child arrangements order?",
            PERMANENCE,
            when="route_arrangements=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    route_adoption: Annotated[
        RouteAnswer | None, FormField("Adoption", PERMANENCE, heading="Route: adoption")
    ] = code(RouteAnswer, None)
    route_adoption_why: Annotated[
        str,
        FormField("Why, about adoption?", PERMANENCE, when="route_adoption=not_now|ruled_out"),
    ] = Field("", max_length=300)
    route_fostering: Annotated[
        RouteAnswer | None,
        FormField(
            "Long-term matched fostering",
            PERMANENCE,
            heading="Route: long-term matched fostering",
        ),
    ] = code(RouteAnswer, None)
    route_fostering_why: Annotated[
        str,
        FormField(
            "Why, about long-term matched fostering?",
            PERMANENCE,
            when="route_fostering=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    route_residential: Annotated[
        RouteAnswer | None,
        FormField(
            "Residential, with a step down",
            PERMANENCE,
            heading="Route: residential, with a step down",
        ),
    ] = code(RouteAnswer, None)
    route_residential_why: Annotated[
        str,
        FormField(
            "Why, about residential, with a step down?",
            PERMANENCE,
            when="route_residential=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    route_supported: Annotated[
        RouteAnswer | None,
        FormField(
            "Supported living",
            PERMANENCE,
            heading="Route: supported living",
            when="fifteen and over",
        ),
    ] = code(RouteAnswer, None)
    route_supported_why: Annotated[
        str,
        FormField(
            "Why, about supported living?",
            PERMANENCE,
            when="route_supported=not_now|ruled_out",
        ),
    ] = Field("", max_length=300)
    adoption_told_on: Annotated[
        date | None,
        FormField(
            "When was the adoption manager told?",
            PERMANENCE,
            "Leave it blank when they have not been told yet.",
            optional=True,
            when="permanence_plan=ADOPTION",
        ),
    ] = None
    ending_expected: Annotated[
        YesNo | None,
        FormField("Is being looked after expected to end before the next review?", ENDING, optional=True),
    ] = code(YesNo, None)
    ending_support: Annotated[
        str,
        FormField(
            "What support will be in place?",
            ENDING,
            narrative=True,
            when="ending_expected=yes",
        ),
    ] = ""
    ending_assessed: Annotated[
        Full | None, FormField("Is the assessment done?", ENDING, optional=True, when="ending_expected=yes")
    ] = code(Full, None)
    ending_told: Annotated[
        Full | None, FormField("Has the child been told?", ENDING, optional=True, when="ending_expected=yes")
    ] = code(Full, None)
    ending_signed: Annotated[
        Full | None,
        FormField(
            "Signed off by a senior officer?",
            ENDING,
            "Check locally who that is.",
            optional=True,
            when="ending_expected=yes",
        ),
    ] = code(Full, None)
    not_agreed: Annotated[
        str,
        FormField(
            "What could not be agreed, and why?",
            DECISIONS,
            "Who thought what, in fair words, and what happens next.",
            narrative=True,
            optional=True,
        ),
    ] = ""
