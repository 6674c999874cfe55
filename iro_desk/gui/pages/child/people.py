"""The people around a child: who they are, how to reach them, and whose name stays out of letters."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption
from iro_desk.records import PersonFields
from iro_desk.records.forms import asked
from iro_desk.services import children, drafts, filing
from iro_desk.services.children import PersonRow
from iro_desk.services.drafts import DraftKey, KeptDraft


class PeoplePart(Part):
    """The child's people; a row opens its form."""

    def load(self) -> None:
        """Read them again, and open what was being typed."""
        ops = self.context.ops
        ops.read(partial(children.people, child_id=self.child_id), self._show, self)
        if self.entry is None and self.subject_id:
            self.amend(self.subject_id)
            self.subject_id = 0
        elif self.entry is None:
            find = partial(drafts.find, form=filing.PERSON, subject_id=0, child_id=self.child_id)
            ops.read(find, self._go_on, self)

    def add(self) -> None:
        """Open the form for somebody new."""
        self._open(0, "Add a person", "Add this person").begin({})

    def amend(self, person_id: int) -> None:
        """Open the form of somebody on the list."""
        read = partial(children.person_fields, person_id=person_id)

        def opened(fields: PersonFields) -> None:
            remove = button(
                "Remove from the list", "danger", "trash-2", on_press=lambda: self.remove(person_id)
            )
            entry = self._open(person_id, "Change this person", "Save and continue", remove)
            entry.begin(fields.model_dump(mode="json"))

        self.context.ops.read(read, opened, self)

    def remove(self, person_id: int) -> None:
        """Take somebody off the list; Undo puts them back."""
        if self.entry is not None:
            self.close_entry()
        self.context.ops.write(
            "Remove a person",
            partial(children.remove_person, person_id=person_id),
            then=lambda _none: self.context.toast("Removed from the list of people"),
        )

    def _go_on(self, kept: KeptDraft | None) -> None:
        if kept is not None and self.entry is None:
            self.add()

    def _open(self, person_id: int, heading: str, verb: str, more: QWidget | None = None) -> Entry:
        entry = Entry(
            self.context,
            DraftKey(filing.PERSON, person_id, self.child_id),
            asked(PersonFields),
            heading,
            partial(filing.file_person, child_id=self.child_id, person_id=person_id),
        )
        self.open_entry(heading, verb, entry, more)
        entry.filed.connect(lambda _id: self._filed(person_id))
        return entry

    def _filed(self, person_id: int) -> None:
        self.context.toast("Person changed" if person_id else "Person added")
        self.close_entry()
        self.load()

    def _show(self, rows: tuple[PersonRow, ...]) -> None:
        emptied(self.body)
        if not rows:
            self.body.addWidget(
                EmptyState(
                    "Nobody added yet",
                    "Add family, carers and workers, so that the right papers reach the right people and no others.",
                    (button("Add a person", icon="user-plus", on_press=self.add),),
                )
            )
            return
        self.body.addWidget(button("Add a person", icon="user-plus", on_press=self.add), 0, LEFT)
        listed = RowList("People", tuple(_row(row) for row in rows))
        listed.opened.connect(lambda key: self.amend(int(key)))
        self.body.addWidget(listed)
        self.body.addWidget(caption("Papers can only be prepared for people on this list."))


def _row(row: PersonRow) -> ListRow:
    reached = ", ".join(part for part in (row.telephone, row.email) if part)
    who = ", ".join(part for part in (row.role_label, row.organisation) if part)
    if row.paper_label:
        who = f"{who}; for papers: {row.paper_label[:1].lower()}{row.paper_label[1:]}"
    tone, badge = "none", ""
    if row.is_barred:
        tone, badge = "late", "An order bars papers"
    elif row.is_protected:
        tone, badge = "late", "Keep out of letters"
    elif row.has_responsibility:
        tone, badge = "info", "Parental responsibility"
    return ListRow(
        key=str(row.person_id), main=row.name, detail=f"{who}. {reached or 'No telephone or e-mail'}",
        tone=tone, badge=badge,
    )  # fmt: skip
