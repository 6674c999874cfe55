"""When the school plan must be there, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.ages import birthday
from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import prepared_since
from iro_desk.domain.clocks.sums import Answer, Start, by_working_days, due_from
from iro_desk.domain.clocks.terms import Clock, CountedIn, Due, Force, Step, Whose
from iro_desk.domain.codes import PlanKind
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar

GROWN_UP = 18
UNVERIFIED_TERMS = "whole months; your schools' own terms differ"


@dataclass(frozen=True, slots=True)
class Term:
    """A school term by months: spring to March, summer to August, autumn to December (unverified).

    Args:
        ends_on: the last day of its last month with school: 31 July for summer.
    """

    name: str
    ends_on: date


def term_of(day: date) -> Term:
    """Return the term a day falls in; August belongs to the summer term."""
    if day.month <= 3:
        return Term(f"spring term {day.year}", date(day.year, 3, 31))
    if day.month <= 8:
        return Term(f"summer term {day.year}", date(day.year, 7, 31))
    return Term(f"autumn term {day.year}", date(day.year, 12, 31))


def term_after(day: date) -> Term:
    """Return the term after the one a day falls in."""
    if day.month <= 3:
        return term_of(date(day.year, 4, 1))
    if day.month <= 8:
        return term_of(date(day.year, 9, 1))
    return term_of(date(day.year + 1, 1, 1))


def first_pep(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """E-1: school plan begun within 10 working days, to be ready for the first review (guidance).

    Counted from the day the child came into care or, for a younger one, became old enough. Other councils
    say 20 days, so it is a setting; the youngest age, 3, is our own choice and a setting too.
    """
    began, born_on = facts.looked_after_from, facts.born_on
    if began is None or born_on is None or facts.plan_dated(PlanKind.PEP, since=prepared_since(began)):
        return ()
    old_enough_on = birthday(born_on, rules.pep_from_age)
    if not _has_school_plan(facts, rules, max(began, old_enough_on)):
        return ()
    notes = (Step("Ready for", "the first review"),)
    start = (
        Start(
            old_enough_on, "Old enough from", "Old enough from", "(school plan)", notes=notes, anchor="care"
        )
        if began < old_enough_on
        else Start(
            began, "Looked after from", "Looked after from", "(school plan)", notes=notes, anchor="care"
        )
    )
    return (by_working_days(clock, calendar, start, rules.pep_working_days),)


def termly_pep(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """E-2: school plan looked at every term, so by the end of the term after the last (guidance).

    The terms are whole months and not verified.
    """
    began = facts.looked_after_from
    last_on = facts.plan_dated(PlanKind.PEP, since=prepared_since(began)) if began else None
    if last_on is None:
        return ()
    term = term_after(last_on)
    if not _has_school_plan(facts, rules, term.ends_on):
        return ()
    start = Start(last_on, "Last school plan", "Last school plan dated", "(every term)", anchor="plan:pep")
    steps = (
        Step(start.label, dated(last_on)),
        Step("That was in the", term_of(last_on).name),
        Step("Terms are counted in", UNVERIFIED_TERMS),
        start.ending(clock, term.ends_on),
    )
    sentence = (
        f"Once a term, the last on {dated(last_on)}: by the end of the {term.name}, {dated(term.ends_on)}"
    )
    because = f"Last school plan in the {term_of(last_on).name} (every term)"
    answer = Answer(term.ends_on, because, sentence, steps, CountedIn.MONTHS)
    return (due_from(clock, calendar, start, answer),)


def _has_school_plan(facts: Facts, rules: ClockRules, on: date) -> bool:
    """Whether the child is of an age for a school plan; not when the age is unknown or for short breaks."""
    born_on = facts.born_on
    if born_on is None or facts.short_breaks:
        return False
    return birthday(born_on, rules.pep_from_age) <= on < birthday(born_on, GROWN_UP)


FIRST = Clock(
    "E-1",
    "First school plan (PEP)",
    Force.GUIDANCE,
    "Virtual school guidance as councils give it (to be checked)",
    first_pep,
    Whose.OTHERS,
    while_looked_after=True,
)
TERMLY = Clock(
    "E-2",
    "School plan (PEP) this term",
    Force.GUIDANCE,
    "Virtual school guidance as councils give it (terms to be checked)",
    termly_pep,
    Whose.OTHERS,
    while_looked_after=True,
)
