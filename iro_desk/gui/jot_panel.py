"""The ten-second jot: a small panel over the window, opened from anywhere, that holds nothing up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QWidget

from iro_desk.errors import Refusal
from iro_desk.gui import theme
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.child_picker import ChildPicker
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.keys import ENTER, is_enter_with_more
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.services import drafts, jots
from iro_desk.services.jots import BegunJot

WIDE, LINES = 440, 3
NOTE = "Kept as you type, and never part of any document."


class JotPanel(QFrame):
    """One box to write in and, if she likes, whose it is about.

    Args:
        window: what it lies over; the rest of the window goes on working.

    Attributes:
        home: the screen behind it, which gets the keyboard back when what had it is gone.
    """

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._opener: QWidget | None = None
        self._autosave: Autosave | None = None
        self.home: Callable[[], QWidget | None] = lambda: None
        dress(self, role="raised")
        self.setAccessibleName("Jot")
        self.text = NarrativeEdit(lines=LINES)
        self.picker = ChildPicker(context)
        self.text_row = FieldRow("What do you want to remember?", self.text)
        self.child_row = FieldRow("Which child?", self.picker, optional=True)
        self._lay()
        self._connect(window)
        self.hide()

    def open(self, child_id: int | None) -> None:
        """Show it with what was begun, or empty and about ``child_id``; None when no child's page is open."""
        if self.isVisible():
            self.text.setFocus()
            return
        self._opener = self.window().focusWidget()
        for row in (self.text_row, self.child_row):
            row.show_problem("")
        self.text.set_value("")
        self.picker.show_child(None, "")
        self._autosave = Autosave(
            self._context.ops, self._context.now, jots.FORM, 0, None, self._values, self._caret, self
        )  # fmt: skip
        self.show()
        self._place()
        self.raise_()
        self.text.setFocus()
        self._context.ops.read(partial(jots.begin, child_id=child_id), self._begin, self)

    def put_away(self) -> None:
        """Close it; what is typed stays as a draft."""
        self.flush()
        if not self.text.value().strip():
            let_go = partial(drafts.let_go, form=jots.FORM, subject_id=0, child_id=None)
            self._context.ops.write("Put an empty jot away", let_go)
        self._close()

    def flush(self) -> None:
        """Keep what is typed now."""
        if self._autosave is not None:
            self._autosave.flush()

    def file(self) -> None:
        """Keep the jot, or say what is missing."""
        if self.picker.is_unanswered:
            self.child_row.show_problem("Choose a child from the list, or leave it blank.")
            self.child_row.focus()
            return
        self.flush()
        write = partial(
            jots.jot, text=self.text.value(), child_id=self.picker.child_id, now=self._context.now()
        )
        self._context.ops.write("Jot something down", write, self._filed, self, self._refused)

    def event(self, event: QEvent) -> bool:
        """While the keyboard is in here, Esc and Enter with a key held are not for the page behind it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; Ctrl+Enter or Alt+Enter keeps the jot."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif is_enter_with_more(event):
            self.file()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays in its corner, and the text leaves Ctrl+Enter to it."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._place_soon()
        pressed = watched is self.text and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and is_enter_with_more(event) and not _is_shifted(event):
            self.file()
            return True
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        self._inner = QWidget()
        dress(self._inner, role="scrolled")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inner)
        Column(self, gap=0).addWidget(self._area)
        whole = Column(self._inner, (16, 12, 16, 14), 6)
        top = Line(gap=8)
        top.addWidget(heading("Jot"), 1)
        top.addWidget(icon_button("x", "Put the jot away (Esc)", self.put_away), 0, TOP)
        whole.addLayout(top)
        whole.addWidget(self.text_row)
        whole.addWidget(self.child_row)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        self.keep = button("Keep the jot", "main", "check", hint="Ctrl+Enter", on_press=self.file)
        flow.addWidget(self.keep)
        whole.addWidget(buttons)
        whole.addWidget(caption(NOTE))

    def _connect(self, window: QMainWindow) -> None:
        self.text.edited.connect(self._touched)
        self.picker.edited.connect(self._touched)
        self.text.installEventFilter(self)
        window.installEventFilter(self)
        self._inner.installEventFilter(self)
        theme.source().changed.connect(self._place_soon)

    def _values(self) -> dict[str, object]:
        return {"text": self.text.value(), "child_id": self.picker.child_id}

    def _caret(self) -> tuple[str, int]:
        return "text", self.text.caret()

    def _touched(self) -> None:
        self.text_row.show_problem("")
        if not self.picker.is_unanswered:
            self.child_row.show_problem("")
        if self._autosave is not None:
            self._autosave.touched()

    def _begin(self, begun: BegunJot) -> None:
        if self.text.value():
            return  # she typed before it was read: her words stay
        if begun.text:
            self.text.set_value(begun.text)
            self.text.put_caret(len(begun.text))
        self.picker.show_child(begun.child_id, begun.child_name)

    def _filed(self, _jot_id: int) -> None:
        if self._autosave is not None:
            self._autosave.let_go()
        self._context.toast("Jot kept. Today lists it until it is filed")
        self._close()

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self.text_row.show_problem(str(trouble))
        self.text_row.focus()
        return True

    def _close(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if self._autosave is not None:
            self._autosave.deleteLater()
            self._autosave = None
        opener, self._opener = self._opener, None
        if not had_focus:
            return
        gone = opener is None or not shiboken6.isValid(opener) or not opener.isVisible()
        back = self.home() if gone else opener
        if back is not None:
            back.setFocus()

    def _place_soon(self) -> None:
        """Not while a part of it is being laid out."""
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        if self.isHidden():
            return
        window, gap = self.window(), theme.px(16)
        wide = min(theme.px(WIDE), window.width() - 2 * gap)
        foot = theme.px(44)
        wanted = max(self._inner.heightForWidth(wide - 4), self._inner.sizeHint().height()) + 4
        tall = min(wanted, window.height() - gap - foot)
        self.setGeometry(window.width() - wide - gap, window.height() - tall - foot, wide, tall)


def _is_shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _is_ours(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and is_enter_with_more(event))
