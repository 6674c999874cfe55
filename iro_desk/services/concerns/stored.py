"""What the services about concerns share: the rows themselves, an entry in their history, and stopping a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.findings import Finding
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.records import Child, Concern, ConcernStep
from iro_desk.records.concern_steps import STEP
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.incomplete import Incomplete

Values = Mapping[str, object]
RAISE, FORM = "child:concerns:raise", "concern"
FORMAL, CHASE, ANSWER, UP, SETTLE = (f"{FORM}:{one}" for one in ("formal", "chase", "answer", "up", "settle"))
TALK, MEET, NOTE, TOLD, CHECK = (f"{FORM}:{one}" for one in ("talk", "meet", "note", "told", "check"))
CAFCASS, DETAILS, WRITTEN = f"{FORM}:cafcass", f"{FORM}:details", f"{FORM}:written"
MESSAGE = f"{FORM}:message"


def those(session: Session, concern_id: int, also: Collection[int]) -> list[Concern]:
    """Return a concern, and those of brothers and sisters the same is noted for."""
    first = fetch(session, Concern, concern_id)
    return [first, *(one for one in beside(session, first) if key(one) in set(also))]


def beside(session: Session, concern: Concern) -> list[Concern]:
    """Return the concerns raised together with this one, for its child's brothers and sisters still in the family."""
    if concern.together is None:
        return []
    family = fetch(session, Child, concern.child_id).family_key
    query = select(Concern).where(Concern.together == concern.together, Concern.id != concern.id)
    rows = session.exec(query.order_by(col(Concern.id))).all()
    return [one for one in rows if family and fetch(session, Child, one.child_id).family_key == family]


def siblings(session: Session, child: Child) -> list[Child]:
    """Return the child's brothers and sisters on the caseload."""
    if not child.family_key:
        return []
    query = select(Child).where(Child.family_key == child.family_key, Child.id != child.id)
    return list(session.exec(query.order_by(col(Child.id))).all())


def enter(
    session: Session,
    concern: Concern,
    kind: StepKind,
    on: date,
    whom: str = "",
    words: str = "",
    *,
    due_on: date | None = None,
) -> int:
    """Add an entry to the history of a concern, at the stage it stands at; returns its number."""
    row = insert(
        session, ConcernStep, concern_id=key(concern), child_id=concern.child_id, kind=kind, happened_on=on,
        whom=whom.strip(), words=words.strip(), stage=concern.stage, due_on=due_on, share=Share.MAY_SHARE,
    )  # fmt: skip
    return key(row)


def still_open(concern: Concern) -> None:
    """Raise Refusal for a concern that has ended."""
    if concern.settled_on is not None:
        raise Refusal("This concern has ended.", "Open it again first, if it has not been put right.")


def day_findings(on: date | None, field: str, first: date, today: date, what: str) -> list[tuple[str, str]]:
    """Say what is wrong with a day something was done; nothing when it can be."""
    if on is None:
        return [(field, f"Enter the {what}.")]
    if on > today:
        return [(field, f"The {what} must be today or earlier.")]
    if on < first:
        return [(field, f"The {what} must be on or after {dated(first)}.")]
    return []


def stop(found: Iterable[tuple[str, str]], section: str = STEP) -> None:
    """Raise Incomplete when something is wrong; each is a field with its words."""
    findings = tuple(Finding(f"concern.{field}", words, section, field) for field, words in found)
    if findings:
        raise Incomplete(findings)


def clean(values: Values, *texts: str) -> Values:
    """The values of a form, a list in which nothing is chosen as no words."""
    return {**values, **{name: values.get(name) or "" for name in texts if name in values}}
