"""Every clock belongs to one family, so that the list in Settings leaves none out."""

from __future__ import annotations

from iro_desk.domain.clocks import ALL_CLOCKS
from iro_desk.domain.clocks.families import families


def test_every_clock_is_in_one_family() -> None:
    listed = [clock.id for family in families() for clock in family.clocks]
    assert sorted(listed) == sorted(clock.id for clock in ALL_CLOCKS)


def test_no_family_is_empty() -> None:
    assert [family.name for family in families() if not family.clocks] == []
