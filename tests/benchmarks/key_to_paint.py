"""How long a key takes to be on the screen in an editor that holds six thousand words, with help and without.

Run by hand: ``python tests/benchmarks/key_to_paint.py [KEYS]``. The text is tried as paragraphs and as one paragraph.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.aids import Aids, load
from iro_desk.gui.writing.assistance import Assistance
from iro_desk.gui.writing.reading_panel import PartWords, ReadingPanel
from iro_desk.services.writing import WritingHelp

KEPT: list[QScrollArea] = []
LEAST_KEYS = 100
SENTENCE = (
    "Sam told me that the placement is going well and his socail worker visits every six weeks. The PEP was "
    "updated in May, and contact with his sister is on Sundays. "
)
WORDS = 6_000
PASTED = 1_000_000


def text(paragraphs: int) -> str:
    """Six thousand words in so many paragraphs."""
    sentences = WORDS // len(SENTENCE.split())
    each = max(sentences // paragraphs, 1)
    return "\n".join(SENTENCE * each for _ in range(sentences // each))


def timed(does: Callable[[], object]) -> float:
    """Milliseconds of one thing."""
    began = perf_counter()
    does()
    return (perf_counter() - began) * 1000


def opened(words: str, aids: Aids | None, reader: WrittenFor = WrittenFor.RECORD) -> NarrativeEdit:
    """An editor on the screen with its caret in the middle; helped when there is something to help with."""
    scrolled, editor = QScrollArea(), NarrativeEdit(words)
    editor.written_for = reader
    scrolled.setWidgetResizable(True)
    scrolled.setWidget(editor)
    scrolled.resize(800, 600)
    scrolled.show()
    KEPT.append(scrolled)
    editor.setFocus()
    if aids is not None:
        marker = Assistance(editor, aids).marker
        while not marker.is_done:
            QApplication.processEvents()
    editor.put_caret(len(words) // 2)
    QApplication.processEvents()
    return editor


def press(editor: NarrativeEdit) -> None:
    """One key, until it is painted."""
    QTest.keyClick(editor, Qt.Key.Key_E)
    QApplication.processEvents()


def measure_keys(aids: Aids, keys: int) -> None:
    """Type in the middle of each text, with help and without."""
    print(f"{'milliseconds':34} {'middle':>7} {'95 %':>7} {'most':>7}   ({keys} keys)")
    for name, paragraphs in (("forty paragraphs", 40), ("one paragraph", 1)):
        for help_words, help_there, reader in (
            ("bare", None, WrittenFor.RECORD),
            ("helped", aids, WrittenFor.RECORD),
            ("to a child", aids, WrittenFor.CHILD),
        ):
            editor = opened(text(paragraphs), help_there, reader)
            taken = sorted(timed(partial(press, editor)) for _ in range(keys))
            middle, most = statistics.median(taken), taken[-1]
            what = f"key, {name}, {help_words}"
            print(f"{what:34} {middle:7.2f} {taken[int(keys * 0.95)]:7.2f} {most:7.2f}")


def measure_panel(aids: Aids) -> None:
    """Look at a whole text beside it, and at how long anything else has to wait meanwhile."""
    panel = ReadingPanel()
    panel.use(aids)
    done: list[bool] = []
    panel.done.connect(lambda: done.append(True))
    panel.read([PartWords("0", text(40))], Voice.MIDDLE, ChildsTerms())
    slices = [0.0]
    while not done:
        slices.append(timed(QApplication.processEvents))
    print(
        f"panel over {WORDS} words: at most {max(slices):.0f} at once, {sum(slices):.0f} in all with its pause"
    )


def measure_pasting(aids: Aids) -> None:
    """Paste a megabyte, and look at how long anything else has to wait while it is marked."""
    for paragraphs in (4000, 40):
        much = QMimeData()
        much.setText("\r\n".join([SENTENCE * (PASTED // len(SENTENCE) // paragraphs)] * paragraphs))
        editor = opened("", aids)
        marker = editor.findChild(Assistance).marker
        pasted = timed(partial(editor.insertFromMimeData, much)) + timed(QApplication.processEvents)
        slices = [0.0]
        while not marker.is_done:
            slices.append(timed(QApplication.processEvents))
        key = timed(partial(press, editor))
        print(
            f"1 MB in {paragraphs} paragraphs: pasted in {pasted:.0f}, marked in {sum(slices):.0f}, ", end=""
        )
        print(f"at most {max(slices):.0f} at once; a key after it {key:.0f}")


def main(keys: int) -> None:
    """Read the dictionary, then take every measure."""
    application = QApplication([])
    theme.source().follow(application, "light", 1.0)
    words = paths.resource("data/words.toml").read_text("utf-8")
    began = perf_counter()
    familiar = paths.resource("data/familiar.txt").read_text("utf-8")
    loaded = load(paths.resource("spelling"), words, familiar)
    print(f"dictionary and words read in {(perf_counter() - began) * 1000:.0f} ms")
    aids = Aids()
    aids.take_loaded(loaded)
    aids.take_help(WritingHelp(frozenset(), frozenset({"Sam"}), True, True))
    measure_keys(aids, keys)
    measure_panel(aids)
    measure_pasting(aids)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(max(int(sys.argv[1]) if len(sys.argv) > 1 else 0, LEAST_KEYS))
