"""Restoring at the door: a folder, what opens the backup, and which one; on this computer or on a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.backups import BackupSeen, counted, differs, in_full
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import theme
from iro_desk.gui.entrance.door import Door
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, scrolled, trouble_line
from iro_desk.gui.entrance.knock import Knock
from iro_desk.gui.forms.ui_unlock_page import Ui_UnlockPage
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, labelled, link, rule, strong, title, wrapped

HERE = "The backups this computer knows of"
INTRO = "Your desk comes back as it was when the backup was made."
KEPT = "What is on this computer now is kept beside it."

COPIED = "This is a copy of a vault's own folder. What was being written when it was copied may be missing."


class RestorePage(QWidget):
    """Two steps on one card: open the backups, then choose one.

    Signals:
        opened(Desk): the restored vault is open.
        broke(BaseException): a bug.
        left(): she would rather go back.
    """

    opened = Signal(object)
    broke = Signal(object)
    left = Signal()

    def __init__(self, door: Door, prompts: Prompts) -> None:
        super().__init__()
        self._door, self._prompts = door, prompts
        self._folder: Path | None = None
        self._seen: dict[str, BackupSeen] = {}
        self._chosen: BackupSeen | None = None
        self._by_code = False
        self._looking, self._restoring = Knock(self), Knock(self)
        self._trouble = trouble_line()
        self._passphrase = PassphraseField("Passphrase", "The one you had when the backup was made.")
        self._code = LineEdit()
        self._new = PassphraseField("A new passphrase", "Four words or more. You will use it from now on.")
        self._look = button("Look at the backups", "main")
        self._go = button("Restore this backup", "main")
        self._lay()
        self._connect()
        self._use_code(False)

    def take_focus(self) -> None:
        """Put the keyboard where she begins."""
        if self._door.is_new:
            self._other.setFocus()
        else:
            self._passphrase.take_focus()

    def finish(self) -> None:
        """Let the workers go."""
        self._looking.finish()
        self._restoring.finish()

    def _lay(self) -> None:
        frame, inner = Ui_UnlockPage(), QWidget()
        frame.setupUi(inner)  # type: ignore[no-untyped-call]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        frame.cardFrame.setFixedWidth(theme.px(620))
        card = frame.cardLayout
        card.addWidget(title("Restore a backup"))
        card.addWidget(wrapped(INTRO if self._door.is_new else f"{INTRO} {KEPT}", tone="muted"))
        card.addWidget(self._trouble)
        card.addWidget(self._first_step())
        card.addWidget(self._second_step())
        card.addWidget(rule())
        card.addWidget(link("Go back", self.left.emit), 0, LEFT)
        self._steps(choosing=False)

    def _first_step(self) -> QWidget:
        self._opening = QWidget()
        column = Column(self._opening, gap=10)
        column.addWidget(labelled("Where the backup is", "label"))
        where = "Choose the folder" if self._door.is_new else HERE
        self._where = wrapped(where)
        column.addWidget(self._where)
        self._other = button("Choose a folder", icon="folder-open")
        column.addWidget(self._other, 0, LEFT)
        column.addWidget(caption("Such as “IRO Desk backups” on a memory stick or a network drive."))
        column.addWidget(self._passphrase)
        self._code_part = QWidget()
        typed = Column(self._code_part, gap=6)
        label = labelled("Recovery code", "label")
        label.setBuddy(self._code)
        self._code.setAccessibleName("Recovery code")
        typed.addWidget(label)
        typed.addWidget(caption("From your printed sheet. Capitals and spaces do not matter."))
        typed.addWidget(self._code)
        typed.addWidget(self._new)
        column.addWidget(self._code_part)
        self._to_code = link("Use the recovery code", lambda: self._use_code(True))
        self._to_passphrase = link("Use the passphrase", lambda: self._use_code(False))
        column.addWidget(self._to_code)
        column.addWidget(self._to_passphrase)
        column.addWidget(self._look, 0, LEFT)
        return self._opening

    def _second_step(self) -> QWidget:
        self._choosing = QWidget()
        column = Column(self._choosing, gap=10)
        self._count = wrapped("")
        self.list = RowList("Backups")
        self._what, self._holds = strong(""), wrapped("")
        self._what.setWordWrap(True)
        for part in (self._count, self.list, self._what, self._holds):
            column.addWidget(part)
        column.addWidget(self._go, 0, LEFT)
        column.addWidget(link("Look somewhere else", lambda: self._steps(choosing=False)), 0, LEFT)
        return self._choosing

    def _connect(self) -> None:
        self._other.clicked.connect(self._choose_folder)
        for entered in (self._passphrase.entered, self._new.entered, self._look.clicked):
            entered.connect(self._open)
        self.list.opened.connect(self._choose)
        self._go.clicked.connect(self._restore)
        self._looking.opened.connect(self._show)
        self._restoring.opened.connect(self.opened)
        for knock in (self._looking, self._restoring):
            knock.refused.connect(self._refused)
            knock.broke.connect(self.broke)

    def _use_code(self, on: bool) -> None:
        self._by_code = on
        self._code_part.setVisible(on)
        self._passphrase.setVisible(not on)
        self._to_code.setVisible(not on)
        self._to_passphrase.setVisible(on)
        say_trouble(self._trouble, "")
        (self._code if on else self._passphrase.line).setFocus()

    def _steps(self, *, choosing: bool) -> None:
        self._opening.setVisible(not choosing)
        self._choosing.setVisible(choosing)
        say_trouble(self._trouble, "")

    def _choose_folder(self) -> None:
        chosen = self._prompts.choose_folder(self, "The folder with the backup", self._folder)
        if chosen is not None:
            self._folder = chosen
            self._where.setText(str(chosen))
            self.take_typed_focus()

    def take_typed_focus(self) -> None:
        """Put the keyboard where she types what opens the backup."""
        if self._by_code:
            self._code.setFocus()
        else:
            self._passphrase.take_focus()

    def _missing(self) -> str:
        """What still stands in the way of looking; empty when nothing does."""
        if self._folder is None and self._door.is_new:
            return "Choose the folder with the backup first."
        if self._by_code:
            if not self._code.text().strip():
                return "Type the recovery code from your printed sheet first."
            judgement = self._door.judge(self._new.words)
            return "" if judgement.is_enough else judgement.words
        return "" if self._passphrase.words else "Type the passphrase of the backup first."

    def _open(self) -> None:
        if not self._look.isEnabled():
            return
        missing = self._missing()
        say_trouble(self._trouble, missing)
        if not missing:
            self._busy(True)
            self._looking.at(partial(self._door.backups_in, self._folder, *self._typed()))

    def _typed(self) -> tuple[str, str]:
        return ("", self._code.text().strip()) if self._by_code else (self._passphrase.words, "")

    def _show(self, found: tuple[BackupSeen, ...]) -> None:
        self._busy(False)
        self._steps(choosing=True)
        self._count.setText("1 backup." if len(found) == 1 else f"{len(found)} backups, the newest first.")
        self._seen = {str(seen.where): seen for seen in found}
        self.list.show_rows(tuple(_row(key, seen) for key, seen in self._seen.items()))
        opens = [key for key, seen in self._seen.items() if not seen.trouble]
        self._choose((opens or list(self._seen))[0])
        self.list.setFocus()

    def _choose(self, key: str) -> None:
        self._chosen = seen = self._seen[key]
        newest = next((one for one in self._seen.values() if one.counts), None)
        self._what.setText(f"The backup made on {in_full(seen.made_at)}")
        words = seen.trouble or COPIED
        if seen.counts is not None and newest is not None and newest.counts is not None:
            words = f"It holds {counted(seen.counts)}."
            if newest is not seen:
                words += " " + differs(seen.counts, newest.counts, "the newest of them")
        self._holds.setText(words)
        self._go.setVisible(not seen.trouble)

    def _restore(self) -> None:
        if self._chosen is not None and self._go.isEnabled():
            self._busy(True)
            new = self._new.words if self._by_code else ""
            self._restoring.at(partial(self._door.restore, self._chosen.where, *self._typed(), new))

    def _refused(self, trouble: Refusal | FileTrouble) -> None:
        self._busy(False)
        say_trouble(self._trouble, trouble.what, trouble.next_step)
        if self._opening.isVisibleTo(self):
            self.take_typed_focus()

    def _busy(self, busy: bool) -> None:
        for one, words, waiting in (
            (self._look, "Look at the backups", "Opening the backups…"),
            (self._go, "Restore this backup", "Restoring…"),
        ):
            one.setEnabled(not busy)
            one.setText(waiting if busy else words)


def _row(key: str, seen: BackupSeen) -> ListRow:
    holds = counted(seen.counts) if seen.counts else seen.trouble or "A copy of a vault's own folder"
    return ListRow(key, main=in_full(seen.made_at), detail=holds)
