"""Bank holidays: the table that is shipped, with what the officer has added and taken out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session, select

from iro_desk.domain.wording import long_date
from iro_desk.domain.working_days import SATURDAY, BankHoliday, Calendar, with_overrides
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.records import Setting
from iro_desk.services.settings import BANK_HOLIDAYS, store

DIVISION = "england-and-wales"
WHOLE_YEAR = 8
LONGEST_NAME = 60
LARGEST_FILE = 1_000_000
HEADING = "day,name"
#: a day of the officer's with its name, or None for a shipped day taken out
Own = Mapping[date, str | None]


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One day of the list; ``added`` by the officer, or ``taken_out`` by her and no longer counted."""

    on: date
    name: str
    added: bool = False
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class HolidayList:
    """Every bank holiday in order, and the years that the shipped table covers."""

    first_year: int
    last_year: int
    rows: tuple[HolidayRow, ...]


@dataclass(frozen=True, slots=True)
class FoundHolidays:
    """What a file would change, before it does; ``takes_out`` are days it does not hold."""

    adds: tuple[BankHoliday, ...]
    takes_out: tuple[BankHoliday, ...]


def calendar(session: Session, shipped: Calendar) -> Calendar:
    """Return the working days that every clock counts: the shipped table with the officer's own days."""
    return adjusted(shipped, _kept(session))


def adjusted(shipped: Calendar, text: str) -> Calendar:
    """Return the table with the days of ``text``; those that a newer table no longer needs are passed over."""
    own = {
        day: name
        for day, name in _read(text).items()
        if shipped.covers(day, day) and (name is not None or day in shipped.bank_holidays)
    }
    return with_overrides(shipped, _written(own)) if own else shipped


def listed(session: Session, shipped: Calendar) -> HolidayList:
    """Return the list as the officer sees it."""
    own, days = _read(_kept(session)), shipped.bank_holidays
    rows = [
        HolidayRow(day, own.get(day) or name, taken_out=own.get(day, name) is None)
        for day, name in days.items()
    ]
    rows += [HolidayRow(day, name, added=True) for day, name in own.items() if name and day not in days]
    return HolidayList(min(days).year, max(days).year, tuple(sorted(rows, key=lambda row: row.on)))


def add(session: Session, shipped: Calendar, on: date | None, name: str) -> None:
    """Add a one-off day."""
    said = " ".join(name.split())
    if on is None:
        raise Refusal("Enter the day of the bank holiday.", field="on")
    if not shipped.covers(on, on):
        years = f"{min(shipped.bank_holidays).year} to {max(shipped.bank_holidays).year}"
        raise Refusal(f"Enter a day in the years the table covers, {years}.", field="on")
    if on in calendar(session, shipped).bank_holidays:
        raise Refusal("That day is a bank holiday already.", field="on")
    if not said or len(said) > LONGEST_NAME:
        raise Refusal(f"Enter its name, in {LONGEST_NAME} characters or fewer.", field="name")
    _keep(session, {**_read(_kept(session)), on: said})


def take_out(session: Session, shipped: Calendar, on: date) -> None:
    """Count a bank holiday as a working day; one that the officer added goes altogether."""
    own = dict(_read(_kept(session)))
    if own.get(on) is not None:
        del own[on]
    elif on in shipped.bank_holidays:
        own[on] = None
    _keep(session, own)


def put_back(session: Session, on: date) -> None:
    """Count a day that was taken out as a bank holiday again."""
    _keep(session, {day: name for day, name in _read(_kept(session)).items() if day != on})


def look(path: Path, shipped: Calendar, counted: Calendar) -> FoundHolidays:
    """Read a file and say what it would change.

    Args:
        path: the file of bank holidays that GOV.UK publishes (JSON), or lines such as ``2027-05-03,Name``
            and ``-2027-05-03``.
        counted: the calendar as it is now, to compare with.

    Raises:
        FileTrouble: it cannot be opened.
        Refusal: it is not such a file.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal("That file is too large to be a list of bank holidays.")
        text = path.read_text("utf-8-sig")
    except OSError as wrong:
        raise FileTrouble("That file could not be opened.", "Check that it is still there.") from wrong
    except UnicodeDecodeError as wrong:
        raise Refusal("That file is not text.") from wrong
    after = _published(text, shipped, counted) if text.lstrip().startswith("{") else _lines(text, counted)
    now = counted.bank_holidays
    adds = tuple(BankHoliday(day, name) for day, name in after.items() if day not in now)
    gone = tuple(BankHoliday(day, name) for day, name in now.items() if day not in after)
    return FoundHolidays(adds, gone)


def bring_in(session: Session, shipped: Calendar, found: FoundHolidays) -> int:
    """Keep what a file changes, as one piece of work; returns how many days that is."""
    own = dict(_read(_kept(session)))
    for one in found.adds:
        if one.day in shipped.bank_holidays:
            own.pop(one.day, None)
        else:
            own[one.day] = one.name
    for one in found.takes_out:
        if one.day in shipped.bank_holidays:
            own[one.day] = None
        else:
            own.pop(one.day, None)
    _keep(session, own)
    return len(found.adds) + len(found.takes_out)


def _kept(session: Session) -> str:
    row = session.exec(select(Setting).where(Setting.key == BANK_HOLIDAYS)).first()
    return row.value if row else ""


def _keep(session: Session, own: Own) -> None:
    store(session, BANK_HOLIDAYS, _written(own))


def _read(text: str) -> Own:
    own: dict[date, str | None] = {}
    for line in text.splitlines():
        day, _, name = line.removeprefix("-").partition(",")
        own[date.fromisoformat(day)] = name or None
    return own


def _written(own: Own) -> str:
    return "\n".join(f"{day},{name}" if name else f"-{day}" for day, name in sorted(own.items()))


def _lines(text: str, counted: Calendar) -> Mapping[date, str]:
    """Lines of our own: what they say of no day stays as it is."""
    said = text.strip()
    said = said[len(HEADING) :] if said.lower().startswith(HEADING) else said
    try:
        return with_overrides(counted, said).bank_holidays
    except ValueError as wrong:
        raise Refusal(str(wrong)) from wrong


def _published(text: str, shipped: Calendar, counted: Calendar) -> Mapping[date, str]:
    """The file of GOV.UK names every weekday bank holiday of its whole years; weekends it leaves out."""
    try:
        events = json.loads(text)[DIVISION]["events"]
        days = {date.fromisoformat(one["date"]): " ".join(str(one["title"]).split()) for one in events}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        said = "That file does not hold the bank holidays of England and Wales as GOV.UK publishes them."
        raise Refusal(said) from wrong
    years = {year for year, count in Counter(day.year for day in days).items() if count >= WHOLE_YEAR}
    kept = {
        day: name
        for day, name in counted.bank_holidays.items()
        if day in days or day.weekday() >= SATURDAY or day.year not in years
    }
    added = {
        day: name[:LONGEST_NAME]
        for day, name in days.items()
        if name and day not in kept and shipped.covers(day, day)
    }
    return {**kept, **added}


def told(rows: tuple[BankHoliday, ...]) -> tuple[str, ...]:
    """Each day in words: "Monday 3 May 2027, May Day"."""
    return tuple(f"{long_date(row.day)}, {row.name}" for row in rows)
