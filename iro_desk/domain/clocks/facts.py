"""What the clocks need to know about one child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType, PlanKind


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that took place.

    Args:
        id: the stored review; None when there is none, as on the command line.
        outcomes_sent_on, record_completed_on, record_distributed_on: None while that is still to do.
        counts: False for one that does not satisfy the duty to review.
        is_imported: known from a return only, so its papers are not this program's to chase.
        is_informal: the lighter, recorded review half-way through an agreed year (LAC-MK1).
        is_answered: the team manager's answer to its decisions, or silence, has been noted.
    """

    id: int | None
    held_on: date
    outcomes_sent_on: date | None = None
    record_completed_on: date | None = None
    record_distributed_on: date | None = None
    counts: bool = True
    is_imported: bool = False
    is_informal: bool = False
    is_answered: bool = False

    @property
    def anchor(self) -> str:
        """What a date hangs on: the stored review, or else its day."""
        return f"review:{self.id or self.held_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Home:
    """A placement.

    Args:
        id: the stored placement; None when there is none, as on the command line.
        ended_on: None while it goes on.
        kind: None when not known.
        lasts_to_18: meant to last until the child is 18 (reg 28(3)).
        before_assessment: with parents before the assessment is complete (reg 19), or with a connected
            person on temporary approval (reg 24).
        was_planned: False for a move nobody planned.
    """

    id: int | None
    started_on: date
    ended_on: date | None = None
    kind: PlacementType | None = None
    is_unregistered: bool = False
    lasts_to_18: bool = False
    before_assessment: bool = False
    was_planned: bool = True

    @property
    def is_temporary(self) -> bool:
        """Whether the child is only away for a while (codes T0 to T4), which starts no placement."""
        return self.kind is not None and self.kind.value.startswith("T")

    @property
    def anchor(self) -> str:
        """What a date hangs on: the stored placement, or else its day."""
        return f"home:{self.id or self.started_on.isoformat()}"

    def holds_on(self, day: date) -> bool:
        """Whether the child lived there on ``day``."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class Order:
    """A legal status, from one day to another; ``ended_on`` is None while it goes on."""

    started_on: date
    ended_on: date | None = None
    status: LegalStatus | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to or for the child; ``id`` is None on the command line."""

    kind: EventKind
    on: date
    id: int | None = None

    @property
    def anchor(self) -> str:
        """What a date hangs on: the stored event, or else its kind and day."""
        return f"event:{self.id}" if self.id else f"event:{self.kind.value}:{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """A plan as last seen; ``dated_on`` is None when the paper bears no date."""

    kind: PlanKind
    dated_on: date | None


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """A dispute that is not settled.

    Args:
        formal_on: the day it was made formal; None while it is informal.
        stage: 0 while informal, then the number of the formal stage, from 1.
        stage_on: the day that stage began; None while informal.
        respond_by: the day an answer was asked for by; None when none was.
        answered_on: the day this stage was answered; None while it waits.
        look_again_on: when a referral to Cafcass is to be thought of again; None for no such day.
    """

    id: int | None
    raised_on: date
    formal_on: date | None = None
    stage: int = 0
    stage_on: date | None = None
    respond_by: date | None = None
    answered_on: date | None = None
    look_again_on: date | None = None

    @property
    def anchor(self) -> str:
        """What a date hangs on: the stored dispute, or else the day it was raised."""
        return f"dispute:{self.id or self.raised_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class ReviewUnderway:
    """A review that has begun and is not complete.

    Args:
        adjourned_on: None when it is not adjourned.
        first_met_on: the first meeting of a series; None when it is not one.
    """

    id: int | None
    adjourned_on: date | None = None
    first_met_on: date | None = None

    @property
    def anchor(self) -> str:
        """What a date hangs on: the stored review, or else the day it began."""
        return f"review:{self.id or (self.adjourned_on or self.first_met_on or date.min).isoformat()}"


@dataclass(frozen=True, slots=True)
class Facts:
    """One child, as the clocks see them.

    Args:
        child_id: None when there is no stored child, as on the command line.
        looked_after_from: the start of this time in care; None when not known.
        looked_after_until: None while it goes on.
        short_breaks: whether reg 48 intervals apply rather than reg 33.
        reviews: every review held, oldest first.
        next_review_on, midway_on: the days booked; None when none is.
        midway_held_on: when the midway after the last review took place; None when it has not.
        born_on: None when not known, as on the command line; may lie ahead for an unborn child.
        homes, orders, events, plans, disputes: everything known, oldest first.
        underway: reviews adjourned, or held as a series that goes on.
    """

    child_id: int | None = None
    looked_after_from: date | None = None
    looked_after_until: date | None = None
    short_breaks: bool = False
    reviews: tuple[HeldReview, ...] = ()
    next_review_on: date | None = None
    midway_on: date | None = None
    midway_held_on: date | None = None
    born_on: date | None = None
    homes: tuple[Home, ...] = ()
    orders: tuple[Order, ...] = ()
    events: tuple[Event, ...] = ()
    plans: tuple[DatedPlan, ...] = ()
    disputes: tuple[OpenDispute, ...] = ()
    underway: tuple[ReviewUnderway, ...] = ()

    @property
    def counted_reviews(self) -> tuple[HeldReview, ...]:
        """The reviews of this time in care that satisfy the duty to review, oldest first."""
        began = self.looked_after_from or date.min
        return tuple(review for review in self.reviews if review.counts and review.held_on >= began)

    @property
    def last_review(self) -> HeldReview | None:
        """The newest review that counts; None before the first."""
        return self.counted_reviews[-1] if self.counted_reviews else None

    @property
    def placements(self) -> tuple[Home, ...]:
        """The homes of this time in care, oldest first, without times away."""
        began = self.looked_after_from or date.min
        return tuple(
            home
            for home in self.homes
            if not home.is_temporary and (home.ended_on is None or home.ended_on > began)
        )

    @property
    def home(self) -> Home | None:
        """The newest placement; None when none is known."""
        return self.placements[-1] if self.placements else None

    @property
    def order(self) -> Order | None:
        """The newest legal status; None when none is known."""
        return self.orders[-1] if self.orders else None

    def happened(self, *kinds: EventKind, since: date = date.min) -> tuple[Event, ...]:
        """Return the events of these kinds on or after a day, oldest first."""
        return tuple(event for event in self.events if event.kind in kinds and event.on >= since)

    def last(self, *kinds: EventKind, since: date = date.min) -> Event | None:
        """Return the newest event of these kinds on or after a day; None when there is none."""
        found = self.happened(*kinds, since=since)
        return found[-1] if found else None

    def plan_dated(self, kind: PlanKind, since: date = date.min) -> date | None:
        """Return the newest date a plan of this kind bears, on or after a day; None when there is none."""
        days = [plan.dated_on for plan in self.plans if plan.kind is kind and plan.dated_on is not None]
        return max((day for day in days if day >= since), default=None)
