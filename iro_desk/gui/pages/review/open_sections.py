"""OpenSections: the sections of a review that are being written, one or all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.codes import SectionState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.open_section import OpenSection
from iro_desk.gui.pages.review.section_view import SectionView


class OpenSections(QObject):
    """Keeps and files them.

    Attributes:
        edits: how often anything has been typed or chosen in them.

    Signals:
        cannot(str, object): a section, and what cannot be stored of it as it is typed.
        stopped(object): the findings that keep a section from being filed.
        put_back(): an earlier answer is in its field, and is to be filed at once.
    """

    cannot = Signal(str, object)
    stopped = Signal(object)
    put_back = Signal()

    def __init__(self, context: Context, screen: QObject) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen
        self.edits = 0
        self._open: dict[str, OpenSection] = {}

    def open(self, view: SectionView) -> OpenSection:
        """Begin to keep what is typed into a form."""
        section = view.sheet.section
        made = self._open[section] = OpenSection(self._context, view, self._screen)
        view.edited.connect(self._count)
        made.cannot.connect(lambda problems: self.cannot.emit(section, problems))
        made.stopped.connect(self.stopped)
        made.put_back.connect(self.put_back)
        return made

    def _count(self) -> None:
        self.edits += 1

    def get(self, section: str) -> OpenSection | None:
        """A section that is open, or None."""
        return self._open.get(section)

    def clear(self) -> None:
        """Nothing is open any more; what was typed is flushed before."""
        self._open = {}

    def flush(self) -> None:
        """Keep what is typed."""
        for one in self._open.values():
            one.flush()

    def file_all(self, then: Callable[[], None]) -> None:
        """File whatever has changed, as far as it can be stored, one after another."""
        waiting = [one for one in self._open.values() if one.is_dirty and not one.view.problems()]
        if not waiting:
            then()
            return
        first = waiting[0]
        state = first.view.state if first.view.compact else SectionState.IN_PROGRESS
        first.file(state, lambda _found: self._go_on(first, then), strict=False)

    def _go_on(self, filed: OpenSection, then: Callable[[], None]) -> None:
        """The next one; one that could not be written keeps its words in its draft and is passed by."""
        if filed.is_dirty:
            then()
        else:
            self.file_all(then)
