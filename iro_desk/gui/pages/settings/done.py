"""The tab of what was done: the audit trail in plain words, narrowed, checked and taken along."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from iro_desk.exports import trail_file
from iro_desk.exports.whole_file import write_whole
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, strong, wrapped
from iro_desk.services import audit_trail
from iro_desk.services.audit_trail import Group, Trail

ABOUT = (
    "Every unlocking, every record and every paper that left is noted here as it happens. Nothing can be taken "
    "out, not even by Undo. Each line is sealed to the one before, so a change made behind your back would show."
)
HEADINGS = (Heading("When"), Heading("What", wide=True), Heading("About"))
STEP = 60
PAUSE_MS = 250
LONDON = ZoneInfo("Europe/London")


class DonePart(SettingsPart):
    """The trail, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._most = STEP
        self.group = Choice(tuple(Option(group.name, group.value) for group in Group), blank=False)
        self.text = LineEdit()
        self.list = DataTable("What was done, newest first", HEADINGS)
        self.count, self.none = caption(""), wrapped("Nothing answers to that.", tone="muted")
        self.older = button("Show older", on_press=self._show_older)
        self.body.addWidget(self._seal_card())
        self.body.addWidget(self._list_card())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin_again)
        self.text.textChanged.connect(lambda _: self._pause.start())
        self.group.edited.connect(self._begin_again)

    def load(self) -> None:
        """Read the lines and have the seals checked."""
        self._read()
        keys = self.context.keys
        if keys is not None:
            self.context.ops.beside(keys.audit_faults, self._show_faults, self)

    def _seal_card(self) -> Card:
        card = Card("Is it whole?")
        card.body.addWidget(wrapped(ABOUT, tone="muted"))
        self.sealed = strong("Being checked…" if self.context.keys is not None else "")
        self.sealed.setWordWrap(True)
        self.sealed.setVisible(self.context.keys is not None)
        card.body.addWidget(self.sealed)
        return card

    def _list_card(self) -> Card:
        card = Card("What was done")
        narrow = Flow(gap=16)
        for row in (FieldRow("Show", self.group), FieldRow("With these words", self.text)):
            narrow.addWidget(row)
        holder = Column(gap=8)
        holder.addLayout(narrow)
        card.body.addLayout(holder)
        for widget in (self.count, self.none, self.list):
            card.body.addWidget(widget)
        card.body.addWidget(self.older, 0, LEFT)
        self.save = button("Save all of it for a spreadsheet", icon="download", on_press=self._save)
        card.body.addWidget(self.save, 0, LEFT)
        card.body.addWidget(caption("The file holds codes, numbers and seals. It names nobody."))
        return card

    def _begin_again(self) -> None:
        self._most = STEP
        self._read()

    def _show_older(self) -> None:
        self._most += STEP
        self._read()

    def _read(self) -> None:
        group = Group[self.group.value() or Group.ALL.name]
        read = partial(audit_trail.lines, group=group, text=self.text.text(), most=self._most)
        self.context.ops.read(read, self._show, self)

    def _show(self, trail: Trail) -> None:
        self.list.show_rows(
            tuple(
                TableRow(str(line.sequence), (_when(line.at), line.what, line.about)) for line in trail.lines
            )
        )
        self.list.setVisible(bool(trail.lines))
        self.none.setVisible(not trail.lines)
        self.older.setVisible(trail.has_more)
        many = "1 line" if trail.total == 1 else f"{trail.total:,} lines"
        shown = (
            "" if len(trail.lines) == trail.total else f" The newest {len(trail.lines)} of these are shown."
        )
        self.count.setText(f"{many} in all.{shown}")

    def _show_faults(self, faults: tuple[str, ...]) -> None:
        whole = "Checked just now: nothing was changed, taken out or put in."
        found = "The trail is not as the program left it: " + "; ".join(faults)
        self.sealed.setText(
            f"{found}. Tell whoever looks after information at your authority." if faults else whole
        )

    def _save(self) -> None:
        context = self.context
        name = trail_file.file_name(context.today())
        path = context.prompts.choose_new_file(self, "Save what was done", name, "Spreadsheet (*.csv)")
        if path is not None:
            whole = path if path.suffix else path.with_suffix(".csv")
            context.ops.read(trail_file.made, partial(self._write, whole), self)

    def _write(self, path: Path, content: bytes) -> None:
        self.context.ops.beside(partial(write_whole, path, content), self._saved, self)

    def _saved(self, path: Path) -> None:
        self.context.ops.write("Save what was done", audit_trail.note_saved, lambda _: self._read(), self)
        self.context.toast("Saved. It names nobody.")


def _when(at: datetime) -> str:
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b %Y, %H:%M}"
