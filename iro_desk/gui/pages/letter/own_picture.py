"""What the officer says of a picture of her own before it stands in a letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption
from iro_desk.gui.widgets.thumbnail import Thumbnail
from iro_desk.services.attachments import Picture

NOTE = "Nobody else’s face, house or school. Kept inside the file; what a camera hides in it is left behind."
SAY = "Say what the picture shows."


class OwnPicture(QWidget):
    """The picture, the words for it, and the button that uses it.

    Signals:
        done(str): what it shows.
    """

    done = Signal(str)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        small = Thumbnail(88, 88)
        small.show_picture(picture.small, "The picture you chose")
        self.shows = LineEdit()
        self.shows.setMaxLength(300)
        self.shows_row = FieldRow("What your picture shows", self.shows, "For somebody who cannot see it.")
        self.use = button("Use this picture", "main", icon="check", on_press=self._use)
        self.shows.returnPressed.connect(self._use)
        across = Line(self, gap=12)
        across.addWidget(small, 0, TOP)
        said = Column(gap=6)
        said.addWidget(caption(NOTE))
        said.addWidget(self.shows_row)
        said.addWidget(self.use, 0, LEFT)
        across.addLayout(said, 1)

    def _use(self) -> None:
        words = self.shows.value().strip()
        self.shows_row.show_problem("" if words else SAY)
        if words:
            self.done.emit(words)
        else:
            self.shows.setFocus()
