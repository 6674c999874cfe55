"""The files of preparing: the page to take on the train, and the forms to give people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from iro_desk.domain.consulting import Consulted
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import preparation_files
from iro_desk.gui.context import Context

PDFS, WORD = "PDF (*.pdf)", "Word (*.docx)"


def save_page(context: Context, owner: QWidget, child_id: int) -> None:
    """Ask where, and write the page without anything private."""
    name = preparation_files.PAGE_NAME.format(reference=context.reference())
    read = partial(
        preparation_files.page, child_id=child_id, today=context.today(), calendar=context.calendar
    )
    said = "The page is written. What is private stays on the screen."
    _choose_and_write(context, owner, "Save the page to read", name, PDFS, read, said)


class FormFiles:
    """The form of one person, for paper or for Word."""

    def __init__(self, context: Context, owner: QWidget, child_id: int, who: Consulted) -> None:
        self._context, self._owner, self._child_id, self._who = context, owner, child_id, who

    def save_pdf(self) -> None:
        """Write it to print."""
        self._save(preparation_files.FORM_PDF, PDFS, for_word=False)

    def save_word(self) -> None:
        """Write it to change by hand, or to send."""
        self._save(preparation_files.FORM_WORD, WORD, for_word=True)

    def _save(self, name: str, kinds: str, *, for_word: bool) -> None:
        context = self._context
        read = partial(
            preparation_files.form,
            child_id=self._child_id,
            who=self._who,
            today=context.today(),
            for_word=for_word,
        )
        said = "The form is written. It holds no name of the child."
        name = name.format(reference=context.reference())
        _choose_and_write(context, self._owner, "Save the form", name, kinds, read, said)


def _choose_and_write(
    context: Context,
    owner: QWidget,
    title: str,
    name: str,
    kinds: str,
    read: Callable[[Any], bytes],
    said: str,
) -> None:
    path = context.prompts.choose_new_file(owner, title, name, kinds)
    if path is None:
        return

    def in_words(trouble: Exception) -> bool:
        if isinstance(trouble, Refusal | FileTrouble):
            context.prompts.tell(owner, trouble.what, trouble.next_step)
            return True
        return False

    def save(content: bytes) -> None:
        def saved(_: Path) -> None:
            context.toast(said)

        context.ops.beside(partial(preparation_files.save, content, path), saved, owner, in_words)

    context.ops.read(read, save, owner, in_words)
