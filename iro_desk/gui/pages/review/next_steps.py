"""NextSteps: what is begun from a section without leaving what was typed: bookings, and the end of care."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from iro_desk.domain.calendar_names import joined
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.reading import clocked
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.place import Place
from iro_desk.services import reviews, sheets

END_OF_CARE = "end_of_care"


class NextSteps(QObject):
    """Files the section first, so that what follows is what the review says.

    Args:
        file_first: files the section, then calls what it is given.
        again: reads the section again.
        refused: says what cannot be done as it stands; True when it has been said.
    """

    def __init__(
        self,
        context: Context,
        file_first: Callable[[Callable[[], None]], None],
        again: Callable[[], None],
        refused: Callable[[Exception], bool],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._context, self._file_first, self._again, self._refused = context, file_first, again, refused
        self._review_id, self._child_id = 0, 0

    def follow(self, view: SectionView) -> None:
        """Listen to a section that may be written in."""
        review = view.sheet.review
        self._review_id, self._child_id = review.review_id, review.child_id
        if view.next_part is not None:
            view.next_part.booked.connect(self._book)
        if view.plans_part is not None:
            view.plans_part.raising.connect(self._raise)
            view.plans_part.thanking.connect(lambda: self._begin("thank"))
        if view.ending_part is not None:
            view.ending_part.proposed.connect(self._note_leaving)
            view.ending_part.form.connect(self._begin_form)

    def _book(self, starts: str) -> None:
        book = partial(reviews.book_next, starts=starts, **clocked(self._context, self._review_id))
        self._write("Book the next review", book, self._booked)

    def _booked(self, booked: tuple[str, ...]) -> None:
        words = f"In the planner: {joined(list(booked))}." if booked else "They are in the planner already."
        self._context.toast(words)
        self._again()

    def _note_leaving(self) -> None:
        note = partial(reviews.note_leaving, review_id=self._review_id, today=self._context.today())
        self._write("Ending care is proposed", note, self._noted)

    def _noted(self, is_new: bool) -> None:
        self._context.toast("Noted on the day of the review." if is_new else "It is noted already.")
        self._again()

    def _raise(self, plan: str) -> None:
        self._begin(f"raise/{plan}/{self._review_id}")

    def _begin(self, entry: str) -> None:
        """Go to the form of a concern or of thanks, with the review filed."""
        place = Place("child", self._child_id, None, f"concerns:{entry}")
        self._file_first(lambda: self._context.go(place))

    def _begin_form(self) -> None:
        context = self._context
        begin = partial(
            sheets.begin, form_id=END_OF_CARE, child_id=self._child_id, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        self._write("Start the end of care form", begin, self._begun)

    def _begun(self, sheet_id: int) -> None:
        self._context.go(Place("sheet", self._child_id, sheet_id))

    def _write(self, label: str, fn: Callable[..., Any], then: Callable[[Any], None]) -> None:
        self._file_first(lambda: self._context.ops.write(label, fn, then, self, self._refused))


def autosave_of(context: Context, view: SectionView) -> Autosave:
    """What keeps a section as it is typed."""
    review, form = view.sheet.review, f"review:{view.sheet.section}"
    return Autosave(
        context.ops, context.now, form, review.review_id, review.child_id, view.kept, view.caret, parent=view
    )
