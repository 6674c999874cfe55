"""TemplateCard: the authority's Word template: chosen, what was taken from it and left out, and taken away again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget

from iro_desk.domain.word_template import MARK, TakenTemplate
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.text import announce, caption, wrapped
from iro_desk.services import word_template

HEADING = "Your authority’s Word template"
KINDS = "Word templates (*.docx *.dotx *.docm *.dotm)"
WHAT = (
    "Its sheet, its margins, what stands at the top and the foot, its styles and its colours are used in every Word "
    "file for adults. A PDF stays as it is."
)
WHERE = (
    f"A paper’s words go where a paragraph of its own says {MARK}, or after what stands on the page. Macros, links, "
    "names of those who made it and all else that is no part of a page are left out."
)
NONE_YET = "None is used: Word files are set as their PDFs are, as near as Word can."
LOOK = (
    "It cannot be shown here as Word would set it: make a Word file of a paper and look at it once in Word."
)
CHOOSE, ANOTHER, AWAY = "Choose a Word template…", "Choose another…", "Take it away again"
USED, GONE = (
    "Every Word file for adults is set on it from now on.",
    "Word files are set without it from now on.",
)
NOTHING = "Nothing"


class TemplateCard(Card):
    """One template or none; kept as soon as it is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(HEADING)
        self._context = context
        self.facts: dict[str, str] = {}
        self.problem = Problem()
        self._told = Column(gap=8)
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        self.body.addWidget(wrapped(WHERE, tone="muted"))
        self.body.addWidget(self.problem)
        self.body.addLayout(self._told)
        self.choose_button = button(CHOOSE, icon="folder-open", on_press=self.choose)
        self.away = button(AWAY, icon="trash-2", on_press=self.take_away)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        flow.addWidget(self.choose_button)
        flow.addWidget(self.away)
        self.body.addWidget(buttons)
        self.away.hide()

    def load(self) -> None:
        """Read what is in use."""
        self._context.ops.read(word_template.taken, self.show_taken, self)

    def choose(self) -> None:
        """Ask for a file; it is opened and made clean beside the window's own work."""
        path = self._context.prompts.choose_file(self, HEADING, KINDS)
        if path is not None:
            self._context.ops.beside(partial(_read, path), self._take, self, self._refused)

    def take_away(self) -> None:
        """Set Word files without it from now on."""
        self.choose_button.setFocus()
        label = "Take the authority’s Word template away"
        self._context.ops.write(label, word_template.take_away, lambda _: self._context.toast(GONE), self)

    def show_taken(self, taken: TakenTemplate | None) -> None:
        """Show what was taken from the template in use, and what was left out of it."""
        emptied(self._told)
        self.facts = _facts(taken) if taken else {}
        for label, words in self.facts.items():
            fact = Column(gap=0)
            fact.addWidget(caption(label))
            fact.addWidget(wrapped(words))
            self._told.addLayout(fact)
        self._told.addWidget(caption(LOOK if taken else NONE_YET))
        self.choose_button.setText(f" {ANOTHER if taken else CHOOSE}")
        self.choose_button.setAccessibleName(f"{HEADING}: {ANOTHER if taken else CHOOSE}")
        self.away.setAccessibleName(f"{HEADING}: {AWAY}")
        self.away.setVisible(taken is not None)

    def _take(self, taken: TakenTemplate) -> None:
        self.problem.say("")
        put = partial(word_template.put, template=taken)
        label = "Set Word files on the authority’s template"
        self._context.ops.write(label, put, self._done, self, self._refused)

    def _done(self, _nothing: None) -> None:
        announce(self, USED)
        self._context.toast(USED)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self.problem.say(str(trouble))
        return True


def _facts(taken: TakenTemplate) -> dict[str, str]:
    """What she is shown of it, by its label."""
    told = {
        "File": taken.name,
        "Sheet": f"{taken.sheet}.",
        "At the top of its pages": taken.head or "No words",
        "At the foot of its pages": taken.foot or "No words",
        "On the page, beside our words": taken.body or NOTHING,
        "Styles of its own that are used": ", ".join(taken.styles),
        "Styles it does not have: ours are used, in its typeface": ", ".join(taken.lent),
        "Left out of it": "\n".join(taken.left_out) or NOTHING,
    }
    return {label: words for label, words in told.items() if words}


def _read(path: Path) -> TakenTemplate:
    # Imported here because reading Word files takes a fifth of a second to start.
    from iro_desk.exports.templates.taking import read

    return read(path)
