"""The feelings cards over the whole window, for a child to point at; what they choose becomes a line of theirs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from iro_desk.domain.feeling_cards import ALL_CARDS, FEELINGS, SIGNS, FeelingCard
from iro_desk.exports import card_files
from iro_desk.exports.pictures import CREDIT
from iro_desk.gui.context import Context
from iro_desk.gui.pages.paper_view import PaperView
from iro_desk.gui.pages.visit.card_button import CardButton
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.over_window import OverWindow
from iro_desk.gui.widgets.text import caption, heading

TITLE = "Point to any card"
NOTE = "Any answer is fine, and so is none. Arrow keys move, Space chooses."
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardsView(OverWindow):
    """Every card; each one chosen is handed back in the order it was pointed at.

    Args:
        over: the window it lies on.
        opener: what gets the keyboard back.

    Signals:
        chosen(object): the cards, a tuple of FeelingCard.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, over: QWidget, opener: QWidget | None) -> None:
        super().__init__(over, opener)
        self._context = context
        self._picked: list[FeelingCard] = []
        self.cards = [CardButton(card) for card in ALL_CARDS]
        self._lay()
        for made in self.cards:
            made.clicked.connect(partial(self._pick, made))
            made.installEventFilter(self)
        self.lie_over(self.cards[0])
        context.ops.beside(partial(card_files.drawn, ALL_CARDS), self._show_pictures, self)

    def finish(self) -> None:
        """Hand back what was chosen and close."""
        if self._picked:
            self.chosen.emit(tuple(self._picked))
        self.shut()

    def save(self) -> None:
        """Save the cards to print."""
        path = self._context.prompts.choose_new_file(self, "Save the cards", card_files.NAME, "PDF (*.pdf)")
        if path is not None:
            self._context.ops.beside(
                partial(card_files.save, path), lambda _path: self._context.toast("Cards saved"), self
            )

    def print(self) -> None:
        """Show the cards as they are printed."""

        def show(content: bytes) -> None:
            PaperView(self._context, self, "the cards", content, self.save)

        self._context.ops.beside(card_files.made, show, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go from card to card."""
        if isinstance(watched, CardButton) and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and Qt.Key(event.key()) in (*ARROWS, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(watched, Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        whole = Column(self._panel, (20, 14, 20, 16), 10)
        top = Line(gap=12)
        top.addWidget(heading(TITLE), 1)
        close = icon_button("x", "Close (Esc)", self.shut)
        top.addWidget(close, 0, TOP)
        whole.addLayout(top)
        whole.addWidget(caption(NOTE))
        within = QWidget()
        column = Column(within, (6, 6, 6, 6), 14)  # room for the ring of the keyboard
        count = len(FEELINGS)
        for cards in (self.cards[:count], self.cards[count : count + len(SIGNS)]):
            holder = QWidget()
            flow = Flow(holder, 12)
            for made in cards:
                flow.addWidget(made)
            column.addWidget(holder)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(within)
        for ground in (within, area.viewport()):
            ground.setAutoFillBackground(False)
        whole.addWidget(area, 1)
        foot = Line(gap=10)
        self.done = button("Keep what they chose", "main", "check", on_press=self.finish)
        self.print_button = button("Print the cards…", icon="printer", on_press=self.print)
        self.save_button = button("Save the cards to print…", icon="download", on_press=self.save)
        foot.addWidget(self.done)
        foot.addWidget(self.print_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(caption(f"{CREDIT}."))
        whole.addLayout(foot)
        self._stops = (*self.cards, self.done, self.print_button, self.save_button, close)

    def _pick(self, made: CardButton) -> None:
        if made.isChecked():
            self._picked.append(made.card)
        else:
            self._picked.remove(made.card)

    def _move(self, here: CardButton, key: Qt.Key) -> None:
        """To the next card of the row, or to the nearest in the row above or below."""
        at = self.cards.index(here)
        if key in ARROWS:
            self.cards[(at + ARROWS[key]) % len(self.cards)].setFocus()
            return
        middle = _middle(here)
        below = key == Qt.Key.Key_Down
        others = [
            one
            for one in self.cards
            if (_middle(one)[1] > middle[1]) is below and _middle(one)[1] != middle[1]
        ]
        if others:
            near = min(
                others, key=lambda one: (abs(_middle(one)[1] - middle[1]), abs(_middle(one)[0] - middle[0]))
            )
            near.setFocus()

    def _show_pictures(self, found: dict[str, bytes]) -> None:
        for made in self.cards:
            made.show_picture(found[made.card.code_point])


def _middle(card: CardButton) -> tuple[int, int]:
    at = card.mapTo(card.window(), card.rect().center())
    return at.x(), at.y()
