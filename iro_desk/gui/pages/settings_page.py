"""Settings: the desk, the clocks, bank holidays and the officer's week. There is no Save button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.backups import BackupsPart
from iro_desk.gui.pages.settings.clocks import ClocksPart
from iro_desk.gui.pages.settings.concerns import ConcernsPart
from iro_desk.gui.pages.settings.desk import DeskPart
from iro_desk.gui.pages.settings.done import DonePart
from iro_desk.gui.pages.settings.holidays import HolidaysPart
from iro_desk.gui.pages.settings.keys import KeysPart
from iro_desk.gui.pages.settings.letterhead import LetterheadPart
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.plans import PlansPart
from iro_desk.gui.pages.settings.readers import ReadersPart
from iro_desk.gui.pages.settings.week import WeekPart
from iro_desk.gui.pages.settings.where import WherePart
from iro_desk.gui.pages.settings.words import WordsPart
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.layouts import Line, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tabs import TabStrip

TITLE = "Settings"
FIRST = "desk"
TABS: dict[str, tuple[str, Callable[[Context], SettingsPart]]] = {
    FIRST: ("You and your desk", DeskPart),
    "clocks": ("Clocks", ClocksPart),
    "concerns": ("Concerns", ConcernsPart),
    "plans": ("Plans", PlansPart),
    "holidays": ("Bank holidays", HolidaysPart),
    "week": ("Your week", WeekPart),
    "words": ("Your words", WordsPart),
    "letterhead": ("Letterhead", LetterheadPart),
    "readers": ("Who may see what", ReadersPart),
    "where": ("Where papers go", WherePart),
    "backups": ("Backups", BackupsPart),
    "keys": ("Passphrase and keys", KeysPart),
    "done": ("What was done", DonePart),
}


class SettingsPage(Screen):
    """Every preference, each kept as soon as it is left.

    A place's part is the tab, with a row of it after a colon, as in "clocks:MK-4".
    """

    watches = frozenset(
        {"setting", "phrase", "officer_word", "letterhead_picture", "right_change", "word_template"}
    )

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page(TITLE, "Everything here is kept as you change it.", margins=(24, 16, 24, 24))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        strip = TabStrip({key: words for key, (words, _part) in TABS.items()}, TITLE)
        self.tabs = strip.tabs
        self.page.folding.addWidget(strip)
        self._holder = Line(gap=0)
        self.page.body.addLayout(self._holder)
        self.page.body.addStretch(1)
        key, _, self._row = place.part.partition(":")
        self.part_key = key if key in TABS else FIRST
        self.part = self._put(self.part_key)
        if self._row:
            self.part.finish()  # a row is found, and scrolled to, among all that stands above it
        self.tabs.set_value(self.part_key)
        self.tabs.edited.connect(lambda: self.show_part(self.tabs.value() or FIRST))

    @property
    def fields(self) -> dict[str, SettingField]:
        """The preferences of the tab that is open, by key."""
        return self.part.fields

    def load(self) -> None:
        """Read what the open tab shows."""
        self.part.when_whole(self.part.load)
        if self._row:
            row, self._row = self.part.show_row(self._row), ""
            if row is not None:
                # Only once it is laid out is there a place to scroll to.
                QTimer.singleShot(0, row, lambda: self.page.show_from(row))
        if self.focusWidget() is None:
            self.tabs.setFocus()

    def flush(self) -> None:
        """Keep what is in the field being typed into."""
        self.part.flush()

    def here(self) -> Place:
        """The tab that is open."""
        return replace(self.place, part=self.part_key)

    def show_part(self, key: str) -> None:
        """Show a tab."""
        self.part.flush()
        emptied(self._holder)
        self.part_key = key
        self.part = self._put(key)
        self.page.scrolled.verticalScrollBar().setValue(0)
        self.part.when_whole(self.part.load)

    def _put(self, key: str) -> SettingsPart:
        """Show a tab beside a stretch: a column alone would measure it at a width it never has."""
        part = TABS[key][1](self.context)
        self._holder.addWidget(part, 1)
        self._holder.addStretch(0)
        return part
