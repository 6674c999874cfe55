"""Segments and Radios: one answer of a few, joined or listed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QRadioButton, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import caption

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class OneOf(QWidget):
    """One answer of a few; arrow keys move and choose, and so does the letter an answer begins with.

    Delete takes the answer back when blank is allowed.

    Args:
        options: the answers in their order.
        clearable: whether an answer may be taken back.
    """

    edited = Signal()

    def __init__(self, options: Sequence[Option], *, clearable: bool = True) -> None:
        super().__init__()
        self.options = tuple(options)
        self._clearable = clearable
        self.buttons: list[QAbstractButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # by the answer it hands the keyboard to

    def _adopt(self, made: QAbstractButton, option: Option) -> None:
        made.setCheckable(True)
        made.setAutoExclusive(False)
        made.setAccessibleName(option.words)
        made.setAccessibleDescription(option.hint)
        number = len(self.buttons)
        made.clicked.connect(lambda _on: self._choose(number))
        made.installEventFilter(self)
        self.buttons.append(made)
        self._settle_tab_stop()

    def value(self) -> str | None:
        """The stored value chosen, or None."""
        return next((o.value for o, b in zip(self.options, self.buttons, strict=True) if b.isChecked()), None)

    def words(self) -> str:
        """The words of the answer, empty when nothing is chosen."""
        return next((o.words for o, b in zip(self.options, self.buttons, strict=True) if b.isChecked()), "")

    def set_value(self, value: object) -> None:
        """Choose the answer with a stored value; None chooses nothing."""
        for option, made in zip(self.options, self.buttons, strict=True):
            made.setChecked(value is not None and option.value == str(value))
        self._settle_tab_stop()

    def setAccessibleName(self, name: str) -> None:
        """Name the group and say the question with each answer."""
        super().setAccessibleName(name)
        for option, made in zip(self.options, self.buttons, strict=True):
            made.setAccessibleName(f"{name}: {option.words}")

    def _choose(self, number: int) -> None:
        for place, made in enumerate(self.buttons):
            made.setChecked(place == number)
        self.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle_tab_stop()
        self.edited.emit()

    def _settle_tab_stop(self) -> None:
        chosen = next((b for b in self.buttons if b.isChecked()), self.buttons[0])
        for made in self.buttons:
            focus = Qt.FocusPolicy.StrongFocus if made is chosen else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(focus)
        self.setFocusProxy(chosen)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Arrow keys move within the group."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
            and watched in self.buttons
        ):
            return self._key(self.buttons.index(watched), event)
        return False

    def _key(self, at: int, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        if key in FORWARD or key in BACK:
            step = 1 if key in FORWARD else -1
            self._choose((at + step) % len(self.buttons))
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._clearable and self.value() is not None:
            self.set_value(None)
            self.buttons[at].setFocus()
            self.edited.emit()
            return True
        named = self._named_by(event.text(), at)
        if named is not None:
            self._choose(named)
        return named is not None

    def _named_by(self, letter: str, at: int) -> int | None:
        """The answer that begins with a letter, the chosen one's next first; None when none does."""
        if not letter.isalnum():
            return None
        after = at + 1 if self.buttons[at].isChecked() else at
        turn = [(after + step) % len(self.options) for step in range(len(self.options))]
        return next((at for at in turn if self.options[at].words[:1].lower() == letter.lower()), None)


class _Segment(QPushButton):
    """One joined choice, as wide as its bold words so that choosing never shifts anything."""

    def sizeHint(self) -> QSize:
        """Room for the words in bold."""
        bold = QFontMetrics(theme.font("body", bold=True))
        width = bold.horizontalAdvance(self.text().replace("&&", "&")) + theme.px(26) + 2
        if not self.icon().isNull():
            width += theme.px(24)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()


class Segments(OneOf):
    """Joined choices, at most five; they stack when there is no room for them side by side.

    Args:
        options: the answers in their order.
        clearable: whether an answer may be taken back.
        icons: an icon for each answer, or none.
    """

    def __init__(
        self, options: Sequence[Option], *, clearable: bool = True, icons: Sequence[str] = ()
    ) -> None:
        super().__init__(options, clearable=clearable)
        self._icons = tuple(icons)
        self._line = Line(self, gap=0)
        last = len(self.options) - 1
        for number, option in enumerate(self.options):
            made = _Segment(option.words.replace("&", "&&"))
            made.setAutoDefault(False)
            place = "only" if last == 0 else {0: "first", last: "last"}.get(number, "middle")
            dress(made, role="segment", place=place)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._line.addWidget(made)
            self._adopt(made, option)
            if self._icons:
                made.toggled.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.source().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for name, made in zip(self._icons, self.buttons, strict=False):
            # In high contrast the chosen ground is bright: the icon follows the ink of its words.
            made.setIcon(theme.icon(name, "selected_text" if made.isChecked() else "text"))
        for made in self.buttons:
            made.updateGeometry()


class Radios(OneOf):
    """Listed choices, at most seven; side by side when short, else one beneath another.

    Args:
        options: the answers in their order.
        clearable: whether an answer may be taken back.
        across: side by side.
    """

    def __init__(self, options: Sequence[Option], *, clearable: bool = True, across: bool = False) -> None:
        super().__init__(options, clearable=clearable)
        holder: Line | Column = Line(self, gap=20) if across else Column(self, gap=0)
        for option in self.options:
            made = QRadioButton(option.words.replace("&", "&&"))
            made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            holder.addWidget(made)
            if option.hint and not across:
                hint = caption(option.hint)
                hint.setContentsMargins(theme.px(28), 0, 0, theme.px(4))
                holder.addWidget(hint)
            self._adopt(made, option)
        if across:
            holder.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
