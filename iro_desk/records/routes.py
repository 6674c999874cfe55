"""The routes to permanence: what became of each, and why not."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.domain.fields import FormField
from iro_desk.records.base import code
from iro_desk.records.review_basics import PERMANENCE
from iro_desk.records.wellbeing import WellbeingFields


def _route(label: str, when: str = "") -> FormField:
    return FormField(label, PERMANENCE, heading=f"Route: {label[:1].lower()}{label[1:]}", when=when)


def _why_not(route: str, called: str) -> FormField:
    return FormField(f"Why, about {called}?", PERMANENCE, when=f"route_{route}=not_now|ruled_out")


class RouteFields(WellbeingFields):
    """Why no plan is agreed, and every route with its answer."""

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
    route_home: Annotated[RouteAnswer | None, _route("Return home")] = code(RouteAnswer, None)
    route_home_why: Annotated[str, _why_not("home", "return home")] = Field("", max_length=300)
    route_relatives: Annotated[RouteAnswer | None, _route("Relatives or friends")] = code(RouteAnswer, None)
    route_relatives_why: Annotated[str, _why_not("relatives", "relatives or friends")] = Field(
        "", max_length=300
    )
    route_guardianship: Annotated[RouteAnswer | None, _route("Special guardianship")] = code(
        RouteAnswer, None
    )
    route_guardianship_why: Annotated[str, _why_not("guardianship", "special guardianship")] = Field(
        "", max_length=300
    )
    route_arrangements: Annotated[RouteAnswer | None, _route("Child arrangements order")] = code(
        RouteAnswer, None
    )
    route_arrangements_why: Annotated[str, _why_not("arrangements", "child arrangements order")] = Field(
        "", max_length=300
    )
    route_adoption: Annotated[RouteAnswer | None, _route("Adoption")] = code(RouteAnswer, None)
    route_adoption_why: Annotated[str, _why_not("adoption", "adoption")] = Field("", max_length=300)
    route_fostering: Annotated[RouteAnswer | None, _route("Long-term matched fostering")] = code(
        RouteAnswer, None
    )
    route_fostering_why: Annotated[str, _why_not("fostering", "long-term matched fostering")] = Field(
        "", max_length=300
    )
    route_residential: Annotated[RouteAnswer | None, _route("Residential, with a step down")] = code(
        RouteAnswer, None
    )
    route_residential_why: Annotated[str, _why_not("residential", "residential, with a step down")] = Field(
        "", max_length=300
    )
    route_supported: Annotated[RouteAnswer | None, _route("Supported living", when="fifteen and over")] = (
        code(RouteAnswer, None)
    )
    route_supported_why: Annotated[str, _why_not("supported", "supported living")] = Field("", max_length=300)
