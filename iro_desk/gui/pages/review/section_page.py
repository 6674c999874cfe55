"""The page round a section: its title, what is wrong, the way on, and what to do once it is finished."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal

from iro_desk.domain.findings import Finding
from iro_desk.gui.pages.review.locked_card import OVER, LockedCard
from iro_desk.gui.pages.review.part import Problem
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.pages.review.titles import hint_of, said, title_of
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.page import Page
from iro_desk.records.review import SECTIONS

BETWEEN = "|"
GO_ON = "Save and continue"


class SectionPage(Page):
    """Signals for what the officer asks of the whole section.

    Signals:
        going_on(), finishing(), listing(): the buttons; finishing begins by checking the answers.
        chosen(str, str): a section and a field to go to.
    """

    going_on = Signal()
    finishing = Signal()
    listing = Signal()
    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 24))
        # The title scrolls away with the section: at large text a fixed one would leave no room to write in.
        self.body.addWidget(self.header)
        within = Column(margins=(24, 0, 24, 0), gap=12)
        self.body.addLayout(within, 1)
        self.summary = ErrorSummary()
        self.looks = Looks()
        self.locked = LockedCard()
        self._holder = Column()
        within.addWidget(self.summary)
        within.addWidget(self.looks)
        within.addWidget(self.locked)
        within.addLayout(self._holder, 1)
        self.main = button(GO_ON, "main", on_press=self.going_on.emit)
        self.finish = button("Check your answers", "main", on_press=self.finishing.emit)
        self.see_list = button("See the list", on_press=self.listing.emit)
        self.onward = button("Read the next section", on_press=self.going_on.emit)
        for made in (self.main, self.finish, self.onward, self.see_list):
            self.action_bar.add(made)
        for made in (self.finish, self.onward, self.see_list):
            made.hide()
        self.summary.chosen.connect(self._choose)
        self.looks.chosen.connect(self._choose)
        self._section = ""

    def show_view(self, view: SectionView, *, is_locked: bool) -> None:
        """Show a section in place of the one before."""
        emptied(self._holder)
        self._holder.addWidget(view)
        self._section = view.sheet.section
        at = SECTIONS.index(self._section)
        name = view.sheet.banner.preferred_name
        self.say(
            title_of(self._section, name),
            f"Section {at + 1} of {len(SECTIONS)}{hint_of(self._section, name)}",
        )
        last = at == len(SECTIONS) - 1
        review = view.sheet.review
        self.locked.setVisible(review.state in OVER)
        if review.state in OVER:
            self.locked.show_review(review, view.sheet.versions)
        self.say_main(GO_ON)
        self.main.setVisible(not is_locked and not last)
        self.finish.setVisible(not is_locked and last)
        self.onward.setVisible(is_locked and not last)
        self.action_bar.say("" if is_locked else f"Alt+Enter {'checks' if last else 'goes on'}")
        self.scrolled.verticalScrollBar().setValue(0)
        self.show_findings((), self._section, take_focus=False)

    def say_main(self, words: str) -> None:
        """Call the way on by another name until the next section is shown."""
        self.main.setText(words)
        self.main.setAccessibleName(words)
        self.main.setVisible(True)
        self.finish.hide()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say what cannot be stored as it is typed."""
        self.looks.show_looks(())
        self.summary.show_problems((words, f"{self._section}{BETWEEN}{field}") for words, field in problems)
        self._show_top()

    def show_findings(self, findings: tuple[Finding, ...], section: str, *, take_focus: bool) -> None:
        """Say what is missing, each line going to its section and field, and what is worth a look."""
        elsewhere = any(finding.section != section for finding in findings)
        told = [
            (
                finding.severity,
                said(finding, with_section=elsewhere),
                f"{finding.section}{BETWEEN}{finding.field}",
            )
            for finding in findings
        ]
        self.summary.show_problems(
            ((words, place) for severity, words, place in told if severity == "stop"), take_focus=take_focus
        )
        self.looks.show_looks((words, place) for severity, words, place in told if severity == "look")
        if take_focus:
            self._show_top()

    def _show_top(self) -> None:
        """After the layout has settled, so that the title and the whole summary come into view."""
        QTimer.singleShot(0, self, lambda: self.scrolled.verticalScrollBar().setValue(0))

    def _choose(self, key: str) -> None:
        section, _, field = key.partition(BETWEEN)
        self.chosen.emit(section, field)
