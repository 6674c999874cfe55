"""Part: the base of every tab of a child's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.tabs import Tabs


class Part(QWidget):
    """One tab: it reads for itself, and may hold an open form above what it lists.

    Args:
        subject_id: the row to open, or 0.
        show_part: goes to another tab, by its key.

    Attributes:
        opened: the form to open within the tab at once; empty for none.
        is_passed: whether she came to it along the tabs, where the keyboard still is.
    """

    def __init__(
        self, context: Context, child_id: int, subject_id: int, show_part: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.context, self.child_id, self.subject_id = context, child_id, subject_id
        self.show_part = show_part
        self.opened = ""
        self.is_passed = False
        whole = Column(self, gap=12)
        self._form_holder = Column(gap=0)
        whole.addLayout(self._form_holder)
        self.body = Column(gap=12)
        whole.addLayout(self.body)
        self.entry: Entry | None = None

    def load(self) -> None:
        """Read what is shown."""

    def flush(self) -> None:
        """Keep what is typed into the open form."""
        if self.entry is not None:
            self.entry.flush()

    def take_keyboard(self, widget: QWidget) -> None:
        """Put the keyboard in the part; while she goes along the tabs it stays with them (U33).

        Otherwise the next arrow would go to an answer of the part that was only passed, and change it.
        """
        here = self.window().focusWidget()
        if not (self.is_passed and here is not None and isinstance(here.parentWidget(), Tabs)):
            widget.setFocus()

    def open_entry(self, heading: str, verb: str, entry: Entry, more: QWidget | None = None) -> None:
        """Show a form above the list.

        Args:
            verb: the words of its main button.
            more: something beneath the buttons, such as how to take the record away; None for nothing.
        """
        self.close_entry()
        card = Card(heading, margins=(20, 16, 20, 16), gap=12)
        card.body.addWidget(entry)
        holder = QWidget()
        buttons = Flow(holder, 10)
        buttons.addWidget(button(verb, "main", shortcut="Alt+Return", on_press=entry.file))
        buttons.addWidget(button("Come back later", on_press=self.close_entry))
        card.body.addWidget(holder)
        if more is not None:
            card.body.addWidget(more)
        entry.put_away.connect(self.close_entry)
        self.entry = entry
        self._form_holder.addWidget(card)

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        if self.entry is not None:
            self.entry.flush()
            self.entry = None
            emptied(self._form_holder)
