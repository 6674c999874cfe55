"""Adding a child: what is known today, in under a minute; the rest can come later."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.codes import LegalStatus, PlacementType
from iro_desk.domain.fields import FormField
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.page import Page
from iro_desk.records import ChildFields
from iro_desk.records.forms import Asked, asked
from iro_desk.services import filing
from iro_desk.services.drafts import DraftKey

ESSENTIAL = ("preferred_name", "surname", "born_on", "pronouns", "local_code", "looked_after_from")
AROUND = (
    Asked("legal_status", LegalStatus, True, None, FormField("Legal status", "In care", optional=True)),
    Asked("home", PlacementType, True, None, FormField("Kind of home", "In care", optional=True)),
    Asked(
        "social_worker", str, False, "", FormField("Social worker", "In care", "Their name.", optional=True)
    ),
)


class AddChildPage(Screen):
    """One form; only the date of birth is needed."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page(
            "Add a child", "Only the date of birth is needed now. Everything else can come later."
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        essential = {question.name: question for question in asked(ChildFields)}
        questions = (*(essential[name] for name in ESSENTIAL), *AROUND)
        self.entry = Entry(
            context,
            DraftKey(filing.CHILD, 0, None),
            questions,
            "Add a child",
            partial(filing.add_child, today=context.today()),
        )
        card = Card(margins=(20, 16, 20, 16))
        card.body.addWidget(self.entry)
        self.page.body.addWidget(card)
        self.page.body.addStretch(1)
        bar = self.page.action_bar
        bar.add(button("Add this child", "main", "user-plus", "Alt+Return", self.entry.file))
        bar.add(button("Come back later", on_press=context.back))
        bar.say("Everything is kept as you type")
        self._connect()

    def load(self) -> None:
        """Show what was being typed, or an empty form."""
        self.entry.begin({})

    def flush(self) -> None:
        """Keep what is typed."""
        self.entry.flush()

    def _connect(self) -> None:
        self.entry.filed.connect(self._added)
        self.entry.put_away.connect(self.context.back)

    def _added(self, child_id: int) -> None:
        self.context.toast("Child added")
        self.context.go(Place("child", child_id))
