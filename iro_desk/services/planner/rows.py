"""What the planner's screens are given: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import Tone


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking.

    Args:
        child_id: None when it is about no one child; ``called``, ``initials`` and ``colour`` are then empty.
        called: what the child is called, in one word where there is one.
        place: its name; empty when it is held nowhere in particular.
        clashes: why it cannot be as booked, a sentence each; empty when it can.
    """

    appointment_id: int
    kind: AppointmentKind
    on: date
    starts: time
    minutes: int
    title: str
    child_id: int | None
    called: str
    initials: str
    colour: int
    age: str
    spot_id: int | None
    place: str
    is_fixed: bool
    clashes: tuple[str, ...] = ()

    @property
    def is_hers_alone(self) -> bool:
        """Whether it came from her own calendar, which this program does not move."""
        return self.kind is AppointmentKind.DIARY

    @property
    def ends(self) -> time:
        """When it ends; the last minute of the day when it goes on past midnight."""
        end = self.ends_at
        return end.time() if end.date() == self.on else time(23, 59)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends."""
        return datetime.combine(self.on, self.starts) + timedelta(minutes=self.minutes)

    @property
    def words(self) -> str:
        """Return "Review, Samir", or what she called it."""
        if self.called:
            return f"{self.kind.label}, {self.called}"
        return self.title or self.kind.label

    @property
    def detail(self) -> str:
        """Return "16, Ashdown House"; what is written needs no age."""
        title = self.title if self.called else ""
        age = "" if self.kind is AppointmentKind.WRITING else self.age.removeprefix("aged ")
        return ", ".join(part for part in (age, self.place, title) if part)

    @property
    def hours(self) -> str:
        """Return "10:00 to 11:30"."""
        return f"{self.starts:%H:%M} to {self.ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class DriveRow:
    """A drive of a day; ``about`` says that it was not measured."""

    on: date
    starts: time
    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class DueMark:
    """Something that falls due on a day."""

    child_id: int
    words: str
    sentence: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Something that cannot be as booked, and the bookings in it."""

    on: date
    sentence: str
    appointment_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day; ``holiday`` is its name, empty for any other day."""

    on: date
    bookings: tuple[BookingRow, ...]
    drives: tuple[DriveRow, ...]
    due: tuple[DueMark, ...]
    holiday: str
    is_working_day: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first to the last, summed up in a sentence."""

    first_on: date
    last_on: date
    days: tuple[DayRow, ...]
    clashes: tuple[ClashRow, ...]
    words: str

    @property
    def bookings(self) -> tuple[BookingRow, ...]:
        """Every booking of the span, in order."""
        return tuple(booking for day in self.days for booking in day.bookings)


@dataclass(frozen=True, slots=True)
class ToPlaceRow:
    """A date without a time.

    Args:
        key: the number of the date that stands, as text.
        words: such as "First review, Otis".
        detail: its limit in words, and how long it takes.
    """

    key: str
    child_id: int
    initials: str
    colour: int
    words: str
    detail: str
    tone: Tone
    kind: AppointmentKind
    limit_on: date


@dataclass(frozen=True, slots=True)
class PlaceList:
    """What is to be placed, soonest limit first; ``later`` counts what is further away."""

    rows: tuple[ToPlaceRow, ...]
    later: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A time that fits something, and why."""

    on: date
    starts: time
    minutes: int
    reasons: tuple[str, ...]
    spot_id: int | None = None
    place: str = ""

    @property
    def hours(self) -> str:
        """Return "11:00 to 12:30"."""
        end = datetime.combine(self.on, self.starts) + timedelta(minutes=self.minutes)
        return f"{self.starts:%H:%M} to {end:%H:%M}"

    @property
    def sentence(self) -> str:
        """The reasons as a sentence."""
        words = ", ".join(self.reasons)
        return f"{words[:1].upper()}{words[1:]}." if words else ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is proposed for one thing; ``fit`` is None when nothing fits, and ``words`` says why."""

    row: ToPlaceRow
    fit: Fit | None
    words: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week of the year ahead, as words and figures; ``usual`` is empty when there is no past to compare."""

    week_on: date
    reviews: int
    booked: int
    words: str
    usual: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place she goes to."""

    spot_id: int
    name: str
    postcode: str
    is_base: bool


@dataclass(frozen=True, slots=True)
class LegRow:
    """A drive she has measured."""

    leg_id: int
    from_name: str
    to_name: str
    miles: float
    minutes: int


@dataclass(frozen=True, slots=True)
class BookableChild:
    """A child who can be chosen for a booking."""

    child_id: int
    name: str
