"""The card of Settings about recordings and shared screens: what is so, and half an hour without it (S22)."""

from __future__ import annotations

from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.company.capture import MINUTES, Capture, shared_for
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import strong, wrapped

KEPT_OUT = (
    "The desk is left out of recordings, screenshots and meetings: others see an empty place. A camera sees it all "
    "the same, and so may a program made to get round this, above all on a Mac."
)
CANNOT = (
    "On this computer no program can keep its windows out of a recording or a shared screen. In a meeting, share "
    "one other window rather than the whole screen, press F9 to hide names, or F8 to empty the desk."
)
SHARE = f"Let my screen be shared for {MINUTES} minutes"
STOP = "Stop sharing now"


class SharingCard(Card):
    """What others can see of the desk in a meeting."""

    def __init__(self, context: Context, capture: Capture) -> None:
        super().__init__("In recordings and shared screens")
        self._context, self._capture = context, capture
        self.body.addWidget(wrapped(KEPT_OUT if capture.can_hide else CANNOT, tone="muted"))
        self.state = strong("")
        self.share = button(SHARE, icon="eye", on_press=self._ask)
        self.stop = button(STOP, icon="eye-off", on_press=capture.stop)
        self.body.addWidget(self.state)
        self.body.addWidget(self.share, 0, LEFT)
        self.body.addWidget(self.stop, 0, LEFT)
        capture.changed.connect(self._show)
        self._show()

    def _ask(self) -> None:
        ask_again(self._context, self, "Let your screen be shared", SHARE, self._capture.share)

    def _show(self) -> None:
        left = self._capture.minutes_left
        self.state.setText(shared_for(left))
        self.state.setVisible(left > 0)
        self.share.setVisible(self._capture.can_hide and not left)
        self.stop.setVisible(left > 0)
