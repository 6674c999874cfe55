"""The forms of the time after a review: the manager's response, what held a paper up, who had it, the letter."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from iro_desk.domain.codes import LetterGiven, ManagerAnswer, ReviewPaper
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.visit.words import SaidLine, WordsEditor
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.records import GivenOutFields, HeldUpFields, LetterGivenFields, ManagerFields
from iro_desk.records.forms import asked
from iro_desk.services import after_reviews
from iro_desk.services.after_reviews import GIVEN, HELD, LETTER, MANAGER
from iro_desk.services.blockers import Blocker, blockers, whose_days
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.services.visits import WordsLine

WORDS = "words"
FORMS = ("manager", "letter", "held_up", "given")


class ManagerEntry(Entry):
    """What the team manager answered; each answer asks only what it needs."""

    def __init__(self, context: Context, child_id: int, review_id: int) -> None:
        write = partial(
            after_reviews.answer, review_id=review_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        key = DraftKey(MANAGER, review_id, child_id)
        label = "Note the manager’s response"
        super().__init__(context, key, asked(ManagerFields), label, write, lines=2)
        self.form.edited.connect(lambda _name: self.ask())
        self.ask()

    def begin(self, values: Mapping[str, object]) -> None:
        """The day is today until another is given."""
        super().begin(_from_today(values, "manager_on", self._context))

    def ask(self) -> None:
        """Ask what belongs to the answer."""
        said = self.form.value("manager_answer")
        against = said == ManagerAnswer.NOT_AGREED.value
        self.form.rows["manager_on"].setVisible(said not in (None, ManagerAnswer.SILENT.value))
        self.form.rows["manager_said"].setVisible(against or said == ManagerAnswer.CHANGED.value)
        self.form.rows["manager_next"].setVisible(against)
        self.form.rows["note_concern"].setVisible(against)

    def _overlay(self, kept: KeptDraft | None) -> None:
        super()._overlay(kept)
        self.ask()


class HeldUpEntry(Entry):
    """What held one paper up, from the list; whose day it was is filled in and may be changed."""

    def __init__(self, context: Context, child_id: int, review_id: int, paper: ReviewPaper) -> None:
        self._blockers = blockers()
        write = partial(after_reviews.hold_up, review_id=review_id, paper=paper, blockers=self._blockers)
        key = DraftKey(f"{HELD}:{paper.value}", review_id, child_id)
        super().__init__(
            context, key, asked(HeldUpFields), "Note what held it up", write, choices=choices(self._blockers)
        )
        self.form.edited.connect(self._fill)

    def _fill(self, name: str) -> None:
        if name == "blocker":
            self.form.set_value("whose", usual(self._blockers, self.form.value("blocker")) or None)


class GivenEntry(Entry):
    """Who on the child's list was given the record, otherwise than through the outbox.

    Args:
        people: those who may be chosen.
    """

    def __init__(self, context: Context, child_id: int, review_id: int, people: tuple[str, ...]) -> None:
        write = partial(after_reviews.give_out, review_id=review_id, today=context.today())
        offered = {"recipient": tuple(Option(one, one) for one in people)}
        key = DraftKey(GIVEN, review_id, child_id)
        label = "Note who was given a record"
        super().__init__(context, key, asked(GivenOutFields), label, write, choices=offered)


class LetterEntry(Entry):
    """How the child got the letter, and what they said about it, line by line."""

    def __init__(self, context: Context, child_id: int, review_id: int) -> None:
        key = DraftKey(LETTER, review_id, child_id)
        write = partial(after_reviews.give_letter, words=(), review_id=review_id, today=context.today())
        super().__init__(
            context, key, asked(LetterGivenFields), "Note how the letter was given", write, lines=2
        )
        self._review_id = review_id
        self._stored: tuple[WordsLine, ...] = ()
        self.words = WordsEditor()
        self.words.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(heading("What the child said about it"))
            layout.addWidget(caption("Write what they said or showed, not what it meant."))
            layout.addWidget(self.words)
        self._autosave = self._keeper(self._values)
        self.words.edited.connect(self._touch)
        self.form.edited.connect(lambda _name: self.ask())
        self.ask()

    def begin(self, values: Mapping[str, object]) -> None:
        """The day is today until another is given."""
        super().begin(_from_today(values, "letter_given_on", self._context))

    def show_words(self, lines: tuple[WordsLine, ...]) -> None:
        """What is stored; it is shown with whatever was typed over it, and can be written in from then on."""
        self._stored = lines

    def ask(self) -> None:
        """Ask what belongs to the answer."""
        given = self.form.value("letter_given")
        not_given = given == LetterGiven.NOT_GIVEN.value
        self.form.rows["letter_given_on"].setVisible(given is not None and not not_given)
        self.form.rows["letter_given_by"].setVisible(given == LetterGiven.READ_ALOUD.value)
        self.form.rows["letter_not_given"].setVisible(not_given)

    def file(self) -> None:
        """Write it with the lines."""
        self._write = partial(
            after_reviews.give_letter, words=self.words.stored(), review_id=self._review_id,
            today=self._context.today(),
        )  # fmt: skip
        super().file()

    def _values(self) -> dict[str, object]:
        return {**self.form.values(), WORDS: self.words.kept()}

    def _touch(self) -> None:
        self._autosave.touched()

    def _overlay(self, kept: KeptDraft | None) -> None:
        lines = None if kept is None else json.loads(kept.content).get(WORDS)
        if lines is None:
            self.words.show_lines(SaidLine(line.words_id, line.words, line.share) for line in self._stored)
        else:
            self.words.show_kept(lines)
        self.words.show()
        super()._overlay(kept)
        self.ask()


def _from_today(values: Mapping[str, object], name: str, context: Context) -> Mapping[str, object]:
    return {**values, name: values.get(name) or context.today().isoformat()}


def choices(offered: tuple[Blocker, ...]) -> dict[str, tuple[Option, ...]]:
    """The answers about what held a paper up, by question."""
    reasons = tuple(Option(one.code, one.label) for one in offered)
    whose = tuple(Option(one, f"{one[:1].upper()}{one[1:]}") for one in whose_days(offered))
    return {"blocker": reasons, "also": reasons, "whose": whose}


def usual(offered: tuple[Blocker, ...], code: object) -> str:
    """Whose day it usually was; empty when that has to be asked."""
    return next((one.whose for one in offered if one.code == code), "")


def open_given(
    context: Context, child_id: int, review_id: int, people: tuple[str, ...]
) -> tuple[str, str, str, Entry]:
    """The heading, the button, the words when done and the form of who was given the record."""
    entry = GivenEntry(context, child_id, review_id, people)
    entry.begin({"given_on": context.today().isoformat()})
    return "Who was given the record", "Note it", "Noted who was given it", entry


def open_form(context: Context, child_id: int, review_id: int, key: str) -> tuple[str, str, str, Entry]:
    """The heading, the button, the words when done and the form of one thing to note, already reading."""
    kind, _, paper = key.partition(":")
    if kind == "manager":
        entry: ManagerEntry | LetterEntry | HeldUpEntry = ManagerEntry(context, child_id, review_id)
        read: Callable[..., Any] = partial(after_reviews.manager_values, review_id=review_id)
        words = ("What the team manager answered", "Note the response", "Manager’s response noted")
    elif kind == "letter":
        entry = letter = LetterEntry(context, child_id, review_id)
        lines = partial(after_reviews.letter_words, review_id=review_id)
        context.ops.read(lines, letter.show_words, letter)
        read = partial(after_reviews.letter_values, review_id=review_id)
        words = ("The letter", "Note it", "Letter noted")
    else:
        which = ReviewPaper(paper)
        entry = HeldUpEntry(context, child_id, review_id, which)
        read = partial(after_reviews.held_up_values, review_id=review_id, paper=which)
        words = (f"What held it up: {which.label.lower()}", "Note it", "What held it up is noted")
    context.ops.read(read, entry.begin, entry)
    return (*words, entry)
