"""What can stand at the left of a letter beside its words, in the order of the strip. A new pane is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.before_pane import BeforePane
from iro_desk.gui.pages.letter.other_language_pane import OtherLanguagePane
from iro_desk.gui.pages.letter.pane import LetterPane
from iro_desk.gui.pages.letter.pictures_pane import PicturesPane

WORDS, BEFORE, PICTURES, LANGUAGE = "words", "before", "pictures", "language"


@dataclass(frozen=True, slots=True)
class PaneKind:
    """A pane: the key it is asked for by, its name on the strip, and how it is made, when first shown."""

    key: str
    name: str
    made: Callable[[Context, int, int], LetterPane]


PANES: tuple[PaneKind, ...] = (
    PaneKind(BEFORE, "Before you write", BeforePane),
    PaneKind(PICTURES, "Pictures", PicturesPane),
    PaneKind(LANGUAGE, "Other language", OtherLanguagePane),
)
