"""The first tab of Settings: how it looks, who the officer is, what her authority does, and invented children."""

from __future__ import annotations

from functools import partial

from iro_desk.appearance import FONTS, SCALES, Appearance
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.sharing import SharingCard
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services import demonstration, settings
from iro_desk.services.preferences import (
    CLOCKS,
    ladder_preferences,
    quality_preferences,
    question_preferences,
    theme_preferences,
    week_preferences,
    weight_preferences,
)
from iro_desk.services.sending_preferences import PAPERS

THEME_WORDS = {"system": "As this computer", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
FONT_WORDS = {"system": "This computer's font"}
HAVING_A_TAB = (
    *week_preferences(), *weight_preferences(), *ladder_preferences(), *theme_preferences(),
    *quality_preferences(), *question_preferences(),
)  # fmt: skip
ELSEWHERE = {
    CLOCKS,
    settings.WRITING,
    PAPERS,
    *(asked.section for asked in HAVING_A_TAB),
}


class DeskPart(SettingsPart):
    """What is set once and seldom changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        sections = [
            one for one in dict.fromkeys(p.section for p in settings.PREFERENCES) if one not in ELSEWHERE
        ]
        cards = [
            partial(self.section, section, [p for p in settings.PREFERENCES if p.section == section])
            for section in sections
        ]
        shared = [] if context.capture is None else [partial(SharingCard, context, context.capture)]
        self.in_turn(self._look, *cards, *shared, self._demonstration)

    def load(self) -> None:
        """Read every preference, and whether there are invented children."""
        super().load()
        self.context.ops.read(demonstration.present, self._show_demonstration, self)

    def _look(self) -> Card:
        card = Card("How it looks")
        chosen = self.context.appearance()
        theme_choice = Segments(
            tuple(Option(value, words) for value, words in THEME_WORDS.items()), clearable=False
        )
        theme_choice.set_value(chosen.theme)
        text_size = Choice(tuple(Option(str(s), f"{round(s * 100)}%") for s in SCALES), blank=False)
        text_size.set_value(str(chosen.scale))
        font = Choice(tuple(Option(f, FONT_WORDS.get(f, f)) for f in FONTS), blank=False)
        font.set_value(chosen.font)

        def keep() -> None:
            self.context.change_appearance(
                Appearance(str(theme_choice.value()), float(str(text_size.value())), str(font.value()))
            )

        for row in (
            FieldRow("Colours", theme_choice, "“As this computer” follows the system, day and night."),
            FieldRow("Text size", text_size, "Or Ctrl and plus, Ctrl and minus, from anywhere."),
            FieldRow("Typeface", font),
        ):
            card.body.addWidget(row)
        theme_choice.edited.connect(keep)
        text_size.edited.connect(keep)
        font.edited.connect(keep)
        return card

    def _demonstration(self) -> Card:
        card = Card("Invented children")
        self._demonstration_words = wrapped("", tone="muted")
        self._remove = button("Remove the invented children", icon="trash-2", on_press=self._remove_invented)
        self._bring = button(
            "Look round with invented children", icon="flask-conical", on_press=self._bring_invented
        )
        card.body.addWidget(self._demonstration_words)
        card.body.addWidget(self._remove)
        card.body.addWidget(self._bring)
        return card

    def _show_demonstration(self, present: bool) -> None:
        self._demonstration_words.setText(
            "Twenty-four invented children are on your desk. Nothing about them is real."
            if present
            else "You can look round with twenty-four invented children, beside your own or before you begin."
        )
        self._remove.setVisible(present)
        self._bring.setVisible(not present)

    def _remove_invented(self) -> None:
        self.context.ops.write("Remove the invented children", demonstration.remove, self._changed, self)

    def _bring_invented(self) -> None:
        context = self.context
        load = partial(
            demonstration.load,
            families_toml=context.resource_text("data/demo_families.toml"),
            today=context.today(),
            calendar=context.calendar,
        )
        context.ops.write("Look round with invented children", load, self._changed, self)

    def _changed(self, children: int) -> None:
        self.context.ops.read(demonstration.present, self._show_demonstration, self)
        self.context.toast("Done. The caseload has changed.")
