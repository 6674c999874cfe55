"""OpenSection: a section that is being written, kept as it is typed and filed when it is left or completed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.codes import SectionState
from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.next_steps import autosave_of
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.services import reviews
from iro_desk.services.incomplete import Incomplete

Then = Callable[[tuple[Finding, ...]], None]


class OpenSection(QObject):
    """The draft of one section and the way it gets into the review.

    Args:
        view: the section's form; nothing is kept of one that is locked.
        screen: the screen that writes it, which does not read again for its own writes.

    Signals:
        cannot(object): what cannot be stored as it is typed, as problems.
        stopped(object): the findings that keep it from being filed.
        put_back(): an earlier answer is in its field, and is to be filed at once.
    """

    cannot = Signal(object)
    stopped = Signal(object)
    put_back = Signal()

    def __init__(self, context: Context, view: SectionView, screen: QObject) -> None:
        super().__init__(view)
        self._context, self.view, self._screen = context, view, screen
        self.is_locked = view.sheet.review.is_read_only
        self.is_dirty = view.sheet.draft is not None and not self.is_locked
        self._autosave = None if self.is_locked else autosave_of(context, view)
        if self.is_locked:
            view.lock()
        else:
            view.edited.connect(self.touch)
            view.put_back.connect(self._put_back)

    def touch(self) -> None:
        """Something in it was typed or chosen."""
        self.is_dirty = True
        if self._autosave is not None:
            self._autosave.touched()

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def file(self, state: SectionState, then: Then, *, strict: bool) -> None:
        """Write the section when it has changed or is being completed; ``strict`` stops at problems."""
        if self.is_locked or not (strict or self.is_dirty):
            then(())
            return
        problems = self.view.problems()
        if problems:
            if strict:
                self.cannot.emit(problems)
            else:
                then(())
            return
        if not strict and not self.view.compact and self.view.stored_state is SectionState.COMPLETED:
            state = SectionState.COMPLETED
        self.flush()
        self.is_dirty = False
        sheet = self.view.sheet
        self._context.ops.write(
            f"{sheet.section} in the review",
            partial(reviews.file_section, review_id=sheet.review.review_id, answers=self.view.answers(state)),
            then=then,
            owner=self._screen,
            otherwise=self.refused if strict else lambda _trouble: self._pass_by(then),
        )

    def refused(self, trouble: Exception) -> bool:
        """Say why it could not be written; True when that has been said."""
        if not isinstance(trouble, Refusal):
            return False
        self.is_dirty = True
        found = (Finding("refused", str(trouble), self.view.sheet.section, trouble.field or ""),)
        self.stopped.emit(trouble.findings if isinstance(trouble, Incomplete) else found)
        return True

    def _pass_by(self, then: Then) -> bool:
        """The words stay in the draft; the officer goes where she was going."""
        self.is_dirty = True
        then(())
        return True

    def _put_back(self) -> None:
        self.touch()
        self.put_back.emit()
