"""The card above a finished review: what to do next, how to change it with a reason, and its earlier texts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.wording import dated
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, card_heading, link, wrapped
from iro_desk.services.drafts import DraftKey
from iro_desk.services.reviews import ReviewRow, VersionRow
from iro_desk.services.reviews.versions import REOPENING

OVER = (ReviewState.FINISHED, ReviewState.CANCELLED)
CANCELLED = "This review was cancelled"
FINISHED, CHANGING = "This review is finished", "You are changing a finished review"
LOCKED = "It is locked. You can still change it, with a reason; every version is kept."
ASKED = "Say why you are changing it."


class LockedCard(Card):
    """Shown on every section once a review has been finished or cancelled.

    Signals:
        letter(), minutes(), outcomes(), full_record(): what comes next.
        reopened(str): the officer opens it again, and why.
        shown(): it stands for the review it was given.
        read(int): the number of a version to read.
    """

    letter = Signal()
    minutes = Signal()
    outcomes = Signal()
    full_record = Signal()
    reopened = Signal(str)
    shown = Signal()
    read = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._title = card_heading("")
        self._words = wrapped("", tone="muted")
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self._ways = QWidget()
        flow = Flow(self._ways, 10)
        self.draft = button("Draft the letter", "main", "mail", on_press=self.letter.emit)
        flow.addWidget(self.draft)
        flow.addWidget(button("Write the minutes to the child", icon="file-text", on_press=self.minutes.emit))
        flow.addWidget(button("Put the outcomes in the outbox", icon="send", on_press=self.outcomes.emit))
        record = button("Put the full record in the outbox", icon="send", on_press=self.full_record.emit)
        flow.addWidget(record)
        self.change = button("Change with a reason…", icon="pencil", on_press=self._ask)
        flow.addWidget(self.change)
        self.body.addWidget(self._ways)
        self.body.addWidget(self._reason())
        self._versions = Column(gap=2)
        self.body.addLayout(self._versions)
        self.links: tuple[QWidget, ...] = ()
        self.kept: KeptBoxes | None = None
        self._kept_for = 0

    def keep_reason(self, context: Context, review_id: int, child_id: int | None) -> None:
        """Keep the reason as it is typed; one kept before stands open again."""
        if self._kept_for == review_id:
            return
        self._kept_for = review_id
        self.kept = KeptBoxes(context, DraftKey(REOPENING, review_id, child_id), {"why": self.why}, self)
        self.kept.brought.connect(self.asking.show)
        self.kept.begin()

    def begin_again(self) -> None:
        """The reason has gone into the review."""
        self.why.clear()
        if self.kept is not None:
            self.kept.filed()

    def _reason(self) -> QWidget:
        self.asking = QWidget()
        column = Column(self.asking, gap=6)
        self.why = LineEdit()
        self.why_row = FieldRow(
            "Why are you changing it?",
            self.why,
            "Kept with the new version. The first version stays as it is.",
        )
        column.addWidget(self.why_row)
        holder = QWidget()
        flow = Flow(holder, 10)
        self.unlock = button("Open it to change", "main", on_press=self._unlock)
        flow.addWidget(self.unlock)
        flow.addWidget(button("Leave it locked", on_press=self._leave))
        column.addWidget(holder)
        self.why.returnPressed.connect(self._unlock)
        self.asking.hide()
        return self.asking

    def show_review(self, review: ReviewRow, versions: tuple[VersionRow, ...]) -> None:
        """Say whether it is locked or being changed, and list its finished texts."""
        newest = versions[0].number if versions else 1
        title, words = _told(review, newest)
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(self._title.text())
        self._ways.setVisible(review.is_locked)
        self.change.setVisible(not review.is_imported)
        if not review.is_locked or review.is_imported:
            self.asking.hide()
        emptied(self._versions)
        links = []
        for row in versions:
            words = f"Read version {row.number}, finished {dated(row.finished_at.date())}"
            made = link(words, partial(self.read.emit, row.number), small=True)
            self._versions.addWidget(made, 0, LEFT)
            if row.why:
                self._versions.addWidget(caption(f"Changed because: {row.why}"))
            links.append(made)
        self.links = tuple(links)
        if review.is_locked and not review.is_imported:
            self.shown.emit()

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        self.draft.setFocus()

    def _ask(self) -> None:
        self.asking.show()
        self.why_row.show_problem("")
        self.why_row.focus()

    def _leave(self) -> None:
        had_focus = self.asking.isAncestorOf(self.window().focusWidget() or self.window())
        self.asking.hide()
        self.why.clear()
        self.why.edited.emit()
        if had_focus:
            self.change.setFocus()

    def _unlock(self) -> None:
        why = str(self.why.value() or "").strip()
        self.why_row.show_problem("" if why else ASKED)
        if why:
            if self.kept is not None:
                self.kept.flush()
            self.reopened.emit(why)
        else:
            self.why_row.focus()


def _told(review: ReviewRow, newest: int) -> tuple[str, str]:
    if review.state is ReviewState.CANCELLED:
        why = f"Reason: {review.cancelled_why.rstrip('.')}. " if review.cancelled_why else ""
        return CANCELLED, f"{why}What was typed in it is kept here to be read."
    if review.is_locked:
        return FINISHED, LOCKED
    why = f"Reason: {review.reopened_why}. "
    return CHANGING, f"{why}Version {newest} is kept. Finish the review again to lock it."
