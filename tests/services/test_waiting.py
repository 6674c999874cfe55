"""The counts on the rail are those of the screens they lead to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from iro_desk.services import children
from iro_desk.services.waiting import looked_after


@pytest.mark.parametrize(
    ("days", "counted"), [(None, True), (-1, False), (0, False), (1, True)],
    ids=["goes on", "ended yesterday", "ends today", "ends tomorrow"],
)  # fmt: skip
def test_the_rail_counts_a_child_as_the_caseload_does(desk: Any, days: int | None, counted: bool) -> None:
    child_id = desk.a_child()
    desk.a_child(preferred_name="Bramble")
    if days is not None:
        until = desk.today + timedelta(days=days)
        desk.write(
            children.amend,
            child_id,
            desk.read(children.fields, child_id).model_copy(update={"looked_after_until": until}),
            max(until, desk.today),
        )
    rows = desk.read(partial(children.caseload, today=desk.today, calendar=desk.calendar))
    assert [row.is_looked_after for row in rows if row.child_id == child_id] == [counted]
    assert desk.read(partial(looked_after, today=desk.today)) == sum(row.is_looked_after for row in rows)


def test_nobody_is_counted_on_an_empty_desk(desk: Any) -> None:
    assert desk.read(partial(looked_after, today=date(2026, 6, 11))) == 0
