"""The answers to a form that was asked before a review: asked question by question, and kept once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Share, YesNo
from iro_desk.domain.consulting import AskedHow, UsedIn
from iro_desk.domain.printed_forms import PrintedForm, Question
from iro_desk.errors import Refusal
from iro_desk.records import ChildsWords, Consultation, ConsultationAnswer, SentWords
from iro_desk.records.forms import Asked
from iro_desk.services import dates_told, drafts, form_questions
from iro_desk.services.consultations import NOTHING_SAID, forms
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.form_questions import one_asked

ANSWERS = "prepare:answers"
RECEIVED, HOW, READ_OUT = "received_on", "how", "may_read_out"
USED_IN, USED_NOTE = "used_in", "used_note"


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """One answered question, for reading.

    Args:
        is_private: kept from everybody but the officer.
    """

    label: str
    words: str
    is_private: bool


def asked_of(form: PrintedForm) -> tuple[Asked, ...]:
    """Return the questions of a form as a screen asks them, with when and how they came."""
    found = [
        one_asked(RECEIVED, date, "Answered on", form, optional=False),
        one_asked(HOW, AskedHow, "How did the answers come?", form),
    ]
    for question in form.questions:
        found += _of_question(question, form)
    if not form.share_after:
        found.append(one_asked(READ_OUT, YesNo, "May these answers be read out?", form, optional=False))
    found.append(
        one_asked(USED_IN, UsedIn, "Where was what they said used?", form, "Once the review is held.")
    )
    found.append(one_asked(USED_NOTE, str, "What came of it", form, "Such as which decision."))
    return tuple(found)


def answered(session: Session, consultation_id: int, today: date) -> dict[str, object]:
    """Return what a screen starts with: what is stored, and today for answers that have just come."""
    row = fetch(session, Consultation, consultation_id)
    values: dict[str, object] = {
        RECEIVED: (row.received_on or today).isoformat(),
        HOW: row.how.value if row.how else None,
        READ_OUT: row.may_read_out.value if row.may_read_out else None,
        USED_IN: row.used_in.value if row.used_in else None,
        USED_NOTE: row.used_note,
    }
    for answer in _answers(session, consultation_id):
        values[f"{answer.question}_words"] = answer.words
        values |= form_questions.shown(answer.choices)
    for question, lines in _lines(session, consultation_id).items():
        values[f"{question}_words"] = "\n".join(line.words for _, line in lines)
        values[f"{question}_share"] = lines[0][1].share.value
    return values


def file_answers(session: Session, values: Mapping[str, object], consultation_id: int, today: date) -> None:
    """Keep the answers. Each line of a child's own form becomes one of the child's words, with its share.

    Raises:
        Refusal: it is not said when they came, or whether they may be read out.
    """
    row = fetch(session, Consultation, consultation_id)
    form = forms().form(row.form)
    row.received_on = form_questions.day_given(values, RECEIVED, today, "Enter the day the answers came.")
    row.how = AskedHow(str(values[HOW])) if values.get(HOW) else None
    if not form.share_after:
        if not values.get(READ_OUT):
            raise Refusal(NOTHING_SAID, field=READ_OUT)
        row.may_read_out = YesNo(str(values[READ_OUT]))
    if USED_IN in values:
        row.used_in = UsedIn(str(values[USED_IN])) if values[USED_IN] else None
        row.used_note = str(values.get(USED_NOTE) or "").strip()
    held = {answer.question: answer for answer in _answers(session, consultation_id)}
    for question in form.questions:
        if question.is_date:
            _tell_date(session, row, question, values, held.get(question.id), today)
        _keep(session, row, question, values, held.get(question.id), is_own=form.share_after)
    if form.share_after:
        _keep_lines(session, row, form, values)
    session.flush()
    drafts.let_go(session, ANSWERS, consultation_id, row.child_id)


def read(session: Session, consultation_id: int) -> tuple[SentAnswer, ...]:
    """Return what was answered, in the order of the form; a question without an answer is left out."""
    row = fetch(session, Consultation, consultation_id)
    form = forms().form(row.form)
    answers = {answer.question: answer for answer in _answers(session, consultation_id)}
    lines = _lines(session, consultation_id)
    found = []
    for question in form.questions:
        held, own = answers.get(question.id), lines.get(question.id, [])
        parts = form_questions.in_words(question, held.choices) if held else []
        parts += form_questions.written(question, held.words) if held else []
        parts += [f"“{line.words}”" for _, line in own]
        private = question.is_private or any(line.share is Share.PRIVATE for _, line in own)
        if parts:
            found.append(SentAnswer(question.label, "\n".join(parts), private))
    return tuple(found)


def _of_question(question: Question, form: PrintedForm) -> list[Asked]:
    found = form_questions.choice_asked(question, form)
    help_words = "One thought to a line, as they wrote it." if form.share_after else ""
    found += form_questions.words_asked(question, form, help_words)
    if question.has_words and form.share_after:
        found.append(one_asked(f"{question.id}_share", Share, f"May this be shared? {question.label}", form))
    return found


def _tell_date(
    session: Session,
    row: Consultation,
    question: Question,
    values: Mapping[str, object],
    held: ConsultationAnswer | None,
    today: date,
) -> None:
    """Put a date somebody gives on the plans tracker, where no one need type it again."""
    name = form_questions.words_name(question)
    wrong = "Enter a day, such as 27 March 2026."
    now = form_questions.day_given(values, name, today, wrong) if values.get(name) else None
    was = date.fromisoformat(held.words) if held and held.words else None
    if question.plan is not None and was != now:
        dates_told.tell(session, row.child_id, question.plan, was, now)


def _keep(
    session: Session,
    row: Consultation,
    question: Question,
    values: Mapping[str, object],
    held: ConsultationAnswer | None,
    *,
    is_own: bool,
) -> None:
    chosen = form_questions.chosen(question, values)
    words = "" if is_own else str(values.get(f"{question.id}_words") or "").strip()
    if held is not None and not chosen and not words:
        session.delete(held)
    elif held is not None:
        held.choices, held.words = chosen, words
    elif chosen or words:
        insert(
            session,
            ConsultationAnswer,
            consultation_id=key(row),
            child_id=row.child_id,
            question=question.id,
            choices=chosen,
            words=words,
        )


def _keep_lines(session: Session, row: Consultation, form: PrintedForm, values: Mapping[str, object]) -> None:
    held = _lines(session, key(row))
    for question in form.questions:
        share = Share(str(values.get(f"{question.id}_share") or Share.PRIVATE.value))
        said = [line.strip() for line in str(values.get(f"{question.id}_words") or "").splitlines()]
        kept = held.get(question.id, [])
        for position, words in enumerate(line for line in said if line):
            if kept:
                _, line = kept.pop(0)
                line.words, line.share, line.position = words, share, position
                line.said_on = row.received_on or line.said_on
            else:
                _add_line(session, row, question, words, share, position)
        for link, line in kept:
            session.delete(link)
            session.flush()
            session.delete(line)


def _add_line(
    session: Session, row: Consultation, question: Question, words: str, share: Share, position: int
) -> None:
    made = insert(
        session,
        ChildsWords,
        child_id=row.child_id,
        said_on=row.received_on,
        words=words,
        share=share,
        position=position,
    )
    insert(
        session,
        SentWords,
        consultation_id=key(row),
        child_id=row.child_id,
        question=question.id,
        words_id=key(made),
    )


def _answers(session: Session, consultation_id: int) -> list[ConsultationAnswer]:
    query = select(ConsultationAnswer).where(ConsultationAnswer.consultation_id == consultation_id)
    return list(session.exec(query.order_by(col(ConsultationAnswer.id))).all())


def _lines(session: Session, consultation_id: int) -> dict[str, list[tuple[SentWords, ChildsWords]]]:
    links = session.exec(
        select(SentWords).where(SentWords.consultation_id == consultation_id).order_by(col(SentWords.id))
    ).all()
    found: dict[str, list[tuple[SentWords, ChildsWords]]] = {}
    for link in links:
        line = session.get(ChildsWords, link.words_id)
        if line is not None:
            found.setdefault(link.question, []).append((link, line))
    return found
