"""What a review considers about how the child is: school, health, identity, fun and help (Schedule 7, unverified)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes.considerations import (
    ChildSays,
    Ehcp,
    FeelingsHelp,
    Full,
    StopsFun,
    VisitPattern,
    YesNoKnown,
)
from iro_desk.domain.fields import FormField
from iro_desk.records.base import code
from iro_desk.records.circumstances import CircumstanceFields
from iro_desk.records.review_basics import ENJOY, HEALTH, HELP, IDENTITY, SCHOOL, maybe


class WellbeingFields(CircumstanceFields):
    """How the child is; within a section, its first questions come before these."""

    pep_this_term: Annotated[
        Full | None, FormField("Has there been a PEP this term?", SCHOOL, when="two and over")
    ] = code(Full, None)
    on_roll: Annotated[Full | None, maybe("On a school roll, and going?", SCHOOL, when="two and over")] = (
        code(Full, None)
    )
    hours_a_week: Annotated[
        float | None,
        maybe(
            "How many hours a week?",
            SCHOOL,
            "Only when it is less than full time.",
            when="two and over & on_roll=partly|no",
        ),
    ] = Field(None, ge=0, le=60)
    ehcp: Annotated[Ehcp | None, maybe("Education, health and care plan", SCHOOL, when="two and over")] = (
        code(Ehcp, None)
    )
    ehcp_reviewed_on: Annotated[
        date | None, maybe("When was that plan last reviewed?", SCHOOL, when="ehcp=in_place")
    ] = None
    health_assessed_on: Annotated[
        date | None,
        FormField("Date of the last health assessment", HEALTH, when="health_not_yet=False"),
    ] = None
    health_not_yet: Annotated[
        bool, FormField("No health assessment has been done yet", HEALTH, when="health_assessed_on=")
    ] = False
    dentist_on: Annotated[date | None, maybe("Last saw a dentist", HEALTH)] = None
    eyes_on: Annotated[date | None, maybe("Eyes last tested", HEALTH)] = None
    vaccinated: Annotated[YesNoKnown | None, maybe("Are vaccinations up to date?", HEALTH)] = code(
        YesNoKnown, None
    )
    sdq_score: Annotated[
        int | None,
        maybe(
            "Strengths and difficulties score (SDQ)",
            HEALTH,
            "From 0 to 40.",
            heading="SDQ score",
            when="four and over",
        ),
    ] = Field(None, ge=0, le=40)
    sdq_on: Annotated[date | None, maybe("Date of that score", HEALTH, when="four and over")] = None
    feelings_help: Annotated[FeelingsHelp | None, maybe("Help with feelings", HEALTH)] = code(
        FeelingsHelp, None
    )
    feelings_waiting_since: Annotated[
        date | None, maybe("Waiting since", HEALTH, when="feelings_help=waiting")
    ] = None
    faith_met: Annotated[Full | None, FormField("Are faith and culture met?", IDENTITY)] = code(Full, None)
    language_kept: Annotated[Full | None, maybe("Is their language kept up?", IDENTITY)] = code(Full, None)
    story_known: Annotated[Full | None, maybe("Do they know their story?", IDENTITY)] = code(Full, None)
    carer_shares: Annotated[
        Full | None, maybe("Does the carer share their heritage?", IDENTITY, when="in a placement")
    ] = code(Full, None)
    enjoy_named: Annotated[
        str, maybe("One thing they do for fun", ENJOY, "Named: a club, a skill, a place.")
    ] = Field("", max_length=300)
    stops_fun: Annotated[StopsFun | None, maybe("What stops it?", ENJOY)] = code(StopsFun, None)
    help_between: Annotated[str, maybe("Who can the child turn to between visits?", HELP, narrative=True)] = (
        ""
    )
    knows_social_worker: Annotated[
        ChildSays | None,
        FormField(
            "Does the child know how to reach their social worker?",
            HELP,
            heading="Knows social worker",
            when="four and over",
        ),
    ] = code(ChildSays, None)
    knows_officer: Annotated[
        ChildSays | None, maybe("And how to reach you?", HELP, heading="Knows officer", when="four and over")
    ] = code(ChildSays, None)
    knows_advocate: Annotated[
        ChildSays | None, maybe("And an advocate?", HELP, heading="Knows advocate", when="four and over")
    ] = code(ChildSays, None)
    visits_in_time: Annotated[Full | None, maybe("Were the social worker’s visits in time?", HELP)] = code(
        Full, None
    )
    visits_alone: Annotated[Full | None, maybe("Was the child seen alone at them?", HELP)] = code(Full, None)
    visit_pattern: Annotated[
        VisitPattern | None, maybe("How often does the social worker visit?", HELP, when="with parents")
    ] = code(VisitPattern, None)
    visit_pattern_other: Annotated[str, maybe("What pattern?", HELP, when="visit_pattern=other")] = Field(
        "", max_length=300
    )
    visit_pattern_right: Annotated[
        Full | None, FormField("Is that pattern right?", HELP, when="with parents")
    ] = code(Full, None)
