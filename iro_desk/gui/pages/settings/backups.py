"""The tab of backups: when the last was made and where, a second place, the rehearsal, and restoring."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from iro_desk.domain.backups import Plan, Rehearsal, Standing, counted, when
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.backups_list import RestoreCard
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.safe_keeping import SafeKeeping
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import announce, caption, link, strong, wrapped

T = TypeVar("T")
NONE_MADE = "No backups are made of invented children."
PLANS: dict[str, tuple[str, Plan]] = {
    "usual": ("7 days, 4 weeks and 12 months", Plan()),
    "shorter": ("3 days, 2 weeks and 3 months", Plan(3, 2, 3)),
    "longer": ("14 days, 8 weeks and 24 months", Plan(14, 8, 24)),
}


class BackupsPart(SettingsPart):
    """Cards that say how safe the work is, each with what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._keeping: SafeKeeping | None = context.backups
        if self._keeping is None:
            self.body.addWidget(wrapped(NONE_MADE, tone="muted"))
            return
        self.body.addWidget(self._paused_card())
        self.body.addWidget(self._first_card())
        self._restore = RestoreCard(context, self._keeping)
        self.body.addWidget(self._restore)
        self.body.addWidget(self._second_card())
        self.body.addWidget(self._rehearsal_card())
        self.body.addWidget(self._plan_card())
        self._restore.hide()
        self._paused.hide()

    def load(self) -> None:
        """Look at the backups again."""
        if self._keeping is not None:
            self.context.ops.beside(self._keeping.standing, self._show, self)

    def _paused_card(self) -> Card:
        self._paused = Card("You restored a backup")
        self._paused.body.addWidget(
            wrapped(
                "Look through your desk. Until you say that it is right, no old backup is removed, and the desk "
                "from before the restore is kept as well."
            )
        )
        self._paused.body.addWidget(
            button("The restored desk is right", on_press=self._ask_if_right), 0, LEFT
        )
        return self._paused

    def _first_card(self) -> Card:
        card = Card("On this computer")
        self._last, self._where = strong(""), caption("")
        self._last.setWordWrap(True)
        self._trouble = wrapped("", tone="late")
        self._back_up = button("Back up now", "main", "hard-drive", on_press=self._make)
        self._open_list = button("Restore…", on_press=self._show_list)
        for line in (self._last, self._where, self._trouble):
            card.body.addWidget(line)
        card.body.addLayout(_across(self._back_up, self._open_list))
        return card

    def _second_card(self) -> Card:
        card = Card("A second place")
        self._second, self._second_words = strong(""), wrapped("", tone="muted")
        self._second.setWordWrap(True)
        self._choose = button("Choose a second place", icon="folder-open", on_press=self._choose_second)
        self._leave = link("Stop using it", lambda: self._does(partial(self._kept.choose_second, None)))
        for line in (self._second, self._second_words):
            card.body.addWidget(line)
        card.body.addLayout(_across(self._choose))
        card.body.addWidget(self._leave, 0, LEFT)
        return card

    def _rehearsal_card(self) -> Card:
        card = Card("Trial restore")
        self._rehearsed = wrapped("")
        self._try = button("Try a restore now", on_press=self._rehearse)
        card.body.addWidget(self._rehearsed)
        card.body.addWidget(
            caption("Once a month the program does this by itself. Your desk is not touched by it.")
        )
        card.body.addLayout(_across(self._try))
        return card

    def _plan_card(self) -> Card:
        card = Card("How long they are kept")
        self._plan = Choice(tuple(Option(key, words) for key, (words, _) in PLANS.items()), blank=False)
        self._plan.edited.connect(self._choose_plan)
        help = "The newest backup of each of so many days, weeks and months. The last three are always kept."
        card.body.addWidget(FieldRow("Keep backups of", self._plan, help))
        return card

    @property
    def _kept(self) -> SafeKeeping:
        assert self._keeping is not None
        return self._keeping

    def _show(self, found: Standing) -> None:
        now = self.context.now()
        self._paused.setVisible(found.paused)
        if found.newest is None:
            self._last.setText("No backup yet")
            self._where.setText("The first is made when you next unlock, or now.")
        else:
            holds = f" It holds {counted(found.checked)}." if found.checked else ""
            self._last.setText(f"Made and checked {when(found.newest, now)}.{holds}")
            many = "1 backup" if found.count == 1 else f"{found.count} backups"
            self._where.setText(f"{many} in {found.folder}")
        self._trouble.setText(f"The last try failed. {found.trouble}" if found.trouble else "")
        self._trouble.setVisible(bool(found.trouble))
        self._open_list.setVisible(found.newest is not None)
        self._show_second(found)
        self._show_rehearsal(found)
        key = next((key for key, (_, plan) in PLANS.items() if plan == found.plan), "usual")
        self._plan.set_value(key)

    def _show_second(self, found: Standing) -> None:
        now = self.context.now()
        self._leave.setVisible(found.second is not None)
        self._choose.setText(" Choose a second place" if found.second is None else " Choose another place")
        if found.second is None:
            self._second.setText("No second place chosen")
            self._second_words.setText(
                "A memory stick or a network folder. If the computer is lost, a backup there brings everything "
                "back, with your passphrase or the recovery code."
            )
            return
        self._second.setText(str(found.second))
        worked = f"A backup last reached it {when(found.second_worked, now)}." if found.second_worked else ""
        if found.second_missing:
            self._second_words.setText(
                f"It is not connected. Backups are still made on this computer. {worked}".strip()
            )
        elif found.second_newest is None:
            self._second_words.setText("It is empty so far. The next backup goes there too.")
        else:
            self._second_words.setText(f"{worked} It was opened and counted there.")

    def _show_rehearsal(self, found: Standing) -> None:
        if found.rehearsed is None:
            words = "No restore has been tried yet."
        elif found.rehearsal_trouble:
            words = (
                f"The try {when(found.rehearsed, self.context.now())} did not work. {found.rehearsal_trouble}"
            )
        else:
            words = f"A restore worked {when(found.rehearsed, self.context.now())}."
        self._rehearsed.setText(words)

    def _does(self, work: Callable[[], Standing]) -> None:
        self.context.ops.beside(work, self._show, self, self._failed)

    def _failed(self, trouble: Exception) -> bool:
        self._idle()
        self.load()
        return False

    def _idle(self) -> None:
        for one, words in ((self._back_up, "Back up now"), (self._try, "Try a restore now")):
            one.setEnabled(True)
            one.say(words)

    def _busy(self, pressed: Button, words: str) -> None:
        pressed.setEnabled(False)
        pressed.say(words)
        announce(pressed, words)

    def _make(self) -> None:
        self._busy(self._back_up, "Backing up…")

        def made(found: Standing) -> None:
            self._idle()
            self._show(found)
            self._back_up.setFocus()
            self.context.toast("Backed up, opened and counted.")

        self.context.ops.beside(self._kept.back_up, made, self, self._failed)

    def _rehearse(self) -> None:
        self._busy(self._try, "Trying a restore…")

        def done(found: Rehearsal) -> None:
            self._idle()
            self._try.setFocus()
            self.load()
            held = f"It held {counted(found.counts)}." if found.counts else ""
            self.context.toast(found.trouble or f"The restore worked. {held} Your desk was not touched.")

        self.context.ops.beside(self._kept.rehearse, done, self, self._failed)

    def _ask_if_right(self) -> None:
        if self.context.prompts.confirm(
            self,
            "Is the restored desk right?",
            "The desk from before the restore is then removed from this computer, and old backups are thinned again.",
            "It is right",
            "Keep both",
        ):
            self._does(self._kept.say_right)

    def _choose_second(self) -> None:
        chosen = self.context.prompts.choose_folder(self, "A second place for backups", None)
        if chosen is not None:
            use = partial(self._does, partial(self._kept.choose_second, chosen))
            ask_again(self.context, self, "A new place for backups", "Keep backups there", use)

    def _choose_plan(self) -> None:
        _, plan = PLANS[str(self._plan.value())]
        self._does(partial(self._kept.choose_plan, plan))

    def _show_list(self) -> None:
        self._restore.show()
        self._restore.load()


def _across(*buttons: Button) -> Flow:
    flow = Flow(None, 8)
    for one in buttons:
        flow.addWidget(one)
    return flow
