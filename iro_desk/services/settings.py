"""Every preference of the officer, with its label, help, section and what it starts as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session, select

from iro_desk.domain.clocks import ClockRules, MonthRule
from iro_desk.errors import Refusal
from iro_desk.records import Setting

PreferenceKind = Literal["line", "number", "choice", "folder"]
LONGEST_LINE = 400
MOST = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice: what is stored, and the words that show it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing the officer may set; ``choices`` is empty except for a choice."""

    key: str
    label: str
    help: str
    section: str
    default: str = ""
    kind: PreferenceKind = "line"
    choices: tuple[Choice, ...] = ()


YOU = "You"
AUTHORITY = "The authority"
LETTERS = "Help for the child"
TIMES = "Times"
WORK = "Your work"

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
        "scale",
        "Grades on the monitoring form",
        "Grades already given keep the scale they were given on.",
        AUTHORITY,
        "words_2021",
        "choice",
        (Choice("words_2021", "Very good to Inadequate"), Choice("ofsted_1_4", "1 to 4, 1 best")),
    ),
    Preference(
        "months",
        "How months are counted",
        "The law says months. 91 and 183 days can end later than the law allows: only to compare.",
        TIMES,
        "calendar",
        "choice",
        (Choice("calendar", "Calendar months"), Choice("days", "91 and 183 days")),
    ),
    Preference("days.outcomes", "Outcomes, working days", "After the review.", TIMES, "5", "number"),
    Preference("days.record", "Full record, working days", "After the review.", TIMES, "15", "number"),
    Preference(
        "days.distribution", "Record given out, working days", "After the review.", TIMES, "20", "number"
    ),
    Preference(
        "outbox.folder",
        "Outbox folder",
        "Where finished files are placed when you say so.",
        WORK,
        "",
        "folder",
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
)
BY_KEY = {preference.key: preference for preference in PREFERENCES}


@dataclass(frozen=True, slots=True)
class OfficerSettings:
    """The values of every preference; days are working days, an empty string is not set."""

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
    months: str
    days_outcomes: int
    days_record: int
    days_distribution: int
    outbox_folder: str
    caseload_low: int
    caseload_high: int


def values(session: Session) -> dict[str, str]:
    """What each preference is set to, or starts as, by its key."""
    stored = {row.key: row.value for row in session.exec(select(Setting)).all()}
    return {preference.key: stored.get(preference.key, preference.default) for preference in PREFERENCES}


def current(session: Session) -> OfficerSettings:
    """Every preference, typed."""
    found = values(session)
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
        scale=found["scale"],
        months=found["months"],
        days_outcomes=int(found["days.outcomes"]),
        days_record=int(found["days.record"]),
        days_distribution=int(found["days.distribution"]),
        outbox_folder=found["outbox.folder"],
        caseload_low=int(found["caseload.low"]),
        caseload_high=int(found["caseload.high"]),
    )


def change(session: Session, key: str, value: str) -> None:
    """Set one preference; raises Refusal when the value cannot be used."""
    preference = BY_KEY[key]
    checked = _checked(preference, value.strip())
    row = session.exec(select(Setting).where(Setting.key == key)).first()
    if row is None:
        session.add(Setting.model_validate({"key": key, "value": checked}))
    elif row.value != checked:
        row.value = checked
    session.flush()


def _checked(preference: Preference, value: str) -> str:
    field = preference.key
    if preference.kind == "number":
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST:
            raise Refusal(f"{preference.label} must be a whole number from 1 to {MOST}.", field=field)
        return str(int(value))
    if preference.kind == "choice" and value not in {choice.value for choice in preference.choices}:
        raise Refusal(f"Select one of the answers for {preference.label.lower()}.", field=field)
    if len(value) > LONGEST_LINE:
        raise Refusal(f"Shorten this to {LONGEST_LINE} characters or fewer.", field=field)
    return value


def clock_rules(settings: OfficerSettings) -> ClockRules:
    """The limits the clocks work with, as the officer has set them."""
    return ClockRules(
        months=MonthRule.DAYS if settings.months == "days" else MonthRule.CALENDAR_MONTHS,
        outcomes_working_days=settings.days_outcomes,
        record_working_days=settings.days_record,
        distribution_working_days=settings.days_distribution,
    )
