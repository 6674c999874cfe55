"""ExpertPage: every section of a review on one page, each made as the officer comes to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk.domain.findings import Finding
from iro_desk.gui import theme
from iro_desk.gui.pages.review.expert_section import ExpertSection
from iro_desk.gui.pages.review.locked_card import OVER, LockedCard
from iro_desk.gui.pages.review.part import Problem
from iro_desk.gui.pages.review.section_page import BETWEEN
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.pages.review.summary_part import SummaryPart
from iro_desk.gui.pages.review.titles import said
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.page import Page
from iro_desk.services.reviews import SectionLine, SectionRow, SectionSheet, SheetSet

SETTLED_MS = 700
#: the width, at 100% text, that leaves room for labels beside their fields
WIDE = 800
#: how near above the screen, at 100% text, a section is made: the one she would scroll or tab back to
ABOVE = 8


class ExpertPage(Page):
    """A section is made when it comes near the screen; what she looks at stays where it is while one above grows.

    Signals:
        made(object): the form of a section has been made.
        entered(str): the keyboard has come into a section.
        refitting(): there is room for labels beside their fields now, or none any more; read it again.
        going_on(), finishing(), listing(): the buttons.
        chosen(str, str): a section and a field to go to.
    """

    made = Signal(object)
    entered = Signal(str)
    refitting = Signal()
    going_on = Signal()
    finishing = Signal()
    listing = Signal()
    chosen = Signal(str, str)

    def __init__(self, reader: Reader) -> None:
        super().__init__(margins=(24, 4, 24, 24))
        self._reader = reader
        self.summary, self.looks, self.locked = ErrorSummary(), Looks(), LockedCard()
        for part in (self.summary, self.looks, self.locked):
            self.body.addWidget(part)
        self._holder = Column(gap=0)
        self.body.addLayout(self._holder)
        self.body.addStretch(1)
        self.main = button("Completed, go on", "main", on_press=self.going_on.emit)
        self.finish = button("Check your answers", on_press=self.finishing.emit)
        self.see_list = button("See the list", on_press=self.listing.emit)
        for made in (self.main, self.finish, self.see_list):
            self.action_bar.add(made)
        self.sections: dict[str, ExpertSection] = {}
        self._sheets: dict[str, SectionSheet] = {}
        self._is_wide = True
        self._goal: QWidget | None = None
        self._past = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._arrived)
        bar = self.scrolled.verticalScrollBar()
        bar.valueChanged.connect(lambda _at: self._make_near())
        bar.rangeChanged.connect(lambda _least, _most: self._keep_to_goal())
        bar.actionTriggered.connect(lambda _action: self._arrived())
        self.summary.chosen.connect(self._choose)
        self.looks.chosen.connect(self._choose)
        theme.source().changed.connect(self._refit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def show_sheets(self, found: SheetSet) -> None:
        """Show a review, with the section she is at and those near it."""
        self.sections = {}  # first: the keyboard passes through what goes, and is in no section of this review yet
        emptied(self._holder)
        self._is_wide = self._has_room()
        self._sheets = {sheet.section: sheet for sheet in found.sheets}
        for number, section in enumerate(self._sheets, 1):
            self.sections[section] = one = ExpertSection(number, section)
            self._holder.addWidget(one)
        review = found.at.review
        self.locked.setVisible(review.state in OVER)
        if review.state in OVER:
            self.locked.show_review(review, found.at.versions)
        for made in (self.main, self.finish):
            made.setVisible(not review.is_read_only)
        self.show_states(found.at.sections)
        self.show_findings((), take_focus=False)
        self.go_to(found.section)

    def view(self, section: str) -> SectionView:
        """The form of a section, made now when it is not there yet."""
        self._make(self.sections[section])
        view = self.sections[section].view
        assert view is not None, "made a moment ago"
        return view

    def section_of(self, widget: QWidget | None) -> str | None:
        """The section a widget is in; None outside them all."""
        if widget is None:
            return None
        return next((name for name, one in self.sections.items() if one.isAncestorOf(widget)), None)

    def go_to(self, section: str) -> None:
        """Scroll to a section."""
        self.view(section)
        first = next(iter(self.sections)) == section
        self._goal, self._past = self.header if first else self.sections[section], 0
        self._settled.start()
        QTimer.singleShot(0, self, self._keep_to_goal)

    def show_states(self, rows: Iterable[SectionRow]) -> None:
        """Say how far each section has got."""
        states = {row.section: row for row in rows}
        for name, one in self.sections.items():
            one.show_state(states[name])
        left = sum(row.state.value != "completed" for name, row in states.items() if name in self.sections)
        self.action_bar.say(f"{left} not completed yet." if left else "Every section is completed.")

    def tell_lines(self, lines: tuple[SectionLine, ...]) -> None:
        """Tell the summary what the sections say now, also when it is yet to be made."""
        self._sheets = {section: replace(sheet, lines=lines) for section, sheet in self._sheets.items()}
        for one in self.sections.values():
            for part in one.view.parts if one.view is not None else ():
                if isinstance(part, SummaryPart):
                    part.show_lines(lines)

    def show_problems(self, section: str, problems: Iterable[Problem]) -> None:
        """Say what cannot be stored as it is typed."""
        self.looks.show_looks(())
        self.summary.show_problems(
            (f"{section}: {words}", f"{section}{BETWEEN}{field}") for words, field in problems
        )
        self._show_top()

    def show_findings(self, findings: tuple[Finding, ...], *, take_focus: bool) -> None:
        """Say what is missing, and what is worth a look; each line goes to its section and field."""
        told = [(f.severity, said(f, with_section=True), f"{f.section}{BETWEEN}{f.field}") for f in findings]
        stops = ((words, place) for severity, words, place in told if severity == "stop")
        self.summary.show_problems(stops, take_focus=take_focus)
        self.looks.show_looks((words, place) for severity, words, place in told if severity == "look")
        if take_focus:
            self._show_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels stand above their fields when there is no room beside them."""
        super().resizeEvent(event)
        self._refit()

    def _has_room(self) -> bool:
        return self.width() >= theme.px(WIDE)

    def _refit(self) -> None:
        if self.sections and self.isVisible() and self._has_room() is not self._is_wide:
            self._is_wide = self._has_room()
            QTimer.singleShot(0, self, self.refitting.emit)

    def _show_top(self) -> None:
        self._goal, self._past = self.header, 0
        self._settled.start()
        QTimer.singleShot(0, self, self._keep_to_goal)

    def _make(self, one: ExpertSection) -> None:
        if one.view is None:
            view = SectionView(self._sheets[one.section], self._reader, compact=True, beside=self._is_wide)
            one.put(view)
            view.edited.connect(self._arrived)
            self.made.emit(view)
            QTimer.singleShot(0, self, partial(self._put_in_turn, one))

    def _put_in_turn(self, one: ExpertSection) -> None:
        """Tab comes to it after the section above, and before those below and the buttons."""
        made = [other for other in self.sections.values() if other.view is not None]
        if one not in made:
            return
        at = made.index(one)
        if at:
            tab_in_turn(made[at - 1], one)
        if at == 0 or at == len(made) - 1:
            tab_in_turn(one, *made[at + 1 :], self.action_bar)

    def make_next(self, section: str) -> None:
        """Make the section after one, so that Tab has somewhere to go."""
        names = list(self.sections)
        self.view(names[min(names.index(section) + 1, len(names) - 1)])

    def _make_near(self) -> None:
        """Make one more section that is near the screen; the page then grows and asks again."""
        goal, room = self._goal, self.scrolled.viewport().height()
        at = self.scrolled.verticalScrollBar().value()
        if goal is not None and goal is not self.header:
            at = goal.y() + self._past  # where she is going, before there is room to scroll so far
        near = (one for one in self.sections.values() if one.view is None and one.height())
        for one in near:
            if one.y() < at + 2 * room and one.y() + one.height() > at - theme.px(ABOVE):
                if one.y() < at:
                    self._hold(at)
                self._make(one)
                return

    def _hold(self, at: int) -> None:
        """Keep what is at the top of the screen there while a section above it grows."""
        if self._goal is None:
            shown = (one for one in self.sections.values() if one.view and one.y() + one.height() > at)
            self._goal = next(shown, None)
            self._past = at - self._goal.y() if self._goal is not None else 0
        self._settled.start()

    def _keep_to_goal(self) -> None:
        """While the page is still finding its height, what she went to stays at the top."""
        if self._goal is not None and self.isVisible():
            bar = self.scrolled.verticalScrollBar()
            bar.setValue(0 if self._goal is self.header else self._goal.y() + self._past)
            self._settled.start()
        self._make_near()

    def _arrived(self) -> None:
        self._goal = None

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        section = self.section_of(now) if self.isVisible() else None
        if section is None:
            return
        if self._goal is not None and self._goal is not self.sections[section]:
            self._arrived()
        self.entered.emit(section)

    def _choose(self, key: str) -> None:
        section, _, field = key.partition(BETWEEN)
        self.chosen.emit(section, field)
