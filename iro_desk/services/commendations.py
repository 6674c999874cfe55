"""Thanks for good work: to the worker and their manager, as easily as a concern, and counted beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import YesNo
from iro_desk.domain.findings import Finding
from iro_desk.records import Child, Commendation, CommendationFields
from iro_desk.records.commendation import THANKS
from iro_desk.services import drafts, settings
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.message import Message
from iro_desk.services.concerns.stored import Values, clean
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.names import initials
from iro_desk.services.theme_lists import Theme, ThemeList
from iro_desk.services.typed import drafted

THANK, MESSAGE = "child:concerns:thank", "child:concerns:message"
NEEDED = (
    ("whom", "Choose who it is for."),
    ("theme", "Select what kind of good work it was."),
    ("what", "Say what they did."),
    ("effect", "Say what it meant for the child."),
)


@dataclass(frozen=True, slots=True)
class ThanksRow:
    """One piece of good work."""

    commendation_id: int
    child: ChildBrief
    given_on: date
    whom: str
    theme: str
    theme_code: str
    what: str
    effect: str
    manager: str


def thank(session: Session, values: Values, child_id: int, today: date) -> int:
    """Keep a thank-you; returns its number. Raises Incomplete for what is still to be said."""
    draft = drafted(CommendationFields, clean(values, "theme"))
    found = [(name, words) for name, words in NEEDED if not getattr(draft, name).strip()]
    if draft.to_manager is None:
        found.append(("to_manager", "Select whether their manager gets a copy."))
    if draft.to_manager is YesNo.YES and not draft.manager.strip():
        found.append(("manager", "Say who their manager is."))
    if draft.given_on is None or draft.given_on > today:
        found.append(("given_on", "Enter the day, today or earlier."))
    if found:
        raise Incomplete(tuple(Finding(f"thanks.{name}", words, THANKS, name) for name, words in found))
    if draft.to_manager is not YesNo.YES:
        draft.manager = ""
    words = lists.words_of(session, draft.theme, ThemeList.THANKS)
    row = insert(session, Commendation, draft, child_id=child_id, theme_words=words)
    drafts.let_go(session, THANK, 0, child_id)
    return key(row)


def listed(session: Session, child_id: int | None = None) -> tuple[ThanksRow, ...]:
    """Return good work, newest first; of every child when ``child_id`` is None."""
    query = select(Commendation)
    if child_id is not None:
        query = query.where(Commendation.child_id == child_id)
    children = briefs(session)
    rows = session.exec(query.order_by(col(Commendation.given_on).desc(), col(Commendation.id).desc())).all()
    return tuple(
        ThanksRow(
            key(row), children[row.child_id], row.given_on, row.whom, row.theme_words, row.theme, row.what,
            row.effect, row.manager,
        )
        for row in rows
    )  # fmt: skip


def themes(session: Session) -> tuple[Theme, ...]:
    """What kinds of good work there are."""
    return lists.themes(session, ThemeList.THANKS)


def by_theme(rows: Iterable[ThanksRow]) -> tuple[tuple[str, int], ...]:
    """Count good work by its kind, the commonest first."""
    counts = Counter(row.theme for row in rows)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def message(session: Session, commendation_id: int) -> Message:
    """Return the ready words of thanks, to the worker with a copy to their manager."""
    row = fetch(session, Commendation, commendation_id)
    child, officer = fetch(session, Child, row.child_id), settings.current(session)
    to = f"{row.whom}; copy to {row.manager}" if row.manager else row.whom
    body = (
        f"Thank you for what you did for {initials(child)}.\n\n{row.what.strip()}\n\n"
        f"What it meant: {row.effect.strip()}\n\n{officer.officer_name or 'The reviewing officer'}\n"
    )
    return Message(to, f"Thank you, about {initials(child)}", body, is_chasing=False)
