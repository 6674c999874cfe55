"""Gathers the only facts a letter may be drawn from; everything else about the child is left in the vault."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState, YesNo
from iro_desk.domain.leak_patterns import plain
from iro_desk.domain.letter_composing import LetterFacts, SafeDecision
from iro_desk.domain.sharing import SaidLine, sharable
from iro_desk.records import Child, ChildsWords, Decision, Letter, Person, Review, Visit
from iro_desk.services import settings
from iro_desk.services.entering import fetch


def gather(session: Session, review_id: int, letter_id: int | None = None) -> LetterFacts:
    """Return what the letter after a review may say.

    Args:
        letter_id: the letter being drawn; earlier letters are counted before it. None for one not begun.
    """
    review = fetch(session, Review, review_id)
    child = fetch(session, Child, review.child_id)
    officer = settings.current(session)
    before = review_before(session, review)
    since = before.review_on if before else None
    protected = _protected(session, review.child_id)
    return LetterFacts(
        child_name=child.preferred_name,
        officer_name=officer.officer_known_as or officer.officer_name,
        officer_phone=officer.officer_telephone,
        officer_email=officer.officer_email,
        officer_text=officer.officer_text,
        advocacy_name=officer.advocacy_name,
        advocacy_phone=officer.advocacy_telephone,
        complaints_line=officer.complaints_contact,
        legal_line=officer.legal_help,
        own_words=own_words(session, review, since),
        decisions=_decisions(session, review.id, protected),
        promises=_decisions(session, before.id, protected) if before else (),
        next_on=review.next_review_on,
        next_place="" if child.address_withheld_from.strip() else review.next_review_place,
        midway_on=review.midway_on,
        visit_on=_last_visit(session, review, since),
        participation=review.participation,
        letters_before=_letters_before(session, review.child_id, letter_id),
    )


def review_before(session: Session, review: Review) -> Review | None:
    """The last finished review before this one; None when this is the first."""
    query = (
        select(Review)
        .where(Review.child_id == review.child_id, Review.state == ReviewState.FINISHED)
        .where(Review.review_on < review.review_on, Review.id != review.id)
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    )
    return session.exec(query).first()


def own_words(session: Session, review: Review, since: date | None) -> tuple[str, ...]:
    """The lines the child said may be shared, said after the review before and until this letter."""
    query = select(ChildsWords).where(ChildsWords.child_id == review.child_id)
    if since is not None:
        query = query.where(ChildsWords.said_on > since)
    rows = session.exec(
        query.order_by(col(ChildsWords.said_on), col(ChildsWords.position), col(ChildsWords.id))
    ).all()
    return sharable(SaidLine(row.words, row.said_on, row.share) for row in rows)


def _decisions(
    session: Session, review_id: int | None, protected: frozenset[str]
) -> tuple[SafeDecision, ...]:
    query = select(Decision).where(Decision.review_id == review_id)
    rows = session.exec(query.order_by(col(Decision.position), col(Decision.id))).all()
    return tuple(
        SafeDecision(
            for_child=row.for_child,
            owner="" if _names_any(row.owner, protected) else row.owner,
            owner_role=None if _names_any(row.owner, protected) else row.owner_role,
            by_when=row.by_when,
            against_wish=row.against_wish,
            why=row.why,
            state=row.state,
        )
        for row in rows
    )


def _protected(session: Session, child_id: int) -> frozenset[str]:
    people = session.exec(select(Person).where(Person.child_id == child_id, col(Person.is_protected))).all()
    return frozenset(word for person in people for word in plain(person.name).split() if len(word) > 2)


def _names_any(owner: str, protected: frozenset[str]) -> bool:
    return bool(protected & set(plain(owner).replace(",", " ").split()))


def _last_visit(session: Session, review: Review, since: date | None) -> date | None:
    query = select(Visit).where(
        Visit.child_id == review.child_id, Visit.seen == YesNo.YES, Visit.visit_on <= review.review_on
    )
    if since is not None:
        query = query.where(Visit.visit_on > since)
    visit = session.exec(query.order_by(col(Visit.visit_on).desc())).first()
    return visit.visit_on if visit else None


def _letters_before(session: Session, child_id: int, letter_id: int | None) -> int:
    query = select(Letter.id).where(Letter.child_id == child_id)
    if letter_id is not None:
        query = query.where(col(Letter.id) < letter_id)
    return len(session.exec(query).all())
