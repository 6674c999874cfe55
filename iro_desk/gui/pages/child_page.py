"""A child's page: one banner, one story, and nine tabs onto it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.notices import ComparedNote
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.details import DetailsPart
from iro_desk.gui.pages.child.law import LawPart
from iro_desk.gui.pages.child.listed import LettersPart, ReviewsPart, VisitsPart
from iro_desk.gui.pages.child.meetings import MeetingsPart
from iro_desk.gui.pages.child.overview import OverviewPart
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.child.people import PeoplePart
from iro_desk.gui.pages.child.plans import PlansPart
from iro_desk.gui.pages.child.timeline import TimelinePart
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.tabs import Tabs
from iro_desk.gui.widgets.text import link, rule, wrapped
from iro_desk.services import children, reviews
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import ReviewRow

DETAILS = "details"
TABS: dict[str, tuple[str, type[Part]]] = {
    "overview": ("Overview", OverviewPart),
    "timeline": ("Timeline", TimelinePart),
    "people": ("People", PeoplePart),
    "law": ("Home and law", LawPart),
    "plans": ("Plans", PlansPart),
    "reviews": ("Reviews", ReviewsPart),
    "meetings": ("Meetings", MeetingsPart),
    "visits": ("Visits", VisitsPart),
    "letters": ("Letters", LettersPart),
}


class ChildPage(Screen):
    """One child.

    A place's part is the tab, or "details" for the form, with the form to open after a colon, as in
    "law:event"; its subject is the row to open within the tab.
    """

    watches = frozenset(
        {
            "child", "review", "visit", "childs_words", "placement", "legal_period", "person", "plan",
            "letter", "decision", "concern", "missing_episode", "event",
            "early_review", "due_date", "own_date", "review_meeting", "sheet", "action", "held_up", "jot",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.child_id = place.child_id or 0
        self.page = Page(margins=(24, 20, 24, 24))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=False)
        self.page.above.addWidget(self.banner)
        self.tabs = Tabs(tuple(Option(key, words) for key, (words, _part) in TABS.items()))
        self.tabs.setAccessibleName("About this child")
        self._name_holder = Column(gap=0)
        self._part_holder = Column(gap=0)
        self._lay()
        self.part_key = ""
        self.part: Part = OverviewPart(context, self.child_id, 0, self.show_part)
        self._connect()
        part = place.part or (DETAILS if place.subject_id else "overview")
        known = part.partition(":")[0] in {*TABS, DETAILS}
        self._put(part if known else "overview", place.subject_id or 0)

    def load(self) -> None:
        """Read the banner, and then the tab when the child is there."""
        read = partial(children.banner, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show_banner, self, self._gone)

    def flush(self) -> None:
        """Keep what is typed."""
        self.part.flush()

    def here(self) -> Place:
        """The tab that is open."""
        return replace(self.place, part=self.part_key, subject_id=None)

    def show_part(self, key: str) -> None:
        """Show a tab, or the details."""
        self._put(key, 0)
        self.part.load()

    def _lay(self) -> None:
        holder = QWidget()
        strip = Line(holder, (12, 0, 24, 0), 12)
        strip.addWidget(self.tabs, 1)
        strip.addWidget(link("Change details", partial(self.show_part, DETAILS)))
        self.page.above.addWidget(holder)
        self.page.above.addWidget(rule())
        self.page.body.addWidget(ComparedNote(self.context))
        self.page.body.addLayout(self._name_holder)
        self.page.body.addLayout(self._part_holder)
        self.page.body.addStretch(1)

    def _connect(self) -> None:
        self.tabs.edited.connect(lambda: self.show_part(self.tabs.value() or "overview"))

    def _put(self, key: str, subject_id: int) -> None:
        self.part.flush()
        emptied(self._part_holder)
        key, _, opened = key.partition(":")
        self.part_key = key
        if key in TABS:
            self.tabs.set_value(key)
            self.part = TABS[key][1](self.context, self.child_id, subject_id, self.show_part)
        else:
            details = DetailsPart(self.context, self.child_id, subject_id, self.show_part)
            details.removing.connect(self._stop_watching)
            self.part = details
            self.tabs.set_value(None)
        self.part.opened = opened
        self._part_holder.addWidget(self.part)

    def _stop_watching(self) -> None:
        self.watches = frozenset()

    def _show_banner(self, row: BannerRow) -> None:
        show_child(self.banner, row)
        self.page.setAccessibleName(row.display_name)
        emptied(self._name_holder)
        if not row.preferred_name and self.part_key != DETAILS:
            self._name_holder.addWidget(self._ask_name())
        self.context.ops.read(partial(reviews.of_child, child_id=self.child_id), self._show_actions, self)
        self.part.load()

    def _ask_name(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, (0, 0, 0, 16))
        card = Card("What are they called?")
        across = QWidget()
        beside = Stack(across, 560, gap=12)
        beside.addWidget(
            wrapped("The file held no name for this child. Everything works without one until you add it."), 1
        )
        give = partial(self.show_part, DETAILS)
        made = button("Give the name they are called by", icon="pencil", on_press=give)
        beside.addWidget(made, 0, LEFT)
        card.body.addWidget(across)
        column.addWidget(card)
        return holder

    def _show_actions(self, rows: tuple[ReviewRow, ...]) -> None:
        had_focus = self.banner.isAncestorOf(self.focusWidget() or self)
        emptied(self.banner.at_right)
        writing = next((row.review_id for row in rows if row.state is ReviewState.WRITING), None)
        go = self.context.go
        visit = button(
            "Record a visit", icon="footprints", on_press=partial(go, Place("visit", self.child_id))
        )
        prepare = button("Prepare", icon="layout-list", on_press=partial(go, Place("prepare", self.child_id)))
        words = "Go on with the review" if writing else "Start the review"
        review = button(
            words, "main", "clipboard-list", on_press=partial(go, Place("review", self.child_id, writing))
        )
        self.banner.at_right.addWidget(visit)
        self.banner.at_right.addWidget(prepare)
        self.banner.at_right.addWidget(review)
        if had_focus or (self.may_take_focus() and self.focusWidget() in (None, self)):
            self.tabs.setFocus()

    def _gone(self, trouble: Exception) -> bool:
        """An undo may take the child away while this page is open."""
        self.context.go(Place("caseload"))
        return True
