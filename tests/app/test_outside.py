"""The day is London's, wherever the laptop is and whatever its clock is set to."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.app.outside import LONDON, now

PROJECT = Path(__file__).resolve().parents[2]
SEEN = """
import sys
from datetime import UTC, date, datetime
from sqlmodel import Session, select
from iro_desk.app.outside import LONDON
from iro_desk.records import Review
from iro_desk.storage.store import Store
from pathlib import Path
moment = datetime(2026, 3, 28, 23, 59, tzinfo=UTC)
store = Store(Path(sys.argv[1]), bytes(range(32)), now=lambda: moment)
if sys.argv[2] == "write":
    def add(session):
        from iro_desk.records import Child
        child = Child.model_validate({"born_on": date(2014, 10, 25)})
        session.add(child); session.flush()
        session.add(Review.model_validate({"child_id": child.id, "review_on": date(2026, 3, 29)}))
    store.write("Book", add)
from iro_desk.records import Child, JournalEntry
def read(session):
    review, child = session.exec(select(Review)).one(), session.exec(select(Child)).one()
    entry = session.exec(select(JournalEntry)).first()
    return review.review_on, child.born_on, entry.at.astimezone(UTC), entry.at.astimezone(LONDON).date()
print(*store.read(read))
store.close()
"""
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kolkata", "Europe/London")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no zone from TZ")
def test_a_review_on_the_night_of_the_clock_change_stays_on_its_day_in_every_zone(
    tmp_path: Path, blank_vault_file: Path
) -> None:
    """F36: written on one side of the date line and read on every other."""
    path = tmp_path / "vault.db"
    path.write_bytes(blank_vault_file.read_bytes())
    said = []
    for number, zone in enumerate(ZONES):
        command = [sys.executable, "-c", SEEN, str(path), "read" if number else "write"]
        done = subprocess.run(
            command, cwd=PROJECT, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=False,
            timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        said.append(done.stdout.strip())
    assert set(said) == {"2026-03-29 2014-10-25 2026-03-28 23:59:00+00:00 2026-03-28"}


def test_now_is_a_moment_in_london() -> None:
    """F36."""
    assert now().tzinfo is LONDON
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


@given(
    st.datetimes(datetime(2026, 3, 28), datetime(2026, 3, 30))
    | st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26))
)
def test_a_moment_at_the_change_of_clocks_comes_back_as_the_same_moment(naive: datetime) -> None:
    """F36: stored in UTC and shown in London; at 29 March 00:59 and 01:00 UTC the day is London's own."""
    moment = naive.replace(tzinfo=UTC)
    shown = moment.astimezone(LONDON)
    assert shown.astimezone(UTC) == moment
    summer = date(2026, 3, 29) <= shown.date() < date(2026, 10, 25)
    assert shown.utcoffset() in (timedelta(0), timedelta(hours=1))
    if shown.date() not in (date(2026, 3, 29), date(2026, 10, 25)):
        assert shown.utcoffset() == timedelta(hours=1 if summer else 0)
