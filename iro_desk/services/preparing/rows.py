"""What the page to read before a review is given: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.wording import Tone
from iro_desk.services.checklists import DueChecklist
from iro_desk.services.consultations import ConsultedRow
from iro_desk.services.feedback import Opinion
from iro_desk.services.sent_in import SentAnswer
from iro_desk.services.upcoming import Upcoming


@dataclass(frozen=True, slots=True)
class Standing:
    """Which review is being prepared, in words; ``review_id`` is None while it has not begun."""

    review_id: int | None
    heading: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that happened since the last review; ``detail`` and ``said`` may be empty."""

    on: date
    words: str
    detail: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision of the last review.

    Args:
        detail: who, and by when.
        waited: such as "third review in a row"; empty at its first.
    """

    what: str
    detail: str
    state: str
    tone: Tone
    waited: str


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """A plan: in, missing or out of date; ``is_dated`` is False where nothing is held and nothing is overdue."""

    plan: str
    words: str
    tone: Tone
    detail: str
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the child's, with the day."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Owed:
    """What the child asked for and has had no answer to, or was promised and is still to have.

    Args:
        detail: since when, and by when.
        is_private: whether the child wanted it kept to the officer.
    """

    what: str
    detail: str
    badge: str
    tone: Tone
    is_private: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of the child's about the review."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """A concern that is not settled."""

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """Something for the officer's eyes: it stays on the screen and never goes on paper."""

    on: date
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A date that stands."""

    task: str
    on: date
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Journey:
    """How the officer gets there.

    Args:
        when, place: empty when nothing is booked.
        drives: each drive of the day.
    """

    when: str
    place: str
    drives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What an adult answered; ``may_read_out`` is False for what stays with the officer."""

    who: str
    may_read_out: bool
    answers: tuple[SentAnswer, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything to read before one review.

    Args:
        heading: which review, and when.
        sentence: by when the law wants it, and since when things are told.
        shared, kept: what the child said since last time that may be shared, and what may not.
        notes: for the screen only, as ``kept`` is.
        owed: the promises first, soonest first, and then what was asked for.
        opinions: what people thought of the last review.
    """

    child_id: int
    name: str
    called: str
    age: str
    review: Upcoming
    heading: str
    sentence: str
    changes: tuple[Changed, ...]
    decisions: tuple[Waiting, ...]
    papers: tuple[PaperStanding, ...]
    consulted: tuple[ConsultedRow, ...]
    heard: tuple[Heard, ...]
    choices: tuple[Choice, ...]
    checklist: DueChecklist
    concerns: tuple[OpenConcern, ...]
    shared: tuple[Said, ...]
    kept: tuple[Said, ...]
    owed: tuple[Owed, ...]
    notes: tuple[PrivateNote, ...]
    opinions: tuple[Opinion, ...]
    journey: Journey
    clocks: tuple[Clock, ...]
    made_on: date
    officer: str
    is_demonstration: bool
