"""Gathers the only facts a letter may be drawn from; everything else about the child is left in the vault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import DecisionState, PromiseState, ReviewState, Role, SaidHow, Share, YesNo
from iro_desk.domain.leaks.patterns import plain
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind
from iro_desk.domain.letters.facts import LetterFacts, OfficersWords, SafeDecision, SafePromise
from iro_desk.domain.sharing import SaidLine, known_as, sharable
from iro_desk.records import (
    Child,
    ChildsWords,
    ConcernStep,
    Decision,
    Letter,
    LetterDecision,
    Person,
    Promise,
    Review,
    Translation,
    Visit,
)
from iro_desk.services import agreement, settings
from iro_desk.services.entering import fetch
from iro_desk.services.letters.stored import said_of_decisions, wishes_of

SHOWN = frozenset({SaidHow.SYMBOL, SaidHow.DRAWN, SaidHow.SHOWN})
"""Ways of saying a line without words: it is told as it was seen, not quoted."""


def gather(session: Session, letter: Letter) -> LetterFacts:
    """Return what a letter, stored or about to be, may say."""
    child = fetch(session, Child, letter.child_id)
    wishes = wishes_of(session, letter.child_id)
    about = _about(session, letter)
    protected = _protected(session, letter.child_id)
    lines = _lines(session, letter.child_id, about.since)
    own_words = _sharable([line for line in lines if line.said_how not in SHOWN])
    facts = LetterFacts(
        child_name=child.preferred_name,
        officer_name="",
        own_words=own_words,
        shown=_sharable([line for line in lines if line.said_how in SHOWN]),
        decisions=_decisions(
            session, about.told, protected, said_of_decisions(session, letter.id), letter.dated_on
        ),
        promises=_decisions(session, about.before, protected, {}, letter.dated_on),
        own_promises=_promises(session, letter, about.since),
        raised=_raised(session, letter, about.since),
        next_without_meeting=letter.next_without_meeting,
        visit_on=_last_visit(session, letter.child_id, about.since, about.until),
        first_met_on=_first_visit(session, letter.child_id),
        letters_before=_letters_before(session, letter),
        age=age_on(child.born_on, letter.dated_on),
        carer_call=wishes.carer_call,
        social_worker=_social_worker(session, letter.child_id, protected),
        chaired=letter.they_chaired,
        kept_private=_kept_private(letter.kind, lines, own_words),
        without_words=wishes.without_words,
        fewer_reminders=wishes.fewer_reminders,
        translated=_is_translated(session, letter),
        told=_told(letter),
    )
    return _with_review(_with_officer(facts, session), about.review, child)


def _with_officer(facts: LetterFacts, session: Session) -> LetterFacts:
    """The same facts with who writes, and whom the child can turn to."""
    officer = settings.current(session)
    return replace(
        facts,
        officer_name=officer.officer_known_as or officer.officer_name,
        officer_phone=officer.officer_telephone,
        officer_email=officer.officer_email,
        officer_text=officer.officer_text,
        advocacy_name=officer.advocacy_name,
        advocacy_phone=officer.advocacy_telephone,
        complaints_line=officer.complaints_contact,
        legal_line=officer.legal_help,
    )


def _with_review(facts: LetterFacts, review: Review | None, child: Child) -> LetterFacts:
    """The same facts with the review's day, who took part how, and what comes next."""
    if review is None:
        return facts
    return replace(
        facts,
        next_on=review.next_review_on,
        next_place="" if child.address_withheld_from.strip() else review.next_review_place,
        midway_on=review.midway_on,
        review_on=review.review_on,
        participation=review.participation,
    )


@dataclass(frozen=True, slots=True)
class _About:
    """What a letter is about.

    Args:
        review: the one that knows the next date; None when the child has had none.
        told: the review whose decisions are in the letter; None for the kinds that tell of none.
        before: the review before that one.
        since, until: the days whose words and visits count; ``since`` is None for all.
    """

    review: Review | None
    told: Review | None
    before: Review | None
    since: date | None
    until: date


def _about(session: Session, letter: Letter) -> _About:
    review = _review(session, letter)
    before = review_before(session, review) if review else None
    told = review if letter.kind in ABOUT_A_REVIEW else None
    return _About(
        review=review,
        told=told,
        before=before if told else None,
        since=_since(session, letter, before),
        until=told.review_on if told else letter.dated_on,
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
    return _sharable(_lines(session, review.child_id, since))


def _review(session: Session, letter: Letter) -> Review | None:
    """The review a letter is drawn from; for other kinds the newest one, which knows the next date."""
    if letter.review_id is not None:
        return fetch(session, Review, letter.review_id)
    query = select(Review).where(Review.child_id == letter.child_id, Review.state == ReviewState.FINISHED)
    return session.exec(query.order_by(col(Review.review_on).desc(), col(Review.id).desc())).first()


def _since(session: Session, letter: Letter, before: Review | None) -> date | None:
    """From when words and visits count: after the review before, or on the day of the newest visit."""
    if letter.kind is LetterKind.AFTER_VISIT:
        seen = _last_visit(session, letter.child_id, None, letter.dated_on)
        return date.fromordinal(seen.toordinal() - 1) if seen else None
    return before.review_on if before else None


def _lines(session: Session, child_id: int, since: date | None) -> list[ChildsWords]:
    query = select(ChildsWords).where(ChildsWords.child_id == child_id)
    if since is not None:
        query = query.where(ChildsWords.said_on > since)
    ordered = query.order_by(col(ChildsWords.said_on), col(ChildsWords.position), col(ChildsWords.id))
    return list(session.exec(ordered).all())


def _sharable(rows: Sequence[ChildsWords]) -> tuple[str, ...]:
    return sharable(SaidLine(row.words, row.said_on, row.share) for row in rows)


def _kept_private(kind: LetterKind, lines: Sequence[ChildsWords], own_words: tuple[str, ...]) -> bool:
    """Whether it may be said that something is kept between them: after a visit, or when nothing else was said."""
    private = any(line.share is not Share.MAY_SHARE and not line.not_asked for line in lines)
    return private and (kind is LetterKind.AFTER_VISIT or not own_words)


def _decisions(
    session: Session,
    review: Review | None,
    protected: frozenset[str],
    said: Mapping[int, LetterDecision],
    on: date,
) -> tuple[SafeDecision, ...]:
    query = select(Decision).where(Decision.review_id == (review.id if review else None))
    rows = session.exec(query.order_by(col(Decision.position), col(Decision.id))).all()
    states = agreement.states(session, review, on) if review else {}
    return tuple(_decision(row, states[row.id or 0], protected, said.get(row.id or 0)) for row in rows)


def _decision(
    row: Decision, state: DecisionState, protected: frozenset[str], said: LetterDecision | None
) -> SafeDecision:
    is_named = not _names_any(row.owner, protected)
    return SafeDecision(
        for_child=row.for_child,
        owner=row.owner if is_named else "",
        owner_role=row.owner_role if is_named else None,
        by_when=row.by_when,
        against_wish=row.against_wish,
        why=row.why,
        state=state,
        asked_for=said.asked_for if said else "",
        wish=row.wish,
        news=said.news if said else None,
        told_on=said.told_on if said else None,
    )


def _promises(session: Session, letter: Letter, since: date | None) -> tuple[SafePromise, ...]:
    """The officer's own promises the child may be reminded of: after a visit its own, on leaving all."""
    if letter.kind not in (LetterKind.AFTER_VISIT, LetterKind.LEAVING):
        return ()
    query = select(Promise).where(Promise.child_id == letter.child_id, Promise.share == Share.MAY_SHARE)
    if letter.kind is LetterKind.AFTER_VISIT and since is not None:
        query = query.where(Promise.made_on > since)
    rows = session.exec(query.order_by(col(Promise.made_on), col(Promise.position), col(Promise.id))).all()
    return tuple(
        SafePromise(row.what, row.by_when, row.state is PromiseState.KEPT)
        for row in rows
        if row.state in (PromiseState.OPEN, PromiseState.KEPT)
    )


def _raised(session: Session, letter: Letter, since: date | None) -> tuple[str, ...]:
    """What the officer wrote to the child of her concerns, to stand in a letter; nothing that is kept private."""
    query = select(ConcernStep).where(
        ConcernStep.child_id == letter.child_id,
        ConcernStep.share == Share.MAY_SHARE,
        ConcernStep.for_letter != "",
        ConcernStep.happened_on <= letter.dated_on,
    )
    if since is not None:
        query = query.where(ConcernStep.happened_on > since)
    rows = session.exec(query.order_by(col(ConcernStep.happened_on), col(ConcernStep.id))).all()
    return tuple(row.for_letter for row in rows)


def _protected(session: Session, child_id: int) -> frozenset[str]:
    people = session.exec(select(Person).where(Person.child_id == child_id, col(Person.is_protected))).all()
    return frozenset(word for person in people for word in plain(person.name).split() if len(word) > 2)


def _names_any(owner: str, protected: frozenset[str]) -> bool:
    return bool(protected & set(plain(owner).replace(",", " ").split()))


def _social_worker(session: Session, child_id: int, protected: frozenset[str]) -> str:
    query = select(Person).where(Person.child_id == child_id, Person.role == Role.SOCIAL_WORKER)
    person = session.exec(query.order_by(col(Person.id).desc())).first()
    return known_as(person.name) if person and not _names_any(person.name, protected) else ""


def _last_visit(session: Session, child_id: int, since: date | None, until: date) -> date | None:
    query = select(Visit).where(Visit.child_id == child_id, Visit.seen == YesNo.YES, Visit.visit_on <= until)
    query = query.where(col(Visit.keep_out_of_letter).is_(False))
    if since is not None:
        query = query.where(Visit.visit_on > since)
    visit = session.exec(query.order_by(col(Visit.visit_on).desc())).first()
    return visit.visit_on if visit else None


def _first_visit(session: Session, child_id: int) -> date | None:
    query = select(Visit).where(Visit.child_id == child_id, Visit.seen == YesNo.YES)
    query = query.where(col(Visit.keep_out_of_letter).is_(False))
    visit = session.exec(query.order_by(col(Visit.visit_on))).first()
    return visit.visit_on if visit else None


def _letters_before(session: Session, letter: Letter) -> int:
    query = select(Letter.id).where(Letter.child_id == letter.child_id)
    if letter.id is not None:
        query = query.where(col(Letter.id) < letter.id)
    return len(session.exec(query).all())


def _is_translated(session: Session, letter: Letter) -> bool:
    query = select(Translation.id).where(Translation.letter_id == letter.id)
    return letter.id is not None and session.exec(query).first() is not None


def _told(letter: Letter) -> OfficersWords:
    return OfficersWords(
        personal=letter.personal,
        went_well=letter.went_well,
        birthday=letter.birthday,
        worry=letter.worry if letter.worry_is_safe else "",
        message_back=letter.message_back,
        message_on=letter.message_on,
        answer=letter.answer,
        answer_detail=letter.answer_detail,
        answer_reason=letter.answer_reason,
        asked_whom=letter.asked_whom,
        answer_by=letter.answer_by,
        told_whom=letter.told_whom,
        next_officer=letter.next_officer,
        meet_on=letter.meet_on,
        nothing_changes=letter.nothing_changes,
        not_all_agreed=letter.not_all_agreed,
    )
