"""The file of one thing of the outbox as it is kept, to be seen and nothing else: the very bytes that leave or left."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.exports.reading_back import passages
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.send.reading import FileRead
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.services import children
from iro_desk.services.sending import kept_file
from iro_desk.services.sending.kept_file import KeptFile

AS_IT_IS = "Every word of the file, read back out of it"


class FilePage(Screen):
    """One file. ``place.subject_id`` is the thing's number."""

    watches = frozenset({"outbox_item"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("The file")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.page.folded.connect(self.banner.be_brief)
        self.page.header.add_action(button("Back to the outbox", icon="arrow-left", on_press=self._back))
        self._body = Column(gap=12)
        self.page.body.addLayout(self._body)
        self.page.body.addStretch(1)
        self.file: FileRead | None = None
        self._sha256 = ""

    def load(self) -> None:
        """Read the file."""
        read = partial(kept_file.kept_file, item_id=self.place.subject_id or 0)
        self.context.ops.read(read, self._show, self, self._gone)

    def _show(self, found: KeptFile) -> None:
        row = partial(children.banner, child_id=found.child_id, today=self.context.today())
        self.context.ops.read(row, partial(show_child, self.banner), self)
        self.page.say(
            found.title, f"For {found.reader}. {found.file_name}, as it is kept. Nothing here can be changed."
        )
        if found.sha256 == self._sha256:
            return
        self._sha256 = found.sha256
        emptied(self._body)
        self.file = FileRead(self.page.scrolled)
        self._body.addWidget(self.file)
        pages = FinishedPages(found.content, self)
        if pages.count:
            self.file.show_pages(pages)
        else:
            self.file.show_words(AS_IT_IS, "\n\n".join(one.text for one in passages(found.content)))
        if self.may_take_focus():
            self.file.setFocus()

    def _gone(self, trouble: Exception) -> bool:
        emptied(self._body)
        self.file, self._sha256 = None, ""
        self._body.addWidget(EmptyState("There is nothing here", str(trouble)))
        return True

    def _back(self) -> None:
        self.context.go(Place("outbox"))
