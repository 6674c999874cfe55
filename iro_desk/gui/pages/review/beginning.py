"""Beginning a review: nothing is stored until its date is confirmed, and one already open is gone on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.start_card import StartPage
from iro_desk.services import children, reviews
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import ReviewRow


class Beginning(QObject):
    """Asks for the date and begins the review of one child.

    Args:
        may_begin: whether the screen still has no review.

    Signals:
        asked(object): the child's BannerRow; the date may be asked for now.
        began(int): the review that is open.
    """

    asked = Signal(object)
    began = Signal(int)

    def __init__(
        self, context: Context, child_id: int, page: StartPage, may_begin: Callable[[], bool], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._context, self._child_id, self._page, self._may_begin = context, child_id, page, may_begin
        page.started.connect(self._begin)

    def load(self) -> None:
        """Look for a review that is already begun, and who the child is."""
        context = self._context
        banner = partial(children.banner, child_id=self._child_id, today=context.today())
        context.ops.read(banner, self._show, self)
        context.ops.read(partial(reviews.of_child, child_id=self._child_id), self._go_on, self)

    def _show(self, row: BannerRow) -> None:
        if self._may_begin():
            self.asked.emit(row)

    def _go_on(self, rows: tuple[ReviewRow, ...]) -> None:
        started = next((row for row in rows if row.state is ReviewState.WRITING), None)
        if started is not None and self._may_begin():
            self.began.emit(started.review_id)

    def _begin(self, day: date) -> None:
        context = self._context
        context.ops.write(
            "Start the review",
            partial(
                reviews.begin, child_id=self._child_id, review_on=day, today=context.today(),
                calendar=context.calendar, rules=context.rules,
            ),
            then=self.began.emit,
            owner=self,
            otherwise=self._not_begun,
        )  # fmt: skip

    def _not_begun(self, trouble: Exception) -> bool:
        self._page.refuse(str(trouble))
        return True
