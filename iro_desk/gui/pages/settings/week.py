"""The tab of the habits that the planner keeps to."""

from __future__ import annotations

from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services.preferences import week_preferences

WORDS = "The planner proposes days and times that keep to these. You can always book otherwise."


class WeekPart(SettingsPart):
    """A card for each group of habits."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body.addWidget(wrapped(WORDS, tone="muted"))
        shown = week_preferences()
        for section in dict.fromkeys(preference.section for preference in shown):
            self.body.addWidget(
                self.section(section, (p for p in shown if p.section == section), compact=True)
            )
