"""A review, written section by section: kept as it is typed, checked whole, finished, and changed with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desk.domain.checklist import SECTION as CHECKLIST
from iro_desk.domain.codes import SectionState
from iro_desk.domain.findings import Finding
from iro_desk.domain.typed_dates import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.forms.ui_review_page import Ui_ReviewPage
from iro_desk.gui.pages.review.beginning import Beginning
from iro_desk.gui.pages.review.check_page import CheckPage
from iro_desk.gui.pages.review.heading import banner_view
from iro_desk.gui.pages.review.next_steps import NextSteps, autosave_of
from iro_desk.gui.pages.review.reading import CHECK, VERSION, clocked, read_of, reading_of
from iro_desk.gui.pages.review.section_page import SectionPage
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.pages.review.side import ReviewSide
from iro_desk.gui.pages.review.start_card import StartPage
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.banner import ChildBanner
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.records.review import SECTIONS, START
from iro_desk.services import reviews
from iro_desk.services.children import BannerRow
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews import CheckSheet, ReviewRow, SectionSheet

BACK_TO_CHECK = "Save and check again"


class ReviewPage(Screen):
    """One review of one child."""

    watches = frozenset(
        {
            "review", "review_section", "review_version", "attendance", "paper_received", "decision",
            "plan_score", "childs_words",
        }
    )  # fmt: skip
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._frame = Ui_ReviewPage()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self.section = place.part if place.part in SECTIONS else START
        self.reading = reading_of(place.part)
        self.start_page = StartPage(self._read_date, context.today())
        self.side = ReviewSide()
        self.sheet_page = SectionPage()
        self.check_page = CheckPage()
        self._frame.startLayout.addWidget(self.start_page)
        self._frame.sideLayout.addWidget(self.side)
        self.side.hide()  # until the width is known: shown too early it would push the window wider
        self._frame.pageLayout.addWidget(self.sheet_page)
        self._frame.pageLayout.addWidget(self.check_page)
        self.check_page.hide()
        self._beginning = Beginning(
            context, place.child_id or 0, self.start_page, lambda: self.place.subject_id is None, self
        )
        self._frame.screensStackedWidget.hide()
        self.view: SectionView | None = None
        self._autosave: Autosave | None = None
        self._dirty = False
        self._findings: tuple[Finding, ...] = ()
        self._field: str | None = None
        self._changing: tuple[str, str] | None = None
        self._next_steps = NextSteps(
            context, self._file_first, lambda: self._arrive(self.section), self._refused, self
        )
        self._connect()

    def _connect(self) -> None:
        self._beginning.asked.connect(self._show_start)
        self._beginning.began.connect(self._began)
        self.side.opened.connect(lambda section: self.open(section))
        self.side.finish.clicked.connect(lambda: self.finish())
        page = self.sheet_page
        page.going_on.connect(self.go_on)
        page.finishing.connect(self.finish)
        page.listing.connect(self._show_list)
        page.chosen.connect(self.open)
        locked, check = page.locked, self.check_page
        locked.letter.connect(self._draft_letter)
        locked.outcomes.connect(self._send_outcomes)
        locked.reopened.connect(self._reopen)
        locked.read.connect(lambda number: self._read(f"{VERSION}{number}"))
        check.chosen.connect(self._change)
        check.finishing.connect(self._finish_now)
        check.listing.connect(self._show_list)
        check.going_back.connect(lambda: self._arrive(self.section))
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._press_main)

    def load(self) -> None:
        """Read the section again, or look for a review that is already begun."""
        self.flush()
        if self.place.subject_id is None:
            self._beginning.load()
            return
        read = read_of(self.context, self.place.subject_id, self.reading, self.section)
        self.context.ops.read(read, self._show_whole if self.reading else self.show_sheet, self)

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def here(self) -> Place:
        """The review and the section."""
        return Place("review", self.place.child_id, self.place.subject_id, self.reading or self.section)

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show one section."""
        self.flush()
        had_focus = self.sheet_page.isAncestorOf(self.focusWidget() or self)
        self._show_screen(self._frame.sectionWidget)
        self._show_banner(sheet.banner, sheet.review)
        self.place = Place("review", sheet.review.child_id, sheet.review.review_id, sheet.section)
        is_locked = sheet.review.is_locked
        self.side.show_sections(sheet.review, sheet.sections, sheet.section)
        self._fit_side()
        view = SectionView(sheet, self._read_date)
        self.view = view
        self.sheet_page.show_view(view, is_locked=is_locked)
        if self._changing is not None:
            self.sheet_page.say_main(BACK_TO_CHECK)
        self._dirty = sheet.draft is not None and not is_locked
        self._autosave = None
        if is_locked:
            view.lock()
        else:
            self._autosave = autosave_of(self.context, view)
            view.edited.connect(self._touched)
            view.put_back.connect(self._put_back)
            self._next_steps.follow(view)
        self._return(view, take_focus=had_focus or self.may_take_focus())

    def _show_whole(self, sheet: CheckSheet) -> None:
        """Show the review in words: to check it, or an earlier version."""
        self.flush()
        self._autosave, self.view, self._dirty = None, None, False
        had_focus = self.check_page.isAncestorOf(self.focusWidget() or self)
        self._show_screen(self._frame.sectionWidget)
        self._show_banner(sheet.banner, sheet.review)
        self.side.show_sections(sheet.review, sheet.sections, "")
        self._fit_side()
        self.check_page.show_sheet(sheet)
        self._findings = sheet.findings
        changed, self._changing = self._changing, None
        if had_focus or self.may_take_focus():
            self.check_page.take_focus(changed)

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
        self._field, self._changing = field, None
        if section == self.section and self.view is not None:
            self._field = None
            self._fit_side()
            self.view.focus_field(field or "")
            return
        self._file(SectionState.IN_PROGRESS, lambda _found: self._arrive(section), strict=False)

    def _change(self, section: str, field: str) -> None:
        """From the check to one answer; Save then comes back to the check."""
        self._field, self._changing = field, (section, field)
        self._arrive(section)

    def _read(self, reading: str) -> None:
        self._file(SectionState.IN_PROGRESS, lambda _found: self._read_now(reading), strict=False)

    def _read_now(self, reading: str) -> None:
        self.reading = reading
        self.await_focus()
        self.load()

    def go_on(self) -> None:
        """Save and continue: stop only at what cannot be stored, or is missing from a completed section."""
        if self.view is None:
            return
        if self._is_locked():
            self._arrive(self._following())
        else:
            self._findings = ()
            self._file(self.view.state, self._filed, strict=True)

    def finish(self) -> None:
        """Look at every answer before finishing."""
        if self.reading == CHECK:
            self.check_page.take_focus(None)
        elif self.view is not None and not self._is_locked():
            self._file(self.view.state, lambda _found: self._read_now(CHECK), strict=True)

    def _finish_now(self) -> None:
        if self.check_page.stops or not self.check_page.can_change:
            self.check_page.take_focus(None)
            return
        self.context.ops.write(
            "Finish the review",
            partial(reviews.finish, now=self.context.now(), **clocked(self.context, self._review_id())),
            then=lambda _: self._finished(),
            owner=self,
            otherwise=self._not_finished,
        )

    def _not_finished(self, trouble: Exception) -> bool:
        """Something has changed since it was checked: it is checked again."""
        self.load()
        return isinstance(trouble, Incomplete)

    def _reopen(self, why: str) -> None:
        open_again = partial(reviews.reopen, review_id=self._review_id(), why=why, now=self.context.now())
        self.context.ops.write(
            "Change a finished review", open_again, lambda _: self._arrive(self.section), self
        )

    def _file_first(self, then: Callable[[], None]) -> None:
        self._file(SectionState.IN_PROGRESS, lambda _found: then(), strict=False)

    def _put_back(self) -> None:
        """An earlier answer is in its field: file it at once, as one step that Undo takes back."""
        self._touched()
        self._file(SectionState.IN_PROGRESS, lambda _found: self._arrive(self.section), strict=False)

    def _finished(self) -> None:
        self._findings, self._dirty, self._autosave = (), False, None
        self.context.toast("The review is finished.")
        self._arrive(self.section)

    def _file(
        self, state: SectionState, then: Callable[[tuple[Finding, ...]], None], *, strict: bool
    ) -> None:
        """Write the section when it has changed or is being completed; ``strict`` stops at problems."""
        view = self.view
        if view is None or self._is_locked() or not (strict or self._dirty):
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
            self._onward()

    def _onward(self) -> None:
        if self._changing is not None:
            self._read_now(CHECK)
        else:
            self._arrive(self._following())

    def _stop(self, found: tuple[Finding, ...]) -> None:
        if self.view is not None:
            self.view.show_findings(found)
            self.sheet_page.show_findings(found, self.section, take_focus=True)

    def _arrive(self, section: str) -> None:
        if section == CHECKLIST:
            self.context.go(Place("prepare", self.place.child_id, None, "checklist"))
            return
        self.section, self.reading = section, ""
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
        elif self.reading == CHECK:
            self._finish_now()
        elif self.reading:
            self._arrive(self.section)
        elif self.section == SECTIONS[-1] and self._changing is None and not self._is_locked():
            self.finish()
        else:
            self.go_on()

    def _show_start(self, row: BannerRow) -> None:
        self._show_banner(row, None)
        self._show_screen(self._frame.startWidget)
        if self.may_take_focus():
            self.start_page.row.focus()

    def _began(self, review_id: int) -> None:
        self.place = Place("review", self.place.child_id, review_id, self.section)
        self.await_focus()
        self.load()

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

    def _is_locked(self) -> bool:
        return self.view is not None and self.view.sheet.review.is_locked

    def _read_date(self, text: str) -> date:
        return read_date(text, self.context.today(), self.context.calendar)

    def _show_list(self) -> None:
        self.side.show()
        (self.check_page if self.reading else self.sheet_page).setVisible(not self._narrow())
        self.side.take_focus()

    def _narrow(self) -> bool:
        return self.width() < self.context.theme.theme.px(820)

    def _fit_side(self) -> None:
        narrow = self._narrow()
        self.side.setVisible(not narrow)
        for page, shown in ((self.sheet_page, not self.reading), (self.check_page, bool(self.reading))):
            page.setVisible(shown)
            page.see_list.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way when there is no room for both."""
        super().resizeEvent(event)
        self._fit_side()
