"""The photos, drawings and scans of one visit: chosen, dropped or pasted, and described."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from iro_desk.domain.changes import Changes
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import pictures
from iro_desk.gui.context import Context
from iro_desk.gui.pages.visit.picture_row import PictureRow
from iro_desk.gui.picture_view import PictureView
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import tab_on_the_way
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.services import attachments
from iro_desk.services.attachments import DESCRIBE, AttachmentRow, Picture, PictureMark

NOTE = (
    "Kept inside the file. What a camera hides in a picture, such as the place, is left behind. "
    "Ask before you photograph."
)
NOTHING_TO_PASTE = "There is no picture to paste. Copy one first."


class PicturesEditor(Card):
    """Every picture of one visit; each is kept as soon as it is read, and goes with Undo.

    Args:
        visit_id: 0 for a visit that is not recorded yet.

    Signals:
        edited: something said about a picture changed, or a picture came or went.
    """

    edited = Signal()

    def __init__(self, context: Context, child_id: int, visit_id: int) -> None:
        super().__init__(margins=(20, 16, 20, 16), gap=8)
        self._context, self._child_id, self._visit_id = context, child_id, visit_id
        self.rows: list[PictureRow] = []
        self._kept: dict[int, Mapping[str, object]] = {}
        self._reading = 0
        self.view: PictureView | None = None
        self.setAcceptDrops(True)
        self.problem = Problem()
        self._column = Column(gap=16)
        self._state = caption("")
        self._lay()
        context.ops.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the pictures again, keeping what is typed about them."""
        read = partial(attachments.of_visit, child_id=self._child_id, visit_id=self._visit_id)
        self._context.ops.read(read, self._show, self)

    def marks(self) -> tuple[PictureMark, ...]:
        """What is said about each picture, in order."""
        return tuple(row.mark() for row in self.rows)

    def kept(self) -> list[dict[str, object]]:
        """What is said, as a draft keeps it."""
        return [
            {"id": m.attachment_id, "shows": m.shows, "whose": m.whose.value, "share": m.share.value}
            for m in self.marks()
        ]

    def show_kept(self, kept: Iterable[Mapping[str, object]]) -> None:
        """Show what a draft said; a picture still to be read gets it when it comes."""
        for said in kept:
            self._kept[int(str(said["id"]))] = said
        for row in self.rows:
            self._say_kept(row)

    def show_problems(self, fields: Iterable[str]) -> None:
        """Say at each picture that it is not described, for fields such as "pictures[0]"."""
        wanted = set(fields)
        for number, row in enumerate(self.rows):
            row.shows_row.show_problem(DESCRIBE if f"pictures[{number}]" in wanted else "")

    def go_to(self, field: str, place: int = 0) -> None:
        """Put the keyboard where a picture is described."""
        number = field.removeprefix("pictures").strip("[]")
        if self.rows:
            row = self.rows[min(int(number or 0), len(self.rows) - 1)]
            row.shows.setFocus()
            row.shows.put_caret(place)
        else:
            self.add_button.setFocus()

    def caret(self) -> tuple[str, int] | None:
        """The picture being described and the caret's place, or None."""
        here = self.window().focusWidget()
        for number, row in enumerate(self.rows):
            if here is row.shows:
                return f"pictures[{number}]", row.shows.caret()
        return None

    def choose(self) -> None:
        """Ask for a file."""
        path = self._context.prompts.choose_file(self, "Add a picture or scan", pictures.KINDS)
        if path is not None:
            self._read(partial(pictures.read_file, path))

    def paste(self) -> None:
        """Take the picture that was copied."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._say(NOTHING_TO_PASTE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a picture wherever in here nothing is being typed."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _lay(self) -> None:
        self.body.addWidget(heading("Photos, drawings and scans"))
        self.body.addWidget(caption(NOTE))
        self.body.addLayout(self._column)
        self.body.addWidget(self.problem)
        self._state.hide()
        self.body.addWidget(self._state)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        self.add_button = button("Add a picture or scan…", icon="plus", on_press=self.choose)
        flow.addWidget(self.add_button)
        flow.addWidget(button("Paste a picture", hint="Ctrl+V", on_press=self.paste))
        self.body.addWidget(buttons)

    def _take(self, data: QMimeData) -> bool:
        """Add the files or the picture of a drop or a paste; False when there is none."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        for file in files:
            self._read(partial(pictures.read_file, Path(file)))
        if not files and data.hasImage():
            image = QImage(data.imageData())
            self._read(partial(pictures.from_image, image))
            return True
        return bool(files)

    def _read(self, read: Callable[[], Picture]) -> None:
        """Read and redraw it beside the window's own work; a large photo takes a moment."""
        self._say("")
        self._reading += 1
        self._state.setText("Reading the picture…")
        self._state.show()
        self._context.ops.beside(read, self._add, self, self._refused)

    def _add(self, picture: Picture) -> None:
        self._rest()
        add = partial(
            attachments.add, child_id=self._child_id, visit_id=self._visit_id, picture=picture,
            now=self._context.now(),
        )  # fmt: skip
        self._context.ops.write("Add a picture", add, self._added, self, self._refused_kept)

    def _added(self, _attachment_id: int) -> None:
        self._context.toast("Picture added")
        self.edited.emit()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if "attachment" in changes.kinds:
            self.load()

    def _show(self, rows: tuple[AttachmentRow, ...]) -> None:
        here = {row.picture.attachment_id: row for row in self.rows}
        wanted = [found.attachment_id for found in rows]
        for number, gone in here.items():
            if number not in wanted:
                self._drop(gone)
        made = [found for found in rows if found.attachment_id not in here]
        for found in made:
            self._insert(found)
        self._number()
        if (
            len(made) == 1
            and here.keys() <= set(wanted)
            and self.isAncestorOf(self.window().focusWidget() or self.window())
        ):
            # Only now has it a place to scroll to: it came after the keyboard was on the button.
            QTimer.singleShot(0, self.rows[-1], self.rows[-1].shows.setFocus)

    def _insert(self, found: AttachmentRow) -> None:
        row = PictureRow(found)
        self.rows.append(row)
        self._column.addWidget(row)
        self._say_kept(row)
        row.edited.connect(self.edited)
        row.opened.connect(lambda: self._open(row))
        row.removed.connect(lambda: self._remove(row))

    def _drop(self, row: PictureRow) -> None:
        had_focus = row.isAncestorOf(self.window().focusWidget() or self.window())
        self._kept[row.picture.attachment_id] = self.kept()[self.rows.index(row)]
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if had_focus:
            self.add_button.setFocus()

    def _say_kept(self, row: PictureRow) -> None:
        said = self._kept.pop(row.picture.attachment_id, None)
        if said is not None:
            row.show_mark(str(said["shows"]), str(said["whose"]), str(said["share"]))

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.number(number)
        tab_on_the_way(self.add_button, *self.rows)

    def _open(self, row: PictureRow) -> None:
        read = partial(attachments.content, attachment_id=row.picture.attachment_id)
        self._context.ops.read(read, partial(self._view, row), self)

    def _view(self, row: PictureRow, content: bytes) -> None:
        self.view = PictureView(self.window(), row.open)
        self.view.show_picture(row.picture.name, row.shows.value(), row.picture.media_type, content)

    def _remove(self, row: PictureRow) -> None:
        write = partial(attachments.remove, attachment_id=row.picture.attachment_id)
        self._context.ops.write("Take out a picture", write, self._removed, self)

    def _removed(self, _none: None) -> None:
        self._context.toast("Picture taken out")
        self.edited.emit()

    def _refused(self, trouble: Exception) -> bool:
        self._rest()
        return self._refused_kept(trouble)

    def _refused_kept(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal | FileTrouble):
            return False
        self._say(str(trouble))
        return True

    def _rest(self) -> None:
        self._reading -= 1
        self._state.setVisible(self._reading > 0)

    def _say(self, words: str) -> None:
        self.problem.say(words)
