"""Every concern of the caseload, open or ended, and good work beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.concerns.counting import Raised, settled_within, tally
from iro_desk.domain.wording import counted
from iro_desk.gui.child_picker import ChildPicker
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.concerns import concern_row, thanks_row
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption
from iro_desk.services import commendations, concerns
from iro_desk.services.commendations import ThanksRow
from iro_desk.services.concerns import ConcernLine, Wanted

OPEN, ENDED, GOOD = "open", "ended", "good"
SHOWN = (Option(OPEN, "Open"), Option(ENDED, "Ended"), Option(GOOD, "Good work"))


class ConcernsPage(Screen):
    """The list; either kind is begun here for any child."""

    watches = frozenset({"concern", "concern_step", "commendation", "child", "setting"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.raise_button = button(
            "Raise a concern", "main", "messages-square", on_press=partial(self.ask_who, "raise")
        )
        self.thank_button = button("Say thank you", icon="check", on_press=partial(self.ask_who, "thank"))
        self.page = Page("Concerns", actions=(self.thank_button, self.raise_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._which = ""
        self.picker = ChildPicker(context)
        self.picker.line.setPlaceholderText("Type a name")
        self._who = Card()
        self._who.body.addWidget(FieldRow("About which child?", self.picker))
        self._who.hide()
        self.shown = Segments(SHOWN, clearable=False)
        self.shown.setAccessibleName("Which are shown")
        self.shown.set_value(place.part if place.part in (OPEN, ENDED, GOOD) else OPEN)
        self._list = Column(gap=12)
        self._lines: tuple[ConcernLine, ...] = ()
        self._thanks: tuple[ThanksRow, ...] = ()
        self.page.body.addWidget(self._who)
        self.page.body.addWidget(self.shown, 0, LEFT)
        self._sum = caption("")
        self.page.body.addWidget(self._sum)
        self.page.body.addLayout(self._list)
        self.page.body.addStretch(1)
        self.shown.edited.connect(self._show)
        self.picker.edited.connect(self._chosen)

    def load(self) -> None:
        """Read both again."""
        context = self.context
        context.ops.read(commendations.listed, self._keep_thanks, self)
        context.ops.read(concerns.raised, self._count, self)
        in_hand = Wanted(in_hand=True)
        listed = partial(concerns.listed, today=context.today(), calendar=context.calendar, wanted=in_hand)
        context.ops.read(listed, self._keep, self)

    def here(self) -> Place:
        """Which are shown."""
        return Place("concerns", part=str(self.shown.value() or OPEN))

    def ask_who(self, which: str) -> None:
        """Ask which child it is about."""
        self._which = which
        self._who.show()
        self.picker.line.setFocus()

    def _chosen(self) -> None:
        if self.picker.child_id is not None:
            self.context.go(Place("child", self.picker.child_id, None, f"concerns:{self._which}"))

    def _keep_thanks(self, found: tuple[ThanksRow, ...]) -> None:
        self._thanks = found

    def _count(self, found: tuple[Raised, ...]) -> None:
        counts, share = tally(found), settled_within(found)
        self._sum.setText(
            f"In all: {counts.informal} informal and {counts.formal} formal ({counts.method}). "
            f"Settled within two weeks: {share.words} ({share.method})."
        )
        self._sum.setVisible(bool(found))

    def _keep(self, found: tuple[ConcernLine, ...]) -> None:
        self._lines = found
        waiting = [one for one in found if one.settled_on is None]
        late = sum(one.stands.tone.value == "late" for one in waiting)
        words = f"{counted(len(waiting), 'concern')} open." + (
            f" {counted(late, 'answer')} late." if late else ""
        )
        self.page.say("Concerns", words)
        self._show()
        if self.may_take_focus() and self.focusWidget() in (None, self):
            self.shown.setFocus()

    def _show(self) -> None:
        emptied(self._list)
        which = self.shown.value() or OPEN
        if which == GOOD:
            self._show_good()
            return
        lines = tuple(one for one in self._lines if (one.settled_on is None) is (which == OPEN))
        if not lines:
            words = "Settled ones are under Ended." if which == OPEN else "None has ended yet."
            title = "No open concerns" if which == OPEN else "Nothing has ended"
            self._list.addWidget(EmptyState(title, words))
            return
        listed = RowList("Concerns", tuple(concern_row(self.context, one, named=True) for one in lines))
        children = {str(one.concern_id): one.child.child_id for one in lines}
        listed.opened.connect(lambda key: self.context.go(Place("concern", children[key], int(key))))
        self._list.addWidget(listed)

    def _show_good(self) -> None:
        if not self._thanks:
            words = "Praise is counted here as carefully as concern."
            self._list.addWidget(EmptyState("Nothing recorded yet", words))
            return
        self._list.addWidget(caption(f"{counted(len(self._thanks), 'piece')} of good work recognised."))
        listed = RowList(
            "Good work", tuple(thanks_row(self.context, one, named=True) for one in self._thanks)
        )
        children = {str(one.commendation_id): one.child.child_id for one in self._thanks}
        listed.opened.connect(lambda key: self.context.go(Place("child", children[key], None, "concerns")))
        self._list.addWidget(listed)
