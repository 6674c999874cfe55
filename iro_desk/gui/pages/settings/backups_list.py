"""The list of backups in Settings, and putting one of them in the desk's place."""

from __future__ import annotations

from functools import partial

from iro_desk.domain.backups import BackupSeen, Counts, counted, differs, when
from iro_desk.gui.context import Context
from iro_desk.gui.safe_keeping import SafeKeeping
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, link, strong, wrapped

INTRO = "Choose one to see what putting it back would change. Nothing changes until you say so."
QUESTION = "Put your desk back to this backup?"
CONSEQUENCE = (
    "The desk locks and opens again as it was then. Your desk as it is now is backed up first, and kept."
)


class RestoreCard(Card):
    """Every backup with its time and what it holds, and what would be missing or come back."""

    def __init__(self, context: Context, keeping: SafeKeeping) -> None:
        super().__init__("Restore a backup")
        self._context, self._keeping = context, keeping
        self._seen: dict[str, BackupSeen] = {}
        self._now_held: Counts | None = None
        self._words = wrapped("")
        self.list = RowList("Backups")
        self.list.opened.connect(self._choose)
        self._chosen = Column(gap=8)
        self.body.addWidget(self._words)
        self.body.addWidget(self.list)
        self.body.addLayout(self._chosen)
        self.body.addWidget(link("Close the list", self.hide), 0, LEFT)

    def load(self) -> None:
        """Open every backup and count it."""
        emptied(self._chosen)
        self._words.setText("Opening the backups…")
        self._context.ops.beside(self._read, self._show, self, self._failed)

    def _read(self) -> tuple[tuple[BackupSeen, ...], Counts]:
        return self._keeping.listed(), self._keeping.today()

    def _failed(self, trouble: Exception) -> bool:
        self._words.setText("The backups could not be read.")
        return False

    def _show(self, found: tuple[tuple[BackupSeen, ...], Counts]) -> None:
        listed, self._now_held = found
        self._words.setText(INTRO)
        self._seen = {str(seen.where): seen for seen in listed}
        self.list.show_rows(tuple(self._row(key, seen) for key, seen in self._seen.items()))
        self.list.setFocus()

    def _row(self, key: str, seen: BackupSeen) -> ListRow:
        made = when(seen.made_at, self._context.now())
        holds = counted(seen.counts) if seen.counts else seen.trouble
        return ListRow(key, main=f"{made[0].upper()}{made[1:]}", detail=holds)

    def _choose(self, key: str) -> None:
        seen = self._seen[key]
        emptied(self._chosen)
        self._chosen.addWidget(strong(f"The backup made {when(seen.made_at, self._context.now())}"))
        if seen.counts is None or self._now_held is None:
            self._chosen.addWidget(wrapped(seen.trouble))
            self._chosen.addWidget(
                caption(
                    "It can be restored at the door, with the passphrase of that time: "
                    "lock, then choose “Restore a backup”."
                )
            )
            return
        self._chosen.addWidget(wrapped(differs(seen.counts, self._now_held)))
        does = button("Put my desk back to this", "danger", on_press=partial(self._ask, seen))
        self._chosen.addWidget(does, 0, LEFT)
        does.setFocus()

    def _ask(self, seen: BackupSeen) -> None:
        made = when(seen.made_at, self._context.now())
        question = f"{QUESTION[:-1]}, made {made}?"
        if self._context.prompts.confirm(self, question, CONSEQUENCE, "Put it back", "Leave my desk"):
            self._words.setText("Making the backup ready…")
            self._context.ops.beside(
                partial(self._keeping.make_ready, seen.where),
                lambda _: self._context.lock(),
                self,
                self._failed,
            )
