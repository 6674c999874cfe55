"""Whose figures are wanted: one child, one team, one team manager, or all; and who the teams and managers are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from iro_desk.domain.codes import Role
from iro_desk.domain.figures.periods import Period, Year, quarter_words
from iro_desk.records import Person

TEAM_ROLES = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which children and days; an empty text or None leaves a question out.

    Args:
        quarter: 0 for April to June; None for the whole year.
        children: only these; None for all.
    """

    year: Year
    quarter: int | None = None
    child_id: int | None = None
    team: str = ""
    manager: str = ""
    children: frozenset[int] | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether they are of one team or one manager, and others could be set beside them."""
        return bool(self.team or self.manager)

    @property
    def period(self) -> Period:
        """The quarter, or the year."""
        return self.year.whole if self.quarter is None else self.year.quarters[self.quarter]

    @property
    def period_words(self) -> str:
        """The period in words, with its year."""
        return self.period.words if self.quarter is None else quarter_words(self.period)


@dataclass(frozen=True, slots=True)
class Around:
    """The teams and managers of the children, as their lists of people have them today."""

    teams: dict[int, frozenset[str]]
    managers: dict[int, frozenset[str]]

    def takes(self, child_id: int, wanted: Wanted) -> bool:
        """Whether a child is among those wanted."""
        return (
            wanted.child_id in (None, child_id)
            and (wanted.children is None or child_id in wanted.children)
            and (not wanted.team or wanted.team in self.teams.get(child_id, ()))
            and (not wanted.manager or wanted.manager in self.managers.get(child_id, ()))
        )

    def apart(self, children: Iterable[int]) -> tuple[frozenset[int], ...]:
        """The smallest groups that figures of teams and managers could tell apart, by taking one from another."""
        groups: defaultdict[tuple[frozenset[str], frozenset[str]], set[int]] = defaultdict(set)
        for one in children:
            groups[self.teams.get(one, frozenset()), self.managers.get(one, frozenset())].add(one)
        return tuple(frozenset(found) for found in groups.values())


def around(session: Session) -> Around:
    """Read who each child's team and manager are: the social worker's team, and the team manager by name."""
    teams: defaultdict[int, set[str]] = defaultdict(set)
    managers: defaultdict[int, set[str]] = defaultdict(set)
    query = select(col(Person.child_id), col(Person.role), col(Person.name), col(Person.organisation))
    for row in session.execute(query.where(col(Person.role).in_(TEAM_ROLES))):
        if row.organisation.strip():
            teams[row.child_id].add(row.organisation.strip())
        if row.role is Role.TEAM_MANAGER:
            managers[row.child_id].add(row.name.strip())
    return Around(
        {child_id: frozenset(found) for child_id, found in teams.items()},
        {child_id: frozenset(found) for child_id, found in managers.items()},
    )
