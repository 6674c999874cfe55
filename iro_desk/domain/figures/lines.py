"""Lines of a table of quarters: counts and shares with their year, and as they may leave the service."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from iro_desk.domain.concerns.counting import (
    INFORMAL_METHOD,
    Raised,
    changed_for_the_child,
    in_period,
    settled_within,
    tally,
)
from iro_desk.domain.figures.hiding import (
    Hidden,
    hidden_bases,
    hidden_counts,
    hidden_shares,
    small_parts,
    small_places,
)
from iro_desk.domain.figures.periods import Year
from iro_desk.domain.figures.reviews import HeldReview, Measure, within
from iro_desk.domain.figures.shares import Share, mean_of_quarters, pooled


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share in each quarter and in the year, both ways the year can be made."""

    key: str
    label: str
    method: str
    quarters: tuple[Share, ...]

    @property
    def year(self) -> Share:
        """All of the year together."""
        return pooled(self.quarters, self.method)

    @property
    def mean(self) -> Decimal | None:
        """The plain mean of the quarters."""
        return mean_of_quarters(self.quarters)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A count in each quarter; the year is their sum."""

    key: str
    label: str
    method: str
    quarters: tuple[int, ...]

    @property
    def year(self) -> int:
        """The sum."""
        return sum(self.quarters)


@dataclass(frozen=True, slots=True)
class SafeLine:
    """One line as it may leave; None is a hidden number, and a count has no mean.

    Args:
        mean: None where it is hidden, or there is none.
    """

    key: str
    label: str
    method: str
    quarters: tuple[Share | int | None, ...]
    year: Share | int | None
    mean: Decimal | None


Line = ShareLine | CountLine


def share_line(measure: Measure, reviews: Sequence[HeldReview], year: Year, today: date) -> ShareLine:
    """One measure of the reviews of a year."""
    shares = tuple(measure.of(within(reviews, quarter), today) for quarter in year.quarters)
    return ShareLine(measure.key, measure.label, measure.method, shares)


def count_line(key: str, label: str, method: str, days: Iterable[date], year: Year) -> CountLine:
    """How many of some days fall in each quarter."""
    found = tuple(days)
    return CountLine(
        key, label, method, tuple(sum(quarter.holds(day) for day in found) for quarter in year.quarters)
    )


def concern_lines(rows: Sequence[Raised], year: Year) -> tuple[CountLine, CountLine, ShareLine]:
    """Informal and formal concerns, and the formal ones settled within two weeks, by quarter."""
    held = [in_period(rows, quarter.first, quarter.last) for quarter in year.quarters]
    tallies = [tally(one) for one in held]
    settled = tuple(settled_within(one) for one in held)
    return (
        CountLine("informal", "Informal concerns", INFORMAL_METHOD, tuple(one.informal for one in tallies)),
        CountLine(
            "formal",
            "Formal concerns",
            "concerns by the day they were made formal",
            tuple(one.formal for one in tallies),
        ),
        ShareLine("settled", "Formal concerns settled within two weeks", settled[0].method, settled),
    )


def changed_line(rows: Sequence[Raised], year: Year) -> ShareLine:
    """The concerns that ended in which something changed for the child, by quarter; open ones are left out."""
    shares = []
    for quarter in year.quarters:
        own = in_period(rows, quarter.first, quarter.last)
        share = changed_for_the_child(own)
        shares.append(Share(share.of, share.out_of, share.method, len(own) - share.out_of))
    return ShareLine("changed", "Something changed for the child", shares[0].method, tuple(shares))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A share line with what its denominators are drawn from.

    Args:
        bases: the keys of the lines they come from: counts, or a share whose numerator they are.
    """

    line: ShareLine
    bases: tuple[str, ...]


def safe_lines(counts: Sequence[CountLine], shares: Sequence[Drawn]) -> dict[str, SafeLine]:
    """Return lines with their small numbers hidden, so that none can be worked out from any other, by their keys.

    Args:
        shares: each after the line it is drawn from.
    """
    hidden = {one.key: hidden_counts(one.quarters) for one in counts}
    found = {one.key: _safe(one, hidden[one.key], None) for one in counts}
    for drawn in shares:
        line, above = drawn.line, [hidden[one] for one in drawn.bases]
        must = Hidden(frozenset().union(*(one.columns for one in above)), any(one.total for one in above))
        hidden[line.key] = own = hidden_shares(line.quarters, hidden_bases(line.quarters, must))
        found[line.key] = _safe(line, own, None if own.columns or own.total else line.mean)
    return found


def small_quarters(counts: Sequence[CountLine], shares: Sequence[Drawn]) -> dict[str, frozenset[int]]:
    """The quarters, by their place, in which a line or what it is drawn from has a small number; by its key."""
    found = {one.key: small_places(one.quarters) for one in counts}
    for drawn in shares:
        own = small_parts(drawn.line.quarters)
        found[drawn.line.key] = own.union(*(found[one] for one in drawn.bases))
    return found


def safe_beside(line: SafeLine, whole: SafeLine, small: Collection[int]) -> SafeLine:
    """Return a line of some of the cases as it may leave where that of all of them, and of others, may leave too.

    A quarter stands only where nobody's number is small in it, so that taking one line from another gives none away;
    with one quarter hidden the year is as well, from which it could be had.

    Args:
        whole: the same line of all the cases.
        small: the quarters in which one of the smallest groups that could be told apart has a small number.
    """
    shut = {at for at, value in enumerate(whole.quarters) if value is None} | set(small)
    quarters = tuple(None if at in shut else value for at, value in enumerate(line.quarters))
    if None not in quarters and whole.year is not None:
        return line
    return replace(line, quarters=quarters, year=None, mean=None)


def _safe(line: Line, hidden: Hidden, mean: Decimal | None) -> SafeLine:
    values: tuple[Share | int, ...] = line.quarters
    quarters = tuple(None if at in hidden.columns else one for at, one in enumerate(values))
    return SafeLine(line.key, line.label, line.method, quarters, None if hidden.total else line.year, mean)
