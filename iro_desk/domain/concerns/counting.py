"""How many concerns there were, of which kind, and how many ended in time; every share with its two numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.figures.shares import Share

TWO_WEEKS = 14
INFORMAL_METHOD = "concerns by the day they were raised, each counted once, as what it became"
SETTLED_METHOD = (
    "formal concerns settled within {days} days of being made formal ÷ formal concerns made formal"
)


@dataclass(frozen=True, slots=True)
class Raised:
    """One concern as it is counted.

    Args:
        formal_on: the day it was made formal; None for one that stayed informal.
        settled_on: None while it is open.
        theme: the code of its main theme; empty when none was chosen.
        has_changed: whether something is recorded that changed for the child.
    """

    concern_id: int
    child_id: int
    raised_on: date
    formal_on: date | None
    settled_on: date | None
    theme: str = ""
    has_changed: bool = False

    @property
    def is_formal(self) -> bool:
        """Whether it was ever made formal."""
        return self.formal_on is not None

    @property
    def counted_on(self) -> date:
        """The day it is counted on: made formal, or else raised."""
        return self.formal_on or self.raised_on


@dataclass(frozen=True, slots=True)
class Tally:
    """How many informal and how many formal concerns a period held."""

    informal: int
    formal: int
    method: str = INFORMAL_METHOD


def in_period(rows: Iterable[Raised], first: date, last: date) -> tuple[Raised, ...]:
    """Return what is counted from one day to another, both included."""
    return tuple(row for row in rows if first <= row.counted_on <= last)


def tally(rows: Sequence[Raised]) -> Tally:
    """Count both kinds."""
    formal = sum(row.is_formal for row in rows)
    return Tally(len(rows) - formal, formal)


def settled_within(rows: Iterable[Raised], days: int = TWO_WEEKS) -> Share:
    """Return the formal ones that ended in so many calendar days; those still open count below only."""
    formal = [row for row in rows if row.formal_on is not None]
    in_time = sum(
        row.settled_on is not None
        and row.formal_on is not None
        and (row.settled_on - row.formal_on).days <= days
        for row in formal
    )
    return Share(in_time, len(formal), SETTLED_METHOD.format(days=days))


def changed_for_the_child(rows: Iterable[Raised]) -> Share:
    """Return the ended ones that say what changed for the child."""
    ended = [row for row in rows if row.settled_on is not None]
    return Share(
        sum(row.has_changed for row in ended),
        len(ended),
        "concerns with a change recorded ÷ concerns that ended",
    )


def by_theme(rows: Iterable[Raised]) -> tuple[tuple[str, int], ...]:
    """Return the main themes by how often they come, the commonest first; one without a theme is left out."""
    counts = Counter(row.theme for row in rows if row.theme)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
