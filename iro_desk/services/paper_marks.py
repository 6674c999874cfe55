"""Marks each line of a review's papers with the part it belongs to and the people it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, select

from iro_desk.domain.codes import Role
from iro_desk.domain.codes.considerations import PlanArea
from iro_desk.domain.leaks.squeezed import words_of
from iro_desk.domain.papers import Answered, TopicPaper
from iro_desk.domain.rights.parts import Part
from iro_desk.records import Decision, Person, Review
from iro_desk.records.review import (
    CHANGED,
    ENDING,
    ENJOY,
    EVERYDAY,
    FAMILY,
    HEALTH,
    HELP,
    HOME,
    IDENTITY,
    LAW,
    PERMANENCE,
    SAFE,
    SCHOOL,
    WISHES,
)
from iro_desk.services.entering import key
from iro_desk.services.review_rows import NOT_AGREED, VIEWS

OF_SECTION: Mapping[str, tuple[Part, ...]] = {
    CHANGED: (Part.HOME, Part.FAMILY),
    LAW: (Part.LEGAL,),
    WISHES: (Part.CHILD_SHARED,),
    HOME: (Part.HOME,),
    EVERYDAY: (Part.HOME,),
    FAMILY: (Part.FAMILY,),
    SCHOOL: (Part.SCHOOL,),
    HEALTH: (Part.HEALTH,),
    IDENTITY: (Part.IDENTITY,),
    ENJOY: (Part.LEISURE,),
    HELP: (Part.SAFETY,),
    SAFE: (Part.SAFETY,),
    PERMANENCE: (Part.LEGAL,),
    ENDING: (Part.LEGAL,),
    VIEWS: (Part.FAMILY,),
    NOT_AGREED: (Part.DECISIONS_ALL, Part.FAMILY),
}
"""What a reader must have to be told a section; a section not named here is the officer's view."""
_BETWEEN = re.compile(r"\b(?:and|with|or)\b|[,;/&+()]", re.IGNORECASE)
"""What stands between two people who do something together."""
_OF_AREA = {
    PlanArea.HOME: Part.HOME,
    PlanArea.FAMILY: Part.FAMILY,
    PlanArea.SCHOOL: Part.SCHOOL,
    PlanArea.HEALTH: Part.HEALTH,
    PlanArea.IDENTITY: Part.IDENTITY,
    PlanArea.FUN: Part.LEISURE,
    PlanArea.SAFETY: Part.SAFETY,
    PlanArea.MONEY: Part.MONEY,
    PlanArea.LEGAL: Part.LEGAL,
    PlanArea.PERMANENCE: Part.LEGAL,
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on the child's list, as a decision may name them."""

    person_id: int
    words: tuple[str, ...]
    role: Role


def topics(
    answers: Mapping[str, Sequence[Answered]], columns: Mapping[str, Sequence[Answered]]
) -> tuple[TopicPaper, ...]:
    """Return each section's answers, then its columns (working well, worries, needs to happen), all marked."""
    found = []
    for section, lines in answers.items():
        parts = OF_SECTION.get(section, (Part.OFFICER_VIEW,))
        marked = [replace(line, parts=parts) for line in lines]
        marked += [replace(line, parts=(Part.SOS, *parts)) for line in columns.get(section, ())]
        found.append(TopicPaper(section, tuple(marked)))
    return tuple(found)


def more(session: Session, review: Review, found: Iterable[TopicPaper]) -> tuple[TopicPaper, ...]:
    """Return the topics that are rows only, marked; what a parent thinks is theirs."""
    people = people_of(session, review.child_id)
    return tuple(
        replace(topic, answers=tuple(_row(topic.title, one, people) for one in topic.answers))
        for topic in found
    )


def people_of(session: Session, child_id: int) -> tuple[Named, ...]:
    """Return the people of a child, as their names may be written in a line."""
    rows = session.exec(select(Person).where(Person.child_id == child_id)).all()
    return tuple(Named(key(row), tuple(words_of(row.name)), row.role) for row in rows)


def owners(people: Sequence[Named], owner: str, role: Role | None = None) -> frozenset[int]:
    """Return who of the child's people does something: by their name, and only without one by who they are.

    A first name alone is the one person's who bears it; with another surname behind it, it is somebody else's.
    """
    said = [tuple(words_of(each)) for each in (owner, *_BETWEEN.split(owner))]
    named = {one.person_id for one in people for each in said if _is_whole(one.words, each)}
    named.update(*(_by_first_name(people, each[0]) for each in said if len(each) == 1))
    if named:
        return frozenset(named)
    by_role = [one.person_id for one in people if role is not None and one.role is role]
    return frozenset(by_role) if len(by_role) == 1 else frozenset()


def part_of(decision: Decision) -> Part | None:
    """Return the part of a paper a decision's part of the plan is; None when it was not said or is none of them."""
    return _OF_AREA.get(decision.area) if decision.area is not None else None


def _is_whole(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a whole name stands in what was said; a name of one word only where nothing else stands there."""
    count = len(name)
    if count < 2:
        return bool(name) and name == said
    return any(said[at : at + count] == name for at in range(len(said) - count + 1))


def _by_first_name(people: Sequence[Named], first: str) -> frozenset[int]:
    """The one person of that first name; nobody where there are more."""
    found = [one.person_id for one in people if one.words and one.words[0] == first]
    return frozenset(found) if len(found) == 1 else frozenset()


def _row(title: str, line: Answered, people: Sequence[Named]) -> Answered:
    marked = replace(line, parts=OF_SECTION.get(title, (Part.OFFICER_VIEW,)))
    if title != VIEWS:
        return marked
    return replace(marked, said_by_family=True, of_people=owners(people, line.question))
