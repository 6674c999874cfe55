"""ReadingPanel: how a text to a child reads, and everything in it worth a second look, kept up while it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.findings import Finding
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.domain.writing.plain_writing import PlainWriting
from iro_desk.domain.writing.reading import LIMITS, Reading, reading_of
from iro_desk.domain.writing.stretches import Stretch, pieces, stretches
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import Icon, announce, caption, labelled, link, wrapped
from iro_desk.gui.writing.aids import Aids

PAUSE_MS, SLICE_SECONDS = 300, 0.004
FIRST_ROWS, SHOWN_LETTERS = 5, 64
READERS = {
    Voice.KEEPSAKE: "a keepsake", Voice.YOUNG: "5 to 7", Voice.MIDDLE: "8 to 11", Voice.TEEN: "12 to 15",
    Voice.ADULT: "16 and over", Voice.EASY: "Easy Read",
}  # fmt: skip
KEYS = "F7 goes to each in turn, and Ctrl+. offers other words."
NOTHING = "No long or hard sentences, words of ours, initials or hurtful words"


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of one part of a text.

    Args:
        key: by which the part is asked for.
        looked_at: False for what is fixed, such as the child's rights or the child's own words.
    """

    key: str
    text: str
    looked_at: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Something to look at, and in which part; its place is in characters of that part."""

    key: str
    words: str
    finding: Finding


class ReadingPanel(QWidget):
    """The band, its limits, and a list from which the keyboard goes to each thing.

    Signals:
        place_asked(str, int, int): a part, and where in it the thing stands.
        done(): all of the text has been looked at.
    """

    place_asked = Signal(str, int, int)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self, gap=6)
        self.band = labelled("", "label", wrap=True)
        self.ages = wrapped("")
        whole.addWidget(self.band)
        whole.addWidget(self.ages)
        whole.addWidget(caption(LIMITS))
        self._nothing = QWidget()
        across = Line(self._nothing, gap=10)
        across.addWidget(Icon("check", "ok"), 0, TOP)
        across.addWidget(wrapped(NOTHING), 1)
        whole.addWidget(self._nothing)
        self.list = RowList("What to look at again")
        self.list.opened.connect(self._go)
        whole.addWidget(self.list)
        self.keys = caption(KEYS)
        self.all = link("", self._show_all, small=True)
        whole.addWidget(self.all, 0, LEFT)
        whole.addWidget(self.keys)
        self.found: tuple[Found, ...] = ()
        self.reading = Reading(None, 0, 0)
        self._shows_all = False
        self._aids: Aids | None = None
        self._asked: tuple[tuple[PartWords, ...], Voice, ChildsTerms] | None = None
        self._looking: Iterator[None] = iter(())
        self._pause, self._slices = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._look)
        self.hide()

    def use(self, aids: Aids) -> None:
        """Look with these words, once they are read."""
        if self._aids is None:
            self._aids = aids
            aids.changed.connect(self._pause.start)
            self._pause.start()

    def read(self, parts: Sequence[PartWords], voice: Voice, own: ChildsTerms) -> None:
        """Look at a text as it is now, when the officer pauses.

        Args:
            parts: in the order they are read.
        """
        asked = (tuple(parts), voice, own)
        if asked != self._asked:
            self._asked = asked
            self._slices.stop()
            self._pause.start()

    @property
    def is_done(self) -> bool:
        """Whether nothing waits to be looked at."""
        return not self._pause.isActive() and not self._slices.isActive()

    def _begin(self) -> None:
        plain = self._aids.plain if self._aids is not None else None
        self.setVisible(plain is not None and self._asked is not None)
        if plain is not None and self._asked is not None:
            self._looking = self._steps(plain, *self._asked)
            self._slices.start()

    def _look(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        while perf_counter() < until:
            if next(self._looking, self) is self:
                self._slices.stop()
                self.done.emit()
                return

    def _steps(
        self, plain: PlainWriting, parts: tuple[PartWords, ...], voice: Voice, own: ChildsTerms
    ) -> Iterator[None]:
        found: list[Found] = []
        read: list[Stretch] = []
        for part in parts:
            for start, piece in pieces(part.text) if part.looked_at else ():
                for one in plain.findings(piece, WrittenFor.CHILD, voice, own):
                    moved = Finding(start + one.start, start + one.end, one.kind, one.why, one.suggestions)
                    found.append(Found(part.key, piece[one.start : one.end], moved))
                read += stretches(piece)
                yield
        self._show(reading_of(read, plain.familiar), voice, tuple(found))

    def _show(self, reading: Reading, voice: Voice, found: tuple[Found, ...]) -> None:
        self.reading, self.found = reading, found
        heading = _heading(reading, voice)
        self.band.setText(heading)
        self.ages.setText("" if reading.band is None else f"{reading.sentence}.")
        self.ages.setVisible(reading.band is not None)
        announce(self.band, f"{heading}. {self.ages.text()}".strip())
        self._nothing.setVisible(not found)
        self._show_rows()

    def _show_rows(self) -> None:
        """The first few, so that what stands below the list is not pushed away; all when asked for."""
        shown = self.found if self._shows_all else self.found[:FIRST_ROWS]
        self.list.setVisible(bool(shown))
        self.keys.setVisible(bool(shown))
        self.list.show_rows(
            tuple(
                ListRow(str(number), main=f"“{_begun(one.words)}”", detail=one.finding.why)
                for number, one in enumerate(shown)
            )
        )
        count = len(self.found)
        self.all.setVisible(count > FIRST_ROWS)
        words = "Show fewer" if self._shows_all else f"Show all {count}"
        self.all.setText(words)
        self.all.setAccessibleName(f"{words}: {self.list.accessibleName()}")

    def _show_all(self) -> None:
        self._shows_all = not self._shows_all
        self._show_rows()

    def _go(self, key: str) -> None:
        one = self.found[int(key)]
        self.place_asked.emit(one.key, one.finding.start, one.finding.end)


def _heading(reading: Reading, voice: Voice) -> str:
    if reading.band is None:
        return reading.sentence
    readers = READERS[voice]
    return f"Hard for {readers}" if reading.is_harder_than(voice) else f"Easy enough for {readers}"


def _begun(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN_LETTERS else f"{line[:SHOWN_LETTERS].rsplit(' ', 1)[0]} …"
