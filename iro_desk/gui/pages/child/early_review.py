"""Is a review needed early: one question at a time, answered in one step, and what a yes leads to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import YesNo
from iro_desk.domain.early_review import EarlyQuestion
from iro_desk.domain.wording import dated, read_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.text import Icon, caption, wrapped
from iro_desk.records import EarlyReviewFields
from iro_desk.records.forms import asked
from iro_desk.services import early_reviews
from iro_desk.services.drafts import DraftKey
from iro_desk.services.early_reviews import EarlySheet, NeededReview


class EarlyReviewBox(QWidget):
    """Nothing at all while there is nothing to ask; otherwise the oldest question, or the review still to arrange.

    Signals:
        nothing_left: the last question was answered here, so the keyboard goes on from here.
    """

    nothing_left = Signal()

    def __init__(self, context: Context, child_id: int) -> None:
        super().__init__()
        self._context, self._child_id = context, child_id
        self._body = Column(self, gap=12)
        self._asked: EarlyQuestion | None = None
        self.entry: Entry | None = None
        self.day: DateField | None = None
        self._was_done = False

    def load(self) -> None:
        """Read what is to be asked."""
        context = self._context
        read = partial(
            early_reviews.of_child, child_id=self._child_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show, self)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.entry is not None:
            self.entry.flush()

    def _show(self, sheet: EarlySheet) -> None:
        question = sheet.asked[0] if sheet.asked else None
        if question is not None and question == self._asked and self.entry is not None:
            return
        self.flush()
        emptied(self._body)
        self._asked, self.entry, self.day = question, None, None
        if question is not None:
            self._body.addWidget(self._question(question, len(sheet.asked)))
        elif sheet.needed is not None:
            self._body.addWidget(self._needed(sheet.needed))
        self.setVisible(self._body.count() > 0)
        if self._was_done:
            self._was_done = False
            self._go_on()

    def _go_on(self) -> None:
        """Leave the keyboard on what comes next."""
        if self.entry is not None:
            self.entry.form.focus("needed")
        elif self.day is not None:
            self.day.entry.setFocus()
        else:
            self.nothing_left.emit()

    def _question(self, question: EarlyQuestion, count: int) -> Card:
        card = Card("Is a review needed early?", gap=10)
        if count > 1 and card.top is not None:
            card.top.addWidget(caption(f"1 of {count} questions"))
        card.body.addWidget(wrapped(question.sentence))
        source = Line(gap=6)
        source.addWidget(Icon("scale", "text_muted", 16), 0, TOP)
        source.addWidget(caption(f"{question.source} ({question.force.value})"), 1)
        card.body.addLayout(source)
        entry = Entry(
            self._context,
            DraftKey(early_reviews.form_of(question), 0, self._child_id),
            asked(EarlyReviewFields),
            "Answer about an early review",
            partial(
                early_reviews.answer, child_id=self._child_id, reason=question.reason, anchor=question.anchor,
                today=self._context.today(),
            ),
            takes_focus=False,
            lines=2,
        )  # fmt: skip
        card.body.addWidget(entry)
        card.body.addWidget(button("Keep this answer", on_press=entry.file), 0, LEFT)
        entry.filed.connect(self._answered)
        entry.begin({})
        self.entry = entry
        return card

    def _answered(self, needed: object) -> None:
        self.entry, self._was_done = None, True
        self._context.toast("Answer kept. Arrange the review." if needed is YesNo.YES else "Answer kept")

    def _needed(self, needed: NeededReview) -> Card:
        context = self._context
        card = Card("An early review is needed", gap=10)
        reason = f"{needed.reason.label}, {dated(needed.asked_about)}"
        card.body.addWidget(wrapped(f"{reason}. {needed.why}" if needed.why.strip() else f"{reason}."))
        self.day = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.day.set_value(needed.propose)
        self.day_row = FieldRow(
            "Day of the review", self.day, "Proposed: ten working days from today. No rule sets this day."
        )
        card.body.addWidget(self.day_row)
        holder = QWidget()
        buttons = Flow(holder, 10)
        buttons.addWidget(
            button("Put it on this day", icon="calendar-days", on_press=partial(self._arrange, needed))
        )
        start = partial(context.go, Place("review", self._child_id))
        buttons.addWidget(button("Start the review", icon="clipboard-list", on_press=start))
        card.body.addWidget(holder)
        self.day.entry.returnPressed.connect(partial(self._arrange, needed))
        return card

    def _arrange(self, needed: NeededReview) -> None:
        on = self.day.day() if self.day is not None else None
        if on is None:
            self._say("Enter the day of the review.")
            return
        context = self._context
        write = partial(
            early_reviews.arrange, child_id=self._child_id, on=on, reason=needed.reason, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        context.ops.write(
            "Plan an early review",
            write,
            lambda _none: self._planned(f"Review planned for {dated(on)}"),
            self,
            self._refused,
        )

    def _planned(self, words: str) -> None:
        self._was_done = True
        self._context.toast(words)

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self._say(str(trouble))
        return True

    def _say(self, words: str) -> None:
        self.day_row.show_problem(words)
        self.day_row.focus()
