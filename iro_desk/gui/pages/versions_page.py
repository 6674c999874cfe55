"""What each reader of a paper gets, beside what is left out and why, before anything is put in the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.leaks.words import Question
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import PaperType
from iro_desk.errors import Refusal
from iro_desk.exports import versions
from iro_desk.exports.versions import AS_USUAL, ASK_THE_CHILD, Choice, MadeFile, Version
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.versions.reasons_card import ReasonsCard
from iro_desk.gui.pages.versions.version_card import VersionCard
from iro_desk.gui.pages.versions.wanted import wanted_at
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow, Problem
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.services import children

HOW = "Each person gets a version of their own. What is left out is not in their file at all."
ASKED = "What did the child say about papers for parents and schools?"
ASKED_HELP = "From about 12, and sooner where the child can weigh it, ask them first. You decide."
NOBODY = "Nothing is ticked for anybody."
PUT = "Put in the outbox"


class VersionsPage(Screen):
    """Every reader's version of the papers that were ticked."""

    watches = frozenset({"person", "child", "review", "sheet", "placement", "legal_period", "right_change"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("What each reader gets", HOW)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self._wanted = wanted_at(place)
        self._choices: dict[int, Choice] = {}
        self._reasons: dict[str, str] = {}
        self.cards: dict[tuple[int, PaperType], VersionCard] = {}
        self.said = NarrativeEdit(lines=2)
        self.asked = Card(gap=4)
        self.said_row = FieldRow(ASKED, self.said, ASKED_HELP)
        self.asked.body.addWidget(self.said_row)
        self.page.body.addWidget(self.asked)
        self.asked.hide()
        self.reasons: ReasonsCard | None = None
        self._found, self._body = Column(gap=0), Column(gap=12)
        self.page.body.addLayout(self._found)
        self.page.body.addLayout(self._body)
        self.problem = Problem()
        self.page.body.addWidget(self.problem)
        self.page.body.addStretch(1)
        self.put = button(PUT, "main", "send", on_press=self._put)
        self.page.action_bar.add(self.put)
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self._put)
        self._versions: tuple[Version, ...] = ()

    def load(self) -> None:
        """Read every version again, as it has been chosen so far."""
        if self._wanted is None or not self._wanted.people:
            emptied(self._body)
            self._body.addWidget(EmptyState("Nothing to look at", NOBODY))
            self.put.setEnabled(False)
            return
        read = partial(children.banner, child_id=self._wanted.child_id, today=self.context.today())
        self.context.ops.read(read, partial(show_child, self.banner), self)
        self.context.ops.read(self._wanted.read(self.context, self._all()), self._show, self, self._refused)

    def _all(self) -> dict[int, Choice]:
        people = self._wanted.people if self._wanted is not None else ()
        said = self.said.value().strip()
        return {
            person: replace(self._choices.get(person, AS_USUAL), child_said=said, reasons=dict(self._reasons))
            for person in people
        }

    def _show(self, found: tuple[Version, ...]) -> None:
        self._versions = found
        self.asked.setVisible(any(one.reader.asks_child and not one.refused for one in found))
        for one in found:
            at = (one.reader.person_id, one.source.type)
            card = self.cards.get(at)
            if card is not None:
                card.show_version(one)
                continue
            self.cards[at] = card = VersionCard(one)
            card.parts_chosen.connect(partial(self._choose_parts, at))
            card.put_back.connect(partial(self._put_back, at[0]))
            card.address_checked.connect(partial(self._check_address, at[0]))
            self._body.addWidget(card)
        self.put.setEnabled(any(not one.refused for one in found))
        if self.has_no_keyboard():
            (self.said if self.asked.isVisible() else next(iter(self.cards.values())).more.ask).setFocus()

    def _choose_parts(self, at: tuple[int, PaperType], parts: frozenset[Part]) -> None:
        person, paper = at
        choice = self._choices.get(person, AS_USUAL)
        self._choices[person] = replace(choice, parts={**choice.parts, paper: parts})
        self.load()

    def _put_back(self, person: int, key: str, why: str) -> None:
        choice = self._choices.get(person, AS_USUAL)
        self._choices[person] = replace(choice, put_back={**choice.put_back, key: why})
        self.load()

    def _check_address(self, person: int, checked: bool) -> None:
        self._choices[person] = replace(self._choices.get(person, AS_USUAL), address_checked=checked)
        for (theirs, _paper), card in self.cards.items():
            if theirs == person:
                card.checked.set_value(checked)

    def _put(self) -> None:
        """Make the files, and put them in the outbox when nothing in them still needs a word."""
        if self._wanted is None or not self.put.isEnabled():
            return
        self.problem.say("")
        said = not self.asked.isVisible() or bool(self.said.value().strip())
        self.said_row.show_problem("" if said else ASK_THE_CHILD)
        unsaid = self.reasons.first_unsaid() if self.reasons is not None else None
        if not said or unsaid is not None:
            (self.said_row if not said or unsaid is None else unsaid).focus()
            return
        theirs = {one.reader.person_id for one in self._versions if not one.refused}
        people = tuple(person for person in self._wanted.people if person in theirs)
        self.put.setEnabled(False)
        self._reasons |= self.reasons.reasons() if self.reasons is not None else {}
        make = self._wanted.make(self.context, people, self._all())
        self.context.ops.read(make, self._made, self, self._refused, lambda: self.put.setEnabled(True))

    def _made(self, files: tuple[MadeFile, ...]) -> None:
        self.put.setEnabled(True)
        found = {each.told: each for file in files for each in file.questions}
        if found:
            self._ask(found)
            return
        queue = partial(versions.queue, files=files, now=self.context.now())
        self.context.ops.write("Put papers in the outbox", queue, self._queued, self, self._refused)

    def _ask(self, found: Mapping[str, Question]) -> None:
        emptied(self._found)
        self._reasons |= self.reasons.reasons() if self.reasons is not None else {}
        self.reasons = ReasonsCard(tuple(found.values()), self._reasons)
        self._found.addWidget(self.reasons)
        next(iter(self.reasons.rows.values())).focus()

    def _queued(self, count: int) -> None:
        self.context.toast(f"{count} {'file is' if count == 1 else 'files are'} in the outbox.")
        wanted = self._wanted
        is_form = wanted is not None and not wanted.kinds
        back = Place("sheet", self.place.child_id, self.place.subject_id) if is_form else Place("outbox")
        self.context.go(back)

    def _refused(self, error: Exception) -> bool:
        self.put.setEnabled(True)
        if not isinstance(error, Refusal):
            return False
        self.problem.say(str(error))
        self.page.show_from(self.problem)
        return True
