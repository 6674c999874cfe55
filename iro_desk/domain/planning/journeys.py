"""How far it is between two places, from what the officer holds; no map service is asked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from iro_desk.domain.codes import Code
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.wording import counted

EARTH_RADIUS_MILES = 3958.8
ROUNDED_TO_MINUTES = 5
_Pair: TypeAlias = tuple[int, int]


class How(Code):
    """Where the length of a journey comes from."""

    MEASURED = "measured", "Measured"
    ESTIMATED = "estimated", "Estimated"
    NOT_KNOWN = "not_known", "Not known"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place the officer goes to; ``latitude`` and ``longitude`` in degrees, None when not known."""

    id: int
    name: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A drive the officer has measured; it holds for the way back unless that was measured too."""

    from_id: int
    to_id: int
    miles: float
    minutes: int


@dataclass(frozen=True, slots=True)
class Journey:
    """The way between two places; ``miles`` and ``minutes`` are None when it is not known."""

    miles: float | None
    minutes: int | None
    how: How
    words: str


STAYING = Journey(0.0, 0, How.MEASURED, "The same place")
NOT_KNOWN = Journey(None, None, How.NOT_KNOWN, "The journey is not known")


@dataclass(frozen=True, slots=True)
class Roads:
    """The places and measured drives the officer holds, and the rules for estimating the others."""

    spots: tuple[Spot, ...]
    legs: tuple[Leg, ...]
    rules: PlanningRules
    _spots: dict[int, Spot] = field(init=False, repr=False, compare=False, hash=False)
    _legs: dict[_Pair, Leg] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index the places and drives; the drive back never replaces one that was measured."""
        legs: dict[_Pair, Leg] = {}
        legs.update({(leg.to_id, leg.from_id): leg for leg in self.legs})
        legs.update({(leg.from_id, leg.to_id): leg for leg in self.legs})
        object.__setattr__(self, "_spots", {spot.id: spot for spot in self.spots})
        object.__setattr__(self, "_legs", legs)

    def journey(self, from_id: int | None, to_id: int | None) -> Journey:
        """Return the way from one place to another: her own drive first, then an estimate.

        Args:
            from_id, to_id: None for no place, to or from which no journey is known.
        """
        if from_id is None or to_id is None:
            return NOT_KNOWN
        if from_id == to_id:
            return STAYING
        if leg := self._legs.get((from_id, to_id)):
            return Journey(
                leg.miles, leg.minutes, How.MEASURED, f"{_length(leg.miles, leg.minutes)}, measured"
            )
        return self._estimated(self._spots.get(from_id), self._spots.get(to_id))

    def _estimated(self, start: Spot | None, end: Spot | None) -> Journey:
        line = straight_miles(start, end)
        if line is None:
            return NOT_KNOWN
        miles = round(line * self.rules.road_factor, 1)
        exact = miles / self.rules.miles_an_hour * 60
        minutes = math.ceil(exact / ROUNDED_TO_MINUTES) * ROUNDED_TO_MINUTES
        words = (
            f"{_length(miles, minutes)}, estimated from {line:.1f} miles in a straight line "
            f"× {self.rules.road_factor:g} at {self.rules.miles_an_hour:g} miles an hour"
        )
        return Journey(miles, minutes, How.ESTIMATED, words)


def journey(
    from_id: int | None, to_id: int | None, legs: Iterable[Leg], spots: Iterable[Spot], rules: PlanningRules
) -> Journey:
    """Return one journey; keep a ``Roads`` when there are many to ask."""
    return Roads(tuple(spots), tuple(legs), rules).journey(from_id, to_id)


def straight_miles(start: Spot | None, end: Spot | None) -> float | None:
    """Return the miles between two places as the crow flies; None when either is not on the map."""
    if start is None or end is None:
        return None
    if start.latitude is None or start.longitude is None or end.latitude is None or end.longitude is None:
        return None
    north, south = math.radians(start.latitude), math.radians(end.latitude)
    east = math.radians(end.longitude - start.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * math.asin(math.sqrt(min(1.0, half)))


def _length(miles: float, minutes: int) -> str:
    whole = "1 mile" if miles == 1 else f"{miles:,g} miles"
    return f"{whole}, {counted(minutes, 'minute')}"
