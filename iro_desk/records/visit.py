"""A visit to a child: what was seen, and the child's own words kept apart from the officer's view."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import SeenAlone, Share, VisitPlace, YesNo
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code


class VisitFields(Fields):
    """What a visit records."""

    visit_on: Annotated[date, FormField("Date of the visit", "The visit", heading="Visited")]
    place: Annotated[
        VisitPlace | None, FormField("Where did you see them?", "The visit", heading="Where")
    ] = code(VisitPlace, None)
    seen: Annotated[YesNo | None, FormField("Did you see the child?", "The visit", heading="Seen")] = code(
        YesNo, None
    )
    seen_alone: Annotated[
        SeenAlone | None,
        FormField(
            "Did you see them alone?",
            "The visit",
            "Without the carer, parent or social worker.",
            heading="Seen alone",
        ),
    ] = code(SeenAlone, None)
    who_else: Annotated[str, FormField("Who else was there?", "The visit", optional=True)] = Field(
        "", max_length=300
    )
    officer_view: Annotated[
        str,
        FormField(
            "What did you see and hear?",
            "Your view",
            "Your view, in your words.",
            narrative=True,
            optional=True,
        ),
    ] = ""
    worry: Annotated[
        YesNo | None, FormField("Are you worried about the child's safety today?", "Safety", heading="Worry")
    ] = code(YesNo, None)
    worry_told: Annotated[
        str,
        FormField(
            "What is the worry, who did you tell, and when?",
            "Safety",
            "Needed only when you are worried.",
            narrative=True,
            optional=True,
            private=True,
        ),
    ] = ""


class Visit(VisitFields, Record, table=True):
    """A visit that was recorded."""

    __tablename__ = "visit"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    place: VisitPlace | None = code(VisitPlace, None)
    seen: YesNo | None = code(YesNo, None)
    seen_alone: SeenAlone | None = code(SeenAlone, None)
    worry: YesNo | None = code(YesNo, None)


class ChildsWords(Record, table=True):
    """One thought, exactly as the child said it, with what may happen to it.

    Args:
        visit_id: the visit it was said at; None when it was said at a review or sent in.
        sheet_id: the meeting or short form it was said at; None for most.
        review_id: the review whose letter it was said about; None for all other words.
    """

    __tablename__ = "childs_words"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    visit_id: int | None = Field(None, foreign_key="visit.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="CASCADE")
    sheet_id: int | None = Field(None, foreign_key="sheet.id", index=True, ondelete="CASCADE")
    said_on: date
    words: str
    share: Share = code(Share, Share.PRIVATE)
    position: int = 0
