"""Lines of a table of quarters: counts and shares with their year, and as they may leave the service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from iro_desk.domain.figures.hiding import Hidden, hidden_bases, hidden_counts, hidden_shares
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


def _safe(line: Line, hidden: Hidden, mean: Decimal | None) -> SafeLine:
    values: tuple[Share | int, ...] = line.quarters
    quarters = tuple(None if at in hidden.columns else one for at, one in enumerate(values))
    return SafeLine(line.key, line.label, line.method, quarters, None if hidden.total else line.year, mean)
