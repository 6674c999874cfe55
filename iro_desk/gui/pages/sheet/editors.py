"""The editor of each kind of answer: one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QPushButton, QWidget

from iro_desk.domain.sheets.shape import Choice, Column, Question
from iro_desk.gui.pages.visit.words import WordsEditor
from iro_desk.gui.widgets.choice import Choice as Dropdown
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import one_of
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column as Down
from iro_desk.gui.widgets.line import DecimalEdit, LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import OneOf, Radios
from iro_desk.gui.widgets.text import caption
from iro_desk.gui.widgets.tick import Tick

ACROSS_LETTERS = 24
SOMEBODY_ELSE = "Somebody else: names, with commas between"


@dataclass(frozen=True, slots=True)
class Asking:
    """What every editor is made with: how a day is read, and who is on the child's list."""

    reader: Reader
    people: tuple[str, ...]
    grades: tuple[str, ...] = ()


class GradeEdit(Dropdown):
    """A grade in words; one given on another scale stays as it was given."""

    def __init__(self, grades: Sequence[str]) -> None:
        self._grades = tuple(grades)
        super().__init__(tuple(Option(words, words) for words in self._grades))

    def set_value(self, value: object) -> None:
        """Show a grade."""
        words = "" if value is None else str(value)
        offered = self._grades if not words or words in self._grades else (*self._grades, words)
        self.offer(tuple(Option(one, one) for one in offered))
        super().set_value(value)


class PersonEdit(LineEdit):
    """A name: one on the child's list is completed as it is typed."""

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        completer = QCompleter(list(people), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)


class ListEdit(NarrativeEdit):
    """Several short things, one to a line."""

    def __init__(self) -> None:
        super().__init__(lines=2)

    def value(self) -> list[str]:  # type: ignore[override]
        """Each line with words in it."""
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def set_value(self, value: object) -> None:
        """Show a list; None is blank."""
        super().set_value(
            "\n".join(str(part) for part in value) if isinstance(value, list | tuple) else value
        )


class SeveralOf(QWidget):
    """Any number of answers, each a tick; side by side when they are short."""

    edited = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.ticks = {word: Tick(word) for word in words}
        short = max(map(len, words), default=0) <= ACROSS_LETTERS
        holder: Flow | Down = Flow(self, 14) if short else Down(self, gap=0)
        for tick in self.ticks.values():
            tick.edited.connect(self.edited)
            holder.addWidget(tick)
        first = next(iter(self.ticks.values()), None)
        if first is not None:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setFocusProxy(first)

    def value(self) -> list[str]:
        """The answers ticked, in their order."""
        return [word for word, tick in self.ticks.items() if tick.value()]

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        chosen = value if isinstance(value, list | tuple) else ()
        for word, tick in self.ticks.items():
            tick.set_value(word in chosen)


class PeopleEdit(QWidget):
    """Anybody on the child's list, and anybody else by name."""

    edited = Signal()

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        whole = Down(self, gap=4)
        self.listed = SeveralOf(people)
        self.others = LineEdit()
        self.others.setAccessibleName(SOMEBODY_ELSE)
        if people:
            whole.addWidget(self.listed)
        else:
            self.listed.setParent(self)
            self.listed.hide()
        whole.addWidget(caption(SOMEBODY_ELSE))
        whole.addWidget(self.others)
        self.listed.edited.connect(self.edited)
        self.others.edited.connect(self.edited)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.listed.focusProxy() or self.others)

    def value(self) -> list[str]:
        """Every name."""
        typed = [name.strip() for name in self.others.value().split(",") if name.strip()]
        return [*self.listed.value(), *typed]

    def set_value(self, value: object) -> None:
        """Show these people."""
        names = [str(name) for name in value] if isinstance(value, list | tuple) else []
        self.listed.set_value(names)
        self.others.set_value(", ".join(name for name in names if name not in self.listed.ticks))


class SaidEdit(WordsEditor):
    """The child's own lines, each with whether it may be shared."""

    def setAccessibleName(self, name: str) -> None:
        """Say the question with each line: a page may ask several."""
        super().setAccessibleName(name)
        self.asked = name
        self._number()

    def stops(self) -> list[QWidget]:
        """Everything the keyboard stops at, in the order it is read."""
        kinds = (NarrativeEdit, OneOf, QPushButton)
        within = [one for row in self.rows for one in row.findChildren(QWidget) if isinstance(one, kinds)]
        return [*(one for one in within if not isinstance(one.parentWidget(), OneOf)), self.add_button]

    def value(self) -> list[dict[str, object]]:
        """The lines as a form keeps them."""
        return [{"words": line.words, "share": line.share.value} for line in self.lines()]

    def set_value(self, value: object) -> None:
        """Show these lines."""
        self.show_kept(value if isinstance(value, list | tuple) else ())


Editor = (
    LineEdit | NarrativeEdit | DateField | OneOf | Dropdown | DecimalEdit | SeveralOf | PeopleEdit | SaidEdit
)


SIMPLE: Mapping[str, Callable[[], Editor]] = {"number": DecimalEdit, "list": ListEdit, "lines": SaidEdit}


def editor_of(asked: Question | Column, asking: Asking) -> Editor:
    """Return the editor of a question or a cell; rows have their own."""
    if asked.kind in SIMPLE:
        return SIMPLE[asked.kind]()
    match asked.kind:
        case "long":
            return NarrativeEdit(lines=2 if isinstance(asked, Column) else 4)
        case "date":
            return DateField(asking.reader)
        case "person":
            return PersonEdit(asking.people)
        case "people":
            return PeopleEdit(asking.people)
        case "grade":
            return GradeEdit(asking.grades)
        case "choices":
            return SeveralOf([choice.label for choice in asked.choices])
        case "choice":
            made = one_of(_options(asked.choices), blank=True)
            # a list of answers in every row would push the rows off the page
            in_row = isinstance(asked, Column) and isinstance(made, Radios)
            return Dropdown(_options(asked.choices)) if in_row else made
    return LineEdit()


def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(choice.label, choice.label) for choice in choices)
