"""The tab of where papers go: the folder or the server in use, trying a server, and every line that was opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import opening, trying
from iro_desk.exports.trying import Tried
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.server_form import ServerForm
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, strong, wrapped
from iro_desk.services import settings
from iro_desk.services.sending import servers
from iro_desk.services.sending.servers import ConnectionLine, Server

NOWHERE = "No place is chosen yet."
UNSENT = "Nothing goes there until you send it from the outbox."
NEW_SERVER = "A new server for papers that leave"
QUIET = (
    "IRO Desk opens no line to another computer by itself. It does so when you press Try it, take a server into use, "
    "or send from the outbox while a server is in use. Each time is noted here first."
)
NONE_MADE = "No line to another computer was ever opened from this desk."
MOST_LINES = 100
LONDON = ZoneInfo("Europe/London")


class WherePart(SettingsPart):
    """Where papers go, and proof of what was reached."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._known: Server | None = None
        self._folder = ""
        self.body.addWidget(self._in_use_card())
        self.form = ServerForm()
        self.form.tried.connect(self._try)
        self.form.taken.connect(self._ask_to_take)
        self.body.addWidget(self.form)
        self.body.addWidget(self._lines_card())

    def load(self) -> None:
        """Read what is in use, and what was reached."""
        ops = self.context.ops
        ops.read(settings.current, lambda kept: self._show_place(kept.outbox_folder), self)
        ops.read(servers.known, self._show_known, self)
        ops.read(partial(servers.connections, most=MOST_LINES), self._show_lines, self)

    def _in_use_card(self) -> Card:
        card = Card("Papers go to")
        self.place = strong("")
        self.place.setWordWrap(True)
        self.choose = button("Use a folder", icon="folder-open", on_press=self._choose)
        self.forget = button("Forget the server", icon="trash-2", on_press=self._forget)
        ways = QWidget()
        flow = Flow(ways, 12)
        flow.addWidget(self.choose)
        flow.addWidget(self.forget)
        card.body.addWidget(self.place)
        self.how = caption(UNSENT)
        card.body.addWidget(self.how)
        card.body.addWidget(ways)
        self.forget.hide()
        return card

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

    def _show_place(self, place: str) -> None:
        self._folder = place
        self.place.setText(place or NOWHERE)

    def _show_known(self, known: Server | None) -> None:
        self._known = known
        self.forget.setVisible(known is not None)
        is_used = known is not None and known.address == self._folder
        self.how.setText(f"{known.kind.label}. {UNSENT}" if known is not None and is_used else UNSENT)
        if known is not None:
            self.form.show_server(known.address, known.user_name)

    def _show_lines(self, lines: tuple[ConnectionLine, ...]) -> None:
        self.lines.show_rows(
            tuple(TableRow(str(n), (_when(one.at), one.host, one.why)) for n, one in enumerate(lines))
        )
        self.lines.setVisible(bool(lines))
        self.none.setVisible(not lines)

    def _choose(self) -> None:
        start = Path(self._folder) if self._folder and self._known is None else None
        chosen = self.context.prompts.choose_folder(self, "Folder for finished files", start)
        if chosen is not None:
            use = partial(self._write, "Choose the outbox folder", str(chosen))
            ask_again(self.context, self, settings.NEW_FOLDER, "Use this folder", use)

    def _write(self, label: str, place: str) -> None:
        change = partial(settings.change, key=servers.FOLDER, value=place)
        self.context.ops.write(label, change, lambda _: self.load(), self)

    def _forget(self) -> None:
        if self.context.prompts.confirm(
            self,
            "Forget the server?",
            "Its address and password are removed from this desk. What was sent stays on the server, and what waits "
            "stays in the outbox.",
            "Forget it",
            "Keep it",
        ):
            self.form.clear()
            self.context.ops.write("Forget the server", servers.forget, lambda _: self.load(), self)

    def _typed(self) -> Server:
        """What is in the form, with the password and the certificate that are kept for the same address."""
        address, user_name, password = self.form.typed
        kept = self._known
        same = kept is not None and (kept.address, kept.user_name) == (address, user_name)
        pinned = self.form.compared or (kept.pinned if kept is not None and kept.address == address else "")
        if same and kept is not None and not password:
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

    def load_lines(self) -> None:
        """Read what was reached, and leave what is being typed alone."""
        self.context.ops.read(partial(servers.connections, most=MOST_LINES), self._show_lines, self)

    def _ask_to_take(self, server: Server) -> None:
        ask_again(self.context, self, NEW_SERVER, "Send papers there", partial(self._take, server))

    def _take(self, server: Server) -> None:
        self.form.wait("One moment…")
        go = partial(self._leave_mark, server)
        self._noted(opening.host_of(server.address), ConnectionReason.USE, go)

    def _leave_mark(self, server: Server) -> None:
        fresh = "".join(self.context.reference() for _ in range(4))
        leave = partial(trying.mark, replace(server, marker=""), fresh)
        self.context.ops.beside(leave, self._use, self, self._failed, self.form.ready)

    def _use(self, server: Server) -> None:
        use = partial(servers.use, server=server)
        self.context.ops.write("Choose the server for papers", use, self._in_use, self, self._failed)

    def _in_use(self, _nothing: None) -> None:
        self.form.done()
        self.context.toast("Papers go to the server from now on, when you send them.")
        self.load()

    def _failed(self, trouble: Exception) -> bool:
        self.form.ready()
        self.load_lines()
        if isinstance(trouble, Refusal | FileTrouble):
            self.form.show_trouble(trouble.what, trouble.next_step)
            return True
        return False


def _when(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b %Y, %H:%M}"
