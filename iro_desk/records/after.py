"""What comes after a review: the manager's answer, what held a paper up, and how the letter reached the child."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.after_review import GivenHow
from iro_desk.domain.codes import LetterGiven, ManagerAnswer, ReviewPaper
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code

AFTER = "After the review"
HELD_UP = "What held it up"


class ManagerFields(Fields):
    """What the team manager answered to the decisions."""

    manager_answer: Annotated[ManagerAnswer | None, FormField("Manager’s response", AFTER)] = code(
        ManagerAnswer, None
    )
    manager_on: Annotated[date | None, FormField("Day of the answer", AFTER)] = None
    manager_said: Annotated[
        str, FormField("Which decision, and why", AFTER, "In the manager’s words.", narrative=True)
    ] = Field("", max_length=2000)
    manager_next: Annotated[str, FormField("What you will do", AFTER, narrative=True)] = Field(
        "", max_length=2000
    )
    note_concern: Annotated[
        bool,
        FormField(
            "Note a concern about this",
            AFTER,
            "An informal one, raised on the day of the answer.",
            optional=True,
        ),
    ] = False


class LetterGivenFields(Fields):
    """How the child got the letter of a review."""

    letter_given: Annotated[LetterGiven | None, FormField("How the letter was given", AFTER)] = code(
        LetterGiven, None
    )
    letter_given_on: Annotated[date | None, FormField("Day it was given", AFTER)] = None
    letter_given_by: Annotated[str, FormField("Read aloud by", AFTER)] = Field("", max_length=160)
    letter_not_given: Annotated[str, FormField("Why it was not given", AFTER)] = Field("", max_length=500)


class HeldUpFields(Fields):
    """What made one paper of a review late, and whose day it was; the answers come from the list of blockers."""

    blocker: Annotated[str, FormField("What held it up", HELD_UP)] = Field("", max_length=40)
    also: Annotated[str, FormField("Anything else that held it up", HELD_UP, optional=True)] = Field(
        "", max_length=40
    )
    whose: Annotated[str, FormField("Whose day it was", HELD_UP)] = Field("", max_length=60)
    note: Annotated[str, FormField("What happened", HELD_UP, optional=True)] = Field("", max_length=500)


class HeldUp(HeldUpFields, Record, table=True):
    """Why one paper of one review went late.

    Args:
        blocker, also: codes of the list of blockers.
        words: the blocker's label when it was chosen, so that a changed list leaves old answers as they were.
    """

    __tablename__ = "held_up"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    paper: ReviewPaper = code(ReviewPaper)
    words: str = Field("", max_length=160)


class GivenOutFields(Fields):
    """Somebody who was given the record of a review otherwise than through the outbox."""

    recipient: Annotated[str, FormField("Who was given it?", AFTER, "From the child’s list.")] = Field(
        "", max_length=200
    )
    given_on: Annotated[date | None, FormField("Day it was given", AFTER)] = None
    how: Annotated[GivenHow | None, FormField("How was it given?", AFTER, optional=True)] = code(
        GivenHow, None
    )


class GivenOut(GivenOutFields, Record, table=True):
    """Who was given the record of one review, and when.

    Args:
        recipient, recipient_role: as they stood on the child's list that day.
        version: which version of the finished review they were given.
    """

    __tablename__ = "given_out"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    recipient_role: str = Field("", max_length=60)
    how: GivenHow | None = code(GivenHow, None)
    version: int = 1
