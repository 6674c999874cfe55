"""Closing: a review is finished from its check, opened again with a reason, and goes on to its letter and papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.check_page import CheckPage
from iro_desk.gui.pages.review.locked_card import LockedCard
from iro_desk.gui.pages.review.reading import clocked
from iro_desk.gui.place import Place
from iro_desk.services import reviews
from iro_desk.services.incomplete import Incomplete


class Closing(QObject):
    """Listens to the check of every answer, and to the card of a finished review.

    Args:
        locked: the cards of a finished review, one for each way of writing it.
        place: the review it is about, as it is now.
        read: shows an earlier version, by its number.

    Signals:
        finished(): the review is finished and locked.
        again(): what is shown has changed and is to be read again.
        back(): back to the section.
    """

    finished = Signal()
    again = Signal()
    back = Signal()

    def __init__(
        self,
        context: Context,
        check: CheckPage,
        locked: Iterable[LockedCard],
        place: Callable[[], Place],
        read: Callable[[int], None],
        screen: QObject,
    ) -> None:
        super().__init__(screen)
        self._context, self._check, self._place, self._screen = context, check, place, screen
        check.finishing.connect(self.finish)
        check.going_back.connect(self.back)
        for card in locked:
            card.letter.connect(partial(self._write_letter, LetterKind.REVIEW))
            card.minutes.connect(partial(self._write_letter, LetterKind.MINUTES))
            card.outcomes.connect(partial(self._send, DocumentKind.OUTCOMES))
            card.full_record.connect(partial(self._send, DocumentKind.FULL_RECORD))
            card.reopened.connect(partial(self._reopen, card))
            card.shown.connect(partial(self._keep_reason, card))
            card.read.connect(read)

    def finish(self) -> None:
        """Finish the review that has been checked, or go to what stops it."""
        if self._check.stops or not self._check.can_change:
            self._check.take_focus(None)
            return
        self._context.ops.write(
            "Finish the review",
            partial(reviews.finish, now=self._context.now(), **clocked(self._context, self._review_id)),
            then=lambda _: self._finished(),
            owner=self._screen,
            otherwise=self._not_finished,
        )

    def _finished(self) -> None:
        self._context.toast("The review is finished.")
        self.finished.emit()

    def _not_finished(self, trouble: Exception) -> bool:
        """Something has changed since it was checked: it is checked again."""
        self.again.emit()
        return isinstance(trouble, Incomplete)

    def _keep_reason(self, card: LockedCard) -> None:
        card.keep_reason(self._context, self._review_id, self._place().child_id)

    def _reopen(self, card: LockedCard, why: str) -> None:
        open_again = partial(reviews.reopen, review_id=self._review_id, why=why, now=self._context.now())

        def opened(_none: object) -> None:
            card.begin_again()
            self.back.emit()

        self._context.ops.write("Change a finished review", open_again, opened, self._screen)

    def _write_letter(self, kind: LetterKind) -> None:
        self._context.go(Place("letter", self._place().child_id, None, f"{kind.value}:{self._review_id}"))

    def _send(self, paper: DocumentKind) -> None:
        part = "" if paper is DocumentKind.OUTCOMES else paper.value
        self._context.go(Place("outbox", self._place().child_id, self._review_id, part))

    @property
    def _review_id(self) -> int:
        found = self._place().subject_id
        assert found is not None, "a section is shown before its review exists"
        return found
