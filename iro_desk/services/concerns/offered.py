"""What the forms of a concern offer to choose from: themes, stages, decisions, words, siblings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role, Share
from iro_desk.domain.wording import dated
from iro_desk.records import Child, ChildsWords, Concern, Decision, Person, Review
from iro_desk.services import clockwork
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.stored import beside, siblings
from iro_desk.services.entering import fetch, key

MOST = 40


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer: its value, its words, and what they mean."""

    value: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything the forms offer for one child.

    Args:
        stages: the formal stages, with their working days.
        siblings: brothers and sisters on the caseload, by number.
        manager: the team manager with what they are; empty when none is known.
        informal_days: the working days of the informal stage.
    """

    themes: tuple[Offer, ...]
    stages: tuple[Offer, ...]
    decisions: tuple[Offer, ...]
    words: tuple[Offer, ...]
    siblings: tuple[Offer, ...]
    manager: str
    informal_days: int


def offered(session: Session, child_id: int) -> Offered:
    """Return what there is to choose from."""
    child = fetch(session, Child, child_id)
    return Offered(
        themes=tuple(Offer(one.code, one.label, one.means) for one in lists.themes(session)),
        stages=tuple(
            Offer(str(one.number), f"Stage {one.number}: {one.title}, {one.working_days} working days")
            for one in lists.ladder(session).formal
        ),
        decisions=_decisions(session, child_id),
        words=_words(session, child_id),
        siblings=tuple(
            Offer(str(key(one)), one.preferred_name.strip() or "Brother or sister")
            for one in siblings(session, child)
        ),
        manager=_manager(session, child_id),
        informal_days=lists.ladder(session).stage(0).working_days,
    )


def same_for(session: Session, concern_id: int) -> tuple[Offer, ...]:
    """Return the open concerns raised together with this one, each by its number with the child's name."""
    found = [one for one in beside(session, fetch(session, Concern, concern_id)) if one.settled_on is None]
    return tuple(
        Offer(
            str(key(one)), fetch(session, Child, one.child_id).preferred_name.strip() or "Brother or sister"
        )
        for one in found
    )


def sums(session: Session, concern_id: int, today: date) -> tuple[StandingDate, ...]:
    """Return the dates that stand for a concern, each with its working and its rule."""
    row = fetch(session, Concern, concern_id)
    anchor = f"dispute:{concern_id}"
    return tuple(one for one in clockwork.of_child(session, row.child_id, today) if one.due.anchor == anchor)


def _manager(session: Session, child_id: int) -> str:
    query = select(Person).where(Person.child_id == child_id, Person.role == Role.TEAM_MANAGER)
    person = session.exec(query.order_by(col(Person.id).desc())).first()
    return f"{person.name}, team manager" if person is not None else ""


def _decisions(session: Session, child_id: int) -> tuple[Offer, ...]:
    query = select(Decision, Review).where(Decision.child_id == child_id, Decision.review_id == Review.id)
    rows = session.exec(query.order_by(col(Review.review_on).desc(), col(Decision.position))).all()
    return tuple(
        Offer(str(key(one)), f"{dated(review.review_on)}, {one.position + 1}: {_short(one.what)}")
        for one, review in rows[:MOST]
    )


def _words(session: Session, child_id: int) -> tuple[Offer, ...]:
    query = select(ChildsWords).where(ChildsWords.child_id == child_id, ChildsWords.share == Share.MAY_SHARE)
    rows = session.exec(query.order_by(col(ChildsWords.said_on).desc(), col(ChildsWords.id).desc())).all()
    return tuple(Offer(str(key(one)), f"{dated(one.said_on)}: “{_short(one.words)}”") for one in rows[:MOST])


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 70 else f"{line[:70].rsplit(' ', 1)[0]}…"
