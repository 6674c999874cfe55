"""One idea of a letter as it stands on the page: its picture at left, and what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.exports import pictures
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, link, rule, wrapped
from iro_desk.gui.widgets.thumbnail import Thumbnail
from iro_desk.services.letters.pictures import IdeaRow

SIDE, DRAWN, PAUSE_MS = 84, 192, 700
HEARD = "What the picture shows"
SAY = "Say what the picture shows: somebody who cannot see it hears these words."
NO_PICTURE = "No picture"


class IdeaEditor(QWidget):
    """The picture of one idea.

    Signals:
        another(): another picture is wanted.
        without(): no picture is wanted.
        offered(): the picture that is offered is wanted.
        described(str): the words for it changed.
    """

    another = Signal()
    without = Signal()
    offered = Signal()
    described = Signal(str)

    def __init__(self, context: Context, row: IdeaRow) -> None:
        super().__init__()
        self._context, self.row = context, row
        self.thumbnail = Thumbnail(SIDE, SIDE)
        self.none = caption(NO_PICTURE)
        self.none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shows = LineEdit()
        self.shows.setMaxLength(300)
        self.shows_row = FieldRow(HEARD, self.shows)
        self.change = button("Another picture", icon="search", on_press=self.another.emit)
        self.drop = link("No picture", self.without.emit)
        self.back = link("Back to the one offered", self.offered.emit)
        self.below = Column(gap=0)
        self.waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._lay()
        self.shows.edited.connect(self._touched)
        self.shows.editingFinished.connect(self.keep)
        self.show_row(row)

    def show_row(self, row: IdeaRow) -> None:
        """Show what is stored; words being typed stay."""
        self.row = row
        picture = row.picture
        if not self.waiting:
            self.shows.set_value(picture.alternative if picture else "")
            self.shows_row.show_problem("")
        self.shows_row.setVisible(picture is not None)
        self.thumbnail.setVisible(picture is not None)
        self.none.setVisible(picture is None)
        self.drop.setVisible(picture is not None)
        self.back.setVisible(row.is_chosen)
        self.change.setText(" Another picture" if picture else " Choose a picture")
        begun = " ".join(row.idea.split())[:60]
        for made in (self.change, self.drop, self.back, self.shows):
            does = made.text().strip() if made is not self.shows else HEARD
            made.setAccessibleName(f"{does}: {begun}")
        if picture is None:
            return
        if picture.content:
            self.thumbnail.show_picture(picture.content, picture.alternative)
        else:
            code = picture.code_point
            self._context.ops.beside(partial(pictures.openmoji, code, DRAWN), self._draw, self)

    def keep(self) -> None:
        """Hand over the words for the picture."""
        self._pause.stop()
        if not self.waiting or self.row.picture is None:
            return
        words = self.shows.value().strip()
        self.shows_row.show_problem("" if words else SAY)
        if words:
            self.waiting = False
            self.described.emit(words)

    def _touched(self) -> None:
        self.waiting = True
        self._pause.start()

    def _draw(self, content: bytes) -> None:
        picture = self.row.picture
        if picture is not None and not picture.content:
            self.thumbnail.show_picture(content, picture.alternative)

    def _lay(self) -> None:
        whole = Column(self, gap=10)
        across = Line(gap=14)
        left = Column(gap=0)
        left.addWidget(self.thumbnail)
        left.addWidget(self.none)
        left.addStretch(1)
        across.addLayout(left)
        self.none.setFixedWidth(self.thumbnail.width())
        said = Column(gap=4)
        said.addWidget(wrapped(self.row.idea, "reading"))
        said.addWidget(self.shows_row)
        holder = QWidget()
        flow = Flow(holder, 12)
        for made in (self.change, self.drop, self.back):
            flow.addWidget(made)
        said.addWidget(holder)
        across.addLayout(said, 1)
        whole.addLayout(across)
        whole.addLayout(self.below)
        whole.addWidget(rule(), 0, TOP)
