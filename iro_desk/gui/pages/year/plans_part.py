"""Quality of plans: the grades of each plan on each scale, and how they went quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SCORED_PLANS, PlanKind
from iro_desk.domain.figures.grades import (
    METHOD,
    Graded,
    PlanBands,
    bands,
    is_numbered,
    no_single_mean,
    used_scales,
)
from iro_desk.domain.figures.periods import Year, quarter_words
from iro_desk.domain.figures.shares import Share
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE, Scale
from iro_desk.gui import theme
from iro_desk.gui.pages.year.tables import NO_BREAK, Open, beside, in_two_lines
from iro_desk.gui.widgets.bars import Bar, StackedBars
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.figure_table import FigureTable
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.figures.behind import grade_key
from iro_desk.services.figures.year import YearFigures

BREAK = "|"


def plans_part(found: YearFigures, ask: Open) -> tuple[QWidget, ...]:
    """A card for each scale that was used in the period, and the quarters of one plan."""
    rows = [one for one in found.graded if found.wanted.period.holds(one.on)]
    scales = used_scales(rows, found.scales)
    made: list[QWidget] = []
    refusal = no_single_mean(scales)
    if refusal:
        made.append(wrapped(refusal))
    made += [_scale_card(found, rows, scale, ask) for scale in scales]
    if not scales:
        words = "Grades come from the monitoring form of each review, once it is finished."
        made.append(EmptyState("No plan was graded in this period", words))
    if used_scales(found.graded, found.scales):
        made.append(TrendCard(found))
    return tuple(made)


def _scale_card(found: YearFigures, rows: list[Graded], scale: Scale, ask: Open) -> Card:
    card = Card(f"How good were the plans? {scale.label}")
    tables = [bands(rows, plan, scale) for plan in SCORED_PLANS]
    shown = [one for one in tables if one.scored or one.not_applicable or one.not_available]
    table = _down(shown, scale) if theme.current().is_large else _across(shown, scale)
    values = [one.value for one in scale.grades]

    def opened(key: str, at: int) -> None:
        plan, _, value = key.partition(BREAK)
        there = ["", *values, "", NOT_APPLICABLE, NOT_AVAILABLE, ""]
        wanted = value or (there[at] if at < len(there) else "")
        if wanted:
            ask(grade_key(PlanKind(plan), scale.scale_id, wanted))

    table.asked.connect(opened)
    card.body.addWidget(table)
    mean = " The mean is of the numbers of this scale only." if is_numbered(scale) else ""
    card.body.addWidget(caption(f"{found.wanted.period_words}: {METHOD}.{mean}"))
    return card


def _across(shown: Sequence[PlanBands], scale: Scale) -> FigureTable:
    """A row for each plan, the grades across."""
    has_mean = is_numbered(scale)
    headings = (
        Heading("Plan", wide=True),
        *(Heading(grade.label, figures=True) for grade in scale.grades),
        Heading("Graded", figures=True),
        Heading("Not applicable", figures=True),
        Heading("Not there", figures=True),
        *((Heading("Mean", figures=True),) if has_mean else ()),
    )
    rows = tuple(TableRow(one.plan.value, _cells(one, has_mean)) for one in shown)
    return FigureTable("Grades by plan", headings, rows)


def _down(shown: Sequence[PlanBands], scale: Scale) -> FigureTable:
    """A row for each plan and grade: for large text, where the grades do not fit across."""
    rows = []
    for one in shown:
        mean = f"Mean {one.mean}" if one.mean is not None else ""
        rows.append(TableRow(one.plan.value, (one.plan.label, mean), total=True))
        said = [(band.value, band.label, band.share.words.replace(" ", NO_BREAK)) for band in one.bands]
        said.append((NOT_APPLICABLE, "Not applicable", f"{one.not_applicable:,}"))
        said.append((NOT_AVAILABLE, "Not there", f"{one.not_available:,}"))
        rows += [TableRow(f"{one.plan.value}{BREAK}{value}", (label, words)) for value, label, words in said]
    return FigureTable(
        "Grades by plan", (Heading("Plan", wide=True), Heading("Share", figures=True)), tuple(rows)
    )


def _cells(one: PlanBands, has_mean: bool) -> tuple[str, ...]:
    return (
        one.plan.label,
        *(in_two_lines(band.share) if one.scored else "–" for band in one.bands),
        f"{one.scored:,}",
        f"{one.not_applicable:,}",
        f"{one.not_available:,}",
        *((str(one.mean) if one.mean is not None else "–",) if has_mean else ()),
    )


class TrendCard(Card):
    """One plan over eight quarters, on the scale most used: the upper grades solid, the two lowest hatched."""

    def __init__(self, found: YearFigures) -> None:
        super().__init__("How did one plan go, quarter by quarter?")
        self._found = found
        self.plan = Choice(tuple(Option(plan.value, plan.label) for plan in SCORED_PLANS), blank=False)
        self.plan.setAccessibleName("Plan")
        self.plan.set_value(SCORED_PLANS[0].value)
        self.plan.edited.connect(self._show)
        self._holder = Column(gap=8)
        self.body.addWidget(self.plan, 0, LEFT)
        self.body.addLayout(self._holder)
        self._show()

    def _show(self) -> None:
        emptied(self._holder)
        plan = PlanKind(self.plan.value() or SCORED_PLANS[0].value)
        own = [one for one in self._found.graded if one.plan is plan]
        scales = used_scales(own, self._found.scales)
        if not scales:
            self._holder.addWidget(wrapped("This plan was not graded in these two years.", tone="muted"))
            return
        scale = scales[0]
        year = self._found.wanted.year
        quarters = (*Year(year.begins - 1).quarters, *year.quarters)
        shares = [_upper([one for one in own if quarter.holds(one.on)], plan, scale) for quarter in quarters]
        bars = tuple(
            Bar(f"{quarter.words[:3]} {quarter.first.year % 100:02}", share.of, share.others)
            for quarter, share in zip(quarters, shares, strict=True)
        )
        rows = tuple(
            TableRow(
                str(at), (quarter_words(quarter), f"{share.of:,}", f"{share.out_of:,}", share.percent_words)
            )
            for at, (quarter, share) in enumerate(zip(quarters, shares, strict=True))
        )
        headings = (
            Heading("Quarter", wide=True), Heading("Upper grades", figures=True), Heading("Graded", figures=True),
            Heading("Share", figures=True),
        )  # fmt: skip
        name = f"{plan.label}, quarter by quarter"
        self._holder.addWidget(
            beside(StackedBars(name, bars, "upper grades", "low"), DataTable(name, headings, rows))
        )
        low = " and ".join(grade.label for grade in scale.grades if grade.is_bottom_two)
        other = " Grades on other scales are not in it." if len(scales) > 1 else ""
        self._holder.addWidget(caption(f"On {scale.label}. Low: {low or 'none'}.{other}"))


def _upper(rows: list[Graded], plan: PlanKind, scale: Scale) -> Share:
    table = bands(rows, plan, scale)
    upper = sum(band.share.of for band in table.bands if not band.is_bottom_two)
    return Share(upper, table.scored, METHOD)
