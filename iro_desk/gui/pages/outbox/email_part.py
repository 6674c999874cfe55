"""The part of a card that makes an e-mail of one thing, and asks whether she sent it; no mail leaves by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import dated
from iro_desk.exports import emailing, filenames
from iro_desk.exports.protecting.sealing import seal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import caption, rule, wrapped
from iro_desk.services.sending import emails, sealing
from iro_desk.services.sending.emails import EmailParts, EmailStanding
from iro_desk.services.sending.sealing import SealedFile, ToSeal

KINDS = "E-mail (*.eml)"
TITLE = "Where to keep the e-mail until you send it"
MADE = "The e-mail is ready. Open it in your mail program, look at the address, and send it."


class EmailPart(QWidget):
    """Nothing at all for a thing that has left, or goes to the child."""

    def __init__(self, context: Context, item_id: int) -> None:
        super().__init__()
        self._context, self._item_id = context, item_id
        self._body = Column(self, gap=8)
        self.buttons: dict[str, Button] = {}
        self.problem = Problem()
        self._read()

    def _read(self) -> None:
        self._context.ops.read(partial(emails.standing, item_id=self._item_id), self._show, self)

    def _show(self, found: EmailStanding | None) -> None:
        emptied(self._body)
        self.buttons = {}
        self.problem = Problem()
        if found is None or not found.to:
            return
        self._body.addWidget(rule())
        if found.made_on is not None:
            self._body.addWidget(wrapped(f"An e-mail to {found.to} was made on {dated(found.made_on)}."))
            self._offer("sent", "I sent it", "check", self._sent)
            self._offer("not", "I did not send it", "undo-2", self._kept)
            self._body.addWidget(caption("If you did not, delete the e-mail too."))
        elif found.may_go:
            self._body.addWidget(caption(f"Or e-mail it yourself to {found.reader}, at {found.to}, sealed."))
            self._offer("make", "Make an e-mail", "mail", self._make)
        else:
            self._body.addWidget(
                caption(f"Once you have read it, you can e-mail it yourself to {found.reader}.")
            )
        self._body.addWidget(self.problem)

    def _offer(self, key: str, words: str, icon: str, do: Callable[[], None]) -> None:
        made = button(words, icon=icon, on_press=do)
        self.buttons[key] = made
        self._body.addWidget(made, 0, LEFT)

    def _make(self) -> None:
        """Ask where it is kept, seal the paper if it is not yet, and write the message."""
        context = self._context
        name = filenames.message_name(context.reference(), context.today())
        path = context.prompts.choose_new_file(self, TITLE, name, KINDS)
        if path is not None:
            self._gather(path)

    def _gather(self, path: Path) -> None:
        read = partial(emails.parts, item_id=self._item_id, on=self._context.today())
        self._context.ops.read(read, partial(self._write, path), self, self._refused)

    def _write(self, path: Path, found: EmailParts | ToSeal) -> None:
        if isinstance(found, ToSeal):
            keep = partial(self._keep, path)
            self._context.ops.beside(partial(seal, found), keep, self, self._refused)
            return
        save = partial(_saved, found, path)
        self._context.ops.beside(save, self._written, self, self._refused)

    def _keep(self, path: Path, sealed: SealedFile) -> None:
        keep = partial(sealing.keep, sealed=sealed, now=self._context.now())
        self._context.ops.write("Seal a paper", keep, lambda _: self._gather(path), self, self._refused)

    def _written(self, path: Path) -> None:
        note = partial(emails.note_ready, item_id=self._item_id, now=self._context.now())
        self._context.toast(MADE)
        self._context.ops.write("Make an e-mail", note, lambda _: self._open(path), self, self._refused)

    def _open(self, path: Path) -> None:
        self._context.prompts.show_folder(path.parent)
        self._read()

    def _sent(self) -> None:
        note = partial(emails.note_sent, item_id=self._item_id, now=self._context.now())
        self._context.ops.write("Send by e-mail", note, lambda _: self._read(), self, self._refused)

    def _kept(self) -> None:
        note = partial(emails.note_not_sent, item_id=self._item_id)
        self._context.ops.write("Keep back an e-mail", note, lambda _: self._read(), self, self._refused)

    def _refused(self, trouble: Exception) -> bool:
        self.problem.say(str(trouble))
        return True


def _saved(found: EmailParts, path: Path) -> Path:
    return emailing.save(emailing.message(found), path)
