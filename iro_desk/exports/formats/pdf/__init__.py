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


def write_to_fold(document: Document) -> bytes:
    """A document of A5 pages as A4 sheets to print on both sides, fold and read as a booklet.

    It is read out page by page, in the order the folded booklet is read.

    Raises:
        Refusal: a character no typeface draws.
    """
    glyphs.require_printable(document)
    from iro_desk.exports.formats.pdf.booklet import imposed  # lazily, as above
    from iro_desk.exports.formats.pdf.pages import lay_out
    from iro_desk.exports.formats.pdf.painter import paint

    return paint(imposed(lay_out(document)), document)
