"""OwnScaleCard: the scales an authority made itself, and the form for another one."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import Signal

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import Box, KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.kept_list import KeptList
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import scales
from iro_desk.services.drafts import DraftKey
from iro_desk.services.scales import ScaleList

WHAT = "For an authority with grades of its own. One that a grade was given on is kept to be read when it is removed."
DRAFT = "settings:plans:scale"
LIKE = "These four may be set beside the usual four"
USUAL = "The usual four are Very good, Good, Requires improvement and Inadequate, in that order."


class OwnScaleCard(Card):
    """What there is, and two boxes for another.

    Signals:
        changed(): a scale was added, or is no longer offered.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Your authority’s own scales")
        self._context = context
        self.kept = KeptList("Your authority’s own scales")
        self.kept.remove_asked.connect(self._retire)
        self.label, self.grades, self.like = LineEdit(), NarrativeEdit(lines=4), Tick(LIKE)
        self.label_row = FieldRow("What it is called", self.label)
        self.grades_row = FieldRow("Its grades, best first", self.grades, "One to a line.")
        boxes: dict[str, Box] = {"label": self.label, "grades": self.grades}
        self._typed = KeptBoxes(context, DraftKey(DRAFT, 0, None), boxes, self)
        self._typed.begin()
        for widget in (caption(WHAT), self.kept, self.label_row, self.grades_row):
            self.body.addWidget(widget)
        self.body.addWidget(self.like, 0, LEFT)
        self.body.addWidget(
            caption(f"{USUAL} Then a grade may be proposed on it. Leave it blank if you are not sure.")
        )
        self.body.addWidget(button("Add this scale", icon="plus", on_press=self.add), 0, LEFT)

    def show_scales(self, found: ScaleList) -> None:
        """Show the authority's own that are still offered."""
        own = [one for one in found.scales if one.is_own and one.is_offered]
        self.kept.show_kept(
            {one.scale_id: (one.label, " · ".join(grade.label for grade in one.grades)) for one in own}
        )

    def add(self) -> None:
        """Add what is typed."""
        write = partial(
            scales.add, label=self.label.text(), words=self.grades.value().splitlines(),
            like_the_four=self.like.isChecked(),
        )  # fmt: skip
        self._context.ops.write("Add a scale", self._typed.filing(write), self._added, self, self._refused)

    def _added(self, _: str) -> None:
        self.label.clear()
        self.grades.set_value("")
        self._typed.filed()
        self.like.setChecked(False)
        self._say({})
        self._context.toast("Scale added.")
        self.changed.emit()

    def _retire(self, scale_id: str) -> None:
        retire = partial(scales.retire, scale_id=scale_id)
        self._context.ops.write("Remove a scale", retire, lambda _: self.changed.emit(), self)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal):
            return False
        self._say({trouble.field or "": str(trouble)})
        return trouble.field in ("label", "grades")

    def _say(self, said: dict[str, str]) -> None:
        self.label_row.show_problem(said.get("label", ""))
        self.grades_row.show_problem(said.get("grades", ""))
        if said:
            (self.grades if "grades" in said else self.label).setFocus()
