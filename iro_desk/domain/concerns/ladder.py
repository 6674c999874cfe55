"""The ladder of a dispute: who answers at each stage, in how many working days, and what the stages come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.clocks.disputes import WHOLE_WORKING_DAYS
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar

#: proposed; every authority has its own titles, and may set them
TITLES = (
    "Social worker, then team manager",
    "Team manager",
    "Head of service",
    "Assistant director",
    "Director",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the ladder; 0 is the informal one, which is not counted in the whole."""

    number: int
    title: str
    working_days: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every stage an authority uses, the informal one first."""

    stages: tuple[Stage, ...]

    @property
    def formal(self) -> tuple[Stage, ...]:
        """The formal stages, lowest first."""
        return tuple(stage for stage in self.stages if stage.number)

    @property
    def whole_days(self) -> int:
        """What the formal stages come to in working days."""
        return sum(stage.working_days for stage in self.formal)

    def stage(self, number: int) -> Stage:
        """The stage of a number; one past the last is the last."""
        return next((one for one in self.stages if one.number == number), self.stages[-1])

    def after(self, number: int) -> Stage | None:
        """The stage above; None at the top."""
        return next((one for one in self.stages if one.number > number), None)


def ladder_of(titles: Sequence[str], days: Sequence[int]) -> Ladder:
    """Return the ladder of these titles; a formal stage without a title is one the authority does not have."""
    return Ladder(
        tuple(
            Stage(number, title.strip() or TITLES[0], length)
            for number, (title, length) in enumerate(zip(titles, days, strict=True))
            if title.strip() or number == 0
        )
    )


def sum_words(ladder: Ladder) -> str:
    """Say what the formal stages come to, and what the whole may take (guidance, IRO Handbook 6.2)."""
    parts = " + ".join(str(stage.working_days) for stage in ladder.formal)
    whole = f"{parts} = {counted(ladder.whole_days, 'working day')}." if ladder.formal else "No formal stage."
    if ladder.whole_days > WHOLE_WORKING_DAYS:
        return f"{whole} That is more than the {WHOLE_WORKING_DAYS} the whole formal process may take."
    return f"{whole} The whole formal process may take {WHOLE_WORKING_DAYS}."


def planned_ends(
    ladder: Ladder, begun: Mapping[int, date], now_at: int, calendar: Calendar
) -> dict[int, date]:
    """Return the last day for the answer of each formal stage.

    Args:
        begun: the day each stage reached began.
        now_at: the stage it stands at; those above begin when the one below has used all its days.
    """
    ends: dict[int, date] = {}
    before: date | None = None
    for stage in ladder.formal:
        start = begun.get(stage.number) or (before if stage.number > now_at else None)
        if start is not None:
            before = ends[stage.number] = calendar.add_working_days(start, stage.working_days)
    return ends


def day_of_whole(formal_on: date, on: date, calendar: Calendar) -> int:
    """Which working day of the formal process a day is: the day after it was made formal is day 1."""
    return calendar.working_days_between(formal_on, on)
