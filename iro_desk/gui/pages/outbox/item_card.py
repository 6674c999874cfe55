"""The card of one thing in the outbox: to whom, how, under which name, what was checked, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import WayOut
from iro_desk.domain.sending.obstacles import obstacle
from iro_desk.domain.wording import dated
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.another_way import AnotherWay
from iro_desk.gui.pages.outbox.delivered_part import DeliveredPart
from iro_desk.gui.pages.outbox.facts import Facts
from iro_desk.gui.pages.outbox.rows import LEFT as LEFT_WORDS
from iro_desk.gui.pages.outbox.rows import capital, moment_words, size_words
from iro_desk.gui.pages.outbox.why_part import WhyPart
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.text import caption, card_heading, heading, rule, wrapped
from iro_desk.services.sending import looked_for, sealing
from iro_desk.services.sending.laid_out import OutboxLine
from iro_desk.services.sending.sealing import SealedRow

BY_DESIGN = "No name, no address, by design"
NOTHING_FOUND = "Nothing found in the finished file"
LEFT_IN = "What it asked about was left in"
ARRIVED, AGAIN = "It arrived", "Send it again"
GIVEN_OUT = "It was given out"
NOTHING_PLACED = "No place chosen yet"
HOW = {
    WayOut.PAPER: "On paper",
    WayOut.EMAIL: "By e-mail, which you sent yourself",
    WayOut.BUNDLE: "In a bundle for business support",
}


class ItemCard(Card):
    """What is known of one thing, and what can be done with it.

    Args:
        trouble: why the place it goes to could not be reached when she last tried; empty when it was not tried.

    Signals:
        taken_back(int): the officer takes it out of the outbox.
        file_asked(int, int): the child and the thing, whose file is to be seen.
        folder_asked(str): the folder it was placed in.
        read_asked(int, int): the child and the thing, to be read to its end and sent.
        wrong_asked(int, int): the child and the thing, which went to the wrong person.
        after_all(int): what was kept for a bundle or an e-mail goes to the folder.
        place_chosen(int, object): it goes to another place, by its number; None for the usual one.
        answered(int, bool): whether one in doubt arrived; otherwise it is sent again.
        noted(): it is written down when a placed one was given out.
    """

    taken_back = Signal(int)
    file_asked = Signal(int, int)
    folder_asked = Signal(str)
    read_asked = Signal(int, int)
    wrong_asked = Signal(int, int)
    after_all = Signal(int)
    answered = Signal(int, bool)
    place_chosen = Signal(int, object)
    noted = Signal()

    def __init__(self, context: Context, line: OutboxLine, trouble: str = "") -> None:
        super().__init__(gap=12)
        self._context, self._line, self._trouble = context, line, trouble
        self.item_id = line.row.item_id
        self._head()
        self.facts = Facts()
        self.body.addLayout(self.facts)
        self.buttons: dict[str, Button] = {}
        self.why: WhyPart | None = None
        self.words: Button | None = None
        self.other_ways: AnotherWay | None = None
        self.delivered: DeliveredPart | None = None
        self._tell()
        self._sealed_facts = Column(gap=8)
        self.body.addLayout(self._sealed_facts)
        self.body.addWidget(rule())
        self._actions()
        self._ways = Column(gap=0)
        self.body.addLayout(self._ways)
        if line.standing.is_emailed:
            self._show_ways(ask=False)
        ops = context.ops
        ops.read(partial(sealing.kept, item_id=self.item_id), self._show_sealed, self)
        ops.read(partial(looked_for.count, item_id=self.item_id), self._show_count, self)
        self.setAccessibleName(f"{line.title}, {line.row.display_name}")

    def shows(self, line: OutboxLine, trouble: str) -> bool:
        """Whether it says all of this already, so that what is open or half answered in it may stay."""
        return self._line == line and self._trouble == trouble

    def _head(self) -> None:
        row = self._line.row
        top = Line(gap=12)
        top.addWidget(IdentityTile(row.initials, row.identity_colour, 34), 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(card_heading(self._line.title))
        version = f", version {row.review_version}" if row.review_version is not None else ""
        texts.addWidget(caption(f"{row.display_name}, {size_words(self._line)}{version}"))
        top.addLayout(texts, 1)
        self.body.addLayout(top)

    def _tell(self) -> None:
        line, row, facts = self._line, self._line.row, self.facts
        now = self._context.now()
        facts.tell("To", row.recipient, "The child" if line.is_child else row.recipient_role)
        place = (line.place if row.placed_at is None else "") or row.placed_in
        facts.tell("How", HOW.get(row.way, capital(place) or NOTHING_PLACED))
        facts.tell("File name", row.going_name or row.file_name, f"{_size(row.size)}. {BY_DESIGN}")
        checked = moment_words(row.queued_at, now)
        said = facts.tell(
            "Leak check", LEFT_IN if row.reason else NOTHING_FOUND, *row.reason.split("\n"), checked,
            icon="triangle-alert" if row.reason else "shield-check", ink="soon" if row.reason else "ok",
        )  # fmt: skip
        self.count = caption("")
        self.count.hide()
        said.addWidget(self.count)
        if row.placed_at is None:
            self._tell_waiting()
            return
        facts.tell(LEFT_WORDS[row.way], moment_words(row.placed_at, now), capital(row.placed_in))
        if row.done_on is not None:
            facts.tell("Given out", dated(row.done_on), row.done_how)
        if row.verified_at is not None:
            facts.tell("Proof", row.sha256[:16], "SHA-256 of the file, as it was read back there")

    def _tell_waiting(self) -> None:
        found = obstacle(self._line.standing, self._line.place, self._trouble)
        words = self.facts.tell("Waiting for", found.waits_for, found.told)
        self.why = WhyPart(found)
        words.addWidget(self.why)

    def _actions(self) -> None:
        row, holder = self._line.row, QWidget()
        self._flow = Flow(holder, 10)
        self.body.addWidget(holder)
        child, item = row.child_id, row.item_id
        if row.placed_at is None:
            if self._line.standing.doubt is not None:
                self._offer(ARRIVED, "check", partial(self.answered.emit, item, True))
                self._offer(AGAIN, "refresh-cw", partial(self.answered.emit, item, False))
            self._offer("Read it and send", "send", partial(self.read_asked.emit, child, item))
        self._offer("Open the file", "eye", partial(self.file_asked.emit, child, item))
        if row.placed_at is None:
            self._offer("Send another way", "", self._show_ways)
            self._offer("Take back", "undo-2", partial(self.taken_back.emit, item))
            return
        if row.way is WayOut.DESTINATION and Path(row.placed_in).is_absolute():
            self._offer("Open the folder", "folder-open", partial(self.folder_asked.emit, row.placed_in))
        if row.way is WayOut.DESTINATION and row.done_on is None:
            self._offer(GIVEN_OUT, "check", self._show_delivered)
        self._offer("It went to the wrong person", "", partial(self.wrong_asked.emit, child, item))

    def _offer(self, words: str, icon: str, do: Callable[[], object]) -> None:
        made = button(words, icon=icon or None, on_press=do)
        self.buttons[words] = made
        self._flow.addWidget(made)

    def _show_ways(self, *, ask: bool = True) -> None:
        """Open the other ways beneath, or close them again."""
        if self.other_ways is not None:
            self.other_ways.deleteLater()
            self.other_ways = None
            return
        self.other_ways = AnotherWay(self._context, self._line.row)
        self.other_ways.after_all.connect(partial(self.after_all.emit, self.item_id))
        self.other_ways.place_chosen.connect(partial(self.place_chosen.emit, self.item_id))
        self._ways.addWidget(self.other_ways)
        if ask:
            self.other_ways.take_focus()

    def _show_delivered(self) -> None:
        """Ask beneath when it was given out and who says so; what was begun there comes back."""
        if self.delivered is not None:
            self.delivered.deleteLater()
            self.delivered = None
            return
        self.delivered = DeliveredPart(self._context, self.item_id, self._line.row.child_id)
        self.delivered.noted.connect(self.noted)
        self._ways.addWidget(self.delivered)

    def hold(self, *, going: bool) -> None:
        """Nothing is taken back while it is on its way."""
        take_back = self.buttons.get("Take back")
        if take_back is not None:
            take_back.wait_for("It is on its way" if going else "")

    def _show_count(self, count: int) -> None:
        self.count.setText(f"{count} names, places and other words are looked for")
        self.count.setVisible(count > 0)

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
        if self.words is not None:
            self.words.hide()
        said = heading(words)
        said.setAccessibleName(f"The words: {words}")
        self._sealed_facts.addWidget(said)
        self._sealed_facts.addWidget(
            caption("Say them by telephone or face to face, never in the same message.")
        )


def _size(octets: int) -> str:
    kilobytes = max(1, round(octets / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{octets / 1_000_000:.1f} MB"
