"""How a review was held: who chaired, who agreed, what helped, and the child's say in the next."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import EarlyReviewReason, ReviewKind
from iro_desk.domain.codes.considerations import AdvocateOffer, Agrees, Chaired, ChildSays
from iro_desk.domain.fields import FormField
from iro_desk.domain.review_row_codes import LetterComes
from iro_desk.records.base import code
from iro_desk.records.review_basics import FAMILY, NEXT, SAFE, START, WHO, maybe
from iro_desk.records.routes import RouteFields

NO_MEETING = "form=consultative|informal"


class HeldFields(RouteFields):
    """Within a section, its first questions come before these."""

    kind_chosen: Annotated[
        ReviewKind | None,
        maybe(
            "Is it another review than the one above says?",
            START,
            "It is worked out from the dates. Choose only to put that right.",
            heading="Kind put right",
        ),
    ] = code(ReviewKind, None)
    kind_why: Annotated[
        str, FormField("Why is it that one?", START, when="kind_chosen=first|second|later")
    ] = Field("", max_length=300)
    early_reason: Annotated[EarlyReviewReason | None, maybe("If it was held early, why?", START)] = code(
        EarlyReviewReason, None
    )
    seen_before_why: Annotated[
        str, FormField("Why was the child not seen?", START, when="seen_before=no")
    ] = Field("", max_length=300)
    place_chosen: Annotated[ChildSays | None, maybe("Is the place what the child chose?", START)] = code(
        ChildSays, None
    )
    chaired: Annotated[Chaired | None, maybe("Who chaired?", START)] = code(Chaired, None)
    chaired_by: Annotated[str, maybe("Which colleague stood in?", START, when="chaired=colleague")] = Field(
        "", max_length=160
    )
    agreed_child: Annotated[
        Agrees | None, FormField("Does the child agree to no full meeting?", START, when=NO_MEETING)
    ] = code(Agrees, None)
    agreed_parents: Annotated[Agrees | None, maybe("Do the parents agree to it?", START, when=NO_MEETING)] = (
        code(Agrees, None)
    )
    agreed_carer: Annotated[Agrees | None, maybe("Does the carer agree to it?", START, when=NO_MEETING)] = (
        code(Agrees, None)
    )
    agreed_worker: Annotated[
        Agrees | None, maybe("Does the social worker agree to it?", START, when=NO_MEETING)
    ] = code(Agrees, None)
    agreed_on: Annotated[date | None, maybe("When was that agreed?", START, when=NO_MEETING)] = None
    mother_why: Annotated[
        str, maybe("Why was it not right for their mother?", WHO, when="mother_attended=not_appropriate")
    ] = Field("", max_length=300)
    father_why: Annotated[
        str, maybe("Why was it not right for their father?", WHO, when="father_attended=not_appropriate")
    ] = Field("", max_length=300)
    views_sought: Annotated[
        str,
        maybe(
            "How were the views of each person with parental responsibility sought?",
            WHO,
            "In the meeting, apart, by phone, in writing, through someone; or why not.",
            narrative=True,
            when="views_sought=*",
        ),
    ] = ""
    helped_take_part: Annotated[str, maybe("What helped the child take part?", WHO, when="four and over")] = (
        Field("", max_length=300)
    )
    advocate: Annotated[AdvocateOffer | None, maybe("An advocate?", WHO, when="five and over")] = code(
        AdvocateOffer, None
    )
    contact_orders: Annotated[
        str, maybe("Are there orders about who they see?", FAMILY, "Leave it blank when there are none.")
    ] = Field("", max_length=300)
    child_scale: Annotated[
        int | None,
        maybe(
            "The child’s own number, if they wanted to give one",
            SAFE,
            "From 0 to 10.",
            heading="Child’s number",
        ),
    ] = Field(None, ge=0, le=10)
    midway_why_not: Annotated[
        str, maybe("If no midway review is needed, why not?", NEXT, when="midway_on=")
    ] = Field("", max_length=300)
    next_agreed: Annotated[ChildSays | None, maybe("Does the child agree to the date?", NEXT)] = code(
        ChildSays, None
    )
    next_who: Annotated[str, maybe("Who would the child like there, and where?", NEXT, narrative=True)] = ""
    letter_comes: Annotated[LetterComes | None, maybe("How will the letter come?", NEXT)] = code(
        LetterComes, None
    )
    letter_on: Annotated[
        date | None, maybe("By when?", NEXT, when="letter_comes=by_hand|post|read|email|school")
    ] = None
    next_letter: Annotated[str, maybe("How and when will the letter come?", NEXT, when="next_letter=*")] = (
        Field("", max_length=300)
    )
