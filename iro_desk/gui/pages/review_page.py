"""A review, written section by section: kept as it is typed, checked whole, finished, and changed with a reason."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from iro_desk.domain.checklist import SECTION as CHECKLIST
from iro_desk.domain.findings import Finding
from iro_desk.domain.typed_dates import read_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.beginning import Beginning
from iro_desk.gui.pages.review.closing import Closing
from iro_desk.gui.pages.review.expert_writing import ExpertWriting
from iro_desk.gui.pages.review.next_steps import NextSteps
from iro_desk.gui.pages.review.open_section import OpenSection
from iro_desk.gui.pages.review.open_sections import OpenSections
from iro_desk.gui.pages.review.part import Problem
from iro_desk.gui.pages.review.reading import CHECK, VERSION, read_of, reading_of
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.pages.review.shell import ReviewShell
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.layouts import Column
from iro_desk.records.review import SECTIONS, START
from iro_desk.services import settings
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import CheckSheet, SectionSheet, SheetSet

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
        self.section = place.part if place.part in SECTIONS else START
        self.reading = reading_of(place.part)
        self.shell = ReviewShell(self._read_date, context.today())
        Column(self, gap=0).addWidget(self.shell)
        self.start_page, self.side = self.shell.start_page, self.shell.side
        self.sheet_page, self.check_page = self.shell.sheet_page, self.shell.check_page
        self.expert_page = self.shell.expert_page
        self.is_expert = False
        self._wanted: bool | None = None
        self._edits = 0
        self._beginning = Beginning(
            context, place.child_id or 0, self.start_page, lambda: self.place.subject_id is None, self
        )
        self._closing = Closing(
            context,
            self.check_page,
            (self.sheet_page.locked, self.expert_page.locked),
            lambda: self.place,
            self._read,
            self,
        )
        self.opened = OpenSections(context, self)
        self._expert = ExpertWriting(context, self.shell, self.opened, self)
        self._spot: tuple[str, str, int] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._has_finished = False
        self._field: str | None = None
        self._changing: tuple[str, str] | None = None
        self._next_steps = NextSteps(context, self.opened.file_all, self._again, self._refused, self)
        self._connect()

    @property
    def open_section(self) -> OpenSection | None:
        """The section she is at; None while the whole review is shown."""
        return self.opened.get(self.section)

    @property
    def view(self) -> SectionView | None:
        """The form of the section that is shown; None while the whole review is."""
        return None if self.open_section is None else self.open_section.view

    def _connect(self) -> None:
        self._beginning.asked.connect(self._show_start)
        self._beginning.began.connect(self._began)
        self._closing.finished.connect(self._finished)
        self._closing.again.connect(self.load)
        self._closing.back.connect(lambda: self._arrive(self.section))
        self.side.opened.connect(lambda section: self.open(section))
        self.side.finish.clicked.connect(lambda: self.finish())
        for page in (self.sheet_page, self.expert_page):
            page.going_on.connect(self.go_on)
            page.finishing.connect(self.finish)
            page.listing.connect(self.shell.show_list)
            page.chosen.connect(self.open)
        self.expert_page.made.connect(self._made)
        self.expert_page.refitting.connect(self.load)
        self._expert.moved.connect(self._moved)
        self.shell.mode.turned.connect(lambda _is_expert: self.other_way())
        self.opened.cannot.connect(self._show_problems)
        self.opened.stopped.connect(self._stop)
        self.opened.put_back.connect(lambda: self.opened.file_all(self._again))
        self.check_page.chosen.connect(self._change)
        self.check_page.listing.connect(self.shell.show_list)
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._press_main)

    def load(self) -> None:
        """Read the section again, or look for a review that is already begun."""
        self.flush()
        if self.place.subject_id is None:
            self._beginning.load()
            return
        if self.view is not None and self.view.isAncestorOf(self.focusWidget() or self):
            self._spot = (self.section, *self.view.caret())
        self._edits = self.opened.edits
        read = read_of(
            self.context, self.place.subject_id, self.reading, self.section, is_expert=self._wanted
        )
        self.context.ops.read(read, self._show_whole if self.reading else self._show_sheets, self)

    def flush(self) -> None:
        """Keep what is typed."""
        self.opened.flush()

    def here(self) -> Place:
        """The review and the section."""
        return Place("review", self.place.child_id, self.place.subject_id, self.reading or self.section)

    def other_way(self) -> bool:
        """Write it the other way: guided or expert, with the keyboard in the same field."""
        if self.view is None or self.reading:
            return False
        self._wanted = not self.is_expert
        mode = settings.EXPERT if self._wanted else settings.GUIDED
        keep = partial(settings.change, key=settings.REVIEW_MODE, value=mode)
        self.context.ops.write("Guided or expert", keep, owner=self)
        self.await_focus()
        self.load()
        return True

    def _show_sheets(self, found: SheetSet) -> None:
        """Show one section, or all of them; what was typed while they were read is read again with them."""
        if self.opened.edits != self._edits:
            self.load()
            return
        page = self.expert_page if found.is_expert else self.sheet_page
        had_focus = any(
            one.isAncestorOf(self.focusWidget() or self) for one in (self.sheet_page, self.expert_page)
        )
        self.opened.clear()
        sheet, self.section = found.at, found.section
        self.is_expert = self._wanted = found.is_expert
        self.shell.show_review(sheet.banner, sheet.review)
        self.place = Place("review", sheet.review.child_id, sheet.review.review_id, sheet.section)
        self.side.show_sections(sheet.review, sheet.sections, sheet.section)
        self.shell.show_page(page)
        if found.is_expert:
            self._expert.show_sheets(found)
        else:
            self._show_one(sheet)
        self._return(take_focus=had_focus or self.may_take_focus())

    def _show_one(self, sheet: SectionSheet) -> None:
        view = SectionView(sheet, self._read_date)
        self.sheet_page.show_view(view, is_locked=sheet.review.is_read_only)
        if self._changing is not None:
            self.sheet_page.say_main(BACK_TO_CHECK)
        self._made(view)

    def _made(self, view: SectionView) -> None:
        if view.plans_part is not None:
            view.plans_part.going.connect(self.open)
        if not self.opened.open(view).is_locked:
            self._next_steps.follow(view)

    def _show_whole(self, sheet: CheckSheet) -> None:
        """Show the review in words: to check it, or an earlier version."""
        self.flush()
        self.opened.clear()
        had_focus = self.check_page.isAncestorOf(self.focusWidget() or self)
        self.shell.show_review(sheet.banner, sheet.review)
        self.side.show_sections(sheet.review, sheet.sections, "")
        self.shell.show_page(self.check_page)
        self.check_page.show_sheet(sheet)
        self._findings = sheet.findings
        changed, self._changing = self._changing, None
        if had_focus or self.may_take_focus():
            self.check_page.take_focus(changed)

    def _return(self, *, take_focus: bool) -> None:
        view = self.view
        assert view is not None, "it has just been shown"
        view.show_findings(self._findings)
        if not self.is_expert:
            self.sheet_page.show_findings(self._findings, self.section, take_focus=False)
        field, self._field = self._field, None
        spot, self._spot = self._spot, None
        goes_on, self._has_finished = self._has_finished, False
        if not take_focus:
            return
        if goes_on:
            (self.expert_page if self.is_expert else self.sheet_page).locked.take_focus()
        elif field is not None:
            view.focus_field(field)
        elif spot is None or spot[0] != self.section or not view.put_caret(*spot[1:]):
            view.return_to_draft()

    def open(self, section: str, field: str | None = None) -> None:
        """Go to a section, filing what was typed in the one left as far as it can be stored."""
        self.flush()
        self._changing = None
        if self.view is not None and not self.reading and (self.is_expert or section == self.section):
            self.shell.fit()
            self._go_within(section, field)
            return
        self._field = field
        self.opened.file_all(lambda: self._arrive(section))

    def _go_within(self, section: str, field: str | None) -> None:
        """To a section that is on the page, or is on it as soon as she comes to it."""
        if section == CHECKLIST:
            self.opened.file_all(lambda: self._arrive(CHECKLIST))
        elif self.is_expert:
            self._expert.go_to(section, field)
        elif self.view is not None:
            self.view.focus_field(field or "")

    def _moved(self, section: str) -> None:
        self.section = section
        self.place = self.here()

    def _change(self, section: str, field: str) -> None:
        """From the check to one answer; Save then comes back to the check."""
        self._field, self._changing = field, (section, field)
        self._arrive(section)

    def _read(self, number: int) -> None:
        self.opened.file_all(lambda: self._read_now(f"{VERSION}{number}"))

    def _read_now(self, reading: str) -> None:
        self.reading = reading
        self.await_focus()
        self.load()

    def go_on(self) -> None:
        """Save and continue: stop only at what cannot be stored, or is missing from a completed section."""
        if self.open_section is None:
            return
        if self.open_section.is_locked:
            self._arrive(self._following())
        else:
            self._findings = ()
            self.open_section.view.complete()
            self.open_section.file(self.open_section.view.state, self._filed, strict=True)

    def finish(self) -> None:
        """Look at every answer before finishing."""
        opened = self.open_section
        if self.reading == CHECK:
            self.check_page.take_focus(None)
        elif self.is_expert:
            self.opened.file_all(lambda: self._read_now(CHECK))
        elif opened is not None and not opened.is_locked:
            opened.file(opened.view.state, lambda _found: self._read_now(CHECK), strict=True)

    def _finished(self) -> None:
        self._findings, self._has_finished = (), True
        self.opened.clear()
        self._arrive(self.section)

    def _again(self) -> None:
        """Read it again where she is."""
        self.reading = ""
        self.await_focus()
        self.load()

    def _refused(self, trouble: Exception) -> bool:
        return self.open_section is not None and self.open_section.refused(trouble)

    def _filed(self, found: tuple[Finding, ...]) -> None:
        if found and self.open_section is not None:
            self._stop(found)
            self.open_section.is_dirty = True
        elif self._changing is not None:
            self._read_now(CHECK)
        elif self.is_expert:
            self._expert.completed(self.section, self._following())
        else:
            self._arrive(self._following())

    def _stop(self, found: tuple[Finding, ...]) -> None:
        if self.view is None:
            return
        self.view.show_findings(found)
        if self.is_expert:
            self.expert_page.show_findings(found, take_focus=True)
        else:
            self.sheet_page.show_findings(found, self.section, take_focus=True)

    def _show_problems(self, section: str, problems: tuple[Problem, ...]) -> None:
        if self.is_expert:
            self.expert_page.show_problems(section, problems)
        else:
            self.sheet_page.show_problems(problems)

    def _arrive(self, section: str) -> None:
        if section == CHECKLIST:
            self.context.go(Place("prepare", self.place.child_id, None, "checklist"))
            return
        self.section, self.reading = section, ""
        self.shell.fit()
        self.await_focus()
        self.load()

    def _following(self) -> str:
        at = SECTIONS.index(self.section)
        return SECTIONS[min(at + 1, len(SECTIONS) - 1)]

    def _press_main(self) -> None:
        is_locked = self.open_section is not None and self.open_section.is_locked
        if self.place.subject_id is None:
            self.start_page.start.click()
        elif self.reading == CHECK:
            self._closing.finish()
        elif self.reading:
            self._arrive(self.section)
        elif self.section == SECTIONS[-1] and not self.is_expert and self._changing is None and not is_locked:
            self.finish()
        else:
            self.go_on()

    def _show_start(self, row: BannerRow) -> None:
        self.shell.show_start(row)
        if self.may_take_focus():
            self.start_page.row.focus()

    def _began(self, review_id: int) -> None:
        self.place = Place("review", self.place.child_id, review_id, self.section)
        self.await_focus()
        self.load()

    def _read_date(self, text: str) -> date:
        return read_date(text, self.context.today(), self.context.calendar)
