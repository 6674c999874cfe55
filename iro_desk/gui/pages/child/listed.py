"""The tabs that list a child's reviews, visits and letters, each row opening its own screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services import letters, reviews, visits
from iro_desk.services.letters import LetterRow
from iro_desk.services.reviews import ReviewRow
from iro_desk.services.visits import VisitRow


class _Listed(Part):
    """Rows that open a screen."""

    page = ""

    def _list(self, name: str, rows: tuple[ListRow, ...], nothing: QWidget) -> None:
        emptied(self.body)
        if not rows:
            self.body.addWidget(nothing)
            return
        nothing.deleteLater()
        listed = RowList(name, rows)
        listed.opened.connect(lambda key: self.context.go(Place(self.page, self.child_id, int(key))))
        self.body.addWidget(listed)


class ReviewsPart(_Listed):
    """The child's reviews, newest first."""

    page = "review"

    def load(self) -> None:
        """Read them again."""
        self.context.ops.read(partial(reviews.of_child, child_id=self.child_id), self._show, self)

    def _show(self, rows: tuple[ReviewRow, ...]) -> None:
        start = partial(self.context.go, Place("review", self.child_id))
        nothing = EmptyState(
            "No reviews yet",
            "The day the first one is due by stands on the Overview.",
            (button("Start the review", icon="clipboard-list", on_press=start),),
        )
        self._list("Reviews", tuple(_review(row) for row in rows), nothing)


class VisitsPart(_Listed):
    """The child's visits, newest first."""

    page = "visit"

    def load(self) -> None:
        """Read them again."""
        self.context.ops.read(partial(visits.of_child, child_id=self.child_id), self._show, self)

    def _show(self, rows: tuple[VisitRow, ...]) -> None:
        start = partial(self.context.go, Place("visit", self.child_id))
        nothing = EmptyState(
            "No visits yet",
            "Start with what they said. Everything is kept as you type.",
            (button("Record a visit", icon="footprints", on_press=start),),
        )
        self._list("Visits", tuple(_visit(row) for row in rows), nothing)


class LettersPart(_Listed):
    """The child's letters, newest first."""

    page = "letter"

    def load(self) -> None:
        """Read them again."""
        self.context.ops.read(partial(letters.of_child, child_id=self.child_id), self._show, self)

    def _show(self, rows: tuple[LetterRow, ...]) -> None:
        nothing = EmptyState(
            "No letters yet", "After a review, a letter is drafted from what the child may see."
        )
        self._list("Letters", tuple(_letter(row) for row in rows), nothing)


def _review(row: ReviewRow) -> ListRow:
    took_part = row.participation.label if row.participation else "Taking part not recorded"
    tone, badge = "none", row.state.label
    if row.state is ReviewState.WRITING:
        tone, badge = "soon", f"{row.sections_done} of {row.sections_total} sections"
    elif row.days_late is not None:
        tone = "late" if row.days_late else "ok"
        badge = f"{counted(row.days_late, 'day')} late" if row.days_late else "In time"
    origin = "From the return. " if row.is_imported else ""
    return ListRow(
        key=str(row.review_id), main=f"{row.kind.label}, {dated(row.review_on)}", detail=origin + took_part,
        tone=tone, badge=badge,
    )  # fmt: skip


def _visit(row: VisitRow) -> ListRow:
    place = row.place.label if row.place else "Place not recorded"
    alone = f"Seen alone: {row.seen_alone.label.lower()}" if row.seen_alone else "Not seen"
    said = (
        f"{counted(row.line_count, 'line')} of their own words" if row.line_count else "No words of their own"
    )
    return ListRow(
        key=str(row.visit_id), main=dated(row.visit_on), detail=f"{place}. {alone}", badge="",
        date_words=said,
    )  # fmt: skip


def _letter(row: LetterRow) -> ListRow:
    tone, badge = ("ok", "Finished") if row.finished else ("soon", "Being written")
    return ListRow(
        key=str(row.letter_id), main=f"Letter of {dated(row.dated_on)}", detail=f"Written for {row.voice.label}",
        tone=tone, badge=badge,
    )  # fmt: skip
