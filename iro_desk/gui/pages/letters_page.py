"""Every letter that waits to be written, and those that are ready; another is begun here for any child."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.wording import counted, short_date
from iro_desk.gui.child_picker import ChildPicker
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.kinds import KindChooser
from iro_desk.gui.pages.letter.writing import title_of
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import heading, link
from iro_desk.services import letters
from iro_desk.services.letters import LetterListRow

NOT_STARTED, READY = "Not started", "Ready"
FIRST_ROWS = 8
TONES = {NOT_STARTED: "none", READY: "ok"}


class LettersPage(Screen):
    """Letters to children."""

    watches = frozenset({"letter", "letter_part", "review", "outbox_item", "child"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.another = button("Write another letter", "main", "mail", on_press=self.ask_which)
        self.page = Page("Letters", actions=(self.another,))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.chooser = KindChooser(context, "Write another letter")
        self.picker = ChildPicker(context)
        self.picker.line.setPlaceholderText("Type a name")
        self.chooser.body.insertWidget(1, FieldRow("To which child?", self.picker))
        self.chooser.hide()
        self._lists = Column(gap=12)
        self.page.body.addWidget(self.chooser)
        self.page.body.addLayout(self._lists)
        self.page.body.addStretch(1)
        self._shows_all = False
        self._rows: tuple[LetterListRow, ...] = ()
        self.picker.edited.connect(self._offer)
        self.chooser.put_away.connect(self._not_now)

    def load(self) -> None:
        """Read the letters again."""
        self.context.ops.read(letters.waiting, self._show, self)

    def ask_which(self) -> None:
        """Ask for the child and the kind."""
        self.chooser.show()
        self.picker.line.setFocus()

    def _offer(self) -> None:
        if self.picker.child_id is None:
            self.chooser.show_nobody()
        else:
            self.chooser.show_child(self.picker.child_id, takes_focus=True)

    def _not_now(self) -> None:
        self.chooser.hide()
        self.another.setFocus()

    def _show(self, rows: tuple[LetterListRow, ...]) -> None:
        self._rows = rows
        had_focus = (
            self.page.scrolled.isAncestorOf(self.focusWidget() or self) and not self.chooser.isVisible()
        )
        emptied(self._lists)
        begun = tuple(row for row in rows if row.state not in (NOT_STARTED, READY))
        ready = tuple(row for row in rows if row.state == READY)
        waiting = tuple(row for row in reversed(rows) if row.state == NOT_STARTED)
        self.page.say("Letters", _summed_up(len(begun), len(ready), len(waiting)))
        if not rows:
            self._lists.addWidget(
                EmptyState(
                    "No letters yet",
                    "After a finished review, a letter is drafted here from what the child may see. "
                    "A letter to say who you are, or to ask how they want their review, can be written now.",
                )
            )
        self._list("Being written", begun, len(begun))
        self._list("Ready for the outbox", ready, len(ready))
        self._list("After a review, newest first", waiting, len(waiting) if self._shows_all else FIRST_ROWS)
        if had_focus:
            self.another.setFocus()

    def _list(self, name: str, rows: Sequence[LetterListRow], most: int) -> None:
        if not rows:
            return
        self._lists.addWidget(heading(name))
        listed = RowList(name)
        listed.show_rows(tuple(self._row(row) for row in rows[:most]))
        listed.opened.connect(self._go)
        self._lists.addWidget(listed)
        if len(rows) > most:
            self._lists.addWidget(link(f"Show all {len(rows)}", self._show_all), 0, LEFT)

    def _show_all(self) -> None:
        self._shows_all = True
        self._show(self._rows)

    def _row(self, row: LetterListRow) -> ListRow:
        about = "Letter" if row.review_id is None else "Review"
        return ListRow(
            key=f"{row.child_id}:{row.letter_id or ''}:{row.review_id or ''}",
            initials=row.initials,
            colour=row.identity_colour,
            title=row.display_name,
            main=title_of(row.kind),
            detail=f"{about} of {short_date(row.on, self.context.today())}",
            tone=TONES.get(row.state, "soon"),
            badge=row.state,
        )

    def _go(self, key: str) -> None:
        child, letter, review = key.split(":")
        if letter:
            self.context.go(Place("letter", int(child), int(letter)))
        else:
            self.context.go(Place("letter", int(child), None, f"review:{review}"))


def _summed_up(begun: int, ready: int, waiting: int) -> str:
    counts = (
        (begun, f"{counted(begun, 'letter')} being written."),
        (ready, f"{counted(ready, 'letter')} ready."),
        (waiting, f"{counted(waiting, 'review')} without one."),
    )
    return " ".join(words for count, words in counts if count)
