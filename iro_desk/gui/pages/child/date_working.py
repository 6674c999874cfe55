"""What stands under the sum of one date: its days, how it is answered, its history, and another date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.clocks import Due
from iro_desk.domain.clocks.families import has_limit
from iro_desk.domain.clocks.strip import strip_of
from iro_desk.domain.wording import dated, long_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.noting import noting
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.calendar_strip import CalendarStrip, left_out_words
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.records import OwnDateFields
from iro_desk.records.forms import asked
from iro_desk.services import dates, sheets
from iro_desk.services.clockwork import PastDate
from iro_desk.services.dates import ChildDate
from iro_desk.services.drafts import DraftKey

MANAGERS_ANSWER = "REC-4"


class DateWorking(QWidget):
    """One date's own tools.

    Signals:
        noted: it has been answered.
    """

    noted = Signal()

    def __init__(self, context: Context, child_id: int, one: ChildDate) -> None:
        super().__init__()
        self._context, self._child_id, self.one = context, child_id, one
        self.entry: Entry | None = None
        whole = Column(self, (0, 4, 0, 0), 8)
        self._lay_strip(whole)
        self._lay_own(whole)
        answer = noting(context, one.standing.due)
        if answer is not None:
            answer.noted.connect(self.noted)
            whole.addWidget(answer)
        due = one.standing.due
        self._lay_ways(whole, due)
        links = QWidget()
        flow = Flow(links, 16)
        self._another = link("Work to another date", self.ask_own, small=True)
        flow.addWidget(self._another)
        if one.past:
            self.history_link = link("History", self.turn_history, small=True)
            flow.addWidget(self.history_link)
        words = "Its limit in Settings" if has_limit(due.clock_id) else "Its clock in Settings"
        place = Place("settings", part=f"clocks:{due.clock_id}")
        self.clock_link = link(words, partial(context.go, place), small=True)
        flow.addWidget(self.clock_link)
        whole.addWidget(links)
        self._holder = Column(gap=8)
        whole.addLayout(self._holder)
        self._past = QWidget()
        self._lay_past()
        self._past.hide()
        whole.addWidget(self._past)

    def _lay_ways(self, whole: Column, due: Due) -> None:
        """Where a date is answered elsewhere, the way there."""
        go, child_id = self._context.go, self._child_id
        if due.clock_id == MANAGERS_ANSWER and due.review_id is not None:
            place = Place("child", child_id, due.review_id, "reviews:manager")
            whole.addWidget(button("Note the manager’s response", on_press=partial(go, place)), 0, LEFT)
        kind, _, number = due.anchor.partition(":")
        if kind == "dispute":
            place = Place("concern", child_id, int(number))
            whole.addWidget(button("Open the concern", on_press=partial(go, place)), 0, LEFT)
        form_id = sheets.form_of_clock(due.clock_id)
        if form_id:
            words = f"Write up: {sheets.form_of(form_id).title}"
            written = Place("sheet", child_id, None, form_id)
            whole.addWidget(button(words, on_press=partial(go, written)), 0, LEFT)

    def flush(self) -> None:
        """Keep what is typed into the form."""
        if self.entry is not None:
            self.entry.flush()

    def ask_own(self) -> None:
        """Open the form for another date."""
        if self.entry is not None:
            return
        standing, context = self.one.standing, self._context
        entry = Entry(
            context,
            DraftKey(dates.OWN_DATE, standing.due_id, self._child_id),
            asked(OwnDateFields),
            "Work to another date",
            partial(dates.choose, child_id=self._child_id, due_id=standing.due_id, now=context.now()),
            lines=2,
        )
        self.entry = entry
        self._another.hide()
        self._holder.addWidget(
            caption(f"The rule’s date stays beside yours: {long_date(standing.due.due_on)}.")
        )
        self._holder.addWidget(entry)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        flow.addWidget(button("Work to this date", shortcut="Alt+Return", on_press=entry.file))
        flow.addWidget(button("Come back later", on_press=self.put_away))
        self._holder.addWidget(buttons)
        entry.put_away.connect(self.put_away)
        entry.filed.connect(lambda _id: self._chosen())
        own = standing.own_on
        entry.begin({"chosen_on": own.isoformat() if own else None, "reason": standing.own_reason})

    def put_away(self) -> None:
        """Close the form; what was typed stays as a draft."""
        self.flush()
        self.entry = None
        emptied(self._holder)
        self._another.show()
        self._another.setFocus()

    def _chosen(self) -> None:
        self.entry = None
        self._context.toast("You work to your own date")

    def turn_history(self) -> None:
        """Show what the date has been, or fold it away."""
        self._past.setVisible(self._past.isHidden())

    def _lay_strip(self, whole: Column) -> None:
        cells = strip_of(self.one.standing.due, self._context.calendar)
        if len(cells) < 2:
            return
        whole.addWidget(CalendarStrip(cells))
        left_out = left_out_words(cells)
        if left_out:
            whole.addWidget(caption(f"{left_out}."))

    def _lay_own(self, whole: Column) -> None:
        standing = self.one.standing
        if standing.own_on is None:
            return
        whole.addWidget(wrapped(f"You work to {long_date(standing.own_on)}: {standing.own_reason}", "strong"))
        whole.addWidget(button("Go back to the rule’s date", on_press=self._leave), 0, LEFT)

    def _leave(self) -> None:
        self._context.ops.write(
            "Go back to the rule’s date",
            partial(dates.leave, child_id=self._child_id, due_id=self.one.standing.due_id),
            then=lambda _none: self._context.toast("Back to the rule’s date"),
        )

    def _lay_past(self) -> None:
        column = Column(self._past, gap=4)
        for was in reversed(self.one.past):
            column.addWidget(caption(self._told(was)))

    def _told(self, was: PastDate) -> str:
        when = was.ended_at.astimezone(self._context.now().tzinfo).date() if was.ended_at else None
        moved = f"moved on {dated(when)}" if when else "moved"
        by = f" by “{was.ended_by}”" if was.ended_by else ""
        return f"Was {dated(was.due_on)}, {moved}{by}."
