"""How the grades of a child's plans went, review by review."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.figures.trail import Trail
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.grade_line import GradeLine, Mark
from iro_desk.gui.widgets.layouts import LEFT, MIDDLE, Column, Stack
from iro_desk.gui.widgets.text import caption, link, strong, wrapped

SHOWN, BESIDE = 12, 620


def trails_card(context: Context, child_id: int, found: tuple[Trail, ...]) -> Card:
    """A line for each plan that was graded, with its grades in words and a way to the last review."""
    card = Card("Grades through time")
    for trail in found:
        card.body.addWidget(_row(context, child_id, trail))
    card.body.addWidget(
        caption("The best grade is at the top. Grades of different scales are not joined by a line.")
    )
    return card


def _row(context: Context, child_id: int, trail: Trail) -> QWidget:
    points = trail.points[-SHOWN:]
    holder = QWidget()
    across = Stack(holder, BESIDE, gap=20)
    name = f"{trail.plan.label}: {trail.words}"
    across.addWidget(GradeLine(name, [Mark(one.rank, one.is_joined) for one in points]), 0, MIDDLE)
    words = Column(gap=2)
    words.addWidget(strong(trail.plan.label))
    words.addWidget(wrapped(Trail(trail.plan, points).words))
    go = partial(context.go, Place("review", child_id, points[-1].review_id))
    last = link("Open the last review that graded it", go, small=True)
    last.setAccessibleName(f"Open the last review that graded it: {trail.plan.label}")
    words.addWidget(last, 0, LEFT)
    across.addLayout(words, 1)
    return holder
