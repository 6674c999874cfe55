"""Small numbers that leave the service are hidden, and subtraction does not bring them back."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desk.domain.figures.hiding import (
    FEWEST,
    Hidden,
    hidden_bases,
    hidden_counts,
    hidden_shares,
    hidden_table,
    is_small,
)
from iro_desk.domain.figures.lines import CountLine, Drawn, ShareLine, safe_lines
from iro_desk.domain.figures.shares import Share

COUNTS = st.lists(st.integers(0, 14), min_size=4, max_size=4)


@st.composite
def four_shares(draw: st.DrawFn) -> list[Share]:
    found = []
    for _ in range(4):
        out_of = draw(st.integers(0, 16))
        found.append(Share(draw(st.integers(0, out_of)), out_of, "", draw(st.integers(0, 9))))
    return found


def possible(values: list[int], hidden: Hidden, least: int, most: list[int]) -> dict[int, set[int]]:
    """Every number that could stand behind each hidden one, for a reader who adds up and subtracts."""
    at = sorted(hidden.columns)
    known = sum(values[one] for one in at)
    found: dict[int, set[int]] = {one: set() for one in at}
    for tried in product(*(range(least, most[one] + 1) for one in at)):
        if hidden.total or sum(tried) == known:
            for one, value in zip(at, tried, strict=True):
                found[one].add(value)
    return found


def test_a_lone_small_number_takes_the_next_smallest_with_it() -> None:
    assert hidden_counts([3, 20, 9, 30]) == Hidden(frozenset({0, 2}))
    assert hidden_counts([20, 0, 9, 30]) == Hidden()
    assert hidden_counts([1, 1, 0, 0]) == Hidden(frozenset({0, 1}), total=True)


def test_two_small_numbers_that_could_be_only_themselves_take_a_third() -> None:
    """One and one add up to two: nothing else could stand behind them."""
    assert hidden_counts([1, 1, 9, 30]) == Hidden(frozenset({0, 1, 2}))


def test_a_share_is_hidden_for_the_few_that_are_not_in_it() -> None:
    late_in_one = [Share(48, 50, ""), Share(46, 46, ""), Share(44, 52, ""), Share(40, 49, "")]
    assert 0 in hidden_shares(late_in_one).columns and len(hidden_shares(late_in_one).columns) == 2
    few_left_out = [Share(30, 40, "", 2), Share(30, 40, "", 9), Share(30, 40, "", 0), Share(30, 40, "", 0)]
    assert 0 in hidden_bases(few_left_out).columns


@settings(max_examples=300, deadline=None)
@given(COUNTS)
def test_no_hidden_count_can_be_worked_out(counts: list[int]) -> None:
    hidden = hidden_counts(counts)
    assert all(at in hidden.columns for at, count in enumerate(counts) if is_small(count))
    assert hidden.total or not is_small(sum(counts))
    if not hidden.total:
        behind = possible(counts, hidden, 1, [sum(counts)] * 4)
        assert all(len(found) >= FEWEST for found in behind.values())


@settings(max_examples=200, deadline=None)
@given(four_shares())
def test_no_hidden_numerator_can_be_worked_out_even_with_every_denominator(shares: list[Share]) -> None:
    hidden = hidden_shares(shares)
    for part in ([one.of for one in shares], [one.others for one in shares]):
        assert all(at in hidden.columns for at, one in enumerate(part) if is_small(one))
        if not hidden.total:
            assert not is_small(sum(part))
            behind = possible(part, hidden, 0, [one.out_of for one in shares])
            assert all(len(behind[at]) >= FEWEST for at in hidden.columns if is_small(part[at]))


@settings(max_examples=200, deadline=None)
@given(four_shares())
def test_lines_hide_what_another_line_would_give_away(shares: list[Share]) -> None:
    """A share whose denominator is a hidden count is hidden with it, and so is what is drawn from its numerator."""
    formal = CountLine("formal", "", "", tuple(one.out_of + one.left_out for one in shares))
    forms = ShareLine("forms", "", "", tuple(shares))
    of_forms = ShareLine("seen", "", "", tuple(Share(one.of, one.of, "") for one in shares))
    found = safe_lines((formal,), (Drawn(forms, ("formal",)), Drawn(of_forms, ("forms",))))
    for upper, lower in (("formal", "forms"), ("forms", "seen")):
        for over, under in zip(found[upper].quarters, found[lower].quarters, strict=True):
            assert over is not None or under is None
        assert found[upper].year is not None or found[lower].year is None
    assert found["forms"].mean is None or None not in found["forms"].quarters


@given(four_shares())
def test_the_quarters_and_the_year_agree(shares: list[Share]) -> None:
    line = ShareLine("x", "", "", tuple(shares))
    assert (line.year.of, line.year.out_of) == (sum(s.of for s in shares), sum(s.out_of for s in shares))
    assert line.year.of + line.year.others == line.year.out_of
    known = [one for one in shares if one.out_of]
    if known:
        exact = [100 * one.of / one.out_of for one in known]
        assert line.mean is not None and min(exact) - 0.05 <= line.mean <= max(exact) + 0.05


def lines_of(table: list[list[int]]) -> list[tuple[list[tuple[int, int]], tuple[int, int] | None]]:
    """Every row with the cell of its sum, and every column, whose sum is told elsewhere."""
    rows = [([(r, c) for c in range(4)], (r, 4)) for r in range(len(table))]
    return [*rows, *(([(r, c) for r in range(len(table))], None) for c in range(5))]


@settings(max_examples=300, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_no_number_of_what_recurs_comes_back_from_its_row_or_its_column(table: list[list[int]]) -> None:
    """The texts of four quarters and of the year laid beside one another."""
    hidden = hidden_table(table)
    whole = [[*row, sum(row)] for row in table]
    assert all(
        (r, c) in hidden for r, row in enumerate(whole) for c, count in enumerate(row) if is_small(count)
    )
    for parts, total in lines_of(table):
        gone = [cell for cell in parts if cell in hidden]
        if total is not None and total in hidden:
            assert gone or not whole[total[0]][4]
            continue
        known = sum(whole[r][c] for r, c in gone)
        others = [cell for cell in parts if cell not in hidden and whole[cell[0]][cell[1]]]
        assert not gone or known - (len(gone) - 1) >= FEWEST or not others
