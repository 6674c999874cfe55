"""One reader's version of a paper: what they get beside what is left out and why, and the parts to choose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.rights.cutting import LeftOut
from iro_desk.domain.rights.parts import Part
from iro_desk.exports.versions import Version
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Stack, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, labelled, link, wrapped
from iro_desk.gui.widgets.tick import Tick

GETS, LEFT_OUT = "What they get", "What is left out, and why"
CHECKED = "I have checked where they live now"
PARTS = "Choose the parts they get"
NOTHING_OUT = "Nothing is left out."
PUT_IN = "Why is it safe for them to read?"
SAY_WHY = "Say why it is safe for them to read."


class VersionCard(Card):
    """What one person gets of one paper.

    Signals:
        parts_chosen(frozenset): the parts they get from now on.
        put_back(str, str): a piece, and why it is safe.
        address_checked(bool): whether the officer has checked where they live.
        edited(): a reason is being typed.

    Args:
        typed: reasons typed before and not in force, by the keys of their pieces.

    Attributes:
        typed: the reasons being typed, by the keys of their pieces.
        lines: where they are typed, for the pieces that are shown.
    """

    parts_chosen = Signal(object)
    put_back = Signal(str, str)
    address_checked = Signal(bool)
    edited = Signal()

    def __init__(self, one: Version, typed: Mapping[str, str]) -> None:
        reader = one.reader
        super().__init__(f"{one.source.type.label}, for {reader.name}", gap=8)
        self.typed = dict(typed)
        self.lines: dict[str, LineEdit] = {}
        self._told = wrapped("", tone="muted")
        self.body.addWidget(self._told)
        if reader.rights is not None and reader.rights.note:
            self.body.addWidget(caption(reader.rights.note))
        if reader.posts_to:
            self.body.addWidget(wrapped(f"By post to: {' '.join(reader.posts_to.split())}"))
        self.checked = Tick(CHECKED)
        if reader.address_doubt:
            self.body.addWidget(wrapped(reader.address_doubt, "problem"))
            self.body.addWidget(self.checked, 0, LEFT)
            self.checked.edited.connect(lambda: self.address_checked.emit(self.checked.value()))
        self._problem = wrapped("", "problem")
        self.body.addWidget(self._problem)
        self.both = QWidget()
        across = Stack(self.both, 640, gap=24)
        self._gets, self._left = Column(gap=4), Column(gap=4)
        for words, column in ((GETS, self._gets), (LEFT_OUT, self._left)):
            side = QWidget()
            whole = Column(side, gap=6)
            whole.addWidget(labelled(words, "label"))
            whole.addLayout(column)
            whole.addStretch(1)
            across.addWidget(side, 1, TOP)
        self.body.addWidget(self.both)
        self.parts: dict[Part, Tick] = {}
        self.more = More(PARTS)
        self.body.addWidget(self.more)
        self._offer(one)
        self.show_version(one)

    def show_version(self, one: Version) -> None:
        """Show it again, with the ticks and the words being typed left where they are."""
        right = one.given.right.label if one.reader.rights is not None else ""
        self._told.setText(". ".join(part for part in (one.reader.role_label, right) if part) + ".")
        self._problem.setText(one.refused)
        self._problem.setVisible(bool(one.refused))
        emptied(self._gets)
        held = next((key for key, line in self.lines.items() if line is self.window().focusWidget()), None)
        caret = self.lines[held].cursorPosition() if held is not None else 0
        self.lines = {}
        emptied(self._left)
        left_out = one.left_out if one.given.offered else ()
        self.both.setVisible(bool(one.gets or left_out))
        self._gets.addWidget(wrapped("\n".join(one.gets) or "Nothing."))
        self._tell_left(left_out)
        for part, tick in self.parts.items():
            tick.set_value(part in one.given.parts)
        if held is not None and held in self.lines:
            self.lines[held].setFocus()
            self.lines[held].setCursorPosition(caret)

    def _offer(self, one: Version) -> None:
        ticks = QWidget()
        flow = Flow(ticks, 14)
        for part in Part:
            if part in one.given.offered:
                self.parts[part] = tick = Tick(part.label, ticked=part in one.given.parts)
                tick.edited.connect(self._choose)
                flow.addWidget(tick)
        self.more.body.addWidget(ticks)
        self.more.setVisible(bool(self.parts))
        if one.given.offered and (not one.given.usual or one.given.parts != one.given.usual):
            self.more.show_open(is_open=True)

    def _choose(self) -> None:
        self.parts_chosen.emit(frozenset(part for part, tick in self.parts.items() if tick.value()))

    def _tell_left(self, left_out: tuple[LeftOut, ...]) -> None:
        """What is out for the same reason stands together; what may be put in with a reason stands alone."""
        if not left_out:
            self._left.addWidget(wrapped(NOTHING_OUT))
        together: dict[tuple[str, str], list[str]] = {}
        for left in left_out:
            if not left.by_reason:
                together.setdefault((left.part, left.why), []).append(left.what)
        for left in left_out:
            if left.by_reason:
                self._lay_one(left)
        for (part, why), lines in together.items():
            self._left.addWidget(caption(". ".join(words for words in (part, why) if words)))
            self._left.addWidget(wrapped("\n".join(dict.fromkeys(lines))))

    def _lay_one(self, left: LeftOut) -> None:
        holder = QWidget()
        column = Column(holder, gap=1)
        column.addWidget(caption(f"{left.part}. {left.why}"))
        column.addWidget(wrapped(left.what))
        ask = link("Put it in, with a reason", small=True)
        ask.clicked.connect(partial(self._begin_why, column, ask, left.key))
        column.addWidget(ask, 0, LEFT)
        self._left.addWidget(holder)
        if left.key in self.typed:
            self._ask_why(column, ask, left.key)

    def _begin_why(self, column: Column, ask: QWidget, key: str) -> None:
        self.typed.setdefault(key, "")
        self._ask_why(column, ask, key)
        self.lines[key].setFocus()

    def _ask_why(self, column: Column, ask: QWidget, key: str) -> None:
        ask.hide()
        why = LineEdit(self.typed.get(key, ""))
        row = FieldRow(PUT_IN, why)

        def put() -> None:
            row.show_problem("" if why.value().strip() else SAY_WHY)
            if why.value().strip():
                self.typed.pop(key, None)
                self.put_back.emit(key, why.value().strip())
            else:
                row.focus()

        column.addWidget(row)
        column.addWidget(button("Put it in", on_press=put), 0, LEFT)
        why.edited.connect(lambda: self._type(key, why.value()))
        why.returnPressed.connect(put)
        self.lines[key] = why

    def _type(self, key: str, words: str) -> None:
        self.typed[key] = words
        self.edited.emit()
