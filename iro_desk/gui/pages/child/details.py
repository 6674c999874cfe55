"""The child's own details: changing them, giving the name, closing the case and removing the child."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.pages.child.entry import DraftKey, Entry, problems_of
from iro_desk.gui.pages.child.erasing import Erasing
from iro_desk.gui.pages.child.own_terms import OwnTermsCard
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import caption
from iro_desk.records import ChildFields
from iro_desk.records.forms import asked
from iro_desk.services import children, filing


class DetailsPart(Part):
    """The form of everything said about a child.

    Signals:
        removing: the child is about to go, so the page should stop reading about them.
    """

    removing = Signal()

    def load(self) -> None:
        """Open the form, once."""
        if self.entry is None:
            read = partial(children.fields, child_id=self.child_id)
            self.context.ops.read(read, self._open, self)

    def _open(self, fields: ChildFields) -> None:
        if self.entry is not None:
            return
        entry = Entry(
            self.context,
            DraftKey(filing.CHILD, self.child_id, self.child_id),
            asked(ChildFields),
            "Change a child’s details",
            partial(filing.amend_child, child_id=self.child_id, today=self.context.today()),
        )
        self.open_entry("Details", "Save and continue", entry)
        entry.filed.connect(lambda _id: self._filed())
        entry.begin(fields.model_dump(mode="json"))
        if self.body.count() == 0:
            self.body.addWidget(OwnTermsCard(self.context, self.child_id))
            self.body.addWidget(self._ending())

    def close_entry(self) -> None:
        """Putting the form away goes back to the Overview."""
        was_open = self.entry is not None
        super().close_entry()
        if was_open:
            self.show_part("overview")

    def _filed(self) -> None:
        self.context.toast("Details changed")
        self.close_entry()

    def _ending(self) -> Card:
        card = Card("When your work with this child ends", margins=(20, 16, 20, 16), gap=12)
        context = self.context
        self.ended = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.ended_row = FieldRow("Last day in care", self.ended, "The record stays, and no more dates run.")
        card.body.addWidget(self.ended_row)
        holder = QWidget()
        buttons = Flow(holder, 10)
        buttons.addWidget(button("Close the case", on_press=self.close_case))
        buttons.addWidget(button("Remove this child", "danger", "trash-2", on_press=self.remove_child))
        card.body.addWidget(holder)
        card.body.addWidget(
            caption("Removing takes away everything written about the child. Undo brings it back.")
        )
        self.erasing = Erasing(context, self.child_id)
        self.erasing.going.connect(self._going)
        card.body.addWidget(self.erasing)
        return card

    def _going(self) -> None:
        self.removing.emit()
        self.entry = None

    def close_case(self) -> None:
        """End this time in care on the day typed."""
        on = self.ended.day()
        if on is None:
            self.ended_row.show_problem("Enter the last day in care.")
            self.ended_row.focus()
            return
        self.context.ops.write(
            "Close a case",
            partial(children.close, child_id=self.child_id, on=on),
            then=lambda _none: self._closed(),
            owner=self,
            otherwise=self._refused,
        )

    def remove_child(self) -> None:
        """Ask, then take the child and all that belongs to them away."""
        sure = self.context.prompts.confirm(
            self,
            "Remove this child and everything written about them?",
            "Reviews, visits, letters and people on their list go too. "
            "Undo brings them back while this window is open.",
            "Remove this child",
            "Keep",
        )
        if not sure:
            return
        self._going()
        self.context.ops.write(
            "Remove a child",
            partial(children.remove, child_id=self.child_id),
            then=lambda _none: self._removed(),
            owner=self,
        )

    def _closed(self) -> None:
        self.context.toast("Case closed")
        self.close_entry()

    def _removed(self) -> None:
        self.context.toast("Child removed")
        self.context.go(Place("caseload"))

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self.ended_row.show_problem(problems_of(trouble)[0][0])
        self.ended_row.focus()
        return True
