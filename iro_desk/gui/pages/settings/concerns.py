"""The tab of concerns: who answers at each stage and in how many days, and the authority's words for the themes."""

from __future__ import annotations

from functools import partial

from iro_desk.domain.clocks import limits
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.text import caption, rule, wrapped
from iro_desk.services import concerns
from iro_desk.services.concerns.lists import LADDER_DAYS
from iro_desk.services.preferences import (
    LADDER,
    THEMES,
    Preference,
    ladder_preferences,
    limit_preference,
    theme_preferences,
)

WORDS = (
    "Every authority has its own ladder: titles, order and days here are proposed, and to be checked locally. "
    "The whole formal process takes 20 working days at most (IRO Handbook 6.2, guidance)."
)
THEMES_KEPT = "Its code stays whatever you call it, and a concern keeps the words it was made with."


class ConcernsPart(SettingsPart):
    """The ladder, then what a concern and a thank-you may be about."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body.addWidget(wrapped(WORDS, tone="muted"))
        shown = theme_preferences()
        sections = ([one for one in shown if one.section == section] for section in THEMES.values())
        self.in_turn(self._ladder, *(partial(self._themes, themes) for themes in sections))

    def load(self) -> None:
        """Read every preference, and what the stages come to."""
        super().load()
        self.context.ops.read(concerns.sum_of_ladder, self.sum.setText, self)

    def _ladder(self) -> Card:
        card = Card(LADDER, gap=10)
        days = {one.field: one for one in limits()}
        for number, (title, field) in enumerate(zip(ladder_preferences(), LADDER_DAYS, strict=True)):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self.field(title))
            card.body.addWidget(self.field(limit_preference(days[field]), compact=True))
        self.sum = wrapped("", "strong")
        card.body.addWidget(self.sum)
        return card

    def _themes(self, shown: list[Preference]) -> Card:
        themes = self.section(shown[0].section, shown)
        themes.body.insertWidget(1, caption(THEMES_KEPT))
        return themes
