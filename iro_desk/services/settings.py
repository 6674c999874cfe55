"""Every preference of the officer, with its label, help, section and what it starts as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from iro_desk.domain.clocks import ALL_CLOCKS, ClockRules, MonthRule, limits
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.planning.workload import Weights
from iro_desk.errors import Refusal
from iro_desk.records import Secret, Setting
from iro_desk.services.preferences import (
    CLOCKS,
    Choice,
    Preference,
    checked,
    ladder_preferences,
    limit_key,
    limit_preferences,
    planning_rules,
    quality_preferences,
    question_preferences,
    theme_preferences,
    week_key,
    week_preferences,
    weight_preferences,
    weights,
)
from iro_desk.services.sending import places
from iro_desk.services.sending_preferences import MARKING, sending_preferences, unguarded

#: kept by their own functions, because no one field shows them
CLOCKS_OFF = "clock.off"
BANK_HOLIDAYS = "bank_holidays"

CALENDAR = "calendar"
CONFERENCES = "work.conferences"
CHECKLIST_FINISH, STOPS = "checklist.finish", "stop"
CONSULTATION_LEAD = "consultation.lead"
CLOSED_MONTHS = "closed.months"
SCALE, FIRST_SCALE = "scale", "words_2021"
SPELLING = "writing.spelling"
PLAIN_WORDS = "writing.plain_words"
REVIEW_MODE, GUIDED, EXPERT = "review.mode", "guided", "expert"

YOU = "You"
AUTHORITY = "The authority"
LETTERS = "Help for the child"
WORK = "Your work"
WRITING = "While you write"
LOCKING = "Locking"
NEW_FOLDER = "A new folder for papers that leave"
LOCK_MINUTES, LOCK_MINIMISED = "lock.minutes", "lock.minimised"

PREFERENCES: tuple[Preference, ...] = (
    Preference("officer.name", "Your name", "Printed on records and letters.", YOU),
    Preference("officer.known_as", "What children call you", "How letters are signed.", YOU),
    Preference("officer.telephone", "Telephone", "Printed in letters, so that a child can ring you.", YOU),
    Preference("officer.email", "E-mail", "Printed in letters.", YOU),
    Preference("officer.text", "Number for texts", "When it differs from your telephone.", YOU),
    Preference("authority.name", "Authority", "The council you review for.", AUTHORITY),
    Preference(
        "advocacy.name", "Advocacy service", "Every letter says who can speak up for the child.", LETTERS
    ),
    Preference(
        "advocacy.telephone", "Advocacy telephone", "Free to ring, if there is such a number.", LETTERS
    ),
    Preference(
        "complaints.contact", "Complaints", "How a child can complain: name, telephone or e-mail.", LETTERS
    ),
    Preference(
        "legal_help", "Legal help", "Where a child of sixteen and over can get legal advice.", LETTERS
    ),
    Preference(
        "months",
        "How months are counted",
        "The law says months. 91 and 183 days can end later than the law allows: only to compare.",
        CLOCKS,
        "calendar",
        "choice",
        (Choice("calendar", "Calendar months"), Choice("days", "91 and 183 days")),
    ),
    Preference(
        CHECKLIST_FINISH,
        "The checklist of a review",
        "Not known, Not asked and Not applicable are answers too.",
        AUTHORITY,
        STOPS,
        "choice",
        (
            Choice(STOPS, "Answered before the review is finished"),
            Choice("look", "What is left is said, and never in the way"),
        ),
    ),
    Preference(
        CONSULTATION_LEAD,
        "Views wanted before a review",
        "How long before it an answer is wanted back from everybody who is asked.",
        AUTHORITY,
        "5",
        "number",
        unit="working days",
        least=0,
    ),
    Preference(
        CLOSED_MONTHS,
        "Closed records are looked at again after",
        "The day offered when a case is closed. How long records are kept is your authority’s own rule.",
        AUTHORITY,
        "12",
        "number",
        unit="months",
    ),
    Preference(
        CONFERENCES,
        "Child protection conferences",
        "Offers their forms beside a child’s reviews.",
        WORK,
        "no",
        "choice",
        (Choice("no", "I do not chair them"), Choice("yes", "I chair them too")),
    ),
    Preference(
        "caseload.low",
        "Caseload from",
        "The lower end of a caseload that can be done well.",
        WORK,
        "50",
        "number",
    ),
    Preference("caseload.high", "Caseload to", "The upper end of it.", WORK, "70", "number"),
    Preference(
        "caseload.share",
        "Part of full time you work",
        "The guide for a caseload shrinks with it.",
        WORK,
        "100",
        "number",
        unit="per cent",
        least=10,
    ),
    Preference(
        SPELLING,
        "Spelling",
        "Underlines words that no British dictionary has. Nothing leaves this computer.",
        WRITING,
        "yes",
        "choice",
        (Choice("yes", "Checked as you write"), Choice("no", "Not checked")),
    ),
    Preference(
        REVIEW_MODE,
        "How a review is written",
        "The record is the same either way. Ctrl+Shift+E changes it while you write.",
        WRITING,
        GUIDED,
        "choice",
        (Choice(GUIDED, "Guided: a section at a time"), Choice(EXPERT, "Expert: every section on one page")),
    ),
    Preference(
        PLAIN_WORDS,
        "Plainer words",
        "Marks words of our trade and, in letters, what is hard to read. Never inside quotation marks.",
        WRITING,
        "yes",
        "choice",
        (Choice("yes", "Marked as you write"), Choice("no", "Not marked")),
    ),
    Preference(
        LOCK_MINUTES,
        "Locks after",
        "Counted from the last key or move of the mouse. From 1 to 15 minutes; it cannot be turned off.",
        LOCKING,
        "5",
        "number",
        unit="minutes",
        most=15,
    ),
    Preference(
        LOCK_MINIMISED,
        "When the window is made small",
        "It always locks when the computer sleeps and with Ctrl+L; on Windows and Linux with the screen too.",
        LOCKING,
        "yes",
        "choice",
        (Choice("yes", "It locks"), Choice("no", "It stays open")),
    ),
    *limit_preferences(),
    *week_preferences(),
    *weight_preferences(),
    *ladder_preferences(),
    *theme_preferences(),
    *quality_preferences(),
    *question_preferences(),
    *sending_preferences(),
)
BY_KEY = {preference.key: preference for preference in PREFERENCES}


@dataclass(frozen=True, slots=True)
class OfficerSettings:
    """The values of every preference; an empty string is not set.

    Args:
        rules: the limits the clocks work with, and the clocks that are off.
        caseload_share: the part of full time she works, in per cent.
        planning: the habits the planner keeps to.
        weights: what makes a case heavier, as she has set it.
        bank_holidays: the days added and taken out, as ``services.bank_holidays`` writes them.
        lock_minutes: how long the desk may be left alone before it locks.
        locks_when_minimised: whether it locks when its window is made small.
    """

    officer_name: str
    officer_known_as: str
    officer_telephone: str
    officer_email: str
    officer_text: str
    authority_name: str
    advocacy_name: str
    advocacy_telephone: str
    complaints_contact: str
    legal_help: str
    scale: str
    outbox_folder: str
    caseload_low: int
    caseload_high: int
    caseload_share: int
    rules: ClockRules
    planning: PlanningRules
    weights: Weights
    bank_holidays: str
    lock_minutes: int
    locks_when_minimised: bool


def values(session: Session) -> dict[str, str]:
    """What each preference is set to, or starts as, by its key."""
    return _values(_stored(session))


def current(session: Session) -> OfficerSettings:
    """Every preference, typed."""
    stored = _stored(session)
    found, place = _values(stored), places.usual(session)
    return OfficerSettings(
        officer_name=found["officer.name"],
        officer_known_as=found["officer.known_as"],
        officer_telephone=found["officer.telephone"],
        officer_email=found["officer.email"],
        officer_text=found["officer.text"],
        authority_name=found["authority.name"],
        advocacy_name=found["advocacy.name"],
        advocacy_telephone=found["advocacy.telephone"],
        complaints_contact=found["complaints.contact"],
        legal_help=found["legal_help"],
        scale=stored.get(SCALE, FIRST_SCALE),
        outbox_folder="" if place is None else place.address,
        caseload_low=int(found["caseload.low"]),
        caseload_high=int(found["caseload.high"]),
        caseload_share=int(found["caseload.share"]),
        rules=_rules(found, stored.get(CLOCKS_OFF, "")),
        planning=planning_rules(found),
        weights=weights(found),
        bank_holidays=stored.get(BANK_HOLIDAYS, ""),
        lock_minutes=int(found[LOCK_MINUTES]),
        locks_when_minimised=found[LOCK_MINIMISED] == "yes",
    )


def marking(session: Session) -> str:
    """Return what every paper for adults is marked with; empty for nothing."""
    return values(session)[MARKING]


def change(session: Session, key: str, value: str) -> None:
    """Set one preference; raises Refusal when the value cannot be used."""
    preference = BY_KEY[key]
    kept = checked(preference, value.strip())
    _check_hours(session, key, kept)
    store(session, key, kept)


def asked_again(key: str, value: str) -> str:
    """What a change would do that needs the passphrase again, as a heading; empty when it needs none (S17)."""
    if key == LOCK_MINIMISED and value == "no":
        return "Leave the desk open when its window is made small"
    return unguarded(key, value)


def switch_clock(session: Session, clock_id: str, *, on: bool) -> None:
    """Use a clock or not; raises Refusal for one that the law sets."""
    clock = next(one for one in ALL_CLOCKS if one.id == clock_id)
    if not on and not clock.can_be_off:
        raise Refusal("The law sets this date, so it stays on.", field=clock_id)
    off = clocks_off(session)
    store(session, CLOCKS_OFF, ",".join(sorted(off - {clock_id} if on else off | {clock_id})))


def clocks_off(session: Session) -> frozenset[str]:
    """The ids of the clocks that are not used."""
    return _off(_stored(session).get(CLOCKS_OFF, ""))


def store(session: Session, key: str, value: str) -> None:
    """Keep a value that has been checked."""
    row = session.exec(select(Setting).where(Setting.key == key)).first()
    if row is None:
        session.add(Setting.model_validate({"key": key, "value": value}))
    elif row.value != value:
        row.value = value
    session.flush()


def chairs_conferences(session: Session) -> bool:
    """Whether she chairs child protection conferences beside reviews."""
    return values(session)[CONFERENCES] == "yes"


def calendar_secret(session: Session, make: Callable[[], bytes]) -> bytes:
    """What names in calendar files are scrambled with; made once, inside a write, and never undone.

    Args:
        make: fresh random bytes, 32 of them.
    """
    row = session.exec(select(Secret).where(Secret.purpose == CALENDAR)).first()
    if row is None:
        row = Secret(purpose=CALENDAR, value=make().hex())
        session.add(row)
        session.flush()
    return bytes.fromhex(row.value)


def clock_rules(settings: OfficerSettings) -> ClockRules:
    """The limits the clocks work with, as the officer has set them."""
    return settings.rules


def _stored(session: Session) -> dict[str, str]:
    return {row.key: row.value for row in session.exec(select(Setting)).all()}


def _values(stored: Mapping[str, str]) -> dict[str, str]:
    return {preference.key: stored.get(preference.key, preference.default) for preference in PREFERENCES}


def _rules(found: Mapping[str, str], off: str) -> ClockRules:
    kept: dict[str, Any] = {limit.field: int(found[limit_key(limit.field)]) for limit in limits()}
    months = MonthRule.DAYS if found["months"] == "days" else MonthRule.CALENDAR_MONTHS
    return ClockRules(months=months, off=_off(off), **kept)


def _off(kept: str) -> frozenset[str]:
    return frozenset(kept.split(",")) - {""}


def _check_hours(session: Session, key: str, value: str) -> None:
    """The day ends after it starts; both are kept as HH:MM, which sorts as it reads."""
    starts, ends = week_key("day_starts"), week_key("day_ends")
    if key in (starts, ends):
        hours = {**values(session), key: value}
        if hours[ends] <= hours[starts]:
            raise Refusal("The day must end after it starts.", field=key)
