"""The colours and sizes documents are set in, chosen for paper: white on a band is 6:1 or better."""

from __future__ import annotations

from typing import Final

from iro_desk.domain.codes import Voice
from iro_desk.exports.document import Look, Manner

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


def letter(voice: Voice, theme: str = "") -> Look:
    """The dress of a letter.

    Args:
        theme: a key of ``THEMES`` the child chose; empty takes the voice's own.
    """
    points, line, manner, usual = _VOICES[voice]
    band, soft = THEMES[theme or usual]
    return Look(points, line, band, soft, manner, one_page=voice is not Voice.EASY)


def record() -> Look:
    """The dress of papers for professionals."""
    band, soft = THEMES["teal"]
    return Look(10.5, 1.4, band, soft)
