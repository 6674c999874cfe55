"""Another picture for one idea: what else is offered, the child's own, any of OpenMoji by name, or a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.picture_names import PictureName, called, read_names
from iro_desk.domain.letters.pictures import usual
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import pictures as read_pictures
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.own_picture import OwnPicture
from iro_desk.gui.pages.letter.picture_grid import Choosable, PictureGrid
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.field_row import FieldRow, Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import announce, caption
from iro_desk.services.attachments import AttachmentRow, Picture
from iro_desk.services.letters import pictures
from iro_desk.services.letters.pictures import IdeaRow

KINDS = "Pictures (*.png *.jpg *.jpeg *.jfif *.webp)"
HELP = "By its English name, such as dog, bus or drum."
OFFERED = "Offered for these words, then the child’s own that may be shared, then those used most."
NONE = "No picture has this name. Try another word."


class PictureChooser(QFrame):
    """A panel under an idea.

    Args:
        row: the idea, with what is offered for it.
        voice: who reads the letter; those of 12 and over are offered nothing childish.
        own: the child's pictures that may be shared, and the officer's of this letter.

    Signals:
        chosen(Choosable): a picture was chosen.
        added(object, str): a picture of the officer's own, and what it shows.
        closed(): it is to go.
    """

    chosen = Signal(object)
    added = Signal(object, str)
    closed = Signal()

    def __init__(self, context: Context, row: IdeaRow, voice: Voice, own: tuple[AttachmentRow, ...]) -> None:
        super().__init__()
        dress(self, role="sunken")
        self._context = context
        self._first = first_choices(row, voice, own)
        self.search = LineEdit()
        self.search_row = FieldRow("Find a picture", self.search, HELP)
        self.said = caption(OFFERED)
        self.grid = PictureGrid(context, "Pictures to choose from")
        self.own = button("A picture of your own…", icon="folder-open", on_press=self.choose_file)
        self.problem = Problem()
        self._below = Column(gap=0)
        self._lay()
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self.grid.setFocus)
        self.grid.chosen.connect(self.chosen)
        self.grid.show_choices(self._first)
        self.own_form: OwnPicture | None = None
        self._names: tuple[PictureName, ...] = ()

    def choose_file(self) -> None:
        """Ask for a file; it is read and redrawn beside the window's own work."""
        path = self._context.prompts.choose_file(self, "A picture for the letter", KINDS)
        if path is not None:
            self._context.ops.beside(partial(_read, path), self._take, self, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel alone; Down goes from the words to the pictures."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        if not typed.strip():
            self.grid.show_choices(self._first)
            self._say(OFFERED)
            return
        if not self._names:
            self._names = read_names(self._context.resource_text("data/openmoji.tsv"))
        found = called(typed, self._names)
        self.grid.show_choices([Choosable(one.name, one.code_point) for one in found])
        many = f"{len(found):,} {'picture' if len(found) == 1 else 'pictures'}, the closest first."
        self._say(many if found else NONE)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        announce(self.said, words)

    def _take(self, picture: Picture) -> None:
        self.problem.say("")
        if self.own_form is not None:
            self.own_form.deleteLater()
        self.own_form = OwnPicture(picture)
        self.own_form.done.connect(partial(self.added.emit, picture))
        self._below.addWidget(self.own_form)
        self.own_form.shows.setFocus()

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self.problem.say(str(trouble))
        return True

    def _lay(self) -> None:
        whole = Column(self, (12, 8, 12, 12), 8)
        for widget in (self.search_row, self.said, self.grid):
            whole.addWidget(widget)
        holder = QWidget()
        flow = Flow(holder, 10)
        flow.addWidget(self.own)
        flow.addWidget(button("Close", hint="Esc", on_press=self.closed.emit))
        whole.addWidget(holder)
        whole.addWidget(self.problem)
        whole.addLayout(self._below)


def first_choices(row: IdeaRow, voice: Voice, own: tuple[AttachmentRow, ...]) -> tuple[Choosable, ...]:
    """What is shown before anything is typed, each once."""
    offered = [Choosable(one.picture.alternative, one.picture.code_point) for one in row.others]
    kept = [Choosable(one.shows, attachment_id=one.attachment_id, small=one.small) for one in own]
    others = [Choosable(one.alternative, one.code_point) for one in usual(voice, pictures.table())]
    once: dict[str | int | None, Choosable] = {}
    for one in (*offered, *kept, *others):
        once.setdefault(one.code_point or one.attachment_id, one)
    return tuple(once.values())


def _read(path: Path) -> Picture:
    picture = read_pictures.read_file(path)
    if not picture.small:
        raise Refusal("A PDF cannot stand beside an idea.", "Choose a photo or a drawing.")
    return picture
