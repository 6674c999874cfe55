"""Writes a document for Word with real styles, so that headings, lists and tables are what they seem."""

from __future__ import annotations

from io import BytesIO

from iro_desk.exports.document import Document


def write(document: Document) -> bytes:
    """The bytes of the Word file; its properties hold the type of document and no person."""
    # Imported here because python-docx takes a fifth of a second to start.
    from iro_desk.exports.formats import word_parts, word_template
    from iro_desk.exports.formats.word_blocks import Writer

    if document.template is None:
        word = word_parts.blank(document)
        writer = Writer(word, document.look)
        for block in document.blocks:
            writer.add(block)
    else:
        word = word_template.filled(document.template, document)
    out = BytesIO()
    word.save(out)
    return word_parts.repeatable(out.getvalue())
