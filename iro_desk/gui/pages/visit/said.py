"""The child's own lines at a visit: how each was said, whether it may be shared, and with whom only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SaidHow, Share
from iro_desk.gui.pages.visit.words import SaidLine, WordsEditor, WordsRow, number_of
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.line import LineEdit

NAMED, NOT_ASKED = "named", "not_asked"
WHO = "Who may know? Only these people"
ASKED_HOW = "How they said it"


class SaidRow(WordsRow):
    """One line with how it was said; a line for people by name says who they are."""

    def answers(self) -> tuple[Option, ...]:
        """May be shared, only with people by name, private, or not asked yet."""
        may_share, private = options(Share)
        return may_share, Option(NAMED, "Some people"), private, Option(NOT_ASKED, "Not asked yet")

    def __init__(self, line: SaidLine) -> None:
        self.how = Choice([Option(None, ASKED_HOW), *options(SaidHow)], blank=False)
        self.may_know = LineEdit()
        self.may_know_row = FieldRow(WHO, self.may_know)
        super().__init__(line)
        self.how.set_value(line.said_how.value if line.said_how else None)
        self.may_know.set_value(line.may_know or "")
        if line.share is Share.PRIVATE:
            told = (
                NOT_ASKED if line.not_asked else NAMED if line.may_know is not None else Share.PRIVATE.value
            )
            self.share.set_value(told)
        self.how.edited.connect(self.edited)
        self.may_know.edited.connect(self.edited)
        self._say_private()

    def line(self) -> SaidLine:
        """The line as it stands; only what the child said may be shared is not private."""
        chosen = self.share.value()
        how = self.how.value()
        return SaidLine(
            self.words_id,
            self.words.value(),
            Share.MAY_SHARE if chosen == Share.MAY_SHARE.value else Share.PRIVATE,
            SaidHow(how) if how else None,
            self.may_know.value().strip() if chosen == NAMED else None,
            chosen == NOT_ASKED,
        )

    def name(self, number: int, asked: str) -> None:
        """Say which line it is."""
        super().name(number, asked)
        self.how.setAccessibleName(f"Line {number}, how they said it")
        self.may_know.setAccessibleName(f"Line {number}, who may know?")

    def _lay(self) -> None:
        whole = Column(self, gap=6)
        top = Line(gap=4)
        top.addWidget(self._voice(), 1)
        whole.addLayout(top)
        beneath = QWidget()
        flow = Flow(beneath, 10)
        flow.addWidget(self.share)
        flow.addWidget(self.how)
        whole.addWidget(beneath)
        whole.addWidget(self.may_know_row)
        for made in self._moves:  # put in last, so that Tab comes to them after the answers
            top.addWidget(made, 0, TOP)

    def _say_private(self) -> None:
        chosen = self.share.value()
        self._private.setVisible(chosen != Share.MAY_SHARE.value)
        self.may_know_row.setVisible(chosen == NAMED)


class SaidEditor(WordsEditor):
    """Every line of a visit; a new one is private, because nobody has asked yet.

    Signals:
        cards_wanted: the child is to point at the feelings cards.
    """

    cards_wanted = Signal()

    row_of: Callable[[SaidLine], WordsRow] = SaidRow

    def __init__(self) -> None:
        super().__init__()
        self.cards_button = button("Feelings cards", on_press=self.cards_wanted.emit)
        self.foot.insertWidget(1, self.cards_button)

    def blank_line(self) -> SaidLine:
        """A line nothing has been typed in."""
        return SaidLine(None, "", Share.PRIVATE, not_asked=True)

    def kept(self) -> list[dict[str, object]]:
        """The lines as a draft keeps them."""
        return [
            {
                "id": s.words_id, "words": s.words, "share": s.share.value, "may_know": s.may_know,
                "how": s.said_how.value if s.said_how else None, "not_asked": s.not_asked,
            }
            for s in self.lines()
        ]  # fmt: skip

    def show_kept(self, kept: Iterable[Mapping[str, object]]) -> None:
        """Show the lines of a draft."""
        self.show_lines(_line(found) for found in kept)

    def say_shown(self, words: str, how: SaidHow) -> None:
        """Add a line for what the child pointed at; it takes the place of an empty last line."""
        if not self.rows[-1].words.value().strip():
            self._drop(self.rows[-1])
        self._insert(len(self.rows), SaidLine(None, words, Share.PRIVATE, how, not_asked=True))
        self.edited.emit()

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say at each line, by its place such as "words[0]", what is missing."""
        said = [row for row in self.rows if row.words.value().strip()]
        for number, row in enumerate(said):
            if isinstance(row, SaidRow):
                row.may_know_row.show_problem(found.get(f"words[{number}]", ""))


def _line(found: Mapping[str, Any]) -> SaidLine:
    how, may_know = found.get("how"), found.get("may_know")
    return SaidLine(
        number_of(found.get("id")),
        str(found["words"]),
        Share(str(found["share"])),
        SaidHow(str(how)) if how else None,
        None if may_know is None else str(may_know),
        bool(found.get("not_asked")),
    )
