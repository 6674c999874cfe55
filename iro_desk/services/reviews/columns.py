"""The three columns of a section: what works well, what worries, what needs to happen; together a summary."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from iro_desk.records import ReviewSection
from iro_desk.records.review import CONSIDERED
from iro_desk.services.entering import insert
from iro_desk.services.reviews.stored import writable

COLUMNS = (
    ("well", "What is working well?"),
    ("worry", "What are we worried about?"),
    ("need", "What needs to happen?"),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """What one section has in the three columns, a line for each thing."""

    well: str = ""
    worry: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the summary, with the section it was written in.

    Args:
        column: "well", "worry" or "need".
    """

    section: str
    column: str
    words: str


def columns(session: Session, review_id: int, section: str) -> Columns:
    """What one section has in the three columns."""
    row = stored_section(session, review_id, section)
    return Columns() if row is None else Columns(row.well, row.worry, row.need)


def set_columns(session: Session, review_id: int, section: str, held: Columns) -> None:
    """Write the three columns of a section."""
    writable(session, review_id)
    row = stored_section(session, review_id, section)
    if row is None:
        if held != Columns():
            insert(session, ReviewSection, review_id=review_id, section=section, well=held.well,
                   worry=held.worry, need=held.need)  # fmt: skip
        return
    row.well, row.worry, row.need = held.well, held.worry, held.need
    session.flush()


def section_lines(session: Session, review_id: int) -> tuple[SectionLine, ...]:
    """Every line of every section, in the order of the form; blank ones are left out."""
    rows = session.exec(select(ReviewSection).where(ReviewSection.review_id == review_id)).all()
    held = {row.section: row for row in rows}
    return tuple(
        SectionLine(section, column, line.strip())
        for section in CONSIDERED
        if section in held
        for column, _ in COLUMNS
        for line in str(getattr(held[section], column)).splitlines()
        if line.strip()
    )


def stored_section(session: Session, review_id: int, section: str) -> ReviewSection | None:
    """How far a section has got, as it is stored; None when nothing is."""
    query = select(ReviewSection).where(
        ReviewSection.review_id == review_id, ReviewSection.section == section
    )
    return session.exec(query).first()
