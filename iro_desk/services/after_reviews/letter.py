"""How the letter of a review reached the child, and what the child said about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import LetterGiven
from iro_desk.domain.findings import Finding
from iro_desk.records import ChildsWords, LetterGivenFields, Review
from iro_desk.records.after import AFTER
from iro_desk.services import drafts
from iro_desk.services.after_reviews.rows import LETTER, Values, shown, stop
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.typed import drafted
from iro_desk.services.visits import WordsLine


def letter_values(session: Session, review_id: int) -> Values:
    """Return how the letter was given, as its form shows it."""
    return shown(LetterGivenFields, fetch(session, Review, review_id))


def letter_words(session: Session, review_id: int) -> tuple[WordsLine, ...]:
    """Return what the child said about the letter, in order."""
    return tuple(WordsLine(key(row), row.words, row.share) for row in _lines(session, review_id))


def give_letter(
    session: Session, values: Values, words: tuple[WordsLine, ...], review_id: int, today: date
) -> None:
    """Note how the child got the letter and what they said about it; lines left out are taken away."""
    review = fetch(session, Review, review_id)
    draft = drafted(LetterGivenFields, values)
    stop(_letter_findings(draft, review.review_on, today))
    given = draft.letter_given is not LetterGiven.NOT_GIVEN
    aloud = draft.letter_given is LetterGiven.READ_ALOUD
    review.letter_given = draft.letter_given
    review.letter_given_on = draft.letter_given_on if given else None
    review.letter_given_by = draft.letter_given_by.strip() if aloud else ""
    review.letter_not_given = "" if given else draft.letter_not_given.strip()
    _set_words(session, review, words, draft.letter_given_on or today)
    session.flush()
    drafts.let_go(session, LETTER, review_id, review.child_id)


def _letter_findings(draft: LetterGivenFields, review_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    how, on = draft.letter_given, draft.letter_given_on
    if how is None:
        found.append(("letter_given", "Select how the letter was given."))
    if how is LetterGiven.NOT_GIVEN and not draft.letter_not_given.strip():
        found.append(("letter_not_given", "Say why the letter was not given."))
    if how not in (None, LetterGiven.NOT_GIVEN):
        if on is None:
            found.append(("letter_given_on", "Enter the day it was given."))
        elif not review_on <= on <= today:
            words = "The day it was given must be between the review and today."
            found.append(("letter_given_on", words))
    if how is LetterGiven.READ_ALOUD and not draft.letter_given_by.strip():
        found.append(("letter_given_by", "Say who read it aloud."))
    return tuple(Finding(f"after.{field}", words, AFTER, field) for field, words in found)


def _set_words(session: Session, review: Review, words: tuple[WordsLine, ...], said_on: date) -> None:
    stored = {key(row): row for row in _lines(session, key(review))}
    for position, line in enumerate(line for line in words if line.words.strip()):
        values: dict[str, Any] = {
            "words": line.words, "share": line.share, "said_on": said_on, "position": position,
        }  # fmt: skip
        row = stored.pop(line.words_id, None) if line.words_id is not None else None
        if row is None:
            insert(session, ChildsWords, child_id=review.child_id, review_id=review.id, **values)
            continue
        for name, value in values.items():
            setattr(row, name, value)
    for row in stored.values():
        session.delete(row)


def _lines(session: Session, review_id: int) -> list[ChildsWords]:
    query = select(ChildsWords).where(ChildsWords.review_id == review_id)
    return list(session.exec(query.order_by(col(ChildsWords.position), col(ChildsWords.id))).all())
