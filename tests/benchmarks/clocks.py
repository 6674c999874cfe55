"""How long the dates take: every clock of 300 children with ten years of history, and of one that changed.

    python tests/benchmarks/clocks.py [CHILDREN …]

Run by hand. For each caseload it lays invented children into an encrypted file and prints, in milliseconds:

    whole        every date of every child worked out again and written, as after a change of rules
    nothing new  the same when no date moves
    one change   one write about one child, with the dates of that child brought up in it
    Today        the list the officer sees first, read from the file

"one change" has to stay level as the caseload grows; "Today" has a budget of 150 ms (P9).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from sqlmodel import Session, select

from iro_desk import paths
from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType, PlanKind, ReviewState
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.records import Child, Event, LegalPeriod, Placement, Plan, Reckoning, Review
from iro_desk.services import clockwork, workload
from iro_desk.storage import migrate
from iro_desk.storage.store import Store

KEY = bytes(32)
TODAY = date(2026, 6, 11)
NOON = datetime(2026, 6, 11, 12, tzinfo=UTC)
YEARS = 10
RUNS = 9


def lay_children(session: Session, count: int) -> None:
    """Children in care for ten years: two reviews, two moves and monthly events in each of them."""
    for number in range(count):
        began = TODAY - timedelta(days=YEARS * 365 + number % 180)
        child = Child.model_validate(
            {"born_on": began - timedelta(days=5 * 365), "looked_after_from": began, "surname": "Invented"}
        )
        session.add(child)
        session.flush()
        assert child.id is not None
        for row in _history(child.id, began):
            session.add(row)


def _history(child_id: int, began: date) -> list[Review | Placement | LegalPeriod | Event | Plan]:
    rows: list[Review | Placement | LegalPeriod | Event | Plan] = [
        LegalPeriod.model_validate(
            {"child_id": child_id, "started_on": began, "status": LegalStatus.FULL_CARE_ORDER}
        )
    ]
    for half_year in range(2 * YEARS):
        on = began + timedelta(days=20 + 180 * half_year)
        done = {"state": ReviewState.FINISHED, "outcomes_sent_on": on, "record_completed_on": on}
        rows.append(
            Review.model_validate(
                {"child_id": child_id, "review_on": on, "record_distributed_on": on, **done}
            )
        )
        until = on + timedelta(days=180) if half_year < 2 * YEARS - 1 else None
        home = {"started_on": on, "ended_on": until, "kind": PlacementType.U6}
        rows.append(Placement.model_validate({"child_id": child_id, **home}))
        rows.append(Plan.model_validate({"child_id": child_id, "kind": PlanKind.CARE, "dated_on": on}))
    for month in range(12 * YEARS):
        seen = {"kind": EventKind.SOCIAL_WORKER_VISIT, "happened_on": began + timedelta(days=30 * month)}
        rows.append(Event.model_validate({"child_id": child_id, **seen}))
    return rows


def milliseconds(run: Callable[[], object], times: int = 1) -> float:
    """Return the median of so many runs."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append((time.perf_counter() - began) * 1000)
    return median(found)


def measure(children: int, calendar: Calendar) -> tuple[float, ...]:
    """Return the four figures for a caseload of this size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        migrate.lay_down(path, KEY)
        store = Store(path, KEY, now=lambda: NOON)
        store.write("Lay children", partial(lay_children, count=children))
        begin = partial(clockwork.begin_day, calendar=calendar, moment=NOON)
        whole = milliseconds(lambda: store.write("A new day", begin))
        store.write("Forget", _forget)
        nothing_new = milliseconds(lambda: store.write("A new day", begin))
        store.after_writing(partial(clockwork.settle, calendar=calendar, now=lambda: NOON))
        days = iter(range(1, RUNS + 1))
        change = milliseconds(lambda: store.write("Change", partial(_move, day=next(days))), RUNS)
        today = milliseconds(
            lambda: store.read(partial(workload.today_list, today=TODAY, calendar=calendar)), RUNS
        )
        store.close()
    return whole, nothing_new, change, today


def _forget(session: Session) -> None:
    """Let the next day believe the rules have changed."""
    for row in session.exec(select(Reckoning)).all():
        row.made_with = ""


def _move(session: Session, day: int) -> None:
    child = session.get(Child, 1)
    assert child is not None and child.looked_after_from is not None
    child.looked_after_from -= timedelta(days=day)


def main(sizes: list[int]) -> None:
    """Print a line for each caseload."""
    text = Path(paths.resource("data/bank_holidays.csv")).read_text("utf-8")
    calendar = read_bank_holidays(text)
    print(f"{'children':>9} {'whole':>9} {'nothing new':>12} {'one change':>11} {'Today':>8}   (ms)")
    for size in sizes:
        whole, nothing_new, change, today = measure(size, calendar)
        print(f"{size:9} {whole:9.0f} {nothing_new:12.0f} {change:11.1f} {today:8.1f}", flush=True)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [75, 150, 300])
