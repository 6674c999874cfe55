"""One concern: who must answer by when, what it does to the child, what was done, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.codes import DocumentKind, Share
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.child.due_views import due_view
from iro_desk.gui.pages.concern import cards
from iro_desk.gui.pages.concern.entries import (
    FORMS,
    CafcassEntry,
    ConcernEntry,
    DetailsEntry,
    StepEntry,
    started,
)
from iro_desk.gui.pages.concern.message_card import MessageCard
from iro_desk.gui.pages.concern.next_steps import next_steps
from iro_desk.gui.pages.versions.for_whom import ForWhom
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.due import DueList
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import caption, link
from iro_desk.services import concerns
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.concerns import ConcernPageView, Message, Offered, StepRow, WholeConcern, steps, stored
from iro_desk.services.dates import ChildDate
from iro_desk.services.drafts import DraftKey

DETAILS, CAFCASS, MESSAGE, LETTER, FORM = "details", "cafcass", "message", "letter", "form"


class ConcernPage(Screen):
    """A concern; the place's part is the form to open, such as "answer", or "message"."""

    watches = frozenset(
        {
            "concern",
            "concern_step",
            "cafcass_weighing",
            "child",
            "childs_words",
            "due_date",
            "setting",
            "decision",
        }
    )
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.concern_id = place.subject_id or 0
        self.view: ConcernPageView | None = None
        self.offered: Offered | None = None
        self.entry: ConcernEntry | None = None
        self._wanted = place.part
        self.page = Page(" ", margins=(24, 4, 24, 24))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.page.folded.connect(self.banner.be_brief)
        self._form_holder, self._top = Column(gap=0), Column(gap=12)
        both = QWidget()
        across = Stack(both, 900, gap=16)
        self._left, self._right = Column(gap=12), Column(gap=12)
        across.addLayout(self._left, 15)
        across.addLayout(self._right, 12)
        self.page.body.addLayout(self._form_holder)
        self.page.body.addLayout(self._top)
        self.page.body.addWidget(both)
        self.page.body.addStretch(1)

    def load(self) -> None:
        """Read the concern with everything around it."""
        context = self.context
        read = partial(
            concerns.whole, concern_id=self.concern_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(read, self.show_concern, self, self.gone)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.entry is not None:
            self.entry.flush()

    def here(self) -> Place:
        """The concern, with the form that is open."""
        return replace(self.place, part=self._wanted)

    def gone(self, trouble: Exception) -> bool:
        """An undo may take the concern away while its page is open."""
        self.context.go(Place("child", self.place.child_id, None, "concerns"))
        return True

    def show_concern(self, whole: WholeConcern) -> None:
        """Show it as it stands; the banner is of its own child, whatever the place said."""
        was_first, self.view, self.offered = self.view is None, whole.view, whole.offered
        view = whole.view
        show_child(self.banner, whole.banner)
        had_focus = self.page.scrolled.isAncestorOf(self.focusWidget() or self) and self.entry is None
        self.page.say(view.about or "A concern", "  ·  ".join((view.stands.words, *view.facts)))
        for holder in (self._top, self._left, self._right):
            emptied(holder)
        self._top.addWidget(next_steps(view, self.ask))
        self._show_steps()
        if view.stage:
            self._top.addWidget(cards.ladder(self.context, view))
        if whole.dates:
            self._top.addWidget(self._counted(whole.dates))
        self._left.addWidget(cards.effect(view, self.ask))
        self._left.addWidget(cards.history(self.context, view, self.ask, self._turn_share))
        self._right.addWidget(cards.cafcass(self.context, view, self.ask))
        self._right.addWidget(cards.told(self.context, view, self.ask))
        if view.together:
            go = self.context.go
            self._right.addWidget(
                cards.together(view, lambda child, number: go(Place("concern", child, number)))
            )
        for column in (self._left, self._right):
            column.addStretch(1)
        if was_first and self._wanted:
            self.ask(self._wanted)
        elif had_focus or (was_first and self.may_take_focus()):
            self._take_focus()

    def ask(self, key: str) -> None:
        """Open one of its forms, or the ready message."""
        view, found = self.view, self.offered
        if view is None or found is None:
            return
        if key == MESSAGE:
            write = partial(
                concerns.message,
                concern_id=self.concern_id,
                today=self.context.today(),
                calendar=self.context.calendar,
            )
            self.context.ops.read(write, self._show_message, self)
        elif key == FORM:
            self._show_for_whom(view.child.child_id)
            return
        elif key == LETTER:
            self.context.go(Place("child", view.child.child_id, None, "letters:write"))
        elif key == "summary":
            self.context.go(Place("child", view.child.child_id, None, "concerns:footprint"))
        elif key == DETAILS:
            entry = DetailsEntry(self.context, view, found)
            self._open("Change details", "Save and continue", entry, "Changed")
            self.context.ops.read(partial(concerns.details, concern_id=self.concern_id), entry.begin, entry)
        elif key == CAFCASS:
            weighing = CafcassEntry(self.context, view)
            self._open("A referral to Cafcass", "Keep what you decided", weighing, "Kept")
            begun = partial(concerns.cafcass_begun, concern_id=self.concern_id, today=self.context.today())
            self.context.ops.read(begun, weighing.begin, weighing)
        elif key in FORMS:
            form = FORMS[key]
            step = StepEntry(self.context, view, form, found)
            self._open(form.heading, form.verb, step, form.done)
            step.begin(started(self.context, view, form, found, self._now_with()))
        self._wanted = key if self.entry is not None else ""

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        if self.entry is not None:
            self.entry.flush()
        self.entry, self._wanted = None, ""
        emptied(self._form_holder)
        self._show_steps()
        self._take_focus()

    def _open(self, heading: str, verb: str, entry: ConcernEntry, done: str) -> None:
        if self.entry is not None:
            self.entry.flush()
        emptied(self._form_holder)
        card = Card(heading, margins=(20, 16, 20, 16), gap=12)
        card.body.addWidget(entry)
        holder = QWidget()
        flow = Flow(holder, 10)
        flow.addWidget(button(verb, "main", shortcut="Alt+Return", on_press=entry.file))
        flow.addWidget(button("Come back later", on_press=self.close_entry))
        card.body.addWidget(holder)
        entry.put_away.connect(self.close_entry)
        entry.filed.connect(lambda _value: self._filed(done))
        self.entry = entry
        self._form_holder.addWidget(_below(card))
        self._show_steps()
        self.page.scrolled.verticalScrollBar().setValue(0)

    def _filed(self, done: str) -> None:
        self.entry = None
        self.context.toast(done)
        self.close_entry()

    def _show_message(self, message: Message) -> None:
        if self.entry is not None:
            self.entry.flush()
            self.entry = None
        emptied(self._form_holder)
        heading = "Ask for the answer" if message.is_chasing else "The message"
        key = DraftKey(stored.MESSAGE, self.concern_id, self.view.child.child_id if self.view else None)
        sent = ("Note that it was sent", partial(self.ask, "chase"))
        card = MessageCard(self.context, heading, message, key, sent)
        card.put_away.connect(self.close_entry)
        self._form_holder.addWidget(_below(card))
        self._show_steps()
        self.page.scrolled.verticalScrollBar().setValue(0)
        card.words.setFocus()
        self._wanted = MESSAGE

    def _show_for_whom(self, child_id: int) -> None:
        """Ask whom the dispute form is for."""
        if self.entry is not None:
            self.entry.flush()
            self.entry = None
        emptied(self._form_holder)
        card = ForWhom(self.context, child_id, DocumentKind.DISPUTE, self.concern_id)
        card.put_away.connect(self.close_entry)
        self._form_holder.addWidget(_below(card))
        self._show_steps()
        self.page.scrolled.verticalScrollBar().setValue(0)
        self._wanted = FORM

    def _now_with(self) -> str:
        """Who answers at the stage it stands at; while informal, who it was raised with."""
        view = self.view
        if view is None:
            return ""
        return next((one.title for one in view.stages if one.state == "now"), view.raised_with)

    def _turn_share(self, step: StepRow) -> None:
        private = step.share is Share.MAY_SHARE
        words = "Keep an entry off the one page" if private else "Let an entry stand on the one page"
        self.context.ops.write(words, partial(steps.keep_off, step_id=step.step_id, private=private))

    def _counted(self, dates: tuple[StandingDate, ...]) -> QWidget:
        """The dates that stand for it; each opens its sum."""
        made = QWidget()
        column = Column(made, gap=6)
        today, calendar = self.context.today(), self.context.calendar
        column.addWidget(caption("How it is counted: choose a line to see its sum"))
        column.addWidget(DueList(tuple(due_view(ChildDate(one, ()), today, calendar) for one in dates)))
        place = Place("settings", part="concerns")
        column.addWidget(link("The stages in Settings", partial(self.context.go, place), small=True), 0, LEFT)
        return made

    def _show_steps(self) -> None:
        """What may be done next stands there while nothing else is open: one main button at a time."""
        first = self._top.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setVisible(not self._form_holder.count())

    def _take_focus(self) -> None:
        first = self._top.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus()


def _below(card: Card) -> QWidget:
    """A card with room beneath it."""
    holder = QWidget()
    column = Column(holder, (0, 0, 0, 12), 0)
    column.addWidget(card)
    return holder
