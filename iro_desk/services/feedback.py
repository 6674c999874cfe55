"""What people thought of a review: who was asked, what came back, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Share
from iro_desk.domain.feedback import FeedbackFrom, FeedbackHow, asked_after, form_for
from iro_desk.domain.leaks.scanning import Identifier, scan
from iro_desk.domain.printed_forms import PrintedForm, Question
from iro_desk.domain.wording import Tone, dated, short_date
from iro_desk.errors import Refusal
from iro_desk.records import Child, Feedback, FeedbackAnswer, FeedbackFields, Review
from iro_desk.records.forms import Asked, asked
from iro_desk.services import drafts, form_questions
from iro_desk.services.consultations import forms
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.form_questions import one_asked
from iro_desk.services.upcoming import upcoming

ASK, ANSWERS = "prepare:feedback", "prepare:feedback:answers"
SENT, RECEIVED, HOW, SHARE = "sent_on", "received_on", "how", "share"
ANOTHER = "another child on the caseload"
FOLLOWED = ("action", "told_back")
NAMES_ANOTHER = "This comment names another child. Cover the name before you quote it."


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Somebody who is, or should be, asked; ``feedback_id`` is 0 while nothing is recorded."""

    who: FeedbackFrom
    feedback_id: int
    form: str
    words: str
    tone: Tone
    is_answered: bool


@dataclass(frozen=True, slots=True)
class FeedbackSheet:
    """Everybody asked after one review.

    Args:
        heading: which review; says so when none has been finished here.
        counted: how many were asked and answered, in words; empty when nobody was asked.
        review_id: None when no review has been finished here.
    """

    review_id: int | None
    heading: str
    counted: str
    rows: tuple[FeedbackRow, ...]


@dataclass(frozen=True, slots=True)
class Thought:
    """One answered question, for reading.

    Args:
        caution: why the comment is not quoted as it stands; empty when it may be.
    """

    label: str
    words: str
    caution: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person thought, with what was done; ``is_private`` when it is for the officer alone."""

    who: str
    is_private: bool
    answers: tuple[Thought, ...]
    action: str
    told_back: str


def sheet(session: Session, child_id: int, today: date) -> FeedbackSheet:
    """Return everybody asked, or still to be asked, what they thought of the last review finished here."""
    review_id = upcoming(session, child_id).last_review_id
    if review_id is None:
        return FeedbackSheet(None, "No review has been finished here yet.", "", ())
    child, review = fetch(session, Child, child_id), fetch(session, Review, review_id)
    held = _of_review(session, review_id)
    found = [_row(one, today) for one in held]
    recorded = {one.who for one in held}
    for who in asked_after(child.born_on, review.review_on):
        if who not in recorded:
            form = form_for(who, child.born_on, review.review_on)
            found.append(FeedbackRow(who, 0, form, "", Tone.NONE, False))
    order = list(FeedbackFrom)
    back = sum(one.received_on is not None for one in held)
    return FeedbackSheet(
        review_id,
        f"What people thought of the review of {dated(review.review_on)}",
        f"{len(held)} asked, {back} answered." if held else "",
        tuple(sorted(found, key=lambda row: (order.index(row.who), row.feedback_id or 10**9))),
    )


def form_of(session: Session, child_id: int, who: FeedbackFrom) -> PrintedForm:
    """Return the form that fits somebody asked about the last review of this child."""
    child = fetch(session, Child, child_id)
    return forms().form(form_for(who, child.born_on, _reviewed(session, child_id).review_on))


def asking() -> tuple[Asked, ...]:
    """The question when a form is given: on which day."""
    return tuple(field for field in asked(FeedbackFields) if field.name == SENT)


def give(
    session: Session, values: Mapping[str, object], child_id: int, who: FeedbackFrom, today: date
) -> int:
    """Record that somebody was given their form; returns its number.

    Raises:
        Refusal: there is no day, it is later than today or before the review, or no review was finished.
    """
    review = _reviewed(session, child_id)
    day = form_questions.day_given(values, SENT, today, "Enter the day it was given or sent.")
    if day < review.review_on:
        raise Refusal(
            f"This day must be {dated(review.review_on)}, the day of the review, or later.", field=SENT
        )
    form = form_of(session, child_id, who).id
    row = insert(session, Feedback, child_id=child_id, review_id=review.id, form=form, who=who, sent_on=day)
    drafts.let_go(session, f"{ASK}:{who.value}", 0, child_id)
    return key(row)


def asked_of(form: PrintedForm) -> tuple[Asked, ...]:
    """Return the questions of a form as a screen asks them, with how they came and what follows."""
    found = [
        one_asked(RECEIVED, date, "Came back on", form, optional=False),
        one_asked(HOW, FeedbackHow, "How did it come?", form),
    ]
    for question in form.questions:
        found += form_questions.choice_asked(question, form)
        found += form_questions.words_asked(question, form, "As they wrote it.")
    if form.share_after:
        found.append(one_asked(SHARE, Share, "May this be shared?", form))
    return (*found, *(field for field in asked(FeedbackFields) if field.name in FOLLOWED))


def answered(session: Session, feedback_id: int, today: date) -> dict[str, object]:
    """Return what a screen starts with: what is stored, and today for answers that have just come."""
    row = fetch(session, Feedback, feedback_id)
    values: dict[str, object] = {
        RECEIVED: (row.received_on or today).isoformat(),
        HOW: row.how.value if row.how else None,
        SHARE: row.share.value,
        **{name: getattr(row, name) for name in FOLLOWED},
    }
    for answer in _answers(session, feedback_id):
        values |= form_questions.shown(answer.choices)
        values[f"{answer.question}_words"] = answer.words
    return values


def file_answers(session: Session, values: Mapping[str, object], feedback_id: int, today: date) -> None:
    """Keep the answers exactly as they were given, and what is done about them.

    Raises:
        Refusal: it is not said when they came.
    """
    row = fetch(session, Feedback, feedback_id)
    form = forms().form(row.form)
    row.received_on = form_questions.day_given(values, RECEIVED, today, "Enter the day it came back.")
    row.how = FeedbackHow(str(values[HOW])) if values.get(HOW) else None
    if form.share_after:
        row.share = Share(str(values.get(SHARE) or Share.PRIVATE.value))
    row.action, row.told_back = (str(values.get(name) or "").strip() for name in FOLLOWED)
    held = {answer.question: answer for answer in _answers(session, feedback_id)}
    for question in form.questions:
        _keep(session, row, question, values, held.get(question.id))
    session.flush()
    drafts.let_go(session, ANSWERS, feedback_id, row.child_id)


def take_away(session: Session, feedback_id: int) -> None:
    """Take away a form that was recorded by mistake, with its answers."""
    row = fetch(session, Feedback, feedback_id)
    for answer in _answers(session, feedback_id):
        session.delete(answer)
    session.flush()
    session.delete(row)
    session.flush()
    drafts.let_go(session, ANSWERS, feedback_id, row.child_id)


def opinions(session: Session, child_id: int) -> tuple[Opinion, ...]:
    """Return what came back after the last review finished here, in the order it was asked."""
    review_id = upcoming(session, child_id).last_review_id
    rows = [] if review_id is None else _of_review(session, review_id)
    others = _other_children(session, child_id) if rows else ()
    found = []
    for row in rows:
        form = forms().form(row.form)
        given = {answer.question: answer for answer in _answers(session, key(row))}
        thoughts = []
        for question in form.questions:
            if question.id in given:
                words = given[question.id].words
                parts = [*form_questions.in_words(question, given[question.id].choices)]
                parts += [f"“{words}”"] if words else []
                caution = NAMES_ANOTHER if scan(words, others) else ""
                thoughts.append(Thought(question.label, "\n".join(parts), caution))
        if row.received_on is not None:
            kept = form.share_after and row.share is not Share.MAY_SHARE
            found.append(Opinion(row.who.label, kept, tuple(thoughts), row.action, row.told_back))
    return tuple(found)


def _reviewed(session: Session, child_id: int) -> Review:
    review_id = upcoming(session, child_id).last_review_id
    if review_id is None:
        raise Refusal(
            "No review has been finished here yet.", "Finish one, and then ask what people thought."
        )
    return fetch(session, Review, review_id)


def _of_review(session: Session, review_id: int) -> list[Feedback]:
    query = select(Feedback).where(Feedback.review_id == review_id)
    return list(session.exec(query.order_by(col(Feedback.id))).all())


def _answers(session: Session, feedback_id: int) -> list[FeedbackAnswer]:
    query = select(FeedbackAnswer).where(FeedbackAnswer.feedback_id == feedback_id)
    return list(session.exec(query.order_by(col(FeedbackAnswer.id))).all())


def _other_children(session: Session, child_id: int) -> tuple[Identifier, ...]:
    """The names of every other child of the caseload; a first name the child shares is no news."""
    own = fetch(session, Child, child_id)
    others = session.exec(select(Child).where(Child.id != child_id).order_by(col(Child.id))).all()
    named = [(row.preferred_name, "first_name") for row in others if row.preferred_name != own.preferred_name]
    named += [(row.surname, "surname") for row in others if row.surname != own.surname]
    return tuple(Identifier(name.strip(), ANOTHER, kind) for name, kind in named if name.strip())


def _keep(
    session: Session,
    row: Feedback,
    question: Question,
    values: Mapping[str, object],
    held: FeedbackAnswer | None,
) -> None:
    chosen = form_questions.chosen(question, values)
    words = str(values.get(form_questions.words_name(question)) or "").strip()
    if held is not None:
        held.choices, held.words = chosen, words
        if not chosen and not words:
            session.delete(held)
    elif chosen or words:
        insert(
            session, FeedbackAnswer, feedback_id=row.id, child_id=row.child_id, question=question.id,
            choices=chosen, words=words,
        )  # fmt: skip


def _row(row: Feedback, today: date) -> FeedbackRow:
    sent = f"Given {short_date(row.sent_on, today)}" if row.sent_on else "Given"
    words, tone = f"{sent}, not back yet", Tone.NONE
    if row.received_on is not None:
        how = f", {row.how.label[:1].lower()}{row.how.label[1:]}" if row.how else ""
        words, tone = f"Came back {short_date(row.received_on, today)}{how}", Tone.OK
    return FeedbackRow(row.who, key(row), row.form, words, tone, row.received_on is not None)
