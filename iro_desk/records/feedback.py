"""What people thought of a review once it was held: who was asked, what came back, and what was done about it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import Share
from iro_desk.domain.feedback import FeedbackFrom, FeedbackHow
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code, json_list

FEEDBACK = "What people thought of the review"


class FeedbackFields(Fields):
    """One form given to somebody after a review. It never asks for a name."""

    who: Annotated[FeedbackFrom, FormField("Who is asked?", FEEDBACK)] = code(FeedbackFrom)
    sent_on: Annotated[date | None, FormField("Given or sent on", FEEDBACK)] = None
    received_on: Annotated[date | None, FormField("Came back on", FEEDBACK, optional=True)] = None
    how: Annotated[FeedbackHow | None, FormField("How did it come?", FEEDBACK, optional=True)] = code(
        FeedbackHow, None
    )
    share: Annotated[Share, FormField("May this be shared?", FEEDBACK)] = code(Share, Share.PRIVATE)
    action: Annotated[
        str, FormField("What you will do about it", FEEDBACK, narrative=True, optional=True)
    ] = ""
    told_back: Annotated[
        str, FormField("What you told them you did", FEEDBACK, narrative=True, optional=True)
    ] = ""


class Feedback(FeedbackFields, Record, table=True):
    """One form given to somebody after one review.

    Args:
        form: the printed form that goes with it, which also says the child's age.
    """

    __tablename__ = "feedback"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    form: str = Field(max_length=40)
    who: FeedbackFrom = code(FeedbackFrom)
    how: FeedbackHow | None = code(FeedbackHow, None)
    share: Share = code(Share, Share.PRIVATE)


class FeedbackAnswer(Record, table=True):
    """The answer to one question of a form.

    Args:
        question: its id in the form.
        choices: what was chosen, as the question's answer and its code.
        words: what was written, exactly as given.
    """

    __tablename__ = "feedback_answer"

    feedback_id: int = Field(foreign_key="feedback.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    question: str = Field(max_length=40)
    choices: list[str] = json_list()
    words: str = ""
