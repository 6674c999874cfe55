"""ExpertWriting: follows the keyboard through the sections of one page, and files each as it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.open_section import OpenSection
from iro_desk.gui.pages.review.open_sections import OpenSections
from iro_desk.gui.pages.review.reading import clocked
from iro_desk.gui.pages.review.shell import ReviewShell
from iro_desk.services import reviews
from iro_desk.services.reviews import SectionSheet, SheetSet


class ExpertWriting(QObject):
    """Expert mode: nothing that is on the page is made again while she writes.

    Signals:
        moved(str): the section the keyboard has come into.
    """

    moved = Signal(str)

    def __init__(self, context: Context, shell: ReviewShell, opened: OpenSections, screen: QObject) -> None:
        super().__init__(screen)
        self._context, self._opened = context, opened
        self._page, self._side = shell.expert_page, shell.side
        self._section, self._review_id = "", 0
        self._page.entered.connect(self._entered)

    def show_sheets(self, found: SheetSet) -> None:
        """Show a review, with the keyboard soon in the section she is at."""
        self._section, self._review_id = found.section, found.at.review.review_id
        self._page.show_sheets(found)

    def go_to(self, section: str, field: str | None = None) -> None:
        """To a section, and to a field of it or its first."""
        self._page.go_to(section)
        view = self._page.view(section)
        if field is None:
            view.focus_first()
        else:
            view.focus_field(field)

    def completed(self, section: str, following: str) -> None:
        """A section has been filed as completed: say so, and go on."""
        self._renew(section)
        self._page.show_findings((), take_focus=False)
        self.go_to(following)

    def _entered(self, section: str) -> None:
        self._page.make_next(section)
        if section == self._section:
            return
        left, self._section = self._opened.get(self._section), section
        self._side.show_current(section)
        self.moved.emit(section)
        if left is not None and left.is_dirty:
            self._file(left)

    def _file(self, left: OpenSection) -> None:
        section = left.view.sheet.section
        left.file(left.view.state, lambda _found: self._renew(section), strict=False)

    def _renew(self, section: str) -> None:
        """Read how a section stands, now that it is filed."""
        read = partial(reviews.sheet, section=section, **clocked(self._context, self._review_id))
        self._context.ops.read(read, self._adopt, self)

    def _adopt(self, sheet: SectionSheet) -> None:
        opened = self._opened.get(sheet.section)
        if opened is not None:
            opened.view.adopt(sheet)
            self._page.tell_lines(sheet.lines)
            self._page.show_states(sheet.sections)
            self._side.show_sections(sheet.review, sheet.sections, self._section)
