"""Figures as they may leave the service: no names, small numbers hidden, and what they were made of beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SCORED_PLANS, PlanKind
from iro_desk.domain.figures.grades import METHOD as GRADE_METHOD
from iro_desk.domain.figures.grades import Graded, bands, used_scales
from iro_desk.domain.figures.hiding import HIDDEN, SAID, hidden_counts, hidden_table, is_small
from iro_desk.domain.figures.lines import SafeLine, safe_beside, safe_lines, small_quarters
from iro_desk.domain.figures.periods import quarter_words
from iro_desk.domain.figures.shares import MEAN, POOLED, Share
from iro_desk.domain.scoring import Scale
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child
from iro_desk.services.figures.recurring import Recurring
from iro_desk.services.figures.wanted import Wanted, around
from iro_desk.services.figures.year import YearFigures, figures

ROUNDED = "Per cent to one place, halves up. Every share is given with both its numbers."
OF_ALL = "What recurs, and the grades of plans, are told of the whole caseload only."
NARROWED = "Of one team or manager a number is told only where no other team’s can be worked out from it."
MONTHS_COUNTED = "Last days of reviews as the clocks in Settings set them when each review was begun."


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: a measure in one period; None is a hidden or an absent number.

    Args:
        percent: None for a count, a hidden share and nothing to divide by.
        note: that it is hidden, or how the year was made.
    """

    measure: str
    period: str
    of: int | None
    out_of: int | None
    percent: Decimal | None
    method: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What may leave: the lines by quarter, the figures of the period in sentences, and what they were made of."""

    title: str
    rows: tuple[Row, ...]
    sentences: tuple[str, ...]
    about: tuple[tuple[str, str], ...]


def beside(
    session: Session, wanted: Wanted, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[YearFigures, ...]:
    """What figures of one team or manager could be set beside: all of them, and each group that could be told apart."""
    if not wanted.is_narrowed:
        return ()
    everyone = session.exec(select(col(Child.id))).all()
    groups = around(session).apart(number for number in everyone if number is not None)
    return tuple(
        figures(session, replace(wanted, team="", manager="", children=group), today, calendar, rules)
        for group in (None, *groups)
    )


def leaving(found: YearFigures, beside: Sequence[YearFigures] = ()) -> Leaving:
    """Return the figures as they may leave.

    Args:
        beside: what they could be taken from, or be put together with, where they are of one team or manager.

    Raises:
        Refusal: they are of one child, whom they would point to.
    """
    if found.wanted.child_id is not None:
        raise Refusal("Figures of one child stay on this desk.", "Choose every child first.")
    lines = safe_lines(found.counts, found.shares)
    if beside:
        lines = _lines_beside(lines, beside)
    of_all = () if beside else (*_themes(found, lines), *_plans(found, lines))
    return Leaving(
        f"Figures of {_whose(found)}, {found.wanted.period_words}",
        tuple(row for line in lines.values() for row in _rows(line, found)),
        (*_measured(found, lines), *of_all, *((OF_ALL,) if beside else ())),
        about(found),
    )


def _lines_beside(lines: dict[str, SafeLine], beside: Sequence[YearFigures]) -> dict[str, SafeLine]:
    everyone, *groups = beside
    whole = safe_lines(everyone.counts, everyone.shares)
    small = [small_quarters(one.counts, one.shares) for one in groups]
    return {
        key: safe_beside(line, whole[key], frozenset().union(*(one[key] for one in small)))
        for key, line in lines.items()
    }


def about(found: YearFigures) -> tuple[tuple[str, str], ...]:
    """What a table or text of these figures was made of (domain reference 5.7, rule 4)."""
    last = max((one.on for one in found.reviews), default=None)
    cut = f"Records as they stood on {dated(found.today)}"
    return (
        ("Period", found.wanted.period_words),
        ("Filter", _whose(found)),
        ("Denominator", "said with each figure; a review belongs to the period of its own day"),
        ("Method", f"Year figures both ways: {POOLED}, and {MEAN}. {MONTHS_COUNTED} {ROUNDED}"),
        ("Date run", dated(found.today)),
        ("Data cut", f"{cut}; the last review counted was held on {dated(last)}" if last else cut),
        ("Small numbers", f"{SAID} {NARROWED}" if found.wanted.is_narrowed else SAID),
    )


def at_period(line: SafeLine, quarter: int | None) -> Share | int | None:
    """What a line says of the quarter, or of the year."""
    return line.year if quarter is None else line.quarters[quarter]


def _whose(found: YearFigures) -> str:
    wanted = found.wanted
    parts = [wanted.team, "one team manager’s children" if wanted.manager else ""]
    return ", ".join(part for part in parts if part) or "the whole caseload"


def _rows(line: SafeLine, found: YearFigures) -> list[Row]:
    year = found.wanted.year
    rows = [
        _row(line, quarter_words(period), value)
        for period, value in zip(year.quarters, line.quarters, strict=True)
    ]
    rows.append(
        _row(line, year.whole.words, line.year, POOLED if not _is_count(line) else "sum of the quarters")
    )
    if line.mean is not None:
        rows.append(Row(line.label, year.whole.words, None, None, line.mean, line.method, MEAN))
    return rows


def _is_count(line: SafeLine) -> bool:
    return not any(isinstance(one, Share) for one in (*line.quarters, line.year))


def _row(line: SafeLine, period: str, value: Share | int | None, note: str = "") -> Row:
    if value is None:
        return Row(line.label, period, None, None, None, line.method, HIDDEN)
    if isinstance(value, int):
        return Row(line.label, period, value, None, None, line.method, note)
    return Row(line.label, period, value.of, value.out_of, value.percent, line.method, note)


def _measured(found: YearFigures, lines: dict[str, SafeLine]) -> list[str]:
    said = []
    for line in lines.values():
        value = at_period(line, found.wanted.quarter)
        if isinstance(value, Share) and not value.out_of:
            continue
        words = HIDDEN if value is None else value.words if isinstance(value, Share) else f"{value:,}"
        mean = ""
        if found.wanted.quarter is None and line.mean is not None:
            mean = f"; {MEAN} {line.mean}%"
        said.append(f"{line.label}: {words}{mean} ({line.method}).")
    return said


def _themes(found: YearFigures, lines: dict[str, SafeLine]) -> list[str]:
    """What recurs, each list only in the periods in which the numbers it adds up to are shown."""
    recurs = found.themes_of_year
    return [
        *_listed("What concerns were about", recurs.concerns, found, lines, ("informal", "formal")),
        *_listed("What held papers up", recurs.held_up, found, lines, ("record", "outcomes")),
        *_listed("Good work, by kind", recurs.thanks, found, lines, ("thanks",)),
    ]


def _listed(
    label: str,
    recurs: Sequence[Recurring],
    found: YearFigures,
    lines: dict[str, SafeLine],
    drawn: tuple[str, ...],
) -> list[str]:
    quarters = found.wanted.year.quarters
    counts = [[sum(quarter.holds(case.on) for case in one.cases) for quarter in quarters] for one in recurs]
    shut = [at for at in (*range(4), 4) if any(_at(lines[one], at) is None for one in drawn)]
    at = 4 if found.wanted.quarter is None else found.wanted.quarter
    said = _shown([one.label for one in recurs], counts, shut, at, lambda count: f"{count:,}")
    return [f"{label}: {said}."] if said else []


def _at(line: SafeLine, at: int) -> Share | int | None:
    return at_period(line, None if at == 4 else at)


def _shown(
    labels: Sequence[str],
    counts: Sequence[Sequence[int]],
    shut: Sequence[int],
    at: int,
    words: Callable[[int], str],
) -> str:
    """One column of a table of quarters, the hidden numbers said to be so; 4 is the sum of the quarters.

    Args:
        shut: the columns whose own sums are hidden. With one of the quarters hidden none is told, and only the year.
    """
    hidden = _hidden_rows(counts, shut, at)
    if hidden is None:
        return ""
    parts = []
    for r, (label, row) in enumerate(zip(labels, counts, strict=True)):
        count = [*row, sum(row)][at]
        if count or r in hidden:
            parts.append(f"{label} {HIDDEN if r in hidden else words(count)}")
    return "; ".join(parts)


def _hidden_rows(counts: Sequence[Sequence[int]], shut: Sequence[int], at: int) -> frozenset[int] | None:
    """Which rows of a column are hidden; None when nothing of it may be told."""
    if at in shut:
        return None
    if any(column < 4 for column in shut):
        if at < 4:
            return None
        hidden = hidden_counts([sum(row) for row in counts])
        return frozenset(range(len(counts))) if hidden.total else hidden.columns
    return frozenset(r for r, column in hidden_table(counts, shut) if column == at)


def _plans(found: YearFigures, lines: dict[str, SafeLine]) -> list[str]:
    whole = found.wanted.year.whole
    rows = [one for one in found.graded if whole.holds(one.on)]
    said = []
    for scale in used_scales(rows, found.scales):
        for plan in SCORED_PLANS:
            words = _plan_words(found, rows, plan, scale, lines["forms"])
            if words:
                said.append(f"{plan.label} ({scale.label}): {words}.")
    return [*said, f"Grades are {GRADE_METHOD}. Scales are never averaged together."] if said else []


def _plan_words(
    found: YearFigures, rows: Sequence[Graded], plan: PlanKind, scale: Scale, forms: SafeLine
) -> str:
    """The grades of one plan in the period, hidden so that neither the year nor the other quarters give them away."""
    year = found.wanted.year
    tables = [
        bands([one for one in rows if period.holds(one.on)], plan, scale)
        for period in (*year.quarters, year.whole)
    ]
    outside = [one.not_applicable + one.not_available for one in tables]
    small = {at for at, one in enumerate(tables) if is_small(one.scored) or is_small(outside[at])}
    shut = sorted(small | {at for at in range(5) if _at(forms, at) is None})
    at = 4 if found.wanted.quarter is None else found.wanted.quarter
    if not tables[at].scored:
        return ""
    counts = [[one.bands[g].share.of for one in tables[:4]] for g in range(len(scale.grades))]
    said = _shown([one.label for one in scale.grades], counts, shut, at, _out_of(tables[at].scored))
    if not said:
        return HIDDEN
    return said if tables[at].mean is None or HIDDEN in said else f"{said}; mean {tables[at].mean}"


def _out_of(scored: int) -> Callable[[int], str]:
    return lambda count: Share(count, scored, GRADE_METHOD).words
