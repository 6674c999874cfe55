"""Every letter that waits to be written, and those that are ready."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services import letters
from iro_desk.services.letters import LetterListRow


class LettersPage(Screen):
    """Letters to children."""

    watches = frozenset({"letter", "letter_part", "review", "outbox_item"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Letters")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def load(self) -> None:
        """Read the letters again."""
        self.context.ops.read(letters.waiting, self._show, self)

    def _show(self, rows: tuple[LetterListRow, ...]) -> None:
        emptied(self.page.body)
        count = len(rows)
        self.page.say(
            "Letters", f"{count} {'letter' if count == 1 else 'letters'} to children." if count else ""
        )
        if not rows:
            self.page.body.addWidget(
                EmptyState(
                    "Nothing to draft from yet",
                    "After a finished review, a letter is drafted from what the child may see.",
                )
            )
        else:
            listed = RowList("Letters")
            listed.show_rows(tuple(self._row(row) for row in rows))
            listed.opened.connect(self._go)
            self.page.body.addWidget(listed)
        self.page.body.addStretch(1)

    def _row(self, row: LetterListRow) -> ListRow:
        return ListRow(
            key=f"{row.child_id}:{row.letter_id or ''}:{row.review_id or ''}",
            initials=row.initials,
            colour=row.identity_colour,
            title=row.display_name,
            main="Letter after the review" if row.kind is LetterKind.REVIEW else row.kind.label,
            detail=f"{'Letter' if row.review_id is None else 'Review'} of {short_date(row.on, self.context.today())}",
            tone="plain",
            badge=row.state,
        )

    def _go(self, key: str) -> None:
        child, letter, review = key.split(":")
        if letter:
            self.context.go(Place("letter", int(child), int(letter)))
        else:
            self.context.go(Place("letter", int(child), None, f"review:{review}"))
