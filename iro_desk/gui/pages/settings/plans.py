"""The tab of plans: the scale grades are given on, how a grade is proposed, and the questions about each plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SCORED_PLANS, PlanKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.own_scale import OwnScaleCard
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption, rule, strong
from iro_desk.services import scales
from iro_desk.services.preferences import QUALITY, quality_preferences, question_preferences, question_section
from iro_desk.services.scales import ScaleList

WORDS = (
    "Grades already given keep the scale they were given on, and grades of different scales are never averaged. "
    "Only scales whose four grades stand in the same order may be set side by side."
)
HOW = (
    "A proposal with its reasons, and never law: the officer’s own grade and words stand. What is here starts as "
    "shipped; change it to what your authority has agreed."
)
ASKED = (
    "Blank words go back to those shipped. Answers already given stay, and so does what they then pointed to."
)


class PlansPart(SettingsPart):
    """Scales first, then the sums, then the questions about one plan at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pages: dict[PlanKind, QWidget] = {}
        self.in_turn(self._scales, self._own_scale, self._sums, self._asked, self._first_plan)

    def load(self) -> None:
        """Read every preference, and the scales there are."""
        super().load()
        self.context.ops.read(scales.listed, self._show_scales, self)

    def _scales(self) -> Card:
        self.scale = Choice((), blank=False)
        self.scale.edited.connect(self._choose)
        card = Card("Scale for new forms", gap=6)
        card.body.addWidget(caption(WORDS))
        self.scale_row = FieldRow("Grades are given on", self.scale)
        card.body.addWidget(self.scale_row)
        self._listed = Column(gap=6)
        card.body.addLayout(self._listed)
        return card

    def _own_scale(self) -> OwnScaleCard:
        self.own = OwnScaleCard(self.context)
        self.own.changed.connect(self.load)
        self.typed_in = {"scale": self.own.label_row}
        return self.own

    def _sums(self) -> Card:
        sums = self.section(QUALITY, quality_preferences(), compact=True)
        sums.body.insertWidget(1, caption(HOW))
        return sums

    def _asked(self) -> Card:
        self.plan = Choice(tuple(Option(one.value, one.label) for one in SCORED_PLANS), blank=False)
        self.plan.edited.connect(self._open)
        asked = Card("Questions about a plan")
        asked.body.addWidget(caption(ASKED))
        asked.body.addWidget(FieldRow("Which plan", self.plan))
        self._questions = Column(gap=8)
        asked.body.addLayout(self._questions)
        return asked

    def _first_plan(self) -> None:
        self._show_plan(PlanKind.CARE)

    def _show_scales(self, found: ScaleList) -> None:
        offered = tuple(Option(one.scale_id, one.label) for one in found.scales if one.is_offered)
        self.scale.offer(offered)
        self.scale.set_value(found.in_use)
        while self._listed.count():
            item = self._listed.takeAt(0)
            if item is not None and (gone := item.widget()) is not None:
                gone.deleteLater()
        for one in found.scales:
            ranked = "" if one.is_ranked else " Not set beside the others."
            kept = " No longer offered." if one.is_own and not one.is_offered else ""
            grades = " · ".join(grade.label for grade in one.grades)
            row = QWidget()
            column = Column(row, gap=0)
            column.addWidget(rule())
            column.addWidget(strong(one.label))
            told = "" if one.used.endswith(".") else f".{ranked}"
            column.addWidget(caption(f"{grades}. {one.used}{told}{kept}"))
            self._listed.addWidget(row)
        self.own.show_scales(found)

    def _choose(self) -> None:
        write = partial(scales.choose, scale_id=str(self.scale.value()))
        self.context.ops.write("Change the scale of new forms", write, lambda _: self.load(), self)

    def _open(self) -> None:
        self._show_plan(PlanKind(str(self.plan.value())))
        self.load()

    def _show_plan(self, plan: PlanKind) -> None:
        """Show the questions about one plan; they are made when they are first looked at."""
        if plan not in self._pages:
            page = QWidget()
            column = Column(page, gap=8)
            shown = [one for one in question_preferences() if one.section == question_section(plan)]
            for number, one in enumerate(shown):
                if one.kind == "line" and number:
                    column.addWidget(rule())
                column.addWidget(self.field(one, compact=one.kind == "number"))
            self._questions.addWidget(page)
            self._pages[plan] = page
        for kind, page in self._pages.items():
            page.setVisible(kind is plan)
