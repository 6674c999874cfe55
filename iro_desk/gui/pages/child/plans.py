"""The seven plans an officer checks: the date each one carries, and recording a newer one."""

from __future__ import annotations

from functools import partial

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.figures.trail import Trail
from iro_desk.domain.wording import dated
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.child.trails import trails_card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption
from iro_desk.records import PlanFields
from iro_desk.records.forms import asked
from iro_desk.services import children, drafts, filing
from iro_desk.services.children import PlanRow
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.services.figures.through_time import grades_through_time


class PlansPart(Part):
    """All seven plans; a row opens the form to record one as it was seen."""

    def load(self) -> None:
        """Read them again, and open what was being typed."""
        context = self.context
        read = partial(children.plans, child_id=self.child_id, today=context.today())
        context.ops.read(read, self._show, self)
        if self.entry is None:
            find = partial(drafts.find, form=filing.PLAN, subject_id=0, child_id=self.child_id)
            context.ops.read(find, self._go_on, self)

    def record(self, kind: PlanKind = PlanKind.CARE) -> None:
        """Open the form for one plan."""
        entry = Entry(
            self.context,
            DraftKey(filing.PLAN, 0, self.child_id),
            asked(PlanFields),
            "Record a plan",
            partial(filing.record_plan, child_id=self.child_id),
        )
        self.open_entry("Record a plan as you saw it", "Record the plan", entry)
        entry.filed.connect(lambda _id: self._filed())
        entry.begin({"kind": kind.value})

    def _go_on(self, kept: KeptDraft | None) -> None:
        if kept is not None and self.entry is None:
            self.record()

    def _filed(self) -> None:
        self.context.toast("Plan recorded")
        self.close_entry()
        self.load()

    def _show(self, rows: tuple[PlanRow, ...]) -> None:
        emptied(self.body)
        if not rows:
            self.body.addWidget(
                EmptyState(
                    "No plans recorded", "Add each plan as you see it. Its date and grade will be kept."
                )
            )
        seen = {row.kind: row for row in rows}
        listed = RowList("Plans", tuple(_row(kind, seen.get(kind)) for kind in PlanKind))
        listed.opened.connect(lambda key: self.record(PlanKind(key)))
        self.body.addWidget(listed)
        self.body.addWidget(caption("Choose a plan to record the one you have seen. Earlier ones are kept."))
        self._trails = Column(gap=0)
        self.body.addLayout(self._trails)
        read = partial(grades_through_time, child_id=self.child_id)
        self.context.ops.read(read, self._show_trails, self)

    def _show_trails(self, found: tuple[Trail, ...]) -> None:
        emptied(self._trails)
        if found:
            self._trails.addWidget(trails_card(self.context, self.child_id, found))


def _row(kind: PlanKind, row: PlanRow | None) -> ListRow:
    if row is None:
        return ListRow(key=kind.value, main=kind.label, detail="Nothing recorded", badge="Not seen")
    day = dated(row.dated_on) if row.dated_on else "No date on it"
    age = row.age_words if row.dated_on else ""
    return ListRow(key=kind.value, main=kind.label, detail=row.note or "No note", date_words=day, badge=age)
