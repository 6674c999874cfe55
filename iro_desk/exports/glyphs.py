"""Refuses a document holding characters no typeface can print, so that none goes out with gaps."""

from __future__ import annotations

import unicodedata
from typing import Final

from iro_desk.errors import Refusal
from iro_desk.exports import faces
from iro_desk.exports.document import Document
from iro_desk.exports.document_text import printed_text_of
from iro_desk.exports.font_files import ARABIC, SPOKEN_NAMES

MOST_NAMED = 5
# Joiners say whether letters of Arabic script join; anywhere else they are nothing a page can show.
_JOINERS: Final = frozenset("\u200c\u200d")


def clean(text: str) -> str:
    """Text as it is printed: accents joined to their letters, invisible controls left out."""
    joined = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    if joined.isascii() and joined.replace("\n", "").isprintable():
        return joined
    kept: list[str] = []
    for one in joined:
        # Cc, Cf and Cs are controls, directions and halves of characters: nothing a page can show.
        is_shown = one == "\n" or unicodedata.category(one) not in {"Cc", "Cf", "Cs"}
        if is_shown or (one in _JOINERS and kept and is_arabic(kept[-1])):
            kept.append(one)
    return "".join(" " if one.isspace() and one != "\n" and one != "\u00a0" else one for one in kept)


def is_arabic(character: str) -> bool:
    """Whether a character belongs to the Arabic script."""
    return "\u0600" <= character <= "\u08ff" or "\ufb50" <= character <= "\ufefc"


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text no typeface draws, each once, in order."""
    missing = (one for one in clean(text) if one != "\n" and not faces.can_print(one))
    return tuple(dict.fromkeys(missing))


def require_printable(document: Document) -> None:
    """Pass a document every character of which can be printed.

    Raises:
        Refusal: naming the characters and the typefaces that lack them, never the words around them.
    """
    missing = unprintable(printed_text_of(document))
    if not missing:
        return
    named = [f"{one} ({unicodedata.name(one, f'U+{ord(one):04X}').lower()})" for one in missing]
    listed = ", ".join(named[:MOST_NAMED])
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    raise Refusal(
        f"The page has no letter shapes for: {listed}{more}. {_lacking(missing)}",
        "Write them another way, or save the document for Word instead.",
    )


def _lacking(missing: tuple[str, ...]) -> str:
    """Which typefaces were looked in."""
    arabic = [one for one in missing if is_arabic(one)]
    looked = [ARABIC[0]] if len(arabic) == len(missing) else [one[0] for one in faces.USUAL_ORDER]
    names = [SPOKEN_NAMES[one] for one in looked]
    if len(names) == 1:
        return f"{names[0]} does not hold them."
    return f"{', '.join(names[:-1])} and {names[-1]} do not hold them."
