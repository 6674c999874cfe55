"""What was kept when the program last ended: names it, and goes back to that child, form and field (U18, F01)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame

from iro_desk.domain.changes import Changes
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, link, wrapped
from iro_desk.services import drafts
from iro_desk.services.drafts import DraftRow


def place_of(draft: DraftRow) -> Place:
    """The screen a draft was typed into."""
    form, _, part = draft.form.partition(":")
    page = "add_child" if form == "child" and draft.child_id is None else form
    return Place(page, draft.child_id, draft.subject_id or None, part)


class KeptNotice(QFrame):
    """A line above the screen; it never takes the focus, and goes when it is closed or its work is filed.

    Args:
        draft: the newest unfinished work.
    """

    def __init__(self, context: Context, draft: DraftRow) -> None:
        super().__init__()
        self.place = place_of(draft)
        dress(self, role="notice", tone="info")
        kept_at = draft.kept_at.astimezone(context.now().tzinfo)
        across = Line(self, (24, 8, 16, 8), 12)
        across.addWidget(Icon("history", "info"))
        day = (
            "" if kept_at.date() == context.today() else f" on {short_date(kept_at.date(), context.today())}"
        )
        what = ", ".join(part for part in (draft.what, draft.initials) if part)
        words = f"We kept your unfinished work from {kept_at:%H:%M}{day}: {what}."
        self.words = wrapped(words)
        across.addWidget(self.words, 1)
        across.addWidget(link("Go to it", lambda: context.go(self.place)))
        across.addWidget(icon_button("x", "Close this line", self.deleteLater))
        self._context, self._draft_id = context, draft.draft_id
        context.ops.changed.connect(self._look_again)

    def _look_again(self, changes: Changes, initiator: object) -> None:
        if "draft" in changes.kinds:
            self._context.ops.read(drafts.unfinished, self._go_when_filed, self)

    def _go_when_filed(self, rows: tuple[DraftRow, ...]) -> None:
        if all(row.draft_id != self._draft_id for row in rows):
            self.deleteLater()


class Kept(QObject):
    """Looks for unfinished work when the desk is opened."""

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context

    def find(self, found: Callable[[KeptNotice], None], nothing: Callable[[], None]) -> None:
        """Call ``found`` with the newest unfinished work, or ``nothing``."""

        def read(rows: tuple[DraftRow, ...]) -> None:
            if rows:
                found(KeptNotice(self._context, rows[0]))
            else:
                nothing()

        self._context.ops.read(drafts.unfinished, read, self)
