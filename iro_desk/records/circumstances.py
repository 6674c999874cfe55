"""What a review considers about change, the law, the home and everyday decisions (Schedule 7, wording unverified)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes.considerations import Full, LegalRight, MeetsWishes, YesNoKnown
from iro_desk.domain.fields import FormField
from iro_desk.records.base import code
from iro_desk.records.review_basics import CHANGED, EVERYDAY, HOME, LAW, ReviewBasics, maybe


class CircumstanceFields(ReviewBasics):
    """What has changed, and the arrangements round the child; a section's first questions come before these."""

    changed: Annotated[
        str,
        maybe(
            "What has changed since last time?",
            CHANGED,
            "Home, school, health, family, workers, the plan itself.",
            narrative=True,
        ),
    ] = ""
    big_change: Annotated[
        YesNoKnown | None, maybe("Was any big change made to the plan without a review?", CHANGED)
    ] = code(YesNoKnown, None)
    big_change_why: Annotated[
        str,
        FormField("Why was the change made before a review?", CHANGED, narrative=True, when="big_change=yes"),
    ] = ""
    social_workers: Annotated[
        int | None, maybe("How many social workers since the last review?", CHANGED, heading="Social workers")
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
        maybe(
            "Why does being accommodated by agreement remain right?", LAW, narrative=True, when="section 20"
        ),
    ] = ""
    section20_agreed_by: Annotated[str, maybe("Who agreed to section 20?", LAW, when="section 20")] = Field(
        "", max_length=300
    )
    section20_agreed_on: Annotated[date | None, maybe("When did they agree?", LAW, when="section 20")] = None
    section20_in_writing: Annotated[
        Full | None, maybe("Is the agreement in writing?", LAW, when="section 20")
    ] = code(Full, None)
    placement_meets_wishes: Annotated[
        MeetsWishes | None, maybe("Is it the home the child wants?", HOME, heading="Home meets wishes")
    ] = code(MeetsWishes, None)
    move_likely: Annotated[
        YesNoKnown | None,
        maybe("Is a move likely before next time?", HOME, "If yes, an early review may be needed."),
    ] = code(YesNoKnown, None)
    is_registered: Annotated[
        YesNoKnown | None, maybe("Is the home registered?", HOME, when="residential")
    ] = code(YesNoKnown, None)
    step_down: Annotated[
        Full | None, maybe("Is there a plan to step down to a family home?", HOME, when="residential")
    ] = code(Full, None)
    everyday: Annotated[
        str, maybe("Which everyday decisions may the carer make, and which not?", EVERYDAY, narrative=True)
    ] = ""
    everyday_clear: Annotated[
        Full | None, maybe("Is that clear and written down?", EVERYDAY, when="in a placement")
    ] = code(Full, None)
    everyday_on: Annotated[
        date | None, maybe("When was it last looked at?", EVERYDAY, when="in a placement")
    ] = None
    everyday_sticks: Annotated[
        str,
        maybe(
            "Where does it stick?",
            EVERYDAY,
            "Sleepovers, haircuts, trips, photos, medical, activities, passport.",
            when="in a placement",
        ),
    ] = Field("", max_length=300)
