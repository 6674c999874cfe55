"""The tab of the letterhead: the authority's mark, the officer's face and her signature, on every letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget

from iro_desk.domain.letters.forms import Letterhead, LetterPicture
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import pictures as printed
from iro_desk.gui import pictures
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.pages.settings.template_card import TemplateCard
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow, Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import heading, wrapped
from iro_desk.gui.widgets.thumbnail import Thumbnail
from iro_desk.services.letters import letterhead
from iro_desk.services.sending_preferences import marking_preference

KINDS = "Pictures (*.png *.jpg *.jpeg *.jfif *.webp)"
ON_LETTERS, ON_PAPERS = "On every letter to a child", "On every paper for adults"
WHAT = "In its PDF and its Word file. What a camera hides in a picture, such as the place, is left behind."
NEVER_A_CHILD = (
    "Never on a letter to a child, on cards or on a form for a child, nor in their files: a header may name people "
    "they should not read of, and their letter is theirs."
)
ATTESTED = (
    "It keeps a paper among the people who need it. One council’s policy was read for these words, and no law: "
    "where yours says others, write them here."
)
HEARD = "Somebody who cannot see it hears these words instead."
SAY = "Say what the picture shows. It is on no letter until you do."
BESIDE = 420


@dataclass(frozen=True, slots=True)
class _Place:
    """One place for a picture: where it is kept, what it is called, where it stands, and its usual words."""

    which: str
    heading: str
    where: str
    words: str
    size: tuple[int, int] = (132, 132)


PLACES = (
    _Place("logo", "Your authority’s mark", "At the top of the letter.", "The mark of {authority}", (200, 96)),
    _Place(
        "photo", "Your photo", "So that the child knows who writes. In place of your initials.",
        "A photo of {officer}",
    ),
    _Place(
        "signature", "Your signature",
        "Dark ink on white paper, photographed or scanned. Without one, your name is set in type.",
        "Signed by {officer}", (200, 96),
    ),
)  # fmt: skip


class LetterheadPart(SettingsPart):
    """A card for each picture of a letter, then what stands on papers for adults and never on a letter."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body.addWidget(heading(ON_LETTERS))
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        self.cards = {place.which: PictureCard(context, place) for place in PLACES}
        for card in self.cards.values():
            self.body.addWidget(card)
        self.body.addWidget(heading(ON_PAPERS))
        self.body.addWidget(wrapped(NEVER_A_CHILD, tone="muted"))
        self.template = TemplateCard(context)
        self.body.addWidget(self.template)
        self.marking = Card("Marking")
        self.marking.body.addWidget(wrapped(ATTESTED, tone="muted"))
        self.marking.body.addWidget(self.field(marking_preference()))
        self.body.addWidget(self.marking)

    def load(self) -> None:
        """Read the pictures, and the names that their usual words are made of."""
        super().load()
        self.context.ops.read(letterhead.letterhead, self._show, self)
        self.template.load()

    def flush(self) -> None:
        """Keep the words being typed."""
        super().flush()
        for card in self.cards.values():
            card.keep()

    def show_values(self, values: dict[str, str]) -> None:
        """Offer words made of the officer's and the authority's names."""
        super().show_values(values)
        named = {
            "authority": values["authority.name"],
            "officer": values["officer.known_as"] or values["officer.name"],
        }
        for place in PLACES:
            has_name = any(name and f"{{{key}}}" in place.words for key, name in named.items())
            self.cards[place.which].usual_words = place.words.format(**named) if has_name else ""

    def _show(self, head: Letterhead) -> None:
        for which, card in self.cards.items():
            card.show_kept(getattr(head, which))


class PictureCard(Card):
    """One picture with the words for it; kept as soon as it has both."""

    def __init__(self, context: Context, place: _Place) -> None:
        super().__init__(place.heading)
        self._context, self._place = context, place
        self.usual_words = ""
        self._kept: LetterPicture | None = None
        self._content = b""
        self._writing = 0
        self.thumbnail = Thumbnail(*place.size)
        self.problem = Problem()
        self.shows = LineEdit()
        self.shows.setMaxLength(300)
        self.shows_row = FieldRow("What it shows", self.shows, HEARD)
        self.shows.setAccessibleName(f"{place.heading}: what it shows")
        self.choose_button = button("Choose a picture…", icon="folder-open", on_press=self.choose)
        self.out = button("Take it off", icon="trash-2", on_press=self.take_off)
        for made in (self.choose_button, self.out):
            made.setAccessibleName(f"{place.heading}: {made.text().strip()}")
        self._lay()
        self.shows.editingFinished.connect(self.keep)
        self._fit()

    def show_kept(self, kept: LetterPicture | None) -> None:
        """Show what is kept; a picture that waits for its words, and words being typed or kept just now, stay."""
        if not self.is_waiting and not self._writing:
            self._adopt(kept)

    @property
    def is_waiting(self) -> bool:
        """Whether what is shown is not yet what is kept."""
        kept = self._kept
        if not self._content:
            return False
        return kept is None or (kept.content, kept.alternative) != (self._content, self.shows.value().strip())

    def choose(self) -> None:
        """Ask for a file; it is read and redrawn beside the window's own work."""
        path = self._context.prompts.choose_file(self, self._place.heading, KINDS)
        if path is not None:
            self._context.ops.beside(partial(_read, path), self._take, self, self._refused)

    def keep(self) -> None:
        """Put the picture on every letter, once it has words."""
        if not self.is_waiting:
            return
        words = self.shows.value().strip()
        self.shows_row.show_problem("" if words else SAY)
        if not words:
            return
        put = partial(letterhead.put_picture, which=self._place.which, content=self._content, shows=words)
        self._kept = LetterPicture(words, content=self._content)
        label = f"Put on every letter: {self._place.heading.lower()}"
        self._writing += 1
        self._context.ops.write(label, put, self._done, self, self._not_kept)

    def take_off(self) -> None:
        """Take the picture off every letter to come."""
        is_kept = self._kept is not None
        self._adopt(None)
        self.choose_button.setFocus()
        if is_kept:
            take = partial(letterhead.take_picture_out, which=self._place.which)
            label = f"Take off every letter: {self._place.heading.lower()}"
            self._writing += 1
            self._context.ops.write(label, take, self._taken_off, self, self._not_kept)

    def _adopt(self, kept: LetterPicture | None) -> None:
        self._kept = kept
        self._content = kept.content if kept else b""
        words = kept.alternative if kept else ""
        if self.shows.value() != words:  # where they are the same, what she has marked in them stays marked
            self.shows.set_value(words)
        self.shows_row.show_problem("")
        self._fit()

    def _take(self, content: bytes) -> None:
        self._content = content
        self.problem.say("")
        if not self.shows.value().strip():
            self.shows.set_value(self.usual_words)
        self._fit()
        self.keep()
        self.shows.setFocus()
        self.shows.selectAll()

    def _done(self, _nothing: None) -> None:
        self._writing -= 1
        self._fit()
        self._context.toast("On every letter from now on.")

    def _taken_off(self, _nothing: None) -> None:
        self._writing -= 1
        self._context.toast("It is on no letter from now on.")

    def _not_kept(self, trouble: Exception) -> bool:
        self._writing -= 1
        return self._refused(trouble)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self.problem.say(str(trouble))
        return True

    def _fit(self) -> None:
        has_picture = bool(self._content)
        self.thumbnail.show_picture(self._content, self.shows.value() if has_picture else "No picture yet")
        self.thumbnail.setVisible(has_picture)
        self.shows_row.setVisible(has_picture)
        self.out.setVisible(has_picture)
        words = " Choose another…" if has_picture else " Choose a picture…"
        self.choose_button.setText(words)
        self.choose_button.setAccessibleName(f"{self._place.heading}: {words.strip()}")

    def _lay(self) -> None:
        self.body.addWidget(wrapped(self._place.where, tone="muted"))
        holder = QWidget()
        across = Stack(holder, BESIDE, gap=16)
        across.addWidget(self.thumbnail, 0, TOP)
        said = Column(gap=6)
        said.addWidget(self.problem)
        said.addWidget(self.shows_row)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        flow.addWidget(self.choose_button)
        flow.addWidget(self.out)
        said.addWidget(buttons)
        said.addStretch(1)
        across.addLayout(said, 1)
        self.body.addWidget(holder)


def _read(path: Path) -> bytes:
    """A file's picture, drawn afresh and small enough for a page.

    Raises:
        Refusal: it is no picture that can be printed.
        FileTrouble: the file cannot be read.
    """
    read = pictures.read_file(path)
    return printed.own(read.content, "").content
