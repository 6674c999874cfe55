"""Concerns and good work: how many by quarter, how many were settled in two weeks, and what changed for a child."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.concerns.counting import changed_for_the_child, in_period
from iro_desk.gui.pages.year.tables import Open, across_the_year, beside, methods, recurring_card
from iro_desk.gui.widgets.bars import Bar, StackedBars
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.services.figures.behind import CHANGED
from iro_desk.services.figures.year import YearFigures


def concerns_part(found: YearFigures, ask: Open) -> tuple[QWidget, ...]:
    """The counts with their chart, and what each was about."""
    year, themes = found.wanted.year, found.themes
    informal, formal = found.count("informal"), found.count("formal")
    bars = tuple(
        Bar(period.words, solid, hatched)
        for period, solid, hatched in zip(year.quarters, informal.quarters, formal.quarters, strict=True)
    )
    card = Card("How many concerns were raised?")
    lines = (informal, formal, found.share("settled"))
    card.body.addWidget(
        beside(
            StackedBars("How many concerns were raised?", bars, "informal", "formal"),
            across_the_year("Concerns by quarter", lines, year, ask),
            share=2,
        )
    )
    card.body.addWidget(methods(lines))
    good = Card("How much good work was recognised?")
    good.body.addWidget(across_the_year("Good work by quarter", (found.count("thanks"),), year, ask))
    return (
        card,
        _changed(found, ask),
        recurring_card(
            "What were concerns about?", "concerns", themes.concerns, "No concern in this period.", ask
        ),
        good,
        recurring_card(
            "What kinds of good work?",
            "thanks",
            themes.thanks,
            "Praise is counted here as carefully as concern.",
            ask,
        ),
    )


def _changed(found: YearFigures, ask: Open) -> Card:
    period = found.wanted.period
    share = changed_for_the_child(in_period(found.raised, period.first, period.last))
    card = Card("What changed for the child?")
    if share.out_of:
        card.body.addWidget(link(share.words, lambda: ask(CHANGED)), 0, LEFT)
    else:
        card.body.addWidget(wrapped("No concern of this period has ended.", tone="muted"))
    card.body.addWidget(caption(f"{found.wanted.period_words}: {share.method}."))
    return card
