"""Jots: noted down in ten seconds from anywhere, and filed when there is time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from iro_desk.domain.codes import JotState
from iro_desk.domain.findings import Finding
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.domain.wording import DateNotUnderstood, day_month, read_date
from iro_desk.errors import Refusal
from iro_desk.records import Child, Jot, JotFields
from iro_desk.records.jot import JOT
from iro_desk.services import drafts
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.names import display_name, initials
from iro_desk.services.typed import drafted

FORM = "jots"
LONDON = ZoneInfo("Europe/London")
OLD_AFTER_DAYS = 2
SETTLED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class BegunJot:
    """What the panel opens with: what was typed and not yet filed, about whom; ``child_id`` None for nobody."""

    text: str
    child_id: int | None
    child_name: str


@dataclass(frozen=True, slots=True)
class JotRow:
    """A jot in a list.

    Args:
        child_id: None while nobody has said whose it is; the child's other parts are then blank.
        state: None while it is not filed.
        days_old: whole days since it was jotted down.
    """

    jot_id: int
    text: str
    jotted_at: datetime
    child_id: int | None
    child_name: str
    initials: str
    identity_colour: int
    state: JotState | None
    became: str
    days_old: int

    @property
    def is_old(self) -> bool:
        """Whether it has waited longer than a jot should."""
        return self.state is None and self.days_old >= OLD_AFTER_DAYS


def begin(session: Session, child_id: int | None) -> BegunJot:
    """Return the jot being typed, or an empty one about the child whose page is open.

    Args:
        child_id: None when no child's page is open.
    """
    kept = drafts.find(session, FORM, 0, None)
    content = json.loads(kept.content) if kept else {}
    text = str(content.get("text", ""))
    about = content.get("child_id") if text.strip() else child_id
    child = session.get(Child, about) if isinstance(about, int) else None
    return BegunJot(text, None if child is None else child.id, "" if child is None else display_name(child))


def jot(session: Session, text: str, child_id: int | None, now: datetime) -> int:
    """Note something down; raises Refusal when nothing is written."""
    if not text.strip():
        raise Refusal("Write something first.", field="text")
    if child_id is not None:
        fetch(session, Child, child_id)
    row = insert(session, Jot, text=text.strip(), child_id=child_id, jotted_at=now)
    drafts.let_go(session, FORM, 0, None)
    return key(row)


def to_file(session: Session, now: datetime) -> tuple[JotRow, ...]:
    """Return the jots that are not filed, oldest first."""
    query = select(Jot).where(col(Jot.state).is_(None))
    return _rows(session, list(session.exec(query.order_by(col(Jot.jotted_at), col(Jot.id)))), now)


def settled(session: Session, now: datetime) -> tuple[JotRow, ...]:
    """Return the jots filed last, newest first."""
    query = select(Jot).where(col(Jot.state).is_not(None))
    newest = query.order_by(col(Jot.filed_at).desc(), col(Jot.id).desc()).limit(SETTLED_SHOWN)
    return _rows(session, list(session.exec(newest)), now)


def lists(session: Session, now: datetime) -> tuple[tuple[JotRow, ...], tuple[JotRow, ...]]:
    """Return the jots to file, and those filed lately."""
    return to_file(session, now), settled(session, now)


def one(session: Session, jot_id: int, now: datetime) -> JotRow:
    """Return one jot."""
    return _rows(session, [fetch(session, Jot, jot_id)], now)[0]


def values(session: Session, jot_id: int) -> Mapping[str, object]:
    """Return a jot as its form shows it."""
    row = fetch(session, Jot, jot_id)
    return {
        "text": row.text, "jotted": _shown(row.jotted_at), "state": row.state,
        "passed_to": row.passed_to, "what_became": row.what_became,
    }  # fmt: skip


def about(session: Session, jot_id: int, child_id: int | None) -> None:
    """Say whose a jot is; None for nobody's."""
    if child_id is not None:
        fetch(session, Child, child_id)
    fetch(session, Jot, jot_id).child_id = child_id


def settle(session: Session, values: Mapping[str, object], jot_id: int, now: datetime) -> int:
    """File a jot with what became of it; raises Incomplete with every answer still to be given."""
    row = fetch(session, Jot, jot_id)
    draft = drafted(JotFields, values)
    _check(draft, row)
    if draft.jotted.strip() != _shown(row.jotted_at):
        row.jotted_at = _moment(draft.jotted, now)
    row.text, row.what_became = draft.text.strip(), draft.what_became
    row.passed_to = draft.passed_to if draft.state is JotState.PASSED else ""
    row.state = draft.state
    row.filed_at = row.filed_at or now
    session.flush()
    drafts.let_go(session, FORM, jot_id, None)
    return jot_id


def remove(session: Session, jot_id: int) -> None:
    """Take a jot away; Undo brings it back."""
    session.delete(fetch(session, Jot, jot_id))
    drafts.let_go(session, FORM, jot_id, None)
    session.flush()


def became_words(row: Jot) -> str:
    """Return what became of a jot in one line."""
    if row.state is None:
        return "Not filed yet"
    first = f"Passed to {row.passed_to}" if row.state is JotState.PASSED else row.state.label
    return f"{first}. {row.what_became}" if row.what_became else first


def _check(draft: JotFields, row: Jot) -> None:
    found = []
    if draft.state is None:
        found.append(Finding("jot.state", "Select what became of it.", JOT, "state"))
    if draft.state is JotState.PASSED and not draft.passed_to.strip():
        found.append(Finding("jot.passed", "Say who you passed it to.", JOT, "passed_to"))
    if draft.state is JotState.FILED and row.child_id is None:
        words = "Choose the child whose notes it is kept with."
        found.append(Finding("jot.child", words, JOT, "child"))
    if found:
        raise Incomplete(tuple(found))


def day_of(at: datetime) -> date:
    """Return the day a jot was made, as it was here."""
    return at.astimezone(LONDON).date()


def _shown(at: datetime) -> str:
    here = at.astimezone(LONDON)
    return f"{day_month(here.date())} {here.year} {here:%H:%M}"


def _moment(typed: str, now: datetime) -> datetime:
    """Read a day and a time."""
    day_words, _, time_words = typed.strip().rpartition(" ")
    try:
        at = read_time(time_words)
        on = read_date(day_words, day_of(now))
    except (TimeNotUnderstood, DateNotUnderstood):
        raise Refusal(
            "Enter when it was as a day and a time, like 11 June 2026 14:30.", field="jotted"
        ) from None
    found = datetime.combine(on, at, tzinfo=LONDON)
    if found > now:
        raise Refusal("When it was must be now or earlier.", field="jotted")
    return found


def _rows(session: Session, jots: list[Jot], now: datetime) -> tuple[JotRow, ...]:
    wanted = {row.child_id for row in jots if row.child_id is not None}
    children = {key(c): c for c in session.exec(select(Child).where(col(Child.id).in_(wanted)))}
    return tuple(_row(row, children.get(row.child_id or 0), now) for row in jots)


def _row(row: Jot, child: Child | None, now: datetime) -> JotRow:
    return JotRow(
        jot_id=key(row),
        text=row.text,
        jotted_at=row.jotted_at,
        child_id=row.child_id,
        child_name="" if child is None else display_name(child),
        initials="" if child is None else initials(child),
        identity_colour=0 if child is None else child.identity_colour,
        state=row.state,
        became=became_words(row),
        days_old=(day_of(now) - day_of(row.jotted_at)).days,
    )
