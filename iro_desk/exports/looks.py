"""The colours and sizes documents are set in, chosen for paper: white on a band is 6:1 or better."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import USUAL_FORM, FormKind, LetterFold, LetterForm
from iro_desk.exports.document import Lettering, Look, Manner, Paper

INK: Final = "#1E2629"
MUTED: Final = "#545D60"
HAIRLINE: Final = "#C9C2B4"
VOICE: Final = "#74427A"
VOICE_SOFT: Final = "#F5ECF6"
WHITE: Final = "#FFFFFF"

THEMES: Final[dict[str, tuple[str, str]]] = {
    "green": ("#1F6A48", "#E7F2EA"),
    "blue": ("#255090", "#E6EDF7"),
    "plum": ("#74427A", "#F5ECF6"),
    "rust": ("#A0481C", "#FBEEE6"),
    "teal": ("#1B5E66", "#E0EDED"),
    "plain": ("#1E2629", "#F2F2F0"),
}

_VOICES: Final[dict[Voice, tuple[float, float, Manner, str]]] = {
    Voice.KEEPSAKE: (12.5, 1.55, Manner.GENTLE, "plum"),
    Voice.YOUNG: (15, 1.45, Manner.WARM, "blue"),
    Voice.MIDDLE: (12.5, 1.45, Manner.WARM, "green"),
    Voice.TEEN: (11.5, 1.45, Manner.STRAIGHT, "teal"),
    Voice.ADULT: (11.5, 1.42, Manner.STRAIGHT, "plain"),
    Voice.EASY: (16, 1.5, Manner.WARM, "teal"),
}


_LARGE: Final = 18.0
_EASY: Final = 16.0
_CREAM: Final = "#FBF5E6"
# Letters wider apart, and words more than three times as much, as the British Dyslexia Association advises.
_SPREAD: Final = Lettering(is_wide=True, tracking=0.035, word_gap=0.13)


def letter(voice: Voice, theme: str = "", form: LetterForm = USUAL_FORM) -> Look:
    """The dress of a letter.

    Args:
        theme: a key of ``THEMES`` the child chose; empty takes the voice's own.
    """
    points, line, manner, usual = _VOICES[voice]
    band, soft = THEMES[theme or usual]
    look = Look(points, line, band, soft, manner, one_page=True)
    if form.fold is LetterFold.BOOKLET:
        look = replace(look, paper=Paper.A5, one_page=False)
    return _in_form(look, form)


def _in_form(look: Look, form: LetterForm) -> Look:
    match form.kind:
        case FormKind.LARGE_PRINT:
            return replace(look, text_points=_LARGE, line=1.4, smallest=_LARGE, one_page=False)
        case FormKind.DYSLEXIA:
            points = max(look.text_points, 13.0)
            tint = _CREAM if form.tinted else ""
            return replace(
                look, text_points=points, line=1.5, lettering=_SPREAD, tint=tint, smallest=10, one_page=False
            )
        case FormKind.EASY_READ:
            return replace(
                look, text_points=_EASY, line=1.36, manner=Manner.EASY, smallest=9.5, one_page=False
            )
        case FormKind.STRIP:
            return replace(
                look, text_points=_EASY, line=1.36, manner=Manner.WARM, smallest=9.5, one_page=False
            )
        case FormKind.DIGNIFIED:
            return replace(look, manner=Manner.STRAIGHT)
        case FormKind.STANDARD:
            return look


def record() -> Look:
    """The dress of papers for professionals."""
    band, soft = THEMES["teal"]
    return Look(10.5, 1.4, band, soft)
