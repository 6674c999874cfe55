"""Bundles for business support: one sealed file of chosen papers, its words to be said, and what came back (S54)."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.bundles import ToBundle
from iro_desk.domain.receipts import Receipt
from iro_desk.domain.wording import counted, read_date
from iro_desk.errors import Refusal
from iro_desk.exports import bundling
from iro_desk.exports.bundling import PlacedBundle
from iro_desk.exports.filenames import LETTERS
from iro_desk.exports.protecting.said_words import MORE_WORDS, drawn_words
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.bundle.choosing import MARGINS, ChoosingCard
from iro_desk.gui.pages.bundle.made_card import MadeCard
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.records import BundleReceiptFields
from iro_desk.records.forms import asked
from iro_desk.services import settings
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sending import bundles, marks, receipts
from iro_desk.services.sending.bundles import BundleRow, Offered
from iro_desk.services.sending.receipts import FORM, WentLate
from iro_desk.services.sending.servers import is_address
from iro_desk.services.settings import OfficerSettings

TITLE = "Bundle for business support"
WHAT = "One sealed file of papers, and a page beside it that says how it is opened. IRO Desk is not needed there."
WORDS = "data/words.txt"
CODE_LETTERS = 10
NO_FOLDER = "Choose a folder in the outbox first."
FOLDER, TICKS = "folder", "ticks"
NONE_THERE = "No receipt lies beside the file yet."
NOT_ITS = "The receipt there is not of this bundle: its code differs. Ring business support before you note anything."


class BundlePage(Screen):
    """Choosing above, the bundles made below."""

    watches = frozenset({"outbox_item", "bundle", "child", "person", "setting"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page(TITLE, WHAT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.problems = ErrorSummary()
        self.problems.chosen.connect(self._go_to)
        self.page.body.addWidget(self.problems)
        self._late, self._choosing, self._made = Column(gap=12), Column(gap=12), Column(gap=12)
        self.page.body.addLayout(self._late)
        self.page.body.addLayout(self._choosing)
        self.page.body.addLayout(self._made)
        self.page.body.addStretch(1)
        self.choosing: ChoosingCard | None = None
        self.cards: dict[int, MadeCard] = {}
        self.entry: Entry | None = None
        self._folder: Path | None = None
        self._asks = False
        self._said: set[int] = set()

    def load(self) -> None:
        """Read what may go, the bundles made, and where papers go."""
        ops = self.context.ops
        ops.read(settings.current, self._show_folder, self)
        ops.read(bundles.offered, self._show_offered, self)
        ops.read(bundles.rows, self._show_made, self)

    def flush(self) -> None:
        """Keep what is typed about a receipt."""
        if self.entry is not None:
            self.entry.flush()

    def _show_folder(self, kept: OfficerSettings) -> None:
        """A bundle is placed in a folder; where papers go to a server, one is asked for each time."""
        goes = kept.outbox_folder
        self._asks = is_address(goes)
        self._folder = Path(goes) if goes and not self._asks else None

    def _show_offered(self, found: tuple[Offered, ...]) -> None:
        chosen = self.choosing.chosen() if self.choosing is not None else ()
        begins = self.choosing is None and self.may_take_focus()
        emptied(self._choosing)
        if not found:
            self.choosing = None
            outbox = button("Open the outbox", "main", on_press=lambda: self.context.go(Place("outbox")))
            words = (
                "Letters, and the papers of a finished review, are offered here once they are in the outbox."
            )
            self._choosing.addWidget(EmptyState("Nothing is waiting to go", words, (outbox,)))
            return
        self.choosing = ChoosingCard(found)
        self.choosing.tick_again(chosen)
        self.choosing.asked.connect(self._make)
        self.choosing.look_asked.connect(lambda child, item: self.context.go(Place("send", child, item)))
        self._choosing.addWidget(self.choosing)
        if begins and self.choosing.ticks:
            next(iter(self.choosing.ticks.values())).setFocus()

    def _show_made(self, rows: tuple[BundleRow, ...]) -> None:
        if self.entry is not None:
            return  # what is being typed stays as it is
        emptied(self._made)
        self.cards = {}
        for row in rows:
            card = MadeCard(row)
            card.asked.connect(partial(self._do, row))
            self.cards[row.bundle_id] = card
            self._made.addWidget(card)
            if row.bundle_id in self._said and row.placed_on is not None:
                card.say_words()

    def _go_to(self, field: str) -> None:
        """To what is missing."""
        if field == FOLDER:
            self.context.go(Place("outbox"))
        elif self.choosing is not None:
            ticks = tuple(self.choosing.ticks.values()) if field == TICKS else ()
            (ticks[0] if ticks else self.choosing.make).setFocus()

    def _make(self) -> None:
        """Put what is ticked in a bundle, seal it and place it."""
        chosen = self.choosing.chosen() if self.choosing is not None else ()
        if not chosen:
            self._refused(Refusal("Tick the papers that go."), TICKS)
            return
        self._with_folder(partial(self._begin, chosen))

    def _with_folder(self, then: Callable[[], None]) -> None:
        """Go on once there is a folder; a new one is taken only with the passphrase (S17)."""
        if self._folder is not None:
            then()
        elif not self._asks:
            self._refused(Refusal(NO_FOLDER), FOLDER)
        else:
            chosen = self.context.prompts.choose_folder(self, "Folder for the bundle", None)
            if chosen is not None:
                use = partial(self._use, chosen, then)
                ask_again(self.context, self, settings.NEW_FOLDER, "Use this folder", use)

    def _use(self, chosen: Path, then: Callable[[], None]) -> None:
        self._folder = chosen
        then()

    def _begin(self, chosen: tuple[int, ...]) -> None:
        if self.choosing is not None:
            self.choosing.make.setEnabled(False)
        chance = random.SystemRandom()
        words = drawn_words(self.context.resource_text(WORDS).split(), chance, MORE_WORDS)
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
        begin = partial(
            bundles.begin, item_ids=chosen, reference=self.context.reference(), code=code, words=words,
            now=self.context.now(),
        )  # fmt: skip
        self.context.ops.write("Put papers in a bundle", begin, self._place, self, self._refused)

    def _place(self, bundle_id: int) -> None:
        self._said.add(bundle_id)
        read = partial(bundles.to_bundle, bundle_id=bundle_id)
        self.context.ops.read(read, partial(self._seal, bundle_id), self, self._refused)

    def _seal(self, bundle_id: int, wanted: ToBundle) -> None:
        self._with_folder(partial(self._put, bundle_id, wanted))

    def _put(self, bundle_id: int, wanted: ToBundle) -> None:
        if self._folder is not None:
            known = partial(marks.known, address=str(self._folder))
            place = partial(self._place_known, bundle_id, wanted, self._folder)
            self.context.ops.read(known, place, self, self._refused)

    def _place_known(self, bundle_id: int, wanted: ToBundle, folder: Path, mark: str) -> None:
        """A folder papers went to before is known again by its mark, whichever of them it is (F46)."""
        seal = partial(bundling.place, wanted, folder, mark)
        self.context.ops.beside(seal, partial(self._placed, bundle_id), self, self._refused)

    def _placed(self, bundle_id: int, placed: PlacedBundle) -> None:
        keep = partial(
            bundles.note_placed, bundle_id=bundle_id, folder=placed.folder, sha256=placed.sha256,
            now=self.context.now(), mark=placed.mark,
        )  # fmt: skip
        self.context.ops.write("Place a bundle", keep, self._done, self, self._refused)

    def _done(self, _nothing: None) -> None:
        self.problems.show_problems(())
        self.context.toast("The bundle is in the folder. Now say its words.")
        self.load()

    def _do(self, row: BundleRow, what: str) -> None:
        if what == "place":
            self._place(row.bundle_id)
        elif what == "apart":
            apart = partial(bundles.take_apart, bundle_id=row.bundle_id)
            self.context.ops.write("Take a bundle apart", apart, lambda _: self.load(), self, self._refused)
        elif what == "folder":
            self.context.prompts.show_folder(Path(row.placed_in))
        elif what == "look":
            look = partial(bundling.find_receipts, Path(row.placed_in), row.reference, self._read_day)
            self.context.ops.beside(look, partial(self._receipts_found, row), self, self._refused)
        else:
            self._ask(row, {}, by_receipt=False)

    def _read_day(self, text: str) -> date:
        return read_date(text, self.context.today())

    def _receipts_found(self, row: BundleRow, found: tuple[Receipt, ...]) -> None:
        if not found:
            self._refused(Refusal(NONE_THERE))
            return
        check = partial(receipts.of_bundle, found=found, bundle_id=row.bundle_id)
        self.context.ops.read(check, partial(self._receipt_read, row), self)

    def _receipt_read(self, row: BundleRow, receipt: Receipt | None) -> None:
        if receipt is None:
            self._refused(Refusal(NOT_ITS))
            return
        on = receipt.on.isoformat() if receipt.on else None
        self._ask(row, {"done_on": on, "done_by": receipt.by}, by_receipt=True)

    def _ask(self, row: BundleRow, values: dict[str, object], *, by_receipt: bool) -> None:
        """Ask the day and who says so; what a receipt says is filled in and may be put right."""
        self.problems.show_problems(())
        card, context = self.cards[row.bundle_id], self.context
        emptied(card.notes)
        note = partial(
            receipts.note_done, bundle_id=row.bundle_id, today=context.today(), calendar=context.calendar,
            rules=context.rules, by_receipt=by_receipt,
        )  # fmt: skip
        self.entry = Entry(
            context, DraftKey(FORM, row.bundle_id, None), asked(BundleReceiptFields), "Note a receipt", note
        )
        self.entry.filed.connect(self._noted)
        self.entry.put_away.connect(self._put_away)
        file = button("They went out", "main", "check", on_press=self.entry.file)
        card.notes.addWidget(self.entry)
        card.notes.addWidget(file, 0, LEFT)
        self.entry.begin(values)

    def _put_away(self) -> None:
        self.flush()
        self.entry = None
        self.load()

    def _noted(self, late: tuple[WentLate, ...]) -> None:
        self.entry = None
        self.context.toast("The day they went out is noted, and the clocks count from it.")
        self.load()
        emptied(self._late)
        if not late:
            return
        card = Card(f"{counted(len(late), 'paper')} went late", margins=MARGINS, gap=8)
        for one in late:
            days = counted(one.days_late, "working day")
            card.body.addWidget(wrapped(f"{one.paper.label}: {days} late."))
            place = Place("child", one.child_id, part="reviews")
            say = link("Say what held it up", partial(self.context.go, place))
            card.body.addWidget(say, 0, LEFT)
        self._late.addWidget(card)

    def _refused(self, trouble: Exception, field: str = "") -> bool:
        if self.choosing is not None:
            self.choosing.make.setEnabled(True)
        self.problems.show_problems(((str(trouble), field),))
        self.load()
        return True
