"""The caseload, the banner of one child, and finding a child."""

from __future__ import annotations

import unicodedata
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.clocks import Whose
from iro_desk.domain.wording import Tone, age_words, how_long, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child
from iro_desk.services import clockwork
from iro_desk.services.children.rows import BannerRow, CaseloadRow, FoundChild
from iro_desk.services.children.standing import standings
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name, initials


def caseload(session: Session, today: date, calendar: Calendar) -> tuple[CaseloadRow, ...]:
    """Every child, those still looked after first, then by name; closed ones last."""
    children = tuple(session.exec(select(Child)).all())
    standing = standings(session, children, today)
    due = _first_due(session, today)
    rows = []
    for child in sorted(children, key=lambda child: _order(child, today)):
        child_id = key(child)
        first = due.get(child_id)
        lateness = None if first is None else how_long(first.on, today, calendar)
        rows.append(
            CaseloadRow(
                child_id=child_id,
                display_name=display_name(child),
                initials=initials(child),
                identity_colour=child.identity_colour,
                age=age_words(child.born_on, today),
                born_on=child.born_on,
                local_code=child.local_code,
                legal_status=standing[child_id].legal_status,
                home=standing[child_id].home,
                social_worker=standing[child_id].social_worker,
                next_due="" if first is None else f"{first.due.task}, {short_date(first.on, today)}",
                tone=(Tone.NONE if lateness is None else lateness.tone).value,
                is_demonstration=child.is_demonstration,
                is_looked_after=_is_looked_after(child, today),
                is_closed=child.closed_on is not None,
            )
        )
    return tuple(rows)


def _first_due(session: Session, today: date) -> dict[int, StandingDate]:
    """What comes first for each child that is the officer's to do."""
    first: dict[int, StandingDate] = {}
    for one in clockwork.standing(session, today, Whose.OFFICER):
        first.setdefault(one.child_id, one)
    return first


def banner(session: Session, child_id: int, today: date) -> BannerRow:
    """The line that stands above every page about one child."""
    child = fetch(session, Child, child_id)
    standing = standings(session, (child,), today)[child_id]
    return BannerRow(
        child_id=child_id,
        preferred_name=child.preferred_name,
        surname=child.surname,
        display_name=display_name(child),
        initials=initials(child),
        identity_colour=child.identity_colour,
        pronouns=child.pronouns,
        age=age_words(child.born_on, today),
        born_on=child.born_on,
        legal_status=standing.legal_status,
        home=standing.home,
        social_worker=standing.social_worker,
        alerts=standing.alerts,
        is_demonstration=child.is_demonstration,
        local_code=child.local_code,
    )


def find(session: Session, text: str) -> tuple[FoundChild, ...]:
    """Children whose name, case number or initials answer every word typed; accents do not matter."""
    words = _plain(text).split()
    if not words:
        return ()
    found = []
    for child in session.exec(select(Child)).all():
        name = display_name(child)
        parts = _plain(f"{name} {child.preferred_name} {child.surname} {child.local_code}")
        held = [*parts.split(), _plain(initials(child)).replace(".", "")]
        if all(any(_answers(word, part) for part in held) for word in words):
            found.append(child)
    return tuple(
        FoundChild(key(child), display_name(child), initials(child), child.identity_colour, _detail(child))
        for child in sorted(found, key=lambda child: _plain(display_name(child)))
    )


def _answers(word: str, part: str) -> bool:
    """Names answer from their beginning; a case number anywhere in it."""
    return part.startswith(word) or (any(c.isdigit() for c in word) and word in part)


def _detail(child: Child) -> str:
    born = f"Born {child.born_on.day} {child.born_on:%B %Y}"
    parts = ("Closed" if child.closed_on else "", born, child.local_code)
    return " · ".join(part for part in parts if part)


def _order(child: Child, today: date) -> tuple[bool, bool, str, int]:
    is_closed = child.closed_on is not None
    return is_closed, not _is_looked_after(child, today), _plain(display_name(child)), key(child)


def _is_looked_after(child: Child, today: date) -> bool:
    return child.closed_on is None and (child.looked_after_until is None or today < child.looked_after_until)


def _plain(text: str) -> str:
    """Lower case, without accents, and with hyphens and apostrophes as spaces and nothing."""
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return bare.replace("-", " ").replace("’", "").replace("'", "")
