"""The page's pictures: each idea of the letter with its picture, to change, describe or leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind
from iro_desk.errors import Refusal
from iro_desk.exports.pictures import CREDIT
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.idea_row import IdeaEditor
from iro_desk.gui.pages.letter.pane import LetterPane
from iro_desk.gui.pages.letter.picture_chooser import PictureChooser
from iro_desk.gui.pages.letter.picture_grid import Choosable
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.text import announce, caption, labelled, wrapped
from iro_desk.services import letters
from iro_desk.services.attachments import AttachmentRow, Picture
from iro_desk.services.letters import LetterRow, pages, pictures
from iro_desk.services.letters.pictures import IdeaRow

WHAT = "The picture at the left of each idea is offered from its words. Change any of them, or have none."
GROWN = "For 12 and over, only plain things are offered: nothing childish, and nobody’s face."
WITHOUT = "This kind of page has no pictures. Two kinds set one beside each idea:"
AGAIN_MS, SETTLED_MS = 2000, 300


class PicturesPane(LetterPane):
    """Every idea in the order it is read; a chosen picture stays with its words until they change."""

    def __init__(self, context: Context, letter_id: int, child_id: int) -> None:
        super().__init__(context, letter_id, child_id)
        self.rows: dict[str, IdeaEditor] = {}
        self.chooser: PictureChooser | None = None
        self._letter: LetterRow | None = None
        self._open_at = ""
        self._focus_when_read = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_chooser)
        self.what, self.count = wrapped("", tone="muted"), labelled("", "label", wrap=True)
        self.body.addWidget(self.what)
        self.body.addWidget(self.count)
        self.kinds = self._offer_kinds()
        self.body.addWidget(self.kinds)
        self._ideas = Column(gap=14)
        self.body.addLayout(self._ideas)
        self._credit = caption(CREDIT)
        self.body.addWidget(self._credit)
        self.body.addStretch(1)

    def show_letter(self, row: LetterRow) -> None:
        """Read the ideas and their pictures again."""
        self._letter = row
        has = row.form.has_pictures
        grown = f" {GROWN}" if row.voice in (Voice.TEEN, Voice.ADULT) else ""
        self.what.setText(f"{WHAT}{grown}" if has else WITHOUT)
        self.kinds.setVisible(not has)
        self._credit.setVisible(has)
        if not has:
            self._close()
            self._show(())
            return
        self.context.ops.read(partial(pages.ideas, letter_id=self.letter_id), self._show, self)

    def flush(self) -> None:
        """Keep the words being typed."""
        for row in self.rows.values():
            row.keep()

    def focus_first(self) -> None:
        """Put the keyboard on the first idea's picture, once the ideas are read."""
        if self._letter is not None and not self._letter.form.has_pictures:
            self.easy.setFocus()
        elif self.rows:
            next(iter(self.rows.values())).change.setFocus()
        else:
            self._focus_when_read = True

    def _show(self, found: tuple[IdeaRow, ...]) -> None:
        wanted = [row.idea for row in found]
        if list(self.rows) != wanted:
            self._lay_ideas(found)
        for row in found:
            self.rows[row.idea].show_row(row)
        without = sum(row.picture is None for row in found)
        ideas = f"{len(found)} {'idea' if len(found) == 1 else 'ideas'}"
        words = f"{ideas}, {without} without a picture" if without else f"{ideas}, each with a picture"
        self.count.setText(words)
        self.count.setVisible(bool(found))
        announce(self.count, words)
        if self._focus_when_read and self.rows:
            self._focus_when_read = False
            self.focus_first()

    def _lay_ideas(self, found: tuple[IdeaRow, ...]) -> None:
        """Put a row for each idea; those that stay keep their row, and with it the keyboard."""
        self._close()
        here, self.rows = self.rows, {}
        for row in found:
            self.rows[row.idea] = here.pop(row.idea) if row.idea in here else self._row(row)
        for gone in here.values():
            gone.hide()
            gone.deleteLater()
        for place, idea in enumerate(self.rows):
            self._ideas.insertWidget(place, self.rows[idea])

    def _row(self, row: IdeaRow) -> IdeaEditor:
        made = IdeaEditor(self.context, row)
        idea = row.idea
        made.another.connect(partial(self._choose, idea))
        made.without.connect(partial(self._leave_out, idea))
        made.offered.connect(partial(self._as_offered, idea))
        made.described.connect(partial(self._describe, idea))
        return made

    def _choose(self, idea: str) -> None:
        is_open = self._open_at == idea
        self._close()
        if not is_open:
            read = partial(pictures.may_be_shown, letter_id=self.letter_id)
            self.context.ops.read(read, partial(self._open, idea), self)

    def _open(self, idea: str, own: tuple[AttachmentRow, ...]) -> None:
        row = self.rows.get(idea)
        if row is None or self._letter is None:
            return
        self._close()
        self._open_at = idea
        self.chooser = PictureChooser(self.context, row.row, self._letter.voice, own)
        self.chooser.chosen.connect(partial(self._take, idea))
        self.chooser.added.connect(partial(self._add, idea))
        self.chooser.closed.connect(partial(self._close_to, idea))
        row.below.addWidget(self.chooser)
        self.chooser.search.setFocus()
        # Only once it is laid out is there a place to scroll to, and then the pane has grown.
        self._settling.start()

    def _scroll_to_chooser(self) -> None:
        if self.chooser is not None and self._settling.isActive():
            self.ensureWidgetVisible(self.chooser.own)
            self.ensureWidgetVisible(self.chooser.search)

    def _close(self) -> None:
        row = self.rows.get(self._open_at)
        self._open_at, self.chooser = "", None
        if row is not None:
            emptied(row.below)

    def _close_to(self, idea: str) -> None:
        self._close()
        if idea in self.rows:
            self.rows[idea].change.setFocus()

    def _take(self, idea: str, choice: Choosable) -> None:
        self._close_to(idea)
        if choice.attachment_id is not None:
            put: Callable[..., object] = partial(
                pictures.choose_own, idea=idea, attachment_id=choice.attachment_id
            )
        else:
            put = partial(pictures.choose, idea=idea, code_point=choice.code_point, alternative=choice.name)
        self._write("Choose a picture", put)

    def _add(self, idea: str, picture: Picture, shows: str) -> None:
        self._close_to(idea)
        add = partial(pictures.add_own, idea=idea, picture=picture, shows=shows, now=self.context.now())
        self._write("Add a picture to the letter", add)

    def _leave_out(self, idea: str) -> None:
        self.rows[idea].change.setFocus()
        self._write("Leave a picture out", partial(pictures.leave_out, idea=idea))

    def _as_offered(self, idea: str) -> None:
        self.rows[idea].change.setFocus()
        self._write("Go back to the picture offered", partial(pictures.as_offered, idea=idea))

    def _describe(self, idea: str, words: str) -> None:
        self._write(
            "Say what a picture shows",
            partial(pictures.describe, idea=idea, alternative=words),
            partial(self._not_kept, idea),
        )

    def _write(
        self, label: str, write: Callable[..., object], otherwise: Callable[[Exception], bool] | None = None
    ) -> None:
        self.context.ops.write(label, partial(write, letter_id=self.letter_id), None, self, otherwise)

    def _not_kept(self, idea: str, trouble: Exception) -> bool:
        """The words stay on the screen and are kept as soon as the disk answers (F15, F16)."""
        row = self.rows.get(idea)
        if row is None or isinstance(trouble, Refusal):
            return False
        row.waiting = True
        QTimer.singleShot(AGAIN_MS, row, row.keep)
        return True

    def _offer_kinds(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 10)
        self.easy = button(FormKind.EASY_READ.label, on_press=lambda: self._change(FormKind.EASY_READ))
        self.strip = button(FormKind.STRIP.label, on_press=lambda: self._change(FormKind.STRIP))
        for made in (self.easy, self.strip):
            flow.addWidget(made)
        return holder

    def _change(self, kind: FormKind) -> None:
        if self._letter is None:
            return
        self._focus_when_read = True
        form = replace(self._letter.form, kind=kind)
        self._write(
            "Change the letter’s page", partial(letters.change_form, form=form, theme=self._letter.theme)
        )
