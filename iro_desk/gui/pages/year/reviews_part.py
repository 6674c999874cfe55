"""Reviews and taking part: were they on time, how children took part, and what the monitoring forms say."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Participation
from iro_desk.domain.figures.reviews import HEADLINES, ON_TIME, TOOK_PART, TOOK_PART_4, by_code, measure
from iro_desk.domain.figures.shares import Share
from iro_desk.gui.pages.year.tables import Open, across_the_year, beside, late_bars, methods, quarter_table
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.figure_table import FigureTable
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack
from iro_desk.gui.widgets.table import Heading, TableRow
from iro_desk.gui.widgets.text import caption, figure, labelled, link
from iro_desk.services.figures.behind import code_key, share_key
from iro_desk.services.figures.year import YearFigures

IN_A_LINE = 820
FOUR = tuple(code for code in Participation if code is not Participation.PN0)


def reviews_part(found: YearFigures, ask: Open) -> tuple[QWidget, ...]:
    """Every card of it."""
    lines = [one.line for one in found.shares if measure(one.line.key)]
    every = Card("Every figure of the year")
    every.body.addWidget(
        across_the_year("Every figure of the year", (found.count("held"), *lines), found.wanted.year, ask)
    )
    every.body.addWidget(methods((found.count("held"), *lines)))
    return (_headlines(found, ask), _on_time(found, ask), _took_part(found, ask), every)


def _headlines(found: YearFigures, ask: Open) -> QWidget:
    """Five figures of the period with both their numbers."""
    card = Card()
    holder = QWidget()
    across = Stack(holder, IN_A_LINE, gap=20)
    for one in HEADLINES:
        line = found.share(one.key)
        quarter = found.wanted.quarter
        share = line.year if quarter is None else line.quarters[quarter]
        down = Column(gap=2)
        down.addWidget(labelled(one.label, "caption", tone="muted"))
        down.addWidget(figure(share.percent_words))
        down.addWidget(link(share.numbers, partial(ask, share_key(one.key, quarter)), small=True), 0, LEFT)
        across.addLayout(down, 1)
    card.body.addWidget(holder)
    return card


def _on_time(found: YearFigures, ask: Open) -> Card:
    year, line = found.wanted.year, found.share(ON_TIME.key)
    card = Card("Were reviews held on time?")
    card.body.addWidget(caption(f"By review, not by child: {line.method}. {_left_out(line.year)}".strip()))
    card.body.addWidget(
        beside(
            late_bars("Were reviews held on time?", line, year, "on time", "late"),
            quarter_table("Reviews on time", line, ("On time", "Held"), year, ask),
        )
    )
    return card


def _left_out(share: Share) -> str:
    return f"Left out: {share.left_out:,} whose last day is not known here." if share.left_out else ""


def _took_part(found: YearFigures, ask: Open) -> Card:
    counts = by_code(found.of_period)
    whole = sum(counts[code] for code in FOUR)
    took_part = sum(counts[code] for code in TOOK_PART)
    everyone = whole + counts[Participation.PN0]
    card = Card("How did children take part?")
    card.body.addWidget(
        caption(
            f"{found.wanted.period_words}: {whole:,} reviews of children aged four and over; "
            f"{counts[Participation.PN0]:,} of younger children (PN0) are left out."
        )
    )
    rows = [
        TableRow(code.value, _code_cells(code, counts[code], whole))
        for code in sorted(FOUR, key=lambda code: (-counts[code], code.value))
        if counts[code]
    ]
    four, every = Share(took_part, whole, ""), Share(took_part, everyone, "")
    rows.append(TableRow("", ("", "Took part", "", f"{took_part:,}", four.percent_words), total=True))
    headings = (
        Heading("Code"),
        Heading("How they took part", wide=True),
        Heading("", wide=True, bar=True),
        Heading("Reviews", figures=True),
        Heading(f"of {whole:,}", figures=True),
    )
    table = FigureTable("How children took part", headings, tuple(rows))
    table.asked.connect(
        lambda key, _at: ask(
            code_key(Participation(key)) if key else share_key(TOOK_PART_4.key, found.wanted.quarter)
        )
    )
    card.body.addWidget(table)
    card.body.addWidget(
        caption(
            f"Took part (PN1, PN2, PN3, PN5 and PN6) two ways: {four.words}, aged four and over; "
            f"{every.words}, of all reviews with a code, PN0 with them."
        )
    )
    return card


def _code_cells(code: Participation, count: int, whole: int) -> tuple[str, ...]:
    share = Share(count, whole, "")
    return (code.value, code.label, str(share.percent or 0), f"{count:,}", share.percent_words)
