"""My year: what the officer's own record adds up to, every figure with its numbers and the cases behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.year.cases import CasesView
from iro_desk.gui.pages.year.concerns_part import concerns_part
from iro_desk.gui.pages.year.feedback_part import feedback_part
from iro_desk.gui.pages.year.narrowing import Narrowing
from iro_desk.gui.pages.year.plans_part import plans_part
from iro_desk.gui.pages.year.report import ReportView
from iro_desk.gui.pages.year.reviews_part import reviews_part
from iro_desk.gui.pages.year.tables import Open
from iro_desk.gui.pages.year.themes_part import themes_part
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.in_turn import InTurn
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tabs import TabStrip
from iro_desk.services.figures.behind import pile
from iro_desk.services.figures.year import YearFigures, figures

Part = Callable[[YearFigures, Open], tuple[QWidget, ...]]
TABS: dict[str, tuple[str, Part]] = {
    "reviews": ("Reviews and taking part", reviews_part),
    "plans": ("Quality of plans", plans_part),
    "concerns": ("Concerns and good work", concerns_part),
    "feedback": ("Feedback", feedback_part),
    "themes": ("Themes", themes_part),
}
REPORT = "report"
EMPTY = (
    "Not enough to show",
    "Figures appear after the first finished review. Numbers under five stay hidden.",
)


class YearPage(Screen):
    """One part at a time; the cases behind a figure, or what leaves, take its place.

    A place's part is the tab, what the figures are narrowed to and what was opened, each after a semicolon.
    """

    watches = frozenset(
        {
            "review", "plan_score", "concern", "concern_step", "commendation", "feedback", "feedback_answer",
            "held_up", "decision", "child", "person", "setting",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.report_button = button("For the report", icon="file-text", on_press=self.show_report)
        self.page = Page("My year", actions=(self.report_button,))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.strip = TabStrip({key: words for key, (words, _made) in TABS.items()}, "Parts of My year")
        self.narrowing = Narrowing(context)
        self._found: YearFigures | None = None
        self._turns = InTurn(self)
        self.opened: CasesView | ReportView | None = None
        self._asked = ""
        self._parts = Column(gap=12)
        self.page.folding.addWidget(self.strip)
        self.page.body.addWidget(self.narrowing)
        self.page.body.addLayout(self._parts)
        self.page.body.addStretch(1)
        self._begin(place)
        self.strip.tabs.edited.connect(self.show_part)
        self.narrowing.edited.connect(self._narrow)
        context.theme.changed.connect(self._show)

    @property
    def found(self) -> YearFigures | None:
        """What was counted, all of it on the page; None until it has been."""
        self._turns.finish()
        return self._found

    def load(self) -> None:
        """Count everything again."""
        context = self.context
        wanted = self.narrowing.wanted()
        read = partial(
            figures, wanted=wanted, today=context.today(), calendar=context.calendar, rules=context.rules
        )
        context.ops.read(read, self.show_figures, self)

    def here(self) -> Place:
        """The part, what it is narrowed to, and what is open."""
        part = ";".join((str(self.strip.tabs.value()), self.narrowing.as_part, self._asked))
        return Place("year", self.narrowing.picker.child_id, part=part)

    def show_figures(self, found: YearFigures) -> None:
        """Show what was counted."""
        if found.wanted != self.narrowing.wanted():
            return  # something else was chosen while this was counted
        is_first = self._found is None
        self._found = found
        self.narrowing.offer(found)
        if found.wanted.child_id in found.children:
            self.narrowing.name_child(found.children[found.wanted.child_id or 0].name)
        words = f"My year, {found.wanted.year.whole.words}"
        sentence = "From your own record, worked out today. Every figure opens the cases behind it."
        self.page.say(words, sentence)
        self._show()
        if is_first and self.opened is None and self.has_no_keyboard():
            self.strip.tabs.setFocus()

    def show_part(self) -> None:
        """Show the figures of the part that is chosen."""
        self._asked = ""
        self._show()

    def show_report(self) -> None:
        """Show what may leave."""
        self._asked = REPORT
        self._show()
        if isinstance(self.opened, ReportView):
            self.opened.copy.setFocus()

    def ask(self, key: str) -> None:
        """Show the cases behind a figure."""
        self._asked = key
        self._show()
        if isinstance(self.opened, CasesView):
            self.opened.list.setFocus()
            self.page.scrolled.verticalScrollBar().setValue(0)

    def put_away(self) -> None:
        """Go back to the figures."""
        self.show_part()
        self.strip.tabs.setFocus()

    def _begin(self, place: Place) -> None:
        tab, _, rest = place.part.partition(";")
        narrowed, _, self._asked = rest.partition(";")
        self.strip.tabs.set_value(tab if tab in TABS else "reviews")
        self.narrowing.show_part(narrowed)
        if place.child_id is not None:
            self.narrowing.picker.show_child(place.child_id, "")

    def _narrow(self) -> None:
        self._asked = "" if self._asked != REPORT else REPORT
        self.load()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self._turns.drop()
        emptied(self._parts)
        self.opened = None
        self.report_button.setVisible(not found.is_empty)
        if found.is_empty:
            self._put(EmptyState(*EMPTY))
            return
        self.opened = self._open(found)
        if self.opened is not None:
            self.opened.put_away.connect(self.put_away)
            self._put(self.opened)
            return
        _words, made = TABS[str(self.strip.tabs.value() or "reviews")]
        first, *others = made(found, self.ask)
        self._put(first)
        self._turns.add(*(partial(self._put, part) for part in others))

    def _put(self, part: QWidget) -> None:
        """Show it at once: what is shown later cannot take the keyboard now."""
        self._parts.addWidget(part)
        part.show()

    def _open(self, found: YearFigures) -> CasesView | ReportView | None:
        if self._asked == REPORT:
            return ReportView(self.context, found.wanted)
        behind = pile(found, self._asked) if self._asked else None
        return CasesView(self.context, found, behind) if behind is not None else None
