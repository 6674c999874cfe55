"""The child at a glance: what is due and why, the last decisions, and what has happened."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import DecisionState
from iro_desk.domain.wording import counted, day_month, short_date
from iro_desk.gui.pages.child.dates_box import DatesBox
from iro_desk.gui.pages.child.early_review import EarlyReviewBox
from iro_desk.gui.pages.child.happenings import events
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.visit.concerns_card import ConcernsCard
from iro_desk.gui.pages.visit.promises_card import PromisesCard
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import Column, Line, Stack, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading, link
from iro_desk.gui.widgets.timeline import Timeline
from iro_desk.services import children, said_before
from iro_desk.services.children import Happening
from iro_desk.services.said_before import LastDecision, LastDecisions

SHOWN = 7
STATE_TONES = {
    DecisionState.DONE: "ok",
    DecisionState.PARTLY: "soon",
    DecisionState.NOT_DONE: "late",
    DecisionState.NOT_NEEDED: "none",
    DecisionState.AGREED: "info",
    DecisionState.PROPOSED: "info",
}


class OverviewPart(Part):
    """Two columns: what is to come, and what has been."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        both = QWidget()
        across = Stack(both, 900, gap=20)
        left, right = Column(gap=20), Column(gap=12)
        self._decisions, self._past = Column(gap=8), Column(gap=8)
        self.dates: DatesBox | None = None
        self.early: EarlyReviewBox | None = None
        self._due = Column(gap=20)
        self._visits = Column(gap=12)
        self.concerns: ConcernsCard | None = None
        self.promises: PromisesCard | None = None
        self._promised = Column(gap=12)
        left.addLayout(self._visits)
        left.addLayout(self._due)
        left.addLayout(self._promised)
        left.addLayout(self._decisions)
        left.addStretch(1)
        right.addLayout(self._past)
        right.addStretch(1)
        across.addLayout(left, 15)
        across.addLayout(right, 13)
        self.body.addWidget(both)

    def load(self) -> None:
        """Read all three again."""
        ops, today = self.context.ops, self.context.today()
        if self.dates is None or self.early is None:
            self.early = EarlyReviewBox(self.context, self.child_id)
            self.early.hide()
            self.dates = DatesBox(self.context, self.child_id, self.subject_id)
            self.dates.details_wanted.connect(lambda: self.show_part("details"))
            self.early.nothing_left.connect(self.dates.take_focus)
            self._due.addWidget(self.early)
            self._due.addWidget(self.dates)
        self._load_visits()
        self.early.load()
        self.dates.load()
        decisions = partial(said_before.last_decisions, child_id=self.child_id, today=today)
        ops.read(decisions, self._show_decisions, self)
        ops.read(partial(children.timeline, child_id=self.child_id, today=today), self._show_past, self)

    def _load_visits(self) -> None:
        """What could not wait at a visit, and what was promised at one."""
        if self.concerns is None or self.promises is None:
            self.concerns = ConcernsCard(self.context, self.child_id)
            self.promises = PromisesCard(self.context, self.child_id)
            self._visits.addWidget(self.concerns)
            self._promised.addWidget(self.promises)
        self.concerns.load()
        self.promises.load()

    def flush(self) -> None:
        """Keep what is typed about a date or an early review."""
        for box in (self.early, self.dates):
            if box is not None:
                box.flush()

    def _show_decisions(self, last: LastDecisions | None) -> None:
        emptied(self._decisions)
        if last is None or not last.rows:
            self._decisions.addLayout(_top("Decisions"))
            self._decisions.addWidget(
                EmptyState(
                    "No decisions yet", "They will come from the reviews, each with its owner and date."
                )
            )
            return
        top = _top(f"Decisions from {day_month(last.review_on)}")
        done = sum(row.state is DecisionState.DONE for row in last.rows)
        top.addWidget(caption(f"{done} of {len(last.rows)} done"))
        self._decisions.addLayout(top)
        listed = RowList("Decisions", tuple(self._decision(row) for row in last.rows))
        opened = Place("review", self.child_id, last.review_id)
        listed.opened.connect(lambda _key: self.context.go(opened))
        self._decisions.addWidget(listed)

    def _decision(self, row: LastDecision) -> ListRow:
        by_when = f"by {short_date(row.by_when, self.context.today())}" if row.by_when else ""
        detail = ", ".join(part for part in (row.owner, by_when) if part) or "Nobody named yet"
        if row.times_carried:
            detail += f". Carried over {counted(row.times_carried, 'time')}"
        return ListRow(
            key=str(row.decision_id), main=row.what, detail=detail, tone=STATE_TONES[row.state],
            badge=row.state.label,
        )  # fmt: skip

    def _show_past(self, rows: tuple[Happening, ...]) -> None:
        emptied(self._past)
        top = _top("What has happened")
        top.addWidget(
            button("Something happened", icon="plus", on_press=partial(self.show_part, "law:event"))
        )
        if rows:
            top.addWidget(link("Open the timeline", partial(self.show_part, "timeline")))
        self._past.addLayout(top)
        if not rows:
            self._past.addWidget(
                EmptyState(
                    "Their story starts here", "Visits, reviews, moves and letters will appear in order."
                )
            )
            return
        card = Card(margins=(16, 16, 16, 8))
        card.body.addWidget(Timeline(events(rows[:SHOWN], years=False)))
        self._past.addWidget(card)


def _top(words: str) -> Line:
    top = Line(gap=8)
    top.addWidget(heading(words), 1)
    return top
