"""The invented outbox looks alive: its papers went through the services that real ones go through."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from iro_desk import paths
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending.standing import Group, badge, group
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.exports import demonstration_outbox
from iro_desk.services import demonstration, outbox
from iro_desk.services.sending import laid_out
from iro_desk.services.sending.laid_out import OutboxLine
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 8, 45, tzinfo=ZoneInfo("Europe/London"))
CALENDAR = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))


def _lines(store: Store) -> tuple[OutboxLine, ...]:
    read = partial(laid_out.lines, today=TODAY, calendar=CALENDAR, rules=ClockRules(), since=None)
    return store.read(read)


@pytest.fixture
def looked_round(store: Store) -> Store:
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    letters = iter("ABCDEFGHJKLMNPQRSTUVWXYZ")
    load = partial(
        demonstration_outbox.load, families_toml=families, today=TODAY, calendar=CALENDAR, now=NOW,
        reference=lambda: f"K7F3Q{next(letters)}",
    )  # fmt: skip
    store.write("Look round", load)
    return store


def test_there_is_something_in_every_group_and_taking_the_children_out_leaves_nothing(looked_round):
    lines = _lines(looked_round)
    badges = sorted(badge(line.standing, TODAY).words for line in lines)
    assert badges == [
        "Arrived, same file",
        "Checked",
        "Checked",
        "Given at the visit",
        "Look again",
        "Not read yet",
    ]
    assert {group(line.standing) for line in lines} == {Group.NEEDS_YOU, Group.READY, Group.GONE}
    assert {line.row.kind for line in lines} == {DocumentKind.OUTCOMES, DocumentKind.LETTER}
    assert len({line.row.child_id for line in lines}) == len(lines), "one child each"
    for line in lines:
        file = looked_round.read(partial(outbox.content, item_id=line.row.item_id))
        assert line.pages in (0, len(PdfReader(BytesIO(file)).pages)), "as many pages as it has"
    looked_round.write("Take out", demonstration.remove)
    assert looked_round.read(outbox.rows) == ()
