"""The letter to a child: written at left, checked in the middle, and shown at right as the page that will be sent."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desk.domain.changes import Changes
from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind
from iro_desk.domain.letters.forms import LetterForm, LetterTheme
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.errors import Refusal
from iro_desk.gui import speech, theme
from iro_desk.gui.context import Context
from iro_desk.gui.forms.ui_letter_page import Ui_LetterPage
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.letter.checks import ChecksPane
from iro_desk.gui.pages.letter.finishing import Finishing
from iro_desk.gui.pages.letter.going import GOES
from iro_desk.gui.pages.letter.left import LeftSide
from iro_desk.gui.pages.letter.panes import BEFORE, PANES, WORDS
from iro_desk.gui.pages.letter.part import PartEditor
from iro_desk.gui.pages.letter.preview import PreviewPane
from iro_desk.gui.pages.letter.putting import WayOut
from iro_desk.gui.pages.letter.reading_aloud import NEXT_KEYS, PLAY_KEYS, ReadingAloud
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.writing.desk import WritingDesk
from iro_desk.services import children, letters, own_terms
from iro_desk.services.letters import LetterRow

PANE_NAMES = (Option("text", "Writing"), Option("checks", "Checks"), Option("page", "The page"))
THREE_PANES = 1000
DRAFTS = {"about": BEFORE, "decision": BEFORE, "wishes": BEFORE, "translation": "language"}
"""The pane a draft was typed in, by the second word of its name."""


class LetterPage(Screen):
    """Writes, checks and prepares one letter.

    A place's part is a pane, or what to begin: "review:" and a review, "minutes:" and a review, "kind:" and a kind.
    """

    watches = frozenset(
        {"letter", "letter_part", "letter_decision", "letter_wishes", "picture_choice", "translation",
         "translated_text", "child", "person", "placement", "setting", "decision", "review", "childs_words",
         "own_term", "ask", "promise", "letterhead_picture"}
    )  # fmt: skip
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        dress(self, role="page")
        self._frame = Ui_LetterPage()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self.letter_id = place.subject_id
        self.banner = empty_banner(compact=True)
        self.way_out = WayOut()
        self.banner.at_right.addWidget(self.way_out)
        self.left, self.checks, self.preview = LeftSide(context), ChecksPane(), PreviewPane()
        self.writing, self.aloud = self.left.writing, ReadingAloud(context.speech)
        self._switch_holder, self._switch_line, self.switch = self._pane_switch()
        frame = self._frame
        frame.bannerLayout.addWidget(self.banner)
        frame.switchLayout.addWidget(self._switch_holder)
        frame.textLayout.addWidget(self.left)
        frame.textLayout.addWidget(self.aloud)
        frame.checksLayout.addWidget(self.checks)
        frame.pageLayout.addWidget(self.preview)
        self._panes = dict(
            zip(("text", "checks", "page"), (frame.textPane, frame.checksPane, frame.pagePane), strict=True)
        )
        self.finishing = Finishing(
            context, self.checks, self.preview, self.way_out, self._is_typing, screen=self
        )  # fmt: skip
        self._row: LetterRow | None = None
        self._own = ChildsTerms()
        self._is_shown = False
        self._done_here = 0
        self._connect()

    def load(self) -> None:
        """Read the child and the letter, drawing it first when there is none."""
        context, place = self.context, self.place
        if place.child_id is not None:
            context.ops.read(
                partial(children.banner, child_id=place.child_id, today=context.today()),
                partial(show_child, self.banner),
                self,
            )
        if self.letter_id is not None:
            self._read_letter()
        elif not self._begin() and place.child_id is not None:
            context.ops.read(partial(letters.of_child, child_id=place.child_id), self._newest, self)

    def here(self) -> Place:
        """The letter and its pane, so that coming back does not draft another."""
        if not self.letter_id:
            return self.place
        pane = self.left.tabs.value() or WORDS
        return Place("letter", self.place.child_id, self.letter_id, "" if pane == WORDS else pane)

    def flush(self) -> None:
        """Keep every part that was typed in, and every answer; nothing is read aloud any more."""
        self.aloud.stop()
        self.left.flush()
        self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three panes side by side, or one at a time when there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _begin(self) -> bool:
        """Draw the letter the place asks for; False when it asks for none."""
        kind, _, about = self.place.part.partition(":")
        today, child_id = self.context.today(), self.place.child_id
        if kind in {one.value for one in ABOUT_A_REVIEW} and about.isdigit():
            begin = partial(letters.begin, review_id=int(about), today=today, kind=LetterKind(kind))
        elif kind == "kind" and child_id is not None:
            begin = partial(letters.begin_other, child_id=child_id, kind=LetterKind(about), today=today)
        else:
            return False
        self.context.ops.write("Draft the letter", begin, self._begun, self)
        return True

    def _keep(self) -> None:
        self.writing.stop()
        waiting = [editor for editor in self.writing.editors.values() if editor.take_waiting()]
        for editor in waiting:
            write = partial(
                letters.write_part, part_id=editor.part.part_id, text=editor.written(),
                left_out=editor.leave_out.value(),
            )  # fmt: skip
            self.context.ops.write(
                "Write the letter", write, owner=self, otherwise=partial(self._not_kept, editor)
            )
        if waiting:
            self.finishing.note_typed()
            self._read_letter()

    def _connect(self) -> None:
        head, writing, checks = self.left.head, self.writing, self.checks
        writing.typed.connect(self._on_typed)
        writing.keep.connect(self._keep)
        writing.again.connect(self._compose_again)
        head.voice_chosen.connect(self._change_voice)
        head.page_chosen.connect(self._change_page)
        head.undo_asked.connect(self._undo)
        head.aloud_asked.connect(self._read_aloud)
        self.left.shown.connect(lambda _key: self._keep())
        self.aloud.reading.connect(lambda words: self.preview.show_words(words, "accent"))
        self.aloud.silent.connect(lambda: self.context.prompts.tell(self, speech.MISSING, speech.HOW))
        checks.place_asked.connect(self._show_where)
        checks.taking_out.connect(self._take_out)
        checks.finding_asked.connect(self._go_to_finding)
        checks.reading.place_asked.connect(self._go_to)
        self.way_out.pressed.connect(self._put_in_outbox)
        self.way_out.problem_asked.connect(self._go_to_problem)
        self.finishing.queued.connect(self._queued)
        self.switch.edited.connect(self._fit)
        self.context.ops.changed.connect(self._count_done)
        for keys in ("Alt+Return", "Alt+Enter", "Ctrl+P"):
            QShortcut(QKeySequence(keys), self, self.way_out.put.click)
        QShortcut(QKeySequence(PLAY_KEYS), self, self._turn_reading)
        QShortcut(QKeySequence(NEXT_KEYS), self, self.aloud.skip)

    def _is_typing(self) -> bool:
        return any(editor.waiting for editor in self.writing.editors.values())

    def _not_kept(self, editor: PartEditor, _trouble: Exception) -> bool:
        """The words stay on the screen and are kept as soon as the disk answers (F15, F16)."""
        editor.waiting = True
        self.writing.try_again()
        return True

    def _begun(self, letter_id: int) -> None:
        self.letter_id = letter_id
        self._read_letter()

    def _newest(self, rows: tuple[LetterRow, ...]) -> None:
        if rows:
            self._begun(rows[0].letter_id)
        else:
            self._show_nothing()

    def _read_letter(self) -> None:
        if self.letter_id is not None:
            read = partial(letters.letter, letter_id=self.letter_id)
            self.context.ops.read(read, self._show, self, self._gone)

    def _gone(self, trouble: Exception) -> bool:
        """Undo has taken back the drafting itself."""
        if not isinstance(trouble, Refusal):
            return False
        self.letter_id = self.finishing.letter_id = None
        self._show_nothing()
        return True

    def _show(self, row: LetterRow) -> None:
        self._row = row
        self.finishing.letter_id = row.letter_id
        self.left.show_letter(row)
        self.way_out.fit(row.form.fold)
        self.context.ops.read(partial(own_terms.terms, child_id=row.child_id), self._take_own, self)
        if not self._is_shown:
            self._is_shown = True
            self._show_first()
        self.finishing.refresh()

    def _show_first(self) -> None:
        """The pane that was asked for, or the words."""
        asked = self.place.part.partition(":")[0]
        pane = DRAFTS.get(asked, asked)
        if pane in {kind.key for kind in PANES}:
            made = self.left.show_pane(pane)
            if made is not None and self.may_take_focus():
                made.focus_first()
        elif self.may_take_focus():
            self.writing.focus_first()
        self.left.reveal_later()

    def _look_again(self) -> None:
        """Look at the words as they stand, when the officer pauses."""
        desk = WritingDesk.of(self)
        if desk is not None and self._row is not None:
            self.writing.write_to(self._row.child_id, self._row.voice, self._own)
            self.checks.reading.use(desk.aids)
            self.checks.reading.read(self.writing.looked_at(), self._row.voice, self._own)

    def _take_own(self, own: ChildsTerms) -> None:
        self._own = own
        self._look_again()

    def _on_typed(self) -> None:
        self._look_again()
        self.finishing.note_typed()

    def _go_to_problem(self) -> None:
        self._switch_to("checks")
        self.checks.go_to_problem()

    def _show_where(self, words: str) -> None:
        """Mark the words on the page, and put the caret on them where they can be mended."""
        self.preview.show_words(words, "late")
        self._switch_to("text")
        self.left.show_pane(WORDS)
        self.writing.show_words(words)

    def _take_out(self, words: str) -> None:
        self._switch_to("text")
        self.left.show_pane(WORDS)
        if self.writing.take_out(words):
            self.context.toast("Taken out. Read the sentence again.")
        else:
            self.context.toast(
                "These words are in no part that can be written in. They come from the record."
            )

    def _go_to_finding(self, code: str) -> None:
        goes = GOES[code]
        if goes.where == "settings":
            self.context.go(Place("settings"))
        elif goes.where == "review" and self._row is not None:
            self.context.go(Place("review", self._row.child_id, self._row.review_id))
        else:
            self._switch_to("text")
            pane = self.left.show_pane(goes.what if goes.where == "pane" else WORDS)
            if pane is not None:
                pane.go_to(goes.field)
            elif goes.where == "part":
                self.writing.go_to_slot(goes.what)

    def _go_to(self, part: str, start: int, end: int) -> None:
        self._switch_to("text")
        self.left.show_pane(WORDS)
        self.writing.go_to(part, start, end)

    def _switch_to(self, pane: str) -> None:
        self.switch.set_value(pane)
        self._fit()

    def _read_aloud(self) -> None:
        parts = [editor for editor in self.writing.editors.values() if not editor.leave_out.value()]
        self.aloud.begin(
            [f"{editor.part.heading}\n{editor.words()}" for editor in parts if editor.words().strip()]
        )

    def _turn_reading(self) -> None:
        if self.aloud.is_open:
            self.aloud.turn()
        else:
            self._read_aloud()

    def _put_in_outbox(self) -> None:
        self.flush()
        self.finishing.put_in_outbox()

    def _queued(self, count: int) -> None:
        self.context.toast(
            "The letter is in the outbox." if count == 1 else f"The {count} files are in the outbox."
        )
        self.context.go(Place("send", self.place.child_id))

    def _change_voice(self, voice: str) -> None:
        if self.letter_id is not None and voice:
            change = partial(letters.change_voice, letter_id=self.letter_id, voice=Voice(voice))
            self._change("Change the letter's voice", change)

    def _change_page(self, form: LetterForm, colour: LetterTheme | None) -> None:
        if self.letter_id is not None:
            change = partial(letters.change_form, letter_id=self.letter_id, form=form, theme=colour)
            self._change("Change the letter's page", change)

    def _compose_again(self) -> None:
        if self.letter_id is not None:
            self._change("Compose the letter again", partial(letters.redraw, letter_id=self.letter_id))

    def _change(self, label: str, write: partial[None]) -> None:
        self.flush()
        self.left.head.changing += 1

        def changed(_none: object) -> None:
            self.left.head.changing -= 1
            self._read_letter()

        def refused(_trouble: Exception) -> bool:
            if shiboken6.isValid(self):
                changed(None)
            return False

        self.context.ops.write(label, write, changed, self, refused)

    def _undo(self) -> None:
        """Put back the last thing done in this letter, as the keys for Undo do."""
        self.flush()
        self._done_here = max(0, self._done_here - 1)
        self.left.head.undo.setEnabled(self._done_here > 0)

        def undone(changes: Changes | None) -> None:
            if changes is not None:
                self.context.toast(f"Put back: {changes.label}.")

        self.context.ops.undo(undone, self)

    def _count_done(self, changes: Changes, initiator: object) -> None:
        """Undo is offered for what was done here, and not for the drafting itself."""
        of_letter = {"letter", "letter_part", "letter_decision", "letter_wishes"} & changes.kinds
        if initiator is not None and self._is_shown and changes.operation is not None and of_letter:
            self._done_here += 1
            self.left.head.undo.setEnabled(True)

    def _show_nothing(self) -> None:
        self._frame.panesSplitter.hide()
        self._switch_holder.hide()
        self.way_out.hide()
        write = Place("child", self.place.child_id, None, "letters")
        self._frame.letterLayout.addWidget(
            EmptyState(
                "No letter here yet",
                "After a review, a letter is drafted from what the child may see. Others can be begun at any time.",
                (button("Write a letter", "main", "mail", on_press=partial(self.context.go, write)),),
            )
        )
        self._frame.letterLayout.addStretch(1)

    def _pane_switch(self) -> tuple[QWidget, Line, Segments]:
        holder = QWidget()
        line = Line(holder, (20, 8, 20, 8))
        switch = Segments(PANE_NAMES, clearable=False)
        switch.setAccessibleName("Show")
        switch.set_value("text")
        line.addWidget(switch, 0, LEFT)
        line.addStretch(1)
        return holder, line, switch

    def _fit(self) -> None:
        is_wide = self.width() >= theme.px(THREE_PANES)
        home = self.banner.at_right if is_wide else self._switch_line
        self.way_out.stack(is_narrow=not is_wide)
        if home.indexOf(self.way_out) < 0:
            home.addWidget(self.way_out)
        self._switch_holder.setVisible(not is_wide)
        for name, pane in self._panes.items():
            pane.setVisible(is_wide or name == self.switch.value())
        if is_wide and not self._frame.panesSplitter.property("placed"):
            self._frame.panesSplitter.setProperty("placed", True)
            left, middle = theme.px(476), theme.px(318)
            self._frame.panesSplitter.setSizes([left, middle, max(self.width() - left - middle, 200)])
