"""A child's concerns and the good work done for them, under the ways to begin either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import DocumentKind, PlanKind
from iro_desk.domain.wording import dated, short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.footprint_card import FootprintCard
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.concern.entries import RaiseEntry, ThanksEntry
from iro_desk.gui.pages.concern.message_card import MessageCard
from iro_desk.gui.pages.versions.for_whom import ForWhom
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import heading
from iro_desk.services import commendations, concerns, drafts
from iro_desk.services.commendations import ThanksRow
from iro_desk.services.concerns import ConcernLine, Message, Offer, Offered, Wanted, stored
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.services.theme_lists import Theme

RAISE, THANK, FOOTPRINT, MESSAGE = "raise", "thank", "footprint", "message"
#: what a concern that began at a plan is most often about
THEME_OF = {PlanKind.PEP.value: "PEP_LATE", PlanKind.HEALTH.value: "HEALTH"}
PLAN_LATE = "PLAN_LATE"


class ConcernsPart(Part):
    """The concerns, the thanks, and the page of what was done for the child.

    Its form is "raise", with the plan and the review it began from after strokes, as in "raise/care/12"; "thank",
    "footprint", or "message" for the words of the thank-you that is its subject.
    """

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        top = QWidget()
        flow = Flow(top, 10)
        self.raise_button = button("Raise a concern", "main", "messages-square", on_press=self.ask_concern)
        self.thank_button = button("Say thank you", icon="check", on_press=self.ask_thanks)
        flow.addWidget(self.raise_button)
        flow.addWidget(self.thank_button)
        self._thanks, self._footprint = Column(gap=12), Column(gap=0)
        self.footprint = FootprintCard(self.context, self.child_id)
        wanted = partial(self.ask_for_whom, DocumentKind.FOOTPRINT, self.child_id)
        self.footprint.outbox.connect(wanted)
        self._footprint.addWidget(self.footprint)
        whole = self.layout()
        whole.insertWidget(0, top)  # type: ignore[union-attr]
        whole.addLayout(self._thanks)  # type: ignore[union-attr]
        whole.addLayout(self._footprint)  # type: ignore[union-attr]

    def load(self) -> None:
        """Read them again, and open the form that was asked for, or the one begun."""
        context = self.context
        read = partial(
            concerns.listed, today=context.today(), calendar=context.calendar, wanted=Wanted(self.child_id)
        )
        context.ops.read(read, self._show, self)
        context.ops.read(partial(commendations.listed, child_id=self.child_id), self._show_thanks, self)
        self.footprint.load()
        opened, self.opened = self.opened, ""
        kind, plan, review = (*opened.split("/"), "", "")[:3]
        if kind == RAISE:
            self.ask_concern(plan, int(review) if review else None)
        elif kind == THANK:
            self.ask_thanks()
        elif kind == MESSAGE and self.subject_id:
            self.open_thanks(self.subject_id)
        elif kind == FOOTPRINT:
            self.footprint.take_focus()
        elif self.entry is None:
            find = partial(drafts.find, form=stored.RAISE, subject_id=0, child_id=self.child_id)
            context.ops.read(find, self._go_on, self)

    def ask_concern(self, plan: str = "", review_id: int | None = None) -> None:
        """Open the form of a conversation."""
        read = partial(concerns.offered, child_id=self.child_id)
        self.context.ops.read(read, partial(self._ask_concern, plan, review_id), self)

    def ask_thanks(self) -> None:
        """Open the form of a thank-you."""
        self.context.ops.read(commendations.themes, self._ask_thanks, self)

    def _ask_concern(self, plan: str, review_id: int | None, found: Offered) -> None:
        entry = RaiseEntry(self.context, self.child_id, found, plan, review_id)
        self.open_entry("Raise a concern: note the conversation", "Note it", entry)
        entry.filed.connect(self._raised)
        theme = {"theme": THEME_OF.get(plan, PLAN_LATE)} if plan else {}

        def begin(values: Mapping[str, object]) -> None:
            entry.begin({**theme, **values})

        read = partial(
            concerns.begun,
            child_id=self.child_id,
            today=self.context.today(),
            calendar=self.context.calendar,
            plan=plan,
            review_id=review_id,
        )
        self.context.ops.read(read, begin, entry)

    def _ask_thanks(self, found: tuple[Theme, ...]) -> None:
        entry = ThanksEntry(
            self.context, self.child_id, tuple(Offer(one.code, one.label, one.means) for one in found)
        )
        self.open_entry("Say thank you", "Keep the thanks", entry)
        entry.filed.connect(self._thanked)
        entry.begin({"given_on": self.context.today().isoformat()})

    def _raised(self, concern_id: object) -> None:
        self.context.toast("Concern noted")
        self.entry = None
        self.context.go(Place("concern", self.child_id, int(str(concern_id))))

    def _thanked(self, number: object) -> None:
        self.context.toast("Thanks kept")
        self.close_entry()
        self.open_thanks(int(str(number)))

    def open_thanks(self, number: int) -> None:
        """Show the ready words of one thank-you."""
        read = partial(commendations.message, commendation_id=number)
        self.context.ops.read(read, partial(self._show_message, number), self)

    def _show_message(self, number: int, message: Message) -> None:
        self.close_entry()
        key = DraftKey(commendations.MESSAGE, number, self.child_id)
        outbox = ("Put the thanks in the outbox", partial(self.ask_for_whom, DocumentKind.THANKS, number))
        card = MessageCard(self.context, "Send the thanks", message, key, outbox)
        card.put_away.connect(self._close_message)
        emptied(self._form_holder)
        self._form_holder.addWidget(card)
        card.words.setFocus()

    def ask_for_whom(self, kind: DocumentKind, subject_id: int) -> None:
        """Ask whom a thank-you, or the page of what was done, is for."""
        self.close_entry()
        emptied(self._form_holder)
        card = ForWhom(self.context, self.child_id, kind, subject_id)
        card.put_away.connect(self._close_message)
        self._form_holder.addWidget(card)

    def _close_message(self) -> None:
        emptied(self._form_holder)
        self.thank_button.setFocus()

    def _go_on(self, kept: KeptDraft | None) -> None:
        if kept is not None and self.entry is None:
            self.ask_concern()

    def _show(self, found: tuple[ConcernLine, ...]) -> None:
        emptied(self.body)
        if not found:
            words = "If something is not good enough, start with a conversation. It takes a minute to note."
            self.body.addWidget(EmptyState("No concerns raised", words))
            return
        listed = RowList("Concerns", tuple(concern_row(self.context, one, named=False) for one in found))
        listed.opened.connect(lambda key: self.context.go(Place("concern", self.child_id, int(key))))
        self.body.addWidget(listed)

    def _show_thanks(self, found: tuple[ThanksRow, ...]) -> None:
        emptied(self._thanks)
        if not found:
            return
        self._thanks.addWidget(heading("Good work"))
        listed = RowList("Good work", tuple(thanks_row(self.context, one, named=False) for one in found))
        listed.opened.connect(lambda key: self.open_thanks(int(key)))
        self._thanks.addWidget(listed)


def concern_row(context: Context, one: ConcernLine, *, named: bool) -> ListRow:
    """One concern in a list; with the child where the list is of everybody's."""
    theme = f"{one.theme}. " if one.theme else ""
    return ListRow(
        key=str(one.concern_id),
        initials=one.child.initials if named else "",
        colour=one.child.identity_colour,
        title=one.child.name if named else "",
        main=one.about or "A concern",
        detail=f"{theme}{one.stands.words}",
        tone=one.stands.tone.value,
        badge=one.stands.waits or ("" if one.settled_on is None else "Ended"),
        date_words=f"Raised {short_date(one.raised_on, context.today())}",
    )


def thanks_row(context: Context, one: ThanksRow, *, named: bool) -> ListRow:
    """One piece of good work in a list."""
    copy = f". Copy to {one.manager}" if one.manager else ""
    return ListRow(
        key=str(one.commendation_id),
        initials=one.child.initials if named else "",
        colour=one.child.identity_colour,
        title=one.child.name if named else "",
        main=f"{one.whom}: {one.theme[:1].lower()}{one.theme[1:]}",
        detail=f"{one.what}{copy}",
        date_words=dated(one.given_on),
    )
