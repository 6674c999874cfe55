"""The tab of where papers go: every place, how one is added, tried and changed, and every line that was opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import opening, trying
from iro_desk.exports.trying import Tried
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.place_card import PlaceCard
from iro_desk.gui.pages.settings.server_form import ServerForm
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import strong, wrapped
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sending import destinations, servers
from iro_desk.services.sending.destinations import NEW_PLACE, NOT_SEALED
from iro_desk.services.sending.places import Destined
from iro_desk.services.sending.servers import ConnectionLine, Server

NOWHERE = "No place is chosen yet."
UNSENT = (
    "Papers go to the usual place, unless you send one another way. Nothing goes anywhere until you send it from the "
    "outbox."
)
QUIET = (
    "IRO Desk opens no line to another computer by itself. It does so when you press Try it, add a server, or send "
    "from the outbox to one. Each time is noted here first."
)
NONE_MADE = "No line to another computer was ever opened from this desk."
MOST_LINES = 100
SERVER = "settings:where:server"
LONDON = ZoneInfo("Europe/London")


class WherePart(SettingsPart):
    """The places papers may go to, and proof of what was reached.

    Attributes:
        is_read: the places are shown.
        cards: one for each place.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._places: tuple[Destined, ...] = ()
        self.is_read = False
        self.cards: list[PlaceCard] = []
        self.body.addWidget(wrapped(UNSENT, tone="muted"))
        self.none_chosen = strong(NOWHERE)
        self.none_chosen.hide()
        self.body.addWidget(self.none_chosen)
        self._holder = Column(gap=12)
        self.body.addLayout(self._holder)
        self.choose = button("Add a folder", icon="folder-open", on_press=self._choose)
        self.body.addWidget(self.choose, 0, LEFT)
        self.form = ServerForm()
        self.form.tried.connect(self._try)
        self.form.taken.connect(self._ask_to_take)
        boxes = {"address": self.form.address, "user_name": self.form.user_name}
        self._kept = KeptBoxes(context, DraftKey(SERVER, 0, None), boxes, self.form)
        self.typed_in = {"server": self.form.address_row}
        self.body.addWidget(self.form)
        self.body.addWidget(self._lines_card())
        self._kept.begin()

    def load(self) -> None:
        """Read the places, and what was reached."""
        self.context.ops.read(destinations.listed, self._show_places, self)
        self.load_lines()

    def load_lines(self) -> None:
        """Read what was reached, and leave what is being typed alone."""
        self.context.ops.read(partial(servers.connections, most=MOST_LINES), self._show_lines, self)

    def flush(self) -> None:
        """Keep the name that is being typed, and what is in the form but the password."""
        for card in self.cards:
            card.keep()
        self._kept.flush()

    def _lines_card(self) -> Card:
        card = Card("Connections made")
        card.body.addWidget(wrapped(QUIET, tone="muted"))
        headings = (Heading("When"), Heading("Computer", wide=True), Heading("Why"))
        self.lines = DataTable("Connections made, newest first", headings)
        self.none = wrapped(NONE_MADE)
        card.body.addWidget(self.none)
        card.body.addWidget(self.lines)
        self.lines.hide()
        return card

    def _show_places(self, places: tuple[Destined, ...]) -> None:
        self.is_read = True
        if places == self._places and self.cards:
            return
        held = next((card.place.address for card in self.cards if _holds_keyboard(card)), None)
        self._places = places
        self.none_chosen.setVisible(not places)
        emptied(self._holder)
        self.cards = [self._card(place) for place in places]
        for card in self.cards:
            self._holder.addWidget(card)
            if card.place.address == held:
                card.go.setFocus()
        if held is not None and held not in {place.address for place in places}:
            self.choose.setFocus()

    def _card(self, place: Destined) -> PlaceCard:
        card = PlaceCard(place)
        number = place.destination_id or 0
        card.changed.connect(partial(self._change, card))
        card.tried.connect(partial(self._try_place, card))
        usual = partial(destinations.make_usual, destination_id=number)
        card.usual_asked.connect(partial(self._write, "Make a place the usual one", usual))
        card.sign_in_asked.connect(partial(self._show_in_form, place))
        card.removed.connect(partial(self._remove, place))
        return card

    def _show_lines(self, lines: tuple[ConnectionLine, ...]) -> None:
        self.lines.show_rows(
            tuple(TableRow(str(n), (_when(one.at), one.host, one.why)) for n, one in enumerate(lines))
        )
        self.lines.setVisible(bool(lines))
        self.none.setVisible(not lines)

    def _write(self, label: str, act: Callable[..., object]) -> None:
        self.context.ops.write(label, act, lambda _: self.load(), self, self._told)

    def _told(self, trouble: Exception) -> bool:
        """Say on the page what was refused, and show what is kept."""
        self._places = ()
        self.load()
        if isinstance(trouble, Refusal):
            self.context.toast(str(trouble))
            return True
        return False

    def _change(self, card: PlaceCard, name: str, how: Protection) -> None:
        number = card.place.destination_id or 0
        change = partial(destinations.change, destination_id=number, name=name, protection=how)
        go = partial(self._write, "Change a place papers go to", change)
        if how is Protection.CLEAR and card.place.protection is not Protection.CLEAR:
            ask_again(self.context, self, NOT_SEALED, "Leave them unsealed", go, card.leave)
        else:
            go()

    def _remove(self, place: Destined) -> None:
        if self.context.prompts.confirm(
            self,
            "Remove this place?",
            "Its address and password are removed from this desk. What was sent stays there, and what waits stays in "
            "the outbox, for the usual place.",
            "Remove it",
            "Keep it",
        ):
            remove = partial(destinations.remove, destination_id=place.destination_id or 0)
            self._write("Remove a place papers go to", remove)

    def _choose(self) -> None:
        chosen = self.context.prompts.choose_folder(self, "Folder for finished files", None)
        if chosen is not None:
            add = partial(destinations.add, server=Server(str(chosen), "", ""))
            go = partial(self._write, "Add a folder for papers", add)
            ask_again(self.context, self, NEW_PLACE, "Add this folder", go)

    def _show_in_form(self, place: Destined) -> None:
        self._kept.forget()
        self.form.clear()
        self.form.show_server(place.address, place.server.user_name)
        self._kept.filed()
        self.form.password.take_focus()

    def _try_place(self, card: PlaceCard) -> None:
        card.wait()
        server = card.place.server
        look = partial(
            self.context.ops.beside, partial(trying.try_out, server), partial(self._say_tried, card), self,
            partial(self._not_tried, card), partial(card.say, "", ""),
        )  # fmt: skip
        if card.place.kind.is_server:
            self._noted(opening.host_of(server.address), ConnectionReason.TRY, look)
        else:
            look()

    def _say_tried(self, card: PlaceCard, tried: Tried) -> None:
        if tried.is_good:
            card.say_there()
        else:
            card.say(tried.trouble, "")
        self.load_lines()

    def _not_tried(self, card: PlaceCard, trouble: Exception) -> bool:
        card.say(str(trouble), "")
        return isinstance(trouble, Refusal | FileTrouble)

    def _typed(self) -> Server:
        """What is in the form, with the password and the certificate that are kept for the same address."""
        address, user_name, password = self.form.typed
        kept = next((one.server for one in self._places if one.address == address), None)
        pinned = self.form.compared or (kept.pinned if kept is not None else "")
        if kept is not None and kept.user_name == user_name and not password:
            password = kept.password
        return Server(address, user_name, password, pinned=pinned)

    def _try(self) -> None:
        server = self._typed()
        try:
            servers.check_password(server.password)
            host = opening.host_of(server.address)
        except Refusal as refused:
            self.form.show_refusal(refused)
            return
        self.form.wait("Trying…")
        self._noted(host, ConnectionReason.TRY, partial(self._go_and_try, server))

    def _noted(self, host: str, reason: ConnectionReason, then: partial[None]) -> None:
        """Write down that a line is about to be opened, and only then open it (S61)."""
        note = partial(servers.note_connection, host=host, reason=reason, now=self.context.now())
        ops = self.context.ops
        ops.write("Open a line to the server", note, lambda _: then(), self, self._failed, self.form.ready)

    def _go_and_try(self, server: Server) -> None:
        try_out = partial(trying.try_out, server)
        self.context.ops.beside(try_out, self._show_tried, self, self._failed, self.form.ready)

    def _show_tried(self, tried: Tried) -> None:
        self.form.show_tried(tried)
        self.load_lines()

    def _ask_to_take(self, server: Server) -> None:
        ask_again(self.context, self, NEW_PLACE, "Add this server", partial(self._take, server))

    def _take(self, server: Server) -> None:
        self.form.wait("One moment…")
        go = partial(self._leave_mark, server)
        self._noted(opening.host_of(server.address), ConnectionReason.USE, go)

    def _leave_mark(self, server: Server) -> None:
        fresh = "".join(self.context.reference() for _ in range(4))
        leave = partial(trying.mark, replace(server, marker=""), fresh)
        self.context.ops.beside(leave, self._use, self, self._failed, self.form.ready)

    def _use(self, server: Server) -> None:
        add = self._kept.filing(partial(destinations.add, server=server))
        self.context.ops.write("Add a server for papers", add, self._in_use, self, self._failed)

    def _in_use(self, _number: int) -> None:
        self.form.clear()
        self._kept.filed()
        self.context.toast("The server is among the places papers can go to, when you send them.")
        self.load()

    def _failed(self, trouble: Exception) -> bool:
        self.form.ready()
        self.load_lines()
        if isinstance(trouble, Refusal | FileTrouble):
            self.form.show_trouble(trouble.what, trouble.next_step)
            return True
        return False


def _holds_keyboard(card: QWidget) -> bool:
    held = card.window().focusWidget()
    return held is not None and card.isAncestorOf(held)


def _when(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b %Y, %H:%M}"
