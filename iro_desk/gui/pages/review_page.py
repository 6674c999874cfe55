"""A review, written section by section: kept as it is typed, checked on going on, and finished once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import ReviewState, SectionState
from iro_desk.domain.findings import Finding
from iro_desk.domain.typed_dates import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.forms.ui_review_page import Ui_ReviewPage
from iro_desk.gui.pages.review.heading import banner_view
from iro_desk.gui.pages.review.section_page import SectionPage
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.pages.review.side import ReviewSide
from iro_desk.gui.pages.review.start_card import StartPage
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.banner import ChildBanner
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.records.review import SECTIONS, START
from iro_desk.services import children, reviews
from iro_desk.services.children import BannerRow
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews import ReviewRow, SectionSheet

QUESTION = "Finish this review?"
CONSEQUENCE = "It will be locked. What changes later goes into the next review."


class ReviewPage(Screen):
    """One review of one child."""

    watches = frozenset(
        {"review", "review_section", "attendance", "paper_received", "decision", "plan_score", "childs_words"}
    )
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._frame = Ui_ReviewPage()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self.section = place.part if place.part in SECTIONS else START
        self.start_page = StartPage(self._read_date, context.today())
        self.side = ReviewSide()
        self.sheet_page = SectionPage()
        self._frame.startLayout.addWidget(self.start_page)
        self._frame.sideLayout.addWidget(self.side)
        self.side.hide()  # until the width is known: shown too early it would push the window wider
        self._frame.pageLayout.addWidget(self.sheet_page)
        self._frame.screensStackedWidget.hide()
        self.view: SectionView | None = None
        self._autosave: Autosave | None = None
        self._dirty = False
        self._findings: tuple[Finding, ...] = ()
        self._field: str | None = None
        self._connect()

    def _connect(self) -> None:
        self.start_page.started.connect(self._begin)
        self.side.opened.connect(self.open)
        self.side.finish.clicked.connect(lambda: self.finish())
        page = self.sheet_page
        page.going_on.connect(self.go_on)
        page.finishing.connect(self.finish)
        page.listing.connect(self._show_list)
        page.chosen.connect(self.open)
        page.letter.connect(self._draft_letter)
        page.outcomes.connect(self._send_outcomes)
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._press_main)

    def load(self) -> None:
        """Read the section again, or look for a review that is already begun."""
        self.flush()
        context, place = self.context, self.place
        if place.subject_id is None:
            child_id = place.child_id or 0
            context.ops.read(
                partial(children.banner, child_id=child_id, today=context.today()), self._show_start, self
            )
            context.ops.read(partial(reviews.of_child, child_id=child_id), self._continue_open, self)
            return
        context.ops.read(
            partial(
                reviews.sheet, review_id=place.subject_id, section=self.section, today=context.today(),
                calendar=context.calendar, rules=context.rules,
            ),
            self.show_sheet,
            self,
        )  # fmt: skip

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def here(self) -> Place:
        """The review and the section."""
        return Place("review", self.place.child_id, self.place.subject_id, self.section)

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show one section."""
        self.flush()
        had_focus = self.sheet_page.isAncestorOf(self.focusWidget() or self)
        self._show_screen(self._frame.sectionWidget)
        self._show_banner(sheet.banner, sheet.review)
        self.place = Place("review", sheet.review.child_id, sheet.review.review_id, sheet.section)
        is_finished = sheet.review.state is ReviewState.FINISHED
        self.side.show_sheet(sheet)
        view = SectionView(sheet, self._read_date)
        self.view = view
        self.sheet_page.show_view(view, is_finished=is_finished)
        self._dirty = sheet.draft is not None and not is_finished
        self._autosave = None
        if is_finished:
            view.lock()
        else:
            self._autosave = self._autosave_of(view)
            view.edited.connect(self._touched)
        self._return(view, take_focus=had_focus or self.may_take_focus())

    def _autosave_of(self, view: SectionView) -> Autosave:
        form = f"review:{view.sheet.section}"
        review = view.sheet.review
        return Autosave(
            self.context.ops, self.context.now, form, review.review_id, review.child_id, view.kept, view.caret,
            parent=view,
        )  # fmt: skip

    def _return(self, view: SectionView, *, take_focus: bool) -> None:
        view.show_findings(self._findings)
        self.sheet_page.show_findings(self._findings, self.section, take_focus=False)
        field, self._field = self._field, None
        if not take_focus:
            return
        if field is not None:
            view.focus_field(field)
        else:
            view.return_to_draft()

    def open(self, section: str, field: str | None = None) -> None:
        """Go to a section, filing what was typed in the one left as far as it can be stored."""
        self.flush()
        self._field = field
        if section == self.section and self.view is not None:
            self._field = None
            self._fit_side()
            self.view.focus_field(field or "")
            return
        self._file(SectionState.IN_PROGRESS, lambda _found: self._arrive(section), strict=False)

    def go_on(self) -> None:
        """Save and continue: stop only at what cannot be stored, or is missing from a completed section."""
        if self.view is None:
            return
        if self._is_finished():
            self._arrive(self._following())
        else:
            self._findings = ()
            self._file(self.view.state, self._filed, strict=True)

    def finish(self) -> None:
        """Look for what is left, and finish when nothing is."""
        if self.view is None or self._is_finished():
            return
        context = self.context
        look = partial(
            reviews.left_to_do, review_id=self._review_id(), today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        self._file(self.view.state, lambda _found: context.ops.read(look, self._looked, self), strict=True)

    def _looked(self, found: tuple[Finding, ...]) -> None:
        self._findings = found
        if any(finding.severity == "stop" for finding in found):
            self.sheet_page.show_findings(found, self.section, take_focus=True)
            if self.view is not None:
                self.view.show_findings(found)
            return
        self.sheet_page.show_findings(found, self.section, take_focus=False)
        looks = f" {len(found)} worth a look first." if found else ""
        if not self.context.prompts.confirm(
            self, QUESTION, f"{CONSEQUENCE}{looks}", "Finish the review", "Keep working"
        ):
            return
        context = self.context
        context.ops.write(
            "Finish the review",
            partial(
                reviews.finish, review_id=self._review_id(), now=context.now(), today=context.today(),
                calendar=context.calendar, rules=context.rules,
            ),
            then=lambda _: self._finished(),
            owner=self,
            otherwise=self._refused,
        )  # fmt: skip

    def _finished(self) -> None:
        self._findings, self._dirty, self._autosave = (), False, None
        self.context.toast("The review is finished.")
        self.load()

    def _file(
        self, state: SectionState, then: Callable[[tuple[Finding, ...]], None], *, strict: bool
    ) -> None:
        """Write the section when it has changed or is being completed; ``strict`` stops at problems."""
        view = self.view
        if view is None or self._is_finished() or not (strict or self._dirty):
            then(())
            return
        problems = view.problems()
        if problems:
            if strict:
                self.sheet_page.show_problems(problems)
            else:
                then(())
            return
        was = next(row.state for row in view.sheet.sections if row.section == self.section)
        if not strict and was is SectionState.COMPLETED:
            state = was
        self.flush()
        self._dirty = False
        self.context.ops.write(
            f"{self.section} in the review",
            partial(reviews.file_section, review_id=self._review_id(), answers=view.answers(state)),
            then=then,
            owner=self,
            otherwise=self._refused if strict else lambda _trouble: self._pass_by(then),
        )

    def _pass_by(self, then: Callable[[tuple[Finding, ...]], None]) -> bool:
        """The words stay in the draft; the officer goes where she was going."""
        then(())
        return True

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self._dirty = True
        found = (Finding("refused", str(trouble), self.section, trouble.field or ""),)
        self._stop(trouble.findings if isinstance(trouble, Incomplete) else found)
        return True

    def _filed(self, found: tuple[Finding, ...]) -> None:
        if found:
            self._stop(found)
            self._dirty = True
        else:
            self._arrive(self._following())

    def _stop(self, found: tuple[Finding, ...]) -> None:
        if self.view is not None:
            self.view.show_findings(found)
            self.sheet_page.show_findings(found, self.section, take_focus=True)

    def _arrive(self, section: str) -> None:
        self.section = section
        self._fit_side()
        self.await_focus()
        self.load()

    def _following(self) -> str:
        at = SECTIONS.index(self.section)
        return SECTIONS[min(at + 1, len(SECTIONS) - 1)]

    def _touched(self) -> None:
        self._dirty = True
        if self._autosave is not None:
            self._autosave.touched()

    def _press_main(self) -> None:
        if self.place.subject_id is None:
            self.start_page.start.click()
        elif self.section == SECTIONS[-1] and not self._is_finished():
            self.finish()
        else:
            self.go_on()

    def _show_start(self, row: BannerRow) -> None:
        if self.place.subject_id is None:
            self._show_banner(row, None)
            self._show_screen(self._frame.startWidget)
            if self.may_take_focus():
                self.start_page.row.focus()

    def _continue_open(self, rows: tuple[ReviewRow, ...]) -> None:
        started = next((row for row in rows if row.state is ReviewState.WRITING), None)
        if started is not None and self.place.subject_id is None:
            self._began(started.review_id)

    def _begin(self, day: date) -> None:
        context = self.context
        context.ops.write(
            "Start the review",
            partial(
                reviews.begin, child_id=self.place.child_id or 0, review_on=day, today=context.today(),
                calendar=context.calendar, rules=context.rules,
            ),
            then=self._began,
            owner=self,
            otherwise=self._not_begun,
        )  # fmt: skip

    def _began(self, review_id: int) -> None:
        self.place = Place("review", self.place.child_id, review_id, self.section)
        self.await_focus()
        self.load()

    def _not_begun(self, trouble: Exception) -> bool:
        self.start_page.refuse(str(trouble))
        return True

    def _show_screen(self, screen: QWidget) -> None:
        self._frame.screensStackedWidget.setCurrentWidget(screen)
        self._frame.screensStackedWidget.show()

    def _show_banner(self, row: BannerRow, review: ReviewRow | None) -> None:
        emptied(self._frame.bannerLayout)
        self._frame.bannerLayout.addWidget(ChildBanner(banner_view(row, review)))

    def _draft_letter(self) -> None:
        self.context.go(Place("letter", self.place.child_id, None, f"review:{self._review_id()}"))

    def _send_outcomes(self) -> None:
        self.context.go(Place("outbox", self.place.child_id, self._review_id()))

    def _review_id(self) -> int:
        assert self.place.subject_id is not None, "a section is shown before its review exists"
        return self.place.subject_id

    def _is_finished(self) -> bool:
        return self.view is not None and self.view.sheet.review.state is ReviewState.FINISHED

    def _read_date(self, text: str) -> date:
        return read_date(text, self.context.today(), self.context.calendar)

    def _show_list(self) -> None:
        self.side.show()
        self.sheet_page.setVisible(not self._narrow())
        self.side.take_focus()

    def _narrow(self) -> bool:
        return self.width() < self.context.theme.theme.px(820)

    def _fit_side(self) -> None:
        narrow = self._narrow()
        self.side.setVisible(not narrow)
        self.sheet_page.show()
        self.sheet_page.see_list.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way when there is no room for both."""
        super().resizeEvent(event)
        self._fit_side()
