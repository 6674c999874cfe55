"""Writes a document as a tagged PDF, aiming at PDF/UA-1."""

from __future__ import annotations

from iro_desk.exports import glyphs
from iro_desk.exports.document import Document


def write(document: Document) -> bytes:
    """The bytes of the PDF; the same document always gives the same bytes.

    Raises:
        Refusal: a character no typeface draws.
    """
    glyphs.require_printable(document)
    # Imported here because reportlab takes a third of a second to start.
    from iro_desk.exports.formats.pdf.pages import lay_out
    from iro_desk.exports.formats.pdf.painter import paint

    return paint(lay_out(document), document)
