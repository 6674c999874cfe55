"""The top line of a letter: its page, paper, voice and the child's colour, and the way back from what was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterForm, LetterTheme
from iro_desk.domain.letters.voices import GUIDES
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption
from iro_desk.services.letters import LetterRow

CREAM = "-cream"
PAGES = (
    Option(FormKind.STANDARD.value, "Standard page"),
    Option(FormKind.LARGE_PRINT.value, "Large print"),
    Option(FormKind.DYSLEXIA.value, "Dyslexia-friendly"),
    Option(FormKind.DYSLEXIA.value + CREAM, "Dyslexia, cream"),
    Option(FormKind.EASY_READ.value, "Easy Read"),
    Option(FormKind.STRIP.value, "Picture strip"),
    Option(FormKind.DIGNIFIED.value, "Plain"),
)
PAPERS = (Option(LetterFold.A4.value, "A4 pages"), Option(LetterFold.BOOKLET.value, "A5 to fold"))
VOICES = tuple(
    Option(voice.value, "Voice: keepsake" if voice is Voice.KEEPSAKE else f"Voice: {voice.label}")
    for voice in Voice
)
BY_VOICE = "by-voice"
COLOURS = (
    Option(BY_VOICE, "Usual colour"),
    *(Option(theme.value, theme.label) for theme in LetterTheme),
)


class HeadLine(QWidget):
    """How the letter is set and in which voice, each remembered for the child.

    Attributes:
        changing: how many choices are on their way into the letter; what is read meanwhile is older than they are.

    Signals:
        page_chosen(LetterForm, object): another page or colour; None for the colour of the voice.
        voice_chosen(str): another voice.
        undo_asked(): put back the last thing done here.
        aloud_asked(): read the letter aloud.
    """

    page_chosen = Signal(object, object)
    voice_chosen = Signal(str)
    undo_asked = Signal()
    aloud_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self, (20, 10, 20, 6), 4)
        holder = QWidget()
        flow = Flow(holder, 8)
        self.page, self.voice = Choice(PAGES, blank=False), Choice(VOICES, blank=False)
        self.paper, self.colour = Choice(PAPERS, blank=False), Choice(COLOURS, blank=False)
        self.undo = icon_button("undo-2", "Undo the last thing done in this letter", self.undo_asked.emit)
        self.aloud = icon_button("volume-2", "Read the letter aloud", self.aloud_asked.emit)
        named = {
            self.page: "Kind of page", self.voice: "Voice", self.paper: "Paper", self.colour: "The child’s colour",
        }  # fmt: skip
        for choice, name in named.items():
            choice.setAccessibleName(name)
        for made in (self.page, self.voice, self.undo, self.aloud, self.paper, self.colour):
            flow.addWidget(made)
        whole.addWidget(holder)
        self.reader = caption("")
        whole.addWidget(self.reader)
        for choice in (self.page, self.paper, self.colour):
            choice.edited.connect(self._say_page)
        self.voice.edited.connect(lambda: self.voice_chosen.emit(self.voice.value() or ""))
        self.undo.setEnabled(False)
        self.changing = 0

    def show_letter(self, row: LetterRow) -> None:
        """Show how it is set, and who reads this voice."""
        if self.changing:
            return
        is_cream = row.form.tinted and row.form.kind is FormKind.DYSLEXIA
        self.page.set_value(row.form.kind.value + (CREAM if is_cream else ""))
        self.paper.set_value(row.form.fold.value)
        self.voice.set_value(row.voice.value)
        self.colour.set_value(BY_VOICE if row.theme is None else row.theme.value)
        guide = GUIDES[row.voice]
        self.reader.setText(f"{guide.reader}. {guide.page}.")
        self.reader.setToolTip(guide.tone)
        self.voice.setAccessibleDescription(f"{guide.reader}. {guide.page}. {guide.tone}")

    def form(self) -> LetterForm:
        """The page as it is chosen."""
        kind = self.page.value() or FormKind.STANDARD.value
        return LetterForm(
            FormKind(kind.removesuffix(CREAM)),
            LetterFold(self.paper.value() or LetterFold.A4.value),
            kind.endswith(CREAM),
        )

    def _say_page(self) -> None:
        colour = self.colour.value()
        self.page_chosen.emit(self.form(), None if colour in (None, BY_VOICE) else LetterTheme(colour))
