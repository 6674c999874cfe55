"""Refuses a document holding characters no typeface can print, so that none goes out with gaps."""

from __future__ import annotations

import unicodedata

from iro_desk.errors import Refusal
from iro_desk.exports import faces
from iro_desk.exports.document import Document, text_of

MOST_NAMED = 5


def clean(text: str) -> str:
    """Text as it is printed: accents joined to their letters, invisible controls left out."""
    joined = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    # Cc, Cf and Cs are controls, directions and halves of characters: nothing a page can show.
    kept = (one for one in joined if one == "\n" or unicodedata.category(one) not in {"Cc", "Cf", "Cs"})
    return "".join(" " if one.isspace() and one != "\n" and one != "\u00a0" else one for one in kept)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text no typeface draws, each once, in order."""
    return tuple(dict.fromkeys(one for one in clean(text) if one != "\n" and not faces.can_print(one)))


def require_printable(document: Document) -> None:
    """Pass a document every character of which can be printed.

    Raises:
        Refusal: naming the characters, never the words around them.
    """
    missing = unprintable(text_of(document))
    if not missing:
        return
    named = [f"{one} ({unicodedata.name(one, f'U+{ord(one):04X}').lower()})" for one in missing]
    listed = ", ".join(named[:MOST_NAMED])
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    raise Refusal(
        f"The page has no letter shapes for: {listed}{more}.",
        "Write them another way, or save the document for Word instead.",
    )
