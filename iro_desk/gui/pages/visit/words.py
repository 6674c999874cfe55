"""The child's own words, one thought a line, each with its own answer to: may I share this?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.codes import SaidHow, Share
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.focus import tab_on_the_way
from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import Icon, labelled, link
from iro_desk.services.visits import WordsLine

BESIDE = 640
PRIVATE_WORDS = "Private: in your notes only, never in the record or a letter"


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line as it stands in the form.

    Args:
        words_id: None until it is stored.
        said_how: how it was said; None when nobody said.
        may_know: the only people who may know it; None when it is for nobody by name.
        not_asked: whether it is private because the child has not been asked.
    """

    words_id: int | None
    words: str
    share: Share
    said_how: SaidHow | None = None
    may_know: str | None = None
    not_asked: bool = False


class WordsRow(QFrame):
    """One line: its words, its answer, and the ways to move it or take it out.

    Signals:
        edited: the words or the answer changed.
        next_asked: Enter was pressed at its end.
        removed: it is to go.
        moved: up (-1) or down (1).
    """

    edited = Signal()
    next_asked = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, line: SaidLine) -> None:
        super().__init__()
        self.words_id = line.words_id
        self.words = NarrativeEdit(line.words, lines=1)
        self.words.written_for = WrittenFor.NOBODY_ELSE
        self.share = Segments(self.answers(), clearable=False)
        self.share.setAccessibleName("May I share this?")
        self.share.set_value(line.share.value)
        self._moves = tuple(
            icon_button(icon, words, press)
            for icon, words, press in (
                ("arrow-up", "Move this line up", lambda: self.moved.emit(-1)),
                ("arrow-down", "Move this line down", lambda: self.moved.emit(1)),
                ("trash-2", "Take this line out", self.removed.emit),
            )
        )
        self._lay()
        self.words.installEventFilter(self)
        self.words.edited.connect(self.edited)
        self.share.edited.connect(self._shared)
        self._say_private()

    def answers(self) -> tuple[Option, ...]:
        """What may be answered to: may I share this?"""
        return tuple(options(Share))

    def line(self) -> SaidLine:
        """The line as it stands."""
        return SaidLine(self.words_id, self.words.value(), Share(self.share.value() or Share.PRIVATE.value))

    def name(self, number: int, asked: str) -> None:
        """Say which line it is, of those that answer a question; the words are empty when none was asked."""
        self.words.setAccessibleName(f"{asked} Line {number}" if asked else f"Their words, line {number}")
        self.share.setAccessibleName(f"{asked} Line {number}, may I share this?".lstrip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to a new line; one thought stays one line."""
        pressed = watched is self.words and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and is_enter(event):
            self.next_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        across = Stack(self, BESIDE, gap=8)
        across.addWidget(self._voice(), 1)
        beside = QWidget()
        answers = Line(beside, gap=12)
        answers.addWidget(self.share, 0, TOP)
        across.addWidget(beside, 0, LEFT | TOP)
        for made in self._moves:
            answers.addWidget(made, 0, TOP)

    def _voice(self) -> QWidget:
        box = QFrame()
        dress(box, role="voice")
        whole = Column(box, (12, 8, 10, 8), 8)
        whole.addWidget(self.words)
        self._private = QWidget()
        note = Line(self._private, gap=6)
        note.addWidget(Icon("lock", "voice", 15), 0, TOP)
        note.addWidget(labelled(PRIVATE_WORDS, "caption", tone="voice", wrap=True), 1)
        whole.addWidget(self._private)
        return box

    def _shared(self) -> None:
        self._say_private()
        self.edited.emit()

    def _say_private(self) -> None:
        self._private.setVisible(self.share.value() == Share.PRIVATE.value)


class WordsEditor(QWidget):
    """Every line of one visit; there is always one to type into.

    Attributes:
        asked: the question these lines answer; empty when they answer none.

    Signals:
        edited: something changed.
    """

    edited = Signal()
    row_of: Callable[[SaidLine], WordsRow] = WordsRow
    asked = ""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[WordsRow] = []
        self._taken_out: tuple[int, SaidLine] | None = None
        whole = Column(self, gap=10)
        self._column = Column(gap=10)
        whole.addLayout(self._column)
        foot = self.foot = Line(gap=16)
        self.add_button = button("Add a line", icon="plus", hint="Enter", on_press=self.add)
        foot.addWidget(self.add_button, 0, LEFT)
        self._put_back = link("Put the line back", self.put_back)
        self._put_back.hide()
        foot.addWidget(self._put_back, 0, LEFT)
        foot.addStretch(1)
        whole.addLayout(foot)
        self.show_lines(())

    def show_lines(self, lines: Iterable[SaidLine]) -> None:
        """Show these lines, or one empty one."""
        shown = tuple(lines) or (self.blank_line(),)
        if shown == tuple(row.line() for row in self.rows):
            return
        for row in tuple(self.rows):
            self._drop(row)
        for line in shown:
            self._insert(len(self.rows), line)

    def blank_line(self) -> SaidLine:
        """A line nothing has been typed in."""
        return SaidLine(None, "", Share.PRIVATE)

    def add(self) -> None:
        """A new line at the end, with the keyboard in it."""
        self._add_after(len(self.rows) - 1)

    def lines(self) -> tuple[SaidLine, ...]:
        """The lines with words in them, in order."""
        return tuple(line for line in (row.line() for row in self.rows) if line.words.strip())

    def stored(self) -> tuple[WordsLine, ...]:
        """The lines as the service keeps them."""
        return tuple(
            WordsLine(
                line.words_id,
                line.words.strip(),
                line.share,
                said_how=line.said_how,
                may_know=line.may_know,
                not_asked=line.not_asked,
            )
            for line in self.lines()
        )

    def kept(self) -> list[dict[str, object]]:
        """The lines as a draft keeps them."""
        return [{"id": s.words_id, "words": s.words, "share": s.share.value} for s in self.lines()]

    def show_kept(self, kept: Iterable[Mapping[str, object]]) -> None:
        """Show the lines of a draft."""
        self.show_lines(
            SaidLine(number_of(line.get("id")), str(line["words"]), Share(str(line["share"])))
            for line in kept
        )

    def caret(self) -> tuple[int, int] | None:
        """The line the keyboard is in and its place, or None."""
        here = self.window().focusWidget()
        for number, row in enumerate(self.rows):
            if here is row.words:
                return number, row.words.caret()
        return None

    def put_caret(self, number: int, place: int) -> None:
        """Go back to a line."""
        row = self.rows[min(number, len(self.rows) - 1)]
        row.words.setFocus()
        row.words.put_caret(place)

    def put_back(self) -> None:
        """Bring back the line taken out last."""
        if self._taken_out is not None:
            place, line = self._taken_out
            self._insert(min(place, len(self.rows)), line).words.setFocus()
            self._taken_out = None
            self._put_back.hide()
            self.edited.emit()

    def _add_after(self, place: int) -> None:
        self._insert(place + 1, self.blank_line()).words.setFocus()

    def _insert(self, place: int, line: SaidLine) -> WordsRow:
        row = self.row_of(line)
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        row.edited.connect(self.edited)
        row.next_asked.connect(lambda: self._add_after(self.rows.index(row)))
        row.removed.connect(lambda: self._take_out(row))
        row.moved.connect(lambda step: self._move(row, step))
        self._number()
        return row

    def _take_out(self, row: WordsRow) -> None:
        place, line = self.rows.index(row), row.line()
        self._drop(row)
        if line.words.strip():
            self._taken_out = place, line
            self._put_back.show()
        if not self.rows:
            self._insert(0, self.blank_line())
        self.rows[min(place, len(self.rows) - 1)].words.setFocus()
        self._number()
        self.edited.emit()

    def _move(self, row: WordsRow, step: int) -> None:
        place = self.rows.index(row)
        wanted = place + step
        if not 0 <= wanted < len(self.rows):
            return
        self.rows.insert(wanted, self.rows.pop(place))
        self._column.removeWidget(row)
        self._column.insertWidget(wanted, row)
        self._number()
        self.edited.emit()

    def _drop(self, row: WordsRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.name(number, self.asked)
        tab_on_the_way(self.add_button, *self.rows)


def number_of(value: object) -> int | None:
    return value if isinstance(value, int) else None
