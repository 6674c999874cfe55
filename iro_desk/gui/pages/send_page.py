"""The send screen: one paper as it will leave, whom it is for, and the button that names them (S48 to S50)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.sending.bound import Named, changed, sentence
from iro_desk.domain.sending.wording import count_words, question, save_words
from iro_desk.exports.reading_back import passages
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.letter.pane import LAID_OUT_MS
from iro_desk.gui.pages.outbox.placing import placing_of
from iro_desk.gui.pages.send.facts_card import FactsCard
from iro_desk.gui.pages.send.given_part import GivenPart
from iro_desk.gui.pages.send.paper_card import PaperCard
from iro_desk.gui.pages.send.reading import FileRead
from iro_desk.gui.pages.send.second_card import SecondCard
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.layouts import Column, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import children
from iro_desk.services.sending import binding, keeping, leaving
from iro_desk.services.sending.checking_twice import WAITS
from iro_desk.services.sending.leaving import ToSend

SIDE = 380
READ = "I have read every page"
READ_WORDS = "I have read every word"
NOT_READ = "Go to the end of the last page, or tick that you have read every page."
NOT_READ_WORDS = "Tick that you have read every word."
KEEP = "Keep for a bundle or e-mail"
KEPT = "You have read it. A bundle or an e-mail of it is made from the outbox."
NO_FOLDER = "Choose a folder in the outbox first."
NOTHING = "There is nothing here to send"
HOW = "Things in the outbox are looked at one by one before they go."


class SendPage(Screen):
    """One thing of the outbox, read to its end before it goes.

    ``place.subject_id`` is its number; without one it is what was just made for the child, or the first that nobody
    has read. ``place.part`` holds those put off on this walk, with commas between.
    """

    watches = frozenset({"outbox_item", "person", "child", "placement", "legal_period", "setting", "printed"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Send", bar_folds=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.page.folded.connect(self.banner.be_brief)
        self._body = Column(gap=12)
        self.page.body.addLayout(self._body)
        self.page.body.addStretch(1)
        self.send: Button = button("Send", "main", "send", on_press=self._send)
        self.later: Button = button("Not yet", on_press=self._put_off)
        self.keep: Button = button(KEEP, on_press=self._keep)
        self.read = Tick(READ)
        self.problem = Problem()
        self.facts: FactsCard | None = None
        self.file: FileRead | None = None
        self.second: SecondCard | None = None
        self.paper: PaperCard | None = None
        self._found: ToSend | None = None
        for part in (self.send, self.keep, self.later, self.read):
            self.page.action_bar.add(part)
            part.hide()
        self.read.edited.connect(self._weigh)
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._press)
        QShortcut(QKeySequence("Ctrl+P"), self, self._press_print)
        self._placing = placing_of(context.ops, context.now)

    def flush(self) -> None:
        """Keep what a second person has typed, and who was given it."""
        for card in (self.second, self.paper):
            if card is not None:
                card.flush()

    def load(self) -> None:
        """Read the thing, or say that there is none."""
        if self.place.subject_id is None and self.place.child_id is not None:
            made = partial(leaving.just_made, child_id=self.place.child_id)
            self.context.ops.read(made, partial(self._go_on, ()), self)
            return
        if self.place.subject_id is None:
            self._find_next()
            return
        read = partial(leaving.to_send, item_id=self.place.subject_id)
        self.context.ops.read(read, self._show, self, self._gone)

    def _show(self, found: ToSend) -> None:
        before = self._found
        self._found = found
        row = partial(children.banner, child_id=found.child_id, today=self.context.today())
        self.context.ops.read(row, partial(show_child, self.banner), self)
        if before is not None and before.sha256 == found.sha256 and self.file is not None:
            self._show_facts(found, self.file.count)
            self._tell_change(before, found)
            self._weigh()
            return
        self._lay(found)
        self._weigh()
        if self.file is not None and self.may_take_focus():
            self.file.setFocus()

    def _tell_change(self, before: ToSend, found: ToSend) -> None:
        """Say what changed while it was on the screen; her word that she has read it is asked again."""
        fact = changed(before.bound, found.bound)
        if fact is not None:
            self.problem.say(sentence(fact, Named(found.going.reader, found.going.child)))
            self.read.set_value(False)

    def _lay(self, found: ToSend) -> None:
        emptied(self._body)
        self._body.addWidget(self.problem)
        holder = QWidget()
        across = Stack(holder, 900, gap=20)
        side = QWidget()
        self._side, beside = Column(gap=12), Column(side, gap=12)
        self.file = FileRead(self.page.scrolled)
        self.file.seen_more.connect(self._weigh)
        beside.addLayout(self._side)
        across.addWidget(side)
        across.hold(side, SIDE)
        across.addWidget(self.file, 1)
        self._body.addWidget(holder)
        pages = FinishedPages(found.content, self)
        if pages.count:
            self.file.show_pages(pages)
        else:
            words = "\n\n".join(passage.text for passage in passages(found.content))
            self.file.show_words("Every word of the file, read back out of it", words)
        self.read.setText(READ if pages.count else READ_WORDS)
        self.read.setAccessibleName(self.read.text())
        self.paper = self._paper_card(found, self.file) if pages.count else None
        if self.paper is not None:
            beside.addWidget(self.paper)
        beside.addStretch(1)
        self._show_facts(found, pages.count)
        for part in (self.send, self.keep, self.later, self.read, self.page.action_bar):
            part.show()

    def _show_facts(self, found: ToSend, pages: int) -> None:
        self.flush()
        emptied(self._side)
        self.facts = FactsCard(found, pages)
        self._side.addWidget(self.facts)
        self._lay_second(found)
        if self.paper is not None:
            self.paper.show_thing(found)
        self.send.setText(f" {save_words(found.going)}".replace("&", "&&"))
        self.send.setAccessibleName(save_words(found.going))
        size = f"{count_words(pages, 'page', 'pages').capitalize()}. " if pages else ""
        self.page.say(
            question(found.going), f"{size}Read it to its end. You cannot take it back once it has gone."
        )
        changed = found.why_not if found.why_not != binding.NOT_LOOKED else ""
        self.problem.say(changed)

    def _lay_second(self, found: ToSend) -> None:
        """The card of the second person; what they have typed stays when the page is read again."""
        typed = None if self.second is None else self.second.typed
        asks = found.asks_second
        self.second = SecondCard(self.context, found, self.may_take_focus) if asks else None
        if self.second is None:
            return
        self.second.keep(typed)
        self.second.checked.connect(self._checked_twice)
        self._side.addWidget(self.second)

    def _paper_card(self, found: ToSend, file: FileRead) -> PaperCard:
        card = PaperCard(self.context, found, file.count, lambda: file.is_seen)
        card.printed.connect(self._show_given)
        card.given.connect(lambda: self._find_next(found.item_id))
        return card

    def _show_given(self, part: GivenPart) -> None:
        """Bring into view what a paper that came out still asks, once it has its size."""
        QTimer.singleShot(LAID_OUT_MS, part, lambda: self.page.show_from(part.told))

    def _weigh(self) -> None:
        """Offer Send once every page has been seen, and say what is still to do."""
        file, found = self.file, self._found
        if file is None or found is None:
            return
        unread = "" if file.is_seen or self.read.value() else NOT_READ if file.count else NOT_READ_WORDS
        waits, go = unread, self._read_on
        if not unread and found.asks_second and found.second is None:
            waits, go = WAITS, self._to_second
        if self.paper is not None:
            self.paper.wait_for(found.cancelled or waits, go)
        if not found.destination:
            waits, go = NO_FOLDER, partial(self.context.go, Place("outbox"))
        if found.cancelled:
            waits = unread = found.cancelled
        self.keep.wait_for(unread, self._read_on)
        self.send.wait_for(waits, go)
        of = f"{file.count} {'page' if file.count == 1 else 'pages'}"
        told = f"{file.seen} of {of} seen. " if file.count and unread else ""
        self.page.action_bar.say(f"{told}{waits}" if waits else "")

    def _read_on(self) -> None:
        target = self.file if self.file is not None and self.file.count else self.read
        target.setFocus()

    def _to_second(self) -> None:
        if self.second is not None:
            self.second.initials.setFocus()

    def _checked_twice(self) -> None:
        self.load()
        self.send.setFocus()

    def _press(self) -> None:
        if self.send.is_waiting:
            self._read_on()
        else:
            self._send()

    def _press_print(self) -> None:
        if self.paper is not None:
            self.paper.press()

    def _send(self) -> None:
        if not self.send.is_waiting:
            self.send.wait_for("It is being written down.")
            self._look(self._looked, is_kept=False)

    def _keep(self) -> None:
        if not self.keep.is_waiting:
            self.keep.wait_for("It is being written down.")
            self._look(self._kept, is_kept=True)

    def _look(self, then: Callable[[ToSend, None], None], *, is_kept: bool) -> None:
        found, file = self._found, self.file
        if found is None or file is None:
            return
        look = partial(
            keeping.look, item_id=found.item_id, sha256=found.sha256, now=self.context.now(), is_kept=is_kept,
            pages=file.count, by_saying=not file.is_seen, shown=found.bound,
        )  # fmt: skip
        self.context.ops.write(
            "Look at a paper before it goes", look, partial(then, found), self, self._refused
        )

    def _looked(self, found: ToSend, _nothing: None) -> None:
        self._placing.add((found.item_id,))
        self._find_next(found.item_id)

    def _kept(self, _found: ToSend, _nothing: None) -> None:
        """It stays here, read: business support sends it out, or she e-mails it herself."""
        self.context.toast(KEPT)
        self.context.go(Place("outbox"))

    def _refused(self, trouble: Exception) -> bool:
        self.problem.say(str(trouble))
        self.page.show_from(self.problem)
        self._weigh()
        return True

    def _put_off(self) -> None:
        if self._found is not None:
            self._find_next(self._found.item_id)

    def _find_next(self, *done: int) -> None:
        off = (*(int(one) for one in self.place.part.split(",") if one.isdigit()), *done)
        read = partial(leaving.next_to_look_at, done=off)
        self.context.ops.read(read, partial(self._go_on, off), self)

    def _go_on(self, off: tuple[int, ...], following: tuple[int, int] | None) -> None:
        begins = self.place.subject_id is None
        if following is not None and begins:
            self.place = Place("send", *following)
            self.load()
        elif following is not None:
            self.context.go(Place("send", *following, ",".join(str(one) for one in off)))
        elif begins:
            self._say_nothing("Everything has been looked at.")
        else:
            self.context.go(Place("outbox"))

    def _gone(self, trouble: Exception) -> bool:
        self._say_nothing(str(trouble))
        return True

    def _say_nothing(self, why: str) -> None:
        emptied(self._body)
        self.file = self.facts = self._found = self.paper = None
        for part in (self.send, self.keep, self.later, self.read):
            part.hide()
        self.page.action_bar.hide()
        self.page.say("Send")
        back = button("Open the outbox", "main", on_press=partial(self.context.go, Place("outbox")))
        self._body.addWidget(EmptyState(NOTHING, f"{why} {HOW}", (back,)))
        if self.may_take_focus():
            back.setFocus()
