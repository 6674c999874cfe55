"""Begins a letter: after a review, or one of the others that are sent to a child."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind
from iro_desk.domain.letters.forms import FormKind
from iro_desk.domain.letters.voices import voice_for
from iro_desk.errors import Refusal
from iro_desk.records import Child, Letter, Review
from iro_desk.services import review_rows
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.letters.drawing import draw
from iro_desk.services.letters.stored import wishes_of


def begin(
    session: Session,
    review_id: int,
    today: date,
    voice: Voice | None = None,
    kind: LetterKind = LetterKind.REVIEW,
) -> int:
    """Draw the letter after a review, or return the one already there.

    Args:
        voice: None to use the child's own, or the one offered for their age.
        kind: the letter, or the minutes written to the child.
    """
    review = fetch(session, Review, review_id)
    query = select(Letter).where(Letter.review_id == review_id, Letter.kind == kind)
    existing = session.exec(query).first()
    if existing is not None:
        return key(existing)
    return _drawn(session, review.child_id, kind, today, voice, review)


def begin_other(session: Session, child_id: int, kind: LetterKind, today: date) -> int:
    """Draw a letter of another kind, or return the one of that kind still being written.

    Raises:
        Refusal: the kind is drawn from a review.
    """
    if kind in ABOUT_A_REVIEW:
        raise Refusal("This letter is drawn from a review.", "Begin it from the review.")
    query = select(Letter).where(Letter.child_id == child_id, Letter.kind == kind)
    unfinished = [row for row in session.exec(query).all() if row.finished_at is None]
    return key(unfinished[-1]) if unfinished else _drawn(session, child_id, kind, today, None, None)


def _drawn(
    session: Session, child_id: int, kind: LetterKind, today: date, voice: Voice | None, review: Review | None
) -> int:
    child, wishes = fetch(session, Child, child_id), wishes_of(session, child_id)
    chosen = voice or child.voice or voice_for(age_on(child.born_on, review.review_on if review else today))
    row = insert(
        session,
        Letter,
        child_id=child_id,
        review_id=review.id if review else None,
        kind=kind,
        voice=chosen,
        form=wishes.form or form_for(chosen),
        fold=wishes.fold,
        tinted=wishes.tinted,
        theme=wishes.theme,
        dated_on=today,
        not_all_agreed=review is not None and review_rows.letter_may_say(session, review),
    )
    draw(session, row)
    return key(row)


def form_for(voice: Voice) -> FormKind:
    """The page offered for a voice, when the child has not said."""
    return {Voice.EASY: FormKind.EASY_READ}.get(voice, FormKind.STANDARD)
