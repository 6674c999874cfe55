"""A child's page: one banner, one story, and ten tabs onto it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.notices import ComparedNote
from iro_desk.gui.pages.child.closing import ClosingPart
from iro_desk.gui.pages.child.comparing import ComparingPart
from iro_desk.gui.pages.child.concerns import ConcernsPart
from iro_desk.gui.pages.child.details import DetailsPart
from iro_desk.gui.pages.child.handing_over import HandingOverPart
from iro_desk.gui.pages.child.law import LawPart
from iro_desk.gui.pages.child.listed import LettersPart, ReviewsPart, VisitsPart
from iro_desk.gui.pages.child.meetings import MeetingsPart
from iro_desk.gui.pages.child.overview import OverviewPart
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.child.people import PeoplePart
from iro_desk.gui.pages.child.plans import PlansPart
from iro_desk.gui.pages.child.tabbed import TabbedScreen, Wanted
from iro_desk.gui.pages.child.timeline import TimelinePart
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, Stack, emptied
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.services import case_package, children, reviews
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import ReviewRow

OVERVIEW, DETAILS, CLOSING = "overview", "details", "closing"
OF_NO_TAB: dict[str, type[Part]] = {
    DETAILS: DetailsPart,
    CLOSING: ClosingPart,
    "handing_over": HandingOverPart,
    "comparing": ComparingPart,
}
TABS: dict[str, tuple[str, type[Part]]] = {
    OVERVIEW: ("Overview", OverviewPart),
    "timeline": ("Timeline", TimelinePart),
    "people": ("People", PeoplePart),
    "law": ("Home and law", LawPart),
    "plans": ("Plans", PlansPart),
    "reviews": ("Reviews", ReviewsPart),
    "meetings": ("Meetings", MeetingsPart),
    "visits": ("Visits", VisitsPart),
    "letters": ("Letters", LettersPart),
    "concerns": ("Concerns", ConcernsPart),
}


class ChildPage(TabbedScreen):
    """One child.

    A place's part is the tab, or "details", "closing" or another part of no tab, with the form to open
    after a colon, as in "law:event"; its subject is the row to open within the tab.
    """

    watches = frozenset(
        {
            "child", "review", "visit", "childs_words", "placement", "legal_period", "person", "plan",
            "letter", "decision", "concern", "concern_step", "commendation", "missing_episode", "event",
            "early_review", "due_date", "own_date", "review_meeting", "sheet", "action", "held_up", "jot",
            "given_out", "outbox_item", "ask", "promise", "other_text",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, TABS, "About this child", compact=False)
        self._name_holder = Column(gap=0)
        self._actions = QWidget()
        self._actions_line = Line(self._actions)
        self.banner.at_right.addWidget(self._actions)
        self.strip.add(link("Change details", partial(self.show_part, DETAILS)))
        self.strip.add(link("Close or hand over", partial(self.show_part, CLOSING)))
        self.page.body.addWidget(ComparedNote(context))
        self.page.body.addLayout(self._name_holder)
        self.page.body.addLayout(self.part_holder)
        self.page.body.addStretch(1)
        self.put(place.part or (DETAILS if place.subject_id else OVERVIEW), place.subject_id or 0)

    def load(self) -> None:
        """Read the banner, and then the tab when the child is there."""
        read = partial(children.banner, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show_banner, self, self.gone)

    def wanted(self, key: str) -> Wanted:
        """What a key asks for; the details and the closing are forms of no tab."""
        form = key.partition(":")[0]
        return Wanted(form, "") if form in OF_NO_TAB else super().wanted(key)

    def made_part(self, key: str, subject_id: int) -> Part:
        """The part of a key; before a child is removed, the page stops reading."""
        if key not in OF_NO_TAB:
            return super().made_part(key, subject_id)
        made = OF_NO_TAB[key](self.context, self.child_id, subject_id, self.show_part)
        if isinstance(made, ClosingPart):
            made.removing.connect(self._stop_watching)
        return made

    def fold(self, is_short: bool) -> None:
        """While there is little height the actions scroll with the tabs."""
        super().fold(is_short)
        (self.strip.above if is_short else self.banner.at_right).addWidget(self._actions, 0, LEFT)
        self._actions_line.set_margins((24, 12, 24, 6) if is_short else (0, 0, 0, 0))
        self._actions.show()

    def _stop_watching(self) -> None:
        self.watches = frozenset()

    def _show_banner(self, row: BannerRow) -> None:
        self.show_banner(row)
        self.page.setAccessibleName(row.display_name)
        emptied(self._name_holder)
        if not row.preferred_name and self.part_key != DETAILS:
            self._name_holder.addWidget(self._ask_name())
        if self.part_key != "comparing":
            self.context.ops.read(
                partial(case_package.waiting, child_id=self.child_id), self._show_differing, self
            )
        self.context.ops.read(partial(reviews.of_child, child_id=self.child_id), self._show_actions, self)
        self.part.load()

    def _show_differing(self, waiting: int) -> None:
        """Say that texts of a package wait to be compared, above whatever is open."""
        if waiting and self.part_key != "comparing":
            words = f"{waiting} {'place' if waiting == 1 else 'places'} to compare with a case package"
            self._name_holder.addWidget(
                button(words, icon="layout-list", on_press=partial(self.show_part, "comparing")), 0, LEFT
            )

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
        had_focus = self._actions.isAncestorOf(self.focusWidget() or self)
        emptied(self._actions_line)
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
        self._actions_line.addWidget(visit)
        self._actions_line.addWidget(prepare)
        self._actions_line.addWidget(review)
        if had_focus or self.has_no_keyboard():
            self.tabs.setFocus()
