"""Every review being written, and those finished lately."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import heading
from iro_desk.services import reviews
from iro_desk.services.reviews import ReviewRow

LATELY = 30


class ReviewsPage(Screen):
    """Reviews, unfinished first."""

    watches = frozenset({"review", "review_section", "child"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Reviews")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._open: tuple[ReviewRow, ...] = ()

    def load(self) -> None:
        """Read the reviews again."""
        self.context.ops.read(reviews.open_reviews, self._read_open, self)

    def _read_open(self, rows: tuple[ReviewRow, ...]) -> None:
        self._open = rows
        self.context.ops.read(partial(reviews.recent, limit=LATELY), self._show, self)

    def _show(self, recent: tuple[ReviewRow, ...]) -> None:
        emptied(self.page.body)
        finished = tuple(row for row in recent if row.state is ReviewState.FINISHED)
        count = len(self._open)
        self.page.say("Reviews", f"{count} {'is' if count == 1 else 'are'} being written." if count else "")
        if not self._open and not finished:
            go = partial(self.context.go, Place("caseload"))
            self.page.body.addWidget(
                EmptyState(
                    "No reviews yet",
                    "Open a child and start the review. It is kept as you write.",
                    (button("Open the caseload", "main", "users", on_press=go),),
                )
            )
        self._group("Being written", self._open)
        self._group("Finished", finished)
        self.page.body.addStretch(1)

    def _group(self, words: str, rows: tuple[ReviewRow, ...]) -> None:
        if not rows:
            return
        self.page.body.addWidget(heading(words))
        listed = RowList(words)
        listed.show_rows(tuple(self._row(row) for row in rows))
        listed.opened.connect(self._go)
        self.page.body.addWidget(listed)

    def _row(self, row: ReviewRow) -> ListRow:
        done = row.state is ReviewState.FINISHED
        late = row.days_late is not None and row.days_late > 0
        badge = f"{row.days_late} {'day' if row.days_late == 1 else 'days'} late" if late else "In time"
        return ListRow(
            key=f"{row.child_id}:{row.review_id}",
            initials=row.initials,
            colour=row.identity_colour,
            title=row.display_name,
            main=f"{row.kind.label}, {short_date(row.review_on, self.context.today())}",
            detail="Brought in from a return"
            if row.is_imported
            else "Being changed"
            if row.reopened_at is not None
            else (row.participation.label if row.participation else "")
            if done
            else f"{row.sections_done} of {row.sections_total} sections completed",
            tone="none" if row.days_late is None else "late" if late else "ok",
            badge="" if row.days_late is None else badge,
        )

    def _go(self, key: str) -> None:
        child, review = key.split(":")
        self.context.go(Place("review", int(child), int(review)))
