"""EmptyState: what will be here, why it is empty, and how to start."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import heading, wrapped


class EmptyState(Card):
    """A card in place of a list.

    Args:
        title: what will be here.
        sentence: why it is empty and how to start.
        actions: one main action, at most two others.
    """

    def __init__(self, title: str, sentence: str, actions: Iterable[QWidget] = ()) -> None:
        super().__init__(margins=(32, 28, 32, 28), gap=8)
        self.body.addWidget(heading(title))
        self.body.addWidget(wrapped(sentence, tone="muted"))
        buttons = tuple(actions)
        if buttons:
            holder = QWidget()
            flow = Flow(holder, 10)
            for made in buttons:
                flow.addWidget(made)
            holder.setContentsMargins(0, 8, 0, 0)
            self.body.addWidget(holder)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
