"""A letter to a child, part by part: what was composed, and what the officer made of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from iro_desk.domain.codes import Voice
from iro_desk.records.base import Record, code, moment


class Letter(Record, table=True):
    """One letter, drawn from one review.

    Args:
        dated_on: the date printed on it.
        finished_at: when the officer said it was ready; None while she is writing.
    """

    __tablename__ = "letter"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    voice: Voice = code(Voice, Voice.MIDDLE)
    dated_on: date
    finished_at: datetime | None = moment()


class LetterPart(Record, table=True):
    """One part of a letter.

    Args:
        slot: which part it is, such as "you_told_me".
        composed: the text drawn from the record; redrawing changes only this.
        written: the officer's own text; None while she has left the composed text alone.
        left_out: the officer took this part out.
    """

    __tablename__ = "letter_part"

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE")
    slot: str = Field(max_length=40)
    position: int = 0
    heading: str = Field("", max_length=200)
    composed: str = ""
    written: str | None = None
    left_out: bool = False
