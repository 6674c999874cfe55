"""Adoption, the end of care, and what could not be agreed; with these the questions of a review are whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import YesNo
from iro_desk.domain.codes.considerations import Full
from iro_desk.domain.fields import FormField
from iro_desk.domain.review_row_codes import ToRaise
from iro_desk.records.base import code
from iro_desk.records.held import HeldFields
from iro_desk.records.review_basics import DECISIONS, ENDING, PERMANENCE


class ReviewFields(HeldFields):
    """What a review records, in the order it is asked within each section."""

    adoption_told_on: Annotated[
        date | None,
        FormField(
            "When was the adoption manager told?",
            PERMANENCE,
            "Enter the day, or tick that they have not been told yet.",
            optional=True,
            when="permanence_plan=ADOPTION & adoption_not_yet=False",
        ),
    ] = None
    adoption_not_yet: Annotated[
        bool,
        FormField(
            "The adoption manager has not been told yet",
            PERMANENCE,
            when="permanence_plan=ADOPTION & adoption_told_on=",
        ),
    ] = False
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
            when="not_agreed=*",
        ),
    ] = ""
    to_raise: Annotated[
        ToRaise | None,
        FormField(
            "Is anything here to be raised?",
            DECISIONS,
            "A concern is put on the child’s page when the review is finished.",
        ),
    ] = code(ToRaise, None)
    raise_about: Annotated[
        str, FormField("What is it about?", DECISIONS, when="to_raise=note|informal|formal")
    ] = Field("", max_length=300)
