"""Which version of a finished review or form a paper made now is, and what it replaces."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.domain.sending.edition import Edition
from iro_desk.records import ReviewVersion, SheetVersion
from iro_desk.services.rights import KnownReader


def of_review(session: Session, review_id: int, reader: str = "") -> Edition:
    """The version of a finished review; the first while its text was never changed.

    Args:
        reader: whom the copy is for, in words; empty for nobody in particular.
    """
    query = select(ReviewVersion.number, ReviewVersion.finished_at).where(
        ReviewVersion.review_id == review_id
    )
    finished = dict(session.exec(query).all())
    number = max(finished, default=1)
    before = finished.get(number - 1)
    return Edition(number, before.date() if before else None, reader)


def of_form(session: Session, sheet_id: int, reader: str = "") -> Edition:
    """The version of a finished short form; each text that was replaced is one before it.

    Args:
        reader: whom the copy is for, in words; empty for nobody in particular.
    """
    query = select(SheetVersion.finished_at).where(SheetVersion.sheet_id == sheet_id)
    before = session.exec(query.order_by(col(SheetVersion.id))).all()
    return Edition(len(before) + 1, before[-1].date() if before else None, reader)


def reader_words(known: KnownReader) -> str:
    """Whom a copy is for, such as "Bev Castle, foster carer"."""
    label = known.role_label
    # "PA" and the like keep their capitals.
    role = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return f"{known.name}, {role}" if role else known.name
