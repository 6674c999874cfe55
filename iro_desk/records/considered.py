"""What a review considers beyond its first questions (Schedule 7, wording unverified): one line for each answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.domain.review_codes import (
    ChildSays,
    Ehcp,
    FeelingsHelp,
    Full,
    LegalRight,
    MeetsWishes,
    StopsFun,
    VisitPattern,
    YesNoKnown,
)
from iro_desk.records.base import code
from iro_desk.records.review_basics import (
    CHANGED,
    ENJOY,
    EVERYDAY,
    HEALTH,
    HELP,
    HOME,
    IDENTITY,
    LAW,
    SCHOOL,
    ReviewBasics,
)


class ConsideredFields(ReviewBasics):
    """The considerations about the child's life; within a section, its first questions come before these."""

    changed: Annotated[
        str,
        FormField(
            "What has changed since last time?",
            CHANGED,
            "Home, school, health, family, workers, the plan itself.",
            narrative=True,
            optional=True,
        ),
    ] = ""
    big_change: Annotated[
        YesNoKnown | None,
        FormField("Was any big change made to the plan without a review?", CHANGED, optional=True),
    ] = code(YesNoKnown, None)
    big_change_why: Annotated[
        str,
        FormField(
            "Why was the change made before a review?",
            CHANGED,
            narrative=True,
            when="big_change=yes",
        ),
    ] = ""
    social_workers: Annotated[
        int | None,
        FormField(
            "How many social workers since the last review?", CHANGED, optional=True, heading="Social workers"
        ),
    ] = Field(None, ge=0, le=20)
    legal_right: Annotated[
        LegalRight | None,
        FormField(
            "Is the legal arrangement still right?",
            LAW,
            "Should the authority seek a change, or ask for an order to end?",
        ),
    ] = code(LegalRight, None)
    legal_change: Annotated[
        str,
        FormField(
            "What change is to be sought, or what is being asked about?",
            LAW,
            narrative=True,
            when="legal_right=change|advice",
        ),
    ] = ""
    section20_why: Annotated[
        str,
        FormField(
            "Why does being accommodated by agreement remain right?",
            LAW,
            narrative=True,
            optional=True,
            when="section 20",
        ),
    ] = ""
    section20_agreed_by: Annotated[
        str, FormField("Who agreed to section 20?", LAW, optional=True, when="section 20")
    ] = Field("", max_length=300)
    section20_agreed_on: Annotated[
        date | None, FormField("When did they agree?", LAW, optional=True, when="section 20")
    ] = None
    section20_in_writing: Annotated[
        Full | None, FormField("Is the agreement in writing?", LAW, optional=True, when="section 20")
    ] = code(Full, None)
    placement_meets_wishes: Annotated[
        MeetsWishes | None,
        FormField("Is it the home the child wants?", HOME, optional=True, heading="Home meets wishes"),
    ] = code(MeetsWishes, None)
    move_likely: Annotated[
        YesNoKnown | None,
        FormField(
            "Is a move likely before next time?",
            HOME,
            "If yes, an early review may be needed.",
            optional=True,
        ),
    ] = code(YesNoKnown, None)
    is_registered: Annotated[
        YesNoKnown | None, FormField("Is the home registered?", HOME, optional=True, when="residential")
    ] = code(YesNoKnown, None)
    step_down: Annotated[
        Full | None,
        FormField("Is there a plan to step down to a family home?", HOME, optional=True, when="residential"),
    ] = code(Full, None)
    everyday: Annotated[
        str,
        FormField(
            "Which everyday decisions may the carer make, and which not?",
            EVERYDAY,
            narrative=True,
            optional=True,
        ),
    ] = ""
    everyday_clear: Annotated[
        Full | None,
        FormField("Is that clear and written down?", EVERYDAY, optional=True, when="in a placement"),
    ] = code(Full, None)
    everyday_on: Annotated[
        date | None, FormField("When was it last looked at?", EVERYDAY, optional=True, when="in a placement")
    ] = None
    everyday_sticks: Annotated[
        str,
        FormField(
            "Where does it stick?",
            EVERYDAY,
            "Sleepovers, haircuts, trips, photos, medical, activities, passport.",
            optional=True,
            when="in a placement",
        ),
    ] = Field("", max_length=300)
    pep_this_term: Annotated[
        Full | None, FormField("Has there been a PEP this term?", SCHOOL, optional=True, when="two and over")
    ] = code(Full, None)
    on_roll: Annotated[
        Full | None, FormField("On a school roll, and going?", SCHOOL, optional=True, when="two and over")
    ] = code(Full, None)
    hours_a_week: Annotated[
        float | None,
        FormField(
            "How many hours a week?",
            SCHOOL,
            "Only when it is less than full time.",
            optional=True,
            when="two and over & on_roll=partly|no",
        ),
    ] = Field(None, ge=0, le=60)
    ehcp: Annotated[
        Ehcp | None, FormField("Education, health and care plan", SCHOOL, optional=True, when="two and over")
    ] = code(Ehcp, None)
    ehcp_reviewed_on: Annotated[
        date | None,
        FormField("When was that plan last reviewed?", SCHOOL, optional=True, when="ehcp=in_place"),
    ] = None
    health_assessed_on: Annotated[
        date | None,
        FormField(
            "Date of the last health assessment",
            HEALTH,
            "Leave it blank when it is not yet done.",
            optional=True,
        ),
    ] = None
    dentist_on: Annotated[date | None, FormField("Last saw a dentist", HEALTH, optional=True)] = None
    eyes_on: Annotated[date | None, FormField("Eyes last tested", HEALTH, optional=True)] = None
    vaccinated: Annotated[
        YesNoKnown | None, FormField("Are vaccinations up to date?", HEALTH, optional=True)
    ] = code(YesNoKnown, None)
    sdq_score: Annotated[
        int | None,
        FormField(
            "Strengths and difficulties score (SDQ)",
            HEALTH,
            "From 0 to 40.",
            optional=True,
            heading="SDQ score",
            when="four and over",
        ),
    ] = Field(None, ge=0, le=40)
    sdq_on: Annotated[
        date | None, FormField("Date of that score", HEALTH, optional=True, when="four and over")
    ] = None
    feelings_help: Annotated[FeelingsHelp | None, FormField("Help with feelings", HEALTH, optional=True)] = (
        code(FeelingsHelp, None)
    )
    feelings_waiting_since: Annotated[
        date | None, FormField("Waiting since", HEALTH, optional=True, when="feelings_help=waiting")
    ] = None
    faith_met: Annotated[Full | None, FormField("Are faith and culture met?", IDENTITY, optional=True)] = (
        code(Full, None)
    )
    language_kept: Annotated[
        Full | None, FormField("Is their language kept up?", IDENTITY, optional=True)
    ] = code(Full, None)
    story_known: Annotated[Full | None, FormField("Do they know their story?", IDENTITY, optional=True)] = (
        code(Full, None)
    )
    carer_shares: Annotated[
        Full | None,
        FormField("Does the carer share their heritage?", IDENTITY, optional=True, when="in a placement"),
    ] = code(Full, None)
    enjoy_named: Annotated[
        str, FormField("One thing they do for fun", ENJOY, "Named: a club, a skill, a place.", optional=True)
    ] = Field("", max_length=300)
    stops_fun: Annotated[StopsFun | None, FormField("What stops it?", ENJOY, optional=True)] = code(
        StopsFun, None
    )
    help_between: Annotated[
        str, FormField("Who can the child turn to between visits?", HELP, narrative=True, optional=True)
    ] = ""
    knows_social_worker: Annotated[
        ChildSays | None,
        FormField(
            "Does the child know how to reach their social worker?",
            HELP,
            optional=True,
            heading="Knows social worker",
        ),
    ] = code(ChildSays, None)
    knows_officer: Annotated[
        ChildSays | None, FormField("And how to reach you?", HELP, optional=True, heading="Knows officer")
    ] = code(ChildSays, None)
    knows_advocate: Annotated[
        ChildSays | None, FormField("And an advocate?", HELP, optional=True, heading="Knows advocate")
    ] = code(ChildSays, None)
    visits_in_time: Annotated[
        Full | None, FormField("Were the social worker’s visits in time?", HELP, optional=True)
    ] = code(Full, None)
    visits_alone: Annotated[
        Full | None, FormField("Was the child seen alone at them?", HELP, optional=True)
    ] = code(Full, None)
    visit_pattern: Annotated[
        VisitPattern | None,
        FormField("How often does the social worker visit?", HELP, optional=True, when="with parents"),
    ] = code(VisitPattern, None)
    visit_pattern_other: Annotated[
        str, FormField("What pattern?", HELP, optional=True, when="visit_pattern=other")
    ] = Field("", max_length=300)
    visit_pattern_right: Annotated[
        Full | None, FormField("Is that pattern right?", HELP, optional=True, when="with parents")
    ] = code(Full, None)
