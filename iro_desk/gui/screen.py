"""The base of every screen: it knows its place, loads itself, and keeps what is typed when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from iro_desk.domain.changes import Changes
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place


class Screen(QWidget):
    """One screen.

    Subclasses build their widgets in ``__init__`` and read in :meth:`load`.

    Args:
        context: the parts it may use.
        place: what it is about.

    Attributes:
        presses: how often the officer has pressed something while it was shown.
    """

    #: the kinds of record whose change means this screen should read again
    watches: frozenset[str] = frozenset()
    #: whether the rail shrinks to leave room
    compact = False

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__()
        self.context = context
        self.place = place
        self.presses = 0
        self._has_moved = False
        context.ops.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read what is shown."""

    def flush(self) -> None:
        """Queue everything typed so far that the screen itself looks after."""

    def keep_typed(self) -> None:
        """Queue everything typed anywhere in it; called before leaving, locking and closing (F01)."""
        self.flush()
        for kept in self.findChildren(Autosave):
            kept.flush()

    def here(self) -> Place:
        """Where the officer is within the screen, to come back to."""
        return self.place

    def other_way(self) -> bool:
        """Show the same thing in its other way; False where there is only one."""
        return False

    def note_press(self) -> None:
        """The officer has pressed something: where the keyboard is now is where she wants it."""
        self._has_moved = True
        self.presses += 1

    def await_focus(self) -> None:
        """She asked for something that is on its way, and may find the keyboard in it when it comes."""
        self._has_moved = False

    def may_take_focus(self) -> bool:
        """Whether what has just been read may move the keyboard (U33).

        Only while she has pressed nothing since the screen was shown, or since :meth:`await_focus`, and never
        from what she writes over it, such as a jot.
        """
        return not self._has_moved and not self.is_written_over()

    def is_written_over(self) -> bool:
        """Whether the keyboard is in something she writes that lies over it."""
        held = self.window().focusWidget()
        is_written_in = isinstance(held, QTextEdit | QLineEdit) and held.isVisible()
        return held is not None and is_written_in and not self.isAncestorOf(held)

    def has_no_keyboard(self) -> bool:
        """Whether the keyboard is nowhere yet, and what was read may take it."""
        return self.may_take_focus() and self.focusWidget() in (None, self)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and self.watches & changes.kinds:
            self.load()


def screen_of(widget: QWidget) -> Screen | None:
    """The screen that a widget stands in; None while it stands in none."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Screen):
        above = above.parentWidget()
    return above
