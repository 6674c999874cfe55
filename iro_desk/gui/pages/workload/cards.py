"""The figures of the workload: against the handbook, the weeks ahead, where children live, moves and miles."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import day_month
from iro_desk.gui.pages.caseload_gauge import CaseloadGauge
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, labelled, wrapped
from iro_desk.services.caseload_weight import Workload

AUTHORITY = (Heading("Council", wide=True), Heading("Children", figures=True))
WEEK = (
    Heading("Week of", wide=True),
    Heading("Reviews", figures=True),
    Heading("With a time", figures=True),
    Heading("Usual", figures=True),
)


def against_the_band(found: Workload) -> QWidget:
    """The caseload on the handbook's line."""
    held = found.caseload
    card = Card("Against the handbook")
    card.body.addWidget(CaseloadGauge(held.children, held.fewest, held.most))
    card.body.addWidget(caption("Weights do not enter into the guide: it counts children."))
    return card


def weeks_ahead(found: Workload) -> QWidget:
    """The weeks with more reviews than usual in words, and every week in figures."""
    card = Card("Reviews in the weeks ahead")
    for sentence in found.busy:
        card.body.addWidget(wrapped(sentence, "strong"))
    if not found.busy:
        usual = any(week.usual for week in found.weeks)
        words = (
            "No week ahead has more reviews than usual."
            if usual
            else "There are no past reviews here to say what is usual."
        )
        card.body.addWidget(wrapped(words, tone="muted"))
    rows = tuple(
        TableRow(
            str(at),
            (day_month(week.week_on), str(week.reviews), str(week.booked), week.usual or "Not known"),
        )
        for at, week in enumerate(found.weeks)
        if week.reviews or week.booked
    )
    if rows:
        card.body.addWidget(DataTable("Reviews in the weeks ahead", WEEK, rows))
    left_out = " Weeks with none are left out." if len(rows) < len(found.weeks) else ""
    card.body.addWidget(caption(f"The next {len(found.weeks)} weeks.{left_out}"))
    return card


def where_they_live(found: Workload) -> QWidget:
    """The children of each council area."""
    card = Card("Where they live")
    rows = tuple(
        TableRow(str(at), (one.authority, str(one.children)))
        for at, one in enumerate(found.caseload.authorities)
    )
    card.body.addWidget(DataTable("Children by council", AUTHORITY, rows))
    return card


def moves_and_miles(found: Workload) -> QWidget:
    """Who moved, and how far the officer drove."""
    card = Card("Moves and miles")
    card.body.addWidget(wrapped(found.moved.words))
    for driven in found.driven:
        card.body.addWidget(labelled(driven.since, "label"))
        card.body.addWidget(wrapped(driven.words))
    card.body.addWidget(caption("From the bookings with a place, out from your base and back."))
    return card
