"""What went where: everything that left the desk, by child, by reader and by day."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.sending.went import Narrowed, Since
from iro_desk.domain.wording import counted, short_date
from iro_desk.exports import tracking_list, went_list
from iro_desk.exports.tracking_list import Form
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.item_card import ItemCard
from iro_desk.gui.pages.outbox.rows import outgoing_row
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack, emptied
from iro_desk.gui.widgets.outgoing_rows import OutgoingList, OutgoingRow
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import Link, labelled, link
from iro_desk.services.sending import went
from iro_desk.services.sending.went import WentRow

SIDE = 352
AT_ONCE = 150
KINDS = {Form.PAGE: "PDF (*.pdf)", Form.ROWS: "Rows for a spreadsheet (*.csv)"}
EVERY_CHILD, EVERYBODY = "Every child", "Everybody"
NOTHING = "Nothing has left"
WILL_BE_HERE = "Everything that leaves the desk is kept here: what it was, who has it, how it went and when."
NOT_THESE = "Nothing that left fits what you chose above."


class WentPage(Screen):
    """``place.child_id`` narrows it to one child at first."""

    watches = frozenset({"outbox_item", "given_out", "bundle", "child"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("What went where")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.page.header.add_action(
            button("Back to the outbox", icon="arrow-left", on_press=lambda: context.go(Place("outbox")))
        )
        self.as_page = button("Save as a PDF", icon="download", on_press=partial(self._save, Form.PAGE))
        self.as_rows = button(
            "Save for a spreadsheet", icon="download", on_press=partial(self._save, Form.ROWS)
        )
        self._rows: tuple[WentRow, ...] = ()
        self._most = AT_ONCE
        self._numbers: dict[str, int] = {}
        self.is_shown = False
        self.more: Link | None = None
        self.list: OutgoingList | None = None
        self.item_card: ItemCard | None = None
        self._lay_choices()
        holder, self._side = QWidget(), QWidget()
        across = Stack(holder, 900, gap=20)
        self._list_holder = Column(gap=12)
        ways = QWidget()
        flow = Flow(ways, 12)
        for save in (self.as_page, self.as_rows):
            flow.addWidget(save)
        self._item_holder = Column(self._side, gap=0)
        left = Column(gap=12)
        left.addLayout(self._list_holder)
        left.addWidget(ways)
        left.addStretch(1)
        across.addLayout(left, 1)
        across.addWidget(self._side)
        across.hold(self._side, SIDE)
        self.page.body.addWidget(holder)
        self._saving = ways
        self.page.body.addStretch(1)

    def _lay_choices(self) -> None:
        self.child, self.reader = Choice(()), Choice(())
        self.since = Choice([Option(one.value, one.label) for one in Since], blank=False)
        self.since.set_value(Since.EVER.value)
        ways = QWidget()
        flow = Flow(ways, 16)
        for words, choice in (("Child", self.child), ("Reader", self.reader), ("When", self.since)):
            box = QWidget()
            column = Column(box, gap=4)
            label = labelled(words, "label")
            label.setBuddy(choice)
            choice.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(choice)
            flow.addWidget(box)
            choice.edited.connect(self._choose)
        self.page.body.addWidget(ways)

    def load(self) -> None:
        """Read everything that left."""
        context = self.context
        read = partial(went.went, today=context.now(), calendar=context.calendar, rules=context.rules)
        context.ops.read(read, self._show, self)

    def _show(self, rows: tuple[WentRow, ...]) -> None:
        begins = self.has_no_keyboard()
        self._rows = rows
        self._offer()
        self._show_list()
        self.is_shown = True
        if begins:
            (self.list or self.child).setFocus()

    def _offer(self) -> None:
        """Offer the children and readers there are, keeping what is chosen."""
        child = self.child.value() or (str(self.place.child_id) if self.place.child_id is not None else None)
        reader = self.reader.value()
        named = {str(row.child_id): row.display_name for row in self._rows}
        by_name = sorted(named.items(), key=lambda one: one[1])
        self.child.offer([Option("", EVERY_CHILD), *(Option(key, name) for key, name in by_name)])
        self.child.set_value(child or "")
        readers = sorted({row.reader for row in self._rows if child in (None, "", str(row.child_id))})
        self.reader.offer([Option("", EVERYBODY), *(Option(name, name) for name in readers)])
        self.reader.set_value(reader if reader in readers else "")

    def narrowed(self) -> Narrowed:
        """What is chosen."""
        child = self.child.value()
        since = Since(self.since.value() or Since.EVER.value)
        return Narrowed(int(child) if child else None, self.reader.value() or "", since)

    def _choose(self) -> None:
        self._most = AT_ONCE
        self.place = Place("went", self.narrowed().child_id)
        self._offer()
        self._show_list()

    def _show_list(self) -> None:
        chosen = went.narrowed(self._rows, self.narrowed(), self.context.today())
        people = len({(row.reader, row.child_id) for row in chosen})
        self.page.say(
            "What went where",
            f"{counted(len(chosen), 'thing')} left, for {counted(people, 'reader')}." if chosen else "",
        )
        emptied(self._list_holder)
        self.list = None
        self._show_item(None)
        self._saving.setVisible(bool(chosen))
        if not chosen:
            words = NOT_THESE if self._rows else WILL_BE_HERE
            self._list_holder.addWidget(EmptyState(NOTHING, words))
            return
        shown = chosen[: self._most]
        rows = [self._row(row) for row in shown]
        self.list = OutgoingList(f"What went where, newest first, {len(shown)}", rows, has_boxes=False)
        self._numbers = {self.list.row(number).key: number for number in range(len(shown))}
        self.list.opened.connect(lambda key: self._open(shown[self._numbers[key]]))
        self._list_holder.addWidget(self.list)
        self.list.choose(rows[0].key)
        self._show_item(shown[0])
        if len(chosen) > len(shown):
            earlier = min(AT_ONCE, len(chosen) - len(shown))
            self.more = link(f"Show {earlier} earlier ones", self._show_more)
            self._list_holder.addWidget(self.more, 0, LEFT)

    def _save(self, form: Form) -> None:
        """Save what is chosen, all of it, where she says."""
        context, to = self.context, self.narrowed()
        name = went_list.file_name(form, context.today())
        path = context.prompts.choose_new_file(self, "Save what went where", name, KINDS[form])
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(form.value)
        rows = went.narrowed(self._rows, to, context.today())
        initials = next((row.initials for row in rows if row.child_id == to.child_id), "")
        reader = next((row.reader_outside for row in rows if to.reader), "")
        since = "" if to.since is Since.EVER else to.since.label
        words = ", ".join(part for part in (initials, reader, since) if part)
        made = partial(went_list.made, form=form, rows=rows, narrowed_to=words, today=context.today())
        context.ops.read(made, partial(self._write, whole), self)

    def _write(self, path: Path, content: bytes) -> None:
        save = partial(tracking_list.save, content, path)
        self.context.ops.beside(save, lambda saved: self.context.prompts.show_folder(saved.parent), self)

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._show_list()
        if self.list is not None:
            self.list.setFocus()

    def _row(self, row: WentRow) -> OutgoingRow:
        if row.line is not None:
            return outgoing_row(row.line, self.context.now(), ())
        day = short_date(row.on, self.context.today())
        how = ", ".join(part for part in (f"{row.role[:1].lower()}{row.role[1:]}", row.how.lower()) if part)
        return OutgoingRow(
            key=f"given {id(row)}", initials=row.initials, colour=row.identity_colour, name=row.display_name,
            title=row.title, detail=f"{row.display_name}. Given {day}", whom=row.reader, how=how, tone="ok",
            badge="You noted it", icon="check",
        )  # fmt: skip

    def _open(self, row: WentRow) -> None:
        self._show_item(row)
        if self.item_card is not None:
            self.page.show_from(self.item_card)

    def _show_item(self, row: WentRow | None) -> None:
        emptied(self._item_holder)
        self.item_card = None
        if row is None or row.line is None:
            return
        card = ItemCard(self.context, row.line)
        go = self.context.go
        card.file_asked.connect(lambda child, item: go(Place("file", child, item)))
        card.wrong_asked.connect(lambda child, item: go(Place("wrong", child, item)))
        card.folder_asked.connect(lambda folder: self.context.prompts.show_folder(Path(folder)))
        card.noted.connect(self.load)
        self._item_holder.addWidget(card)
        self._item_holder.addStretch(1)
        self.item_card = card
