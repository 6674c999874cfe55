"""Figures as they may leave the service: no names, small numbers hidden, and what they were made of beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from iro_desk.domain.codes import SCORED_PLANS
from iro_desk.domain.concerns.counting import changed_for_the_child, in_period
from iro_desk.domain.figures.grades import METHOD as GRADE_METHOD
from iro_desk.domain.figures.grades import bands, used_scales
from iro_desk.domain.figures.hiding import HIDDEN, SAID, gives_away, hidden_counts, is_small
from iro_desk.domain.figures.lines import SafeLine, safe_lines
from iro_desk.domain.figures.periods import quarter_words
from iro_desk.domain.figures.shares import MEAN, POOLED, Share
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.services.figures.recurring import Recurring
from iro_desk.services.figures.year import YearFigures

ROUNDED = "Per cent to one place, halves up. Every share is given with both its numbers."
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


def leaving(found: YearFigures) -> Leaving:
    """Return the figures as they may leave.

    Raises:
        Refusal: they are of one child, whom they would point to.
    """
    if found.wanted.child_id is not None:
        raise Refusal("Figures of one child stay on this desk.", "Choose every child first.")
    lines = safe_lines(found.counts, found.shares)
    return Leaving(
        f"Figures of {_whose(found)}, {found.wanted.period_words}",
        tuple(row for line in lines.values() for row in _rows(line, found)),
        (*_measured(found, lines), *_themes(found, lines), *_plans(found, lines)),
        about(found),
    )


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
        ("Small numbers", SAID),
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
    """Each list only where the numbers it adds up to are shown."""
    recurs = found.themes

    def are_shown(*keys: str) -> bool:
        return all(at_period(lines[one], found.wanted.quarter) is not None for one in keys)

    said = []
    if are_shown("informal", "formal"):
        said += _listed("What concerns were about", recurs.concerns)
        said += _of_share("Concerns that ended in which something changed for the child", _changed(found))
    if are_shown("record", "outcomes"):
        said += _listed("What held papers up", recurs.held_up)
    if are_shown("thanks"):
        said += _listed("Good work, by kind", recurs.thanks)
    if are_shown("forms"):
        wishes = recurs.wishes
        against = Share(
            len(wishes.against), wishes.set_against, "decisions set against what a child had asked"
        )
        said += _of_share("Decisions that went against what a child had asked", against)
        if wishes.all_say_why and wishes.against and not gives_away(against):
            said.append("The record says why for each of those.")
    return said


def _changed(found: YearFigures) -> Share:
    period = found.wanted.period
    own = in_period(found.raised, period.first, period.last)
    share = changed_for_the_child(own)
    return Share(share.of, share.out_of, share.method, len(own) - share.out_of)


def _of_share(label: str, share: Share) -> list[str]:
    if not share.out_of:
        return []
    return [f"{label}: {HIDDEN if gives_away(share) else share.words} ({share.method})."]


def _listed(label: str, found: Sequence[Recurring]) -> list[str]:
    if not found:
        return []
    counts = [len(one.cases) for one in found]
    said = _counts(counts, [one.label for one in found], lambda count: f"{count:,}")
    return [f"{label}: {said}."]


def _counts(counts: Sequence[int], labels: Sequence[str], words: Callable[[int], str]) -> str:
    """Counts that add up to a total which is shown, the hidden ones said to be so."""
    hidden = hidden_counts(counts)
    parts = [
        f"{label} {HIDDEN if at in hidden.columns or hidden.total else words(count)}"
        for at, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]
    return "; ".join(parts)


def _plans(found: YearFigures, lines: dict[str, SafeLine]) -> list[str]:
    if at_period(lines["forms"], found.wanted.quarter) is None:
        return []
    rows = [one for one in found.graded if found.wanted.period.holds(one.on)]
    said = []
    for scale in used_scales(rows, found.scales):
        for plan in SCORED_PLANS:
            table = bands(rows, plan, scale)
            if not table.scored:
                continue
            outside = table.not_applicable + table.not_available
            counts = [band.share.of for band in table.bands]
            if is_small(table.scored) or is_small(outside) or hidden_counts(counts).total:
                said.append(f"{plan.label} ({scale.label}): {HIDDEN}.")
                continue
            words = _counts(counts, [one.label for one in table.bands], _out_of(table.scored))
            mean = "" if table.mean is None or hidden_counts(counts).columns else f"; mean {table.mean}"
            said.append(f"{plan.label} ({scale.label}): {words}{mean}.")
    return [*said, f"Grades are {GRADE_METHOD}. Scales are never averaged together."] if said else []


def _out_of(scored: int) -> Callable[[int], str]:
    return lambda count: Share(count, scored, GRADE_METHOD).words
