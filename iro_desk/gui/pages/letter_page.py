"""The letter to a child: written at left, checked in the middle, and shown at right as the page that will be sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.leaks import Leak, Passage
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.exports import preparing
from iro_desk.exports.preparing import FinishedLetter
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.forms.ui_letter_page import Ui_LetterPage
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.letter.checks import ChecksPane
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.letter.part import PartEditor
from iro_desk.gui.pages.letter.preview import PreviewPane
from iro_desk.gui.pages.letter.putting import WayOut
from iro_desk.gui.pages.letter.writing import WritingPane
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.writing.desk import WritingDesk
from iro_desk.services import children, leak_check, letters, own_terms
from iro_desk.services.letters import LetterFinding, LetterRow

PANE_NAMES = (Option("text", "The words"), Option("checks", "Checks"), Option("page", "The page"))
THREE_PANES = 1000


class LetterPage(Screen):
    """Writes, checks and prepares one letter."""

    watches = frozenset(
        {"letter", "letter_part", "child", "person", "placement", "setting", "decision", "review",
         "childs_words", "own_term"}
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
        self.writing, self.checks, self.preview = WritingPane(), ChecksPane(), PreviewPane()
        self._switch_holder, self._switch_line, self.switch = self._pane_switch()
        frame = self._frame
        frame.bannerLayout.addWidget(self.banner)
        frame.switchLayout.addWidget(self._switch_holder)
        frame.textLayout.addWidget(self.writing)
        frame.checksLayout.addWidget(self.checks)
        frame.pageLayout.addWidget(self.preview)
        self._panes = dict(
            zip(("text", "checks", "page"), (frame.textPane, frame.checksPane, frame.pagePane), strict=True)
        )
        self._finished: FinishedLetter | None = None
        self._row: LetterRow | None = None
        self._own = ChildsTerms()
        self._text = ""
        self._asked = 0
        self._is_shown = False
        self._reading = True
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
        kind, _, review = place.part.partition(":")
        if self.letter_id is not None:
            self._read_letter()
        elif kind == "review" and review.isdigit():
            begin = partial(letters.begin, review_id=int(review), today=context.today())
            context.ops.write("Draft the letter", begin, self._begun, self)
        elif place.child_id is not None:
            context.ops.read(partial(letters.of_child, child_id=place.child_id), self._newest, self)
        else:
            self._show_nothing()

    def here(self) -> Place:
        """The letter, so that coming back does not draft another."""
        return Place("letter", self.place.child_id, self.letter_id) if self.letter_id else self.place

    def flush(self) -> None:
        """Keep every part that was typed in."""
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
            self._asked += 1
            self._read_letter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three panes side by side, or one at a time when there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.writing.typed.connect(self._on_typed)
        self.writing.keep.connect(self.flush)
        self.writing.voice_chosen.connect(self._change_voice)
        self.writing.again.connect(self._compose_again)
        self.checks.reason_edited.connect(self._settle)
        self.checks.place_asked.connect(self._show_where)
        self.checks.reading.place_asked.connect(self._go_to)
        self.way_out.pressed.connect(self._put_in_outbox)
        self.way_out.formats_changed.connect(self._refresh)
        self.way_out.problem_asked.connect(self._go_to_problem)
        self.switch.edited.connect(self._fit)
        for keys in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(keys), self, self.way_out.put.click)

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
            self.context.ops.read(partial(letters.letter, letter_id=self.letter_id), self._show, self)

    def _show(self, row: LetterRow) -> None:
        self._row = row
        self.writing.show_letter(row)
        self.context.ops.read(partial(own_terms.terms, child_id=row.child_id), self._take_own, self)
        if not self._is_shown:
            self._is_shown = True
            if self.may_take_focus():
                self.writing.focus_first()
        self._refresh()

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
        self._reading = True
        self._settle()

    def _refresh(self) -> None:
        """Make the finished page again, and check it."""
        if self.letter_id is None:
            return
        self._asked += 1
        self._reading = True
        self._settle()
        ops = self.context.ops
        ops.read(partial(letters.warnings, letter_id=self.letter_id), self._show_findings, self)
        with_word = self.way_out.word.value()
        ops.read(
            partial(preparing.letter, letter_id=self.letter_id, with_word=with_word),
            partial(self._show_finished, self._asked),
            self,
        )

    def _show_findings(self, found: tuple[LetterFinding, ...]) -> None:
        self.checks.show_findings(found)
        self._settle()

    def _show_finished(self, asked: int, finished: FinishedLetter) -> None:
        if asked != self._asked or self.letter_id is None:
            return
        self._finished = finished
        before = self.preview.pages
        if finished.pdf is None:
            self.preview.show_pages(None, finished.trouble)
        elif before is None or before.content != finished.pdf.content:
            self.preview.show_pages(FinishedPages(finished.pdf.content), "")
        pages = self.preview.pages
        self._text = "\n".join([pages.text() if pages is not None else "", finished.words])
        read = (Passage("", self._text), *finished.passages)
        check = partial(leak_check.check_passages, letter_id=self.letter_id, passages=read)
        self.context.ops.read(check, partial(self._show_leaks, asked), self)

    def _show_leaks(self, asked: int, leaks: tuple[Leak, ...]) -> None:
        if asked != self._asked:
            return
        self.checks.show_leaks(leaks)
        self._reading = any(editor.waiting for editor in self.writing.editors.values())
        self._settle()

    def _settle(self) -> None:
        self.way_out.wait_for(self._why_wait())

    def _why_wait(self) -> str:
        if self._reading or self._finished is None:
            return "Drawing and checking the page"
        if not self.way_out.wanted():
            return "Tick PDF or Word"
        if self._finished.trouble and self.way_out.pdf.value():
            return "The page cannot be drawn: see beside it"
        stops = len({leak.found for leak in self.checks.leaks if leak.blocking})
        stops += sum(finding.blocking for finding in self.checks.findings)
        if stops:
            return f"{stops} {'thing stops' if stops == 1 else 'things stop'} this letter: see the checks"
        if self.checks.found.unanswered() is not None:
            return "Say in the checks why it is safe to leave in"
        return ""

    def _go_to_problem(self) -> None:
        self.switch.set_value("checks")
        self._fit()
        self.checks.go_to_problem()

    def _show_where(self, words: str) -> None:
        self.switch.set_value("text")
        self._fit()
        self.writing.show_words(words)

    def _go_to(self, part: str, start: int, end: int) -> None:
        self.switch.set_value("text")
        self._fit()
        self.writing.go_to(part, start, end)

    def _put_in_outbox(self) -> None:
        self.flush()
        if self.letter_id is None or self._finished is None or self._why_wait():
            return
        if self.checks.leaks and not self._is_safe():
            return
        context = self.context
        put = partial(
            preparing.queue_letter, letter_id=self.letter_id, files=self.way_out.chosen(self._finished),
            text=self._text, reference=context.reference(), today=context.today(), now=context.now(),
            reasons=self.checks.reasons(),
        )  # fmt: skip
        context.ops.write("Put the letter in the outbox", put, self._queued, self)

    def _is_safe(self) -> bool:
        return self.context.prompts.confirm(
            self,
            "Leave what the leak check found in this letter?",
            "\n".join(f"{told} Your reason: {why}" for told, why in self.checks.reasons().items()),
            "Put in the outbox",
            "Keep writing",
        )

    def _queued(self, count: int) -> None:
        self.context.toast("The letter is in the outbox." if count == 1 else "Both files are in the outbox.")
        self.context.go(Place("outbox", self.place.child_id))

    def _change_voice(self, voice: str) -> None:
        if self.letter_id is not None and voice:
            self.flush()
            change = partial(letters.change_voice, letter_id=self.letter_id, voice=Voice(voice))
            self.context.ops.write("Change the letter's voice", change, self._after_change, self)

    def _compose_again(self) -> None:
        if self.letter_id is not None:
            self.flush()
            again = partial(letters.redraw, letter_id=self.letter_id)
            self.context.ops.write("Compose the letter again", again, self._after_change, self)

    def _after_change(self, _nothing: None) -> None:
        self._read_letter()

    def _show_nothing(self) -> None:
        self._frame.panesSplitter.hide()
        self._frame.letterLayout.addWidget(
            EmptyState(
                "Nothing to draft from yet",
                "After a finished review, a letter is drafted from what the child may see.",
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
        if home.indexOf(self.way_out) < 0:
            home.addWidget(self.way_out)
        self._switch_holder.setVisible(not is_wide)
        for name, pane in self._panes.items():
            pane.setVisible(is_wide or name == self.switch.value())
        if is_wide and not self._frame.panesSplitter.property("placed"):
            self._frame.panesSplitter.setProperty("placed", True)
            left, middle = theme.px(476), theme.px(318)
            self._frame.panesSplitter.setSizes([left, middle, max(self.width() - left - middle, 200)])
