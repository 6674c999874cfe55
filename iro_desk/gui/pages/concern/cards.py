"""What the page of a concern shows: what it does to the child, what was done, Cafcass, and what the child was told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Share
from iro_desk.domain.wording import dated, day_month, short_date
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.ladder import StageLadder, StageView
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.text import Icon, caption, link, rule, wrapped
from iro_desk.gui.widgets.voice import VoiceBox
from iro_desk.services.concerns import CafcassRow, ConcernPageView, StageRow, StepRow

Ask = Callable[[str], None]
KEPT_OFF = "Kept off the one page"


def ladder(context: Context, view: ConcernPageView) -> StageLadder:
    """The stages, where it stands, and the days of the whole."""
    today = context.today()
    made = StageLadder(_stage(one, view) for one in view.stages)
    if view.day is not None and view.whole_ends_on is not None:
        done, of = view.day
        ends = f"Whole process ends {short_date(view.whole_ends_on, today)}"
        made.add_days(done, of, ends if view.is_open else "It has ended")
    return made


def _stage(one: StageRow, view: ConcernPageView) -> StageView:
    words = one.words
    if one.state == "now":
        words = view.stands.waits if view.is_open else view.stands.words
    length = f"Stage {one.number}, {one.working_days} working {'day' if one.working_days == 1 else 'days'}"
    is_over = one.state == "later" and not view.is_open
    day = dated(one.ends_on) if one.ends_on and not is_over else ""
    return StageView(one.state, one.title, length, words, day)


def effect(view: ConcernPageView, ask: Ask) -> Card:
    """What it does to the child, in their own words where they may be shared."""
    card = Card(f"What it {'is doing' if view.is_open else 'did'} to {view.called}")
    if card.top is not None and view.is_open:
        card.top.addWidget(link("Change details", lambda: ask("details")))
    if view.said is not None:
        words, on = view.said
        card.body.addWidget(VoiceBox(words, f"{view.called}’s words", f"{day_month(on)}, may be shared"))
    card.body.addWidget(wrapped(view.effect or "Not written yet. It is the reason to raise it."))
    if view.asked_for:
        card.body.addWidget(caption("Asked for"))
        card.body.addWidget(wrapped(view.asked_for))
    if view.more:
        card.body.addWidget(wrapped(view.more, tone="muted"))
    if view.changed:
        card.body.addWidget(caption(f"What changed for {view.called}"))
        card.body.addWidget(wrapped(view.changed, "strong"))
    return card


def history(context: Context, view: ConcernPageView, ask: Ask, share: Callable[[StepRow], None]) -> Card:
    """Everything that was done, newest first; an entry stays as it was written."""
    card = Card("What has been done")
    for number, step in enumerate(view.steps):
        if number:
            card.body.addWidget(rule())
        card.body.addWidget(_step(context, step, share))
    if not view.steps:
        card.body.addWidget(caption("Nothing is noted of it yet. Raised before its history was kept here."))
    holder = QWidget()
    flow = Flow(holder, 10)
    for words, key in (("Another conversation", "talk"), ("A meeting", "meet"), ("Anything else", "note")):
        flow.addWidget(button(words, icon="plus", on_press=partial(ask, key)))
    card.body.addWidget(holder)
    return card


def _step(context: Context, step: StepRow, share: Callable[[StepRow], None]) -> QWidget:
    made = QWidget()
    across = Line(made, gap=12)
    when = caption(short_date(step.on, context.today()))
    when.setMinimumWidth(context.theme.theme.px(86))
    across.addWidget(when, 0, TOP)
    column = Column(gap=2)
    column.addWidget(wrapped(step.title, "strong"))
    if step.words:
        column.addWidget(wrapped(step.words))
    if step.due_on is not None:
        column.addWidget(caption(f"By {dated(step.due_on)}"))
    private = step.share is Share.PRIVATE
    turn = link(
        "Let it stand on the one page" if private else "Keep it off the one page",
        lambda: share(step),
        small=True,
    )
    turn.setAccessibleName(f"{turn.accessibleName()}: {step.title}, {dated(step.on)}")
    below = Line(gap=8)
    if private:
        below.addWidget(Badge("none", KEPT_OFF, "lock"))
    below.addWidget(turn)
    below.addStretch(1)
    column.addLayout(below)
    across.addLayout(column, 1)
    return made


def cafcass(context: Context, view: ConcernPageView, ask: Ask) -> Card:
    """The way to Cafcass, with what regulation 45 weighs."""
    card = Card("Cafcass")
    row: CafcassRow = view.cafcass
    if view.is_open and card.top is not None:
        card.top.addWidget(Badge("info", "Open at every stage"))
    weighed = "" if row.decided else " Not weighed yet."
    card.body.addWidget(caption(f"Have you considered a referral? Regulation 45.{weighed}"))
    for one in row.lines:
        across = Line(gap=8)
        name, ink = ("circle-check", "ok") if one.is_so else ("circle-dashed", "text_muted")
        across.addWidget(Icon(name, ink, 18), 0, TOP)
        said = {True: one.words, False: f"{one.words}: no", None: one.words}[one.is_so]
        across.addWidget(wrapped(said), 1)
        card.body.addLayout(across)
    if row.decided:
        card.body.addWidget(wrapped(f"{row.decided}: {row.why}"))
        if row.look_again_on is not None:
            card.body.addWidget(caption(f"Look again {dated(row.look_again_on)}"))
    if view.is_open:
        words = "Weigh it again" if row.decided else "Weigh a referral"
        card.body.addWidget(button(words, icon="scale", on_press=lambda: ask("cafcass")), 0, LEFT)
    return card


def told(context: Context, view: ConcernPageView, ask: Ask) -> Card:
    """What the child was told, and a way to say more."""
    card = Card(f"What {view.called} has been told")
    for step in view.told:
        card.body.addWidget(wrapped(step.words))
        promised = f". Promise to be kept by {dated(step.due_on)}" if step.due_on else ""
        card.body.addWidget(caption(f"{step.title.partition(': ')[2]}, {dated(step.on)}{promised}"))
    if not view.told:
        card.body.addWidget(caption("Nothing is noted yet."))
    holder = QWidget()
    flow = Flow(holder, 10)
    flow.addWidget(button("Note what they were told", icon="pencil", on_press=lambda: ask("told")))
    flow.addWidget(button("Write them a letter", icon="mail", on_press=lambda: ask("letter")))
    card.body.addWidget(holder)
    return card


def together(view: ConcernPageView, go: Callable[[int, int], None]) -> Card:
    """The same concern of brothers and sisters, each with a record of its own."""
    card = Card("Raised together")
    for one in view.together:
        state = "open" if one.is_open else "ended"
        card.body.addWidget(
            link(f"{one.name}’s concern, {state}", partial(go, one.child_id, one.concern_id)), 0, LEFT
        )
    return card
