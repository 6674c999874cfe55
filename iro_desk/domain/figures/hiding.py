"""Hides small numbers before figures leave the service, so that none can be worked out from what is shown.

Numbers from one to four could point to a child. A hidden number is worth nothing while the rest of its line and
the total are shown, so others are hidden with it, or the total is, until what is shown leaves room for at least
five different numbers behind each small one. Source: local practice; the threshold is that of the published reports.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from iro_desk.domain.figures.shares import Share

FEWEST = 5
HIDDEN = "hidden"
SAID = (
    "Numbers from one to four are hidden, and others with them where they could be worked out, "
    "so that nobody can be recognised."
)


def is_small(number: int) -> bool:
    """Whether a number could point to somebody; nought points to nobody."""
    return 0 < number < FEWEST


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which columns of a line are hidden, by their place, and whether its total is."""

    columns: frozenset[int] = frozenset()
    total: bool = False


NOTHING = Hidden()


def hidden_counts(counts: Sequence[int]) -> Hidden:
    """Return what is to be hidden of counts that add up to a total which is shown where it may be."""
    small = small_places(counts)
    if is_small(sum(counts)):
        return Hidden(small, total=True)
    more = [at for at in _smallest_first(counts) if counts[at] and at not in small]
    return _fewest(small, more, lambda hidden: _is_wide(counts, hidden))


def hidden_bases(shares: Sequence[Share], must: Hidden = NOTHING) -> Hidden:
    """Return where the denominators of shares are to be hidden, for the sake of those left out.

    Args:
        must: what is hidden already of that which they were drawn from.
    """
    return _hidden(
        [[one.out_of for one in shares], [one.left_out for one in shares]],
        [one.out_of + one.left_out for one in shares],
        must,
    )


def small_parts(shares: Sequence[Share]) -> frozenset[int]:
    """Return where anything a share is made of is small: those counted, the others, both, or those left out."""
    parts = ((one.of, one.others, one.out_of, one.left_out, one.out_of + one.left_out) for one in shares)
    return frozenset(at for at, part in enumerate(parts) if any(map(is_small, part)))


def hidden_shares(shares: Sequence[Share], must: Hidden = NOTHING) -> Hidden:
    """Return where shares are to be hidden, for the sake of those counted and of the others.

    Their denominators are taken as known from other lines.

    Args:
        must: where their denominators are hidden.
    """
    return _hidden(
        [[one.of for one in shares], [one.others for one in shares]], [one.out_of for one in shares], must
    )


def _hidden(parts: Sequence[Sequence[int]], drawn: Sequence[int], must: Hidden) -> Hidden:
    small = frozenset().union(must.columns, *(small_places(part) for part in (*parts, drawn)))
    if must.total or any(is_small(sum(part)) for part in parts):
        return Hidden(small, total=True)
    more = [at for at in _smallest_first(drawn) if at not in small]
    return _fewest(small, more, lambda hidden: _is_covered(parts, drawn, hidden))


def hidden_table(table: Sequence[Sequence[int]], shut: Collection[int] = ()) -> frozenset[tuple[int, int]]:
    """Return which cells of a table are hidden, by row and column, when every row and column has its sum shown.

    Args:
        table: what recurs down, the quarters across, without sums; the sum of a row is its cell after the last.
        shut: columns that are hidden whole, because their sum is; the sum of the rows is the column after the last.
    """
    whole = [[*row, sum(row)] for row in table]
    across = len(whole[0]) if whole else 0
    hidden = {
        (r, c) for r, row in enumerate(whole) for c, count in enumerate(row) if is_small(count) or c in shut
    }
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for r in range(len(whole)):
            _close_row(whole[r], r, hidden)
        for c in range(across):
            _close(whole, [(r, c) for r in range(len(whole))], hidden)
    return frozenset(hidden)


def _close_row(row: Sequence[int], r: int, hidden: set[tuple[int, int]]) -> None:
    """A row and its sum: what is hidden of either is covered by another."""
    last = len(row) - 1
    parts = [(r, c) for c in range(last)]
    if (r, last) in hidden:
        if row[last] and not hidden.intersection(parts):
            hidden.add(min((cell for cell in parts if row[cell[1]]), key=lambda cell: row[cell[1]]))
        return
    if not _close({r: row}, parts, hidden):
        hidden.add((r, last))


def _close(
    table: Mapping[int, Sequence[int]] | Sequence[Sequence[int]],
    parts: Sequence[tuple[int, int]],
    hidden: set[tuple[int, int]],
) -> bool:
    """Hide the next smallest until the hidden parts of a shown sum are covered; False when all are hidden before."""
    counts = {cell: table[cell[0]][cell[1]] for cell in parts}
    gone = [cell for cell in parts if cell in hidden and counts[cell]]
    left = sorted(
        (cell for cell in parts if cell not in hidden and counts[cell]), key=lambda cell: counts[cell]
    )
    while gone and not _is_wide([counts[cell] for cell in gone], range(len(gone))):
        if not left:
            return False
        gone.append(left.pop(0))
        hidden.add(gone[-1])
    return True


def _smallest_first(counts: Sequence[int]) -> list[int]:
    return sorted(range(len(counts)), key=lambda at: (counts[at], at))


def small_places(counts: Sequence[int]) -> frozenset[int]:
    """Return where counts are small, by their place."""
    return frozenset(at for at, count in enumerate(counts) if is_small(count))


def _fewest(small: frozenset[int], more: Sequence[int], is_safe: Callable[[frozenset[int]], bool]) -> Hidden:
    """Return the small ones with as few more as make them safe, the smallest first; with the total if none do."""
    if not small:
        return Hidden()
    for count in range(len(more) + 1):
        # Beyond two, by size alone: a long list has too many choices to try each.
        tried = combinations(more, count) if count <= 2 else [tuple(more[:count])]
        for also in tried:
            found = small | frozenset(also)
            if is_safe(found):
                return Hidden(found)
    return Hidden(small, total=True)


def _is_wide(counts: Sequence[int], hidden: Collection[int]) -> bool:
    """Each hidden count is one at least; together they are known from the total."""
    return sum(counts[at] for at in hidden) - (len(hidden) - 1) >= FEWEST


def _is_covered(parts: Sequence[Sequence[int]], drawn: Sequence[int], hidden: frozenset[int]) -> bool:
    """Whether the sums, known from the total, leave room behind every small number that is hidden.

    What each column was drawn from is taken as known. The bounds are those of a table with both sums fixed.
    """
    for part in parts:
        known = sum(part[at] for at in hidden)
        for at in hidden:
            beside = sum(drawn[other] for other in hidden if other != at)
            room = min(known, drawn[at]) - max(0, known - beside) + 1
            if is_small(part[at]) and room < FEWEST:
                return False
    return True
