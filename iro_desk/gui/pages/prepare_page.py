"""Preparing for a review: one page to read, the checklist, and who is asked before it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.prepare.asking_part import AskingPart
from iro_desk.gui.pages.prepare.checklist_part import ChecklistPart
from iro_desk.gui.pages.prepare.papers import save_page
from iro_desk.gui.pages.prepare.reading import ReadingPart
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tabs import Tabs
from iro_desk.gui.widgets.text import rule
from iro_desk.services import children, preparing
from iro_desk.services.children import BannerRow
from iro_desk.services.preparing import Standing

TABS: dict[str, tuple[str, type[Part]]] = {
    "read": ("To read", ReadingPart),
    "checklist": ("Checklist", ChecklistPart),
    "asked": ("Asked before", AskingPart),
}
READ = "read"
#: forms that open within a part, as their drafts are called
FORMS = {"choices": "asked", "answers": "asked", "applies": "checklist"}


class PreparePage(Screen):
    """One child's next review, before it.

    A place's part is the tab, or a form within one: "choices", "applies", "answers" of a subject, and
    "asked:carer" for the carer's line.
    """

    watches = frozenset(
        {
            "child", "review", "visit", "childs_words", "placement", "legal_period", "person", "plan",
            "decision", "concern", "event", "due_date", "own_date", "appointment", "checklist_answer",
            "circumstances", "consultation", "consultation_answer", "review_choices", "paper_received",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.child_id = place.child_id or 0
        self.page = Page(margins=(24, 16, 24, 24))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.tabs = Tabs(tuple(Option(key, words) for key, (words, _part) in TABS.items()))
        self.tabs.setAccessibleName("Parts of preparing")
        self.save = button("Save as PDF", icon="printer", on_press=self.save_page)
        self.review = button("Start the review", "main", "clipboard-list", on_press=self.go_to_review)
        self._review_id: int | None = None
        self._holder = Column(gap=0)
        self._lay()
        self.part_key = ""
        self.part: Part = ReadingPart(context, self.child_id, 0, self.show_part)
        self._put(place.part or "read", place.subject_id or 0)
        self.tabs.edited.connect(lambda: self.show_part(self.tabs.value() or "read"))
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, by))

    def load(self) -> None:
        """Read whose it is, which review, and then the part that is open."""
        context = self.context
        read = partial(children.banner, child_id=self.child_id, today=context.today())
        context.ops.read(read, self._show_banner, self, self._gone)
        standing = partial(
            preparing.standing, child_id=self.child_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(standing, self._show_standing, self)

    def flush(self) -> None:
        """Keep what is typed."""
        self.part.flush()

    def here(self) -> Place:
        """The part that is open."""
        return replace(self.place, part=self.part_key, subject_id=None)

    def show_part(self, key: str) -> None:
        """Show a part."""
        self._put(key, 0)
        self.part.load()

    def save_page(self) -> None:
        """Write the page for the train."""
        save_page(self.context, self, self.child_id)

    def go_to_review(self) -> None:
        """Start the review, or go on with the one that is open."""
        self.context.go(Place("review", self.child_id, self._review_id))

    def _lay(self) -> None:
        holder = QWidget()
        strip = Line(holder, (12, 0, 24, 0), 12)
        strip.addWidget(self.tabs, 1)
        self.page.header.add_action(self.save)
        self.page.header.add_action(self.review)
        self.page.above.addWidget(holder)
        self.page.above.addWidget(rule())
        self.page.body.addLayout(self._holder)
        self.page.body.addStretch(1)

    def _put(self, key: str, subject_id: int) -> None:
        self.part.flush()
        emptied(self._holder)
        key, _, opened = key.partition(":")
        if key in FORMS:
            key, opened = FORMS[key], key
        if key not in TABS:
            key, opened = "read", ""
        self.part_key = key
        self.tabs.set_value(key)
        self.part = TABS[key][1](self.context, self.child_id, subject_id, self.show_part)
        self.part.opened = opened
        self.page.header.setVisible(key == READ and bool(self.page.header.title))
        self._holder.addWidget(self.part)

    def _step(self, by: int) -> None:
        if isinstance(self.part, ReadingPart):
            self.part.step(by)

    def _show_banner(self, row: BannerRow) -> None:
        show_child(self.banner, row)
        self.part.load()
        if self.part_key == "read" and self.may_take_focus() and self.focusWidget() in (None, self):
            self.tabs.setFocus()

    def _show_standing(self, standing: Standing) -> None:
        self._review_id = standing.review_id
        self.page.say(standing.heading, standing.sentence)
        self.page.header.setVisible(self.part_key == READ)
        self.review.setText(" Go on with the review" if standing.review_id else " Start the review")
        self.review.setAccessibleName(self.review.text().strip())

    def _gone(self, trouble: Exception) -> bool:
        """An undo may take the child away while this page is open."""
        self.context.go(Place("caseload"))
        return True
