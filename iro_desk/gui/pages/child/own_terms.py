"""What a child calls people and things: the place on the child's page where it is written down."""

from __future__ import annotations

from functools import partial

import shiboken6

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.kept_list import KeptList
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services import own_terms
from iro_desk.services.drafts import DraftKey
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.own_terms import OwnTermRow

DRAFT = "child:details:own_words"
WHAT = "Never marked in a letter to them, and offered in place of ours: “Nan-nan” for “foster carer”."


class OwnTermsCard(Card):
    """The list of a child's own words, and two fields for another one."""

    def __init__(self, context: Context, child_id: int) -> None:
        super().__init__("The child’s own words for people and things", margins=(20, 16, 20, 16), gap=12)
        self._context, self._child_id = context, child_id
        self.kept = KeptList("The child’s own words")
        self.kept.remove_asked.connect(self._remove)
        self.says, self.means = LineEdit(), LineEdit()
        self.says_row = FieldRow("What the child says", self.says, "Such as Nan-nan, or the long house.")
        help_means = "The word it stands for, such as foster carer."
        self.means_row = FieldRow("Instead of", self.means, help_means, optional=True)
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        self.body.addWidget(self.kept)
        self.body.addWidget(self.says_row)
        self.body.addWidget(self.means_row)
        self.body.addWidget(button("Add their word", icon="plus", on_press=self.keep), 0, LEFT)
        for line in (self.says, self.means):
            line.returnPressed.connect(self.keep)
        key = DraftKey(DRAFT, 0, child_id)
        self._typed = KeptBoxes(context, key, {"says": self.says, "means": self.means}, self)
        self._typed.begin()
        self.load()

    def load(self) -> None:
        """Read the child's words."""
        read = partial(own_terms.of_child, child_id=self._child_id)
        self._context.ops.read(read, self._show, self)

    def keep(self) -> None:
        """Keep what is typed."""
        values = {"says": self.says.text(), "means": self.means.text()}
        write = partial(own_terms.keep, child_id=self._child_id, values=values)
        filing = self._typed.filing(write)
        self._context.ops.write("Keep a child’s own word", filing, self._kept, self, self._refused)

    def _show(self, rows: tuple[OwnTermRow, ...]) -> None:
        self.kept.show_kept(
            {
                str(row.term_id): (row.says, f"Instead of “{row.means}”" if row.means else "Never marked")
                for row in rows
            }
        )

    def _kept(self, _: int) -> None:
        self.says_row.show_problem("")
        self.says.clear()
        self.means.clear()
        self._typed.filed()
        self.says.setFocus()
        self._context.toast("Kept as the child’s own word.")
        self.load()

    def _remove(self, key: str) -> None:
        remove = partial(own_terms.remove, term_id=int(key))
        self._context.ops.write("Remove a child’s own word", remove, self._removed, self)

    def _removed(self, _: None) -> None:
        self.says.setFocus()
        self._context.toast("Removed from the child’s own words.")
        self.load()

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, (Incomplete, Refusal)):
            return False
        said = trouble.findings[0].message if isinstance(trouble, Incomplete) else str(trouble)
        self.says_row.show_problem(said)
        self.says_row.focus()
        return True
