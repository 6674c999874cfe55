"""How far each section of a review has got, by the officer's own word."""

from __future__ import annotations

from sqlmodel import Session, select

from iro_desk.domain import review_checks
from iro_desk.domain.codes import SectionState
from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal
from iro_desk.records import Review, ReviewSection
from iro_desk.records.review import SECTIONS
from iro_desk.services.entering import fetch, insert
from iro_desk.services.reviews.rows import SectionRow
from iro_desk.services.reviews.standing import review_facts
from iro_desk.services.reviews.stored import writable


def sections(session: Session, review_id: int) -> tuple[SectionRow, ...]:
    """All sections in order; one marked completed that still lacks an answer has a problem."""
    review = fetch(session, Review, review_id)
    rows = _marked(session, review_id)
    marked = {row.section: row.state for row in rows}
    why = {row.section: row.not_applicable_why for row in rows}
    found = review_checks.check(review_facts(session, review))
    missing = {finding.section for finding in found if finding.severity == "stop"}
    return tuple(
        SectionRow(
            section,
            marked.get(section, SectionState.NOT_STARTED),
            marked.get(section) is SectionState.COMPLETED and section in missing,
            why.get(section, ""),
        )
        for section in SECTIONS
    )


def mark_section(
    session: Session, review_id: int, section: str, state: SectionState, not_applicable_why: str = ""
) -> None:
    """Mark how far a section has got; never stopped by what it lacks.

    Args:
        not_applicable_why: why it does not apply to this child; empty when it does.
    """
    writable(session, review_id)
    if section not in SECTIONS:
        raise Refusal("This review has no such section.", "Open the review again.")
    row = next((row for row in _marked(session, review_id) if row.section == section), None)
    if row is None:
        insert(
            session, ReviewSection, review_id=review_id, section=section, state=state,
            not_applicable_why=not_applicable_why,
        )  # fmt: skip
    else:
        row.state, row.not_applicable_why = state, not_applicable_why
        session.flush()


def complete_all(session: Session, review_id: int) -> None:
    """Mark every section completed, as its review is finished; why one does not apply stays."""
    marked = {row.section: row for row in _marked(session, review_id)}
    for section in SECTIONS:
        if section in marked:
            marked[section].state = SectionState.COMPLETED
        else:
            insert(session, ReviewSection, review_id=review_id, section=section, state=SectionState.COMPLETED)
    session.flush()


def missing(session: Session, review_id: int, section: str) -> tuple[Finding, ...]:
    """What keeps one section from being complete, in the order of the form."""
    review = fetch(session, Review, review_id)
    found = review_checks.check(review_facts(session, review))
    return tuple(f for f in found if f.section == section and f.severity == "stop")


def _marked(session: Session, review_id: int) -> list[ReviewSection]:
    return list(session.exec(select(ReviewSection).where(ReviewSection.review_id == review_id)).all())
