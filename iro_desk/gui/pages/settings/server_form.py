"""The form for a server: its address, how to sign in, the try, and the certificate to compare."""

from __future__ import annotations

from base64 import b64encode

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.policies import DestinationKind
from iro_desk.errors import Refusal
from iro_desk.exports.trying import Tried
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, trouble_line
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import announce, caption, strong, wrapped

WHAT = (
    "Your office may give you a folder at an address that begins with https:// (WebDAV) or sftp://. Papers are put "
    "there one by one, read back, and only then given their name. Nothing there is ever changed or removed."
)
KEPT = "Kept with your desk, under its passphrase. Leave it blank to use the one that is kept."
COMPARE = (
    "This is the SHA-256 fingerprint that the server showed. Ask the office to read theirs out "
    "over the telephone. Take it only if every sign is the same. Your name and password have not been sent."
)
WORKS = "It works: the folder is there, and lets you in."


class ServerForm(Card):
    """Asks for a server, and offers it only once it was tried.

    Signals:
        tried(): try what is typed.
        taken(object): use this Server.
    """

    tried = Signal()
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("Add a folder on a server")
        self.compared = ""
        self._found: Tried | None = None
        self.address, self.user_name = LineEdit(), LineEdit()
        self.address.setMaxLength(400)
        self.user_name.setMaxLength(200)
        self.password = PassphraseField("Password", KEPT)
        self.address_row = FieldRow(
            "Address",
            self.address,
            "Such as https://files.example.org/reviews/ or sftp://files.example.org/reviews/",
        )
        self.go = button("Try it", icon="refresh-cw", on_press=self.tried.emit)
        self.trouble = trouble_line()
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        for row in (self.address_row, FieldRow("Name to sign in with", self.user_name), self.password):
            self.body.addWidget(row)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.go, 0, LEFT)
        self.body.addWidget(self._compare_part())
        self.works = strong(WORKS)
        self.works.setWordWrap(True)
        self.use = button("Add this server", "main", on_press=self._take)
        self.body.addWidget(self.works)
        self.body.addWidget(self.use, 0, LEFT)
        for edited in (self.address.edited, self.user_name.edited, self.password.edited):
            edited.connect(self._changed)
        for line in (self.address, self.user_name):
            line.returnPressed.connect(self.go.click)
        self.password.entered.connect(self.go.click)
        self._changed()

    @property
    def typed(self) -> tuple[str, str, str]:
        """The address, the name and the password."""
        return self.address.text().strip(), self.user_name.text().strip(), self.password.words

    def show_server(self, address: str, user_name: str) -> None:
        """Show what is kept, unless something has been typed."""
        if not any(self.typed):
            self.address.set_value(address)
            self.user_name.set_value(user_name)

    def clear(self) -> None:
        """Show nothing."""
        for line in (self.address, self.user_name):
            line.set_value("")
        self.done()

    def done(self) -> None:
        """Forget the password that was typed, and what the try said."""
        self.password.clear()
        self.ready()
        self._changed()

    def wait(self, words: str) -> None:
        """Say that the server is being asked."""
        self._hush()
        self.go.setText(f" {words}")
        for one in (self.go, self.use):
            one.setEnabled(False)

    def ready(self) -> None:
        """Take the buttons into use again."""
        self.go.setText(" Try it")
        for one in (self.go, self.use):
            one.setEnabled(True)

    def show_refusal(self, refused: Refusal) -> None:
        """Show what cannot be used, beside its field."""
        self._hush()
        if refused.field == "address":
            self.address_row.show_problem(str(refused))
            self.address.setFocus()
        else:
            self.show_trouble(refused.what, refused.next_step)

    def show_trouble(self, what: str, next_step: str) -> None:
        """Show what went wrong."""
        say_trouble(self.trouble, what, next_step)

    def show_tried(self, tried: Tried) -> None:
        """Show what came of the try."""
        self.ready()
        self._found = tried
        say_trouble(self.trouble, tried.trouble)
        self.fingerprint.setText(_as_read_out(tried))
        self.compare.setVisible(bool(tried.fingerprint))
        self.works.setVisible(tried.is_good)
        self.use.setVisible(tried.is_good)
        if tried.is_good:
            announce(self.works, WORKS)
            self.use.setFocus()
        else:
            # Never on "It is the same": a key pressed without reading must not take a stranger's server.
            self.go.setFocus()

    def _compare_part(self) -> QWidget:
        self.compare = QWidget()
        column = Column(self.compare, gap=8)
        self.fingerprint = wrapped("", "strong")
        self.same = button("It is the same", icon="check", on_press=self._is_same)
        column.addWidget(self.fingerprint)
        column.addWidget(caption(COMPARE))
        column.addWidget(self.same, 0, LEFT)
        return self.compare

    def _is_same(self) -> None:
        if self._found is not None:
            self.compared = self._found.fingerprint
            self.tried.emit()

    def _take(self) -> None:
        if self._found is not None and self._found.is_good:
            self.taken.emit(self._found.server)

    def _changed(self) -> None:
        """What was tried is no longer what is typed."""
        self.compared, self._found = "", None
        self._hush()

    def _hush(self) -> None:
        say_trouble(self.trouble, "")
        self.address_row.show_problem("")
        for part in (self.compare, self.works, self.use):
            part.hide()


def _as_read_out(tried: Tried) -> str:
    """A fingerprint as an office has it: of a certificate in pairs with colons, of an SFTP server's key in base 64."""
    if tried.server.kind is DestinationKind.SFTP:
        return f"SHA256:{b64encode(bytes.fromhex(tried.fingerprint)).decode('ascii').rstrip('=')}"
    pairs = [tried.fingerprint[at : at + 2].upper() for at in range(0, len(tried.fingerprint), 2)]
    return " ".join(":".join(pairs[at : at + 8]) for at in range(0, len(pairs), 8))
