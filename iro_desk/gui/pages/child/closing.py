"""Closing a case from the child's page: keep the record, look at it again on a day, or let it go (S32)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from iro_desk.domain.wording import dated, read_date
from iro_desk.errors import Refusal
from iro_desk.gui.pages.child.entry import Entry, problems_of
from iro_desk.gui.pages.child.erasing import Erasing
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.text import wrapped
from iro_desk.records import ClosingFields
from iro_desk.records.forms import asked
from iro_desk.services import children, closing
from iro_desk.services.closing import ClosingSheet
from iro_desk.services.drafts import DraftKey

KEPT = (
    "The child leaves Today, the caseload and every count, and no dates run. They are still found by name and "
    "under Closed in the caseload, and everything written stays."
)
MARGINS = (20, 16, 20, 16)


class ClosingPart(Part):
    """What becomes of a case when the officer's work with the child ends.

    Signals:
        removing: the child is about to go, so the page should stop reading about them.
    """

    removing = Signal()

    def load(self) -> None:
        """Read how the case stands."""
        read = partial(closing.sheet, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show, self)

    def close_entry(self) -> None:
        """Putting the form away goes back to the Overview."""
        was_open = self.entry is not None
        super().close_entry()
        if was_open:
            self.show_part("overview")

    def _show(self, sheet: ClosingSheet) -> None:
        if self.entry is not None and not sheet.is_closed:
            return
        super().close_entry()
        emptied(self.body)
        if sheet.is_closed:
            self.body.addWidget(self._closed_card(sheet))
        else:
            self._ask(sheet)
        self.body.addWidget(self._handing_card())
        self.body.addWidget(self._removing_card())

    def _ask(self, sheet: ClosingSheet) -> None:
        entry = Entry(
            self.context,
            DraftKey(closing.FORM, self.child_id, self.child_id),
            asked(ClosingFields),
            "Close a case",
            partial(closing.close, child_id=self.child_id, today=self.context.today()),
        )
        entry.whole.insertWidget(0, wrapped(KEPT, tone="muted"))
        left = unfinished(sheet)
        if left:
            entry.whole.insertWidget(1, wrapped(left))
        self.open_entry("Close the case and keep the record", "Close the case", entry)
        entry.filed.connect(lambda _id: self._closed())
        entry.begin(sheet.fields.model_dump(mode="json"))

    def _closed(self) -> None:
        self.context.toast("Case closed. The record is kept.")
        super().close_entry()
        self.load()

    def _closed_card(self, sheet: ClosingSheet) -> Card:
        fields, context = sheet.fields, self.context
        card = Card("This case is closed", margins=MARGINS, gap=12)
        card.body.addWidget(wrapped(said(fields)))
        self.again = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.again.set_value(fields.look_again_on)
        self.again_row = FieldRow(
            "Look at this record again on",
            self.again,
            "Then you keep it longer, or delete it for good. Nothing is deleted by itself.",
        )
        card.body.addWidget(self.again_row)
        card.body.addWidget(button("Keep it until this day", "main", on_press=self.keep_until), 0, LEFT)
        self.reopening = button("Open the case again", icon="history", on_press=self.reopen)
        card.body.addWidget(self.reopening, 0, LEFT)
        return card

    def keep_until(self) -> None:
        """Keep the record until the day typed."""
        on = self.again.day()
        if on is None:
            self.again_row.show_problem("Enter the day to look at this record again.")
            self.again_row.focus()
            return
        write = partial(closing.keep_until, child_id=self.child_id, on=on, today=self.context.today())
        done = f"Kept. It comes up again on {dated(on)}."
        self.context.ops.write(
            "Keep a closed record", write, lambda _none: self._say(done), self, self._refused
        )

    def reopen(self) -> None:
        """Take the child back to the caseload."""
        write = partial(closing.reopen, child_id=self.child_id)
        said = "The case is open again."
        self.context.ops.write("Open a case again", write, lambda _none: self._say(said), self)

    def _say(self, words: str) -> None:
        self.context.toast(words)
        self.load()

    def _handing_card(self) -> Card:
        card = Card("Hand the case to another officer", margins=MARGINS, gap=12)
        card.body.addWidget(
            wrapped(
                "One sealed file with the whole record, a summary to read first and the promises still to keep, for "
                "another IRO Desk. What is here stays until you close or delete it."
            )
        )
        self.handing = button(
            "Make a case package", icon="send", on_press=partial(self.show_part, "handing_over")
        )
        card.body.addWidget(self.handing, 0, LEFT)
        return card

    def _removing_card(self) -> Card:
        card = Card("Delete the record", margins=MARGINS, gap=12)
        self.erasing = Erasing(self.context, self.child_id)
        self.erasing.going.connect(self._going)
        card.body.addWidget(self.erasing)
        words = "For a child who was added by mistake. Undo brings back everything written about them."
        card.body.addWidget(wrapped(words, tone="muted"))
        card.body.addWidget(
            button("Remove this child", "danger", "trash-2", on_press=self.remove_child), 0, LEFT
        )
        return card

    def _going(self) -> None:
        self.removing.emit()
        self.entry = None

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

    def _removed(self) -> None:
        self.context.toast("Child removed")
        self.context.go(Place("caseload"))

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self.again_row.show_problem(problems_of(trouble)[0][0])
        self.again_row.focus()
        return True


def said(fields: ClosingFields) -> str:
    """When and why the case was closed, in a sentence or two."""
    parts = [f"Closed on {dated(fields.closed_on)}" if fields.closed_on else "Closed"]
    if fields.closed_why is not None:
        parts.append(fields.closed_why.label[:1].lower() + fields.closed_why.label[1:])
    sentence = f"{': '.join(parts)}."
    if fields.last_day is not None:
        sentence += f" Last day in care: {dated(fields.last_day)}."
    return f"{sentence} {fields.closed_note}".strip()


def unfinished(sheet: ClosingSheet) -> str:
    """What is still open, in a sentence; empty when nothing is."""
    counts = (
        (sheet.promises, "promise to the child still to keep", "promises to the child still to keep"),
        (sheet.half_written, "form half written", "forms half written"),
        (sheet.papers, "paper waiting in the outbox", "papers waiting in the outbox"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"Not finished: {', '.join(parts)}. You can close the case and come back to them." if parts else ""
