"""Preparing for a review: one page to read, its papers, the checklist, and who is asked before and after one."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.child.tabbed import TabbedScreen, Wanted
from iro_desk.gui.pages.prepare.after_part import AfterPart
from iro_desk.gui.pages.prepare.asking_part import AskingPart
from iro_desk.gui.pages.prepare.checklist_part import ChecklistPart
from iro_desk.gui.pages.prepare.papers import print_page, save_page
from iro_desk.gui.pages.prepare.papers_part import PapersPart
from iro_desk.gui.pages.prepare.reading import ReadingPart
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.services import children, preparing
from iro_desk.services.children import BannerRow
from iro_desk.services.preparing import Standing

READ = "read"
TABS: dict[str, tuple[str, type[Part]]] = {
    READ: ("To read", ReadingPart),
    "papers": ("Papers", PapersPart),
    "checklist": ("Checklist", ChecklistPart),
    "asked": ("Asked before", AskingPart),
    "feedback": ("Asked after", AfterPart),
}
#: forms that open within a part, as their drafts are called
FORMS = {"choices": "asked", "answers": "asked", "applies": "checklist"}


class PreparePage(TabbedScreen):
    """One child's next review, before it.

    A place's part is the tab, or a form within one: "choices", "applies", "answers" of a subject,
    "asked:carer" for the carer's line, and "feedback:carer" or "feedback:answers" of a subject after a review.
    """

    watches = frozenset(
        {
            "child", "review", "visit", "childs_words", "placement", "legal_period", "person", "plan",
            "decision", "concern", "event", "due_date", "own_date", "appointment", "checklist_answer",
            "circumstances", "consultation", "consultation_answer", "review_choices", "paper_received",
            "feedback", "feedback_answer", "ask", "promise", "jot",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, TABS, "Parts of preparing", compact=True)
        self.print = button("Print…", icon="printer", on_press=self.print_page)
        self.save = button("Save as PDF", icon="download", on_press=self.save_page)
        self.review = button("Start the review", "main", "clipboard-list", on_press=self.go_to_review)
        self._review_id: int | None = None
        self.page.header.add_action(self.print)
        self.page.header.add_action(self.save)
        self.page.header.add_action(self.review)
        self.page.body.addLayout(self.part_holder)
        self.page.body.addStretch(1)
        self.put(place.part or READ, place.subject_id or 0)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_page)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, by))

    def load(self) -> None:
        """Read whose it is, which review, and then the part that is open."""
        context = self.context
        read = partial(children.banner, child_id=self.child_id, today=context.today())
        context.ops.read(read, self._show_banner, self, self.gone)
        standing = partial(
            preparing.standing, child_id=self.child_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(standing, self._show_standing, self)

    def print_page(self) -> None:
        """Show the page for the train as it is printed."""
        print_page(self.context, self, self.child_id)

    def save_page(self) -> None:
        """Write the page for the train."""
        save_page(self.context, self, self.child_id)

    def go_to_review(self) -> None:
        """Start the review, or go on with the one that is open."""
        self.context.go(Place("review", self.child_id, self._review_id))

    def wanted(self, key: str) -> Wanted:
        """What a key asks for; a form is named without its tab, as its draft is."""
        return Wanted(FORMS[key], key) if key in FORMS else super().wanted(key)

    def put(self, key: str, subject_id: int = 0) -> None:
        """Put a part in its place; only the first stands beneath the header."""
        super().put(key, subject_id)
        self.page.header.setVisible(self.part_key == READ and bool(self.page.header.title))

    def _step(self, by: int) -> None:
        if isinstance(self.part, ReadingPart):
            self.part.step(by)

    def _show_banner(self, row: BannerRow) -> None:
        self.show_banner(row)
        self.part.load()
        if self.part_key == READ and self.has_no_keyboard():
            self.tabs.setFocus()

    def _show_standing(self, standing: Standing) -> None:
        self._review_id = standing.review_id
        self.page.say(standing.heading, standing.sentence)
        self.page.header.setVisible(self.part_key == READ)
        self.review.setText(" Go on with the review" if standing.review_id else " Start the review")
        self.review.setAccessibleName(self.review.text().strip())
