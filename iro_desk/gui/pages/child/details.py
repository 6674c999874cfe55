"""The child's own details: changing them and giving the name."""

from __future__ import annotations

from functools import partial

from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.own_terms import OwnTermsCard
from iro_desk.gui.pages.child.part import Part
from iro_desk.records import ChildFields
from iro_desk.records.forms import asked
from iro_desk.services import children, filing
from iro_desk.services.drafts import DraftKey


class DetailsPart(Part):
    """The form of everything said about a child."""

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

    def close_entry(self) -> None:
        """Putting the form away goes back to the Overview."""
        was_open = self.entry is not None
        super().close_entry()
        if was_open:
            self.show_part("overview")

    def _filed(self) -> None:
        self.context.toast("Details changed")
        self.close_entry()
