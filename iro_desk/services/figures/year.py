"""The figures of one year, for those wanted: read once, so that every table and text is made of the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.concerns.counting import Raised
from iro_desk.domain.figures.grades import Graded
from iro_desk.domain.figures.lines import (
    CountLine,
    Drawn,
    ShareLine,
    changed_line,
    concern_lines,
    count_line,
    share_line,
)
from iro_desk.domain.figures.periods import Year, year_of
from iro_desk.domain.figures.reviews import FORMS_DONE, MEASURES, HeldReview, within
from iro_desk.domain.scoring import Scale
from iro_desk.domain.working_days import Calendar
from iro_desk.services import commendations, concerns, scales
from iro_desk.services.commendations import ThanksRow
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.figures.held import grades, held_reviews, years
from iro_desk.services.figures.recurring import Found, Themes, themes, wishes_line
from iro_desk.services.figures.thoughts import Thoughts, response_line, thoughts
from iro_desk.services.figures.wanted import Wanted, around

HELD, INFORMAL, FORMAL, ASKED = "held", "informal", "formal", "asked"
HELD_METHOD = "reviews finished, and those held and still being written, by the day of the review"


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Everything counted in one year for those wanted.

    Args:
        counts: counts by quarter.
        shares: shares by quarter, each after what it is drawn from.
        graded: the grades of this year and the one before.
        years: the years there is something in, the newest first.
        teams, managers: who figures can be narrowed to.
    """

    wanted: Wanted
    today: date
    reviews: tuple[HeldReview, ...]
    counts: tuple[CountLine, ...]
    shares: tuple[Drawn, ...]
    raised: tuple[Raised, ...]
    thanks: tuple[ThanksRow, ...]
    graded: tuple[Graded, ...]
    scales: Mapping[str, Scale]
    thoughts: Thoughts
    themes: Themes
    themes_of_year: Themes
    children: Mapping[int, ChildBrief]
    years: tuple[Year, ...]
    teams: tuple[str, ...]
    managers: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not any(line.year for line in self.counts)

    @property
    def of_period(self) -> tuple[HeldReview, ...]:
        """The reviews of the quarter, or of the year."""
        return within(self.reviews, self.wanted.period)

    def share(self, key: str) -> ShareLine:
        """The share line of a key."""
        return next(one.line for one in self.shares if one.line.key == key)

    def count(self, key: str) -> CountLine:
        """The count line of a key."""
        return next(one for one in self.counts if one.key == key)


def figures(
    session: Session, wanted: Wanted, today: date, calendar: Calendar, rules: ClockRules
) -> YearFigures:
    """Count everything of one year for those wanted."""
    whose = around(session)
    reviews = held_reviews(session, wanted, whose, today, calendar, rules)
    raised = tuple(one for one in concerns.raised(session) if whose.takes(one.child_id, wanted))
    thanks = tuple(one for one in commendations.listed(session) if whose.takes(one.child.child_id, wanted))
    thought = thoughts(session, wanted, whose)
    graded = grades(session, wanted, whose)
    known = {one.scale_id: one for one in scales.scales(session)}
    gathered = Found(reviews, raised, thanks, graded, known)
    whole = themes(session, wanted.year.whole, gathered)
    counts, shares = _lines(wanted.year, gathered, thought, whole, today)
    return YearFigures(
        wanted=wanted,
        today=today,
        reviews=reviews,
        counts=counts,
        shares=shares,
        raised=raised,
        thanks=thanks,
        graded=graded,
        scales=known,
        thoughts=thought,
        themes=whole if wanted.quarter is None else themes(session, wanted.period, gathered),
        themes_of_year=whole,
        children=briefs(session),
        years=_with_those_of(
            years(session, today), (*(r.counted_on for r in raised), *(t.given_on for t in thanks))
        ),
        teams=_sorted(whose.teams),
        managers=_sorted(whose.managers),
    )


def _lines(
    year: Year, found: Found, thought: Thoughts, whole: Themes, today: date
) -> tuple[tuple[CountLine, ...], tuple[Drawn, ...]]:
    reviews, raised, thanks = found.reviews, found.raised, found.thanks
    informal, formal, settled = concern_lines(raised, year)
    counts = (
        count_line(HELD, "Reviews held", HELD_METHOD, (one.on for one in reviews), year),
        informal,
        formal,
        count_line(
            "thanks",
            "Good work recognised",
            "by the day it was recognised",
            (t.given_on for t in thanks),
            year,
        ),
        count_line(
            ASKED,
            "Feedback forms given",
            "by the day of the review",
            (g.review_on for g in thought.given),
            year,
        ),
    )
    measured = [share_line(one, reviews, year, today) for one in MEASURES]
    first = [line for line in measured if line.key == FORMS_DONE.key]
    drawn = [Drawn(line, (HELD,)) for line in first]
    of_forms = {one.key for one in MEASURES if one.is_of_forms}
    drawn += [
        Drawn(line, (FORMS_DONE.key if line.key in of_forms else HELD,))
        for line in measured
        if line not in first
    ]
    return counts, (
        *drawn,
        Drawn(wishes_line(whole.wishes, year), (HELD,)),
        Drawn(settled, (FORMAL,)),
        Drawn(changed_line(raised, year), (INFORMAL, FORMAL)),
        Drawn(response_line(thought.given, year), (ASKED,)),
    )


def _with_those_of(found: tuple[Year, ...], days: Iterable[date]) -> tuple[Year, ...]:
    """The years of reviews, and those in which there was only a concern or thanks."""
    begun = {year.begins for year in found} | {year_of(day).begins for day in days}
    return tuple(Year(one) for one in sorted(begun, reverse=True))


def _sorted(found: Mapping[int, frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for own in found.values() for one in own}, key=str.casefold))
