"""The tab of the clocks: every rule that sets a date, its source, its limits, and whether it is used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.clocks import RuleLimit, limits
from iro_desk.domain.clocks.families import Family, families
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.clock_row import ClockRow
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import TOP, Line
from iro_desk.gui.widgets.text import Icon, rule, wrapped
from iro_desk.services import settings
from iro_desk.services.preferences import limit_preference

WORDS = (
    "Each clock is one rule that sets a date. When you change one, every child's dates are worked out again "
    "at once, and each keeps its history. Undo puts them back."
)
COMPARING = (
    "Dates counted as 91 and 183 days can be later than the law allows. While this is on, every date made "
    "with it says so, and says what the law makes it."
)


class ClocksPart(SettingsPart):
    """A card for how months are counted, then one for each family of clocks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, ClockRow] = {}
        self.body.addWidget(wrapped(WORDS, tone="muted"))
        asked = _by_first_clock()
        self.in_turn(self._months, *(partial(self._family, family, asked) for family in families()))

    @property
    def rows(self) -> dict[str, ClockRow]:
        """Every clock by its id."""
        self.finish()
        return self._rows

    def load(self) -> None:
        """Read every limit, and which clocks are off."""
        super().load()
        self.context.ops.read(settings.clocks_off, self._show_off, self)

    def show_values(self, values: dict[str, str]) -> None:
        """Show the limits, and warn of counting in days."""
        super().show_values(values)
        self.comparing.setVisible(values["months"] == "days")

    def show_row(self, name: str) -> QWidget | None:
        """Go to a clock by its id; a limit that several share stands under the first of them."""
        shared = (one.limit.clock_ids[0] for one in limits() if name in one.limit.clock_ids)
        row = self.rows.get(next(shared, name))
        if row is not None:
            row.first.setFocus()
        return row

    def _show_off(self, off: frozenset[str]) -> None:
        for clock_id, row in self.rows.items():
            row.show_used(used=clock_id not in off)

    def _family(self, family: Family, asked: Mapping[str, list[RuleLimit]]) -> Card:
        card = Card(family.name, gap=10)
        for number, clock in enumerate(family.clocks):
            if number:
                card.body.addWidget(rule())
            editors = [self.field(limit_preference(one), compact=True) for one in asked.get(clock.id, ())]
            row = ClockRow(self.context, clock, editors)
            self._rows[clock.id] = row
            card.body.addWidget(row)
        return card

    def _months(self) -> Card:
        card = self.section("Months", (settings.BY_KEY["months"],))
        self.comparing = QWidget()
        across = Line(self.comparing, gap=8)
        across.addWidget(Icon("triangle-alert", "soon", 18), 0, TOP)
        across.addWidget(wrapped(COMPARING), 1)
        card.body.addWidget(self.comparing)
        self.comparing.hide()
        return card


def _by_first_clock() -> Mapping[str, list[RuleLimit]]:
    """Each limit under the first clock that uses it, so that none is asked twice."""
    found: dict[str, list[RuleLimit]] = {}
    for limit in limits():
        found.setdefault(limit.limit.clock_ids[0], []).append(limit)
    return found
