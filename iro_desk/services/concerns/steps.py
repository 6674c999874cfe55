"""What is done about a concern, one dated entry at a time: none takes the place of one before it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import Share, YesNo
from iro_desk.domain.codes.concern import ConcernOutcome, Happened, InformalStage, StepKind
from iro_desk.errors import Refusal
from iro_desk.records import Concern, ConcernStep, Promise
from iro_desk.records.concern_steps import (
    AnsweredFields,
    ChasedFields,
    CheckedFields,
    MadeFormalFields,
    MovedUpFields,
    NotedFields,
    SettledFields,
    ToldChildFields,
    WrittenFields,
)
from iro_desk.services import drafts
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.stored import (
    ANSWER,
    CHASE,
    CHECK,
    FORMAL,
    MESSAGE,
    SETTLE,
    TOLD,
    UP,
    WRITTEN,
    Values,
    clean,
    day_findings,
    enter,
    still_open,
    stop,
    those,
)
from iro_desk.services.entering import fetch, insert
from iro_desk.services.typed import drafted

Also = Collection[int]


def put_in_writing(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Put an informal concern in writing, to somebody who must answer by a day of its own."""
    rows = those(session, concern_id, also)
    draft = drafted(WrittenFields, values)
    found = day_findings(draft.happened_on, "happened_on", _first(rows), today, "day it was put in writing")
    if not draft.whom.strip():
        found.append(("whom", "Say who you wrote to."))
    if not draft.words.strip():
        found.append(("words", "Say what you ask for now."))
    if draft.respond_by is None:
        found.append(("respond_by", "Enter the day an answer is wanted by."))
    elif draft.happened_on is not None and draft.respond_by < draft.happened_on:
        found.append(("respond_by", "An answer can be wanted only on or after the day you wrote."))
    stop(found)
    for row in rows:
        still_open(row)
        if row.stage:
            raise Refusal("This concern is formal already.", "Take it to the next stage instead.")
        row.raised_with, row.respond_by = draft.whom.strip(), draft.respond_by
        row.answered_on = row.answer = None
        on = draft.happened_on or today
        enter(session, row, StepKind.WRITTEN, on, draft.whom, draft.words, due_on=draft.respond_by)
    _filed(session, WRITTEN, rows)


def make_formal(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Make a concern formal, from the stage chosen; the informal history stays beneath it."""
    rows = those(session, concern_id, also)
    draft = drafted(MadeFormalFields, clean(values, "stage"))
    on, chosen = draft.happened_on, _number(draft.stage)
    found = day_findings(on, "happened_on", _first(rows), today, "day it was made formal")
    if chosen < 1:
        found.append(("stage", "Select who answers."))
    if draft.informal is None:
        found.append(("informal", "Select whether it was talked about first."))
    if (draft.informal is InformalStage.SKIPPED or chosen > 1) and not draft.why_skipped.strip():
        found.append(("why_skipped", "Say why a stage was skipped."))
    if not draft.words.strip():
        found.append(("words", "Say what you ask for now."))
    stop(found)
    skipped = f" A stage was skipped: {draft.why_skipped.strip()}" if draft.why_skipped.strip() else ""
    for row in rows:
        still_open(row)
        if row.stage:
            raise Refusal("This concern is formal already.", "Take it to the next stage instead.")
        begin_formal(session, row, chosen, on or today, draft.words + skipped)
    _filed(session, FORMAL, rows)


def begin_formal(session: Session, row: Concern, stage: int, on: date, words: str) -> None:
    """Put a concern at a formal stage for the first time."""
    chosen = lists.ladder(session).stage(stage)
    row.stage, row.formal_on, row.stage_on = chosen.number, on, on
    row.answered_on = row.answer = None
    enter(session, row, StepKind.MADE_FORMAL, on, chosen.title, words)


def chase(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Note that the answer was asked for again."""
    rows = those(session, concern_id, also)
    draft = drafted(ChasedFields, values)
    found = day_findings(draft.happened_on, "happened_on", _first(rows), today, "day you chased")
    if not draft.whom.strip():
        found.append(("whom", "Say who you wrote or spoke to."))
    stop(found)
    for row in rows:
        still_open(row)
        enter(session, row, StepKind.CHASED, draft.happened_on or today, draft.whom, draft.words)
    _filed(session, CHASE, rows)


def answer(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Note what was answered at this stage; no response is an answer too."""
    rows = those(session, concern_id, also)
    draft = drafted(AnsweredFields, values)
    first = max(row.stage_on or row.raised_on for row in rows)
    found = day_findings(draft.happened_on, "happened_on", first, today, "day of the answer")
    if not draft.whom.strip():
        found.append(("whom", "Say who answered."))
    if draft.answer is None:
        found.append(("answer", "Record the response, or select No response."))
    stop(found)
    label = draft.answer.label if draft.answer is not None else ""
    words = f"{label}. “{draft.words.strip()}”" if draft.words.strip() else f"{label}."
    for row in rows:
        still_open(row)
        row.answered_on, row.answer = draft.happened_on, draft.answer
        enter(session, row, StepKind.ANSWERED, draft.happened_on or today, draft.whom, words)
    _filed(session, ANSWER, rows)


def move_up(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Take a formal concern to a higher stage; its days begin again there, and those of the whole run on."""
    rows = those(session, concern_id, also)
    draft = drafted(MovedUpFields, clean(values, "stage"))
    first = max(row.stage_on or row.raised_on for row in rows)
    found = day_findings(draft.happened_on, "happened_on", first, today, "day it was moved up")
    chosen, now_at = _number(draft.stage), max(row.stage for row in rows)
    if chosen <= now_at:
        found.append(("stage", "Select a stage above the one it stands at."))
    if not draft.words.strip():
        found.append(("words", "Say why, and what you ask for now."))
    stop(found)
    stage = lists.ladder(session).stage(chosen)
    for row in rows:
        still_open(row)
        if not row.stage:
            raise Refusal("This concern is informal.", "Make it formal first.")
        row.stage, row.stage_on = stage.number, draft.happened_on
        row.answered_on = row.answer = None
        enter(session, row, StepKind.MOVED_UP, draft.happened_on or today, stage.title, draft.words)
    _filed(session, UP, rows)


def note(
    session: Session, values: Values, concern_id: int, also: Also, today: date, kind: StepKind, form: str
) -> None:
    """Note another conversation, a meeting, or anything else; it may be from before the concern was raised."""
    rows = those(session, concern_id, also)
    draft = drafted(NotedFields, values)
    found = day_findings(draft.happened_on, "happened_on", date.min, today, "day")
    if not draft.words.strip():
        found.append(("words", "Say what was said or done."))
    stop(found)
    for row in rows:
        enter(session, row, kind, draft.happened_on or today, draft.whom, draft.words)
    _filed(session, form, rows)


def tell_child(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Note what the child was told, and a promise with the officer's others; never for another child at once."""
    (row,) = those(session, concern_id, ())
    draft = drafted(ToldChildFields, values)
    found = day_findings(draft.happened_on, "happened_on", row.raised_on, today, "day they were told")
    if not draft.whom.strip():
        found.append(("whom", "Say how they were told."))
    if not draft.words.strip():
        found.append(("words", "Say what they were told, or why they were not."))
    stop(found)
    on, promise = draft.happened_on or today, draft.promise.strip()
    row.told_on = on
    said = f"{draft.words.strip()} Promised: {promise}" if promise else draft.words
    kept_by = draft.promise_by if promise else None
    number = enter(session, row, StepKind.TOLD_CHILD, on, draft.whom, said, due_on=kept_by)
    if draft.in_letter is YesNo.YES:
        fetch(session, ConcernStep, number).for_letter = draft.words.strip()
    if promise:
        insert(
            session, Promise, child_id=row.child_id, made_on=on, what=promise, by_when=draft.promise_by,
            share=Share.MAY_SHARE,
        )  # fmt: skip
    _filed(session, TOLD, [row])


def settle(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Note how a concern ended, and what changed for the child where that is known."""
    rows = those(session, concern_id, also)
    draft = drafted(SettledFields, values)
    found = day_findings(draft.settled_on, "settled_on", _first(rows), today, "day it ended")
    if draft.outcome is None:
        found.append(("outcome", "Select how it ended."))
    if not draft.settled_how.strip():
        found.append(("settled_how", "Say what was agreed, or why it ended."))
    stop(found)
    label = draft.outcome.label if draft.outcome is not None else ""
    for row in rows:
        still_open(row)
        changes = draft.changed.strip() if row is rows[0] else ""  # what it changed is each child's own
        changed = f" What changed: {changes}" if changes else ""
        row.settled_on, row.outcome, row.settled_how = draft.settled_on, draft.outcome, draft.settled_how
        row.put_right_by, row.changed, row.look_again_on = draft.put_right_by, changes, None
        row.happened = row.checked_on = None
        words = f"{label}. {draft.settled_how.strip()}{changed}"
        enter(session, row, StepKind.SETTLED, draft.settled_on or today, "", words, due_on=draft.put_right_by)
    _filed(session, SETTLE, rows)


def check(session: Session, values: Values, concern_id: int, also: Also, today: date) -> None:
    """Note whether what was agreed has happened; when it has not and will not, the concern is open again."""
    rows = those(session, concern_id, also)
    draft = drafted(CheckedFields, values)
    first = max(row.settled_on or row.raised_on for row in rows)
    found = [("happened", "Select whether it has happened.")] if draft.happened is None else []
    found += day_findings(draft.checked_on, "checked_on", first, today, "day you looked")
    stop(found)
    for row in rows:
        if row.settled_on is None:
            raise Refusal("This concern is open.", "It is looked at once it has ended.")
        row.happened, row.checked_on = draft.happened, draft.checked_on
        changes = draft.changed.strip() if row is rows[0] else ""
        row.changed = changes or row.changed
        label = draft.happened.label if draft.happened is not None else ""
        said = ". ".join(part for part in (label, changes) if part)
        kind = StepKind.CHECKED
        if draft.happened is Happened.NO:
            kind, row.settled_on, row.outcome = StepKind.REOPENED, None, None
        enter(session, row, kind, draft.checked_on or today, "", said)
    _filed(session, CHECK, rows)


def keep_off(session: Session, step_id: int, *, private: bool) -> None:
    """Keep one entry off the page of what was done for the child, or let it stand there."""
    fetch(session, ConcernStep, step_id).share = Share.PRIVATE if private else Share.MAY_SHARE
    session.flush()


def needs_a_look(row: Concern) -> bool:
    """Whether a concern was put right, and nobody has looked whether it happened."""
    agreed = row.outcome in (ConcernOutcome.PUT_RIGHT, ConcernOutcome.IN_PART)
    return row.settled_on is not None and agreed and row.happened is not Happened.YES


def _number(stage: str) -> int:
    return int(stage) if stage.isdecimal() else 0


def _first(rows: list[Concern]) -> date:
    return max(row.raised_on for row in rows)


def _filed(session: Session, form: str, rows: list[Concern]) -> None:
    session.flush()
    first = rows[0]
    drafts.let_go(session, form, first.id or 0, first.child_id)
    if form in (WRITTEN, FORMAL, CHASE, ANSWER, UP, SETTLE):
        drafts.let_go(session, MESSAGE, first.id or 0, first.child_id)  # another message fits from here on
