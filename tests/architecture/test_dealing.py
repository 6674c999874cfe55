"""How the tests of a run are dealt to its workers: each begins with its share of the dearest, and none is left out."""

from __future__ import annotations

import pytest

from tests.conftest import dealt


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_every_worker_begins_with_an_even_share_of_the_dearest_and_nothing_is_left_out(workers: int) -> None:
    items = list(range(1000, 1103))
    dear = [items[place] for place in (100, 101, 4, 5, 6, 50, 51)]
    runs = dealt(items, dear, workers)
    assert sorted(runs) == items
    at, begun = 0, []
    for worker in range(workers):
        size = (len(items) - at) // (workers - worker)
        run = runs[at : at + size]
        first = [one for one in run if one in dear]
        assert run[: len(first)] == first
        begun.append(len(first))
        at += size
    assert sum(begun) == len(dear) and max(begun) - min(begun) <= 1


def test_with_nothing_dear_or_little_else_all_are_run_still() -> None:
    assert dealt([1, 2, 3], [], 3) == [1, 2, 3]
    assert sorted(dealt([1, 2, 3], [1, 2, 3], 2)) == [1, 2, 3]
    assert dealt([], [], 2) == []
