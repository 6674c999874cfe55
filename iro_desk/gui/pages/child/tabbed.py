"""TabbedScreen: a child's banner, a strip of tabs, and the one part that is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tabs import TabStrip
from iro_desk.services.children import BannerRow

PartsByTab = Mapping[str, tuple[str, type[Part]]]


class Wanted(NamedTuple):
    """What a place asks for: the tab, "" when it is a part of no tab, and the form to open in it."""

    key: str
    opened: str


class TabbedScreen(Screen):
    """A screen about one child whose body is one of several parts.

    Args:
        tabs: the parts by their key, with their words; the first is shown when nothing else is asked for.
        about: what the tabs are, as a screen reader says it.
        compact: whether the banner is the small one.

    Attributes:
        part: what is open.
        part_key: its key.
    """

    def __init__(
        self, context: Context, place: Place, tabs: PartsByTab, about: str, *, compact: bool
    ) -> None:
        super().__init__(context, place)
        self.child_id = place.child_id or 0
        self._by_key = tabs
        self._is_compact = compact
        self.page = Page(margins=(24, 20, 24, 24))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=compact)
        self.page.above.addWidget(self.banner)
        self.strip = TabStrip({key: words for key, (words, _part) in tabs.items()}, about)
        self.tabs = self.strip.tabs
        self.page.folding.insertWidget(0, self.strip)
        self.part_holder = Column(gap=0)
        self.first_key = next(iter(tabs))
        self.part_key = ""
        self.part = Part(context, self.child_id, 0, self.show_part)
        self.tabs.edited.connect(self._pass_to)
        self.page.folded.connect(self.fold)

    def flush(self) -> None:
        """Keep what is typed."""
        self.part.flush()

    def here(self) -> Place:
        """The part that is open, and the form that is open in it, as its draft is called."""
        entry = self.part.entry
        if entry is not None:
            page, _, form = entry.key.form.partition(":")
            if page == self.place.page and form:
                return replace(self.place, part=form, subject_id=entry.key.subject_id or None)
        return replace(self.place, part=self.part_key, subject_id=None)

    def show_part(self, key: str) -> None:
        """Show a part, by its key, with the form to open in it after a colon."""
        self.put(key)
        self.part.load()

    def _pass_to(self) -> None:
        """Show the part of the tab she has come to; the keyboard stays with the tabs."""
        self.put(self.tabs.value() or self.first_key)
        self.part.is_passed = True
        self.part.load()

    def put(self, key: str, subject_id: int = 0) -> None:
        """Put a part in the place of the one that is open, without reading it yet."""
        self.part.flush()
        emptied(self.part_holder)
        self.part_key, opened = self.wanted(key)
        self.tabs.set_value(self.part_key if self.part_key in self._by_key else None)
        self.part = self.made_part(self.part_key, subject_id)
        self.part.opened = opened
        self.part_holder.addWidget(self.part)

    def wanted(self, key: str) -> Wanted:
        """What a key asks for; one that is not known asks for the first tab."""
        key, _, opened = key.partition(":")
        return Wanted(key, opened) if key in self._by_key else Wanted(self.first_key, "")

    def made_part(self, key: str, subject_id: int) -> Part:
        """The part of a key."""
        return self._by_key[key][1](self.context, self.child_id, subject_id, self.show_part)

    def fold(self, is_short: bool) -> None:
        """Spend less height on the banner while there is little."""
        self.banner.set_compact(compact=is_short or self._is_compact)

    def show_banner(self, row: BannerRow) -> None:
        """Say whose page it is."""
        show_child(self.banner, row)

    def gone(self, trouble: Exception) -> bool:
        """An undo may take the child away while this page is open."""
        self.context.go(Place("caseload"))
        return True
