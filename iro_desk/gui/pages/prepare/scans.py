"""The scans of what came back before a review, beside the answers that are entered from them."""

from __future__ import annotations

from functools import partial

from iro_desk.gui.context import Context
from iro_desk.gui.pages.visit.pictures import PicturesEditor
from iro_desk.services import scans
from iro_desk.services.attachments import Picture


class ScansEditor(PicturesEditor):
    """Every scan of one person's answers; what is said about one is kept when the form is put away."""

    def __init__(self, context: Context, child_id: int, consultation_id: int) -> None:
        self._consultation_id = consultation_id
        self._was_edited = False
        super().__init__(context, child_id, 0)
        self.edited.connect(self._note_edit)

    def load(self) -> None:
        """Read the scans again."""
        read = partial(scans.of_consultation, consultation_id=self._consultation_id)
        self._context.ops.read(read, self._show, self)

    def keep(self) -> None:
        """Keep what is said about each scan."""
        if self._was_edited and self.rows:
            self._was_edited = False
            marks = self.marks()
            write = partial(scans.describe, marks=marks)
            words = "\n".join(mark.shows for mark in marks)
            self._context.ops.keep(("scans", self._consultation_id), "Describe a scan", write, words)

    def _note_edit(self) -> None:
        self._was_edited = True

    def _add(self, picture: Picture) -> None:
        self._rest()
        add = partial(
            scans.add, consultation_id=self._consultation_id, picture=picture, now=self._context.now()
        )
        self._context.ops.write("Add a scan", add, self._added, self, self._refused_kept)
