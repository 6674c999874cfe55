"""A short form as filled in, its earlier finished texts, and what was agreed in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from iro_desk.domain.codes import ActionState, SheetState
from iro_desk.records.base import Record, code, moment


class Sheet(Record, table=True):
    """One form filled in.

    Args:
        child_id: None for a form that is not about one child.
        form: the id of the form, which a file describes.
        held_on: the day it is dated by; None while that is not said.
        review_id: the review it belongs to; None for most.
        answers: what was answered, as JSON by the id of each question.
        finished_at: None while it is being written.
        amended_why: why it was last opened again after it was finished; empty when it never was.
        told: what came of it in a line, as it was last finished; empty before that and for many forms.
    """

    __tablename__ = "sheet"

    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    form: str = Field(max_length=60)
    held_on: date | None = None
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="SET NULL")
    answers: str = "{}"
    state: SheetState = code(SheetState, SheetState.WRITING)
    begun_on: date
    finished_at: datetime | None = moment()
    amended_why: str = Field("", max_length=1000)
    told: str = Field("", max_length=2000)


class SheetVersion(Record, table=True):
    """A finished text as it stood before it was changed; kept for good.

    Args:
        why: why it was changed afterwards.
    """

    __tablename__ = "sheet_version"

    sheet_id: int = Field(foreign_key="sheet.id", index=True, ondelete="CASCADE")
    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    answers: str
    held_on: date | None = None
    finished_at: datetime = moment(...)
    replaced_at: datetime = moment(...)
    why: str = Field(max_length=1000)


class Action(Record, table=True):
    """Something to be done that was agreed in a form, followed until it is.

    Args:
        by_when: None when no day was agreed.
        done_on: the day it was done or dropped; None while it is open.
    """

    __tablename__ = "action"

    child_id: int | None = Field(None, foreign_key="child.id", index=True, ondelete="CASCADE")
    sheet_id: int | None = Field(None, foreign_key="sheet.id", index=True, ondelete="CASCADE")
    what: str = Field(max_length=2000)
    owner: str = Field("", max_length=160)
    by_when: date | None = None
    measure: str = Field("", max_length=1000)
    state: ActionState = code(ActionState, ActionState.OPEN)
    done_on: date | None = None
    position: int = 0
