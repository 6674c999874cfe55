"""Keeps the finished page and its checks up with the words, and says why the letter must wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.leaks.scanning import Leak, Passage
from iro_desk.exports import preparing
from iro_desk.exports.preparing import FinishedLetter
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.checks import ChecksPane
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.pages.letter.preview import PreviewPane
from iro_desk.gui.pages.letter.putting import WayOut
from iro_desk.services import leak_check, letters
from iro_desk.services.letters import LetterFinding


class Finishing(QObject):
    """The finished page of one letter.

    Args:
        is_typing: whether words on the screen are not yet in the letter.

    Attributes:
        letter_id: None until the letter is begun.

    Signals:
        queued(int): so many files are in the outbox.
        drawn(): the page was drawn again.
    """

    queued = Signal(int)
    drawn = Signal()

    def __init__(
        self, context: Context, checks: ChecksPane, preview: PreviewPane, way_out: WayOut,
        is_typing: Callable[[], bool], screen: QObject,
    ) -> None:  # fmt: skip
        super().__init__(screen)
        self._context, self._checks, self._preview, self._way_out = context, checks, preview, way_out
        self._is_typing = is_typing
        self.letter_id: int | None = None
        self._finished: FinishedLetter | None = None
        self._text = ""
        self._asked = 0
        self._reading = True
        way_out.formats_changed.connect(self.refresh)
        checks.reason_edited.connect(self.settle)

    def note_typed(self) -> None:
        """What is on the page is not what is on the screen."""
        self._asked += 1
        self._reading = True
        self.settle()

    def refresh(self) -> None:
        """Make the finished page again, and check it."""
        if self.letter_id is None:
            return
        self.note_typed()
        ops = self._context.ops
        ops.read(partial(letters.warnings, letter_id=self.letter_id), self._show_findings, self)
        make = partial(preparing.letter, letter_id=self.letter_id, wanted=self._way_out.wanted())
        ops.read(make, partial(self._show_finished, self._asked), self)

    def settle(self) -> None:
        """Say why the letter waits, or that it need not."""
        self._way_out.wait_for(self.why_wait())

    def why_wait(self) -> str:
        """Why it waits; empty when it need not."""
        if self._reading or self._finished is None:
            return "Drawing and checking the page"
        if not self._way_out.wanted():
            return "Tick a kind of file"
        if self._finished.trouble and self._way_out.pdf.value():
            return "The page cannot be drawn: see beside it"
        stops = len({leak.found for leak in self._checks.leaks if leak.blocking})
        stops += sum(finding.blocking for finding in self._checks.findings)
        if stops:
            return f"{stops} {'thing stops' if stops == 1 else 'things stop'} this letter: see the checks"
        if self._checks.found.unanswered() is not None:
            return "Say in the checks why it is safe to leave in"
        return ""

    def put_in_outbox(self) -> None:
        """Put the very bytes that are shown in the outbox, once she has said yes to what the check found."""
        if self.letter_id is None or self._finished is None or self.why_wait():
            return
        if self._checks.leaks and not self._is_safe():
            return
        context = self._context
        put = partial(
            preparing.queue_letter, letter_id=self.letter_id, files=self._way_out.chosen(self._finished),
            text=self._text, reference=context.reference(), today=context.today(), now=context.now(),
            reasons=self._checks.reasons(),
        )  # fmt: skip
        context.ops.write("Put the letter in the outbox", put, self.queued.emit, self.parent())

    def _show_findings(self, found: tuple[LetterFinding, ...]) -> None:
        self._checks.show_findings(found)
        self.settle()

    def _show_finished(self, asked: int, finished: FinishedLetter) -> None:
        if asked != self._asked or self.letter_id is None:
            return
        self._finished = finished
        before = self._preview.pages
        if finished.pdf is None:
            self._preview.show_pages(None, finished.trouble)
        elif before is None or before.content != finished.pdf.content:
            self._preview.show_pages(FinishedPages(finished.pdf.content), "")
            self.drawn.emit()
        pages = self._preview.pages
        self._checks.show_room(*((pages.count, pages.lines_left()) if pages is not None else (0, None)))
        self._text = "\n".join([pages.text() if pages is not None else "", finished.words])
        read = (Passage("", self._text), *finished.passages)
        check = partial(leak_check.check_passages, letter_id=self.letter_id, passages=read)
        self._context.ops.read(check, partial(self._show_leaks, asked), self)

    def _show_leaks(self, asked: int, leaks: tuple[Leak, ...]) -> None:
        if asked != self._asked:
            return
        self._checks.show_leaks(leaks)
        self._reading = self._is_typing()
        self.settle()

    def _is_safe(self) -> bool:
        screen = self._way_out.window()
        return self._context.prompts.confirm(
            screen,
            "Leave what the leak check found in this letter?",
            "\n".join(f"{told} Your reason: {why}" for told, why in self._checks.reasons().items()),
            "Put in the outbox",
            "Keep writing",
        )
