"""Feedback: how many forms came back, what children chose, and comments as they were given."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.year.tables import Open, beside, late_bars, methods, quarter_table
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, labelled, wrapped
from iro_desk.services.figures.thoughts import Chosen, Comment, by_who
from iro_desk.services.figures.year import YearFigures

MOST = 40
WHO = (
    Heading("Who was asked", wide=True),
    Heading("Came back", figures=True),
    Heading("Share", figures=True),
)


def feedback_part(found: YearFigures, ask: Open) -> tuple[QWidget, ...]:
    """The response rate, the answers and the comments."""
    if not found.thoughts.given:
        words = "Forms go out with each record. You can type in answers given by hand."
        return (EmptyState("No answers yet", words),)
    return (_rate(found, ask), _chosen(found.thoughts.chosen), _comments(found))


def _rate(found: YearFigures, ask: Open) -> Card:
    year, line = found.wanted.year, found.share("feedback")
    card = Card("How many forms came back?")
    card.body.addWidget(
        beside(
            late_bars("How many forms came back?", line, year, "came back", "not back", ink="chart_3"),
            quarter_table("Forms that came back", line, ("Came back", "Given"), year, ask),
        )
    )
    own = tuple(one for one in found.thoughts.given if found.wanted.period.holds(one.review_on))
    rows = tuple(
        TableRow(who.value, (who.label, share.numbers, share.percent_words)) for who, share in by_who(own)
    )
    card.body.addWidget(DataTable("Who answered", WHO, rows))
    card.body.addWidget(methods((line,)))
    return card


def _chosen(chosen: tuple[Chosen, ...]) -> QWidget:
    card = Card("What did children say?")
    if not chosen:
        card.body.addWidget(wrapped("No child has answered these in this period.", tone="muted"))
    for question in dict.fromkeys(one.question for one in chosen):
        card.body.addWidget(labelled(question, "label", wrap=True))
        own = [one for one in chosen if one.question == question]
        card.body.addWidget(wrapped("; ".join(f"{one.answer}: {one.share.words}" for one in own)))
    return card


def _comments(found: YearFigures) -> QWidget:
    thoughts = found.thoughts
    card = Card("In their words")
    for one in thoughts.comments[:MOST]:
        _quote(card, one)
    if not thoughts.comments:
        card.body.addWidget(wrapped("No comment may be quoted from this period.", tone="muted"))
    if len(thoughts.comments) > MOST:
        card.body.addWidget(
            caption(f"The first {MOST} of {len(thoughts.comments)}. Choose a quarter to see fewer.")
        )
    if thoughts.kept_back:
        kept = counted(thoughts.kept_back, "comment")
        card.body.addWidget(caption(f"Kept back: {kept} that nobody said may be shared."))
    return card


def _quote(card: Card, one: Comment) -> None:
    card.body.addWidget(caption(f"{one.who}, review of {dated(one.review_on)}. {one.question}"))
    card.body.addWidget(wrapped(f"“{one.words}”"))
    if one.caution:
        card.body.addWidget(caption(one.caution, "soon"))
