"""The tables and charts that the parts of My year share: quarters down, measures across the year, and what recurs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from iro_desk.domain.figures.lines import CountLine, ShareLine
from iro_desk.domain.figures.periods import Year
from iro_desk.domain.figures.shares import MEAN, POOLED, Share
from iro_desk.gui.widgets.bars import Bar, StackedBars
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.figure_table import FigureTable
from iro_desk.gui.widgets.layouts import TOP, Stack
from iro_desk.gui.widgets.table import Heading, TableRow
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.figures.behind import share_key, theme_key
from iro_desk.services.figures.recurring import Recurring

Open = Callable[[str], None]
BESIDE = 760
WHOLE = "Year"
NO_BREAK = "\u00a0"


def beside(chart: QWidget, table: QWidget, share: int = 1) -> QWidget:
    """A chart with its table at the right, ``share`` times as wide, or beneath it where it is narrow."""
    holder = QWidget()
    across = Stack(holder, BESIDE, gap=24)
    across.addWidget(chart, 1, TOP)
    across.addWidget(table, share, TOP)
    return holder


def quarter_table(name: str, line: ShareLine, heads: tuple[str, str], year: Year, ask: Open) -> FigureTable:
    """One share down the quarters, with the year both ways."""
    rows = [
        _share_row(str(at), period.words, share)
        for at, (period, share) in enumerate(zip(year.quarters, line.quarters, strict=True))
    ]
    rows.append(_share_row(WHOLE, WHOLE, line.year, total=True))
    if line.mean is not None:
        rows.append(TableRow(WHOLE, (MEAN.capitalize(), "", "", f"{line.mean}%")))
    headings = (Heading("Quarter", wide=True), *(Heading(one, figures=True) for one in (*heads, "Share")))
    made = FigureTable(name, headings, tuple(rows))
    made.asked.connect(lambda key, _at: ask(share_key(line.key, None if key == WHOLE else int(key))))
    return made


def late_bars(
    name: str, line: ShareLine, year: Year, solid: str, hatched: str, *, ink: str = "late"
) -> StackedBars:
    """The same share as columns."""
    bars = tuple(
        Bar(period.words, share.of, share.others)
        for period, share in zip(year.quarters, line.quarters, strict=True)
    )
    return StackedBars(name, bars, solid, hatched, ink=ink)


def across_the_year(name: str, lines: Sequence[ShareLine | CountLine], year: Year, ask: Open) -> FigureTable:
    """Measures down and quarters across; each figure with both its numbers."""
    headings = (
        Heading("", wide=True),
        *(Heading(period.words, figures=True) for period in year.quarters),
        Heading(WHOLE, figures=True),
    )
    rows = tuple(
        TableRow(line.key, (line.label, *(_cell(one) for one in (*line.quarters, line.year))))
        for line in lines
    )
    made = FigureTable(name, headings, rows)
    made.asked.connect(lambda key, at: ask(share_key(key, None if at in (0, 5) else at - 1)))
    return made


def methods(lines: Sequence[ShareLine | CountLine]) -> QWidget:
    """How each of some measures was counted."""
    said = [f"{line.label}: {line.method}." for line in lines]
    return caption("\n".join((*said, f"The year is {POOLED}.")))


def recurring_card(title: str, listed: str, found: Sequence[Recurring], none: str, ask: Open) -> Card:
    """What recurs, the commonest first, each opening its cases."""
    card = Card(title)
    if not found:
        card.body.addWidget(wrapped(none, tone="muted"))
        return card
    most = len(found[0].cases)
    rows = tuple(
        TableRow(
            one.key,
            (
                one.label + (f" ({one.note})" if one.note else ""),
                f"{100 * len(one.cases) / most}",
                f"{len(one.cases):,}",
            ),
        )
        for one in found
    )
    headings = (Heading("What", wide=True), Heading("", wide=True, bar=True), Heading("Cases", figures=True))
    table = FigureTable(title, headings, rows)
    table.asked.connect(lambda key, _at: ask(theme_key(listed, key)))
    card.body.addWidget(table)
    return card


def _share_row(key: str, words: str, share: Share, *, total: bool = False) -> TableRow:
    return TableRow(key, (words, f"{share.of:,}", f"{share.out_of:,}", share.percent_words), total)


def _cell(value: Share | int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return in_two_lines(value) if value.out_of else "–"


def in_two_lines(share: Share) -> str:
    """A share over its numbers, neither of which may be broken."""
    return f"{share.percent_words}\n{share.numbers.replace(' ', NO_BREAK)}"
