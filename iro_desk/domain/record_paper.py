"""The full record of one review, as frozen values: its outcomes, who was asked, what had come, and the midway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.papers import Answered, DecisionLine, OutcomesPaper
from iro_desk.domain.rights.parts import Part


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """Somebody who was asked to a review.

    Args:
        came, took_part: in words, such as "Yes, by video"; "No" when they did not.
        views_on: the day they said beforehand what they think; None when they did not.
        views_how: how that reached the officer, and where it was used; may be empty.
    """

    name: str
    role: str
    came: str
    took_part: str
    views_on: date | None = None
    views_how: str = ""


@dataclass(frozen=True, slots=True)
class ReadBeforeLine:
    """One plan or report, and whether it was there before the review.

    Args:
        part: the part of the plan it is about.
        came, current: in words.
    """

    title: str
    part: Part
    came: str
    dated_on: date | None
    current: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting of a review held as a series."""

    held_on: date
    with_whom: str


@dataclass(frozen=True, slots=True)
class MidwayFollowUp:
    """What the midway review between the last review and this one found.

    Args:
        held_on: told to everybody who is told anything of it; None only where its day was never kept.
        progress: each decision of the review before, with how far it had got then.
        found: what the officer saw of the plan.
        actions: what was added then.
    """

    held_on: date | None
    progress: tuple[DecisionLine, ...]
    found: tuple[Answered, ...]
    actions: tuple[DecisionLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is told."""
        return not (self.progress or self.found or self.actions)


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """The full record of one review, for the people who have it whole.

    Args:
        outcomes: everything the outcomes say; who came stands in ``invited`` and not in it.
        midway: None when none was held since the last review.
    """

    outcomes: OutcomesPaper
    invited: tuple[InvitedLine, ...]
    meetings: tuple[MeetingLine, ...]
    read_before: tuple[ReadBeforeLine, ...]
    midway: MidwayFollowUp | None
    is_demonstration: bool
