"""What each reader of a paper gets, beside what is left out and why, before anything is put in the outbox."""

from __future__ import annotations

import json
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
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.carets import Editor, caret_among, put_caret
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.versions.reasons_card import ReasonsCard
from iro_desk.gui.pages.versions.typed import NOTHING, Typed, read_typed
from iro_desk.gui.pages.versions.version_card import VersionCard
from iro_desk.gui.pages.versions.wanted import draft_form, wanted_at
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow, Problem
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.services import children, drafts
from iro_desk.services.drafts import KeptDraft

HOW = "Each person gets a version of their own. What is left out is not in their file at all."
ASKED = "What did the child say about papers for parents and schools?"
ASKED_HELP = "From about 12, and sooner where the child can weigh it, ask them first. You decide."
NOBODY = "Nothing is ticked for anybody."
PUT = "Put in the outbox"


class VersionsPage(Screen):
    """Every reader's version of the papers that were ticked."""

    watches = frozenset(
        {
            "person", "child", "review", "sheet", "placement", "legal_period", "right_change", "concern",
            "concern_step", "commendation",
        }
    )  # fmt: skip

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("What each reader gets", HOW, bar_folds=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.banner = empty_banner(compact=True)
        self.page.above.addWidget(self.banner)
        self.page.folded.connect(self.banner.be_brief)
        self._wanted = wanted_at(place)
        self._choices: dict[int, Choice] = {}
        self._reasons: dict[str, str] = {}
        self._put_in: dict[tuple[int, PaperType], dict[str, str]] = {}
        self._checked: dict[int, str] = {}
        self._answered: dict[Question, str] = {}
        self._is_asked = False
        self._kept, self._is_kept_read = NOTHING, False
        self._return_to: tuple[str, int] | None = None
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
        self._autosave = self._draft()
        self.said.edited.connect(self._autosave.touched)

    def _draft(self) -> Autosave:
        context, place = self.context, self.place
        return Autosave(
            context.ops, context.now, draft_form(place), place.subject_id or 0, place.child_id,
            lambda: self._typed().values(), self._caret, self,
        )  # fmt: skip

    def flush(self) -> None:
        """Keep what is typed and ticked."""
        self._autosave.flush()

    def load(self) -> None:
        """Read every version again, as it has been chosen so far; what was kept comes back first."""
        if self._is_kept_read or self.place.child_id is None or not self.place.subject_id:
            self._read()
            return
        find = partial(
            drafts.find, form=draft_form(self.place), subject_id=self.place.subject_id,
            child_id=self.place.child_id,
        )  # fmt: skip
        self.context.ops.read(find, self._bring_back, self)

    def _bring_back(self, kept: KeptDraft | None) -> None:
        """Show again what was typed; a reason comes back as words only, and puts nothing in by itself."""
        if kept is not None and not self._is_kept_read:
            self._kept = read_typed(kept.content)
            self._return_to = (kept.field, kept.caret)
            self._wanted = self._wanted or wanted_at(replace(self.place, part=self._kept.at))
            self.said.set_value(self.said.value() or self._kept.said)
            for person, paper in self._kept.parts:
                choice = self._choices.get(person, AS_USUAL)
                parts = {**choice.parts, paper: self._kept.parts[person, paper]}
                self._choices[person] = replace(choice, parts=parts)
            if self._kept.reasons:
                said = {one.told: why for one, why in self._kept.reasons.items()}
                self._lay_reasons(tuple(self._kept.reasons), said)
        self._is_kept_read = True
        self._read()

    def _read(self) -> None:
        if self._wanted is None or not self._wanted.people:
            emptied(self._body)
            back = button("Open the outbox", "main", on_press=partial(self.context.go, Place("outbox")))
            self._body.addWidget(EmptyState("Nothing to look at", NOBODY, (back,)))
            self.put.setEnabled(False)
            self.page.action_bar.hide()
            if self.may_take_focus():
                back.setFocus()
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
            self.cards[at] = card = VersionCard(one, self._kept.lines.get(at, {}))
            if one.reader.address_doubt and self._kept.checked.get(at[0]) == self._address(one):
                self._hold_address(at[0], checked=True)
            card.edited.connect(self._autosave.touched)
            card.parts_chosen.connect(partial(self._choose_parts, at))
            card.put_back.connect(partial(self._put_back, at))
            card.address_checked.connect(partial(self._check_address, at[0]))
            self._body.addWidget(card)
        self.put.setEnabled(any(not one.refused for one in found))
        if self.has_no_keyboard() and not self._go_back():
            (self.said if self.asked.isVisible() else next(iter(self.cards.values())).more.ask).setFocus()

    def _choose_parts(self, at: tuple[int, PaperType], parts: frozenset[Part]) -> None:
        person, paper = at
        choice = self._choices.get(person, AS_USUAL)
        self._choices[person] = replace(choice, parts={**choice.parts, paper: parts})
        self._autosave.touched()
        self.load()

    def _put_back(self, at: tuple[int, PaperType], key: str, why: str) -> None:
        choice = self._choices.get(at[0], AS_USUAL)
        self._choices[at[0]] = replace(choice, put_back={**choice.put_back, key: why})
        self._put_in.setdefault(at, {})[key] = why
        self._autosave.touched()
        self.load()

    def _check_address(self, person: int, checked: bool) -> None:
        self._hold_address(person, checked=checked)
        self._autosave.touched()

    def _hold_address(self, person: int, *, checked: bool) -> None:
        self._choices[person] = replace(self._choices.get(person, AS_USUAL), address_checked=checked)
        self._checked.pop(person, None)
        for one in self._versions:
            if checked and one.reader.person_id == person:
                self._checked[person] = self._address(one)
        for (theirs, _paper), card in self.cards.items():
            if theirs == person:
                card.checked.set_value(checked)

    def _address(self, one: Version) -> str:
        """What a tick says was checked: this address, today; on another day it is asked again."""
        return f"{self.context.today().isoformat()} {one.reader.posts_to}"

    def _typed(self) -> Typed:
        """Everything that is typed and chosen here, and what is kept for readers not shown."""
        others = self._kept.without(frozenset(person for person, _paper in self.cards))
        lines = {at: words for at, words in self._kept.lines.items() if at not in self.cards}
        for at, card in self.cards.items():
            lines[at] = {**card.typed, **self._put_in.get(at, {})}
        return Typed(
            at=self._wanted.place.part if self._wanted is not None else "",
            said=self.said.value(),
            parts={
                (person, paper): parts
                for person, choice in self._choices.items()
                for paper, parts in choice.parts.items()
            },
            lines={at: words for at, words in lines.items() if any(why.strip() for why in words.values())},
            checked={**others.checked, **self._checked},
            reasons={**self._answered, **(self.reasons.answered() if self.reasons is not None else {})},
        )

    def _rest(self, gone: frozenset[int]) -> str:
        """What stays kept once papers for these people are in the outbox; empty when no words or ticks do."""
        rest = replace(self._typed().without(gone), reasons={})
        hidden = [person for person, _paper in rest.parts if all(at[0] != person for at in self.cards)]
        people = dict.fromkeys([*(person for person, _paper in rest.lines), *hidden])
        if not people or self._wanted is None:
            return ""
        at = replace(self._wanted, people=tuple(people)).place.part
        return json.dumps(replace(rest, at=at).values(), ensure_ascii=False)

    def _editors(self) -> dict[str, Editor]:
        """What words can be typed into, in order, by a name that finds each again."""
        found: dict[str, Editor] = {"said": self.said}
        lines = [] if self.reasons is None else list(self.reasons.lines.values())
        found |= {f"reason:{number}": line for number, line in enumerate(lines)}
        for (person, paper), card in self.cards.items():
            found |= {f"why:{person}:{paper.value}:{n}": line for n, line in enumerate(card.lines.values())}
        return found

    def _caret(self) -> tuple[str, int]:
        return caret_among(self._editors(), self.window().focusWidget())

    def _go_back(self) -> bool:
        """Put the caret back where it was; False when it was in nothing that is shown."""
        name, place = self._return_to or ("", 0)
        editor = self._editors().get(name)
        self._return_to = None
        if editor is None or (editor is self.said and self.asked.isHidden()):
            return False
        put_caret(editor, place)
        return True

    def _put(self) -> None:
        """Make the files, and put them in the outbox when nothing in them still needs a word."""
        if self._wanted is None or not self._versions or not self.put.isEnabled():
            return
        self.problem.say("")
        said = not self.asked.isVisible() or bool(self.said.value().strip())
        self.said_row.show_problem("" if said else ASK_THE_CHILD)
        unsaid = self.reasons.first_unsaid() if self.reasons is not None else None
        if not said or unsaid is not None:
            (self.said_row if not said or unsaid is None else unsaid).focus()
            return
        self.flush()
        theirs = {one.reader.person_id for one in self._versions if not one.refused}
        people = tuple(person for person in self._wanted.people if person in theirs)
        self.put.setEnabled(False)
        if self._is_asked:
            self._reasons |= self.reasons.reasons() if self.reasons is not None else {}
        make = self._wanted.make(self.context, people, self._all())
        self.context.ops.read(make, self._made, self, self._refused, lambda: self.put.setEnabled(True))

    def _made(self, files: tuple[MadeFile, ...]) -> None:
        self.put.setEnabled(True)
        found = {each.told: each for file in files for each in file.questions}
        kept = {} if self.reasons is None or self._is_asked else self.reasons.answered()
        if found and {each for file in files for each in file.questions} <= kept.keys():
            self._is_asked = True  # the very questions that stand answered on the screen
            self._put()
        elif found:
            self._ask(found)
        else:
            self._queue(files)

    def _queue(self, files: tuple[MadeFile, ...]) -> None:
        gone = frozenset(file.version.reader.person_id for file in files)
        queue = partial(
            versions.queue_and_let_go, files=files, now=self.context.now(), form=draft_form(self.place),
            subject_id=self.place.subject_id or 0, rest=self._rest(gone),
        )  # fmt: skip
        self.context.ops.write("Put papers in the outbox", queue, self._queued, self, self._refused)

    def _ask(self, found: Mapping[str, Question]) -> None:
        said = {one.told: why for one, why in self._typed().reasons.items()}
        self._lay_reasons(tuple(found.values()), {**said, **self._reasons})
        self._is_asked = True
        if self.reasons is not None:
            next(iter(self.reasons.rows.values())).focus()

    def _lay_reasons(self, asked: tuple[Question, ...], said: Mapping[str, str]) -> None:
        self._answered |= {} if self.reasons is None else self.reasons.answered()
        emptied(self._found)
        self.reasons = ReasonsCard(asked, said)
        self.reasons.edited.connect(self._autosave.touched)
        self._found.addWidget(self.reasons)

    def _queued(self, count: int) -> None:
        self._autosave.let_go()
        self.context.toast(f"{count} {'file is' if count == 1 else 'files are'} in the outbox.")
        wanted = self._wanted
        is_form = wanted is not None and not wanted.kinds
        child_id = self.place.child_id
        self.context.go(
            Place("sheet", child_id, self.place.subject_id) if is_form else Place("send", child_id)
        )

    def _refused(self, error: Exception) -> bool:
        self.put.setEnabled(True)
        if not isinstance(error, Refusal):
            return False
        self.problem.say(str(error))
        self.page.show_from(self.problem)
        return True
