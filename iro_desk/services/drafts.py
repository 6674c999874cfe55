"""Work in progress, kept as it is typed until it enters its record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from iro_desk.domain.codes import ReviewState, SheetState
from iro_desk.records import Child, Draft, Review, Sheet
from iro_desk.services.closed import is_open
from iro_desk.services.entering import key
from iro_desk.services.names import display_name, initials
from iro_desk.services.sheet_forms import form_of

T = TypeVar("T")

SHEET = "sheet"
WHAT = {
    "visit": "Visit",
    "versions": "What each reader gets of a paper",
    "prepare:asked": "Somebody asked before a review",
    "prepare:answers": "Answers that came before a review",
    "prepare:feedback": "What somebody thought of a review",
    "prepare:choices": "A child’s choices about a review",
    "prepare:applies": "What applies to a child",
    "review:reopening": "Why a finished review is changed",
    "sheet:reopening": "Why a finished form is changed",
    "sheet:following": "What follows a finished form",
    "letter": "Letter",
    "letter:about": "What a letter asks you",
    "letter:decision": "What a letter asks of a decision",
    "letter:wishes": "How a child wants their letters",
    "letter:translation": "A letter’s translation",
    "jots": "A jot",
    "bundle": "What business support sent out",
    "send": "What a second person checked",
    "send:given": "Who was given a paper",
    "outbox": "Somebody papers go to",
    "child": "A child’s details",
    "person": "Somebody around a child",
    "plan": "Plan",
    "planner:booking": "A booking",
    "plans": "The date of a plan",
    "child:law:home": "A child’s home",
    "child:law:order": "A child’s legal status",
    "child:law:event": "Something that happened to a child",
    "child:details:own_words": "A child’s own word",
    "child:handing_over": "Who a case package is for",
    "planner:places": "A new place",
    "settings:where:server": "A server for papers",
    "settings:words:word": "A word of your own",
    "settings:words:swap": "A plainer word",
    "settings:words:phrase": "A phrase",
    "settings:plans:scale": "A scale of your authority",
    "settings:holidays:day": "A bank holiday",
    "child:closing": "Closing a case",
    "child:overview:date": "Another date than the rule’s",
    "child:overview:early": "Whether a review is needed early",
    "child:concerns": "A concern being raised",
    "child:concerns:thank": "Thanks for good work",
    "child:concerns:message": "The words of a thank-you",
    "concern": "A concern",
    "wrong": "What went to the wrong person",
    "concern:written": "Putting a concern in writing",
    "concern:message": "A message about a concern",
    "concern:formal": "Making a concern formal",
    "concern:told": "What a child was told of a concern",
    "concern:settle": "How a concern ended",
    "concern:cafcass": "Whether to refer to Cafcass",
    "child:reviews": "A review’s arrangements",
    "child:reviews:manager": "The manager’s response",
    "child:reviews:held_up": "What held a paper up",
    "child:reviews:given": "Who was given a record",
    "child:reviews:letter": "How a letter was given",
}


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Which draft a form keeps: its name, the record (0 for a new one) and the child (None before there is one)."""

    form: str
    subject_id: int
    child_id: int | None


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was last typed; ``content`` is JSON, ``child_id`` None for a child not yet added."""

    draft_id: int
    form: str
    subject_id: int
    child_id: int | None
    content: str
    field: str
    caret: int
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of the unfinished work; the child's parts are blank for a child not yet added."""

    draft_id: int
    child_id: int | None
    display_name: str
    initials: str
    identity_colour: int
    what: str
    kept_at: datetime
    form: str
    subject_id: int


def keep(
    session: Session,
    form: str,
    subject_id: int,
    child_id: int | None,
    content: str,
    field: str,
    caret: int,
    now: datetime,
) -> None:
    """Keep what is typed, in place of what was kept before for the same form."""
    row = _stored(session, form, subject_id, child_id)
    if row is None:
        values = {"form": form, "subject_id": subject_id, "child_id": child_id, "content": content}
        session.add(Draft.model_validate({**values, "field": field, "caret": caret, "kept_at": now}))
    else:
        row.content, row.field, row.caret, row.kept_at = content, field, caret, now
    session.flush()


def keep_over(
    session: Session,
    form: str,
    subject_id: int,
    child_id: int | None,
    content: str,
    field: str,
    caret: int,
    now: datetime,
) -> None:
    """Keep a few answers of a form over what was kept of the others, which whoever types has not seen yet."""
    row = _stored(session, form, subject_id, child_id)
    before = {} if row is None else json.loads(row.content)
    both = json.dumps({**before, **json.loads(content)}, ensure_ascii=False)
    keep(session, form, subject_id, child_id, both, field, caret, now)


def find(session: Session, form: str, subject_id: int, child_id: int | None) -> KeptDraft | None:
    """The draft of this form, or None when nothing is kept."""
    row = _stored(session, form, subject_id, child_id)
    return None if row is None else _kept(row)


def newest(session: Session) -> KeptDraft | None:
    """The draft typed last, or None when there is none."""
    row = session.exec(_newest_first()).first()
    return None if row is None else _kept(row)


def unfinished(session: Session) -> tuple[DraftRow, ...]:
    """Every draft, newest first."""
    children = {key(child): child for child in session.exec(select(Child)).all()}
    writing = select(Sheet).where(Sheet.state == SheetState.WRITING)
    sheets = {key(sheet): sheet.form for sheet in session.exec(writing).all()}
    over = frozenset(session.exec(select(Review.id).where(Review.state == ReviewState.CANCELLED)).all())
    return tuple(
        _row(draft, children, sheets, over)
        for draft in session.exec(_newest_first().where(is_open(Draft.child_id))).all()
        if draft.form != SHEET or draft.subject_id in sheets
    )


def let_go(session: Session, form: str, subject_id: int, child_id: int | None) -> None:
    """Forget the draft of this form; nothing happens when there is none."""
    row = _stored(session, form, subject_id, child_id)
    if row is not None:
        session.delete(row)
        session.flush()


def filing(
    session: Session, write: Callable[[Session], T], form: str, subject_id: int, child_id: int | None
) -> T:
    """Do what files the words of a form, and forget its draft in the same write."""
    made = write(session)
    let_go(session, form, subject_id, child_id)
    return made


def _newest_first() -> SelectOfScalar[Draft]:
    return select(Draft).order_by(col(Draft.kept_at).desc(), col(Draft.id).desc())


def _stored(session: Session, form: str, subject_id: int, child_id: int | None) -> Draft | None:
    return session.exec(
        select(Draft).where(Draft.form == form, Draft.subject_id == subject_id, Draft.child_id == child_id)
    ).first()


def _kept(row: Draft) -> KeptDraft:
    return KeptDraft(
        key(row), row.form, row.subject_id, row.child_id, row.content, row.field, row.caret, row.kept_at
    )


def _row(
    draft: Draft, children: dict[int, Child], sheets: dict[int, str], cancelled: frozenset[int | None]
) -> DraftRow:
    child = None if draft.child_id is None else children.get(draft.child_id)
    form, _, section = draft.form.partition(":")
    review = "Cancelled review" if draft.subject_id in cancelled else "Review"
    is_section = form == "review" and section and draft.form not in WHAT
    what = f"{review}, {section}" if is_section else _what(draft.form)
    if draft.form == SHEET:
        what = form_of(sheets[draft.subject_id]).title
    return DraftRow(
        draft_id=key(draft),
        child_id=draft.child_id,
        display_name="" if child is None else display_name(child),
        initials="" if child is None else initials(child),
        identity_colour=0 if child is None else child.identity_colour,
        what=what,
        kept_at=draft.kept_at,
        form=draft.form,
        subject_id=draft.subject_id,
    )


def _what(form: str) -> str:
    """The words for a form: its own, or those of what it is part of."""
    whole = form
    while form not in WHAT and ":" in form:
        form = form.rpartition(":")[0]
    return WHAT.get(form, whole.capitalize())
