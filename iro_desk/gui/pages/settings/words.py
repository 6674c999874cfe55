"""The tab of the officer's words: what is checked while she writes, her own spellings, and her phrases."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from iro_desk import paths
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.phrase_form import PhraseForm
from iro_desk.gui.pages.settings.swaps import SwapsCard
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.gui.writing.speller import SPELLING, has_engine
from iro_desk.services import phrases, settings, writing
from iro_desk.services.drafts import DraftKey
from iro_desk.services.phrases import PhraseRow
from iro_desk.services.writing import OwnWord

NO_PHRASES = (
    "You have none yet. Write one here, or select words anywhere and make a phrase of them from the menu."
)
PHRASES = "Words for any child. Ctrl+; puts one where you write. A phrase never holds anybody’s details."
NO_ENGINE = "Spelling is not checked on this kind of computer: there is no dictionary engine for it yet."
NO_WORDS = "You have added none yet. The names on your desk are known without being added."
WORD = "settings:words:word"
BEGUN = 110


class WordsPart(SettingsPart):
    """Phrases first, then her words: both are lists to choose from."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._phrases: dict[str, PhraseRow] = {}
        self._words: dict[str, OwnWord] = {}
        shown = (p for p in settings.PREFERENCES if p.section == settings.WRITING)
        self.body.addWidget(self.section(settings.WRITING, shown))
        if not has_engine(paths.resource(SPELLING)):
            self.body.addWidget(wrapped(NO_ENGINE, tone="muted"))
        self.form: PhraseForm | None = None
        self.phrases = RowList("Your phrases")
        self.words = RowList("Your own words")
        self.word = LineEdit()
        self.word_row = FieldRow("A word that is spelt right", self.word)
        self._typed = KeptBoxes(context, DraftKey(WORD, 0, None), {"word": self.word}, self)
        self.body.addWidget(self._phrase_card())
        self.body.addWidget(self._word_card())
        self.swaps = SwapsCard(context)
        self.body.addWidget(self.swaps)
        self.typed_in = {"word": self.word_row, "swap": self.swaps.term_row}
        self._typed.begin()

    def load(self) -> None:
        """Read the preferences and both lists."""
        super().load()
        self.context.ops.read(partial(phrases.found, text=""), self._show_phrases, self)
        self.context.ops.read(writing.own_words, self._show_words, self)
        self.swaps.load()

    def write_phrase(self, phrase: PhraseRow | None = None) -> None:
        """Open the form of a phrase; None for a new one."""
        emptied(self._form_holder)
        self.form = PhraseForm(self.context, phrase)
        self.form.done.connect(self._close_form)
        self._form_holder.addWidget(self.form)
        self.form.form.focus("title")

    def show_row(self, name: str) -> QWidget | None:
        """A word or a phrase that was begun; a phrase she was changing is named by its number after a colon."""
        kind, _, number = name.partition(":")
        if kind != "phrase":
            return super().show_row(name)
        if not number.isdecimal():
            self.write_phrase()
        else:
            self.context.ops.read(partial(phrases.found, text=""), partial(self._go_on, number), self)
        return self.form

    def _go_on(self, number: str, found: tuple[PhraseRow, ...]) -> None:
        for row in found:
            if str(row.phrase_id) == number:
                self.write_phrase(row)

    def add_word(self) -> None:
        """Keep the word that is typed."""
        add = partial(writing.add_word, word=self.word.text())
        filing = self._typed.filing(add)
        self.context.ops.write("Add a word to your words", filing, self._word_added, self, self._word_refused)

    def _phrase_card(self) -> Card:
        card = Card("Your phrases")
        card.body.addWidget(wrapped(PHRASES, tone="muted"))
        self._no_phrases = wrapped(NO_PHRASES)
        card.body.addWidget(self._no_phrases)
        card.body.addWidget(self.phrases)
        self.phrases.opened.connect(lambda key: self.write_phrase(self._phrases[key]))
        self._form_holder = Column(gap=0)
        card.body.addLayout(self._form_holder)
        self.new_phrase = button("Write a phrase", icon="plus", on_press=self.write_phrase)
        card.body.addWidget(self.new_phrase, 0, LEFT)
        return card

    def _word_card(self) -> Card:
        card = Card("Your own words")
        self._no_words = wrapped(NO_WORDS)
        card.body.addWidget(self._no_words)
        card.body.addWidget(self.words)
        self.words.opened.connect(self._choose_word)
        self._word_holder = Column(gap=0)
        card.body.addLayout(self._word_holder)
        card.body.addWidget(self.word_row)
        self.word.returnPressed.connect(self.add_word)
        card.body.addWidget(button("Add the word", icon="plus", on_press=self.add_word), 0, LEFT)
        return card

    def _show_phrases(self, found: tuple[PhraseRow, ...]) -> None:
        self._phrases = {str(row.phrase_id): row for row in found}
        self._no_phrases.setVisible(not found)
        self.phrases.setVisible(bool(found))
        self.phrases.show_rows(
            tuple(ListRow(key, main=row.title, detail=_begun(row.text)) for key, row in self._phrases.items())
        )

    def _show_words(self, found: tuple[OwnWord, ...]) -> None:
        self._words = {str(row.word_id): row for row in found}
        self._no_words.setVisible(not found)
        self.words.setVisible(bool(found))
        self.words.show_rows(tuple(ListRow(key, main=row.word) for key, row in self._words.items()))

    def _close_form(self) -> None:
        emptied(self._form_holder)
        self.form = None
        (self.phrases if self.phrases.isVisibleTo(self) else self.new_phrase).setFocus()
        self.load()

    def _choose_word(self, key: str) -> None:
        emptied(self._word_holder)
        holder = QWidget()
        across = Flow(holder, 12)
        word = self._words[key]
        take_out = button(f"Remove “{word.word}”", icon="trash-2", on_press=partial(self._remove_word, word))
        across.addWidget(take_out)
        across.addWidget(link("Leave it", self._leave_word))
        self._word_holder.addWidget(holder)
        take_out.setFocus()

    def _leave_word(self) -> None:
        emptied(self._word_holder)
        self.words.setFocus()

    def _remove_word(self, word: OwnWord) -> None:
        remove = partial(writing.remove_word, word_id=word.word_id)
        self.context.ops.write("Remove a word from your words", remove, self._word_removed, self)

    def _word_removed(self, _: None) -> None:
        emptied(self._word_holder)
        self.word.setFocus()
        self.load()
        self.context.toast("Removed from your words.")

    def _word_added(self, _: None) -> None:
        self.word_row.show_problem("")
        self.word.clear()
        self._typed.filed()
        self.load()
        self.context.toast("Added to your words.")

    def _word_refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal):
            return False
        self.word_row.show_problem(str(trouble))
        self.word_row.focus()
        return True


def _begun(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BEGUN else f"{line[:BEGUN].rsplit(' ', 1)[0]} …"
