"""A visit to a child: what was seen, and the child's own words kept apart from the officer's view."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import PromiseState, SaidHow, SeenAlone, Share, VisitPlace, YesNo
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
    note_to_self: Annotated[
        str,
        FormField(
            "Note to yourself",
            "Your view",
            "Never printed, never sent.",
            narrative=True,
            optional=True,
            private=True,
        ),
    ] = ""


class Visit(VisitFields, Record, table=True):
    """A visit that was recorded.

    Args:
        answers: everything answered, as JSON by the id of each question of the visit's guide.
        keep_out_of_letter: whether the child said the letter may not mention it.
        home_check_id: the look round the home that was made on it; None for most.
        journey: joins the visits to brothers and sisters made on one journey; empty for most.
    """

    __tablename__ = "visit"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    place: VisitPlace | None = code(VisitPlace, None)
    seen: YesNo | None = code(YesNo, None)
    seen_alone: SeenAlone | None = code(SeenAlone, None)
    worry: YesNo | None = code(YesNo, None)
    answers: str = "{}"
    keep_out_of_letter: bool = False
    home_check_id: int | None = Field(None, foreign_key="sheet.id", index=True, ondelete="SET NULL")
    journey: str = Field("", max_length=60)


class ChildsWords(Record, table=True):
    """One thought, exactly as the child said it, with what may happen to it.

    Args:
        visit_id: the visit it was said at; None when it was said at a review or sent in.
        sheet_id: the meeting or short form it was said at; None for most.
        review_id: the review whose letter it was said about; None for all other words.
        topic: the question of the visit's guide it answered; empty when it answered none.
        said_how: how it was said or shown; None when nobody said.
        may_know: the only people who may know it, while ``share`` keeps it private; empty for nobody.
        not_asked: whether it is private because the child has not been asked yet.
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
    topic: str = Field("", max_length=60)
    said_how: SaidHow | None = code(SaidHow, None)
    may_know: str = Field("", max_length=500)
    not_asked: bool = False


class Ask(Record, table=True):
    """Something the child asked for, and the answer they were given.

    Args:
        visit_id: the visit it was asked at; None when that visit is gone.
        by_when: None when no day was named.
        answered_on: the day the answer was written; None while there is none.
    """

    __tablename__ = "ask"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    visit_id: int | None = Field(None, foreign_key="visit.id", index=True, ondelete="SET NULL")
    asked_on: date
    what: str = Field(max_length=2000)
    of_whom: str = Field("", max_length=160)
    by_when: date | None = None
    share: Share = code(Share, Share.PRIVATE)
    answer: str = Field("", max_length=2000)
    answered_on: date | None = None
    position: int = 0


class Promise(Record, table=True):
    """Something the officer promised a child, until it is settled.

    Args:
        visit_id: the visit it was made at; None when that visit is gone.
        by_when: None when no day was named.
        settled_on: the day it was marked; None while it is still to keep.
    """

    __tablename__ = "promise"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    visit_id: int | None = Field(None, foreign_key="visit.id", index=True, ondelete="SET NULL")
    made_on: date
    what: str = Field(max_length=2000)
    by_when: date | None = None
    share: Share = code(Share, Share.PRIVATE)
    state: PromiseState = code(PromiseState, PromiseState.OPEN)
    settled_on: date | None = None
    position: int = 0
