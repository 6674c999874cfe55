"""What the screens about concerns are given: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.concerns.standing import Stands
from iro_desk.services.concerns.cafcass import CafcassRow
from iro_desk.services.facts import ChildBrief


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One concern in a list.

    Args:
        theme: the words of its theme when it was chosen; empty when none was.
        stage: 0 while informal.
        counted_on: the day it is counted on: made formal, or else raised.
    """

    concern_id: int
    child: ChildBrief
    about: str
    theme: str
    theme_code: str
    stage: int
    raised_on: date
    counted_on: date
    settled_on: date | None
    stands: Stands


@dataclass(frozen=True, slots=True)
class StepRow:
    """One entry of the history.

    Args:
        title: what was done, with whom, such as "Moved up: Head of service".
        due_on: the day something was then wanted by; None for none.
    """

    step_id: int
    kind: StepKind
    on: date
    title: str
    words: str
    due_on: date | None
    share: Share


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the ladder on the page.

    Args:
        state: "passed", "now" or "later".
        ends_on: the last day for its answer; None where no day can be worked out.
        words: such as "Answered on day 4. Not settled."
    """

    number: int
    title: str
    working_days: int
    state: str
    ends_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Together:
    """The concern of a brother or sister that was raised at the same time."""

    concern_id: int
    child_id: int
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ConcernPageView:
    """A concern with everything its page shows.

    Args:
        facts: lines under the title, such as "Formal since Fri 29 May 2026".
        day: which working day of the formal process today is, with the length of the whole; None while informal.
        whole_ends_on: None while informal.
        said: the child's own words that may be shared, with their day; None for none.
        told: what the child was told, newest first.
        needs_a_look: it was put right, and nobody has looked whether it happened.
    """

    concern_id: int
    child: ChildBrief
    called: str
    about: str
    facts: tuple[str, ...]
    stands: Stands
    is_open: bool
    stage: int
    effect: str
    asked_for: str
    raised_with: str
    more: str
    said: tuple[str, date] | None
    stages: tuple[StageRow, ...]
    day: tuple[int, int] | None
    whole_ends_on: date | None
    steps: tuple[StepRow, ...]
    told: tuple[StepRow, ...]
    cafcass: CafcassRow
    together: tuple[Together, ...]
    next_title: str
    is_answered: bool
    changed: str
    needs_a_look: bool
    review_id: int | None
    sheet_id: int | None
