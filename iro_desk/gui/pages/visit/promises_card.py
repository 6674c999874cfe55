"""What was promised and what was asked for, in sight until each is marked or answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import PromiseState
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, card_heading, link, wrapped
from iro_desk.services.visits import promises
from iro_desk.services.visits.promises import AskRow, PromiseRow

PROMISED = "You promised"
ASKED = "They asked, and have no answer yet"
ANSWER = "What were they told?"
SETTLED = (PromiseState.KEPT, PromiseState.NOT_KEPT, PromiseState.NOT_NEEDED)
SHOWN = 4


class PromisesCard(Card):
    """Promises still to keep, and for one child also what they asked for; hidden when there is neither.

    Args:
        child_id: None for every child, as on Today, where each line names its child.
    """

    def __init__(self, context: Context, child_id: int | None = None) -> None:
        super().__init__(gap=10)
        self._context, self._child_id = context, child_id
        self._promises, self._asks = Column(gap=10), Column(gap=10)
        self.body.addLayout(self._promises)
        self.body.addLayout(self._asks)
        self.answers: dict[int, LineEdit] = {}
        self._answer_rows: dict[int, FieldRow] = {}
        self._has_promises = self._has_asks = False
        self._is_unfolded = False
        self.setAccessibleName(PROMISED)
        self.hide()

    def load(self) -> None:
        """Read them again."""
        ops = self._context.ops
        ops.read(partial(promises.open_promises, child_id=self._child_id), self._show_promises, self)
        if self._child_id is not None:
            ops.read(partial(promises.open_asks, child_id=self._child_id), self._show_asks, self)

    def _show_promises(self, found: tuple[PromiseRow, ...]) -> None:
        emptied(self._promises)
        self._has_promises = bool(found)
        if found:
            self._promises.addWidget(card_heading(f"{PROMISED}, {len(found)}"))
        shown = found if self._is_unfolded or len(found) <= SHOWN + 1 else found[:SHOWN]
        for row in shown:
            self._promises.addWidget(self._promise(row))
        if len(shown) < len(found):
            more = link(f"Show {len(found) - len(shown)} more promises", self._unfold)
            self._promises.addWidget(more, 0, LEFT)
        self._settle_show()

    def _show_asks(self, found: tuple[AskRow, ...]) -> None:
        typed = {number: edit.value() for number, edit in self.answers.items()}
        emptied(self._asks)
        self.answers, self._answer_rows = {}, {}
        self._has_asks = bool(found)
        if found:
            self._asks.addWidget(card_heading(ASKED))
        for row in found:
            self._asks.addWidget(self._ask(row, typed.get(row.ask_id, "")))
        self._settle_show()

    def _settle_show(self) -> None:
        self.setVisible(self._has_promises or self._has_asks)

    def _unfold(self) -> None:
        self._is_unfolded = True
        self.load()

    def _promise(self, row: PromiseRow) -> QWidget:
        holder = QWidget()
        texts = Column(holder, gap=2)
        if self._child_id is None:
            opened = Place("child", row.child.child_id)
            named = link(row.child.name, partial(self._context.go, opened))
            texts.addWidget(named, 0, LEFT)
        texts.addWidget(wrapped(row.what))
        texts.addWidget(caption(self._when(row)))
        beneath = QWidget()
        flow = Flow(beneath, 12)
        for state in SETTLED:
            made = link(state.label, partial(self._settle, row.promise_id, state), small=True)
            made.setAccessibleName(f"{state.label}: {row.what}")
            flow.addWidget(made)
        texts.addWidget(beneath)
        return holder

    def _when(self, row: PromiseRow) -> str:
        today = self._context.today()
        if row.by_when is None:
            return f"Promised {short_date(row.made_on, today)}, no day named"
        late = ", past its day" if row.by_when < today else ""
        return f"By {short_date(row.by_when, today)}{late}"

    def _ask(self, row: AskRow, typed: str) -> QWidget:
        holder = QWidget()
        texts = Column(holder, gap=2)
        texts.addWidget(wrapped(row.what))
        today = self._context.today()
        by = f", by {short_date(row.by_when, today)}" if row.by_when else ""
        of_whom = f" of {row.of_whom}" if row.of_whom else ""
        texts.addWidget(caption(f"Asked{of_whom} {short_date(row.asked_on, today)}{by}"))
        edit = LineEdit(typed)
        edit.returnPressed.connect(partial(self._answer, row.ask_id))
        line = FieldRow(ANSWER, edit)
        edit.setAccessibleName(f"{ANSWER} {row.what}")
        self.answers[row.ask_id], self._answer_rows[row.ask_id] = edit, line
        texts.addWidget(line)
        keep = button("Keep the answer", on_press=partial(self._answer, row.ask_id))
        keep.setAccessibleName(f"Keep the answer: {row.what}")
        texts.addWidget(keep, 0, LEFT)
        return holder

    def _settle(self, promise_id: int, state: PromiseState) -> None:
        write = partial(promises.settle, promise_id=promise_id, state=state, today=self._context.today())
        self._context.ops.write("Mark a promise", write, lambda _none: self._done("Promise marked"), self)

    def _answer(self, ask_id: int) -> None:
        words = self.answers[ask_id].value()
        if not words.strip():
            self._answer_rows[ask_id].show_problem("Say what the child was told.")
            self.answers[ask_id].setFocus()
            return
        write = partial(promises.give_answer, ask_id=ask_id, answer=words, today=self._context.today())
        self._context.ops.write(
            "Answer what a child asked for", write, lambda _none: self._done("Answer kept"), self
        )

    def _done(self, said: str) -> None:
        self._context.toast(said)
        self.load()
