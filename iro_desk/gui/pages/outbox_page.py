"""The outbox: what needs the officer, what is ready to go, and what went where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.sending.standing import Group, group, is_offered
from iro_desk.domain.sending.status import kept_words, needs_words, place_called, send_words, waiting_words
from iro_desk.exports.sending import Sent
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.groups import OutboxGroups
from iro_desk.gui.pages.outbox.item_card import ItemCard
from iro_desk.gui.pages.outbox.old_copies import OldCopies
from iro_desk.gui.pages.outbox.papers_card import PapersCard
from iro_desk.gui.pages.outbox.placing import placing_of
from iro_desk.gui.pages.outbox.told import goals, sent_words, tried_words, try_words
from iro_desk.gui.pages.outbox.trying_place import TRYING, PlaceTried, TryPlaces
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import Icon, announce, caption, link, wrapped
from iro_desk.gui.widgets.toast import Toasts
from iro_desk.services import outbox, papers_out, reviews, settings
from iro_desk.services.papers_out import OldCopy
from iro_desk.services.reviews import ReviewRow
from iro_desk.services.sending import destinations, doubts, keeping, laid_out, leaving, servers
from iro_desk.services.sending.laid_out import OutboxLine
from iro_desk.services.settings import OfficerSettings

MOST_REVIEWS = 200
WEEK = timedelta(days=7)
SIDE = 352
AFTER_ALL = "Send it to the folder after all"
QUIET = "Nothing is sent in the background without you. Files already delivered are never changed or removed."


class OutboxPage(Screen):
    """Papers on their way to the office; nothing goes without the officer."""

    watches = frozenset(
        {"outbox_item", "review", "child", "person", "setting", "bundle", "looked", "destination"}
    )

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Outbox")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._lines: tuple[OutboxLine, ...] = ()
        self._folder: Path | None = None
        self._place_words, self._is_shown = "", False
        self._troubles: dict[str, str] = {}
        self.item_card: ItemCard | None = None
        self.old_copies: OldCopies | None = None
        self._chosen: int | None = None
        self._lay_header()
        self._lay_body()
        self.toasts = Toasts(self)
        self.trying = TryPlaces(context, self)
        self.trying.found.connect(self._show_tried)
        self._placing = placing_of(context.ops, context.now)
        self._placing.went.connect(self._show_going)
        self._placing.ended.connect(self._say_sent)
        self._show_going()

    @property
    def lists(self) -> Mapping[Group, QWidget]:
        """The lists that are shown, by their group."""
        return self.groups.lists

    def _lay_header(self) -> None:
        self.went = button("What went where", icon="history", on_press=lambda: self.context.go(Place("went")))
        self.first = button("Choose the folder", "main", "folder-open", on_press=self._choose)
        self.try_place = button("Try the office folder", "main", "refresh-cw", on_press=self._try)
        self.send = button("Send", "main", "send", on_press=self._send)
        for action in (self.went, self.first, self.try_place, self.send):
            self.page.header.add_action(action)
        for action in (self.first, self.try_place, self.send):
            action.hide()  # until it is known what waits, and for what
        self.choose = link("Choose another folder", self._choose)
        self.open_folder = link("Open the folder", self._open_chosen)
        self.tried = wrapped("")
        self.going = caption("")
        self.stop = link("Stop after this file", self._stop)

    def _lay_body(self) -> None:
        for part in (self.tried, self.going):
            self.page.body.addWidget(part)
            part.hide()
        self.page.body.addWidget(self.stop, 0, LEFT)
        self._old_holder = Column(gap=0)
        self.page.body.addLayout(self._old_holder)
        holder, self._side_holder = QWidget(), QWidget()
        across = Stack(holder, 900, gap=20)
        self.groups = OutboxGroups()
        self.groups.opened.connect(self._open)
        self.groups.ticked.connect(self._weigh)
        self.groups.all_asked.connect(lambda: self.context.go(Place("went")))
        left = Column(gap=12)
        left.addWidget(self.groups)
        self.goes = caption("")
        left.addWidget(self.goes)
        left.addWidget(self._ways())
        left.addStretch(1)
        across.addLayout(left, 1)
        side = Column(self._side_holder, gap=12)
        self._item_holder = Column(gap=0)
        side.addLayout(self._item_holder)
        self.papers = PapersCard(self.context, self.place.subject_id, self.place.part)
        side.addWidget(_quiet())
        side.addWidget(self.papers)
        side.addStretch(1)
        across.addWidget(self._side_holder)
        across.hold(self._side_holder, SIDE)
        self.page.body.addWidget(holder)
        self.page.body.addStretch(1)

    def _ways(self) -> QWidget:
        ways = QWidget()
        flow = Flow(ways, 20)
        flow.addWidget(self.choose)
        flow.addWidget(self.open_folder)
        flow.addWidget(link("Bundle for business support", lambda: self.context.go(Place("bundle"))))
        return ways

    def flush(self) -> None:
        """Keep the names that are being typed."""
        self.papers.adding.flush()

    def load(self) -> None:
        """Read the outbox, the folder and the finished reviews again."""
        ops, context = self.context.ops, self.context
        ops.read(settings.current, self._show_folder, self)
        read = partial(
            laid_out.lines, today=context.today(), calendar=context.calendar, rules=context.rules,
            since=context.now() - WEEK,
        )  # fmt: skip
        ops.read(read, self._show, self)
        ops.read(papers_out.old_copies, self._show_old_copies, self)
        ops.read(partial(reviews.recent, limit=MOST_REVIEWS), self._show_reviews, self)

    def _show_folder(self, kept: OfficerSettings) -> None:
        if kept.outbox_folder != self._place_words:
            self._troubles.clear()
        self._folder = Path(kept.outbox_folder) if kept.outbox_folder else None
        self._place_words = kept.outbox_folder
        self.open_folder.setVisible(self._folder is not None and not self._is_server)
        self.choose.setVisible(self._folder is not None)
        self.goes.setText(f"Papers go to {self._place_words}, when you say so." if self._folder else "")
        self.goes.setVisible(self._folder is not None)
        self._weigh()

    @property
    def _asks_for_papers(self) -> bool:
        """Whether it was opened to make papers."""
        return self.place.subject_id is not None or bool(self.place.part)

    @property
    def _is_server(self) -> bool:
        return servers.is_address(self._place_words)

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
        asked = not self._is_shown and self._asks_for_papers and self.may_take_focus()
        if asked and self.papers.review_choice:
            self.papers.review_choice.setFocus()
        self._is_shown = True

    def _show(self, lines: tuple[OutboxLine, ...]) -> None:
        self._lines = lines
        begins = self.has_no_keyboard() and not self._asks_for_papers
        was_held = self.groups.show_lines(lines, self.context.now())
        shown = {line.row.item_id for line in lines}
        self._show_item(self._chosen if self._chosen in shown else self._first())
        self._weigh()
        if not was_held and begins and self.groups.lists:
            next(iter(self.groups.lists.values())).setFocus()

    def _first(self) -> int | None:
        """The thing whose card is shown before she has opened one; none where she came to make papers."""
        shown = () if self._asks_for_papers else (*self._in(Group.NEEDS_YOU), *self._in(Group.READY))
        return next((line.row.item_id for line in shown), None)

    def _open(self, item_id: int) -> None:
        self._chosen = item_id
        self._show_item(item_id)
        if self.item_card is not None:
            self.page.show_from(self.item_card)

    def _show_item(self, item_id: int | None) -> None:
        self.groups.choose(item_id)
        line = next((line for line in self._lines if line.row.item_id == item_id), None)
        had = self.item_card
        trouble = "" if line is None else self._troubles.get(line.address, "")
        if line is not None and had is not None and had.shows(line, trouble):
            had.hold(going=self._placing.is_under_way)
            return
        emptied(self._item_holder)
        self.item_card = None
        if line is None:
            return
        card = ItemCard(self.context, line, trouble)
        go = self.context.go
        card.taken_back.connect(self._take_back)
        card.file_asked.connect(lambda child, item: go(Place("file", child, item)))
        card.read_asked.connect(lambda child, item: go(Place("send", child, item)))
        card.wrong_asked.connect(lambda child, item: go(Place("wrong", child, item)))
        card.after_all.connect(self._after_all)
        card.answered.connect(self._answer)
        card.place_chosen.connect(self._send_by)
        card.folder_asked.connect(lambda folder: self.context.prompts.show_folder(Path(folder)))
        card.noted.connect(self.load)
        self._item_holder.addWidget(card)
        self.item_card = card
        card.hold(going=self._placing.is_under_way)

    def _in(self, *wanted: Group) -> tuple[OutboxLine, ...]:
        return tuple(line for line in self._lines if group(line.standing) in wanted)

    def _ticked(self) -> tuple[OutboxLine, ...]:
        offered = (line for line in self._lines if is_offered(line.standing))
        return tuple(line for line in offered if line.row.item_id not in self.groups.unticked)

    def _to_send(self) -> tuple[OutboxLine, ...]:
        """What is ticked, and goes to a place that is there."""
        return tuple(line for line in self._ticked() if self._troubles.get(line.address) == "")

    def _weigh(self) -> None:
        """Say what waits, and offer what can be done about it: the place first, and then to send."""
        ready, ticked, there = self._in(Group.READY), self._ticked(), self._to_send()
        is_chosen = self._folder is not None
        words = (
            waiting_words([line.row.kind for line in ready], goals(ready).values()),
            kept_words([line.row.kind for line in self._in(Group.KEPT)]),
            needs_words(len(self._in(Group.NEEDS_YOU))),
        )
        self.page.say("Outbox", " ".join(one for one in words if one))
        offers_send = is_chosen and bool(there or (ticked and self._placing.is_under_way))
        self.first.setVisible(not is_chosen and bool(ticked or ready))
        self.try_place.setVisible(is_chosen)
        self.try_place.become("other" if offers_send or not ticked else "main")
        self.try_place.say(try_words(self._to_try().values()))
        self.send.say(send_words(len(there or ticked)))
        self.send.setVisible(offers_send)

    def _try(self) -> None:
        self.try_place.wait_for(TRYING)
        self.trying.begin(self._to_try())

    def _to_try(self) -> dict[str, str]:
        """The places something is to go to; the usual one while nothing is."""
        usual = place_called("", is_usual=True, is_server=self._is_server)
        return goals((*self._in(Group.READY), *self._ticked())) or {self._place_words: usual}

    def _show_tried(self, found: tuple[PlaceTried, ...]) -> None:
        """Say what was found; when a place is there and something is ready for it, the keyboard is on Send."""
        self.try_place.wait_for("")
        self._troubles.update((one.address, one.trouble) for one in found)
        self.tried.setText(tried_words(found))
        self.tried.setVisible(bool(found))
        announce(self.tried, self.tried.text())
        had = self.try_place.hasFocus()
        self._weigh()
        self._show_item(self.item_card.item_id if self.item_card is not None else None)
        if had and not self.send.isHidden():
            self.send.setFocus()

    def _choose(self) -> None:
        self._ask_folder(lambda: None)

    def _ask_folder(self, then: Callable[[], None]) -> None:
        """Choose where papers go, with the passphrase once more, and then go on."""
        start = None if self._is_server else self._folder
        chosen = self.context.prompts.choose_folder(self, "Folder for finished files", start)
        if chosen is not None:
            use = partial(self._use_folder, chosen, then)
            ask_again(self.context, self, settings.NEW_FOLDER, "Use this folder", use)

    def _use_folder(self, chosen: Path, then: Callable[[], None]) -> None:
        self._folder, self._place_words = chosen, str(chosen)
        change = partial(destinations.use_folder, folder=str(chosen))
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
        """Place what is ticked and was looked at; the rest is looked at now, one after another (S48)."""
        goes = {line.row.item_id: line.row for line in self._to_send() or self._ticked()}
        ready = tuple(number for number, told in waiting.items() if not told and number in goes)
        unseen = next((goes[number] for number, told in waiting.items() if told and number in goes), None)
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
        line = next((line for line in self._lines if line.row.item_id == item_id), None)
        if line is None or self._folder is None:
            return
        if waiting.get(item_id):
            self.context.go(Place("send", line.row.child_id, item_id))
        elif item_id in waiting:
            self._placing.add((item_id,))
            self._show_going()

    def _send_by(self, item_id: int, destination_id: int | None) -> None:
        """Another place for one paper: it is read again for that place before it goes there (S50)."""
        by = partial(destinations.send_by, item_id=item_id, destination_id=destination_id)
        self.context.ops.write("Send a paper to another place", by, lambda _: self.load(), self)

    def _answer(self, item_id: int, has_arrived: bool) -> None:
        """What only she can say of a paper whose line broke off: it arrived, or it is sent again."""
        if has_arrived:
            say = partial(doubts.say_arrived, item_id=item_id, now=self.context.now())
            self.context.ops.write("Note that a paper arrived", say, lambda _: self.load(), self)
            return
        again = partial(doubts.send_again, item_id=item_id)
        self.context.ops.write("Send a paper again", again, lambda _: self.load(), self)

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
        places = {line.row.item_id: line.place for line in self._lines}
        self.toasts.say(sent_words(went, places))
        self.load()

    def _take_back(self, item_id: int) -> None:
        back = partial(outbox.withdraw, item_id=item_id)
        self.context.ops.write("Take back from the outbox", back, self._taken_back, self)

    def _taken_back(self, _nothing: None) -> None:
        self.context.toast("Taken out of the outbox.")
        self.load()


def _quiet() -> QWidget:
    holder = QWidget()
    across = Line(holder, (4, 0, 0, 0), 8)
    across.addWidget(Icon("info", "text_muted"), 0, TOP)
    across.addWidget(caption(QUIET), 1)
    return holder
