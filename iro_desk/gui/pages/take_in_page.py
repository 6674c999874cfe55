"""Taking in a case package: choose the file, give its words, look at what it holds, and then take it in (S32)."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.case_package import Case
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.exports import case_file
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import link, strong, wrapped
from iro_desk.services import case_package
from iro_desk.services.case_package import PackagePreview, Taken

TITLE = "Take in a case package"
SAFE = "Nothing is changed until you say so, and one undo takes it all back."
KINDS = "Case packages (*.case)"
MARGINS = (20, 16, 20, 16)


class TakeInPage(Screen):
    """Three steps on one page: the file, its words, what it holds."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page(TITLE, SAFE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.problems = ErrorSummary()
        self.page.body.addWidget(self.problems)
        self._step = Column(gap=12)
        self.page.body.addLayout(self._step)
        self.page.body.addStretch(1)
        self.problems.chosen.connect(lambda _field: self._first.setFocus())
        self.words = LineEdit()
        self.opening: Button | None = None
        self.taking: Button | None = None
        self._first: QWidget = self
        self.show_choosing()

    def load(self) -> None:
        """There is nothing to read until a file is chosen."""
        self._first.setFocus()

    def show_choosing(self) -> None:
        """The first step."""
        self._begin()
        self.choose = button("Choose the file", "main", "folder-open", on_press=self._choose)
        self._first = self.choose
        self._step.addWidget(
            EmptyState(
                "A child’s record from another IRO Desk",
                "One file whose name ends in .case, and the words that its officer tells you.",
                (self.choose,),
            )
        )

    def _choose(self) -> None:
        path = self.context.prompts.choose_file(self, "Choose the case package", KINDS)
        if path is not None:
            self.ask_words(path)

    def ask_words(self, path: Path) -> None:
        """The second step."""
        self._begin()
        card = Card("The words that open it", margins=MARGINS, gap=12)
        self.words = LineEdit()
        self.words.setMaximumWidth(self.context.theme.theme.px(520))
        self.words.returnPressed.connect(partial(self._open, path))
        card.body.addWidget(
            FieldRow(
                "Words", self.words, "As you were told them, with spaces between. Capitals do not matter."
            )
        )
        self.opening = button("Open the package", "main", on_press=partial(self._open, path))
        card.body.addWidget(self.opening, 0, LEFT)
        card.body.addWidget(link("Choose another file", self._again), 0, LEFT)
        self._step.addWidget(card)
        self._first = self.words
        self.words.setFocus()

    def _again(self) -> None:
        self.show_choosing()
        self.choose.setFocus()

    def _open(self, path: Path) -> None:
        words = self.words.text().strip()
        if not words:
            self._refused(Refusal("Enter the words that open the package."))
            return
        if self.opening is not None:
            self.opening.setEnabled(False)
        self.context.ops.beside(partial(case_file.read, path, words), self._look, self, self._refused)

    def _look(self, case: Case) -> None:
        look = partial(
            case_package.preview, case=case, today=self.context.today(), random=secrets.token_bytes
        )
        self.context.ops.write("Look at a case package", look, partial(self._show, case), self, self._refused)

    def _show(self, case: Case, found: PackagePreview) -> None:
        """The third step: what it holds, in words."""
        self._begin()
        card = Card(found.who, margins=MARGINS, gap=8)
        card.body.addWidget(wrapped(found.born[:1].upper() + found.born[1:]))
        from_whom = f" by {found.sender}" if found.sender else ""
        card.body.addWidget(wrapped(f"Made on {dated(found.made_at.date())}{from_whom}.", tone="muted"))
        holds = ", ".join(found.counts) or "the child’s details only"
        card.body.addWidget(wrapped(f"It holds {holds}."))
        if found.without_private:
            card.body.addWidget(wrapped("What the child asked to keep private was left out.", tone="muted"))
        card.body.addWidget(wrapped(_meaning(found)))
        verb = "Bring in what is new" if found.is_here else "Take in this child"
        self.taking = button(verb, "main", "download", on_press=partial(self._take, case))
        card.body.addWidget(self.taking, 0, LEFT)
        card.body.addWidget(link("Choose another file", self._again), 0, LEFT)
        self._step.addWidget(card)
        self._show_summary(found)
        self._first = self.taking
        self.taking.setFocus()

    def _show_summary(self, found: PackagePreview) -> None:
        promises = Card("Promises still to keep", margins=MARGINS)
        for one in found.promises:
            promises.body.addWidget(wrapped(f"{one.what} (by {one.by})" if one.by else one.what))
        if not found.promises:
            promises.body.addWidget(wrapped("None are recorded.", tone="muted"))
        self._step.addWidget(promises)
        summary = Card("Summary for the next officer", margins=MARGINS, gap=8)
        for question, words in found.summary:
            summary.body.addWidget(strong(question))
            summary.body.addWidget(wrapped(words))
        if not found.summary:
            summary.body.addWidget(wrapped("None was finished.", tone="muted"))
        self._step.addWidget(summary)

    def _take(self, case: Case) -> None:
        if self.taking is not None:
            self.taking.setEnabled(False)
        take = partial(case_package.take, case=case, now=self.context.now(), random=secrets.token_bytes)
        self.context.ops.write("Take in a case package", take, self._taken, self, self._refused)

    def _taken(self, taken: Taken) -> None:
        self.context.toast(said(taken))
        self.context.go(Place("child", taken.child_id, None, "comparing" if taken.differ else ""))

    def _begin(self) -> None:
        self.problems.show_problems(())
        emptied(self._step)
        self.opening = self.taking = None

    def _refused(self, trouble: Exception) -> bool:
        for waiting in (self.opening, self.taking):
            if waiting is not None:
                waiting.setEnabled(True)
        self.problems.show_problems(((str(trouble), ""),))
        return True


def said(taken: Taken) -> str:
    """What came of it, in a sentence."""
    if not taken.was_here:
        return "Taken in. The child is on your caseload."
    entries = f"{taken.added:,} new {'entry' if taken.added == 1 else 'entries'}"
    places = f"{taken.differ} {'place' if taken.differ == 1 else 'places'} to compare"
    return f"Taken in: {entries}, {places}." if taken.differ else f"Taken in: {entries}."


def _meaning(found: PackagePreview) -> str:
    if found.is_here:
        return (
            "This child is on your desk already. What is new is added. Where a text differs, both are kept and shown "
            "side by side; nothing here is overwritten."
        )
    if found.may_be:
        return (
            f"{found.may_be} is on your desk already, added by other means. Taking this in makes a second record, so "
            "that nothing is mixed up. Remove the one you do not need afterwards."
        )
    return "The child comes on to your caseload, and the dates are worked out by your authority’s rules."
