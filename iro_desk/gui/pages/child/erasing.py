"""Deleting a child for good from their page: where the certificate goes, a last question, and the deletion (S31)."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.backups import Standing
from iro_desk.exports import deletion_certificate
from iro_desk.exports.whole_file import write_whole
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services import audit_trail, erasing
from iro_desk.services.audit_trail import TrailEnd
from iro_desk.services.erasing import Erased

ABOUT = (
    "Deleting for good also empties the history of changes, so that nothing brings it back. You get a certificate "
    "that says what was deleted and names nobody."
)
FAILED = "The child is deleted, but the certificate could not be saved."


class Erasing(QWidget):
    """One button, for when the time to keep a record is over.

    Signals:
        going(): the child is about to go, so the page should stop reading about them.
    """

    going = Signal()

    def __init__(self, context: Context, child_id: int) -> None:
        super().__init__()
        self._context, self._child_id = context, child_id
        column = Column(self, gap=8)
        self.button = button("Delete for good…", "danger", "trash-2", on_press=self._ask)
        column.addWidget(wrapped(ABOUT, tone="muted"))
        column.addWidget(self.button, 0, LEFT)

    def _ask(self) -> None:
        """First how long backups keep it, which the question and the certificate say."""
        backups = self._context.backups
        if backups is None:
            self._confirm(None)
        else:
            self._context.ops.beside(backups.standing, self._confirm, self)

    def _confirm(self, standing: Standing | None) -> None:
        context = self._context
        name = deletion_certificate.file_name(context.today())
        path = context.prompts.choose_new_file(self, "Where to save the certificate", name, "Text (*.txt)")
        if path is None:
            return
        sure = context.prompts.confirm(
            self,
            "Delete this child for good?",
            "Reviews, visits, letters, drafts and their history go, and Undo cannot bring them back. "
            "Papers that have left are not touched.",
            "Delete for good",
            "Keep",
        )
        if sure:
            erase = partial(self._erase, path, standing)
            ask_again(context, self, "Delete this child for good", "Delete for good", erase)

    def _erase(self, path: Path, standing: Standing | None) -> None:
        context = self._context
        self.going.emit()
        write = partial(erasing.erase, child_id=self._child_id)
        gone_by = standing.plan.gone_by(context.today()) if standing else None
        # The page goes with the child: what follows belongs to the window.
        owner = context.ops
        finish = partial(_finish, context, path if path.suffix else path.with_suffix(".txt"), gone_by)
        context.ops.write("Delete a child for good", write, finish, owner)


def _finish(context: Context, path: Path, gone_by: date | None, found: Erased) -> None:
    """Leave the page, write the file anew, and then save the certificate, which says whether this was done."""
    context.go(Place("caseload"))
    at = context.now()

    def save(written_anew: bool) -> None:
        context.ops.read(audit_trail.end, partial(write, written_anew), context.ops)

    def write(written_anew: bool, trail: TrailEnd) -> None:
        content = deletion_certificate.made(found, at, gone_by, trail, written_anew=written_anew)
        said = "Deleted for good. The certificate is saved."
        context.ops.beside(
            partial(write_whole, path, content), lambda _: context.toast(said), context.ops, failed
        )

    def failed(trouble: Exception) -> bool:
        context.prompts.tell(None, FAILED, str(trouble))
        return True

    def not_anew(_: Exception) -> bool:
        save(False)
        return True

    if context.keys is None:
        save(False)
    else:
        context.ops.beside(context.keys.forget_deleted, lambda _: save(True), context.ops, not_anew)
