"""Themes: what recurs across the caseload, with the cases behind each number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.figures.shares import Share
from iro_desk.gui.pages.year.tables import Open, recurring_card
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.services.figures.behind import theme_key
from iro_desk.services.figures.year import YearFigures


def themes_part(found: YearFigures, ask: Open) -> tuple[QWidget, ...]:
    """Concerns, late papers, weak plans, wishes not met, and good work."""
    themes = found.themes
    return (
        recurring_card("What were concerns about?", "concerns", themes.concerns, "No concern in this period.", ask),
        recurring_card(
            "What held papers up?", "held_up", themes.held_up, "No reason is recorded in this period.", ask
        ),
        recurring_card(
            "Which plans had one of the two lowest grades?", "weak_plans", themes.weak_plans,
            "None in this period.", ask,
        ),
        _wishes(found, ask),
        recurring_card(
            "What kinds of good work?", "thanks", themes.thanks, "Praise is counted here as carefully as concern.", ask
        ),
    )  # fmt: skip


def _wishes(found: YearFigures, ask: Open) -> Card:
    wishes = found.themes.wishes
    card = Card("Which decisions went against what a child had asked?")
    share = Share(len(wishes.against), len(wishes.set_against), "decisions")
    card.body.addWidget(wrapped(f"{share.words}, of the decisions set against a child’s wish."))
    if wishes.against:
        words = "Each says why." if wishes.all_say_why else "Some do not say why yet."
        card.body.addWidget(wrapped(words))
        card.body.addWidget(link("Open them", lambda: ask(theme_key("wishes", "against"))), 0, LEFT)
    return card
