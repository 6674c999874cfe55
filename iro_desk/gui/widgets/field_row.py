"""FieldRow: a question with its label, its help, what is wrong with it and its field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.date_field import frame_of
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, caption, wrapped
from iro_desk.gui.widgets.tick import Tick

BESIDE = 176


class FieldRow(QWidget):
    """One question of a form.

    Args:
        label: the question; it is the buddy of the editor and its accessible name.
        editor: the field itself.
        help: one sentence under the label; empty for none.
        optional: marked "(optional)".
        beside: label beside the field, as in expert mode, rather than above it.
        source: where a known answer came from, shown beneath the field; empty for none.
    """

    def __init__(
        self, label: str, editor: QWidget, help: str = "", *, optional: bool = False, beside: bool = False,
        source: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.editor = editor
        self.label: QLabel = wrapped(_mnemonic_free(label, optional=optional), "label")
        self.help: QLabel = caption(help)
        self._source = caption(source) if source else None
        self._beside = beside
        self._problem = Problem()
        self.label.setBuddy(frame_of(editor))
        editor.setAccessibleName(label)
        if help:
            editor.setAccessibleDescription(help)
        self._lay()
        # Only now: a widget shown before it has a parent is a window of its own.
        self.help.setVisible(bool(help))
        self.label.setVisible(not isinstance(editor, Tick))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lay(self) -> None:
        field = Column(gap=4)
        field.addWidget(self._problem)
        fixed = self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        field.addWidget(self.editor, 0, TOP | LEFT if fixed else TOP)
        if self._source is not None:
            field.addWidget(self._source)
        self._below = Column(gap=0)
        field.addLayout(self._below)
        if not self._beside:
            whole = Column(self, (0, 4, 0, 4), 4)
            whole.addWidget(self.label)
            whole.addWidget(self.help)
            whole.addLayout(field)
            return
        across = Line(self, (0, 4, 0, 4), 16)
        names = Column(gap=2)
        names.addWidget(self.label)
        names.addWidget(self.help)
        names.addStretch(1)
        self._names = QWidget()
        self._names.setLayout(names)
        across.addWidget(self._names, 0, TOP)
        across.addLayout(field, 1)
        across.addStretch()
        theme.source().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._names.setFixedWidth(theme.px(BESIDE))

    def add_below(self, widget: QWidget) -> None:
        """Put something beneath the field, such as what it was before."""
        self._below.addWidget(widget)

    def show_problem(self, words: str) -> None:
        """Say what is wrong above the field and edge it; empty words take that away."""
        self._problem.say(words)
        dress(frame_of(self.editor), state="problem" if words else "")
        described = f"Problem: {words}" if words else self.help.text()
        self.editor.setAccessibleDescription(described)
        proxy = self.editor.focusProxy()
        if proxy is not None and words:
            proxy.setAccessibleDescription(described)

    @property
    def problem(self) -> str:
        """What is wrong, or empty."""
        return self._problem.words

    def focus(self) -> None:
        """Put the keyboard in the field."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


class Problem(QWidget):
    """What is wrong, in late ink with an icon; takes no room when nothing is, and is made when something first is."""

    def __init__(self) -> None:
        super().__init__()
        self._words: QLabel | None = None
        self.hide()

    @property
    def words(self) -> str:
        """What is wrong, or empty."""
        return "" if self._words is None else self._words.text()

    def say(self, words: str) -> None:
        """Change what is wrong."""
        if self._words is None and words:
            across = Line(self, gap=6)
            across.addWidget(Icon("circle-alert", "late", 16), 0, TOP)
            self._words = wrapped("", "problem")
            across.addWidget(self._words, 1)
        if self._words is not None:
            self._words.setText(words)
        self.setVisible(bool(words))


def _mnemonic_free(label: str, *, optional: bool) -> str:
    return label.replace("&", "&&") + (" (optional)" if optional else "")
