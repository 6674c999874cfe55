"""What a journey costs: keys pressed, screens seen, questions asked and answered, and anything typed twice."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.widgets.field_row import FieldRow

#: so few letters may be the same by chance: a name, a day, "Yes"
LEAST_LETTERS = 12
OPTIONAL = "(optional)"
#: a passphrase is typed again because nobody may read it back
SECRET = re.compile(r"^(Passphrase|Type it once more)")


@dataclass(frozen=True, slots=True)
class Screen:
    """Something to find one's way about in: a page about a child, and the part of it that was open."""

    page: str
    child_id: int | None
    part: str


@dataclass(slots=True)
class Tally:
    """Counts as the officer goes; nothing is counted in seconds, so a slow computer changes no number.

    Attributes:
        keys: every key pressed, those of Tab and the arrows too.
        letters: those of them that wrote something.
        screens: the screens gone through, in turn; one come back to is counted again.
        asked: the questions shown, by screen and label; those in ``needed`` are not marked as optional.
        carried: those that stood answered when they were first shown.
        answered: those she typed or chose in.
    """

    keys: int = 0
    letters: int = 0
    screens: list[Screen] = field(default_factory=list)
    asked: set[tuple[Screen, str]] = field(default_factory=set)
    needed: set[tuple[Screen, str]] = field(default_factory=set)
    carried: set[tuple[Screen, str]] = field(default_factory=set)
    answered: set[tuple[Screen, str]] = field(default_factory=set)
    typed: list[tuple[str, str]] = field(default_factory=list)

    def looks(self) -> None:
        """Note the screen that is shown and the questions on it."""
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        window = next(iter(shown), None)
        if window is None or window.screen_now is None:
            return
        place = window.screen_now.here()
        screen = Screen(place.page, place.child_id, place.part)
        if not self.screens or self.screens[-1] != screen:
            self.screens.append(screen)
        for row in window.findChildren(FieldRow):
            if row.isVisible():
                self._asks(screen, row)

    def notes(self, field_name: str, words: str = "") -> None:
        """A question was answered: the words typed, or none where something was chosen."""
        if SECRET.match(field_name):
            return
        where = self.screens[-1] if self.screens else Screen("entrance", None, "")
        self.answered.add((where, field_name))
        if words:
            self.typed.append((words.strip().lower(), f"{where.page} {where.part}: {field_name}".strip()))

    def typed_twice(self) -> list[str]:
        """The same words in two places, with where; also where they are the whole of one and part of another."""
        found = []
        for number, (words, where) in enumerate(self.typed):
            if len(re.sub(r"[^a-z]", "", words)) >= LEAST_LETTERS:
                found += [
                    f"“{words}” at {before} and at {where}"
                    for earlier, before in self.typed[:number]
                    if words in earlier and before != where
                ]
        return found

    def line(self, journey: str) -> str:
        """One line that says it all."""
        return (
            f"{journey}: {self.keys} keystrokes ({self.letters} of them letters), {len(self.screens)} screens, "
            f"{len(self.asked)} questions asked ({len(self.needed)} needed), {len(self.carried)} already answered, "
            f"{len(self.answered)} answered by her"
        )

    def stays_within(self, journey: str, keys: int, screens: int, asked: int) -> None:
        """Print the line, and fail where a journey has grown longer than these or a fact was typed twice.

        Args:
            keys: the most keystrokes; generous, as a guard against what creeps in.
            screens: the most screens.
            asked: the most questions.
        """
        sys.stdout.write(self.line(journey) + "\n")
        assert not self.typed_twice(), f"typed twice: {self.typed_twice()}"
        assert self.keys <= keys, self.line(journey)
        assert len(self.screens) <= screens, self.line(journey)
        assert len(self.asked) <= asked, self.line(journey)

    def _asks(self, screen: Screen, row: FieldRow) -> None:
        question = (screen, row.editor.accessibleName() or row.label.text())
        if question in self.asked:
            return
        self.asked.add(question)
        if not row.label.text().endswith(OPTIONAL):
            self.needed.add(question)
        if _holds_an_answer(row.editor):
            self.carried.add(question)


def _holds_an_answer(editor: QWidget) -> bool:
    """Whether something stands in a field."""
    within = [editor, *editor.findChildren(QWidget)]
    return any(
        (isinstance(one, QLineEdit) and bool(one.text().strip()))
        or (isinstance(one, QTextEdit) and bool(one.toPlainText().strip()))
        or (isinstance(one, QComboBox) and bool(one.currentText().strip()))
        or (isinstance(one, QAbstractButton) and one.isChecked())
        for one in within
    )
