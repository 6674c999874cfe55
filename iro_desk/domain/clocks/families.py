"""The families of clocks, by the letters that their ids begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from iro_desk.domain.clocks import ALL_CLOCKS, Clock, limits

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "LAC": "Reviews of looked-after children",
        "REV": "Reviews of looked-after children",
        "REC": "After a review",
        "MK": "The council's own",
        "DR": "Disputes",
        "PL": "Plans",
        "H": "Health",
        "E": "School",
        "P": "Pathway to adult life",
        "END": "When care ends",
        "SWV": "Social worker visits",
        "SEC": "Secure homes",
        "CP": "Child protection",
    }
)


@dataclass(frozen=True, slots=True)
class Family:
    """Clocks that belong together."""

    name: str
    clocks: tuple[Clock, ...]


def has_limit(clock_id: str) -> bool:
    """Whether a council may set a number that a clock works with."""
    return any(clock_id in one.limit.clock_ids for one in limits())


def families() -> tuple[Family, ...]:
    """Return every clock in its family; KeyError when a new one begins with letters that have no name."""
    found: dict[str, list[Clock]] = {name: [] for name in NAMES.values()}
    for clock in ALL_CLOCKS:
        found[NAMES[clock.id.partition("-")[0]]].append(clock)
    return tuple(Family(name, tuple(clocks)) for name, clocks in found.items())
