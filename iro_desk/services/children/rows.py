"""What the screens about a child are given: frozen rows, with codes already put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import PlanKind, Role


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to know before anything else; ``kind`` is "alert" or "plain"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BannerRow:
    """The child's own line, above every page about them."""

    child_id: int
    preferred_name: str
    surname: str
    display_name: str
    initials: str
    identity_colour: int
    pronouns: str
    age: str
    born_on: date
    legal_status: str
    home: str
    social_worker: str
    alerts: tuple[Alert, ...]
    is_demonstration: bool
    local_code: str


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """A child on the caseload; ``next_due`` is empty when nothing is running."""

    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    age: str
    born_on: date
    local_code: str
    legal_status: str
    home: str
    social_worker: str
    next_due: str
    tone: str
    is_demonstration: bool
    is_looked_after: bool
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class FoundChild:
    """A child who answers a search."""

    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    detail: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody around the child; ``paper_label`` is what they are to papers, empty when that is not said."""

    person_id: int
    name: str
    role: Role
    role_label: str
    organisation: str
    telephone: str
    email: str
    has_responsibility: bool
    is_protected: bool
    paper_label: str = ""
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as last seen; ``dated_on`` is None when it carries no date."""

    plan_id: int
    kind: PlanKind
    label: str
    dated_on: date | None
    note: str
    age_words: str


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A home; ``ended_on`` is None while the child lives there, ``authority`` blank within the officer's own."""

    placement_id: int
    started_on: date
    ended_on: date | None
    label: str
    described: str
    is_unregistered: bool
    was_planned: bool = True
    lasts_to_18: bool = False
    before_assessment: bool = False
    authority: str = ""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A legal status; ``ended_on`` is None while it goes on."""

    order_id: int
    started_on: date
    ended_on: date | None
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened beside homes, orders, visits and reviews."""

    event_id: int
    happened_on: date
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed, and in words what followed from it; ``said`` is empty when nothing did."""

    row_id: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in the child's time in care.

    Args:
        kind: "review", "visit", "order", "home", "missing", "letter", "plan", "concern" or "event".
        words: the child's own lines that may be shared; never a private one.
        subject_id: the number of the row it tells of.
    """

    on: date
    kind: str
    text: str
    detail: str
    words: tuple[str, ...]
    subject_id: int
