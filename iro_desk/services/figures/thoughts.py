"""Reads what people thought of reviews: how many answered, what they chose, and what may be quoted as they gave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from iro_desk.domain.codes import Share as SharedWith
from iro_desk.domain.feedback import FeedbackFrom
from iro_desk.domain.figures.lines import ShareLine
from iro_desk.domain.figures.periods import Year
from iro_desk.domain.figures.shares import Share
from iro_desk.domain.leaks.scanning import Identifier, scan
from iro_desk.domain.printed_forms import PrintedForm
from iro_desk.records import Child, Feedback, FeedbackAnswer, Review
from iro_desk.services.consultations import forms
from iro_desk.services.figures.wanted import Around, Wanted

METHOD = "forms that came back ÷ forms given, by the day of the review"
NAMED = "a child on the caseload"
NAMES_A_CHILD = "This comment names a child. Cover the name before you quote it."
LISTENED, CONTRIBUTED = "listen", "contribute"


@dataclass(frozen=True, slots=True)
class Given:
    """One form that was given after a review of the year."""

    feedback_id: int
    child_id: int
    review_id: int
    review_on: date
    who: FeedbackFrom
    is_back: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """Words as they were given; ``caution`` says why they are not quoted as they stand."""

    child_id: int
    review_on: date
    who: str
    question: str
    words: str
    caution: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """How often an answer was chosen, of all who answered the question."""

    question: str
    answer: str
    share: Share


@dataclass(frozen=True, slots=True)
class Thoughts:
    """What people thought; ``kept_back`` counts comments that are for the officer alone."""

    given: tuple[Given, ...]
    chosen: tuple[Chosen, ...]
    comments: tuple[Comment, ...]
    kept_back: int


def thoughts(session: Session, wanted: Wanted, whose: Around) -> Thoughts:
    """Return the forms given after the reviews of the year, and the answers of the period."""
    rows = [row for row in session.execute(_of_year(wanted.year)) if whose.takes(row.child_id, wanted)]
    given = tuple(
        Given(row.id, row.child_id, row.review_id, row.review_on, row.who, row.received_on is not None)
        for row in rows
    )
    back = {row.id: row for row in rows if row.received_on is not None and wanted.period.holds(row.review_on)}
    answers = _answers(session, back)
    comments, kept_back = _comments(session, back, answers)
    return Thoughts(given, _chosen(back, answers), comments, kept_back)


def response_line(given: tuple[Given, ...], year: Year) -> ShareLine:
    """How many of the forms given came back, by quarter."""
    shares = []
    for quarter in year.quarters:
        own = [one for one in given if quarter.holds(one.review_on)]
        shares.append(Share(sum(one.is_back for one in own), len(own), METHOD))
    return ShareLine("feedback", "Feedback forms that came back", METHOD, tuple(shares))


def by_who(given: tuple[Given, ...]) -> tuple[tuple[FeedbackFrom, Share], ...]:
    """How many came back from each kind of person asked."""
    found = []
    for who in FeedbackFrom:
        own = [one for one in given if one.who is who]
        if own:
            found.append((who, Share(sum(one.is_back for one in own), len(own), METHOD)))
    return tuple(found)


def _of_year(year: Year) -> Any:
    whole = year.whole
    return (
        select(
            col(Feedback.id), col(Feedback.child_id), col(Feedback.review_id), col(Feedback.who),
            col(Feedback.form), col(Feedback.share), col(Feedback.received_on), col(Review.review_on),
        )
        .join(Review, col(Review.id) == col(Feedback.review_id))
        .where(col(Review.review_on).between(whole.first, whole.last))
        .order_by(col(Review.review_on), col(Feedback.id))
    )  # fmt: skip


def _answers(session: Session, back: Mapping[int, Row[Any]]) -> list[Row[Any]]:
    columns = (
        FeedbackAnswer.feedback_id,
        FeedbackAnswer.question,
        FeedbackAnswer.choices,
        FeedbackAnswer.words,
    )
    query = select(*(col(one) for one in columns)).order_by(col(FeedbackAnswer.id))
    return [row for row in session.execute(query) if row.feedback_id in back]


def _chosen(back: Mapping[int, Row[Any]], answers: list[Row[Any]]) -> tuple[Chosen, ...]:
    """What children chose when asked whether they were listened to and could say what they wanted."""
    counts: dict[str, Counter[str]] = {LISTENED: Counter(), CONTRIBUTED: Counter()}
    labels: dict[str, str] = {}
    words: dict[tuple[str, str], str] = {}
    for row in answers:
        form = forms().form(back[row.feedback_id].form)
        question = next((one for one in form.questions if one.id == row.question), None)
        if question is None or question.choices is None or row.question not in counts or not row.choices:
            continue
        value = row.choices[0].partition("=")[2]
        labels[row.question] = "Were you listened to?" if row.question == LISTENED else question.label
        words[row.question, value] = question.choices(value).label
        counts[row.question][value] += 1
    return tuple(
        Chosen(labels[name], words[name, value], Share(count, sum(counted.values()), "of those who answered"))
        for name, counted in counts.items()
        for value, count in counted.most_common()
    )


def _comments(
    session: Session, back: Mapping[int, Row[Any]], answers: list[Row[Any]]
) -> tuple[tuple[Comment, ...], int]:
    written = [row for row in answers if row.words.strip()]
    names = _names(session) if written else ()
    found, kept_back = [], 0
    for row in written:
        given = back[row.feedback_id]
        form = forms().form(given.form)
        if not _may_be_quoted(form, row.question, given.share):
            kept_back += 1
            continue
        label = next((one.label for one in form.questions if one.id == row.question), "")
        caution = NAMES_A_CHILD if scan(row.words, names) else ""
        found.append(
            Comment(given.child_id, given.review_on, given.who.label, label, row.words.strip(), caution)
        )
    return tuple(found), kept_back


def _may_be_quoted(form: PrintedForm, question: str, share: SharedWith) -> bool:
    if form.share_after:
        return share is SharedWith.MAY_SHARE
    return not any(one.id == question and one.is_private for one in form.questions)


def _names(session: Session) -> tuple[Identifier, ...]:
    rows = session.execute(select(col(Child.preferred_name), col(Child.surname)).order_by(col(Child.id)))
    named = [
        (words.strip(), kind)
        for row in rows
        for words, kind in zip(row, ("first_name", "surname"), strict=True)
    ]
    return tuple(Identifier(words, NAMED, kind) for words, kind in dict.fromkeys(named) if words)
