"""The whole review in words: checked before it is finished, or an earlier finished text that is only read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.review_text import GivenAnswer, SectionText
from iro_desk.domain.wording import dated
from iro_desk.gui.pages.review.titles import said
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import caption, labelled, link, rule, wrapped
from iro_desk.services.reviews import CheckSheet

TITLE = "Check your answers"
LOCKS = (
    "When you finish, the record is locked. You can still change it, with a reason; "
    "the first version is kept."
)
AGAIN = "When you finish, this becomes version {number}. The versions before it are kept."
BETWEEN = "|"


class CheckPage(Page):
    """Every section with its questions and answers.

    Signals:
        chosen(str, str): a section and a field to go to.
        finishing(), listing(), going_back(): the buttons.
    """

    chosen = Signal(str, str)
    finishing = Signal()
    listing = Signal()
    going_back = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 24))
        self.body.addWidget(self.header)
        within = Column(margins=(24, 0, 24, 0), gap=12)
        self.body.addLayout(within)
        self.summary, self.looks = ErrorSummary(), Looks()
        self._holder = Column(gap=12)
        self._locks = wrapped("", "strong")
        within.addWidget(self.summary)
        within.addWidget(self.looks)
        within.addLayout(self._holder)
        within.addWidget(self._locks)
        self.body.addStretch(1)
        self.finish = button("Finish the review", "main", on_press=self.finishing.emit)
        self.back = button("Back to the review", on_press=self.going_back.emit)
        self.see_list = button("See the list", on_press=self.listing.emit)
        for made in (self.finish, self.back, self.see_list):
            self.action_bar.add(made)
        self.see_list.hide()
        self.summary.chosen.connect(self._choose)
        self.looks.chosen.connect(self._choose)
        self.changes: dict[tuple[str, str], QWidget] = {}
        self.sheet: CheckSheet | None = None

    @property
    def stops(self) -> bool:
        """Whether something must be answered before the review can be finished."""
        found = self.sheet.findings if self.sheet is not None else ()
        return any(finding.severity == "stop" for finding in found)

    @property
    def can_change(self) -> bool:
        """Whether what is shown is the review as it stands, open to be changed."""
        return self.sheet is not None and self.sheet.version is None and not self.sheet.review.is_read_only

    def show_sheet(self, sheet: CheckSheet) -> None:
        """Show a whole review."""
        self.sheet = sheet
        version = sheet.version
        if version is None:
            self.say(TITLE, f"The review of {dated(sheet.review.review_on)}. Press Change beside any answer.")
        else:
            why = f" It was changed because: {version.why}." if version.why else ""
            self.say(
                f"Version {version.number}",
                f"As it was finished on {dated(version.finished_at.date())}. It cannot be changed.{why}",
            )
        self._show_findings()
        emptied(self._holder)
        self.changes = {}
        for section in sheet.text.sections:
            self._holder.addWidget(self._card(section))
        again = sheet.review.reopened_at is not None
        self._locks.setText(AGAIN.format(number=sheet.next_version) if again else LOCKS)
        self._locks.setVisible(self.can_change)
        self.finish.setVisible(self.can_change)
        self.action_bar.say("Alt+Enter finishes" if self.can_change else "")
        QTimer.singleShot(0, self, lambda: self.scrolled.verticalScrollBar().setValue(0))

    def take_focus(self, changed: tuple[str, str] | None) -> None:
        """To the answer just changed; else what stops the review, the way to finish it, or the way back."""
        if changed in self.changes:
            self.changes[changed].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stops:
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.back if self.finish.isHidden() else self.finish).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_findings(self) -> None:
        told = [
            (one.severity, said(one, with_section=True), f"{one.section}{BETWEEN}{one.field}")
            for one in (self.sheet.findings if self.sheet is not None else ())
        ]
        stops = tuple((words, place) for severity, words, place in told if severity == "stop")
        self.summary.show_problems(stops, take_focus=False)
        self.looks.show_looks((words, place) for severity, words, place in told if severity == "look")

    def _card(self, section: SectionText) -> Card:
        card = Card(section.section, gap=6)
        if not section.answers:
            card.body.addWidget(caption("Nothing is asked here for this review."))
        for number, answer in enumerate(section.answers):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self._line(section.section, answer))
        return card

    def _line(self, section: str, answer: GivenAnswer) -> QWidget:
        row = QWidget()
        across = Line(row, (0, 2, 0, 2), 12)
        holder = QWidget()
        texts = Stack(holder, 520, gap=12)
        texts.addWidget(labelled(answer.question, "body", tone="muted", wrap=True), 2, TOP)
        tone = "" if answer.words else "muted"
        texts.addWidget(wrapped(answer.shown, "body", tone), 3, TOP)
        across.addWidget(holder, 1)
        if self.can_change:
            made = link("Change", partial(self.chosen.emit, section, answer.field))
            made.setAccessibleName(f"Change: {answer.question}")
            across.addWidget(made, 0, TOP)
            self.changes[(section, answer.field)] = made
        row.setAccessibleName(f"{answer.question}: {answer.shown}")
        return row

    def _choose(self, key: str) -> None:
        section, _, field = key.partition(BETWEEN)
        self.chosen.emit(section, field)
