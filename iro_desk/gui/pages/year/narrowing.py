"""What the figures are narrowed to: the year, a quarter, a team, a team manager or one child."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.figures.periods import Year, year_of
from iro_desk.gui.child_picker import ChildPicker
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Line, emptied
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import labelled
from iro_desk.services.figures.wanted import Wanted
from iro_desk.services.figures.year import YearFigures

WHOLE = "year"
BREAK = "|"


class Narrowing(QWidget):
    """The choices side by side, and beneath one another where there is no room.

    Signals:
        edited(): the officer chose otherwise.
    """

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._year = year_of(context.today())
        flow = Flow(self, 12)
        quarters = tuple(Option(str(at), one.words) for at, one in enumerate(self._year.quarters))
        self.quarter = Segments((Option(WHOLE, "Year"), *quarters), clearable=False)
        self.quarter.setAccessibleName("Which part of the year")
        self.quarter.set_value(WHOLE)
        self._holders = {name: QWidget() for name in ("year", "team", "manager")}
        self._lines = {name: Line(holder) for name, holder in self._holders.items()}
        self._choices: dict[str, Choice] = {}
        self._offered: dict[str, tuple[Option, ...]] = {}
        self.picker = ChildPicker(context)
        self.picker.line.setPlaceholderText("Every child")
        self.picker.line.setAccessibleName("Child")
        self.picker.setMinimumWidth(200)
        flow.addWidget(self._holders["year"])
        flow.addWidget(self.quarter)
        flow.addWidget(self._holders["team"])
        flow.addWidget(self._holders["manager"])
        flow.addWidget(self._named())
        self.quarter.edited.connect(self.edited)
        self.picker.edited.connect(self.edited)
        self._offer("year", "Year", (_year_option(self._year),))
        for name, words in (("team", "Every team"), ("manager", "Every team manager")):
            self._offer(name, words, (Option("", words),))

    def _named(self) -> QWidget:
        """The child's field with its name beside it: what stands in it while empty goes with the first key (U8)."""
        holder = QWidget()
        across = Line(holder, gap=8)
        name = labelled("Child", "label")
        name.setBuddy(self.picker.line)
        name.setMinimumHeight(self.picker.line.sizeHint().height())
        across.addWidget(name, 0, TOP)
        across.addWidget(self.picker)
        return holder

    def wanted(self) -> Wanted:
        """What is chosen."""
        quarter = self.quarter.value() or WHOLE
        return Wanted(
            Year(int(self._choices["year"].value() or self._year.begins)),
            None if quarter == WHOLE else int(quarter),
            self.picker.child_id,
            self._choices["team"].value() or "",
            self._choices["manager"].value() or "",
        )

    def offer(self, found: YearFigures) -> None:
        """Offer the years, teams and managers there are, keeping what is chosen."""
        self._offer("year", "Year", tuple(_year_option(one) for one in found.years))
        for name, words, there in (
            ("team", "Every team", found.teams),
            ("manager", "Every team manager", found.managers),
        ):
            self._offer(name, words, (Option("", words), *(Option(one, one) for one in there if one)))
            self._holders[name].setVisible(bool(there))

    def name_child(self, name: str) -> None:
        """Show the name of the child a place came back to."""
        if not self.picker.line.text():
            self.picker.show_child(self.picker.child_id, name)

    @property
    def as_part(self) -> str:
        """What is chosen, for a place to come back to."""
        chosen = self.wanted()
        quarter = WHOLE if chosen.quarter is None else str(chosen.quarter)
        return BREAK.join((str(chosen.year.begins), quarter, chosen.team, chosen.manager))

    def show_part(self, part: str) -> None:
        """Choose what a place asks for; a part without it leaves all as it is."""
        bits = part.split(BREAK)
        if len(bits) != 4 or not bits[0].isdigit():
            return
        begins, quarter, team, manager = bits
        self.quarter.set_value(quarter)
        self._offer("year", "Year", (_year_option(Year(int(begins))),))
        for name, words, one in (("team", "Every team", team), ("manager", "Every team manager", manager)):
            self._offer(name, words, (Option("", words), *((Option(one, one),) if one else ())))
            self._choices[name].set_value(one)

    def _offer(self, name: str, words: str, options: tuple[Option, ...]) -> None:
        if self._offered.get(name) == options:
            return
        held = self._choices.get(name)
        chosen = held.value() if held is not None else None
        self._offered[name] = options
        emptied(self._lines[name])
        made = Choice(options, blank=False)
        made.setAccessibleName(words)
        values = [option.value for option in options]
        made.set_value(chosen if chosen in values else values[0])
        made.edited.connect(self.edited)
        self._choices[name] = made
        self._lines[name].addWidget(made)


def _year_option(year: Year) -> Option:
    return Option(str(year.begins), year.whole.words)
