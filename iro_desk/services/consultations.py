"""Who was asked before a review and what they said; a child's own lines become the child's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlmodel import Session, col, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Role, YesNo
from iro_desk.domain.consulting import (
    ASKED_OF_EVERY_CHILD,
    AskedHow,
    Consulted,
    due_back,
    form_for,
    nothing_back,
)
from iro_desk.domain.printed_forms import PrintedForm, PrintedForms, read_forms
from iro_desk.domain.wording import Tone, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import (
    Child,
    Consultation,
    ConsultationFields,
    Person,
    ReviewChoices,
    ReviewChoicesFields,
)
from iro_desk.services import drafts, settings
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.typed import drafted
from iro_desk.services.upcoming import Upcoming, upcoming

TABLE = "data/printed_forms.toml"
ASK, CHOICES = "prepare:asked", "prepare:choices"
ADVOCATE_FROM = 5
ROLE_OF = {
    Consulted.MOTHER: Role.MOTHER,
    Consulted.FATHER: Role.FATHER,
    Consulted.CARER: Role.CARER,
    Consulted.SOCIAL_WORKER: Role.SOCIAL_WORKER,
    Consulted.SCHOOL: Role.SCHOOL,
    Consulted.HEALTH: Role.HEALTH,
    Consulted.ADVOCATE: Role.ADVOCATE,
}
NOTHING_SAID = "Select whether these answers may be read out"


@dataclass(frozen=True, slots=True)
class ConsultedRow:
    """Somebody who is, or should be, asked.

    Args:
        consultation_id: 0 while nothing is recorded.
        name: empty when not known.
        words: how it stands, such as "Answered Mon 1 June, by e-mail".
    """

    who: Consulted
    consultation_id: int
    name: str
    form: str
    words: str
    tone: Tone
    is_answered: bool
    may_read_out: YesNo | None


@cache
def forms() -> PrintedForms:
    """Return the forms asked before a review."""
    return read_forms(resource(TABLE).read_text(encoding="utf-8"))


def form_of(session: Session, child_id: int, who: Consulted, today: date) -> PrintedForm:
    """Return the form that fits somebody asked about this child."""
    child = fetch(session, Child, child_id)
    chosen = form_for(who, child.born_on, today, is_unaccompanied=child.unaccompanied)
    return forms().form(chosen)


def consulted(session: Session, child_id: int, today: date, calendar: Calendar) -> tuple[ConsultedRow, ...]:
    """Return everybody asked, or still to be asked, before the review being prepared."""
    review = upcoming(session, child_id)
    child = fetch(session, Child, child_id)
    held = of_review(session, child_id, review)
    usual = list(ASKED_OF_EVERY_CHILD)
    if age_on(child.born_on, today) >= ADVOCATE_FROM:
        usual.append(Consulted.ADVOCATE)
    named = _names(session, child_id)
    found = [_row(one, review, today, calendar) for one in held]
    recorded = {one.who for one in held}
    for who in usual:
        if who not in recorded:
            form = form_for(who, child.born_on, today, is_unaccompanied=child.unaccompanied)
            name = named.get(ROLE_OF[who], "") if who in ROLE_OF else ""
            found.append(ConsultedRow(who, 0, name, form, "Not asked yet", Tone.NONE, False, None))
    order = list(Consulted)
    return tuple(sorted(found, key=lambda row: (order.index(row.who), row.consultation_id)))


def of_review(session: Session, child_id: int, review: Upcoming) -> list[Consultation]:
    """Return what is stored of those asked before one review."""
    query = select(Consultation).where(Consultation.child_id == child_id)
    rows = session.exec(query.order_by(col(Consultation.id))).all()
    return [row for row in rows if _number(row, review) == review.number]


def wanted_by(session: Session, child_id: int, who: Consulted, today: date) -> date | None:
    """Return the day somebody's answer is wanted; None when none is set."""
    rows = of_review(session, child_id, upcoming(session, child_id))
    return next((row.due_on for row in rows if row.who is who), None)


def begin(
    session: Session, child_id: int, who: Consulted, consultation_id: int, today: date, calendar: Calendar
) -> dict[str, object]:
    """Return what the form starts with: the stored answers, or what is known and proposed."""
    if consultation_id:
        return extract(ConsultationFields, fetch(session, Consultation, consultation_id)).model_dump(
            mode="json"
        )
    review = upcoming(session, child_id)
    lead = int(settings.values(session)[settings.CONSULTATION_LEAD])
    wanted = due_back(review.on, lead, calendar) if review.on else None
    how = AskedHow.TALK if who is Consulted.SOCIAL_WORKER else AskedHow.FORM
    return {
        "who": who.value,
        "name": _names(session, child_id).get(ROLE_OF[who], "") if who in ROLE_OF else "",
        "how": how.value,
        "sent_on": today.isoformat(),
        "due_on": wanted.isoformat() if wanted and wanted >= today else None,
    }


def file(
    session: Session,
    values: Mapping[str, object],
    child_id: int,
    consultation_id: int,
    who: Consulted,
    today: date,
) -> int:
    """Record that somebody is asked, or change it; ``consultation_id`` is 0 for somebody new.

    What the values do not say stays as it is.

    Raises:
        Incomplete, Refusal: an answer is still to be given.
    """
    held: dict[str, object] = {}
    if consultation_id:
        held = extract(ConsultationFields, fetch(session, Consultation, consultation_id)).model_dump()
    draft = drafted(ConsultationFields, {**held, **values, "who": who.value})
    for field in ("sent_on", "received_on"):
        day = getattr(draft, field)
        if day is not None and day > today:
            raise Refusal("This day must be today or earlier.", field=field)
    if draft.received_on is not None and draft.may_read_out is None and draft.who is not Consulted.CHILD:
        raise Refusal(NOTHING_SAID, field="may_read_out")
    review = upcoming(session, child_id)
    form = form_of(session, child_id, draft.who, today).id
    drafts.let_go(session, f"{ASK}:{who.value}", consultation_id, child_id)
    if consultation_id:
        row = fetch(session, Consultation, consultation_id)
        copy(draft, row)
        row.form = form
        session.flush()
        return consultation_id
    made = insert(session, Consultation, draft, child_id=child_id, review_id=review.review_id, form=form)
    return key(made)


def choices(session: Session, child_id: int) -> ReviewChoicesFields:
    """Return the child's choices about the review being prepared; blank where none are said."""
    row = _choices(session, child_id, upcoming(session, child_id))
    return ReviewChoicesFields.model_validate({}) if row is None else extract(ReviewChoicesFields, row)


def file_choices(session: Session, values: Mapping[str, object], child_id: int, today: date) -> None:
    """Write the child's choices about the review being prepared."""
    draft = drafted(ReviewChoicesFields, values)
    review = upcoming(session, child_id)
    row = _choices(session, child_id, review)
    if row is None:
        insert(session, ReviewChoices, draft, child_id=child_id, review_id=review.review_id, chosen_on=today)
    else:
        copy(draft, row)
        row.chosen_on = today
    session.flush()
    drafts.let_go(session, CHOICES, 0, child_id)


def _choices(session: Session, child_id: int, review: Upcoming) -> ReviewChoices | None:
    query = select(ReviewChoices).where(ReviewChoices.child_id == child_id)
    rows = session.exec(query.order_by(col(ReviewChoices.id).desc())).all()
    return next(
        (row for row in rows if review.number_of(row.review_id, row.chosen_on) == review.number), None
    )


def _number(row: Consultation, review: Upcoming) -> int:
    return review.number_of(row.review_id, row.received_on or row.sent_on or date.max)


def _names(session: Session, child_id: int) -> dict[Role, str]:
    rows = session.exec(select(Person).where(Person.child_id == child_id).order_by(col(Person.id))).all()
    return {row.role: row.name for row in rows if row.name.casefold() != row.role.label.casefold()}


def _row(row: Consultation, review: Upcoming, today: date, calendar: Calendar) -> ConsultedRow:
    words, tone = _standing(row, review, today, calendar)
    return ConsultedRow(
        who=row.who,
        consultation_id=key(row),
        name=row.name,
        form=row.form,
        words=words,
        tone=tone,
        is_answered=row.received_on is not None,
        may_read_out=row.may_read_out,
    )


def _standing(row: Consultation, review: Upcoming, today: date, calendar: Calendar) -> tuple[str, Tone]:
    how = f", {_inside(row.how)}" if row.how else ""
    if row.received_on is not None:
        used = f". {row.used_in.label}" if row.used_in else ""
        return f"Answered {short_date(row.received_on, today)}{how}{used}", Tone.OK
    asked = f"Asked {short_date(row.sent_on, today)}{how}. " if row.sent_on else ""
    if row.due_on is not None and row.due_on < today and review.on is not None and review.on >= today:
        left = calendar.working_days_between(today, review.on)
        return f"{asked}{nothing_back(_inside(row.who), left)}", Tone.SOON
    wanted = f"Wanted by {short_date(row.due_on, today)}." if row.due_on else "No answer yet."
    return f"{asked}{wanted}", Tone.NONE


def _inside(code: Consulted | AskedHow) -> str:
    return f"{code.label[:1].lower()}{code.label[1:]}"
