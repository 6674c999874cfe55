"""WritingDesk: gives every editor of long text in one window its help, from the first time it has the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from iro_desk import paths
from iro_desk.domain.changes import Changes
from iro_desk.gui.aside import start_aside
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.aids import Aids, Loaded, load
from iro_desk.gui.writing.assistance import Assistance
from iro_desk.gui.writing.going import walk
from iro_desk.gui.writing.marker import Marker
from iro_desk.gui.writing.picker import PhrasePicker
from iro_desk.gui.writing.speller import SPELLING
from iro_desk.services import own_terms, phrases, swaps, writing

WORDS = "data/words.toml"
FAMILIAR = "data/familiar.txt"
KINDS = frozenset({"child", "person", "officer_word", "officer_swap", "setting"})
PAUSE_MS, LOOK_AGAIN_MS = 300, 30
WHERE = "Put the caret in a longer answer first, then press these keys again."


class WritingDesk(QObject):
    """Reads the dictionary when something is first written, and never before.

    The reading waits for a pause: the dictionary's own engine lets nothing else run for its tenth of a second.

    Args:
        window: whose editors are helped.
    """

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.aids = Aids(self)
        self.picker = PhrasePicker(context, window)
        self._target: NarrativeEdit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._load)
        self._look_again = QTimer(self)
        self._look_again.setInterval(LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._take)
        self._reading: Future[Loaded] | None = None
        self._begun = False
        self._connect()

    def suggest(self) -> None:
        """Open the menu of the marked word at the caret, or of the next one."""
        editor = self._editor()
        if editor is None:
            self._context.toast(WHERE)
        elif not self._help(editor).suggest():
            self._context.toast("Nothing is marked in this answer.")

    @classmethod
    def of(cls, widget: QWidget) -> WritingDesk | None:
        """The writing desk of the window a widget is in; None in a window without one."""
        return widget.window().findChild(cls)

    def help_all(self, editors: Iterable[NarrativeEdit]) -> None:
        """Help in these editors before any of them has the keyboard."""
        for editor in editors:
            self._help(editor)

    def go_to_finding(self, step: int = 1) -> None:
        """Go to the next thing to look at in the words, or the one before, and say why it is marked."""
        editor = self._editor()
        if editor is None:
            self._context.toast(WHERE)
            return
        found = walk(self._beside(editor), editor, step)
        if found is None:
            self._context.toast("Nothing to look at in these words.")
        else:
            assistance = self._help(found.editor)
            assistance.telling.go_to(found.start, found.end, found.finding)

    def choose_phrase(self) -> None:
        """Ask which phrase, and put it where the caret stands."""
        editor = self._editor()
        if editor is None:
            self._context.toast(WHERE)
        else:
            self._target = editor
            self.picker.open_over(editor)

    def _connect(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._meet)
        self.picker.chosen.connect(self._insert)
        self._context.ops.changed.connect(self._on_changed)

    def _meet(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, NarrativeEdit) and self._window.isAncestorOf(now):
            self._help(now)

    def _editor(self) -> NarrativeEdit | None:
        here = self._window.focusWidget()
        return here if isinstance(here, NarrativeEdit) and not here.isReadOnly() else None

    def _beside(self, editor: NarrativeEdit) -> list[tuple[NarrativeEdit, Marker]]:
        """The editors of the same text in order: every one that this child reads, or this one alone."""
        all_of_them = self._window.findChildren(NarrativeEdit) if editor.child_id is not None else [editor]
        read_by = [
            one
            for one in all_of_them
            if one.child_id == editor.child_id and one.isVisible() and one.isEnabled()
        ]
        return [(one, self._help(one).marker) for one in read_by or [editor]]

    def _help(self, editor: NarrativeEdit) -> Assistance:
        found = editor.findChild(Assistance)
        if isinstance(found, Assistance):
            return found
        made = Assistance(editor, self.aids)
        made.word_added.connect(self._add_word)
        made.phrase_made.connect(self._make_phrase)
        made.phrase_wanted.connect(self.choose_phrase)
        made.term_silenced.connect(self._silence)
        made.own_term_made.connect(self._make_own_term)
        if not self._begun:
            editor.textChanged.connect(self._wait)
            self._wait()
        return made

    def _wait(self) -> None:
        if not self._begun:
            self._pause.start()

    def _load(self) -> None:
        self._begun = True
        words, familiar = (self._context.resource_text(name) for name in (WORDS, FAMILIAR))
        self._reading = start_aside(partial(load, paths.resource(SPELLING), words, familiar))
        self._look_again.start()
        self._read_help()

    def _take(self) -> None:
        """The thread that reads holds no part of the window, which may be gone before it ends."""
        if self._reading is None or not self._reading.done():
            return
        self._look_again.stop()
        trouble = self._reading.exception()
        if trouble is not None:
            self._context.ops.broke.emit(trouble)
        else:
            self.aids.take_loaded(self._reading.result())

    def _read_help(self) -> None:
        self._context.ops.read(writing.writing_help, self.aids.take_help, self.aids)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if self._begun and KINDS & changes.kinds:
            self._read_help()

    def _add_word(self, word: str) -> None:
        self._context.ops.write(
            "Add a word to your words",
            partial(writing.add_word, word=word),
            lambda _: self._context.toast("Added to your words."),
            self,
        )

    def _silence(self, term: str) -> None:
        self._context.ops.write(
            "Leave a word unmarked",
            partial(swaps.keep, term=term, instead=""),
            lambda _: self._context.toast("Not marked any more. Settings, Your words, changes it."),
            self,
        )

    def _make_own_term(self, child_id: int, word: str) -> None:
        self._context.ops.write(
            "Keep a child’s own word",
            partial(own_terms.keep, child_id=child_id, values={"says": word}),
            lambda _: self._context.toast("Kept as the child’s own word."),
            self,
        )

    def _make_phrase(self, words: str) -> None:
        def made(_: int) -> None:
            self._context.toast("Kept as a phrase. Ctrl+; puts it in; Settings, Your words, changes it.")

        self._context.ops.write("Make a phrase", partial(phrases.keep_selection, text=words), made, self)

    def _insert(self, words: str) -> None:
        editor = self._target
        if editor is not None and editor is self._editor():
            editor.put_in(words)
