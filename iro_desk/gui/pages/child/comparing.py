"""Two texts side by side where a case package says something else than this desk; the officer says which stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.case_package import Kept
from iro_desk.domain.wording import dated
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Stack, emptied
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services import case_package
from iro_desk.services.case_package import Pair

LOCKED = (
    "What is here is finished. Open it again on its own page to change it; both texts stay here to be read."
)
MOST = 40


class ComparingPart(Part):
    """Every pair of texts of the child: those that wait, then those settled."""

    first: Button | None = None

    def load(self) -> None:
        """Read them."""
        self.context.ops.read(partial(case_package.pairs, child_id=self.child_id), self._show, self)

    def _show(self, pairs: tuple[Pair, ...]) -> None:
        emptied(self.body)
        self.first = None
        if not pairs:
            self.body.addWidget(
                EmptyState(
                    "Nothing to compare",
                    "Where a case package says something else, both texts are shown here.",
                )
            )
            return
        waiting = sum(pair.settled is None for pair in pairs)
        said = f"{waiting} {'place' if waiting == 1 else 'places'} where two texts differ. Neither is lost."
        self.body.addWidget(wrapped(said if waiting else "Every pair of texts has been looked at."))
        for pair in pairs[:MOST]:
            self.body.addWidget(self._card(pair))
        if len(pairs) > MOST:
            self.body.addWidget(caption(f"{len(pairs) - MOST} more come up as these are settled."))
        if self.first is not None:
            self.take_keyboard(self.first)

    def _card(self, pair: Pair) -> Card:
        card = Card(f"{pair.where}: {pair.about}", margins=(20, 16, 20, 16), gap=12)
        across = QWidget()
        beside = Stack(across, 560, gap=16)
        came = f"In the package that came on {dated(pair.arrived_at.date())}"
        beside.addWidget(_text("Here", pair.ours), 1)
        beside.addWidget(_text(came, pair.theirs), 1)
        card.body.addWidget(across)
        if pair.settled is not None:
            card.body.addWidget(caption(pair.settled.label))
            return card
        if not pair.may_take:
            card.body.addWidget(wrapped(LOCKED, tone="muted"))
        holder = QWidget()
        flow = Flow(holder, 10)
        for choice, words in _choices(pair):
            made = button(words, on_press=partial(self.settle, pair.pair_id, choice))
            made.setAccessibleDescription(f"{pair.where}: {pair.about}")
            flow.addWidget(made)
            self.first = self.first or made
        card.body.addWidget(holder)
        return card

    def settle(self, pair_id: int, choice: Kept) -> None:
        """Let one of two texts stand."""
        write = partial(case_package.settle, pair_id=pair_id, choice=choice, now=self.context.now())
        self.context.ops.write("Choose between two texts", write, lambda _none: self._settled(choice), self)

    def _settled(self, choice: Kept) -> None:
        self.context.toast(f"{choice.label}.")
        self.load()


def _text(heading: str, words: str) -> QWidget:
    holder = QWidget()
    column = Column(holder, gap=4)
    column.addWidget(caption(heading))
    column.addWidget(wrapped(words))
    column.addStretch(1)
    return holder


def _choices(pair: Pair) -> list[tuple[Kept, str]]:
    found = [(Kept.OURS, "Keep what is here")]
    if pair.may_take:
        found.append((Kept.THEIRS, "Take the one that came"))
    if pair.may_join:
        found.append((Kept.BOTH, "Keep both, one under the other"))
    return found
