"""The children found in a file and what was noticed about its rows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import EventKind, LegalStatus, Participation, PermanencePlan, PlacementType, Sex


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that wants a look. Nothing here stops the rest from coming in.

    Args:
        rule: the return's own number (166, 167, 399, 440, 441, INT08, INT17), or one word of ours: DATE an
            impossible date, CODE an unknown code, CHILD a child not in the file, BORN no usable date of
            birth, TWICE a row repeated, HELD it differs from the desk, LONG too long to keep.
        table: the table's name on screen.
        row: the row as a spreadsheet numbers it; in XML, which of its kind.
        child: the child's code in the file; empty when the row has none.
        message: what was noticed, without names or dates.
        consequence: what will happen to the row.
    """

    rule: str
    table: str
    row: int
    child: str
    message: str
    consequence: str


@dataclass(frozen=True, slots=True)
class IncomingReview:
    """A review in the file; ``participation`` is None when its code cannot be used, as is ``permanence``."""

    held_on: date
    participation: Participation | None
    row: int
    permanence: PermanencePlan | None = None


@dataclass(frozen=True, slots=True)
class IncomingHome:
    """A home in the file; ``ended_on`` is None while the child lives there."""

    started_on: date
    ended_on: date | None
    kind: PlacementType | None
    provider: str
    postcode: str


@dataclass(frozen=True, slots=True)
class IncomingOrder:
    """A legal status in the file; ``ended_on`` is None while it lasts."""

    started_on: date
    ended_on: date | None
    status: LegalStatus | None


@dataclass(frozen=True, slots=True)
class IncomingMissing:
    """A time missing (M) or away without leave (A); ``ended_on`` is None until the child is back."""

    started_on: date
    ended_on: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class IncomingChild:
    """A child in the file.

    Args:
        code: the council's code; it is how the child is known here and on the desk.
        looked_after_from: the first day of the current period of care that the file shows; None when it
            shows none.
        looked_after_until: None while the child is looked after.
        start_is_shown: False when the child was already looked after on ``looked_after_from``.
        period_starts: the first day of every period of care whose beginning the file shows.
        next_review_on: a date already agreed, from the caseload sheet; None otherwise.
        events: the last social worker visit and health assessment, each with its day.
        row: where the child is first named.
    """

    code: str
    born_on: date
    sex: Sex = Sex.UNKNOWN
    ethnicity: str = ""
    unaccompanied: bool = False
    preferred_name: str = ""
    surname: str = ""
    looked_after_from: date | None = None
    looked_after_until: date | None = None
    start_is_shown: bool = False
    period_starts: tuple[date, ...] = ()
    orders: tuple[IncomingOrder, ...] = ()
    homes: tuple[IncomingHome, ...] = ()
    reviews: tuple[IncomingReview, ...] = ()
    missing: tuple[IncomingMissing, ...] = ()
    next_review_on: date | None = None
    events: tuple[tuple[EventKind, date], ...] = ()
    row: int = 0

    @property
    def legal_status(self) -> LegalStatus | None:
        """The status the file ends with."""
        return self.orders[-1].status if self.orders else None

    @property
    def home(self) -> PlacementType | None:
        """The kind of home the file ends with."""
        return self.homes[-1].kind if self.homes else None

    @property
    def last_review_on(self) -> date | None:
        """The latest review; None when the file has none."""
        return max((review.held_on for review in self.reviews), default=None)


@dataclass(frozen=True, slots=True)
class HeldChild:
    """A child already on the desk, as far as bringing in needs to know."""

    id: int
    code: str
    born_on: date
    preferred_name: str
    looked_after_from: date | None
    looked_after_until: date | None
    reviews: frozenset[date]
    homes: frozenset[date]
    orders: frozenset[date]
    missing: frozenset[date]
    events: frozenset[tuple[EventKind, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A child in the file who is already on the desk, beside what is held.

    Args:
        new_reviews, new_homes, new_orders, new_missing, new_events: how many the file would add.
    """

    incoming: IncomingChild
    held: HeldChild
    birthdays_differ: bool
    new_reviews: int
    new_homes: int
    new_orders: int
    new_missing: int
    new_events: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind were read, whether or not they come in."""

    children: int
    episodes: int
    reviews: int
    unaccompanied: int
    missing: int
    already_held: int
    visits: int = 0
    health: int = 0
    permanence: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the officer is shown before anything is kept.

    Args:
        left_alone: names of files not used.
    """

    children: tuple[IncomingChild, ...]
    findings: tuple[Finding, ...]
    counts: Counts
    duplicates: tuple[Duplicate, ...]
    notes: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()

    def tally(self) -> dict[str, int]:
        """How many rows each rule noticed, most first."""
        counted: dict[str, int] = {}
        for finding in self.findings:
            counted[finding.rule] = counted.get(finding.rule, 0) + 1
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
