"""Saying on the day a date hangs on that it is done: a paper that left, a midway review that was held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.clocks import Due
from iro_desk.domain.codes import ReviewPaper
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import problems_of
from iro_desk.gui.pages.child.reasons import Reasons
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.services import after_reviews, reviews
from iro_desk.services.blockers import blockers


@dataclass(frozen=True, slots=True)
class Note:
    """How one kind of due date is answered.

    Args:
        question: over the field of the day.
        verb: on the button.
        label: what Undo will call it.
        write: takes a session, and review_id, on and today by name.
        paper: the paper that leaves, which may be late for a reason; None for anything else.
    """

    question: str
    verb: str
    label: str
    write: Callable[..., Any]
    paper: ReviewPaper | None = None


NOTES = {
    "REC-1": Note(
        "Day the decisions were sent", "Sent", "Note that decisions were sent",
        after_reviews.note_sent, ReviewPaper.DECISIONS,
    ),
    "REC-2": Note(
        "Day the record was finished", "Done", "Note that a record was finished",
        after_reviews.note_sent, ReviewPaper.RECORD,
    ),
    "REC-3": Note(
        "Day the record was sent", "Sent", "Note that a record was sent",
        after_reviews.note_sent, ReviewPaper.DISTRIBUTION,
    ),
    "MK-4": Note(
        "Day of the midway review", "Midway held", "Note that a midway review was held", reviews.hold_midway
    ),
}  # fmt: skip


class Noting(QWidget):
    """A day, today unless another is typed, and the button that notes it.

    Signals:
        noted: it is on the disk.
    """

    noted = Signal()

    def __init__(self, context: Context, note: Note, review_id: int, due_on: date) -> None:
        super().__init__()
        self._context, self._note, self._review_id, self._due_on = context, note, review_id, due_on
        self.day = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.day.set_value(context.today())
        self.row = FieldRow(note.question, self.day)
        self.button = button(note.verb, icon="check", on_press=self.write)
        whole = Column(self, (0, 8, 0, 0), 4)
        whole.addWidget(self.row)
        self.reasons: Reasons | None = None
        if note.paper is not None:
            self.reasons = Reasons(blockers())
            whole.addWidget(self.reasons)
            self.day.edited.connect(self._ask_why)
            self._ask_why()
        whole.addWidget(self.button, 0, LEFT)
        self.day.entry.returnPressed.connect(self.write)

    def write(self) -> None:
        """Note the day typed, or say what is amiss with it."""
        on = self.day.day()
        if on is None:
            self._say("Enter the day.")
            return
        self.row.show_problem("")
        write = partial(self._note.write, review_id=self._review_id, on=on, today=self._context.today())
        if self.reasons is not None:
            context = self._context
            write = partial(
                write, paper=self._note.paper, calendar=context.calendar, rules=context.rules,
                held_up=self.reasons.values(), blockers=self.reasons.blockers,
            )  # fmt: skip
        self._context.ops.write(self._note.label, write, lambda _none: self.noted.emit(), self, self._refused)

    def _ask_why(self) -> None:
        """A day after the last one has a reason."""
        on = self.day.day()
        if self.reasons is not None:
            self.reasons.setVisible(on is not None and on > self._due_on)

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        if self.reasons is not None and self.reasons.show_problems(problems_of(trouble)):
            return True
        self._say(str(trouble))
        return True

    def _say(self, words: str) -> None:
        self.row.show_problem(words)
        self.row.focus()


def noting(context: Context, due: Due) -> Noting | None:
    """What answers this date; None for one that is answered by holding its review."""
    note = NOTES.get(due.clock_id)
    if note is None or due.review_id is None:
        return None
    return Noting(context, note, due.review_id, due.due_on)
