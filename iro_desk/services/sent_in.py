"""The answers to a form that was asked before a review: asked question by question, and kept once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Code, Share, YesNo
from iro_desk.domain.consulting import AskedHow
from iro_desk.domain.fields import FormField
from iro_desk.domain.printed_forms import PLACES, PrintedForm, Question
from iro_desk.errors import Refusal
from iro_desk.records import ChildsWords, Consultation, ConsultationAnswer, SentWords
from iro_desk.records.forms import Asked
from iro_desk.services import drafts
from iro_desk.services.consultations import NOTHING_SAID, forms
from iro_desk.services.entering import fetch, insert, key

ANSWERS = "prepare:answers"
RECEIVED, HOW, READ_OUT = "received_on", "how", "may_read_out"


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
        _asked(RECEIVED, date, "Answered on", form, optional=False),
        _asked(HOW, AskedHow, "How did the answers come?", form),
    ]
    for question in form.questions:
        found += _of_question(question, form)
    if not form.share_after:
        found.append(_asked(READ_OUT, YesNo, "May these answers be read out?", form, optional=False))
    return tuple(found)


def answered(session: Session, consultation_id: int, today: date) -> dict[str, object]:
    """Return what a screen starts with: what is stored, and today for answers that have just come."""
    row = fetch(session, Consultation, consultation_id)
    values: dict[str, object] = {
        RECEIVED: (row.received_on or today).isoformat(),
        HOW: row.how.value if row.how else None,
        READ_OUT: row.may_read_out.value if row.may_read_out else None,
    }
    for answer in _answers(session, consultation_id):
        values[f"{answer.question}_words"] = answer.words
        for place, choice in (kept.split("=", 1) for kept in answer.choices):
            values[place] = choice
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
    row.received_on = _received(values, today)
    row.how = AskedHow(str(values[HOW])) if values.get(HOW) else None
    if not form.share_after:
        if not values.get(READ_OUT):
            raise Refusal(NOTHING_SAID, field=READ_OUT)
        row.may_read_out = YesNo(str(values[READ_OUT]))
    held = {answer.question: answer for answer in _answers(session, consultation_id)}
    for question in form.questions:
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
        parts = _chosen(question, held.choices) if held else []
        parts += [held.words] if held and held.words else []
        parts += [f"“{line.words}”" for _, line in own]
        private = question.is_private or any(line.share is Share.PRIVATE for _, line in own)
        if parts:
            found.append(SentAnswer(question.label, "\n".join(parts), private))
    return tuple(found)


def _of_question(question: Question, form: PrintedForm) -> list[Asked]:
    found = []
    if question.choices is not None:
        for name, label in _choosing(question):
            found.append(_asked(name, question.choices, label, form))
    if question.has_words:
        label = f"{question.label} In words" if question.choices else question.label
        help_words = "One thought to a line, as they wrote it." if form.share_after else ""
        found.append(_asked(f"{question.id}_words", str, label, form, help_words))
        if form.share_after:
            label = f"May this be shared? {question.label}"
            found.append(_asked(f"{question.id}_share", Share, label, form))
    return found


def _choosing(question: Question) -> list[tuple[str, str]]:
    if not question.in_places:
        return [(f"{question.id}_chosen", question.label)]
    stem = question.label.partition("?")[0].removesuffix(" at home")
    return [(f"{question.id}_{place}", f"{stem} {words}?") for place, words in PLACES]


def _asked(
    name: str,
    kind: type[str] | type[date] | type[Code],
    label: str,
    form: PrintedForm,
    help_words: str = "",
    *,
    optional: bool = True,
) -> Asked:
    is_words = kind is str
    default = Share.PRIVATE if kind is Share else "" if is_words else None
    told = FormField(label, form.title, help_words, narrative=is_words, optional=optional)
    return Asked(name, kind, kind is not Share and not is_words, default, told)


def _received(values: Mapping[str, object], today: date) -> date:
    typed = str(values.get(RECEIVED) or "")
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise Refusal("Enter the day the answers came.", field=RECEIVED) from None
    if day > today:
        raise Refusal("This day must be today or earlier.", field=RECEIVED)
    return day


def _keep(
    session: Session,
    row: Consultation,
    question: Question,
    values: Mapping[str, object],
    held: ConsultationAnswer | None,
    *,
    is_own: bool,
) -> None:
    names = [name for name, _ in _choosing(question)] if question.choices else []
    chosen = [f"{name}={values[name]}" for name in names if values.get(name)]
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


def _chosen(question: Question, kept: list[str]) -> list[str]:
    labels = dict(_choosing(question)) if question.choices else {}
    found = []
    for name, value in (one.split("=", 1) for one in kept):
        if question.choices is not None and name in labels:
            words = question.choices(value).label
            found.append(f"{labels[name]} {words}" if question.in_places else words)
    return found
