"""The outbox: what needs the officer, what is ready to go, and what went where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.codes import OutboxState
from iro_desk.domain.sending.status import KEPT, kept_words, waiting_words
from iro_desk.domain.wording import short_date
from iro_desk.exports.sending import Sent
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.item_card import AFTER_ALL, ItemCard
from iro_desk.gui.pages.outbox.old_copies import OldCopies
from iro_desk.gui.pages.outbox.papers_card import PapersCard
from iro_desk.gui.pages.outbox.placing import placing_of
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.kept_row import kept_row, return_to_row
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading, labelled, link
from iro_desk.gui.widgets.toast import Toasts
from iro_desk.services import outbox, papers_out, reviews, settings
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.papers_out import OldCopy
from iro_desk.services.reviews import ReviewRow
from iro_desk.services.sending import keeping, leaving, servers
from iro_desk.services.settings import OfficerSettings

KEPT_ROWS = "kept"
GROUPS = (
    (OutboxState.NEEDS_YOU, "Needs you"),
    (OutboxState.READY, "Ready"),
    (KEPT_ROWS, "Kept"),
    (OutboxState.PLACED, "Sent"),
)
BADGES = {
    OutboxState.NEEDS_YOU: ("late", "Needs you"),
    OutboxState.READY: ("info", "Ready"),
    OutboxState.SENDING: ("info", "On its way"),
    OutboxState.PLACED: ("ok", "Placed"),
    OutboxState.VERIFIED: ("ok", "Placed"),
    OutboxState.DONE: ("ok", "Done"),
}
MOST_REVIEWS = 200


class OutboxPage(Screen):
    """Papers on their way to the officer's folder; nothing goes without the officer."""

    watches = frozenset({"outbox_item", "review", "child", "person", "setting", "bundle"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Outbox")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.choose = link("Choose the folder", self._choose)
        self.open_folder = link("Open the folder", self._open_chosen)
        self.send = button("Send to the folder", "main", "send", on_press=self._send)
        self.page.header.add_action(self.send)
        self.send.hide()  # until something waits
        self.going = caption("")
        self.stop = link("Stop after this file", self._stop)
        self._lay_ways()
        self.old_copies: OldCopies | None = None
        self._old_holder = Column(gap=0)
        self.page.body.addLayout(self._old_holder)
        holder = QWidget()
        across = Stack(holder, 900, gap=20)
        self._list, self._side = Column(gap=12), Column(gap=12)
        across.addLayout(self._list, 1)
        across.addLayout(self._side)
        self.page.body.addWidget(holder)
        self.page.body.addStretch(1)
        self.papers = PapersCard(context, place.subject_id, place.part)
        self._item_holder = Column(gap=0)
        self._side.addLayout(self._item_holder)
        self._side.addWidget(self.papers)
        self._side.addStretch(1)
        self.papers.setFixedWidth(context.theme.theme.px(352))
        self.item_card: ItemCard | None = None
        self.lists: dict[str, RowList] = {}
        self.toasts = Toasts(self)
        self._rows: tuple[OutboxRow, ...] = ()
        self._folder: Path | None = None
        self._place_words, self._is_shown = "", False
        self._placing = placing_of(context.ops, context.now)
        self._placing.went.connect(self._show_going)
        self._placing.ended.connect(self._say_sent)
        self._show_going()

    def _lay_ways(self) -> None:
        ways = QWidget()
        flow = Flow(ways, 20)
        flow.addWidget(self.choose)
        flow.addWidget(self.open_folder)
        flow.addWidget(link("Bundle for business support", lambda: self.context.go(Place("bundle"))))
        self.page.body.addWidget(ways)
        self.page.body.addWidget(self.going)
        self.page.body.addWidget(self.stop, 0, LEFT)

    def flush(self) -> None:
        """Keep the names that are being typed."""
        self.papers.adding.flush()

    def load(self) -> None:
        """Read the outbox, the folder and the finished reviews again."""
        ops = self.context.ops
        ops.read(settings.current, self._show_folder, self)
        ops.read(outbox.rows, self._show, self)
        ops.read(papers_out.old_copies, self._show_old_copies, self)
        ops.read(partial(reviews.recent, limit=MOST_REVIEWS), self._show_reviews, self)

    def _show_folder(self, kept: OfficerSettings) -> None:
        self._folder = Path(kept.outbox_folder) if kept.outbox_folder else None
        self._place_words = kept.outbox_folder
        is_server = servers.is_address(kept.outbox_folder)
        self.open_folder.setVisible(self._folder is not None and not is_server)
        self.send.setText("Send to the server" if is_server else "Send to the folder")
        self._sum_up()

    def _show_old_copies(self, found: tuple[OldCopy, ...]) -> None:
        emptied(self._old_holder)
        self.old_copies = OldCopies(found, self.context.today()) if found else None
        if self.old_copies is not None:
            self.old_copies.opened.connect(
                lambda child, review: self.context.go(Place("review", child, review))
            )
            self._old_holder.addWidget(self.old_copies)

    def _show_reviews(self, rows: tuple[ReviewRow, ...]) -> None:
        finished = tuple(row for row in rows if row.is_locked)
        self.papers.setVisible(bool(finished))
        self.papers.show_reviews(finished)
        asked = not self._is_shown and self.place.subject_id is not None and self.may_take_focus()
        if asked and self.papers.review_choice:
            self.papers.review_choice.setFocus()
        self._is_shown = True

    def _show(self, rows: tuple[OutboxRow, ...]) -> None:
        self._rows = rows
        begins, held = self.has_no_keyboard() and self.place.subject_id is None, kept_row(self.lists)
        emptied(self._list)
        self.lists = {}
        for group, words in GROUPS:
            self._group(group, words, tuple(row for row in rows if _group_of(row) == group))
        if not rows:
            self._list.addWidget(
                EmptyState(
                    "Nothing waiting",
                    "Letters, and the papers of a finished review, wait here until you are near the office network.",
                )
            )
        else:
            self._list.addWidget(
                caption("Nothing is sent without you. Files already placed are never changed or removed.")
            )
        self._list.addStretch(1)
        shown = self.item_card.item_id if self.item_card is not None else None
        self._show_item(shown)
        self._sum_up()
        if held is not None:
            return_to_row(self.lists, *held)
        elif begins and self.lists:
            next(iter(self.lists.values())).setFocus()

    def _group(self, group: str, words: str, rows: tuple[OutboxRow, ...]) -> None:
        if not rows:
            return
        top = Line(gap=8)
        top.addWidget(heading(words))
        top.addWidget(labelled(str(len(rows)), "body", tone="muted"))
        top.addStretch(1)
        self._list.addLayout(top)
        listed = RowList(f"{words}, {len(rows)}")
        listed.show_rows(tuple(self._row(row) for row in rows))
        listed.opened.connect(lambda key: self._show_item(int(key)))
        self.lists[group] = listed
        self._list.addWidget(listed)

    def _row(self, row: OutboxRow) -> ListRow:
        tone, words = BADGES[row.state]
        if _group_of(row) == KEPT_ROWS:
            words = "Kept"
        day = (row.placed_at or row.queued_at).astimezone(self.context.now().tzinfo).date()
        if row.done_on is not None:
            words, day = "Done", row.done_on
        return ListRow(
            key=str(row.item_id), initials=row.initials, colour=row.identity_colour, title=row.display_name,
            main=f"{_kind_words(row)}, for {row.recipient}, {row.recipient_role.lower()}",
            detail=_detail(row),
            tone=tone, badge=words,
            date_words=short_date(day, self.context.today()),
        )  # fmt: skip

    def _show_item(self, item_id: int | None) -> None:
        emptied(self._item_holder)
        self.item_card = None
        row = next((row for row in self._rows if row.item_id == item_id), None)
        if row is None:
            return
        card = ItemCard(self.context, row)
        card.setFixedWidth(self.context.theme.theme.px(352))
        card.taken_back.connect(self._take_back)
        card.read_asked.connect(lambda child, item: self.context.go(Place("send", child, item)))
        card.wrong_asked.connect(lambda child, item: self.context.go(Place("wrong", child, item)))
        card.after_all.connect(self._after_all)
        card.folder_asked.connect(lambda folder: self.context.prompts.show_folder(Path(folder)))
        self._item_holder.addWidget(card)
        self.item_card = card
        card.hold(going=self._placing.is_under_way)

    def _waiting(self) -> tuple[OutboxRow, ...]:
        return tuple(row for row in self._rows if row.placed_at is None and not row.is_kept)

    def _sum_up(self) -> None:
        kinds = [row.kind for row in self._waiting()]
        is_server = servers.is_address(self._place_words)
        words = waiting_words(kinds, is_server=is_server, is_chosen=self._folder is not None)
        if kinds and self._folder is not None:
            words += f" They go to {self._place_words} when you say so."
        kept = kept_words([row.kind for row in self._rows if row.is_kept])
        self.page.say("Outbox", f"{words} {kept}".strip())
        self.send.setVisible(bool(kinds))

    def _choose(self) -> None:
        self._ask_folder(lambda: None)

    def _ask_folder(self, then: Callable[[], None]) -> None:
        """Choose where papers go, with the passphrase once more, and then go on."""
        start = None if servers.is_address(self._place_words) else self._folder
        chosen = self.context.prompts.choose_folder(self, "Folder for finished files", start)
        if chosen is not None:
            use = partial(self._use_folder, chosen, then)
            ask_again(self.context, self, settings.NEW_FOLDER, "Use this folder", use)

    def _use_folder(self, chosen: Path, then: Callable[[], None]) -> None:
        self._folder, self._place_words = chosen, str(chosen)
        change = partial(settings.change, key="outbox.folder", value=str(chosen))
        self.context.ops.write("Choose the outbox folder", change, lambda _: self.load(), self)
        then()

    def _open_chosen(self) -> None:
        if self._folder is not None:
            self.context.prompts.show_folder(self._folder)

    def _send(self) -> None:
        if self._folder is None:
            self._ask_folder(self._send)
            return
        self.context.ops.read(leaving.waiting, self._send_or_look, self)

    def _send_or_look(self, waiting: Mapping[int, str]) -> None:
        """Place what has been looked at; the first of the rest is looked at now, and the others after it (S48)."""
        ready = tuple(number for number, told in waiting.items() if not told)
        unseen = next((row for row in self._waiting() if waiting.get(row.item_id)), None)
        if ready and self._folder is not None:
            self._placing.begin(ready)
            self._show_going()
        if unseen is not None:
            self.context.go(Place("send", unseen.child_id, unseen.item_id))

    def _after_all(self, item_id: int) -> None:
        """What was kept for a bundle or an e-mail goes to the folder now, once a folder is chosen."""
        if self._folder is None:
            self._ask_folder(partial(self._after_all, item_id))
            return
        let_go = partial(keeping.let_go, item_id=item_id)
        self.context.ops.write(AFTER_ALL, let_go, partial(self._let_go, item_id), self)

    def _let_go(self, item_id: int, _nothing: object) -> None:
        self.context.ops.read(leaving.waiting, partial(self._send_one, item_id), self)

    def _send_one(self, item_id: int, waiting: Mapping[int, str]) -> None:
        """Place one thing; it is read again first when the look at it holds no more (S48)."""
        row = next((row for row in self._rows if row.item_id == item_id), None)
        if row is None or self._folder is None:
            return
        if waiting.get(item_id):
            self.context.go(Place("send", row.child_id, item_id))
        elif item_id in waiting:
            self._placing.add((item_id,))
            self._show_going()

    def _stop(self) -> None:
        self._placing.stop()
        self._show_going()

    def _show_going(self) -> None:
        """Say how far the files have got; the officer may leave and come back meanwhile."""
        going = self._placing.is_under_way
        words = f"Placing file {self._placing.number} of {self._placing.whole}" if going else ""
        self.send.wait_for(words)
        self.going.setText(f"{words}. You can go on working." if going else "")
        self.going.setVisible(going)
        self.stop.setVisible(going and self._placing.number < self._placing.whole)
        if self.item_card is not None:
            self.item_card.hold(going=going)

    def _say_sent(self, went: tuple[Sent, ...]) -> None:
        self._show_going()
        placed = sum(not sent.trouble for sent in went)
        troubles = tuple(dict.fromkeys(sent.trouble for sent in went if sent.trouble))
        where = "on the server" if servers.is_address(self._place_words) else "in the folder"
        words = f"{placed} {'file is' if placed == 1 else 'files are'} {where}." if placed else ""
        self.toasts.say(" ".join([words, *troubles]).strip())
        self.load()

    def _take_back(self, item_id: int) -> None:
        back = partial(outbox.withdraw, item_id=item_id)
        self.context.ops.write("Take back from the outbox", back, self._taken_back, self)

    def _taken_back(self, _nothing: None) -> None:
        self.context.toast("Taken out of the outbox.")
        self.load()


def _group_of(row: OutboxRow) -> str:
    if row.is_kept and row.state is OutboxState.READY:
        return KEPT_ROWS
    if row.state is OutboxState.SENDING:
        return OutboxState.READY
    return OutboxState.PLACED if row.placed_at is not None else row.state


def _detail(row: OutboxRow) -> str:
    if row.trouble or row.is_kept:
        return row.trouble or KEPT
    return f"Left in because: {row.reason}" if row.reason else row.file_name


def _kind_words(row: OutboxRow) -> str:
    return row.kind_label if row.review_version is None else f"{row.kind_label}, version {row.review_version}"
