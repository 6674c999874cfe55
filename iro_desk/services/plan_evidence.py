"""What the desk already knows, beside each plain question about a plan; a question nothing is known of has no line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, func, select

from iro_desk.domain.codes import DecisionState, EventKind, PlanKind
from iro_desk.domain.wording import age_words, counted, dated
from iro_desk.records import (
    Child,
    ChildsWords,
    Decision,
    Event,
    FamilyTime,
    MissingEpisode,
    Placement,
    Review,
)
from iro_desk.services.entering import fetch, key
from iro_desk.services.reviews.parts import earlier_decisions
from iro_desk.services.reviews.stored import before

DONE = (DecisionState.DONE, DecisionState.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Seen:
    """A review, and the day and plan looked from."""

    session: Session
    review: Review
    plan: PlanKind
    dated_on: date | None
    since: date | None


def evidence(session: Session, review: Review, plan: PlanKind, dated_on: date | None) -> dict[str, str]:
    """Return a line for each question something is known of.

    Args:
        dated_on: the date on the plan; None when it is not known.
    """
    last = before(session, review)
    seen = Seen(session, review, plan, dated_on, None if last is None else last.review_on)
    found = {code: line(seen) for code, line in LINES.get(plan, {}).items()}
    return {code: words for code, words in found.items() if words}


def _date(seen: Seen) -> str:
    """When it was written, and whether the child has moved since."""
    if seen.dated_on is None:
        return "No date of this plan is recorded"
    moved = _home_since(seen)
    after = f"; the child moved on {dated(moved)}" if moved is not None and moved > seen.dated_on else ""
    return f"Dated {dated(seen.dated_on)}{after}"


def _home_since(seen: Seen) -> date | None:
    query = select(func.max(Placement.started_on)).where(
        Placement.child_id == seen.review.child_id, Placement.started_on <= seen.review.review_on
    )
    return seen.session.exec(query).one()


def _home(seen: Seen) -> str:
    since = _home_since(seen)
    home = "" if since is None else f"Living there since {dated(since)}"
    plan = "" if seen.dated_on is None else f"plan dated {dated(seen.dated_on)}"
    return "; ".join(part for part in (home, plan) if part)


def _said(seen: Seen) -> str:
    """The day of the child's last words here; the words themselves stay where they were written."""
    query = select(func.max(ChildsWords.said_on)).where(
        ChildsWords.child_id == seen.review.child_id, ChildsWords.said_on <= seen.review.review_on
    )
    last = seen.session.exec(query).one()
    return "No words of the child are recorded" if last is None else f"Last words here: {dated(last)}"


def _undated(seen: Seen) -> str:
    """Decisions of the last review without a day, a person, or both."""
    last = before(seen.session, seen.review)
    if last is None:
        return ""
    rows = seen.session.exec(select(Decision).where(Decision.review_id == key(last))).all()
    undated, nobody = sum(row.by_when is None for row in rows), sum(not row.owner.strip() for row in rows)
    if not rows:
        return ""
    said = [f"{undated} of {counted(len(rows), 'decision')} had no date"] if undated else []
    said += [f"{nobody} had nobody to do it"] if nobody else []
    return ", ".join(said) or f"All {len(rows)} decisions of last time had a person and a date"


def _progress(seen: Seen) -> str:
    rows = earlier_decisions(seen.session, key(seen.review))
    if not rows:
        return ""
    done, waiting = sum(row.state in DONE for row in rows), sum(row.times_carried > 0 for row in rows)
    carried = f"; {waiting} carried before" if waiting else ""
    return f"{done} of {counted(len(rows), 'decision')} from last time done{carried}"


def _missing(seen: Seen) -> str:
    query = select(func.count()).select_from(MissingEpisode)
    query = query.where(
        MissingEpisode.child_id == seen.review.child_id, MissingEpisode.started_on <= seen.review.review_on
    )
    if seen.since is not None:
        query = query.where(MissingEpisode.started_on > seen.since)
    number = seen.session.exec(query).one()
    return f"Missing {counted(number, 'time')} since the last review" if number else ""


def _permanence(seen: Seen) -> str:
    plan, parallel = seen.review.permanence_plan, seen.review.permanence_parallel
    if plan is None:
        return "No permanence plan is given in this review"
    return plan.label + (f"; beside it, {parallel.label.lower()}" if parallel is not None else "")


def _people(seen: Seen) -> str:
    rows = seen.session.exec(select(FamilyTime).where(FamilyTime.review_id == key(seen.review))).all()
    return f"Time with {counted(len(rows), 'person')} is written in this review".replace(
        "persons", "people"
    ) if rows else ""  # fmt: skip


def _wishes(seen: Seen) -> str:
    rows = seen.session.exec(select(FamilyTime).where(FamilyTime.review_id == key(seen.review))).all()
    wanted = sum(row.wants is not None for row in rows)
    return f"The child’s wish is recorded for {wanted} of {len(rows)}" if rows else ""


def _siblings(seen: Seen) -> str:
    child = fetch(seen.session, Child, seen.review.child_id)
    if not child.family_key:
        return ""
    query = select(func.count()).select_from(Child)
    others = seen.session.exec(query.where(Child.family_key == child.family_key, Child.id != child.id)).one()
    return f"Brothers and sisters on this desk: {others}" if others else ""


def _assessed(seen: Seen) -> str:
    query = select(func.max(Event.happened_on)).where(
        Event.child_id == seen.review.child_id,
        Event.kind == EventKind.HEALTH_ASSESSMENT,
        Event.happened_on <= seen.review.review_on,
    )
    last = seen.session.exec(query).one()
    return "No health assessment is recorded" if last is None else f"Last assessment: {dated(last)}"


def _age(seen: Seen) -> str:
    child = fetch(seen.session, Child, seen.review.child_id)
    return age_words(child.born_on, seen.review.review_on)


def _answer(name: str, words: str) -> Callable[[Seen], str]:
    """What this review already says in another section."""

    def line(seen: Seen) -> str:
        value = getattr(seen.review, name)
        return "" if value is None else f"{words}: {value.label[:1].lower()}{value.label[1:]}"

    return line


LINES: Mapping[PlanKind, Mapping[str, Callable[[Seen], str]]] = {
    PlanKind.CARE: {
        "current": _date, "permanence": _permanence, "voice": _said, "specific": _undated, "progress": _progress,
        "risk": _missing, "family": _people,
    },
    PlanKind.PATHWAY: {"on_time": _date, "own_voice": _said, "home": _age},
    PlanKind.PLACEMENT: {
        "in_place": _home, "safe": _missing, "child": _said,
        "delegated": _answer("everyday_clear", "This review, who decides what is clear"),
        "limits": _answer("is_registered", "This review, the home is registered"),
    },
    PlanKind.PEP: {
        "this_term": _date, "voice": _said, "in_school": _answer("on_roll", "This review, on a roll and going"),
        "special": _answer("ehcp", "This review, education, health and care plan"),
    },
    PlanKind.HEALTH: {
        "in_date": _assessed, "voice": _said, "routine": _answer("vaccinated", "This review, vaccinated"),
        "mind": _answer("feelings_help", "This review, help with feelings"),
    },
    PlanKind.FAMILY_TIME: {"each": _people, "wish": _wishes, "siblings": _siblings},
    PlanKind.LEISURE: {"ways": _answer("stops_fun", "This review, what stops it"), "moves": _home},
}  # fmt: skip
