"""The child's meetings and other short forms, what was agreed in them, and those that can be begun."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import ActionState, SheetState
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading, wrapped
from iro_desk.services import sheets
from iro_desk.services.sheets import ActionRow, FormOffer, SheetRow

PAGE = "sheet"
OFFER = "start"
START = "Start a meeting or form"


class MeetingsPart(Part):
    """Every form about the child, newest first."""

    _has_answered = False

    def load(self) -> None:
        """Read them again."""
        context = self.context
        context.ops.read(partial(sheets.of_child, child_id=self.child_id), self._show, self)

    def _show(self, rows: tuple[SheetRow, ...]) -> None:
        emptied(self.body)
        self.start = button(START, icon="plus", on_press=self.offer)
        self.offers: RowList | None = None
        self._offer_holder = Column(gap=0)
        self.body.addWidget(self.start, 0, LEFT)
        self.body.addLayout(self._offer_holder)
        if rows:
            listed = RowList("Meetings", tuple(_row(row) for row in rows))
            listed.opened.connect(lambda key: self.context.go(Place(PAGE, self.child_id, int(key))))
            self.body.addWidget(listed)
        else:
            self.body.addWidget(
                EmptyState(
                    "No meetings yet",
                    "Midway reviews, panels, conferences and other short forms are kept here, newest first.",
                )
            )
        self._actions = Column(gap=8)
        self.body.addLayout(self._actions)
        self.context.ops.read(partial(sheets.actions_of, child_id=self.child_id), self._show_actions, self)
        if self.opened == OFFER:
            self.opened = ""
            self.offer()

    def offer(self) -> None:
        """Show the forms that can be begun, those that fit this child first."""
        context = self.context
        read = partial(
            sheets.offers, child_id=self.child_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show_offers, self)

    def _show_offers(self, found: tuple[FormOffer, ...]) -> None:
        emptied(self._offer_holder)
        card = Card(START, gap=10, margins=(20, 16, 20, 16))
        self.offers = RowList(
            START, tuple(ListRow(one.form_id, main=one.title, detail=one.purpose) for one in found)
        )
        self.offers.setProperty("role", "plain")
        self.offers.opened.connect(self._begin)
        card.body.addWidget(self.offers)
        card.body.addWidget(button("Not now", on_press=self._put_away), 0, LEFT)
        self._offer_holder.addWidget(card)
        self.offers.setFocus()

    def _put_away(self) -> None:
        emptied(self._offer_holder)
        self.offers = None
        self.start.setFocus()

    def _begin(self, form_id: str) -> None:
        context = self.context
        write = partial(
            sheets.begin, form_id=form_id, child_id=self.child_id, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        words = f"Start {sheets.form_of(form_id).title}"
        context.ops.write(words, write, self._begun, self)

    def _begun(self, sheet_id: int) -> None:
        self.context.go(Place(PAGE, self.child_id, sheet_id))

    def _show_actions(self, rows: tuple[ActionRow, ...]) -> None:
        emptied(self._actions)
        if not rows:
            return
        self._actions.addWidget(heading("What was agreed"))
        cards = [self._action(row) for row in rows]
        for card in cards:
            self._actions.addWidget(card)
        if self._has_answered:
            self._has_answered = False
            first = cards[0].findChild(Button)
            if first is not None:
                first.setFocus()

    def _action(self, row: ActionRow) -> Card:
        card = Card(gap=4)
        card.body.addWidget(wrapped(row.what, "strong"))
        card.body.addWidget(caption(_about(row, is_late=_is_late(row, self))))
        holder = QWidget()
        flow = Flow(holder, 10)
        if row.state is ActionState.OPEN:
            flow.addWidget(self._close(row, "Done", ActionState.DONE))
            flow.addWidget(self._close(row, "No longer needed", ActionState.DROPPED))
        else:
            again = button("Still to be done", on_press=partial(self._reopen, row.action_id))
            again.setAccessibleName(f"Still to be done: {row.what}")
            flow.addWidget(again)
        card.body.addWidget(holder)
        return card

    def _close(self, row: ActionRow, words: str, state: ActionState) -> QWidget:
        def close() -> None:
            write = partial(
                sheets.close_action, action_id=row.action_id, state=state, today=self.context.today()
            )
            self._answer_action("Say what became of an action", write)

        made = button(words, on_press=close)
        made.setAccessibleName(f"{words}: {row.what}")
        return made

    def _reopen(self, action_id: int) -> None:
        write = partial(sheets.reopen_action, action_id=action_id)
        self._answer_action("Say an action is still to be done", write)

    def _answer_action(self, words: str, write: Callable[..., None]) -> None:
        """The page reads everything again by itself; the keyboard stays among the actions."""
        self._has_answered = True
        self.context.ops.write(words, write)


def _is_late(row: ActionRow, part: Part) -> bool:
    return row.state is ActionState.OPEN and row.by_when is not None and row.by_when < part.context.today()


def _about(row: ActionRow, *, is_late: bool) -> str:
    when = f"by {dated(row.by_when)}" if row.by_when else "no day set"
    parts = [row.owner, f"{when}, which has passed" if is_late else when]
    if row.agreed_in:
        parts.append(f"agreed in: {row.agreed_in}")
    if row.state is not ActionState.OPEN:
        parts.append(f"{row.state.label}{f' on {dated(row.done_on)}' if row.done_on else ''}")
    return ", ".join(part for part in parts if part)


def _row(row: SheetRow) -> ListRow:
    if row.state is SheetState.WRITING:
        tone, badge = "soon", "Being changed" if row.is_amended else "Being written"
    else:
        tone, badge = "ok", "Finished"
    left = f"{counted(row.open_actions, 'action')} to be done" if row.open_actions else ""
    detail = ". ".join(part for part in (row.told, left) if part)
    return ListRow(
        key=str(row.sheet_id), main=f"{row.title}, {dated(row.on)}", detail=detail, tone=tone, badge=badge
    )
