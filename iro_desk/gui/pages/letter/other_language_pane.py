"""Other language: a professional translation beside the English, line by line, checked by a person."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QWidget

from iro_desk.domain.letters.languages import LANGUAGES
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.letter.answers import Answers
from iro_desk.gui.pages.letter.pane import LetterPane
from iro_desk.gui.pages.letter.to_translator import ToTranslator
from iro_desk.gui.pages.letter.translated_part import TranslatedPart
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, card_heading, labelled, wrapped
from iro_desk.records import TranslationFields
from iro_desk.records.forms import asked
from iro_desk.services.drafts import DraftKey
from iro_desk.services.letters import LetterRow, translations
from iro_desk.services.letters.translations import TranslationRow

WHAT = (
    "A professional translation stands beside the English on the page. This program never translates, and a "
    "machine’s translation does not belong in a child’s letter."
)
UNCHECKED = "Nobody has checked the translation yet. The letter waits for that."
STALE = "The English has changed since the translation was checked. The letter waits for a new check."
LANGUAGE, CHECK = f"{translations.TRANSLATION}:language", f"{translations.TRANSLATION}:check"


class OtherLanguagePane(LetterPane):
    """The language, the way out to a translator and back, both texts side by side, and the check."""

    def __init__(self, context: Context, letter_id: int, child_id: int) -> None:
        super().__init__(context, letter_id, child_id)
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        self.language = self._language_form()
        self.to_translator = ToTranslator(context, letter_id)
        self.parts: dict[str, TranslatedPart] = {}
        self.count = labelled("", "label", wrap=True)
        self.notice, self._notice_words = self._made_notice()
        self.check = self._check_form()
        self.checked = button("It has been checked", icon="check", on_press=self.check.file)
        self.out = button("Take the other language out", icon="trash-2", on_press=self._remove)
        self._both, self._parts = QWidget(), Column(gap=16)
        self._begun, self._wanted = False, ""
        self._check_kept: tuple[str, date | None] | None = ("", None)
        self._lay()
        self._connect()
        self._both.hide()

    def show_letter(self, row: LetterRow) -> None:
        """Read the translation again."""
        self.context.ops.read(partial(translations.translation, letter_id=self.letter_id), self._show, self)

    def flush(self) -> None:
        """Keep everything typed."""
        if self.language.is_waiting:
            self.language.flush()
        for part in self.parts.values():
            part.keep()
        self.check.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the language."""
        self.language.form.focus("language")

    def go_to(self, field: str) -> None:
        """Put the keyboard in the check, in the first line without a translation, or in the language."""
        self._wanted = "" if self._begun else field
        missing = next((made for part in self.parts.values() if (made := part.first_missing())), None)
        if field in ("checked_by", "translation_unchecked", "translation_stale") and self.parts:
            self.check.form.focus("checked_by")
        elif field == "translation_missing" and missing is not None:
            missing.setFocus()
            self.ensureWidgetVisible(missing)
        else:
            self.focus_first()

    def _show(self, row: TranslationRow | None) -> None:
        self._both.setVisible(row is not None)
        said = TranslationFields.model_construct() if row is None else row.said
        self.language.show_values(said.model_dump(mode="json"))
        if row is None:
            self._show_parts(None)
            return
        values = said.model_dump(mode="json")
        if not self._begun:
            self._begun = True
            self.check.begin(values)
        elif self._check_kept != (said.checked_by, said.checked_on):
            self.check.form.set_values(values)
        self._check_kept = (said.checked_by, said.checked_on)
        self._show_parts(row)
        self._say_how_it_stands(row)
        if self._wanted:
            self.go_to(self._wanted)

    def _say_how_it_stands(self, row: TranslationRow) -> None:
        lines = sum(len(part.english) for part in row.rows)
        missing = f"{row.missing} without a translation" if row.missing else "each with a translation"
        words = f"{lines} {'line' if lines == 1 else 'lines'}, {missing}"
        self.count.setText(words)
        announce(self.count, words)
        why = "" if row.is_checked and not row.is_stale else STALE if row.is_stale else UNCHECKED
        self._notice_words.setText(why)
        self.notice.setVisible(bool(why))

    def _show_parts(self, row: TranslationRow | None) -> None:
        rows = () if row is None else row.rows
        numbered, number = [], 1
        for one in rows:
            numbered.append((one, number))
            number += len(one.english) + bool(one.heading)
        stays = (
            row is not None
            and list(self.parts) == [one.slot for one in rows]
            and all(
                self.parts[one.slot].fits(one, at, row.said.language, right_to_left=row.right_to_left)
                for one, at in numbered
            )
        )
        if not stays:
            emptied(self._parts)
            self.parts = {}
        for one, at in numbered if row is not None else ():
            if stays:
                self.parts[one.slot].show_row(one)
                continue
            assert row is not None
            made = TranslatedPart(one, at, row.said.language, right_to_left=row.right_to_left)
            made.changed.connect(partial(self._write, one.slot))
            self.parts[one.slot] = made
            self._parts.addWidget(made)

    def _write(self, slot: str, heading: str, lines: tuple[str, ...]) -> None:
        write = partial(
            translations.write_translated, letter_id=self.letter_id, slot=slot, heading=heading, lines=lines
        )
        self.context.ops.keep(
            (self.letter_id, slot), "Put a translation right", write, "\n".join((heading, *lines))
        )

    def _taken(self, missing: int) -> None:
        lines = "1 line is" if missing == 1 else f"{missing} lines are"
        self.context.toast(
            f"Taken in. {lines} without a translation." if missing else "Taken in, every line."
        )

    def _remove(self) -> None:
        remove = partial(translations.remove_translation, letter_id=self.letter_id)
        self.context.ops.write("Take the other language out", remove, self._removed, self)

    def _removed(self, _nothing: None) -> None:
        self._begun, self._check_kept = False, ("", None)
        self.focus_first()
        self.context.toast("The letter is in English alone.")

    def _check_filed(self, _value: object) -> None:
        """What is read next stands in the form, be it that the check is asked for again already."""
        self._check_kept = None
        self.context.toast("Checked. The letter no longer waits for it.")

    def _language_form(self) -> Answers:
        fields = [field for field in asked(TranslationFields) if field.name in translations.ABOUT_LANGUAGE]
        made = Answers(
            self.context, DraftKey(LANGUAGE, self.letter_id, self.child_id), fields, "Say the other language",
            partial(translations.name_language, letter_id=self.letter_id),
        )  # fmt: skip
        line = made.form.editor("language")
        if isinstance(line, LineEdit):
            names = QCompleter([language.name for language in LANGUAGES], line)
            names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            names.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(names)
        return made

    def _check_form(self) -> Entry:
        fields = [field for field in asked(TranslationFields) if field.name in translations.ABOUT_CHECK]
        return Entry(
            self.context, DraftKey(CHECK, self.letter_id, self.child_id), fields, "Say a translation is checked",
            partial(translations.say_checked, letter_id=self.letter_id), takes_focus=False,
        )  # fmt: skip

    def _made_notice(self) -> tuple[QFrame, QLabel]:
        box = QFrame()
        dress(box, role="worth_a_look")
        across = Line(box, (14, 10, 14, 10), 10)
        across.addWidget(Icon("circle-alert", "soon"), 0, TOP)
        words = wrapped("")
        across.addWidget(words, 1)
        return box, words

    def _lay(self) -> None:
        self.body.addWidget(self.language)
        self.body.addWidget(self._both)
        both = Column(self._both, gap=14)
        both.addWidget(self.to_translator)
        both.addWidget(self.notice)
        both.addWidget(card_heading("Both, line by line"))
        both.addWidget(self.count)
        both.addLayout(self._parts)
        both.addWidget(card_heading("Checked by a person who reads both"))
        both.addWidget(self.check)
        both.addWidget(self.checked, 0, LEFT)
        both.addWidget(self.out, 0, LEFT)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.to_translator.taken.connect(self._taken)
        self.to_translator.language_wanted.connect(self.focus_first)
        self.check.filed.connect(self._check_filed)
