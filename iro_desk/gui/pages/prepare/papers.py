"""The files of preparing: the page to take on the train, and the forms to give people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import preparation_files
from iro_desk.exports.preparation_files import FormAs
from iro_desk.gui.context import Context
from iro_desk.gui.pages.paper_view import print_own
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow

PDFS = "PDF (*.pdf)"
NO_NAME = "The form is written. It holds no name of the child."
#: the words of the button, its picture, the kind of file, and what is said once it is written
FORMS: dict[FormAs, tuple[str, str, str, str]] = {
    FormAs.PDF: ("Save the form to print", "download", PDFS, NO_NAME),
    FormAs.WORD: ("Save the form for Word", "file-text", "Word (*.docx)", NO_NAME),
    FormAs.EMAIL: (
        "Save it as an e-mail", "mail", "E-mail (*.eml)",
        "The e-mail is written. Open it in your mail program, look at it, and send it from there.",
    ),
}  # fmt: skip


def print_page(context: Context, owner: QWidget, child_id: int) -> None:
    """Show the page as it is printed, without anything private."""
    save = partial(save_page, context, owner, child_id)
    print_own(context, owner, "the page to read", _page(context, child_id), save)


def save_page(context: Context, owner: QWidget, child_id: int) -> None:
    """Ask where, and write the page without anything private."""
    name = preparation_files.PAGE_NAME.format(reference=context.reference())
    read = _page(context, child_id)
    said = "The page is written. What is private stays on the screen."
    _choose_and_write(context, owner, "Save the page to read", name, PDFS, read, said)


class FormFiles(QWidget):
    """The form of one person: to print, to change in Word, or in an e-mail that she sends herself.

    Args:
        title: when it is asked, which names the file.
        read: a service that takes a session, and what the form is written as by ``as_``.
    """

    def __init__(self, context: Context, owner: QWidget, title: str, read: Callable[..., bytes]) -> None:
        super().__init__()
        self._context, self._owner, self._title, self._read = context, owner, title, read
        line = Flow(self, 10)
        line.addWidget(button("Print the form", icon="printer", on_press=self.print))
        for as_, (words, icon, _kinds, _said) in FORMS.items():
            line.addWidget(button(words, icon=icon, on_press=partial(self.save, as_)))

    def print(self) -> None:
        """Show the form as it is printed."""
        read = partial(self._read, as_=FormAs.PDF)
        print_own(self._context, self._owner, "the form", read, partial(self.save, FormAs.PDF))

    def save(self, as_: FormAs) -> None:
        """Ask where, and write it."""
        context = self._context
        _words, _icon, kinds, said = FORMS[as_]
        name = preparation_files.form_name(self._title, as_, context.reference())
        read = partial(self._read, as_=as_)
        _choose_and_write(context, self._owner, "Save the form", name, kinds, read, said)


def _page(context: Context, child_id: int) -> Callable[..., bytes]:
    return partial(
        preparation_files.page, child_id=child_id, today=context.today(), calendar=context.calendar
    )


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
