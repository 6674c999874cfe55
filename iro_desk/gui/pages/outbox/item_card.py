"""The card of one thing in the outbox: to whom, under which name, and where it has got to."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.status import KEPT
from iro_desk.domain.sending.ways import BY_EMAIL
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.email_part import EmailPart
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.text import caption, card_heading, heading, labelled, rule, wrapped
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.sending import sealing
from iro_desk.services.sending.sealing import SealedRow
from iro_desk.services.sending.servers import is_address

AFTER_ALL = "Send it to the folder after all"


class ItemCard(Card):
    """What is known of one thing, and what can be done with it.

    Signals:
        taken_back(int): the officer takes it out of the outbox.
        folder_asked(str): the folder it was placed in.
        read_asked(int, int): the child and the thing, to be read to its end and sent.
        wrong_asked(int, int): the child and the thing, which went to the wrong person.
        after_all(int): what was kept for a bundle or an e-mail goes to the folder.
    """

    taken_back = Signal(int)
    folder_asked = Signal(str)
    read_asked = Signal(int, int)
    wrong_asked = Signal(int, int)
    after_all = Signal(int)

    def __init__(self, context: Context, row: OutboxRow) -> None:
        super().__init__(gap=8)
        self.item_id = row.item_id
        self._context = context
        top = Line(gap=12)
        top.addWidget(IdentityTile(row.initials, row.identity_colour, 34), 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(card_heading(row.kind_label))
        texts.addWidget(caption(f"{row.display_name}, put in on {self._moment(row.queued_at)}"))
        top.addLayout(texts, 1)
        self.body.addLayout(top)
        self._fact("To", row.recipient, row.recipient_role)
        if row.review_version is not None:
            self._fact("Version", str(row.review_version), "Of the finished review")
        self._fact("File name", row.file_name, f"{_size(row.size)}. No name in it, by design")
        if row.reason:
            self._fact("Left in", row.reason, "Your reason, after the leak check")
        if row.trouble:
            self._fact("Needs you", row.trouble, "")
        if row.is_kept:
            self._fact("Waits", KEPT, "It goes to the folder only when you say so")
        if row.done_on is not None:
            self._fact("Done", short_date(row.done_on, context.today()), "The day its bundle’s papers went")
        if row.placed_at is not None:
            self._fact(
                "Placed" if row.done_on is None else "Bundled", self._moment(row.placed_at), row.placed_in
            )
            self._fact("Proof", row.sha256[:16], "SHA-256 of the file, as it was read back")
        self._sealed_facts = Column(gap=8)
        self.body.addLayout(self._sealed_facts)
        self._actions(row)
        self.email = EmailPart(context, row.item_id)
        self.body.addWidget(self.email)
        context.ops.read(partial(sealing.kept, item_id=row.item_id), self._show_sealed, self)
        self.setAccessibleName(f"{row.kind_label}, {row.display_name}")

    def _actions(self, row: OutboxRow) -> None:
        holder = QWidget()
        flow = Flow(holder, 10)
        if row.placed_in and row.placed_in != BY_EMAIL and not is_address(row.placed_in):
            flow.addWidget(
                button(
                    "Open the folder", icon="folder-open", on_press=lambda: self._ask_folder(row.placed_in)
                )
            )
        self.read = button("Read it and send", icon="send", on_press=lambda: self._ask_to_read(row))
        self.read.setVisible(row.placed_at is None)
        flow.addWidget(self.read)
        self.release = button(AFTER_ALL, icon="folder-open", on_press=partial(self._after_all, row))
        self.release.setVisible(row.is_kept)
        flow.addWidget(self.release)
        self.wrong = button("This went to the wrong person", on_press=lambda: self._ask_recall(row))
        self.wrong.setVisible(row.placed_at is not None)
        flow.addWidget(self.wrong)
        self.take_back = button("Take back", icon="undo-2", on_press=self._take_back)
        flow.addWidget(self.take_back)
        self.take_back.setVisible(row.placed_at is None)
        self.body.addSpacing(4)
        self.body.addWidget(holder)

    def hold(self, *, going: bool) -> None:
        """Nothing is taken back while it is on its way to the folder."""
        self.take_back.wait_for("It is on its way to the folder" if going else "")

    def _show_sealed(self, found: SealedRow | None) -> None:
        """How it was sealed; the words are shown when they are asked for, to be said to the reader (S54)."""
        if found is None:
            return
        self._sealed_facts.addWidget(rule())
        self._sealed_facts.addWidget(wrapped(f"Sealed. {found.how.label}."))
        self._sealed_facts.addWidget(caption(f"{found.file_name} · SHA-256 {found.sha256[:16]} as it leaves"))
        self.words = button("Show the words", icon="eye", on_press=partial(self._say_words, found.words))
        self._sealed_facts.addWidget(self.words, 0, LEFT)

    def _say_words(self, words: str) -> None:
        self.words.hide()
        said = heading(words)
        said.setAccessibleName(f"The words: {words}")
        self._sealed_facts.addWidget(said)
        self._sealed_facts.addWidget(
            caption("Say them by telephone or face to face, never in the same message.")
        )

    def _ask_recall(self, row: OutboxRow) -> None:
        self.wrong_asked.emit(row.child_id, row.item_id)

    def _ask_to_read(self, row: OutboxRow) -> None:
        self.read_asked.emit(row.child_id, row.item_id)

    def _after_all(self, row: OutboxRow) -> None:
        self.after_all.emit(row.item_id)

    def _ask_folder(self, folder: str) -> None:
        self.folder_asked.emit(folder)

    def _take_back(self) -> None:
        self.taken_back.emit(self.item_id)

    def _fact(self, name: str, value: str, detail: str) -> None:
        self.body.addWidget(rule())
        across = Line(gap=12)
        label = labelled(name, "body", tone="muted")
        label.setFixedWidth(self._context.theme.theme.px(84))
        across.addWidget(label, 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(wrapped(value))
        if detail:
            texts.addWidget(caption(detail))
        across.addLayout(texts, 1)
        self.body.addLayout(across)

    def _moment(self, at: datetime) -> str:
        here = at.astimezone(self._context.now().tzinfo)
        return f"{short_date(here.date(), self._context.today())}, {here:%H:%M}"


def _size(octets: int) -> str:
    kilobytes = max(1, round(octets / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{octets / 1_000_000:.1f} MB"
