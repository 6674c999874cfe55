"""A computer whose clock slips: what was done keeps its order, and where the clock went back is shown (F35)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from iro_desk.records import Child
from iro_desk.services import audit_trail
from iro_desk.services.audit_trail import PUT_BACK, Group
from iro_desk.storage import backups, vault
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.vault import Surroundings, Vault
from tests.conftest import NOON, StandingClock

SLIPS = (
    NOON - timedelta(days=365), NOON + timedelta(days=3653), datetime(1970, 1, 1, tzinfo=NOON.tzinfo),
)  # fmt: skip


def named(name: str, session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": name}))


@pytest.fixture
def opened(vault_folder: Path, passphrase: str, around: Surroundings) -> Iterator[Vault]:
    found = vault.unlock(vault_folder, passphrase, around)
    yield found
    found.lock()


@pytest.mark.parametrize("slip", SLIPS, ids=["a year back", "ten years ahead", "1970"])
def test_what_was_done_keeps_its_order_whatever_the_clock_says(
    opened: Vault, clock: StandingClock, around: Surroundings, slip: datetime
) -> None:
    """F35: undo takes the newest by number; the trail keeps number and moment, is sound, and marks the slip."""
    keeping = SafeKeeping(opened, around)
    opened.store.write("Add one", lambda s: named("One", s))
    keeping.back_up()
    clock.moment = slip
    opened.store.write("Add two", lambda s: named("Two", s))
    keeping.back_up()
    clock.moment = NOON + timedelta(minutes=5)
    opened.store.write("Add three", lambda s: named("Three", s))

    assert opened.audit_faults() == ()
    trail = opened.store.read(lambda s: audit_trail.lines(s, group=Group.WORK, text="", most=9))
    said = [line.what for line in trail.lines]
    back = slip < NOON
    assert [PUT_BACK in what for what in said] == [not back, back, False], said
    assert [line.sequence for line in trail.lines] == sorted((x.sequence for x in trail.lines), reverse=True)

    undone = opened.store.undo()
    assert undone is not None and undone.label == "Add three"
    names = opened.store.read(lambda s: s.exec(select(Child.preferred_name).order_by(col(Child.id))).all())
    assert list(names) == ["One", "Two"]
    found = backups.found_in(place_beside(opened.folder))
    assert [one.number for one in found] == [2, 1], "no backup was thinned, and the newest is the last made"
