"""What every review has asked since the first: its sections, and the questions put in them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import (
    Answer,
    ParentAnswer,
    Participation,
    PermanencePlan,
    ReviewForm,
    YesNo,
)
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, code

START = "Before we start"
WHO = "Who came, and how"
LAST = "Last time's decisions"
CHANGED = "What has changed"
LAW = "Legal arrangement"
WISHES = "Wishes and feelings"
HOME = "Home"
EVERYDAY = "Everyday decisions"
FAMILY = "Family and friends"
SCHOOL = "School and learning"
HEALTH = "Health"
IDENTITY = "Identity"
ENJOY = "Things to enjoy"
HELP = "Help between visits"
SAFE = "Feeling safe"
PERMANENCE = "Permanence"
ENDING = "Leaving care"
DECISIONS = "Decisions"
NEXT = "Next review"
MONITORING = "Monitoring form"
SECTIONS = (
    START, WHO, LAST, CHANGED, WISHES, HOME, EVERYDAY, FAMILY, SCHOOL, HEALTH, IDENTITY, ENJOY, HELP, SAFE,
    LAW, PERMANENCE, ENDING, DECISIONS, NEXT, MONITORING,
)  # fmt: skip
#: what Schedule 7 asks to be considered; each may be said not to apply, with why
CONSIDERED = (
    CHANGED, WISHES, HOME, EVERYDAY, FAMILY, SCHOOL, HEALTH, IDENTITY, ENJOY, HELP, LAW, PERMANENCE, ENDING,
)  # fmt: skip

#: a question that may be left
maybe = partial(FormField, optional=True)


class ReviewBasics(Fields):
    """The questions of every review, in the order they are asked within their sections."""

    review_on: Annotated[date, FormField("Date of the review", START, heading="Held")]
    form: Annotated[ReviewForm, FormField("How is it held?", START)] = code(ReviewForm, ReviewForm.MEETING)
    place: Annotated[str, FormField("Where is it held?", START, optional=True)] = Field("", max_length=200)
    seen_before: Annotated[
        YesNo | None, FormField("Did you see the child before the review?", START, heading="Seen before")
    ] = code(YesNo, None)
    participation: Annotated[
        Participation | None,
        FormField("How did the child take part?", WHO, heading="Participation"),
    ] = code(Participation, None)
    mother_attended: Annotated[ParentAnswer | None, FormField("Did their mother come?", WHO)] = code(
        ParentAnswer, None
    )
    mother_participated: Annotated[
        ParentAnswer | None,
        FormField("Did their mother take part?", WHO, "At the review, or by giving views."),
    ] = code(ParentAnswer, None)
    father_attended: Annotated[ParentAnswer | None, FormField("Did their father come?", WHO)] = code(
        ParentAnswer, None
    )
    father_participated: Annotated[
        ParentAnswer | None,
        FormField("Did their father take part?", WHO, "At the review, or by giving views."),
    ] = code(ParentAnswer, None)
    wishes: Annotated[
        str,
        FormField(
            "What does the child want, and what do you make of it?",
            WISHES,
            "Your view. The child's own words stay as they said them, beside this page.",
            narrative=True,
            optional=True,
        ),
    ] = ""
    placement_meets_needs: Annotated[
        Answer | None, FormField("Does the home meet the child's needs?", HOME, heading="Home meets needs")
    ] = code(Answer, None)
    placement_why: Annotated[
        str,
        FormField("What makes you say so?", HOME, "What you saw and heard.", narrative=True, optional=True),
    ] = ""
    family: Annotated[
        str,
        FormField("Are the arrangements for seeing family right?", FAMILY, narrative=True, optional=True),
    ] = ""
    school: Annotated[
        str,
        FormField("How is school, and does anything need to change?", SCHOOL, narrative=True, optional=True),
    ] = ""
    health: Annotated[
        str,
        FormField(
            "What did the last health assessment say, and what is needed?",
            HEALTH,
            narrative=True,
            optional=True,
        ),
    ] = ""
    identity: Annotated[
        str,
        FormField(
            "Are faith, language, culture and identity looked after?", IDENTITY, narrative=True, optional=True
        ),
    ] = ""
    enjoy: Annotated[
        str, FormField("What do they enjoy, and can they do it?", ENJOY, narrative=True, optional=True)
    ] = ""
    worried_about: Annotated[
        str, FormField("What are we worried about?", SAFE, narrative=True, optional=True)
    ] = ""
    working_well: Annotated[str, FormField("What is working well?", SAFE, narrative=True, optional=True)] = ""
    needs_to_happen: Annotated[
        str, FormField("What needs to happen?", SAFE, narrative=True, optional=True)
    ] = ""
    safety_scale: Annotated[
        int | None,
        FormField(
            "How safe is it, from 0 to 10?", SAFE, "0 is not safe, 10 is safe enough to stop.", optional=True
        ),
    ] = Field(None, ge=0, le=10)
    permanence_plan: Annotated[
        PermanencePlan | None, FormField("What is the plan for permanence?", PERMANENCE, heading="Permanence")
    ] = code(PermanencePlan, None)
    permanence_parallel: Annotated[
        PermanencePlan | None, FormField("Is there a second plan beside it?", PERMANENCE, optional=True)
    ] = code(PermanencePlan, None)
    permanence_why: Annotated[
        str,
        FormField("Why this plan, and not another?", PERMANENCE, narrative=True, optional=True),
    ] = ""
    next_review_on: Annotated[
        date | None, FormField("Date of the next review", NEXT, heading="Next review")
    ] = None
    next_review_place: Annotated[str, FormField("Where will it be?", NEXT, optional=True)] = Field(
        "", max_length=200
    )
    midway_on: Annotated[date | None, FormField("Date of the midway review", NEXT, optional=True)] = None
