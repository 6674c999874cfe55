"""A ready message: looked at, changed, copied or saved as an e-mail, and then noted as sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.exports import concern_files
from iro_desk.gui import clipboard
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption, link
from iro_desk.services.concerns import Message
from iro_desk.services.drafts import DraftKey

BEGIN_AGAIN = "Begin again from what is on the record"
EMAIL_KIND = "E-mail (*.eml)"


class MessageCard(Card):
    """The words, and the ways they leave; what she changes in them is kept.

    Args:
        key: where what she changed is kept.
        sent: what the officer does once it has gone, with its words; None for nothing to note.

    Signals:
        put_away: it was closed.
    """

    put_away = Signal()

    def __init__(
        self,
        context: Context,
        heading: str,
        message: Message,
        key: DraftKey,
        sent: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        super().__init__(heading, margins=(20, 16, 20, 16), gap=12)
        self._context, self._message = context, message
        self.body.addWidget(caption(f"To {message.to}. The child’s initials stand in place of their name."))
        self.words = NarrativeEdit(lines=8)
        self.words.set_value(message.body)
        self.body.addWidget(FieldRow("The message", self.words))
        self.again = link(BEGIN_AGAIN, self._begin_again, small=True)
        self.body.addWidget(self.again, 0, LEFT)
        self.again.hide()
        self._kept = KeptBoxes(context, key, {"message": self.words}, self)
        self._kept.brought.connect(self._offer_again)
        self.words.edited.connect(self._offer_again)
        self._kept.begin()
        holder = QWidget()
        flow = Flow(holder, 10)
        flow.addWidget(button("Copy the message", "main", "clipboard-list", on_press=self._copy))
        flow.addWidget(button("Save as an e-mail", icon="mail", on_press=self._save))
        if sent is not None:
            flow.addWidget(button(sent[0], on_press=sent[1]))
        flow.addWidget(button("Close this", "quiet", on_press=self.put_away.emit))
        self.body.addWidget(holder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _offer_again(self) -> None:
        self.again.setVisible(self.words.value() != self._message.body)

    def _begin_again(self) -> None:
        self.words.selectAll()
        self.words.put_in(self._message.body)
        self.words.setFocus()

    def _copy(self) -> None:
        clipboard.copy(self.words.value())
        self._context.prompts.tell(
            self, "The message is copied.", "Paste it within a minute; then it is gone."
        )

    def _save(self) -> None:
        context = self._context
        name = concern_files.email_name(context.reference())
        path = context.prompts.choose_new_file(self, "Save the message", name, EMAIL_KIND)
        if path is None:
            return
        content = concern_files.email(self._message.subject, self.words.value())
        whole = path if path.suffix else path.with_suffix(".eml")
        context.ops.beside(partial(concern_files.save, content, whole), self._saved, self)

    def _saved(self, path: Path) -> None:
        self._context.prompts.show_folder(path.parent)
