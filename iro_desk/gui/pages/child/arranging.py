"""Cancelling, adjourning and adding meetings, for each review of a child that is not finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import dated
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.error_summary import LookFirst
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.records.arranging import AdjournFields, CancelFields, MeetingFields
from iro_desk.records.base import Fields
from iro_desk.records.forms import asked
from iro_desk.services.drafts import DraftKey
from iro_desk.services.reviews import arranging
from iro_desk.services.reviews.arranging import Arranged, Warned


@dataclass(frozen=True, slots=True)
class Arranging:
    """One thing that may be done with a review: its words, its form and its service."""

    key: str
    form: str
    record: type[Fields]
    heading: str
    verb: str
    done: str
    write: Callable[..., Any]


ACTIONS = {
    one.key: one
    for one in (
        Arranging(
            "cancel", arranging.CANCEL, CancelFields, "Cancel the review", "Cancel the review",
            "Review cancelled", arranging.cancel,
        ),
        Arranging(
            "adjourn", arranging.ADJOURN, AdjournFields, "Adjourn the review", "Adjourn the review",
            "Review adjourned", arranging.adjourn,
        ),
        Arranging(
            "meeting", arranging.MEETING, MeetingFields, "Add a meeting to the review", "Add this meeting",
            "Meeting added", arranging.add_meeting,
        ),
    )
}  # fmt: skip


class ArrangingEntry(Entry):
    """A form that tells what is worth a second look, and goes on when its button is pressed again."""

    def __init__(self, context: Context, child_id: int, review_id: int, action: Arranging) -> None:
        write = partial(action.write, review_id=review_id)
        if action.key != "cancel":
            write = partial(write, calendar=context.calendar, rules=context.rules)
        if action.key == "adjourn":
            write = partial(write, today=context.today())
        key = DraftKey(action.form, review_id, child_id)
        super().__init__(context, key, asked(action.record), action.heading, write, lines=2)
        self._untold, self._verb = write, action.verb
        self.look = LookFirst()
        self.whole.insertWidget(0, self.look)
        self.form.edited.connect(lambda _name: self._tell_again())

    def _tell_again(self) -> None:
        """Another answer has not been warned of yet."""
        self._write = self._untold
        self.look.show_words("")

    def _refused(self, trouble: Exception) -> bool:
        if isinstance(trouble, Warned):
            self._write = partial(self._untold, told=True)
            self.problems.show_problems(())
            self.form.show_errors({})
            self.look.show_words(f"{trouble.what} Press “{self._verb}” again to go on all the same.")
            return True
        self.look.show_words("")
        return super()._refused(trouble)


class ArrangedCard(Card):
    """One review that is not finished: its day, its meetings, and what may be done.

    Signals:
        chosen: the key of what is to be done, and the review's number.
        removed: a meeting is to be taken out, by its number.
    """

    chosen = Signal(str, int)
    removed = Signal(int)

    def __init__(self, one: Arranged) -> None:
        super().__init__(f"{one.label}, {dated(one.on)}", gap=8)
        if one.adjourned_on is not None:
            words = f"Adjourned on {dated(one.adjourned_on)} until {dated(one.on)}: {one.adjourned_why}"
            self.body.addWidget(wrapped(words))
        if one.meetings:
            self.body.addWidget(caption("A series of meetings. The last one completes the review."))
        for meeting in one.meetings:
            line = Line(gap=12)
            line.addWidget(wrapped(", ".join(p for p in (dated(meeting.held_on), meeting.words) if p)), 1)
            take_out = partial(self.removed.emit, meeting.meeting_id)
            out = link("Take out", take_out, small=True)
            out.setAccessibleName(f"Take out the meeting of {dated(meeting.held_on)}")
            line.addWidget(out)
            self.body.addLayout(line)
        holder = QWidget()
        flow = Flow(holder, 10)
        flow.addWidget(button("Add a meeting", icon="plus", on_press=self._choosing("meeting", one)))
        if one.may_adjourn:
            flow.addWidget(button("Adjourn", on_press=self._choosing("adjourn", one)))
        flow.addWidget(button("Cancel the review", "danger", on_press=self._choosing("cancel", one)))
        self.body.addWidget(holder)

    def _choosing(self, key: str, one: Arranged) -> Callable[[], None]:
        return lambda: self.chosen.emit(key, one.review_id)
